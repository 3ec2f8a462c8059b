package figure

import (
	"math"
	"strings"
)

// edit returns the edit unless it is the last one again.
func (p *Plane) edit(key, value string) []Edit {
	if value == p.hand.last {
		return nil
	}
	p.hand.last = value
	p.hand.edits[0] = Edit{key, value}
	return p.hand.edits[:]
}

// turned returns the line whose vector leads from its foot to the pointer.
func (p *Plane) turned(in Input) string {
	h := &p.hand
	foot := p.axes.px(h.foot.X, h.foot.Y)
	dx, dy := in.X+h.offset.X-foot.X, foot.Y-(in.Y+h.offset.Y)
	d := math.Hypot(dx, dy)
	if d < 4 { // too short to have a direction
		return h.last
	}
	size := math.Hypot(h.w1, h.w2) * d / h.length
	w1, w2 := round2(dx/d*size), round2(dy/d*size)
	return lineText(w1, w2, -(w1*h.foot.X + w2*h.foot.Y))
}

// shifted returns the line moved with the pointer, kept within the plot.
func (p *Plane) shifted(in Input) string {
	h := &p.hand
	dx := p.axes.x.Value(in.X) - p.axes.x.Value(h.press.X)
	dy := p.axes.y.Value(in.Y) - p.axes.y.Value(h.press.Y)
	b := h.b - (h.w1*dx + h.w2*dy)
	x, y := p.axes.x, p.axes.y
	middle := h.w1*(x.Min+x.Max)/2 + h.w2*(y.Min+y.Max)/2
	most := 0.45 * (math.Abs(h.w1)*(x.Max-x.Min) + math.Abs(h.w2)*(y.Max-y.Min))
	return lineText(h.w1, h.w2, min(max(b, -middle-most), -middle+most))
}

// carried returns the training examples with the held one moved.
func (p *Plane) carried(in Input) string {
	h := &p.hand
	m := &h.marks[h.index]
	m.X = p.axes.inX(h.at.X + p.axes.x.Value(in.X) - p.axes.x.Value(h.press.X))
	m.Y = p.axes.inY(h.at.Y + p.axes.y.Value(in.Y) - p.axes.y.Value(h.press.Y))
	return pointsText(h.marks)
}

// shiftClick flips the example under the pointer or adds one, of the class of
// the side that it falls on.
func (p *Plane) shiftClick(in Input) []Edit {
	h := &p.hand
	if !p.canPoints() {
		return nil
	}
	h.last = ""
	if i := p.nearest(in); i >= 0 {
		m := &h.marks[p.takeMarks(i)]
		m.Label = 1 - m.Label
		return p.edit("points", pointsText(h.marks))
	}
	if !p.axes.has(in.X, in.Y) {
		return nil
	}
	p.takeMarks(-1)
	m := Mark{X: p.axes.inX(p.axes.x.Value(in.X)), Y: p.axes.inY(p.axes.y.Value(in.Y))}
	if p.surface.at(p.model, m.X, m.Y) > 0 {
		m.Label = 1
	}
	h.marks = append(h.marks, m)
	return p.edit("points", pointsText(h.marks))
}

// nearest returns the training example within reach of the pointer, or -1.
func (p *Plane) nearest(in Input) int {
	best, found := reach, -1
	for i, q := range p.places {
		if d := math.Hypot(q.X-in.X, q.Y-in.Y); p.marks[i].Set == Train && d <= best {
			best, found = d, i
		}
	}
	return found
}

// takeMarks copies the training examples into the hand and returns the index
// that mark number i of the figure has among them.
func (p *Plane) takeMarks(i int) (index int) {
	h := &p.hand
	h.marks = nil // a plane that adopts this hand must not share its copy
	for k, m := range p.marks {
		if m.Set != Train {
			continue
		}
		if k == i {
			index = len(h.marks)
		}
		h.marks = append(h.marks, m)
	}
	return index
}

func round2(v float64) float64 { return math.Round(v*100) / 100 }

// inX and inY round a coordinate to hundredths within the plot.
func (a *axes) inX(v float64) float64 { return min(max(round2(v), a.x.Min), a.x.Max) }
func (a *axes) inY(v float64) float64 { return min(max(round2(v), a.y.Min), a.y.Max) }

// lineText writes the value of the parameter "line".
func lineText(w1, w2, b float64) string {
	return short(w1) + " " + short(w2) + " " + short(b)
}

// pointsText writes the value of the parameter "points": "x y label; …".
func pointsText(marks []Mark) string {
	var b strings.Builder
	for i, m := range marks {
		if i > 0 {
			b.WriteString("; ")
		}
		b.WriteString(exact(m.X) + " " + exact(m.Y) + " " + exact(float64(m.Label)))
	}
	return b.String()
}
