package experiment

import "zigzag/core/figure"

// trainNetwork shows the network as a [figure.NetworkModel]. The output of a
// logistic network is shown through the sigmoid.
type trainNetwork struct{ s *trainSession }

func (t trainNetwork) Version() uint64      { return t.s.version }
func (t trainNetwork) InputNames() []string { return []string{"x₁", "x₂"} }
func (t trainNetwork) Editable() bool       { return !t.s.quiet }
func (t trainNetwork) Weights() []float64   { return t.s.drawn().Params }

func (t trainNetwork) Bounds() (minX, maxX, minY, maxY float64) { return trainPlane(t).Bounds() }

func (t trainNetwork) Sizes() []int {
	sizes := []int{t.s.drawn().Inputs()}
	for l := range t.s.drawn().Layers() {
		_, b, _, _ := t.s.drawn().Layer(l)
		sizes = append(sizes, len(b))
	}
	return sizes
}

func (t trainNetwork) Weight(l, from, to int) float64 {
	w, _, _, fanOut := t.s.drawn().Layer(l)
	return w[from*fanOut+to]
}

func (t trainNetwork) Bias(l, to int) float64 {
	_, b, _, _ := t.s.drawn().Layer(l)
	return b[to]
}

// activations are those of layer l in the last pass of s.eval, as shown.
func (s *trainSession) shownAt(l, i int) float64 {
	a := s.eval.A(l)[i]
	if l == s.drawn().Layers()-1 {
		return s.reading.shown(a)
	}
	return a
}

func (t trainNetwork) Activation(l, unit int, x, y float64) float64 {
	row := t.s.view.row[:2]
	row[0], row[1] = x, y
	t.s.drawn().Forward(t.s.eval, t.s.prepare(row), 1)
	return t.s.shownAt(l, unit)
}

// UnitMap reads from one run over the grid that all units share.
func (t trainNetwork) UnitMap(l, unit int, dst, xs, ys []float64) {
	g := &t.s.view.grid
	g.fill(t.s, xs, ys)
	_, b, _, _ := t.s.drawn().Layer(l)
	layer := g.layers[l]
	for i := range len(xs) * len(ys) {
		dst[i] = layer[i*len(b)+unit]
	}
}

// Current are the activations for the example being looked at.
func (t trainNetwork) Current() (activations [][]float64, ok bool) {
	s := t.s
	i := s.current()
	if i < 0 {
		return nil, false
	}
	x := s.sets[figure.Train].x[2*i : 2*i+2]
	s.drawn().Forward(s.eval, x, 1)
	activations = append(activations, x)
	for l := range s.drawn().Layers() {
		_, b, _, _ := s.drawn().Layer(l)
		column := make([]float64, len(b))
		for unit := range column {
			column[unit] = s.shownAt(l, unit)
		}
		activations = append(activations, column)
	}
	return activations, true
}

// gridActivations are every unit's activations over a grid, for one version.
type gridActivations struct {
	version uint64
	xs, ys  []float64
	layers  [][]float64 // points×units
}

func (g *gridActivations) fill(s *trainSession, xs, ys []float64) {
	if g.version == s.version && equal(g.xs, xs) && equal(g.ys, ys) {
		return
	}
	g.version = s.version
	g.xs, g.ys = append(g.xs[:0], xs...), append(g.ys[:0], ys...)
	total := len(xs) * len(ys)
	if g.layers == nil {
		g.layers = make([][]float64, s.drawn().Layers())
	}
	for l := range g.layers {
		_, b, _, _ := s.drawn().Layer(l)
		if n := total * len(b); cap(g.layers[l]) < n {
			g.layers[l] = make([]float64, n)
		} else {
			g.layers[l] = g.layers[l][:n]
		}
	}
	s.sweepGrid(xs, ys, func(first, n int) {
		for l := range g.layers {
			_, b, _, _ := s.drawn().Layer(l)
			dst := g.layers[l][first*len(b) : (first+n)*len(b)]
			for i := range dst {
				dst[i] = s.shownAt(l, i)
			}
		}
	})
}

func equal(a, b []float64) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}
