package experiment

import (
	"fmt"
	"math/rand/v2"

	"zigzag/core/nn"
)

// A deepPass is one batch on its way through the layers. It holds what the steps to come
// need, and lets go of it as soon as they do not: the pre-activations of a layer until
// the gradient has been there, the weights of one layer at a time. They are drawn again
// for the way back, from the same stream, which is less than to keep ten layers of them.
type deepPass struct {
	plan
	unit unit
	init nn.Initializer
	seed uint64
	kind string // of the inputs

	x, y    []float64   // batch×widest: into the layer and out of it, or the derivatives by these
	z       [][]float64 // by layer, batch×units; normalised where there is normalisation
	a       []float64   // activations of one slice
	w       []float64   // of the present layer: unit by unit forwards, input by input on the way back
	drawn   []float64   // weights of one step
	weights *rand.Rand  // of the present layer
	data    *rand.Rand  // the inputs
	outside *rand.Rand  // the gradient that is sent back
	norms   []batchNorm // by layer
}

func newDeepPass(p plan, u unit, init nn.Initializer, v values) *deepPass {
	return &deepPass{
		plan: p, unit: u, init: init, seed: v.seed(), kind: v["inputs"],
		z: make([][]float64, p.layers), norms: make([]batchNorm, p.layers),
		data: stream(v.seed(), "data"), outside: stream(v.seed(), "gradient"),
	}
}

// do does the step at a place, and counts what it gave.
func (p *deepPass) do(at place, s *propagateSession) {
	switch {
	case at.phase == phaseDraw:
		p.draw(at)
	case !at.back && at.phase == phaseSums:
		p.forward(at, s)
	case !at.back:
		p.normalise(at, s)
	case at.phase == phaseNorm:
		p.gather(at)
	default:
		p.backward(at, s)
	}
	if at.phase != phaseDraw && p.last(at) {
		p.leave(at)
	}
}

// last reports whether a step is a layer's last, one way.
func (p *deepPass) last(at place) bool {
	_, to := p.span(at)
	final := phaseSums
	if !at.back && p.norm {
		final = phaseNorm
	}
	return at.phase == final && to == p.batch && at.index == p.steps(final)-1
}

func (p *deepPass) steps(f phase) int {
	if f == phaseNorm {
		return p.plan.norms
	}
	return p.sums
}

// leave makes what came out of a layer what goes into the next.
func (p *deepPass) leave(at place) {
	p.x, p.y = p.y, p.x
	if at.back || !p.plan.backward {
		p.z[at.layer] = nil
	}
}

// draw makes some of a layer's weights. The first layer needs none on the way back,
// since the derivatives by the inputs are not asked for.
func (p *deepPass) draw(at place) {
	if at.index == 0 {
		p.enter(at)
	}
	if at.back && at.layer == 0 {
		return
	}
	fanIn := p.fanIn(at.layer)
	from := min(at.index*stepNormals, fanIn*p.units)
	to := min(from+stepNormals, fanIn*p.units)
	drawn := p.drawn[:to-from]
	p.init.Fill(drawn, fanIn, p.units, p.weights)
	if at.back {
		copy(p.w[from:], drawn)
		return
	}
	i, j := from/p.units, from%p.units
	for _, w := range drawn {
		p.w[j*fanIn+i] = w
		if j++; j == p.units {
			i, j = i+1, 0
		}
	}
}

// enter makes room for a layer.
func (p *deepPass) enter(at place) {
	widest := max(p.inputs, p.units)
	if p.x == nil {
		p.x, p.y = make([]float64, p.batch*widest), make([]float64, p.batch*widest)
		p.w, p.drawn = make([]float64, widest*p.units), make([]float64, min(stepNormals, widest*p.units))
		p.a = make([]float64, max(p.rows, p.normRows)*p.units)
		if p.kind == "digits" {
			copy(p.x, digitsFor(p.seed, p.batch))
		}
	}
	if p.z[at.layer] == nil && !at.back {
		p.z[at.layer] = make([]float64, p.batch*p.units)
	}
	if p.norm && !at.back {
		p.norms[at.layer] = newBatchNorm(p.units)
	}
	p.weights = stream(p.seed, fmt.Sprint("init ", at.layer+1))
}

// forward takes a few examples through the sums of a layer and, if nothing is
// normalised, through its activation.
func (p *deepPass) forward(at place, s *propagateSession) {
	from, to := p.span(at)
	if from == to {
		return
	}
	fanIn := p.fanIn(at.layer)
	x := p.x[from*fanIn : to*fanIn]
	if at.layer == 0 {
		p.feed(x)
		s.input.add(x)
	}
	z := p.z[at.layer][from*p.units : to*p.units]
	nn.Product(z, x, p.w[:fanIn*p.units], to-from, fanIn, p.units)
	if p.norm {
		p.norms[at.layer].see(z)
		return
	}
	p.activate(at, z, from, to, s)
}

// feed draws the inputs of a few examples.
func (p *deepPass) feed(x []float64) {
	switch p.kind {
	case "normal":
		nn.Normals(x, p.data)
	case "uniform":
		for i := range x {
			x[i] = float64(2*nn.Uniform(p.data)) - 1
		}
	}
}

// normalise takes a few examples through the normalisation and the activation.
func (p *deepPass) normalise(at place, s *propagateSession) {
	from, to := p.span(at)
	if from == to {
		return
	}
	z := p.z[at.layer][from*p.units : to*p.units]
	p.norms[at.layer].apply(z)
	p.activate(at, z, from, to, s)
}

func (p *deepPass) activate(at place, z []float64, from, to int, s *propagateSession) {
	a := p.y[from*p.units : to*p.units]
	p.unit.apply(a, z)
	s.layers[at.layer].addActivations(p.unit, z, a)
}

// behind is the derivative by the normalised pre-activations of a few examples, in the
// place of that by the activations.
func (p *deepPass) behind(at place, from, to int) (dz, z []float64) {
	dz, z = p.x[from*p.units:to*p.units], p.z[at.layer][from*p.units:to*p.units]
	if at.layer == p.layers-1 {
		nn.Normals(dz, p.outside)
	}
	a := p.a[:len(z)]
	p.unit.apply(a, z)
	p.unit.back(dz, dz, z, a)
	return dz, z
}

// gather sums up, unit by unit, what the way back through the normalisation needs.
func (p *deepPass) gather(at place) {
	if from, to := p.span(at); from < to {
		dz, z := p.behind(at, from, to)
		p.norms[at.layer].gather(dz, z)
	}
}

// backward takes the gradient of a few examples through a layer.
func (p *deepPass) backward(at place, s *propagateSession) {
	from, to := p.span(at)
	if from == to {
		return
	}
	var dz []float64
	if p.norm {
		dz = p.x[from*p.units : to*p.units]
		p.norms[at.layer].back(dz, p.z[at.layer][from*p.units:to*p.units], p.batch)
	} else {
		dz, _ = p.behind(at, from, to)
	}
	s.back[at.layer].add(dz)
	if at.layer > 0 {
		nn.Product(p.y[from*p.units:to*p.units], dz, p.w[:p.units*p.units], to-from, p.units, p.units)
	}
}
