package figure

import "math"

// Rect implements [Canvas].
func (m *Mesh) Rect(x, y, w, h float64, fill Paint) {
	if fill.Ink == InkNone || !(w > 0 && h > 0) {
		return
	}
	x0, y0 := (x+m.ox)*m.scale, (y+m.oy)*m.scale
	x1, y1 := x0+w*m.scale, y0+h*m.scale
	v := m.pen(fill, min(x1-x0, 1)*min(y1-y0, 1))
	x0, x1 = atLeastPixel(x0, x1)
	y0, y1 = atLeastPixel(y0, y1)
	b := m.triangles()
	o := b.next()
	b.Vertices = append(b.Vertices,
		v.at(x0+0.5, y0+0.5), v.at(x1-0.5, y0+0.5), v.at(x1-0.5, y1-0.5), v.at(x0+0.5, y1-0.5),
		clearAt(x0-0.5, y0-0.5), clearAt(x1+0.5, y0-0.5), clearAt(x1+0.5, y1+0.5), clearAt(x0-0.5, y1+0.5))
	b.quad(o, o+1, o+2, o+3)
	b.quad(o, o+1, o+5, o+4)
	b.quad(o+1, o+2, o+6, o+5)
	b.quad(o+2, o+3, o+7, o+6)
	b.quad(o+3, o, o+4, o+7)
}

// atLeastPixel widens an interval to a pixel: what is thinner is drawn a pixel
// wide and fainter.
func atLeastPixel(a, b float64) (from, to float64) {
	if b-a >= 1 {
		return a, b
	}
	middle := (a + b) / 2
	return middle - 0.5, middle + 0.5
}

// Circle implements [Canvas].
func (m *Mesh) Circle(x, y, r float64, fill, stroke Paint, width float64) {
	if !(r > 0) || !finite(x+y) {
		return
	}
	cx, cy, r := (x+m.ox)*m.scale, (y+m.oy)*m.scale, r*m.scale
	if fill.Ink != InkNone {
		m.ring(cx, cy, -1, max(r, 0.5), m.pen(fill, 2*r)) // no hole
	}
	if w := width * m.scale; stroke.Ink != InkNone && w > 0 {
		cover := min(w, 1)
		w = max(w, 1)
		inner := r - w/2
		if inner <= 0 {
			inner = -1
		}
		m.ring(cx, cy, inner, r+w/2, m.pen(stroke, cover))
	}
}

// ring fills the area between two radii: a square, of which [Coverage] leaves the ring.
func (m *Mesh) ring(cx, cy, inner, outer float64, v Vertex) {
	v.Inner, v.Outer = float32(inner), float32(outer)
	b := m.triangles()
	o := b.next()
	half := outer + 0.5
	for _, corner := range [4]XY{{-half, -half}, {half, -half}, {half, half}, {-half, half}} {
		v.U, v.V = float32(corner.X), float32(corner.Y)
		b.Vertices = append(b.Vertices, v.at(cx+corner.X, cy+corner.Y))
	}
	b.quad(o, o+1, o+2, o+3)
}

// Polygon implements [Canvas].
func (m *Mesh) Polygon(pts []XY, fill Paint) {
	if fill.Ink == InkNone {
		return
	}
	m.device(pts, true)
	n := len(m.pts)
	if n < 3 {
		return
	}
	area := 0.0
	for i, p := range m.pts {
		q := m.pts[(i+1)%n]
		area += p.X*q.Y - p.Y*q.X
	}
	side := 0.5
	if area < 0 {
		side = -0.5
	}
	v := m.pen(fill, 1)
	b := m.triangles()
	o := b.next()
	for i, p := range m.pts {
		// The corner moves along the mean of its edges' normals.
		nx, ny := miter(m.pts[(i+n-1)%n], p, m.pts[(i+1)%n], 3)
		nx, ny = nx*side, ny*side
		b.Vertices = append(b.Vertices, v.at(p.X-nx, p.Y-ny), clearAt(p.X+nx, p.Y+ny))
	}
	for i := range uint32(n) {
		p, q := o+2*i, o+2*((i+1)%uint32(n))
		b.quad(p, q, q+1, p+1)
		if i > 1 {
			b.Indices = append(b.Indices, o, p-2, p)
		}
	}
}

// device puts pts into m.pts in device pixels, leaving out what is not finite,
// what falls on its predecessor (for a closed shape, the last on the first), and
// corners that nobody could see: a smooth curve has more points than a screen shows.
func (m *Mesh) device(pts []XY, closed bool) {
	m.pts = m.pts[:0]
	for _, p := range pts {
		q := XY{(p.X + m.ox) * m.scale, (p.Y + m.oy) * m.scale}
		if math.IsNaN(q.X+q.Y) || math.IsInf(q.X+q.Y, 0) {
			continue
		}
		n := len(m.pts)
		if n > 0 && same(m.pts[n-1], q) {
			continue
		}
		if n > 1 && straight(m.pts[n-2], m.pts[n-1], q) {
			m.pts = m.pts[:n-1]
		}
		m.pts = append(m.pts, q)
	}
	if n := len(m.pts); closed && n > 1 && same(m.pts[0], m.pts[n-1]) {
		m.pts = m.pts[:n-1]
	}
}

// same says whether two points are closer than a hundredth of a pixel.
func same(a, b XY) bool {
	return math.Abs(a.X-b.X) < 0.01 && math.Abs(a.Y-b.Y) < 0.01
}

// straight says whether the corner b of a→b→c lies between its neighbours and less
// than a twentieth of a pixel beside the line that joins them. That line is kept short,
// so that a curve whose corners are taken out one by one stays where it was.
func straight(a, b, c XY) bool {
	const off, longest = 0.05, 16
	x, y := c.X-a.X, c.Y-a.Y
	u, v := b.X-a.X, b.Y-a.Y
	along, l2 := u*x+v*y, x*x+y*y
	across := u*y - v*x
	return l2 < longest*longest && along > 0 && along < l2 && across*across < off*off*l2
}

// normal returns the unit normal of a→b, to the right of it as y points down.
func normal(a, b XY) (x, y float64) {
	dx, dy := b.X-a.X, b.Y-a.Y
	l := math.Hypot(dx, dy)
	return dy / l, -dx / l
}

// miter returns the offset of corner b between edges a→b and b→c that moves
// both edges by 1 along their normals, cut to the given length.
func miter(a, b, c XY, limit float64) (x, y float64) {
	x0, y0 := normal(a, b)
	x1, y1 := normal(b, c)
	mx, my := x0+x1, y0+y1
	l2 := mx*mx + my*my
	if l2 < 1e-6 {
		return x0, y0
	}
	k := 2 / l2 // |m|/2 is the cosine of half the turn
	if l := k * math.Sqrt(l2); l > limit {
		k *= limit / l
	}
	return mx * k, my * k
}
