package experiment

import (
	"math"

	"zigzag/core/nn"
)

// A weightCost is what a penalty makes the two numbers on the axes cost,
// Σ l1·|w| + l2/2·w²: nothing where an axis is a bias, or a learned slope.
type weightCost struct{ l1, l2 [2]float64 }

func newWeightCost(p nn.Penalty, axes [2]axis) (c weightCost) {
	for k, a := range axes {
		if a.i > 0 {
			c.l1[k], c.l2[k] = p.L1, p.L2
		}
	}
	return c
}

func (c weightCost) free() bool { return c == weightCost{} }

// at is the cost of w.
func (c weightCost) at(w [2]float64) float64 {
	sum := 0.0
	for k, v := range w {
		sum += float64(c.l1[k]*math.Abs(v)) + float64(0.5*float64(c.l2[k]*float64(v*v)))
	}
	return sum
}

// lowest is where g·w + ½ wᵀHw + the cost of w is least. L1 has a kink at 0, so each
// number may be above, below or at 0; of the points that these nine cases give, the
// lowest is it. ok is false where every case falls for ever.
func (c weightCost) lowest(g [2]float64, h hessian) (w [2]float64, ok bool) {
	h.a, h.c = h.a+c.l2[0], h.c+c.l2[1]
	height := math.Inf(1)
	try := func(v [2]float64) {
		hv := h.times(v)
		at := float64(g[0]*v[0]) + float64(g[1]*v[1]) + float64(0.5*(float64(hv[0]*v[0])+float64(hv[1]*v[1]))) +
			float64(c.l1[0]*math.Abs(v[0])) + float64(c.l1[1]*math.Abs(v[1]))
		if at < height {
			w, height, ok = v, at, true
		}
	}
	signs := []float64{0}
	for _, l := range c.l1 {
		if l != 0 {
			signs = []float64{-1, 1}
		}
	}
	for _, s0 := range signs {
		for _, s1 := range signs {
			if v, up := h.solve([2]float64{-g[0] - float64(s0*c.l1[0]), -g[1] - float64(s1*c.l1[1])}); up {
				try(v)
			}
		}
		if c.l1[1] != 0 && h.a > 0 {
			try([2]float64{(-g[0] - float64(s0*c.l1[0])) / h.a, 0})
		}
		if c.l1[0] != 0 && h.c > 0 {
			try([2]float64{0, (-g[1] - float64(s0*c.l1[1])) / h.c})
		}
	}
	if c.l1[0] != 0 && c.l1[1] != 0 {
		try([2]float64{})
	}
	return w, ok
}

// minimumWith is minimum for loss and cost together: by the nine cases of a quadratic, or by
// Newton's method on the loss, damped, with the cost taken whole in each step. h is the
// curvature there, with that of L2.
//
// Source: Lee, Sun & Saunders, Proximal Newton-type methods (2014).
func (s *surface) minimumWith(w [2]float64, c weightCost) (m [2]float64, h hessian, ok bool) {
	bent := func(h hessian) hessian { return hessian{h.a + c.l2[0], h.b, h.c + c.l2[1]} }
	if s.quadratic {
		m, ok = c.lowest(s.g, s.h)
		return m, bent(s.h), ok
	}
	const rounds, farthest, still = 100, 50, 1e-10
	damping, height := 1e-3, s.loss(w)+c.at(w)
	for range rounds {
		g, at := s.gradient(w), s.hessian(w)
		next, lower, found := w, height, false
		for range 40 {
			damped := hessian{at.a + damping, at.b, at.c + damping}
			hw := damped.times(w)
			if v, up := c.lowest([2]float64{g[0] - hw[0], g[1] - hw[1]}, damped); up {
				if loss := s.loss(v) + c.at(v); loss <= height {
					next, lower, found = v, loss, true
					damping = max(damping/10, 1e-15)
					break
				}
			}
			damping *= 10
		}
		if !found || math.Abs(next[0]) > farthest || math.Abs(next[1]) > farthest {
			return w, bent(at), false
		}
		moved := between(w, next)
		w, height = next, lower
		if moved < still {
			return w, bent(at), true
		}
	}
	return w, bent(s.hessian(w)), false
}

// move is where a step from w down the gradient g leads, and what is remembered of it
// in m.
func (s *descendSession) move(w, g [2]float64, m *nn.Moments) [2]float64 {
	s.trial.w, s.trial.g = w, g
	s.rules.Step(s.trial.w[:], s.trial.g[:], s.weights, s.rate(), m)
	return s.trial.w
}

// weightSpans are the axes that are weights, which a penalty is on.
func weightSpans(axes [2]axis) (spans []nn.Span) {
	for k, a := range axes {
		if a.i > 0 {
			spans = append(spans, nn.Span{From: k, To: k + 1})
		}
	}
	return spans
}

// rate is the learning rate of the coming step, as the schedule has it.
func (s *descendSession) rate() float64 { return s.rules.Rate(s.walk.steps, s.StepsPerEpoch()) }

// penalty is what the two weights cost now.
func (s *descendSession) penalty() float64 { return s.cost.at(s.walk.w) }
