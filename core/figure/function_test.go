package figure

import (
	"math"
	"slices"
	"strings"
	"testing"
)

// labelBox returns where a label stands, a little smaller than the estimate.
func labelBox(l MeshLabel) box {
	w := textWidth(l.Text, l.Size) * 0.9
	b := box{l.X, l.Y - l.Size*0.4, l.X + w, l.Y + l.Size*0.4}
	switch l.Align {
	case Center:
		return b.shift(-w/2, 0)
	case Right:
		return b.shift(-w, 0)
	}
	return b
}

// TestLabelsApart draws each of these figures small and large: no label covers
// another or leaves the figure.
func TestLabelsApart(t *testing.T) {
	for _, p := range slices.Concat(functionPictures(), layersPictures(), weightsPictures(), masksPictures(), thinnedPictures(), chosenPictures()) {
		for _, size := range []XY{{340, 260}, {420, 320}, {760, 500}} {
			f := p.figure()
			f.Layout(size.X, size.Y)
			var m Mesh
			m.Reset(Light(), 1)
			f.Draw(&m)
			for i, a := range m.Labels {
				b := labelBox(a)
				if b.x0 < 0 || b.y0 < 0 || b.x1 > size.X || b.y1 > size.Y {
					t.Errorf("%s at %g×%g: %q at %v leaves the figure", p.name, size.X, size.Y, a.Text, b)
				}
				for _, other := range m.Labels[:i] {
					o := labelBox(other)
					if b.x0 < o.x1 && o.x0 < b.x1 && b.y0 < o.y1 && o.y0 < b.y1 {
						t.Errorf("%s at %g×%g: %q at %v covers %q at %v", p.name, size.X, size.Y, a.Text, b, other.Text, o)
					}
				}
			}
		}
	}
}

func key(k string) Input { return Input{Key: k} }

func TestFunctionsHand(t *testing.T) {
	for _, c := range []struct {
		name string
		do   func(x, y float64) []Input // (x, y) is on the point; 10 px are 1
		want string
	}{
		{"hover", func(x, y float64) []Input { return []Input{{X: x, Y: y, Inside: true}} }, ""},
		{"click", func(x, y float64) []Input { return []Input{press(x, y), release(x, y)} }, ""},
		{"drag", func(x, y float64) []Input { return []Input{press(x, y), hold(x+10, y), release(x+20, y)} }, "at=2.25 | at=3.25"},
		{"beside the point", func(x, y float64) []Input { return []Input{press(x+9, y), release(x+4, y)} }, "at=0.75"},
		{"off the axis", func(x, y float64) []Input { return []Input{press(x, y), release(x+900, y)} }, "at=6"},
		{"elsewhere", func(x, y float64) []Input { return []Input{press(x+40, y), release(x+60, y)} }, ""},
		{"a lost release", func(x, y float64) []Input {
			return []Input{press(x, y), {X: x + 10, Y: y, Inside: true}, hold(x+20, y)}
		}, ""},
		{"keys", func(x, y float64) []Input {
			return []Input{key("ArrowRight"), key("ArrowUp"), key("PageDown"), key("Home"), key("Home"), key("End"), key("a")}
		}, "at=1.35 | at=1.45 | at=0.45 | at=-6 | at=6"},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := NewFunctions(someFunctions("tanh"))
			f.Layout(500, 400)
			for k := range f.panels {
				f.panels[k].set(box{100, 100 + 100*float64(k), 220, 180 + 100*float64(k)}, -6, 6, -1, 1)
			}
			f.read()
			if got := play(f, c.do(f.panels[0].x.At(1.25), 150)...); got != c.want {
				t.Errorf("edits %q, want %q", got, c.want)
			}
		})
	}
}

// TestFunctionsAdopt drags while each edit makes a new figure.
func TestFunctionsAdopt(t *testing.T) {
	m := someFunctions("tanh")
	f := NewFunctions(m)
	f.Layout(500, 400)
	x := f.panels[0].x.At(m.at)
	step := f.panels[0].x.At(1) - f.panels[0].x.At(0)
	play(f, press(x, 100))
	for i, want := range []string{"at=2.25", "at=3.25"} {
		if got := play(f, hold(x+step*float64(i+1), 100)); got != want {
			t.Fatalf("edits %q, want %q", got, want)
		}
		next := someFunctions("tanh")
		next.at = 2.25 // lags one behind the hand
		g := NewFunctions(next)
		g.Adopt(f)
		f = g
	}
	if got := play(f, release(x+step*4, 100)); got != "at=5.25" {
		t.Errorf("edits %q, want at=5.25", got)
	}
}

// TestFunctionsSampled looks at the functions again only when the model has
// changed.
func TestFunctionsSampled(t *testing.T) {
	m := someFunctions("tanh", "sigmoid")
	f := NewFunctions(m)
	f.Layout(500, 400)
	m.calls = 0
	for range 50 {
		f.Update(Input{X: 30, Y: 30, Inside: true})
	}
	if m.calls != 0 {
		t.Errorf("%d calls while nothing changed", m.calls)
	}
	m.version, m.at = 2, 2
	f.Update(Input{})
	if m.calls == 0 || f.at != 2 {
		t.Errorf("%d calls after a change, the point is at %g", m.calls, f.at)
	}
}

// TestTangent compares the tangent's steepness with the function's.
func TestTangent(t *testing.T) {
	m := someFunctions("tanh")
	m.at = 0.5
	f := NewFunctions(m)
	f.Layout(760, 500)
	p, k := &f.panels[0], f.curves[0].marks[0]
	got := (p.y.Value(k.to.Y) - p.y.Value(k.from.Y)) / (p.x.Value(k.to.X) - p.x.Value(k.from.X))
	if want := m.functions[0].Slope(0.5); !k.tangent || math.Abs(got-want) > 1e-9 {
		t.Errorf("the tangent rises %g, want %g", got, want)
	}
}

func TestContourHand(t *testing.T) {
	for _, c := range []struct {
		name string
		do   func(x, y float64) []Input // (x, y) is on the start; 10 px are 1
		fix  bool
		want string
	}{
		{"hover", func(x, y float64) []Input { return []Input{{X: x, Y: y, Inside: true}} }, false, ""},
		{"drag", func(x, y float64) []Input { return []Input{press(x, y), hold(x+5, y), release(x+5, y+20)} }, false, "from=0.5 0 | from=0.5 -2"},
		{"off the plot", func(x, y float64) []Input { return []Input{press(x, y), release(x+900, y-900)} }, false, "from=3.5 1"},
		{"elsewhere", func(x, y float64) []Input { return []Input{press(x+30, y+10), release(x, y)} }, false, ""},
		{"not to be moved", func(x, y float64) []Input { return []Input{press(x, y), release(x+5, y), key("ArrowUp")} }, true, ""},
		{"keys", func(x, y float64) []Input {
			return []Input{key("ArrowRight"), key("ArrowDown"), key("ArrowLeft"), key("PageUp"), key("End")}
		}, false, "from=0.08 0 | from=0.08 -0.08 | from=0.01 -0.08 | from=0.01 0.67 | from=0.76 0.67"},
	} {
		t.Run(c.name, func(t *testing.T) {
			m := bowl()
			m.editable = !c.fix
			f := NewContour(m)
			f.Layout(500, 400)
			f.axes.set(box{100, 100, 145, 145}, -1, 3.5, -3.5, 1)
			f.project(m.paths)
			if got := play(f, c.do(f.startAt.X, f.startAt.Y)...); got != c.want {
				t.Errorf("edits %q, want %q", got, c.want)
			}
		})
	}
}

// TestContourNarrow: beside another one, as in a race, a surface still has room for the
// words of its own legend.
func TestContourNarrow(t *testing.T) {
	f := NewContour(bowl())
	for _, w := range []float64{240, 280, 294, 320} {
		f.Layout(w, 445)
		for _, it := range f.legend.items {
			if strings.HasSuffix(it.text, "…") {
				t.Errorf("%g wide: the legend says %q", w, it.text)
			}
		}
	}
}

// TestContourSampled counts losses: steps look at a few, a new surface at all.
func TestContourSampled(t *testing.T) {
	m := bowl()
	f := NewContour(m)
	f.Layout(500, 400)
	m.losses = 0
	for range 30 {
		f.Update(Input{})
	}
	if m.losses != 0 {
		t.Errorf("%d losses while nothing changed", m.losses)
	}
	m.version++
	f.Update(Input{})
	if m.losses == 0 || m.losses > 2*probeSide*probeSide {
		t.Errorf("%d losses after a step on the same surface, want at most %d", m.losses, 2*probeSide*probeSide)
	}
	m.version++
	m.c, m.losses = -0.8, 0
	raster := f.land.raster.Version
	f.Update(Input{})
	if m.losses < fineNodes*fineNodes || f.land.raster.Version == raster {
		t.Errorf("%d losses of a new surface, want at least %d and a new picture", m.losses, fineNodes*fineNodes)
	}
	next := NewContour(m)
	next.Adopt(f)
	if next.land.raster != f.land.raster {
		t.Error("the adopted surface is another picture for the GPU")
	}
}

// TestLevelLines checks that each line runs where the loss is its level.
func TestLevelLines(t *testing.T) {
	m := bowl()
	f := NewContour(m)
	f.Layout(500, 400)
	for k, s := range f.land.lines {
		level := f.land.level(k + 1)
		if len(s.pts) == 0 {
			t.Errorf("no line at loss %g", level)
		}
		for _, p := range s.pts {
			if v := m.Loss(f.axes.x.Value(p.X), f.axes.y.Value(p.Y)); math.Abs(v-level) > 0.01*f.land.high {
				t.Fatalf("loss %g on the line of %g", v, level)
			}
		}
	}
}

// TestPenaltyTouches: the shape's rim costs one and the same penalty, the lowest point of
// loss and penalty lies on it, and nothing on the rim or within has a smaller loss.
func TestPenaltyTouches(t *testing.T) {
	for _, c := range []struct {
		l1, l2 float64
		both   bool
		name   string
	}{{0.75, 0, true, "L1 diamond"}, {0, 1, true, "L2 circle"}, {0.5, 0.5, true, "L1 + L2 shape"}, {0, 0.75, false, "equal penalty"}} {
		m := penalised2(c.l1, c.l2, c.both)
		f := NewContour(m)
		f.Layout(500, 400)
		s := &f.penalty
		if s.name() != c.name || !s.known {
			t.Fatalf("l1 %v, l2 %v: %q, known %v", c.l1, c.l2, s.name(), s.known)
		}
		lowest := m.Loss(m.p.W1, m.p.W2)
		for _, p := range s.ring {
			if v := m.p.Value(p.X, p.Y); math.Abs(v-s.level) > 1e-9 {
				t.Fatalf("%s: %v costs %v, want %v", c.name, p, v, s.level)
			}
			for _, r := range []float64{1, 0.7, 0.3} {
				if q := (XY{p.X * r, p.Y * r}); c.both && m.Loss(q.X, q.Y) < lowest-1e-3 {
					t.Errorf("%s: the loss at %v within is %v, below %v", c.name, q, m.Loss(q.X, q.Y), lowest)
				}
			}
		}
		for _, p := range s.line.pts {
			if v := m.Loss(f.axes.x.Value(p.X), f.axes.y.Value(p.Y)); math.Abs(v-lowest) > 0.01 {
				t.Fatalf("%s: loss %v on the touching line of %v", c.name, v, lowest)
			}
		}
	}
}

func TestPenaltyWords(t *testing.T) {
	for _, c := range []struct {
		m    *penaltyModel
		want string
	}{
		{penalised2(0.75, 0, true), "With the penalty the lowest point is (0, −0.75), where a level line of the loss touches the L1 diamond in a corner: w₁ is exactly 0."},
		{penalised2(0, 1, true), "where a level line of the loss touches the L2 circle."},
		{penalised2(100, 0, true), "With the penalty the lowest point is (0, 0): both weights are exactly 0."},
		{&penaltyModel{contourModel: *bowl(), p: Penalty{L1: 1}}, "A penalty on the weights is added to what the steps lower."},
	} {
		if got := NewContour(c.m).Describe(); !strings.Contains(got, c.want) {
			t.Errorf("Describe = %q, want %q in it", got, c.want)
		}
	}
	f := NewContour(penalised2(0.75, 0, true))
	f.Layout(500, 400)
	at := f.axes.px(1, -2)
	f.Update(Input{X: at.X, Y: at.Y, Inside: true})
	if f.readout.more != "loss 0.125, penalty 2.25" {
		t.Errorf("reads %q", f.readout.more)
	}
	if f.fan.ok || strings.Contains(f.Describe(), "quadrants") {
		t.Error("the quadrants of the loss are shown with a penalty")
	}
}

// TestQuadrants of hand-made steps, without a model that knows.
func TestQuadrants(t *testing.T) {
	var q quadrantFan
	q.look(&contourModel{}, []Path{{X: []float64{0, 1, 1, 0}, Y: []float64{0, 1, 2, 1}}})
	if want := [4]bool{true, false, true, false}; q.can != want || !q.ok || q.known || q.count() != 2 {
		t.Errorf("quadrants %v, want %v", q.can, want)
	}
	q.look(&contourModel{quadrants: &[4]bool{1: true}}, nil)
	if !q.known || q.count() != 1 {
		t.Errorf("the model's own: %v", q.can)
	}
}

func TestShareHand(t *testing.T) {
	f := NewShare(&shareModel{1, 20, 64})
	f.Layout(500, 400)
	x, y := f.dot.X, f.dot.Y
	double := f.axes.x.At(128) - f.axes.x.At(64)
	if got := play(f, press(x, y), hold(x+double, y), release(x+99*double, y), press(20, y), release(90, y)); got != "width=128 | width=4096" {
		t.Errorf("edits %q", got)
	}
	f = NewShare(&shareModel{1, 20, 3})
	f.Layout(500, 400)
	if got := play(f, key("ArrowRight"), key("ArrowLeft"), key("Home"), key("ArrowLeft"), key("PageUp"), key("End")); got != "width=4 | width=3 | width=1 | width=2 | width=4096" {
		t.Errorf("edits %q", got)
	}
}

func TestClip(t *testing.T) {
	b := box{0, 0, 10, 10}
	for _, c := range []struct {
		p, q, from, to XY
		ok             bool
	}{
		{XY{1, 1}, XY{9, 9}, XY{1, 1}, XY{9, 9}, true},
		{XY{-5, 5}, XY{15, 5}, XY{0, 5}, XY{10, 5}, true},
		{XY{5, 5}, XY{5, 25}, XY{5, 5}, XY{5, 10}, true},
		{XY{-5, -1}, XY{15, -1}, XY{}, XY{}, false},
		{XY{-5, 5}, XY{5, -9}, XY{}, XY{}, false},
	} {
		from, to, ok := clip(c.p, c.q, b)
		if ok != c.ok || ok && (from != c.from || to != c.to) {
			t.Errorf("clip %v–%v = %v–%v, %v; want %v–%v, %v", c.p, c.q, from, to, ok, c.from, c.to, c.ok)
		}
	}
}

// TestNoNumbers draws models that have none: nothing panics or is lost.
func TestNoNumbers(t *testing.T) {
	for _, bad := range []float64{math.NaN(), math.Inf(1), 1e300} {
		m := bowl()
		m.a, m.start = bad, [2]float64{bad, -bad}
		m.paths[0].X[5], m.arrow = bad, [2]float64{bad, 1}
		fn := someFunctions("tanh", "nothing")
		fn.at, fn.lo = bad, bad
		cost := someTimings()
		cost.timings[0].Median, cost.timings[1].High = bad, bad
		for _, f := range []Figure{NewContour(m), NewFunctions(fn), NewCost(cost), NewShare(&shareModel{1, bad, bad})} {
			checkXML(t, SVG(f, 400, 300, "id"))
			f.Update(Input{X: 150, Y: 100, Inside: true, Down: true, Pressed: true})
			f.Update(Input{X: 160, Y: 100, Inside: true, Released: true})
			if strings.Contains(f.Describe(), "NaN") {
				t.Errorf("%s says %q", f.Name(), f.Describe())
			}
			var mesh Mesh
			mesh.Reset(Light(), 1)
			f.Draw(&mesh)
			for _, b := range mesh.Batches {
				for _, v := range b.Vertices {
					if !finite(float64(v.X)) || !finite(float64(v.Y)) {
						t.Fatalf("%s with %g: vertex %+v", f.Name(), bad, v)
					}
				}
			}
		}
	}
}

func TestFunctionWords(t *testing.T) {
	for _, c := range []struct {
		f    Figure
		want string
	}{
		{NewFunctions(someFunctions("relu", "step")), "At z = 1.25: relu gives 1.25 and rises with slope 1; step gives 1 and is flat (slope 0)."},
		{NewFunctions(someFunctions()), "No function yet."},
		{NewCost(&costModel{titles: []string{"tanh"}}), "Not measured yet."},
		{NewShare(&shareModel{1, 20, 80}), "In a layer of 80 units the activation is 20 % of the work. The wider the layer, the less it matters: 56 % at 16 units, 1.9 % at 1024."},
	} {
		if got := c.f.Describe(); got != c.want {
			t.Errorf("Describe() = %q, want %q", got, c.want)
		}
	}
	got := NewContour(bowl()).Describe()
	for _, part := range []string{"lowest at (2, −2)", "9 times as sharply across", "The path took 24 steps", "2 of the 4 quadrants"} {
		if !strings.Contains(got, part) {
			t.Errorf("%q is not in %q", part, got)
		}
	}
	got = NewCost(someTimings()).Describe()
	for _, part := range []string{"GELU 19.5 (18 to 22.5)", "The dearest, GELU, costs 26 times as much as ReLU."} {
		if !strings.Contains(got, part) {
			t.Errorf("%q is not in %q", part, got)
		}
	}
}
