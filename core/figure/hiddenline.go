package figure

import "math"

// A hiddenLine is the output unit's boundary w1·h₁ + w2·h₂ + b = 0: straight in
// hidden space and, seen from the inputs, the curve that lands on it.
type hiddenLine struct {
	w1, w2, b float64
	ok        bool

	field         field
	curve         contours
	from, to, now []XY // the curve's pixels at fold 0, at fold 1 and now
	torn          bool // hidden space has jumps, and the curve no image there

	whole planeLine // the whole line in hidden space
}

func (l *hiddenLine) value(h1, h2 float64) float64 { return l.w1*h1 + l.w2*h2 + l.b }

// reach finds the line's ends in hidden space.
func (l *hiddenLine) reach(out *axes) {
	l.whole.w1, l.whole.w2, l.whole.b, l.whole.ok = l.w1, l.w2, l.b, l.ok
	l.whole.visible = false
	if l.ok {
		l.whole.project(out)
	}
}

// trace finds the curve.
func (l *hiddenLine) trace(f *Hidden) {
	l.from, l.to, l.torn = l.from[:0], l.to[:0], false
	l.curve.starts = l.curve.starts[:0]
	if !l.ok {
		return
	}
	g := &l.field
	g.over(coarseNodes, f.in.x.Min, f.in.x.Max, f.in.y.Min, f.in.y.Max)
	for j, y := range g.ys {
		for i, x := range g.xs {
			g.v[j*g.n+i] = l.value(f.model.Map(x, y))
		}
	}
	l.curve.trace(g, func(x0, y0, a, x1, y1, b float64) XY {
		for range 12 { // halving: the curve must land on the line
			x, y := (x0+x1)/2, (y0+y1)/2
			if v := l.value(f.model.Map(x, y)); (v > 0) == (a > 0) {
				x0, y0 = x, y
			} else {
				x1, y1 = x, y
			}
		}
		return XY{(x0 + x1) / 2, (y0 + y1) / 2}
	})
	limit := 0.02 * math.Hypot(l.w1, l.w2) * (f.out.x.Max - f.out.x.Min)
	for _, p := range l.curve.pts {
		l.from = append(l.from, f.in.px(p.X, p.Y))
		l.to = append(l.to, f.carry(p.X, p.Y))
		if math.Abs(l.value(f.model.Map(p.X, p.Y))) > limit {
			l.torn = true
		}
	}
}

// ramp rises from 0 at lo to 1 at 1.
func ramp(t, lo float64) float64 { return min(max((t-lo)/(1-lo), 0), 1) }

// drawSides shades hidden space as the fold arrives there.
func (l *hiddenLine) drawSides(c Canvas, fold float64) {
	if a := 0.16 * ramp(fold, 0.8); a > 0 && l.whole.visible {
		c.Polygon(l.whole.sides[0], Paint{InkOrange, a})
		c.Polygon(l.whole.sides[1], Paint{InkBlue, a})
	}
}

func (l *hiddenLine) draw(c Canvas, p *pen, fold float64) {
	if a := ramp(fold, 0.6); a > 0 && l.whole.visible {
		p.line(c, l.whole.from.X, l.whole.from.Y, l.whole.to.X, l.whole.to.Y, 1.5, Paint{InkText, a}, false)
	}
	if l.torn && fold > foldEnd {
		return
	}
	for i := range l.curve.len() {
		c.Polyline(l.now[l.curve.starts[i]:l.curve.starts[i+1]], 2.5, ink(InkText), false)
	}
}
