package figure

import (
	"math"
	"slices"
	"testing"
)

func TestContour(t *testing.T) {
	for _, c := range []struct {
		name  string
		value func(x, y float64) float64
		lines int
		total float64 // length
	}{
		{"diagonal", func(x, y float64) float64 { return x - y }, 1, 2 * math.Sqrt2},
		{"circle", func(x, y float64) float64 { return 0.25 - x*x - y*y }, 1, math.Pi},
		{"two circles", func(x, y float64) float64 { return 0.04 - (math.Abs(x)-0.5)*(math.Abs(x)-0.5) - y*y }, 2, 0.8 * math.Pi},
		{"saddle", func(x, y float64) float64 { return x*y + 1e-6 }, 2, 4},
		{"nothing", func(x, y float64) float64 { return 1 }, 0, 0},
		{"zeros", func(x, y float64) float64 { return 0 }, 0, 0},
		{"not numbers", func(x, y float64) float64 { return math.NaN() }, 0, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			var f field
			f.over(41, -1, 1, -1, 1)
			for j, y := range f.ys {
				for i, x := range f.xs {
					f.v[j*f.n+i] = c.value(x, y)
				}
			}
			var lines contours
			lines.trace(&f, func(x0, y0, a, x1, y1, b float64) XY {
				k := a / (a - b)
				return XY{x0 + k*(x1-x0), y0 + k*(y1-y0)}
			})
			total := 0.0
			for i := range lines.len() {
				l := lines.line(i)
				for k := 1; k < len(l); k++ {
					total += math.Hypot(l[k].X-l[k-1].X, l[k].Y-l[k-1].Y)
				}
			}
			if lines.len() != c.lines || math.Abs(total-c.total) > 0.02*c.total {
				t.Errorf("%d lines, %g long in all; want %d and %g", lines.len(), total, c.lines, c.total)
			}
		})
	}
}

func TestThin(t *testing.T) {
	n := 10000
	x, y := make([]float64, n), make([]float64, n)
	for i := range x {
		x[i], y[i] = float64(i), math.Sin(float64(i)/300)
	}
	y[4321], y[8765] = 9, -9 // one step each
	keep := thin(x, y, 149)
	if len(keep) > 300 || keep[0] != 0 || keep[len(keep)-1] != n-1 {
		t.Errorf("%d points from %d to %d, want at most 300 from 0 to %d", len(keep), keep[0], keep[len(keep)-1], n-1)
	}
	found := 0
	for i, k := range keep {
		if k == 4321 || k == 8765 {
			found++
		}
		if i > 0 && k <= keep[i-1] {
			t.Fatalf("index %d after %d", k, keep[i-1])
		}
	}
	if found != 2 {
		t.Errorf("%d of 2 peaks kept", found)
	}
	if got := thin(x[:5], y[:5], 149); len(got) != 5 {
		t.Errorf("a short curve was thinned to %d of 5", len(got))
	}
}

// TestSurfaceRate plays a run that changes every tick and then rests. No tick samples more
// than its share.
func TestSurfaceRate(t *testing.T) {
	m := &lineModel{version: 1, w1: 1, w2: 1, b: -1, soft: true, marks: gate(0, 0, 0, 1)}
	p := NewPlane(m)
	p.Layout(400, 300)
	pictures, last := 0, -1
	tick := func() {
		t.Helper()
		before := m.nodes
		p.Update(Input{})
		if n := m.nodes - before; n > nodesATick {
			t.Errorf("%d nodes in a tick, want at most %d", n, nodesATick)
		}
		if r := p.surface.raster; r != nil && 1000*len(r.Values)+int(r.Version) != last {
			pictures, last = pictures+1, 1000*len(r.Values)+int(r.Version)
		}
	}
	for i := range 60 {
		m.set(1, 1, -1-float64(i)/100)
		tick()
	}
	if pictures < 10 || pictures > 60/everyTicks {
		t.Errorf("%d surfaces in 60 ticks, want 10 to %d", pictures, 60/everyTicks)
	}
	if p.line.b != m.b {
		t.Errorf("the line shows b = %g, the model has %g: lines follow every tick", p.line.b, m.b)
	}
	for range 30 {
		tick()
	}
	if !p.surface.fresh(m) {
		t.Errorf("at rest: %d nodes of version %d, want %d of %d", p.surface.nodes, p.surface.version, fineNodes, m.version)
	}
	before := m.nodes
	for range 30 {
		tick()
	}
	if m.nodes != before {
		t.Errorf("%d nodes while nothing changed", m.nodes-before)
	}
}

// TestPlaneAdoptsNoSurface: a run that begins anew has the version of the one before, and
// another surface.
func TestPlaneAdoptsNoSurface(t *testing.T) {
	old := NewPlane(&lineModel{version: 1, w1: 1, w2: 1, b: -1, soft: true, marks: gate(0, 0, 0, 1)})
	old.Layout(400, 300)
	m := &lineModel{version: 1, w1: -1, w2: 1, b: 0.5, soft: true, marks: gate(0, 0, 0, 1)}
	p := NewPlane(m)
	settle := func(p *Plane) {
		for range 40 {
			p.Update(Input{})
		}
	}
	settle(old)
	p.Adopt(old)
	settle(p)
	still := NewPlane(m)
	still.Layout(400, 300)
	var mesh Mesh
	mesh.Reset(Light(), 1)
	still.Draw(&mesh)
	if !slices.Equal(p.surface.raster.Values, still.surface.raster.Values) {
		t.Error("it shows the surface of the run before")
	}
}

// TestLayouts draws every figure from a thumbnail to a full screen and checks
// that shapes and the starts of labels stay inside.
func TestLayouts(t *testing.T) {
	for _, p := range pictures() {
		for _, size := range []XY{{260, 200}, {320, 320}, {390, 260}, {900, 300}, {300, 900}, {900, 900}} {
			f := p.figure()
			f.Layout(size.X, size.Y)
			var m Mesh
			m.Reset(Light(), 1)
			f.Draw(&m)
			if b := bounds(&m); b.x0 < -2 || b.y0 < -2 || b.x1 > size.X+2 || b.y1 > size.Y+2 {
				t.Errorf("%s at %g×%g: shapes cover %v", p.name, size.X, size.Y, b)
			}
			for _, l := range m.Labels {
				w := textWidth(l.Text, l.Size) * 0.9 // the estimate is a wide one
				x0 := l.X
				switch l.Align {
				case Center:
					x0 -= w / 2
				case Right:
					x0 -= w
				}
				if x0 < -3 || x0+w > size.X+3 || l.Y < l.Size/3 || l.Y > size.Y-l.Size/3 {
					t.Errorf("%s at %g×%g: %q at (%g, %g) leaves the figure", p.name, size.X, size.Y, l.Text, l.X, l.Y)
				}
			}
		}
	}
}

// TestDiverged draws a run whose weights are no numbers any more: nothing
// panics, and no corner of a triangle is lost in nowhere.
func TestDiverged(t *testing.T) {
	for _, bad := range []float64{math.NaN(), math.Inf(1), 1e300} {
		m := xorNet()
		for i := range m.net.Params {
			m.net.Params[i] = bad
		}
		m.current = &[2]float64{0, 1}
		line := &lineModel{w1: bad, w2: -bad, b: bad, marks: gate(0, 1, 1, 0), line: true}
		curve := Curve{Group: "loss", X: []float64{0, 1, 2}, Y: []float64{0.5, bad, bad}}
		for _, f := range []Figure{NewPlane(m), NewHidden(m), NewNetwork(netFigure{m}), NewPlane(line), NewCurves(&curvesModel{version: 1, curves: []Curve{curve}})} {
			checkXML(t, SVG(f, 400, 300, "id"))
			f.Update(Input{X: 150, Y: 100, Inside: true})
			f.Describe()
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
