package figure

import (
	"math"

	"zigzag/core/nn"
)

// functionModel holds functions of z.
type functionModel struct {
	version   uint64
	functions []Function
	at        float64
	lo, hi    float64
	calls     int
}

func (m *functionModel) Version() uint64         { return m.version }
func (m *functionModel) Functions() []Function   { return m.functions }
func (m *functionModel) At() float64             { return m.at }
func (m *functionModel) Range() (lo, hi float64) { return m.lo, m.hi }

// someFunctions takes activations from nn and functions made to be awkward.
func someFunctions(names ...string) *functionModel {
	m := &functionModel{version: 1, at: 1.25, lo: -6, hi: 6}
	for _, name := range names {
		f := Function{Name: name, Title: name}
		switch name {
		case "sigmoid":
			f.F = func(z float64) float64 { return 1 / (1 + nn.Exp(-z)) }
			f.Slope = func(z float64) float64 { s := 1 / (1 + nn.Exp(-z)); return s * (1 - s) }
		case "tanh":
			f.F = nn.TanhOf
			f.Slope = func(z float64) float64 { t := nn.TanhOf(z); return 1 - float64(t*t) }
		case "step":
			f.F = func(z float64) float64 {
				if z > 0 {
					return 1
				}
				return 0
			}
			f.Slope = func(float64) float64 { return 0 }
		case "cube":
			f.F = func(z float64) float64 { return z * z * z }
			f.Slope = func(z float64) float64 { return 3 * float64(z*z) }
		case "1/z":
			f.F = func(z float64) float64 { return 1 / z }
			f.Slope = func(z float64) float64 { return -1 / float64(z*z) }
		case "nothing":
			f.F = func(float64) float64 { return math.NaN() }
			f.Slope = f.F
		default: // a leaky ReLU whose leak depends on the name
			leak := 0.03 * float64(len(name)-4)
			f.F = func(z float64) float64 { return max(z, float64(leak*z)) }
			f.Slope = func(z float64) float64 {
				if z > 0 {
					return 1
				}
				return leak
			}
		}
		count := f.F
		f.F = func(z float64) float64 { m.calls++; return count(z) }
		m.functions = append(m.functions, f)
	}
	return m
}

// costModel holds timings.
type costModel struct {
	version uint64
	timings []Timing
	titles  []string
}

func (m *costModel) Version() uint64   { return m.version }
func (m *costModel) Timings() []Timing { return m.timings }
func (m *costModel) Titles() []string  { return m.titles }

func someTimings() *costModel {
	return &costModel{1, []Timing{
		{"sigmoid", "sigmoid", 8.5, 8.25, 9.5, 200},
		{"tanh", "tanh", 10.25, 9.75, 11, 200},
		{"relu", "ReLU", 0.75, 0.6875, 0.8125, 200},
		{"gelu", "GELU", 19.5, 18, 22.5, 200},
	}, []string{"sigmoid", "tanh", "ReLU", "leaky ReLU", "GELU"}}
}

// shareModel is an activation that costs price multiplications.
type shareModel struct {
	version      uint64
	price, width float64
}

func (m *shareModel) Version() uint64             { return m.version }
func (m *shareModel) Share(width float64) float64 { return m.price / (width + m.price) }
func (m *shareModel) Width() float64              { return m.width }

// contourModel is a tilted bowl.
type contourModel struct {
	version   uint64
	a, b, c   float64 // a·x² + b·y² + c·x·y about the minimum
	paths     []Path
	start     [2]float64
	editable  bool
	arrow     [2]float64
	losses    int
	quadrants *[4]bool
	bounds    [4]float64
}

func (m *contourModel) Version() uint64 { return m.version }
func (m *contourModel) Loss(w1, w2 float64) float64 {
	m.losses++
	x, y := w1-2, w2+2
	return float64(m.a*x*x) + float64(m.b*y*y) + float64(m.c*x*y)
}
func (m *contourModel) Paths() []Path                      { return m.paths }
func (m *contourModel) Minimum() (w1, w2 float64, ok bool) { return 2, -2, true }
func (m *contourModel) Bounds() (x0, x1, y0, y1 float64) {
	return m.bounds[0], m.bounds[1], m.bounds[2], m.bounds[3]
}
func (m *contourModel) Axes() (x, y string)             { return "w₁", "w₂" }
func (m *contourModel) Start() (w1, w2 float64, e bool) { return m.start[0], m.start[1], m.editable }
func (m *contourModel) Arrow() (d1, d2 float64, ok bool) {
	return m.arrow[0], m.arrow[1], m.arrow != [2]float64{}
}

// Condition is that of the matrix (2a c; c 2b).
func (m *contourModel) Condition() float64 {
	mean, half := m.a+m.b, math.Hypot(m.a-m.b, m.c)
	return (mean + half) / (mean - half)
}

func (m *contourModel) Quadrants() (can [4]bool, ok bool) {
	if m.quadrants == nil {
		return can, false
	}
	return *m.quadrants, true
}

// bowl is as steep along x = y as positive inputs make it; steps that go down
// one weight at a time zigzag on it.
func bowl() *contourModel {
	m := &contourModel{version: 1, a: 0.5, b: 0.5, c: 0.8, editable: true, bounds: [4]float64{-1, 3.5, -3.5, 1}}
	m.walk("", 24, 0)
	return m
}

// walk adds a path of steps down the slope, too long ones across the valley.
func (m *contourModel) walk(name string, n, lane int) {
	x, y := m.start[0], m.start[1]
	p := Path{Name: name, Lane: lane, X: []float64{x}, Y: []float64{y}}
	for k := range n {
		dx := -(2*m.a*(x-2) + m.c*(y+2))
		dy := -(2*m.b*(y+2) + m.c*(x-2))
		wobble := 0.35
		if k%2 == 1 {
			wobble = -0.35
		}
		if lane > 0 {
			wobble = 0
		}
		m.arrow = [2]float64{0.5*dx + wobble, 0.5*dy + wobble}
		x, y = x+m.arrow[0], y+m.arrow[1]
		p.X, p.Y = append(p.X, x), append(p.Y, y)
	}
	m.paths = append(m.paths, p)
}

// functionPictures are the pictures of curve, cost, share and contour.
func functionPictures() []picture {
	curve := func(names ...string) func() Figure {
		return func() Figure { return NewFunctions(someFunctions(names...)) }
	}
	race := func() Figure {
		m := bowl()
		m.paths[0].Name = "plain"
		m.walk("centred, scaled and whitened", 9, 1)
		m.quadrants = &[4]bool{true, false, true, false}
		return NewContour(m)
	}
	four := func() Figure { return NewContour(fourOptimizers()) }
	penalty := func(l1, l2 float64, both bool) func() Figure {
		return func() Figure { return NewContour(penalised2(l1, l2, both)) }
	}
	share := func() Figure { return NewShare(&shareModel{1, 20, 100}) }
	cost := func() Figure { return NewCost(someTimings()) }
	return []picture{
		{"curve", curve("sigmoid"), 760, 500},
		{"curve-four", curve("sigmoid", "tanh", "relu", "leaky-relu"), 760, 500},
		{"curve-four-small", curve("sigmoid", "tanh", "relu", "leaky-relu"), 340, 260},
		{"curve-many", curve("sigmoid", "tanh", "relu", "leaky", "leakier", "step", "nothing", "1/z", "cube", "leakiest-of-all"), 340, 260},
		{"curve-awkward", curve("step", "cube", "1/z", "nothing"), 480, 400},
		{"curve-none", curve(), 340, 260},
		{"contour", func() Figure { return NewContour(bowl()) }, 760, 500},
		{"contour-small", func() Figure { return NewContour(bowl()) }, 340, 260},
		{"contour-race", race, 760, 500},
		{"contour-race-small", race, 340, 260},
		{"contour-l1", penalty(0.75, 0, true), 760, 500},
		{"contour-l1-small", penalty(0.75, 0, true), 340, 300},
		{"contour-l2", penalty(0, 1, true), 760, 500},
		{"contour-elastic", penalty(0.5, 0.5, true), 420, 320},
		{"contour-bias", penalty(0.75, 0, false), 420, 320},
		{"contour-four", four, 760, 500},
		{"contour-four-small", four, 340, 300},
		{"contour-start", func() Figure {
			m := bowl()
			m.paths = nil
			return NewContour(m)
		}, 420, 320},
		{"cost", cost, 760, 500},
		{"cost-small", cost, 340, 260},
		{"cost-none", func() Figure { return NewCost(&costModel{titles: []string{"sigmoid", "tanh", "ReLU"}}) }, 340, 260},
		{"share", share, 760, 500},
		{"share-small", share, 340, 260},
	}
}

// fourOptimizers are the first steps of four lanes on one surface: plain descent, with
// momentum, with ever shorter steps, and straight across.
func fourOptimizers() *contourModel {
	m := bowl()
	m.a, m.b, m.c, m.paths, m.start = 0.25, 1, 0.25, nil, [2]float64{-0.5, 0.5}
	for lane, name := range []string{"SGD", "momentum", "AdaGrad", "Adam, β₂ = 0.999"} {
		x, y, vx, vy := m.start[0], m.start[1], 0.0, 0.0
		p := Path{Name: name, Lane: lane, X: []float64{x}, Y: []float64{y}}
		sx, sy := 0.0, 0.0
		for k := range 40 {
			gx, gy := 2*m.a*(x-2)+m.c*(y+2), 2*m.b*(y+2)+m.c*(x-2)
			switch lane {
			case 0:
				vx, vy = -0.875*gx, -0.875*gy
			case 1:
				vx, vy = float64(0.875*vx)-float64(0.125*gx), float64(0.875*vy)-float64(0.125*gy)
			case 2:
				sx, sy = sx+float64(gx*gx), sy+float64(gy*gy)
				vx, vy = -0.375*gx/math.Sqrt(sx), -0.375*gy/math.Sqrt(sy)
			case 3:
				vx, vy = min(max(-gx, -0.0625), 0.0625), min(max(-gy, -0.0625), 0.0625)/float64(1+k/20)
			}
			x, y = x+vx, y+vy
			p.X, p.Y = append(p.X, x), append(p.Y, y)
		}
		m.paths = append(m.paths, p)
	}
	return m
}

// penaltyModel is a bowl with a penalty.
type penaltyModel struct {
	contourModel
	p Penalty
}

func (m *penaltyModel) Penalty() (Penalty, bool) { return m.p, m.p.L1+m.p.L2 > 0 }

// penalised2 descends a bowl whose minimum lies at (2, −2), with a penalty on both
// weights or on the first alone. Proximal gradient steps find the lowest point.
func penalised2(l1, l2 float64, both bool) *penaltyModel {
	m := &penaltyModel{p: Penalty{L1: l1, L2: l2, On: [2]bool{true, both}, Known: true}}
	m.contourModel = contourModel{version: 1, a: 0.125, b: 0.5, c: 0.25, editable: true, bounds: [4]float64{-2.5, 3.5, -3.5, 2.5}, start: [2]float64{-1, 1.5}}
	w := m.start
	p := Path{X: []float64{w[0]}, Y: []float64{w[1]}}
	for k := range 400 {
		g := [2]float64{2*m.a*(w[0]-2) + m.c*(w[1]+2), 2*m.b*(w[1]+2) + m.c*(w[0]-2)}
		for i := range w {
			const lr = 0.125
			w[i] -= float64(lr * g[i])
			if m.p.On[i] {
				w[i] = math.Copysign(max(math.Abs(w[i])-lr*l1, 0), w[i]) / (1 + lr*l2)
			}
		}
		if k < 60 {
			p.X, p.Y = append(p.X, w[0]), append(p.Y, w[1])
		}
	}
	m.p.W1, m.p.W2, m.paths = w[0]+0, w[1]+0, []Path{p}
	return m
}
