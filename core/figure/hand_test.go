package figure

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"testing"

	"zigzag/core/nn"
)

// A gesture is a sequence of inputs; the edits that it makes are joined.
func play(f Figure, inputs ...Input) string {
	var got []string
	for _, in := range inputs {
		for _, e := range f.Update(in) {
			got = append(got, e.Key+"="+e.Value)
		}
	}
	return strings.Join(got, " | ")
}

func press(x, y float64) Input   { return Input{X: x, Y: y, Inside: true, Down: true, Pressed: true} }
func hold(x, y float64) Input    { return Input{X: x, Y: y, Inside: true, Down: true} }
func release(x, y float64) Input { return Input{X: x, Y: y, Inside: true, Released: true} }
func shifted(in Input) Input     { in.Shift = true; return in }

// newTestPlane is AND's line on a plot of 200 px a side whose lower left
// corner (−0.5, −0.5) is at pixel (100, 300): 100 px are 1.
func newTestPlane(m *lineModel) *Plane {
	p := NewPlane(m)
	p.Layout(500, 400)
	p.axes.set(box{100, 100, 300, 300}, -0.5, 1.5, -0.5, 1.5)
	p.project()
	return p
}

func TestPlaneHand(t *testing.T) {
	// x + y − 1 = 0: the foot is (0.5, 0.5), pixel (200, 200); |w| = √2 makes the
	// vector 0.2·200·√2 px long, so that its tip is at (240, 160).
	model := lineModel{w1: 1, w2: 1, b: -1, marks: gate(0, 0, 0, 1), line: true, points: true}
	for _, c := range []struct {
		name   string
		model  func(m *lineModel)
		inputs []Input
		want   string
	}{
		{"hover", nil, []Input{{X: 200, Y: 200, Inside: true}}, ""},
		{"click", nil, []Input{press(240, 160), release(240, 160)}, ""},
		{"double the vector", nil, []Input{press(240, 160), hold(280, 120), release(280, 120)}, "line=2 2 -2"},
		{"turn it right", nil, []Input{press(240, 160), hold(240, 200), release(240, 200)}, "line=1 0 -0.5"},
		{"turn it round", nil, []Input{press(240, 160), release(160, 240)}, "line=-1 -1 1"},
		{"beside the tip", nil, []Input{press(245, 158), release(285, 118)}, "line=2 2 -2"},
		{"shift the line", nil, []Input{press(175, 175), hold(175, 195), hold(175, 195), release(175, 195)}, "line=1 1 -0.8"},
		{"along the line", nil, []Input{press(160, 160), hold(190, 190), release(190, 190)}, "line=1 1 -1"},
		{"shift it far off", nil, []Input{press(175, 175), release(175, 1000)}, "line=1 1 0.8"},
		{"line not editable", func(m *lineModel) { m.line = false }, []Input{press(175, 175), release(175, 190)}, ""},
		{"drag an example", nil, []Input{press(151, 249), hold(161, 239), release(171, 229)},
			"points=0.1 0.1 0; 0 1 0; 1 0 0; 1 1 1 | points=0.2 0.2 0; 0 1 0; 1 0 0; 1 1 1"},
		{"drag it off the plot", nil, []Input{press(250, 250), release(900, 250)}, "points=0 0 0; 0 1 0; 1.5 0 0; 1 1 1"},
		{"a fingertip's reach", nil, []Input{press(150+14, 250+16), release(174, 266)}, "points=0.1 0 0; 0 1 0; 1 0 0; 1 1 1"},
		{"out of reach", func(m *lineModel) { m.line = false }, []Input{press(150+16, 250+16), release(190, 266)}, ""},
		{"points not editable", func(m *lineModel) { m.points = false }, []Input{press(150, 250), release(170, 250)}, ""},
		{"flip", nil, []Input{shifted(press(150, 250)), shifted(release(150, 250))}, "points=0 0 1; 0 1 0; 1 0 0; 1 1 1"},
		{"add below", nil, []Input{shifted(press(110, 295))}, "points=0 0 0; 0 1 0; 1 0 0; 1 1 1; -0.4 -0.45 0"},
		{"add above", nil, []Input{shifted(press(290, 200))}, "points=0 0 0; 0 1 0; 1 0 0; 1 1 1; 1.4 0.5 1"},
		{"add outside", nil, []Input{shifted(press(90, 300))}, ""},
		{"add where one may not", func(m *lineModel) { m.points = false }, []Input{shifted(press(290, 200))}, ""},
		{"only training examples move", func(m *lineModel) { m.line = false; m.marks = append(m.marks, Mark{X: 1.4, Y: -0.4, Set: Test}) },
			[]Input{press(290, 290), release(280, 280), shifted(press(150, 250))}, "points=0 0 1; 0 1 0; 1 0 0; 1 1 1"},
		{"draw a line where there is none", func(m *lineModel) { m.w1, m.w2, m.b = 0, 0, 0 },
			[]Input{press(200, 200), hold(240, 200), release(240, 200)}, "line=1 0 -0.5"},
		{"a lost release", nil, []Input{press(175, 175), {X: 175, Y: 195, Inside: true}, hold(175, 210)}, ""},
		{"leaving the figure while dragging", nil, []Input{press(175, 175), {X: 175, Y: 195, Down: true}}, "line=1 1 -0.8"},
	} {
		t.Run(c.name, func(t *testing.T) {
			m := model
			m.marks = gate(0, 0, 0, 1)
			if c.model != nil {
				c.model(&m)
			}
			if got := play(newTestPlane(&m), c.inputs...); got != c.want {
				t.Errorf("edits %q, want %q", got, c.want)
			}
		})
	}
}

// TestAdopt drags on while every edit makes a new model and figure, as a
// session does that starts anew.
func TestAdopt(t *testing.T) {
	m := &lineModel{w1: 1, w2: 1, b: -1, marks: gate(0, 0, 0, 1), line: true, points: true}
	p := NewPlane(m)
	p.Layout(500, 400)
	tip, foot := p.line.tip, p.line.foot
	inputs := []Input{press(tip.X, tip.Y)}
	for i := 1; i <= 8; i++ { // round the foot to the left, then twice as long
		a := math.Atan2(foot.Y-tip.Y, tip.X-foot.X) + float64(i)*math.Pi/16
		r := math.Hypot(tip.X-foot.X, tip.Y-foot.Y) * (1 + float64(i)/8)
		inputs = append(inputs, hold(foot.X+r*math.Cos(a), foot.Y-r*math.Sin(a)))
	}
	edits := 0
	for _, in := range inputs {
		for _, e := range p.Update(in) {
			edits++
			var w1, w2, b float64
			if _, err := fmt.Sscan(e.Value, &w1, &w2, &b); err != nil {
				t.Fatalf("edit %q: %v", e.Value, err)
			}
			next := NewPlane(&lineModel{w1: w1, w2: w2, b: b, marks: m.marks, line: true, points: true})
			next.Adopt(p)
			p = next
		}
	}
	if edits != 8 {
		t.Errorf("%d edits, want 8: the drag broke off", edits)
	}
	if math.Abs(p.line.w1+2) > 0.011 || math.Abs(p.line.w2-2) > 0.011 {
		t.Errorf("w = (%g, %g), want (−2, 2)", p.line.w1, p.line.w2)
	}
	if math.Hypot(p.line.foot.X-foot.X, p.line.foot.Y-foot.Y) > 1 {
		t.Errorf("the foot moved from %v to %v", foot, p.line.foot)
	}
	p.Adopt(NewCurves(&curvesModel{})) // another kind: nothing happens
}

func TestHiddenHand(t *testing.T) {
	m := xorNet()
	m.fold = 0
	f := NewHidden(m)
	f.Layout(400, 400)
	s := f.slider
	at := func(v float64) float64 { return s.x0 + v*(s.x1-s.x0) }
	for _, c := range []struct {
		name   string
		inputs []Input
		want   string
	}{
		{"drag", []Input{press(at(0), s.y), hold(at(0.25), s.y), release(at(0.5), s.y+90)}, "fold=0.25 | fold=0.5"},
		{"press beside the knob", []Input{press(at(0.75), s.y-20), release(at(0.75), s.y)}, "fold=0.75"},
		{"too far", []Input{press(at(0), s.y), release(5000, s.y)}, "fold=1"},
		{"elsewhere", []Input{press(at(0.5), s.y-60), release(at(0.7), s.y-60)}, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := NewHidden(m)
			f.Layout(400, 400)
			if got := play(f, c.inputs...); got != c.want {
				t.Errorf("edits %q, want %q", got, c.want)
			}
		})
	}
}

func TestNetworkHand(t *testing.T) {
	params := []float64{0.1234567890123456, -2, 3, 0.5, 0.25, -0.75, 1, -1, 1e-17}
	text := func(i int, v string) string {
		var s []string
		for k, p := range params {
			s = append(s, strconv.FormatFloat(p, 'g', -1, 64))
			if k == i {
				s[k] = v
			}
		}
		return "weights=" + strings.Join(s, " ")
	}
	new := func(editable bool) *NetworkFigure {
		m := newNet(nn.Tanh, params, 2, 2, 1)
		m.editable = editable
		f := NewNetwork(netFigure{m})
		f.Layout(480, 360)
		return f
	}
	f := new(true)
	middle := func(column, unit int) XY {
		b := f.columns[column].unit(unit)
		return XY{(b.x0 + b.x1) / 2, (b.y0 + b.y1) / 2}
	}
	along := func(e netEdge, t float64) XY {
		return XY{e.a.X + t*(e.b.X-e.a.X), e.a.Y + t*(e.b.Y-e.a.Y)}
	}
	edge := func(layer, from, to int) XY {
		for _, e := range f.edges {
			if e.layer == layer && e.from == from && e.to == to {
				return along(e, 0.3)
			}
		}
		t.Fatalf("no edge %d %d %d", layer, from, to)
		return XY{}
	}
	drag := func(p XY, dy float64) []Input { return []Input{press(p.X, p.Y), release(p.X, p.Y-dy)} }
	for _, c := range []struct {
		name   string
		inputs []Input
		want   string
	}{
		{"weight up", drag(edge(0, 0, 1), 50), text(1, "-1")},
		{"weight down", drag(edge(0, 1, 0), -25), text(2, "2.5")},
		{"rounded, the others exact", drag(edge(0, 0, 0), 10), text(0, "0.32")},
		{"output weight", drag(edge(1, 1, 0), 50), text(7, "0")},
		{"finely", []Input{press(edge(1, 0, 0).X, edge(1, 0, 0).Y), shifted(release(edge(1, 0, 0).X, edge(1, 0, 0).Y-5))}, text(6, "1.01")},
		{"hidden bias", drag(middle(1, 1), 25), text(5, "-0.25")},
		{"output bias", drag(middle(2, 0), -50), text(8, "-1")},
		{"input", drag(middle(0, 0), 50), ""},
		{"click", drag(middle(1, 1), 1), ""},
		{"empty space", drag(XY{3, 3}, 50), ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := play(new(true), c.inputs...); got != c.want {
				t.Errorf("edits %q, want %q", got, c.want)
			}
			if got := play(new(false), c.inputs...); got != "" {
				t.Errorf("not editable, but edits %q", got)
			}
		})
	}
	// A learned slope stands between the two layers: the output's weights come after it.
	m := newNet(nn.PReLU, []float64{1, 2, 3, 4, 5, 6, 0.25, 7, 8, 9}, 2, 2, 1)
	m.editable = true
	f = NewNetwork(netFigure{m})
	f.Layout(480, 360)
	if got, want := play(f, drag(edge(1, 1, 0), 50)...), "weights=1 2 3 4 5 6 0.25 7 9 9"; got != want {
		t.Errorf("behind a slope, edits %q, want %q", got, want)
	}
	f = new(true)
	// Hovering reads the value to four digits.
	p := edge(0, 0, 0)
	f.Update(Input{X: p.X, Y: p.Y, Inside: true})
	if f.readout.text != "weight 0.1235" || f.readout.more != "x₁ → hidden unit 1" {
		t.Errorf("readout %q, %q", f.readout.text, f.readout.more)
	}
}
