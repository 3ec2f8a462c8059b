package figure

import (
	"math"
	"testing"
)

// area integrates the opacity of a mesh, in square device pixels. Of a ring, a square
// that is covered in part, it counts the pixels.
func area(m *Mesh) float64 {
	sum := 0.0
	for _, b := range m.Batches {
		for k := 0; k+2 < len(b.Indices); k += 3 {
			p, q, r := b.Vertices[b.Indices[k]], b.Vertices[b.Indices[k+1]], b.Vertices[b.Indices[k+2]]
			if p.Outer != 0 {
				const w, h = 300, 300
				px := make([][4]float64, w*h)
				paintTriangle(px, w, h, p, q, r)
				for _, c := range px {
					sum += c[3]
				}
				continue
			}
			sum += math.Abs(edge(p, q, float64(r.X), float64(r.Y))) / 2 * float64(p.A+q.A+r.A) / 3
		}
	}
	return sum
}

func bounds(m *Mesh) box {
	b := box{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)}
	for _, batch := range m.Batches {
		for _, v := range batch.Vertices {
			x, y := float64(v.X), float64(v.Y)
			b = box{min(b.x0, x), min(b.y0, y), max(b.x1, x), max(b.y1, y)}
		}
	}
	return b
}

func TestMeshShapes(t *testing.T) {
	blue := ink(InkBlue)
	for _, c := range []struct {
		name  string
		draw  func(m *Mesh)
		area  float64 // at scale 1
		slack float64 // relative
		in    box
	}{
		{"rect", func(m *Mesh) { m.Rect(10, 20, 30, 40, blue) }, 1200, 0.001, box{10, 20, 40, 60}},
		{"faint rect", func(m *Mesh) { m.Rect(10, 20, 30, 40, Paint{InkBlue, 0.5}) }, 600, 0.001, box{10, 20, 40, 60}},
		{"thin rect", func(m *Mesh) { m.Rect(10, 20, 30, 0.25, blue) }, 7.5, 0.05, box{10, 20, 40, 20.25}},
		{"disc", func(m *Mesh) { m.Circle(50, 50, 20, blue, Paint{}, 0) }, math.Pi * 400, 0.01, box{30, 30, 70, 70}},
		{"ring", func(m *Mesh) { m.Circle(50, 50, 20, Paint{}, blue, 4) }, 2 * math.Pi * 20 * 4, 0.01, box{28, 28, 72, 72}},
		{"triangle", func(m *Mesh) { m.Polygon([]XY{{10, 10}, {50, 10}, {10, 40}}, blue) }, 600, 0.01, box{10, 10, 50, 40}},
		{"triangle, other way", func(m *Mesh) { m.Polygon([]XY{{10, 10}, {10, 40}, {50, 10}}, blue) }, 600, 0.01, box{10, 10, 50, 40}},
		{"line", func(m *Mesh) { m.Polyline([]XY{{10, 10}, {40, 50}}, 3, blue, false) }, 150, 0.01, box{8.8, 9.1, 41.2, 50.9}},
		{"hairline", func(m *Mesh) { m.Polyline([]XY{{10, 10}, {40, 10}}, 0.5, blue, false) }, 15, 0.01, box{10, 9.5, 40, 10.5}},
		{"corner", func(m *Mesh) { m.Polyline([]XY{{10, 10}, {40, 10}, {40, 60}}, 2, blue, false) }, 160, 0.03, box{10, 9, 41, 60}},
		{"closed", func(m *Mesh) { m.Polyline([]XY{{10, 10}, {40, 10}, {40, 60}, {10, 60}, {10, 10}}, 2, blue, false) }, 320, 0.03, box{9, 9, 41, 61}},
		{"hairpin", func(m *Mesh) { m.Polyline([]XY{{10, 10}, {60, 10}, {10, 11}}, 2, blue, false) }, 200, 0.06, box{10, 8, 62, 13}},
		{"dashes", func(m *Mesh) { m.Polyline([]XY{{10, 10}, {100, 10}}, 2, blue, true) }, 100, 0.01, box{10, 9, 96, 11}},
		{"nothing", func(m *Mesh) {
			m.Rect(1, 1, -5, 3, blue)
			m.Circle(5, 5, 0, blue, blue, 1)
			m.Polyline([]XY{{1, 1}, {1, 1}}, 1, blue, false)
			m.Polyline([]XY{{math.NaN(), 1}, {1, 1}}, 1, blue, false)
			m.Polygon([]XY{{1, 1}, {2, 2}}, blue)
			m.Rect(1, 1, 5, 5, Paint{})
		}, 0, 0, box{}},
	} {
		t.Run(c.name, func(t *testing.T) {
			for _, scale := range []float64{1, 2, 2.75} {
				var m Mesh
				m.Reset(Light(), scale)
				c.draw(&m)
				want := c.area * scale * scale
				if got := area(&m); math.Abs(got-want) > c.slack*want {
					t.Errorf("scale %g: area %g, want %g within %g %%", scale, got, want, 100*c.slack)
				}
				if c.area == 0 {
					continue
				}
				b, in := bounds(&m), c.in // the fringe stands over by half a device pixel, at sharp corners by up to 1.5
				in = box{in.x0*scale - 1.5, in.y0*scale - 1.5, in.x1*scale + 1.5, in.y1*scale + 1.5}
				if b.x0 < in.x0 || b.y0 < in.y0 || b.x1 > in.x1 || b.y1 > in.y1 {
					t.Errorf("scale %g: bounds %v, want within %v", scale, b, in)
				}
			}
		})
	}
}

// TestMeshCrisp looks at the pixels themselves: an edge on the pixel grid is
// sharp, one between pixels is half covered.
func TestMeshCrisp(t *testing.T) {
	var m Mesh
	m.Reset(Light(), 1)
	m.Rect(4, 4, 8, 8.5, ink(InkText))
	img := paintMesh(&m, Light(), 20, 20)
	paper, text := int(Light().Color(InkPaper).R), int(Light().Color(InkText).R)
	for _, c := range []struct {
		x, y, want int
	}{{3, 8, paper}, {4, 8, text}, {11, 8, text}, {12, 8, paper}, {8, 3, paper}, {8, 11, text}, {8, 12, (paper + text) / 2}, {8, 13, paper}} {
		if got := int(img.RGBAAt(c.x, c.y).R); got < c.want-3 || got > c.want+3 {
			t.Errorf("pixel (%d, %d) = %d, want %d", c.x, c.y, got, c.want)
		}
	}
}

func TestMeshOrigin(t *testing.T) {
	var m Mesh
	m.Reset(Light(), 2)
	m.Origin(100, 50)
	m.Rect(0, 0, 10, 10, ink(InkText))
	m.Label(5, 5, "x", Left, InkText, 12)
	m.Image(0, 0, 10, 10, &Raster{W: 1, H: 1, Values: []float64{1}})
	if b := bounds(&m); math.Abs(b.x0-199.5) > 1e-3 || math.Abs(b.y1-120.5) > 1e-3 {
		t.Errorf("bounds %v, want the rectangle at (200, 100) in device pixels", b)
	}
	if l := m.Labels[0]; l.X != 105 || l.Y != 55 {
		t.Errorf("label at (%g, %g), want (105, 55) in logical pixels", l.X, l.Y)
	}
	if b := m.Batches[1]; b.X != 200 || b.W != 20 {
		t.Errorf("image at %g, %g wide, want 200, 20", b.X, b.W)
	}
}

// TestDrawCalls bounds what a frame costs the GPU and checks that indices fit.
func TestDrawCalls(t *testing.T) {
	for _, p := range pictures() {
		f := p.figure()
		f.Layout(p.w, p.h)
		var m Mesh
		m.Reset(Dark(), 1)
		f.Draw(&m)
		limit := 3 // triangles, the surface, triangles
		if n, ok := f.(*NetworkFigure); ok {
			limit = 2 + len(n.columns)
		}
		if len(m.Batches) > limit || len(m.Batches) == 0 {
			t.Errorf("%s: %d draw calls, want 1 to %d", p.name, len(m.Batches), limit)
		}
		vertices := 0
		for i, b := range m.Batches {
			if i > 0 && b.Image == nil && m.Batches[i-1].Image == nil {
				t.Errorf("%s: batches %d and %d could be one", p.name, i-1, i)
			}
			vertices += len(b.Vertices)
			for _, k := range b.Indices {
				if int(k) >= len(b.Vertices) {
					t.Fatalf("%s: index %d of %d vertices", p.name, k, len(b.Vertices))
				}
			}
			for _, v := range b.Vertices {
				if v.R > v.A+1e-6 || v.G > v.A+1e-6 || v.B > v.A+1e-6 || v.A > 1 || v.X != v.X || v.Y != v.Y {
					t.Fatalf("%s: vertex %+v is not a premultiplied colour at a place", p.name, v)
				}
			}
		}
		t.Logf("%s: %d draw calls, %d vertices, %d labels", p.name, len(m.Batches), vertices, len(m.Labels))
	}
}

// TestDrawAllocates nothing once warm, and no more does an idle Update.
func TestDrawAllocates(t *testing.T) {
	for _, p := range pictures() {
		f := p.figure()
		f.Layout(p.w, p.h)
		for range 3 * restTicks { // until everything rests
			f.Update(Input{X: p.w / 2, Y: p.h / 2, Inside: true})
		}
		var m Mesh
		theme := Light()
		frame := func() {
			f.Update(Input{X: p.w / 2, Y: p.h / 2, Inside: true})
			m.Reset(theme, 2)
			f.Draw(&m)
		}
		frame()
		if n := testing.AllocsPerRun(20, frame); n != 0 {
			t.Errorf("%s: %g allocations a frame, want none", p.name, n)
		}
	}
}

func BenchmarkDraw(b *testing.B) {
	for _, p := range pictures() {
		b.Run(p.name, func(b *testing.B) {
			f := p.figure()
			f.Layout(p.w, p.h)
			var m Mesh
			theme := Light()
			b.ReportAllocs()
			for b.Loop() {
				m.Reset(theme, 2)
				f.Draw(&m)
			}
		})
	}
}

// TestMeshSmoothCurve: of a curve sampled finely only the corners that can be seen are
// kept, and it stays where it was.
func TestMeshSmoothCurve(t *testing.T) {
	const n, radius = 4000, 150.0
	var pts []XY
	for i := range n + 1 {
		at := math.Pi * float64(i) / n
		pts = append(pts, XY{200 + radius*math.Cos(at), 200 - radius*math.Sin(at)})
	}
	var m Mesh
	m.Reset(Light(), 1)
	m.Polyline(pts, 2, ink(InkBlue), false)
	if len(m.pts) > 150 {
		t.Errorf("%d corners of %d are kept", len(m.pts), n+1)
	}
	for i, p := range m.pts {
		if i == 0 {
			continue
		}
		q := m.pts[i-1] // a chord is furthest from its arc in its middle
		if got := math.Hypot((p.X+q.X)/2-200, (p.Y+q.Y)/2-200); math.Abs(got-radius) > 0.25 {
			t.Fatalf("at %v the curve is %v px beside its place", p, got-radius)
		}
	}
	m.Reset(Light(), 1)
	m.Polyline([]XY{{10, 10}, {12, 10}, {14, 10.2}, {16, 10}}, 2, ink(InkBlue), false)
	if len(m.pts) != 4 {
		t.Errorf("a bend of a fifth of a pixel: the corners kept are %v", m.pts)
	}
	m.Reset(Light(), 1)
	m.Polyline([]XY{{10, 10}, {14, 10}, {12, 10}}, 2, ink(InkBlue), false)
	if len(m.pts) != 3 {
		t.Errorf("a line that turns back: the corners kept are %v", m.pts)
	}
}

// TestMeshSame: a frame that is drawn again is the same, and what can be seen to change makes
// it another.
func TestMeshSame(t *testing.T) {
	img := &Raster{W: 1, H: 1, Values: []float64{1}}
	draw := func(m *Mesh, theme *Theme, scale, x float64, text string) *Mesh {
		m.Reset(theme, scale)
		m.Origin(x, 0)
		m.Rect(0, 0, 10, 10, ink(InkText))
		m.Image(20, 0, 10, 10, img)
		m.Circle(5, 5, 2, ink(InkBlue), Paint{}, 0)
		m.Label(5, 5, text, Left, InkText, 12)
		return m
	}
	var a, b Mesh
	draw(&a, Light(), 1, 3, "x")
	if !a.Same(draw(&b, Light(), 1, 3, "x")) {
		t.Error("a frame drawn again is said to be another")
	}
	for name, other := range map[string]*Mesh{
		"theme": draw(new(Mesh), Dark(), 1, 3, "x"), "scale": draw(new(Mesh), Light(), 2, 3, "x"),
		"place": draw(new(Mesh), Light(), 1, 4, "x"), "label": draw(new(Mesh), Light(), 1, 3, "y"), "nothing": new(Mesh),
	} {
		if a.Same(other) {
			t.Errorf("another %s is not seen", name)
		}
	}
	img.Version++
	if a.Same(draw(&b, Light(), 1, 3, "x")) {
		t.Error("an image with other values is not seen")
	}
}

// TestMeshApart: figures that share a mesh have batches of their own.
func TestMeshApart(t *testing.T) {
	var m Mesh
	m.Reset(Light(), 1)
	for i := range 3 {
		m.Origin(float64(100*i), 0)
		m.Rect(0, 0, 10, 10, ink(InkText))
		m.Rect(20, 0, 10, 10, ink(InkText))
	}
	if len(m.Batches) != 3 {
		t.Errorf("%d batches, want one for each figure", len(m.Batches))
	}
}
