package experiment

import (
	"fmt"

	"zigzag/core/figure"
)

// mostSpread is about how many activations the spreads are taken of: with more, they
// take every second, third… training example.
const mostSpread = 200_000

// trainSpreads are how activations and gradients of a training run are distributed,
// layer by layer, over the training set: what histograms and statistics show.
type trainSpreads struct {
	s      *trainSession
	at     uint64 // the version that they belong to; 0 for none
	units  []unit
	layers []spread
	back   []spread // of the derivatives of each example's own loss by z
	grad   []float64
	x, t   []float64 // one pass
	names  []string
	rows   []figure.LayerRow
	series []figure.LayerSeries
}

func (s *trainSession) spreads() *trainSpreads {
	if s.view.spreads == nil {
		s.view.spreads = &trainSpreads{s: s}
	}
	return s.view.spreads
}

// look measures the layers as they are drawn now. Training is left as it is.
func (p *trainSpreads) look() {
	s := p.s
	if p.at == s.version {
		return
	}
	p.at = s.version
	net := s.drawn()
	p.setUp()
	e := s.sets[figure.Train]
	n, in, out := e.table.Rows(), net.Inputs(), net.Outputs()
	activations := 0
	for l := range net.Layers() {
		_, b, _, _ := net.Layer(l)
		activations += len(b)
	}
	every := max(n*activations/mostSpread, 1)
	for lo := 0; lo < n; lo += chunk * every {
		p.x, p.t = p.x[:0], p.t[:0]
		batch := 0
		for i := lo; i < min(n, lo+chunk*every); i += every {
			p.x, p.t = append(p.x, e.x[in*i:in*(i+1)]...), append(p.t, e.target[out*i:out*(i+1)]...)
			batch++
		}
		net.Gradient(s.eval, p.grad, p.x, p.t, batch)
		for l := range p.layers {
			a, dz := s.eval.A(l), s.eval.DZ(l)
			if l == len(p.layers)-1 { // as it is shown: a probability, if the loss is logistic
				for i, v := range a {
					a[i] = s.reading.shown(v)
				}
				p.layers[l].add(a)
			} else {
				p.layers[l].addActivations(p.units[l], s.eval.Z(l), a)
			}
			for i := range dz { // the mean loss is of batch examples
				dz[i] *= float64(batch)
			}
			p.back[l].add(dz)
		}
	}
}

// setUp clears what was measured, and reads the activations, which a change changes.
func (p *trainSpreads) setUp() {
	net := p.s.drawn()
	n := net.Layers()
	if len(p.layers) != n {
		p.layers, p.back, p.units = make([]spread, n), make([]spread, n), make([]unit, n)
		p.names = nil
		for l := range n {
			p.names = append(p.names, fmt.Sprintf("layer %d", l+1))
		}
		p.names[n-1] = "output"
	}
	clear(p.layers)
	clear(p.back)
	if len(p.grad) != len(net.Params) {
		p.grad = make([]float64, len(net.Params))
	}
	for l, spec := range net.Config().Layers {
		if p.units[l].net == nil || p.units[l].activation != spec.Activation {
			u, err := newUnit(spec.Activation, spec.Func)
			if err != nil {
				panic("experiment: " + err.Error()) // the network has it already
			}
			p.units[l] = u
		}
		if slope, learned := net.Slope(l); learned {
			p.units[l].net.Params[2] = slope
		}
	}
}

// Version is that of the run.
func (p *trainSpreads) Version() uint64 { return p.s.version }

// Rows are the activations and the gradients.
func (p *trainSpreads) Rows() []figure.LayerRow {
	p.look()
	n := len(p.layers)
	if len(p.rows) == 0 || len(p.rows[0].Layers) != n {
		p.rows = []figure.LayerRow{
			{Title: "activations", Layers: make([]figure.LayerValues, n)},
			{Title: "gradients by z", Back: true, Layers: make([]figure.LayerValues, n)},
		}
	}
	for l, name := range p.names {
		p.rows[0].Layers[l] = p.layers[l].values(name, true)
		back := p.back[l].values(name, true)
		back.Saturated = -1
		p.rows[1].Layers[l] = back
	}
	return p.rows
}

func (p *trainSpreads) Names() []string {
	p.look()
	return p.names
}

func (p *trainSpreads) Backwards() bool { return true }

// Series is the run, a point a layer.
func (p *trainSpreads) Series() []figure.LayerSeries {
	p.look()
	if len(p.series) == 0 || len(p.series[0].Layers) != len(p.layers) {
		p.series = []figure.LayerSeries{{Layers: make([]figure.LayerPoint, len(p.layers))}}
	}
	for l := range p.layers {
		p.series[0].Layers[l] = figure.LayerPoint{Known: true, Mean: p.layers[l].average(), Std: p.layers[l].std(), Back: true, Gradient: p.back[l].std()}
	}
	return p.series
}

func (s *trainSession) statistics() figure.StatisticsModel {
	if s.view == nil {
		s.view = newViewState(s)
	}
	return s.spreads()
}
