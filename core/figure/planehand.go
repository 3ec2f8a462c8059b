package figure

import (
	"math"
	"strings"
)

// A grip is a part of the plane that a hand can hold.
type grip uint8

const (
	gripNone  grip = iota
	gripTip        // the normal vector's tip: turns and scales w
	gripLine       // the line's body: shifts it, which changes b
	gripPoint      // an example
)

// A planeHand is what the pointer holds or hovers over. All that a drag needs
// is taken when it begins, so that it goes on evenly however the model answers.
type planeHand struct {
	over  grip
	point int // the example under the pointer, an index of the marks
	held  grip

	press     XY // where the pointer went down, in pixels
	moved     bool
	offset    XY      // from the pointer to what it holds, in pixels
	foot      XY      // of the vector, in the plane
	w1, w2, b float64 // the line at the start
	length    float64 // of the vector at the start, in pixels
	marks     []Mark  // the training examples at the start
	index     int     // of the held one
	at        XY      // its place, in the plane
	last      string  // the last edit's value
	x, y      float64 // the last hover
	hovered   uint64  // the version it was read from
	edits     [1]Edit
}

func (h *planeHand) lit() grip {
	if h.held != gripNone {
		return h.held
	}
	return h.over
}

func (h *planeHand) litPoint() (int, bool) { return h.point, h.lit() == gripPoint }

// handle follows the pointer through one tick.
func (p *Plane) handle(in Input) []Edit {
	h := &p.hand
	if h.held != gripNone {
		if in.Pressed || !in.Down && !in.Released { // the release went unseen
			h.held = gripNone
		} else {
			return p.drag(in)
		}
	}
	h.over = gripNone
	if !in.Inside || !p.axes.grow(reach).has(in.X, in.Y) {
		p.readout.hide()
		h.hovered = 0
		return nil
	}
	h.over = p.under(in)
	if in.Pressed {
		return p.grab(in)
	}
	p.hover(in)
	return nil
}

// under returns what a press would hold: the nearest thing within reach,
// the tip before points and points before the line.
func (p *Plane) under(in Input) grip {
	at := XY{in.X, in.Y}
	best, found := reach, gripNone
	if p.canPoints() {
		for i, q := range p.places {
			if d := math.Hypot(q.X-at.X, q.Y-at.Y); p.marks[i].Set == Train && d <= best {
				best, found, p.hand.point = d, gripPoint, i
			}
		}
	}
	if !p.canLine() || !p.line.visible {
		return found
	}
	if d := math.Hypot(p.line.tip.X-at.X, p.line.tip.Y-at.Y); d <= min(best+6, reach) {
		return gripTip
	}
	if d := toSegment(at, p.line.from, p.line.to); d <= reach && (found == gripNone || d+6 < best) {
		return gripLine
	}
	return found
}

// toSegment returns the distance of p from the segment a–b.
func toSegment(p, a, b XY) float64 {
	dx, dy := b.X-a.X, b.Y-a.Y
	t := 0.0
	if l := dx*dx + dy*dy; l > 0 {
		t = min(max(((p.X-a.X)*dx+(p.Y-a.Y)*dy)/l, 0), 1)
	}
	return math.Hypot(p.X-a.X-t*dx, p.Y-a.Y-t*dy)
}

// grab begins a drag, or adds or flips an example with Shift.
func (p *Plane) grab(in Input) []Edit {
	h := &p.hand
	p.readout.hide()
	if in.Shift {
		return p.shiftClick(in)
	}
	h.held, h.press, h.moved, h.last = h.over, XY{in.X, in.Y}, false, ""
	h.w1, h.w2, h.b = p.line.w1, p.line.w2, p.line.b
	switch h.held {
	case gripPoint:
		h.index = p.takeMarks(h.point)
		h.at = XY{p.marks[h.point].X, p.marks[h.point].Y}
	case gripTip:
		l := &p.line
		h.foot = XY{p.axes.x.Value(l.foot.X), p.axes.y.Value(l.foot.Y)}
		h.offset = XY{l.tip.X - in.X, l.tip.Y - in.Y}
		h.length = math.Hypot(l.tip.X-l.foot.X, l.tip.Y-l.foot.Y)
		l.anchor, l.anchored = h.foot, true
	case gripNone:
		// Where no line is in sight, a stroke draws one: its normal vector.
		if p.canLine() && !p.line.visible && p.axes.has(in.X, in.Y) {
			h.held = gripTip
			h.foot = XY{p.axes.x.Value(in.X), p.axes.y.Value(in.Y)}
			h.offset = XY{}
			h.w1, h.w2 = 1, 0
			h.length = normalUnit * min(p.axes.w(), p.axes.h())
			p.line.anchor, p.line.anchored = h.foot, true
		}
	}
	return nil
}

// drag follows the held thing and ends with the button.
func (p *Plane) drag(in Input) []Edit {
	h := &p.hand
	held := h.held
	if in.Released || !in.Down {
		h.held = gripNone
	}
	h.moved = h.moved || math.Hypot(in.X-h.press.X, in.Y-h.press.Y) >= 2
	if !h.moved {
		return nil
	}
	switch held {
	case gripTip:
		return p.edit("line", p.turned(in))
	case gripLine:
		return p.edit("line", p.shifted(in))
	case gripPoint:
		return p.edit("points", p.carried(in))
	}
	return nil
}

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

// hover shows the values under the pointer.
func (p *Plane) hover(in Input) {
	h := &p.hand
	if !p.axes.has(in.X, in.Y) {
		p.readout.hide()
		h.hovered = 0
		return
	}
	if in.X == h.x && in.Y == h.y && p.version == h.hovered && p.readout.text != "" {
		return
	}
	h.x, h.y, h.hovered = in.X, in.Y, p.version
	x, y := p.axes.x.Value(in.X), p.axes.y.Value(in.Y)
	class := ""
	for i, q := range p.places {
		if math.Hypot(q.X-in.X, q.Y-in.Y) <= p.radius+2 {
			m := p.marks[i]
			x, y = m.X, m.Y
			class = " " + m.class()
		}
	}
	text := "(" + Number(x, 3) + ", " + Number(y, 3) + ")" + class
	more := ""
	if p.line.ok {
		more = "w·x + b = " + Number(p.line.value(x, y), 3)
	} else {
		more = "confidence " + signed(p.surface.at(p.model, x, y))
	}
	p.readout.show(text, more, in.X, in.Y, p.axes.grow(-3))
}

func (m Mark) class() string {
	if m.Label == 1 {
		return "class 1"
	}
	return "class 0"
}

// signed writes v with its sign.
func signed(v float64) string {
	if v > 0 {
		return "+" + Number(v, 2)
	}
	return Number(v, 2)
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
