package figure

import "math"

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
	if h.over == gripTip { // the readout would cover the vector
		p.readout.hide()
		return nil
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
	x, y := round2(p.axes.x.Value(in.X)), round2(p.axes.y.Value(in.Y))
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
