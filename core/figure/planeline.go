package figure

import "math"

// A planeLine is the boundary w1·x₁ + w2·x₂ + b = 0 with its normal vector, as
// drawn.
//
// The vector stands on the line at its foot and points to class 1. Its length
// is proportional to |w|, a fifth of the plot for |w| = 1, as long as that can
// be shown; a longer one is cut and its shaft broken by two strokes.
type planeLine struct {
	w1, w2, b float64
	ok        bool
	visible   bool // the line crosses the plot

	from, to  XY // its ends, in pixels
	foot, tip XY // the vector, in pixels
	cut       bool
	anchor    XY // the foot is the point of the line nearest to this, in the plane
	anchored  bool
	firstItem int // its place in the legend

	sides [2][]XY // the parts of the plot on the side of class 0 and 1
}

// The normal vector's length as a share of the plot's shorter side.
const (
	normalUnit = 0.2
	normalMost = 0.4
	normalLow  = 26.0 // pixels: shorter could not be grabbed
)

// norm returns |w|.
func (l *planeLine) norm() float64 { return math.Hypot(l.w1, l.w2) }

// value returns w·x + b.
func (l *planeLine) value(x, y float64) float64 { return l.w1*x + l.w2*y + l.b }

// project finds the line's ends, its vector and the two sides.
func (l *planeLine) project(a *axes) {
	corners := [4]XY{{a.x.Min, a.y.Min}, {a.x.Max, a.y.Min}, {a.x.Max, a.y.Max}, {a.x.Min, a.y.Max}}
	l.sides[0], l.sides[1] = l.sides[0][:0], l.sides[1][:0]
	var ends [2]XY
	n := 0
	for i, p := range corners {
		q := corners[(i+1)%4]
		vp, vq := l.value(p.X, p.Y), l.value(q.X, q.Y)
		side := 0
		if vp > 0 {
			side = 1
		}
		l.sides[side] = append(l.sides[side], a.px(p.X, p.Y))
		if (vp > 0) != (vq > 0) {
			t := vp / (vp - vq)
			x := XY{p.X + t*(q.X-p.X), p.Y + t*(q.Y-p.Y)}
			px := a.px(x.X, x.Y)
			l.sides[0], l.sides[1] = append(l.sides[0], px), append(l.sides[1], px)
			ends[n&1] = x
			n++
		}
	}
	l.visible = n == 2
	if !l.visible {
		return
	}
	l.from, l.to = a.px(ends[0].X, ends[0].Y), a.px(ends[1].X, ends[1].Y)
	l.stand(a, ends)
}

// stand places the vector on the line: nearest to the anchor if that is well
// inside the plot, else on the middle of what is seen of the line.
func (l *planeLine) stand(a *axes, ends [2]XY) {
	if !l.anchored {
		l.anchor = XY{(a.x.Min + a.x.Max) / 2, (a.y.Min + a.y.Max) / 2}
	}
	n := l.norm()
	away := l.value(l.anchor.X, l.anchor.Y) / (n * n)
	l.foot = a.px(l.anchor.X-away*l.w1, l.anchor.Y-away*l.w2)
	if !a.grow(-0.08*a.w()).has(l.foot.X, l.foot.Y) {
		l.foot = a.px((ends[0].X+ends[1].X)/2, (ends[0].Y+ends[1].Y)/2)
	}
	side := min(a.w(), a.h())
	length := max(n*normalUnit*side, normalLow)
	l.cut = length > normalMost*side
	length = min(length, normalMost*side)
	l.tip = XY{l.foot.X + l.w1/n*length, l.foot.Y - l.w2/n*length}
}

// drawSides shades both sides evenly.
func (l *planeLine) drawSides(c Canvas) {
	c.Polygon(l.sides[0], Paint{InkOrange, 0.22})
	c.Polygon(l.sides[1], Paint{InkBlue, 0.22})
}

// draw draws the line and its vector; lit is what the hand is on.
func (l *planeLine) draw(c Canvas, p *pen, lit grip, editable bool) {
	if !l.visible {
		return
	}
	width := 2.25
	if lit == gripLine {
		p.line(c, l.from.X, l.from.Y, l.to.X, l.to.Y, 9, Paint{InkAccent, 0.3}, false)
	}
	p.line(c, l.from.X, l.from.Y, l.to.X, l.to.Y, width, ink(InkText), false)
	if editable {
		halo := Paint{InkAccent, 0.2}
		if lit == gripTip {
			halo.Alpha = 0.45
		}
		c.Circle(l.tip.X, l.tip.Y, 11, halo, Paint{}, 0)
	}
	c.Circle(l.foot.X, l.foot.Y, 3.5, ink(InkAccent), Paint{}, 0)
	p.arrow(c, l.foot, l.tip, 2.25, ink(InkAccent))
	tx, ty := l.tip.X-l.foot.X, l.tip.Y-l.foot.Y
	k := math.Hypot(tx, ty)
	tx, ty = tx/k, ty/k
	if l.cut {
		for _, t := range [...]float64{0.45, 0.5} {
			x, y := l.foot.X+tx*k*t, l.foot.Y+ty*k*t
			p.line(c, x-ty*5-tx*2, y+tx*5-ty*2, x+ty*5+tx*2, y-tx*5+ty*2, 2, ink(InkAccent), false)
		}
	}
	c.Label(l.tip.X+tx*15, l.tip.Y+ty*15, "w", Center, InkAccent, nameSize)
}
