package experiment

import (
	"math"

	"zigzag/core/nn"
)

// A surface is the mean loss over all examples, as a function of the two
// weights on the axes while all others stay. It works on a network of its own.
type surface struct {
	net    *nn.Network
	ws     *nn.Workspace
	grad   []float64
	axes   [2]int // in Params
	x      []float64
	target []float64
	rows   int

	// quadratic: the loss is c + g·w + ½ wᵀHw to the last term, because the
	// output is a weighted sum and the loss squared.
	quadratic bool
	c         float64
	g         [2]float64
	h         hessian
}

// newSurface copies the network.
func newSurface(net *nn.Network, axes [2]int, p prepared) *surface {
	own, err := nn.New(net.Config())
	if err != nil {
		panic("experiment: " + err.Error())
	}
	copy(own.Params, net.Params)
	s := &surface{
		net: own, ws: own.NewWorkspace(p.rows), grad: make([]float64, len(own.Params)),
		axes: axes, x: p.table.X, target: p.target, rows: p.rows,
	}
	last := len(own.Params)
	w, b, _, _ := own.Layer(own.Layers() - 1)
	first := last - len(w) - len(b)
	if p.loss == nn.SquaredError && axes[0] >= first && axes[1] >= first {
		s.expand()
	}
	return s
}

// expand finds the quadratic's three coefficients, from sums over the examples.
func (s *surface) expand() {
	zero := [2]float64{}
	s.c = s.loss(zero)
	s.g = s.gradient(zero)
	column := func(w [2]float64) [2]float64 {
		g := s.gradient(w)
		return [2]float64{g[0] - s.g[0], g[1] - s.g[1]}
	}
	first, second := column([2]float64{1, 0}), column([2]float64{0, 1})
	s.h = hessian{first[0], first[1], second[1]}
	s.quadratic = true
}

// loss is the height at w.
func (s *surface) loss(w [2]float64) float64 {
	if s.quadratic {
		hw := s.h.times(w)
		loss := s.c + float64(s.g[0]*w[0]) + float64(s.g[1]*w[1]) + float64(0.5*(float64(hw[0]*w[0])+float64(hw[1]*w[1])))
		if rounding := 1e-12 * s.c; loss < rounding {
			return 0 // the parts cancel: what is left is rounding
		}
		return loss
	}
	s.set(w)
	out := s.net.Forward(s.ws, s.x, s.rows)
	return s.net.Config().Loss.Value(out, s.target, s.rows)
}

// gradient is the slope at w, in both directions.
func (s *surface) gradient(w [2]float64) [2]float64 {
	if s.quadratic {
		hw := s.h.times(w)
		return [2]float64{s.g[0] + hw[0], s.g[1] + hw[1]}
	}
	s.set(w)
	s.net.Gradient(s.ws, s.grad, s.x, s.target, s.rows)
	return [2]float64{s.grad[s.axes[0]], s.grad[s.axes[1]]}
}

func (s *surface) set(w [2]float64) {
	s.net.Params[s.axes[0]], s.net.Params[s.axes[1]] = w[0], w[1]
}

// hessian is the curvature at w: exact for a quadratic, else by central
// differences of the gradient.
func (s *surface) hessian(w [2]float64) hessian {
	if s.quadratic {
		return s.h
	}
	const step = 1e-4 // its square, 1e-8, and rounding over it, 1e-12, are both small
	g := func(d0, d1 float64) [2]float64 { return s.gradient([2]float64{w[0] + d0, w[1] + d1}) }
	right, left, up, down := g(step, 0), g(-step, 0), g(0, step), g(0, -step)
	mixed := ((right[1] - left[1]) + (up[0] - down[0])) / (4 * step)
	return hessian{(right[0] - left[0]) / (2 * step), mixed, (up[1] - down[1]) / (2 * step)}
}

// A hessian holds the second derivatives a = ∂²/∂w1², b = ∂²/∂w1∂w2, c = ∂²/∂w2².
type hessian struct{ a, b, c float64 }

func (h hessian) times(w [2]float64) [2]float64 {
	return [2]float64{float64(h.a*w[0]) + float64(h.b*w[1]), float64(h.b*w[0]) + float64(h.c*w[1])}
}

func (h hessian) det() float64 { return float64(h.a*h.c) - float64(h.b*h.b) }

// curvatures are the largest and the smallest: the eigenvalues.
func (h hessian) curvatures() (largest, smallest float64) {
	d := h.a - h.c
	root := math.Sqrt(float64(d*d) + float64(4*float64(h.b*h.b)))
	largest = (h.a + h.c + root) / 2
	if largest <= 0 {
		return largest, (h.a + h.c - root) / 2
	}
	return largest, h.det() / largest
}

// solve returns d with H·d = r; ok is false unless H bends up in every direction.
func (h hessian) solve(r [2]float64) (d [2]float64, ok bool) {
	if largest, smallest := h.curvatures(); !(smallest > 1e-12*largest && largest > 0) {
		return d, false
	}
	det := h.det()
	return [2]float64{(float64(h.c*r[0]) - float64(h.b*r[1])) / det, (float64(h.a*r[1]) - float64(h.b*r[0])) / det}, true
}
