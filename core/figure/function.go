package figure

import "math"

// Functions is the figure "curve": functions of one number above, their slopes
// below, over a common axis. Both are read at one point that can be dragged
// along; there each function carries its tangent, where they are few. The functions are told apart
// by ink and dashes, and named at the right with what they give at the point.
type Functions struct {
	model   FunctionModel
	w, h    float64
	version uint64
	lo, hi  float64
	at      float64
	known   bool // at has been read from the model
	curves  []functionCurve
	panels  [2]functionPanel // function, slope
	head    string           // what is read, above
	pen     pen
	held    bool
	over    bool
	grab    float64 // from the pointer to the point, in pixels
	last    string  // the last edit
	edits   [1]Edit
}

// NewFunctions returns the figure of a model.
func NewFunctions(m FunctionModel) *Functions { return &Functions{model: m} }

// Name returns "curve".
func (f *Functions) Name() string { return "curve" }

// Title returns a short heading.
func (f *Functions) Title() string { return "Function and slope" }

// Adopt takes over the drag of the figure that this one replaces.
func (f *Functions) Adopt(old Figure) {
	o, ok := old.(*Functions)
	if !ok || o == f {
		return
	}
	f.held, f.over, f.grab, f.last = o.held, o.over, o.grab, o.last
	if f.held {
		f.at, f.known = o.at, true
	}
	f.Layout(o.w, o.h)
}

// Layout fits the figure to w×h and looks at the model afresh.
func (f *Functions) Layout(w, h float64) {
	f.w, f.h = w, h
	f.look()
}

// Update looks at the model if it has changed, and at the hand.
func (f *Functions) Update(in Input) []Edit {
	if f.w == 0 {
		return nil
	}
	if f.model.Version() != f.version {
		f.look()
	}
	f.over = in.Inside && f.Grabs(in.X, in.Y)
	if z, ok := nudge(in.Key, f.at, f.lo, f.hi); ok {
		return f.move(z)
	}
	if in.Pressed && f.over {
		f.held, f.grab, f.last = true, f.panels[0].x.At(f.at)-in.X, ""
	}
	if !f.held {
		return nil
	}
	if in.Released || !in.Down {
		f.held = false
	}
	if !in.Down && !in.Released {
		return nil // the release went unseen
	}
	return f.move(f.panels[0].x.Value(in.X + f.grab))
}

// Grabs reports whether a press there holds the point.
func (f *Functions) Grabs(x, y float64) bool {
	if len(f.curves) == 0 {
		return false
	}
	a, b := &f.panels[0], &f.panels[1]
	return math.Abs(x-a.x.At(f.at)) <= reach && y >= a.y0-reach && y <= b.y1+reach
}

// move carries the point to z, rounded as an edit says it.
func (f *Functions) move(z float64) []Edit {
	z = round2(min(max(z, f.lo), f.hi))
	if z == f.at && f.last == "" || short(z) == f.last {
		return nil
	}
	f.at, f.last = z, short(z)
	f.read()
	f.edits[0] = Edit{"at", f.last}
	return f.edits[:]
}

// look takes the model's functions and point, and lays everything out.
func (f *Functions) look() {
	f.version = f.model.Version()
	f.lo, f.hi = f.model.Range()
	if !(f.hi > f.lo) || !finite(f.hi-f.lo) {
		f.lo, f.hi = -6, 6
	}
	if !f.held || !f.known {
		f.at, f.known = f.model.At(), true
		f.last = ""
	}
	if !finite(f.at) {
		f.at = 0
	}
	f.at = min(max(f.at, f.lo), f.hi)
	functions := f.model.Functions()
	for len(f.curves) < len(functions) {
		f.curves = append(f.curves, functionCurve{})
	}
	f.curves = f.curves[:len(functions)]
	for i := range functions {
		f.curves[i].Function = functions[i]
	}
	f.place()
	f.read()
}

// place puts the panels and carries the curves to pixels.
func (f *Functions) place() {
	right := 0.0
	for _, c := range f.curves {
		right = max(right, textWidth(c.title()+" −0.000", textSize))
	}
	right = min(right, f.w*0.38)
	b := box{curveLeft, 24, max(f.w-right-16, curveLeft+20), max(f.h-40, 80)}
	height := (b.h() - panelGap) / 2
	for k := range f.panels {
		p := &f.panels[k]
		p.slope = k == 1
		lo, hi := p.extent(f.curves, f.lo, f.hi)
		p.set(box{b.x0, b.y0, b.x1, b.y0 + height}, f.lo, f.hi, lo, hi)
		for i := range f.curves {
			f.curves[i].lay(p)
		}
		b.y0 += height + panelGap
	}
}

// read takes what every function gives at the point.
func (f *Functions) read() {
	f.head = "z = " + Number(f.at, 4)
	for k := range f.panels {
		f.panels[k].read(f.curves, f.at, f.w)
	}
}

// Draw paints both panels, the point and its tangents.
func (f *Functions) Draw(c Canvas) {
	x := f.panels[0].x.At(f.at)
	for k := range f.panels {
		p := &f.panels[k]
		p.drawGround(c, &f.pen)
		if len(f.curves) > 0 {
			if f.held || f.over {
				f.pen.line(c, x, p.y0, x, p.y1, 8, Paint{InkAccent, 0.2}, false)
			}
			f.pen.line(c, x, p.y0, x, p.y1, 1.5, ink(InkAccent), false)
		}
		p.drawCurves(c, &f.pen, f.curves, x)
	}
	top, bottom := &f.panels[0], &f.panels[1]
	for _, t := range bottom.xTicks {
		c.Label(bottom.x.At(t.Value), bottom.y1+12, t.Text, Center, InkMuted, tickSize)
	}
	c.Label((bottom.x0+bottom.x1)/2, bottom.y1+28, "z", Center, InkText, nameSize)
	if len(f.curves) == 0 {
		c.Label((top.x0+top.x1)/2, (top.y0+top.y1)/2, "no function yet", Center, InkMuted, nameSize)
		return
	}
	c.Label(top.x1, top.y0-13, f.head, Right, InkAccent, textSize)
	y := (top.y1 + bottom.y0) / 2 // the handle, between the panels
	halo := Paint{InkAccent, 0.2}
	if f.held || f.over {
		halo.Alpha = 0.45
	}
	c.Circle(x, y, 12, halo, Paint{}, 0)
	c.Circle(x, y, 7.5, ink(InkPaper), ink(InkAccent), 2.5)
}
