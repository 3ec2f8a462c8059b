package figure

import (
	"math"

	"zigzag/core/nn"
)

// xorMarks are the four points of XOR, and corner cases of a label each.
func gate(labels ...int) []Mark {
	return []Mark{{X: 0, Y: 0, Label: labels[0]}, {X: 0, Y: 1, Label: labels[1]}, {X: 1, Y: 0, Label: labels[2]}, {X: 1, Y: 1, Label: labels[3]}}
}

// lineModel is one line over the unit square.
type lineModel struct {
	version      uint64
	w1, w2, b    float64
	soft         bool // a sigmoid unit instead of a step
	marks        []Mark
	line, points bool
	nodes        int // of surfaces, how many were asked for
}

func (m *lineModel) Version() uint64 { return m.version }
func (m *lineModel) Surface(dst, xs, ys []float64) {
	if len(xs) > 1 {
		m.nodes += len(xs) * len(ys)
	}
	for j, y := range ys {
		for i, x := range xs {
			z := m.w1*x + m.w2*y + m.b
			v := -1.0
			if m.soft {
				v = 2/(1+nn.Exp(-z)) - 1
			} else if z > 0 {
				v = 1
			}
			dst[j*len(xs)+i] = v
		}
	}
}

func (m *lineModel) Data() []Mark {
	out := append([]Mark(nil), m.marks...)
	for i, p := range out {
		out[i].Wrong = (m.w1*p.X+m.w2*p.Y+m.b > 0) != (p.Label == 1)
	}
	return out
}
func (m *lineModel) Line() (w1, w2, b float64, ok bool) { return m.w1, m.w2, m.b, true }
func (m *lineModel) Bounds() (x0, x1, y0, y1 float64)   { return -0.5, 1.5, -0.5, 1.5 }
func (m *lineModel) Editable() (line, points bool)      { return m.line, m.points }
func (m *lineModel) set(w1, w2, b float64)              { m.w1, m.w2, m.b = w1, w2, b; m.version++ }

// netModel is a network over two inputs; it is the model of three figures.
type netModel struct {
	version  uint64
	net      *nn.Network
	ws       *nn.Workspace
	marks    []Mark
	fold     float64
	lo, hi   float64
	points   bool
	editable bool
	current  *[2]float64
	bounds   [4]float64
}

func newNet(act nn.Activation, params []float64, sizes ...int) *netModel {
	c := nn.Config{Inputs: sizes[0], Loss: nn.Logistic}
	for l, n := range sizes[1:] {
		a := act
		if l == len(sizes)-2 {
			a = nn.Identity
		}
		c.Layers = append(c.Layers, nn.LayerSpec{Units: n, Activation: a})
	}
	n, err := nn.New(c)
	if err != nil {
		panic(err)
	}
	if params == nil {
		n.Init(nn.NewRand(7), nn.Initializer{Name: "normal", Scale: 1})
	} else if copy(n.Params, params) != len(n.Params) {
		panic("wrong number of parameters")
	}
	return &netModel{version: 1, net: n, ws: n.NewWorkspace(1), lo: -1, hi: 1, bounds: [4]float64{-0.5, 1.5, -0.5, 1.5}}
}

// xorNet is a tanh 2-2-1 network that solves XOR.
func xorNet() *netModel {
	m := newNet(nn.Tanh, []float64{
		2.6, 1.6, 1.4, 2.8, // out of x₁, then out of x₂
		-0.8, -3.2,
		3, -3, -1.6}, 2, 2, 1)
	m.marks = gate(0, 1, 1, 0)
	m.fold = 1
	return m
}

func (m *netModel) forward(x, y float64) { m.net.Forward(m.ws, []float64{x, y}, 1) }
func (m *netModel) Version() uint64      { return m.version }
func (m *netModel) out(x, y float64) float64 {
	m.forward(x, y)
	return m.ws.Z(m.net.Layers() - 1)[0]
}

func (m *netModel) Surface(dst, xs, ys []float64) {
	for j, y := range ys {
		for i, x := range xs {
			dst[j*len(xs)+i] = 2/(1+nn.Exp(-m.out(x, y))) - 1
		}
	}
}

func (m *netModel) Data() []Mark {
	out := append([]Mark(nil), m.marks...)
	for i, p := range out {
		out[i].Wrong = (m.out(p.X, p.Y) > 0) != (p.Label == 1)
	}
	return out
}
func (m *netModel) Line() (w1, w2, b float64, ok bool) { return 0, 0, 0, false }
func (m *netModel) Bounds() (x0, x1, y0, y1 float64) {
	return m.bounds[0], m.bounds[1], m.bounds[2], m.bounds[3]
}
func (m *netModel) Units() int              { return len(m.net.Params[:m.Sizes()[1]]) }
func (m *netModel) Range() (lo, hi float64) { return m.lo, m.hi }
func (m *netModel) Fold() float64           { return m.fold }
func (m *netModel) Map(x, y float64) (h1, h2 float64) {
	m.forward(x, y)
	a := m.ws.A(0)
	if len(a) < 2 {
		return a[0], 0
	}
	return a[0], a[1]
}

func (m *netModel) HiddenLine() (w1, w2, b float64, ok bool) {
	w, bias, fanIn, fanOut := m.net.Layer(m.net.Layers() - 1)
	if fanIn != 2 || fanOut != 1 || m.net.Layers() != 2 {
		return 0, 0, 0, false
	}
	return w[0], w[1], bias[0], true
}

func (m *netModel) Sizes() []int {
	s := []int{m.net.Config().Inputs}
	for _, l := range m.net.Config().Layers {
		s = append(s, l.Units)
	}
	return s
}
func (m *netModel) InputNames() []string { return []string{"x₁", "x₂"} }
func (m *netModel) Weight(l, from, to int) float64 {
	w, _, _, out := m.net.Layer(l)
	return w[from*out+to]
}

func (m *netModel) Bias(l, to int) float64 {
	_, b, _, _ := m.net.Layer(l)
	return b[to]
}

func (m *netModel) Activation(l, unit int, x, y float64) float64 {
	m.forward(x, y)
	return m.ws.A(l)[unit]
}

func (m *netModel) UnitMap(l, unit int, dst, xs, ys []float64) {
	for j, y := range ys {
		for i, x := range xs {
			dst[j*len(xs)+i] = m.Activation(l, unit, x, y)
		}
	}
}

func (m *netModel) Current() (activations [][]float64, ok bool) {
	if m.current == nil {
		return nil, false
	}
	m.forward(m.current[0], m.current[1])
	activations = append(activations, m.current[:])
	for l := range m.net.Layers() {
		activations = append(activations, append([]float64(nil), m.ws.A(l)...))
	}
	return activations, true
}
func (m *netModel) Weights() []float64 { return m.net.Params }
func (m *netModel) Offset(l int) int   { return m.net.Offset(l) }

// Editable serves the plane; netFigure gives the network's own.
func (m *netModel) Editable() (line, points bool) { return false, m.points }

// netFigure is netModel with the network's Editable.
type netFigure struct{ *netModel }

func (m netFigure) Editable() bool { return m.editable }

// curvesModel holds curves.
type curvesModel struct {
	version uint64
	curves  []Curve
	back    float64 // how many epochs the run went back
}

func (m *curvesModel) Version() uint64 { return m.version }
func (m *curvesModel) Curves() []Curve { return m.curves }

func (m *curvesModel) Now() float64 {
	last := 0.0
	for _, c := range m.curves {
		if n := min(len(c.X), len(c.Y)); n > 0 {
			last = max(last, c.X[n-1])
		}
	}
	return last - m.back
}

// decay makes a falling loss and a rising accuracy for n epochs. The values
// are multiples of 1/1024, so that every machine draws the same.
func decay(n int, set Set, floor float64) (loss, accuracy Curve) {
	loss = Curve{Name: set.String() + " loss", Group: "loss", Set: set}
	accuracy = Curve{Name: set.String() + " accuracy", Group: "accuracy", Set: set}
	for i := range n {
		t := float64(i) / 20
		wave := 0.02 * math.Sin(float64(i)*0.7+float64(set))
		coarse := func(v float64) float64 { return math.Round(v*1024) / 1024 }
		loss.X, accuracy.X = append(loss.X, float64(i)), append(accuracy.X, float64(i))
		loss.Y = append(loss.Y, coarse(floor+0.7/(1+t*t)+wave*0.5))
		accuracy.Y = append(accuracy.Y, coarse(min(1, 0.95-0.45/(1+t*t)-floor/3+wave)))
	}
	return loss, accuracy
}

// cloud makes n examples of two classes in rings, split into three sets.
func cloud(n int) []Mark {
	rng := nn.NewRand(3)
	var marks []Mark
	for i := range n {
		r, label := 0.35*rng.Float64(), 1
		if i%2 == 1 {
			r, label = 0.6+0.3*rng.Float64(), 0
		}
		// A point on the circle by rejection, free of trigonometry.
		x, y := 2*rng.Float64()-1, 2*rng.Float64()-1
		for x*x+y*y > 1 || x*x+y*y < 0.01 {
			x, y = 2*rng.Float64()-1, 2*rng.Float64()-1
		}
		l := math.Sqrt(x*x + y*y)
		set := Train
		switch i % 10 {
		case 6, 7:
			set = Val
		case 8, 9:
			set = Test
		}
		marks = append(marks, Mark{X: x / l * r, Y: y / l * r, Label: label, Set: set})
	}
	return marks
}

// trained trains m's network on its training marks.
func (m *netModel) trained(epochs int, lr float64) *netModel {
	var x, target []float64
	for _, p := range m.marks {
		if p.Set == Train {
			x, target = append(x, p.X, p.Y), append(target, float64(p.Label))
		}
	}
	t := nn.NewTrainer(m.net, x, target, min(10, len(target)), lr, nn.NewPCG(1))
	for range epochs * t.StepsPerEpoch() {
		t.Step()
	}
	m.version++
	return m
}
