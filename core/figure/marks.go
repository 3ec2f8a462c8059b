package figure

import "math"

// markRadius returns the radius of n marks: large for the four points of a
// gate, small for a cloud.
func markRadius(n int, side float64) float64 {
	r := 8.0
	switch {
	case n > 300:
		r = 3.2
	case n > 100:
		r = 4
	case n > 12:
		r = 5
	}
	if side < 200 { // a thumbnail
		r *= 0.8
	}
	return r
}

// mark draws one example: its set by shape, its class by colour, by filling
// and, where there is room, by the sign in it.
func (p *pen) mark(c Canvas, x, y, r float64, m Mark) {
	if m.Current {
		c.Circle(x, y, r+7, Paint{InkAccent, 0.25}, ink(InkAccent), 1.5)
	}
	p.shape(c, x, y, r+1.5, m.Set, ink(InkPaper))
	p.shape(c, x, y, r, m.Set, ink(signInk(m.Label == 1)))
	sign := InkPaper
	if m.Label != 1 {
		p.shape(c, x, y, r-max(r/4, 1.4), m.Set, ink(InkPaper))
		sign = InkOrange
	}
	if r > 6 {
		p.line(c, x-r/2.4, y, x+r/2.4, y, 2, ink(sign), false)
		if m.Label == 1 {
			p.line(c, x, y-r/2.4, x, y+r/2.4, 2, ink(sign), false)
		}
	}
	if m.Wrong {
		p.wrong(c, x, y, r)
	}
}

// wrong rings an example and crosses the ring.
func (p *pen) wrong(c Canvas, x, y, r float64) {
	ring, arm := r+max(r/2, 2.5), max(r*0.4, 2)
	c.Circle(x, y, ring, Paint{}, ink(InkBad), 1.75)
	x += ring * math.Sqrt2 / 2
	y -= ring * math.Sqrt2 / 2
	c.Circle(x, y, arm+1.5, ink(InkPaper), Paint{}, 0)
	p.line(c, x-arm, y-arm, x+arm, y+arm, 1.75, ink(InkBad), false)
	p.line(c, x-arm, y+arm, x+arm, y-arm, 1.75, ink(InkBad), false)
}

// shape fills the shape of a set; all three look equally large.
func (p *pen) shape(c Canvas, x, y, r float64, s Set, fill Paint) {
	switch s {
	case Val:
		d := r * 1.25
		c.Polygon(append(p.pts[:0], XY{x, y - d}, XY{x + d, y}, XY{x, y + d}, XY{x - d, y}), fill)
	case Test:
		d := r * 0.89
		c.Rect(x-d, y-d, 2*d, 2*d, fill)
	default:
		c.Circle(x, y, r, fill, Paint{}, 0)
	}
}

// drawMarks draws the marks at their places so that what must be seen
// lies on top: first the plain marks, then the wrong ones, then the current.
func drawMarks(c Canvas, p *pen, marks []Mark, at []XY, r float64) {
	for level := range 3 {
		for i, m := range marks {
			if rank(m) == level {
				p.mark(c, at[i].X, at[i].Y, r, m)
			}
		}
	}
}

func rank(m Mark) int {
	switch {
	case m.Current:
		return 2
	case m.Wrong:
		return 1
	}
	return 0
}
