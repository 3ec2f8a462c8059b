package figure

import "testing"

// TestGrabs presses and drags everywhere: Grabs must be true just where a drag
// brings an edit about, and must leave the figure as it was.
func TestGrabs(t *testing.T) {
	const w, h = 360.0, 300.0
	for _, tt := range []struct {
		name string
		some bool // something can be held
		make func() Figure
	}{
		{"line and points", true, func() Figure {
			return NewPlane(&lineModel{marks: gate(0, 0, 0, 1), w1: 1, w2: 1, b: -0.5, line: true, points: true})
		}},
		{"points only", true, func() Figure {
			return NewPlane(&lineModel{marks: gate(0, 0, 0, 1), w1: 1, w2: 1, b: -0.5, points: true})
		}},
		{"no line yet", true, func() Figure { return NewPlane(&lineModel{line: true}) }},
		{"nothing may be moved", false, func() Figure { return NewPlane(&lineModel{marks: gate(0, 0, 0, 1), w1: 1, w2: 1, b: -0.5}) }},
		{"hidden space", true, func() Figure { n := xorNet(); n.fold = 0.5; return NewHidden(n) }},
		{"network", true, func() Figure { n := xorNet(); n.editable = true; return NewNetwork(netFigure{n}) }},
		{"curve", true, func() Figure { return NewFunctions(someFunctions("tanh")) }},
		{"no curve", false, func() Figure { return NewFunctions(someFunctions()) }},
		{"share", true, func() Figure { return NewShare(&shareModel{1, 20, 64}) }},
		{"contour", true, func() Figure { return NewContour(bowl()) }},
		{"contour whose start stays", false, func() Figure { m := bowl(); m.editable = false; return NewContour(m) }},
		{"network that is only looked at", false, func() Figure { return NewNetwork(netFigure{xorNet()}) }},
	} {
		t.Run(tt.name, func(t *testing.T) {
			held := 0
			for x := 4.0; x < w; x += 17 {
				for y := 4.0; y < h; y += 13 {
					f := tt.make()
					f.Layout(w, h)
					f.Update(Input{})
					grabs := f.(Grabber).Grabs(x, y)
					edited := false
					tell := func(in Input) { edited = len(f.Update(in)) > 0 || edited }
					tell(Input{X: x, Y: y, Inside: true, Pressed: true, Down: true})
					for _, d := range []float64{12, -24} {
						tell(Input{X: x + d, Y: y + d, Inside: true, Down: true})
					}
					tell(Input{X: x - 24, Y: y - 24, Inside: true, Released: true})
					if grabs != edited {
						t.Errorf("at (%g, %g): Grabs is %v, a drag edits: %v", x, y, grabs, edited)
					}
					if grabs {
						held++
					}
				}
			}
			if (held > 0) != tt.some {
				t.Errorf("%d places can be held", held)
			}
		})
	}
}
