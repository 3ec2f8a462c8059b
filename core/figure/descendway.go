package figure

import "math"

func dist(a, b XY) float64 { return math.Hypot(a.X-b.X, a.Y-b.Y) }

// A way is a path as drawn: its line, a dot a step while they can be told
// apart, and where it has come to.
type way struct {
	lane   int
	line   strokes
	dots   []XY
	steps  int
	end    XY
	inside bool
}

const dottedSteps = 60 // up to so many steps each has its dot

// lay carries a path to pixels. Steps shorter than half a pixel are left out.
func (w *way) lay(p Path, a *axes) {
	w.lane = p.Lane
	w.line.reset()
	w.dots = w.dots[:0]
	w.steps, w.inside = -1, false
	n := min(len(p.X), len(p.Y))
	for i := range n {
		q := a.px(p.X[i], p.Y[i])
		if !finite(q.X+q.Y) || math.Abs(q.X)+math.Abs(q.Y) > 1e7 {
			w.line.lift() // it has flown away
			w.inside = false
			continue
		}
		w.steps++
		w.end, w.inside = q, a.has(q.X, q.Y)
		if n <= dottedSteps && w.inside {
			w.dots = append(w.dots, q)
		}
		if i == 0 || i == n-1 || dist(q, w.line.last) >= 0.5 {
			w.line.to(q, a.box)
		}
	}
}

func (w *way) draw(c Canvas) {
	if w.steps < 1 {
		return
	}
	w.line.draw(c, 4.5, Paint{InkPaper, 0.75}, false)
	w.line.draw(c, 2, ink(laneInk(w.lane)), laneDashed(w.lane))
	for _, q := range w.dots {
		c.Circle(q.X, q.Y, 2.2, ink(laneInk(w.lane)), Paint{}, 0)
	}
}

func (w *way) drawEnd(c Canvas) {
	if w.steps > 0 && w.inside {
		c.Circle(w.end.X, w.end.Y, 5, ink(laneInk(w.lane)), ink(InkPaper), 1.5)
	}
}

// star marks the minimum: a cross over a disc of paper.
func (p *pen) star(c Canvas, at XY, r float64) {
	c.Circle(at.X, at.Y, r+1.5, Paint{InkPaper, 0.8}, Paint{}, 0)
	d := r * 0.75
	p.line(c, at.X-d, at.Y-d, at.X+d, at.Y+d, 2.5, ink(InkText), false)
	p.line(c, at.X-d, at.Y+d, at.X+d, at.Y-d, 2.5, ink(InkText), false)
}

// A contourSign is the sign before an item of the contour's legend.
type contourSign struct {
	kind signKind
	lane int
}

type signKind uint8

const (
	signLow signKind = iota
	signHigh
	signPath
	signStart
	signMinimum
	signArrow
	signFan
	signPenalty
	signBoth
)

func (f *Contour) sign(c Canvas, s contourSign, x, y float64) {
	switch s.kind {
	case signLow, signHigh:
		shade := 0.0
		if s.kind == signHigh {
			shade = bandAlpha * rasterAlpha
		}
		b := box{x - 7, y - 6, x + 7, y + 6}
		if shade > 0 {
			c.Rect(b.x0, b.y0, b.w(), b.h(), Paint{InkOrange, shade})
		}
		f.pen.frame(c, b, 1, Paint{InkOrange, 0.6})
	case signPath:
		f.pen.line(c, x-8, y, x+8, y, 2, ink(laneInk(s.lane)), laneDashed(s.lane))
		c.Circle(x+5, y, 3.5, ink(laneInk(s.lane)), Paint{}, 0)
	case signStart:
		c.Circle(x, y, 5, ink(InkPaper), ink(InkAccent), 2.5)
	case signMinimum:
		f.pen.star(c, XY{x, y}, 6)
	case signArrow:
		f.pen.arrow(c, XY{x - 7, y + 3}, XY{x + 7, y - 3}, 2, ink(InkAccent))
	case signPenalty:
		f.penalty.sign(c, &f.pen, x, y)
	case signBoth:
		f.pen.both(c, XY{x, y}, 5)
	case signFan:
		f.fan.draw(c, &f.pen, XY{x, y}, 7, box{x - 9, y - 9, x + 9, y + 9})
	}
}
