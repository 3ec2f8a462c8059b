package experiment

import "math"

// minimum looks for the bottom that lies below w. ok is false where there is
// none nearby: a flat floor, a loss that keeps falling for ever larger weights.
//
// A quadratic has its minimum where g + H·w = 0. Any other surface is descended
// by Newton's method, damped so that each step goes down.
//
// Source: Levenberg (1944); Marquardt (1963).
func (s *surface) minimum(w [2]float64) (m [2]float64, h hessian, ok bool) {
	if s.quadratic {
		m, ok = s.h.solve([2]float64{-s.g[0], -s.g[1]})
		return m, s.h, ok
	}
	const (
		rounds   = 100
		farthest = 50   // such weights saturate whatever they lead to
		flat     = 1e-7 // a curvature below this is none
		level    = 1e-8 // a slope below this is none
	)
	damping, height := 1e-3, s.loss(w)
	for range rounds {
		g := s.gradient(w)
		h = s.hessian(w)
		if math.Abs(g[0])+math.Abs(g[1]) < level {
			_, smallest := h.curvatures()
			return w, h, smallest > flat
		}
		next, lower, found := s.lower(w, g, h, height, &damping)
		if !found || math.Abs(next[0]) > farthest || math.Abs(next[1]) > farthest {
			return w, h, false
		}
		w, height = next, lower
	}
	return w, h, false
}

// lower takes one damped Newton step that goes down.
func (s *surface) lower(w, g [2]float64, h hessian, height float64, damping *float64) (next [2]float64, loss float64, ok bool) {
	for range 40 {
		damped := hessian{h.a + *damping, h.b, h.c + *damping}
		if d, up := damped.solve([2]float64{-g[0], -g[1]}); up {
			next = [2]float64{w[0] + d[0], w[1] + d[1]}
			if loss = s.loss(next); loss <= height {
				*damping = max(*damping/10, 1e-15)
				return next, loss, true
			}
		}
		*damping *= 10
	}
	return w, height, false
}
