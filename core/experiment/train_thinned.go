package experiment

import (
	"math"

	"zigzag/core/figure"
	"zigzag/core/nn"
)

// A thinning is what the thinned networks of dropout say of one example, each with a
// mask of its own, beside what the whole network says.
type thinning struct {
	version uint64 // of the session; 0 for none yet
	set     figure.Set
	example int       // its row in the set
	says    []float64 // by mask
	whole   float64
	rows    []float64 // the example again and again
}

// Bounds of how many masks are tried: as many as make a histogram, and as few as keep
// a large network within a frame.
const (
	mostThinned  = 256
	fewestThin   = 32
	thinnedAdds  = 1 << 20 // multiply-adds of one look, about
	thinnedChunk = 32      // masks a pass
)

// thinned asks for the example looked at, or else the first of validation, or of training
// where there is no validation. The masks are those of a stream of their own, the same at
// every step, so that what changes is the network. What is told is the output as it is
// shown; of several outputs the one of the example's class, a probability if the loss is
// the cross-entropy.
func (s *trainSession) thinned() *thinning {
	t := &s.thinning
	if t.version == s.version {
		return t
	}
	t.version, t.set, t.example = s.version, figure.Val, 0
	switch i := s.current(); {
	case i >= 0:
		t.set, t.example = figure.Train, i
	case s.rows(figure.Val) == 0:
		t.set = figure.Train
	}
	net, e := s.drawn(), &s.sets[t.set]
	in, outs := net.Inputs(), net.Outputs()
	x := e.x[in*t.example:][:in]
	t.whole = s.saysOf(e, t.example, net.Forward(s.eval, x, 1))
	t.says = t.says[:0]
	masks := min(mostThinned, max(fewestThin, thinnedAdds/len(net.Params)))
	if !net.Drops() {
		for range masks {
			t.says = append(t.says, t.whole)
		}
		return t
	}
	if len(t.rows) != in*thinnedChunk {
		t.rows = make([]float64, in*thinnedChunk)
	}
	for k := range thinnedChunk {
		copy(t.rows[in*k:], x)
	}
	rng := stream(s.values.seed(), "thinned")
	for len(t.says) < masks {
		n := min(thinnedChunk, masks-len(t.says))
		net.DrawMasks(s.eval, n, rng)
		out := net.ForwardMasked(s.eval, t.rows[:in*n], n)
		for k := range n {
			t.says = append(t.says, s.saysOf(e, t.example, out[outs*k:][:outs]))
		}
	}
	return t
}

// saysOf is the one number that stands for a row of outputs.
func (s *trainSession) saysOf(e *examplesOf, row int, out []float64) float64 {
	if len(out) == 1 {
		return s.reading.shown(out[0])
	}
	k := e.table.Label[row]
	if s.reading.loss == nn.SoftmaxCrossEntropy {
		return nn.Softmax(nil, out)[k]
	}
	return out[k]
}

// spread are the mean of what the thinned networks say and its standard deviation.
func (t *thinning) spread() (mean, std float64) {
	n := float64(len(t.says))
	for _, v := range t.says {
		mean += v - t.whole // so that equal numbers have exactly this mean
	}
	mean = t.whole + mean/n
	for _, v := range t.says {
		std += float64((v - mean) * (v - mean))
	}
	return mean, math.Sqrt(std / n)
}

// masks are those that layer l (from 0) had in the last update, examples×units, 0 for a
// unit left out: nil for a layer that keeps all, and before the first update.
func (s *trainSession) masks(l int) []float64 { return s.trainer.Workspace().Mask(l) }

func (s *trainSession) thinnedMetrics() []metric {
	const which = " over thinned networks, each with a mask of dropout of its own, for the example looked at, or else the first of validation (of training, where there is none)."
	return []metric{
		{name: "thinned", field: "mean", help: "The mean of the output" + which, value: func(args) ([]float64, error) {
			mean, _ := s.thinned().spread()
			return one(mean)
		}},
		{name: "thinned", field: "std", help: "The standard deviation of the output" + which, value: func(args) ([]float64, error) {
			_, std := s.thinned().spread()
			return one(std)
		}},
		{name: "thinned", field: "whole", help: "The output of the whole network, all units present, for the same example.", value: func(args) ([]float64, error) {
			return one(s.thinned().whole)
		}},
		{name: "thinned", field: "unscaled", help: "What the whole network would say of it if nobody scaled: each unit 1/keep times as loud.", value: func(args) ([]float64, error) {
			return one(s.unscaled(s.thinned()))
		}},
	}
}
