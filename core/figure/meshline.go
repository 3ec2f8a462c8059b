package figure

import "math"

// dashOn and dashOff are the lengths of dashes and gaps in logical pixels.
const dashOn, dashOff = 5.0, 4.0

// Polyline implements [Canvas]. Corners are mitred, sharp ones bevelled; the
// ends are cut square. A line whose last point is its first is closed.
func (m *Mesh) Polyline(pts []XY, width float64, p Paint, dashed bool) {
	w := width * m.scale
	if p.Ink == InkNone || !(w > 0) {
		return
	}
	closed := len(pts) > 3 && pts[0] == pts[len(pts)-1]
	m.device(pts, closed)
	if len(m.pts) < 2 {
		return
	}
	v := m.pen(p, w)
	w = max(w, 1)
	if !dashed {
		m.stroke(m.pts, w/2, v, closed && len(m.pts) > 2)
		return
	}
	if closed {
		m.pts = append(m.pts, m.pts[0])
	}
	m.dashes(w/2, v)
}

// dashes strokes m.pts in dashes.
func (m *Mesh) dashes(half float64, v Vertex) {
	on, left := true, dashOn*m.scale
	m.dash = append(m.dash[:0], m.pts[0])
	for i := 1; i < len(m.pts); i++ {
		a, b := m.pts[i-1], m.pts[i]
		length := math.Hypot(b.X-a.X, b.Y-a.Y)
		at := 0.0
		for length-at > left {
			at += left
			cut := XY{a.X + (b.X-a.X)*at/length, a.Y + (b.Y-a.Y)*at/length}
			if on {
				m.dash = append(m.dash, cut)
				m.stroke(m.dash, half, v, false)
				left = dashOff * m.scale
			} else {
				left = dashOn * m.scale
			}
			on = !on
			m.dash = append(m.dash[:0], cut)
		}
		left -= length - at
		if on {
			m.dash = append(m.dash, b)
		}
	}
	if on && len(m.dash) > 1 {
		m.stroke(m.dash, half, v, false)
	}
}

// stroke adds a line of the given half width, in device pixels, as a strip of
// cross sections of four vertices: fringe, body, body, fringe.
func (m *Mesh) stroke(pts []XY, half float64, v Vertex, closed bool) {
	if n := len(pts); n > 1 && same(pts[n-1], pts[n-2]) {
		pts = pts[:n-1]
	}
	n := len(pts)
	if n < 2 {
		return
	}
	b := m.triangles()
	first := b.next()
	for i, p := range pts {
		if !closed && (i == 0 || i == n-1) {
			m.end(b, pts, i, half, v)
			continue
		}
		a, c := pts[(i+n-1)%n], pts[(i+1)%n]
		x0, y0 := normal(a, p)
		x1, y1 := normal(p, c)
		if x0*x1+y0*y1 > 0 {
			x, y := miter(a, p, c, 1.5)
			b.section(p, x, y, half, v)
		} else {
			b.section(p, x0, y0, half, v)
			b.section(p, x1, y1, half, v)
		}
	}
	count := (b.next() - first) / 4
	for s := range count {
		if s+1 == count && !closed {
			break
		}
		p, q := first+4*s, first+4*((s+1)%count)
		for k := range uint32(3) {
			b.quad(p+k, p+k+1, q+k+1, q+k)
		}
	}
}

// end adds the two cross sections of an open end: the body stops half a pixel
// early and the fringe half a pixel late.
func (m *Mesh) end(b *Batch, pts []XY, i int, half float64, v Vertex) {
	p, q := pts[0], pts[1]
	if i > 0 {
		p, q = pts[i-1], pts[i]
	}
	x, y := normal(p, q)
	tx, ty := -y*0.5, x*0.5 // half a pixel forwards
	if i == 0 {
		b.section(XY{p.X - tx, p.Y - ty}, x, y, half, Vertex{})
		b.section(XY{p.X + tx, p.Y + ty}, x, y, half, v)
		return
	}
	b.section(XY{q.X - tx, q.Y - ty}, x, y, half, v)
	b.section(XY{q.X + tx, q.Y + ty}, x, y, half, Vertex{})
}

// section adds one cross section at p along the normal (x, y).
func (b *Batch) section(p XY, x, y, half float64, v Vertex) {
	in, out := half-0.5, half+0.5
	b.Vertices = append(b.Vertices,
		clearAt(p.X+x*out, p.Y+y*out), v.at(p.X+x*in, p.Y+y*in),
		v.at(p.X-x*in, p.Y-y*in), clearAt(p.X-x*out, p.Y-y*out))
}
