package figure

import "math"

const fanRadius = 30.0

// A quadrantFan shows into which quadrants a step can point, as quarters of a
// disc: those it can reach are filled, the others crossed by nothing but their
// dashed edge.
type quadrantFan struct {
	can   [4]bool
	ok    bool
	known bool // by the model; else counted from the steps so far
}

// look asks the model, or counts the steps of the first path.
func (q *quadrantFan) look(m ContourModel, paths []Path) {
	q.can, q.ok, q.known = [4]bool{}, false, false
	if k, is := m.(QuadrantModel); is {
		if q.can, q.ok = k.Quadrants(); q.ok {
			q.known = true
			return
		}
	}
	if len(paths) == 0 {
		return
	}
	p := paths[0]
	for i := 1; i < min(len(p.X), len(p.Y)); i++ {
		dx, dy := p.X[i]-p.X[i-1], p.Y[i]-p.Y[i-1]
		if k := quadrant(dx, dy); k >= 0 {
			q.can[k], q.ok = true, true
		}
	}
}

// quadrant returns the quadrant of a direction, -1 on an axis.
func quadrant(dx, dy float64) int {
	switch {
	case dx > 0 && dy > 0:
		return 0
	case dx < 0 && dy > 0:
		return 1
	case dx < 0 && dy < 0:
		return 2
	case dx > 0 && dy < 0:
		return 3
	}
	return -1
}

func (q *quadrantFan) count() int {
	n := 0
	for _, can := range q.can {
		if can {
			n++
		}
	}
	return n
}

func (q *quadrantFan) says() string {
	if q.known {
		return "can step there"
	}
	return "stepped there"
}

// draw fills the quarters at p as far as they lie in b.
func (q *quadrantFan) draw(c Canvas, pen *pen, p XY, r float64, b box) {
	r = min(r, max(p.X-b.x0, b.x1-p.X), max(p.Y-b.y0, b.y1-p.Y))
	for k, can := range q.can {
		sx, sy := 1.0, -1.0 // to the right, upwards
		if k == 1 || k == 2 {
			sx = -1
		}
		if k >= 2 {
			sy = 1
		}
		if p.X+sx*r < b.x0 || p.X+sx*r > b.x1 || p.Y+sy*r < b.y0 || p.Y+sy*r > b.y1 {
			continue
		}
		pts := append(pen.pts[:0], p)
		for i := range 7 {
			a := float64(i) / 6 * math.Pi / 2
			pts = append(pts, XY{p.X + sx*r*math.Cos(a), p.Y + sy*r*math.Sin(a)})
		}
		if can {
			c.Polygon(pts, Paint{InkAccent, 0.3})
		}
		c.Polyline(pts[1:], 1, Paint{InkAccent, 0.6}, !can)
	}
}
