package figure

import "math"

// A Grabber tells, without any tick, whether a press at a place would take hold
// of something. A touch screen needs to know at once: a finger that takes hold
// of nothing scrolls the page.
type Grabber interface {
	Grabs(x, y float64) bool
}

// Grabs reports whether a press there holds a point, the line or its vector, or
// draws a line where there is none.
func (p *Plane) Grabs(x, y float64) bool {
	if !p.axes.grow(reach).has(x, y) {
		return false
	}
	point := p.hand.point
	found := p.under(Input{X: x, Y: y, Inside: true})
	p.hand.point = point
	return found != gripNone || p.canLine() && !p.line.visible && p.axes.has(x, y)
}

// Grabs reports whether a press there moves the slider.
func (f *Hidden) Grabs(x, y float64) bool {
	s := &f.slider
	return math.Abs(y-s.y) <= reach && x >= s.x0-reach && x <= s.x1+reach
}

// Grabs reports whether a press there holds a weight or a bias that may be
// changed.
func (f *NetworkFigure) Grabs(x, y float64) bool {
	if !f.model.Editable() {
		return false
	}
	hand := f.hand
	f.under(Input{X: x, Y: y, Inside: true})
	found := f.hand.over && (f.hand.onEdge || f.columns[f.hand.column].index > 0)
	f.hand = hand
	return found
}
