package figure

import "math"

// WidestShare is the widest layer on the axis of a [Share], which begins at 1.
const WidestShare = 4096

// Share is the figure "share": which part of a layer's work its activation is,
// over the layer's width, with a point to drag along.
type Share struct {
	model   ShareModel
	w, h    float64
	version uint64
	width   float64
	axes    axes
	line    strokes
	dot     XY
	pen     pen
	text    string // of the point
	more    string
	textAt  XY
	align   Align
	held    bool
	over    bool
	grab    float64 // from the pointer to the point, in pixels
	edits   [1]Edit
}

// NewShare returns the figure of a model.
func NewShare(m ShareModel) *Share { return &Share{model: m} }

// Name returns "share".
func (f *Share) Name() string { return "share" }

// Title returns a short heading.
func (f *Share) Title() string { return "The activation’s share of the work" }

// Adopt takes over the drag of the figure that this one replaces.
func (f *Share) Adopt(old Figure) {
	if o, ok := old.(*Share); ok && o != f {
		f.held, f.over, f.grab, f.width = o.held, o.over, o.grab, o.width
		f.Layout(o.w, o.h)
	}
}

// Layout fits the figure to w×h and looks at the model afresh.
func (f *Share) Layout(w, h float64) {
	f.w, f.h = w, h
	f.look()
}

// Update looks at the model if it has changed, and at the hand.
func (f *Share) Update(in Input) []Edit {
	if f.w == 0 {
		return nil
	}
	if f.model.Version() != f.version {
		f.look()
	}
	f.over = in.Inside && f.Grabs(in.X, in.Y)
	if in.Key != "" {
		if t, ok := nudge(in.Key, math.Log2(f.width), 0, math.Log2(WidestShare)); ok {
			width := math.Round(math.Exp2(t))
			switch { // narrow layers are less than a key's step apart
			case width == f.width && t > math.Log2(f.width):
				width++
			case width == f.width && t < math.Log2(f.width):
				width--
			}
			return f.move(width)
		}
	}
	if in.Pressed && f.over {
		f.held, f.grab = true, f.dot.X-in.X
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
	return f.move(math.Round(f.axes.x.Value(in.X + f.grab)))
}

// Grabs reports whether a press there holds the point.
func (f *Share) Grabs(x, y float64) bool {
	return math.Abs(x-f.dot.X) <= reach && y >= f.axes.y0-reach && y <= f.axes.y1+reach
}

func (f *Share) move(width float64) []Edit {
	width = min(max(width, 1), WidestShare)
	if !finite(width) || width == f.width {
		return nil
	}
	f.width = width
	f.read()
	f.edits[0] = Edit{"width", exact(width)}
	return f.edits[:]
}

// look takes the model's width and lays out the curve.
func (f *Share) look() {
	f.version = f.model.Version()
	if !f.held {
		f.width = f.model.Width()
	}
	if !finite(f.width) {
		f.width = 1
	}
	f.width = min(max(f.width, 1), WidestShare)
	a := &f.axes
	a.x.Log = true
	a.xName = "units in the layer"
	a.set(box{curveLeft, 28, max(f.w-18, curveLeft+20), max(f.h-axisBottom, 60)}, 1, WidestShare, 0, 1)
	a.xTicks = a.xTicks[:0]
	every := 1.0
	if a.w() < 300 {
		every = 2
	}
	for k := 0.0; k <= 12; k += 2 * every {
		v := math.Exp2(k)
		a.xTicks = append(a.xTicks, Tick{v, Number(v, 4)})
	}
	a.yTicks = []Tick{{0, "0 %"}, {0.25, "25 %"}, {0.5, "50 %"}, {0.75, "75 %"}, {1, "100 %"}}
	f.line.reset()
	for i := range 241 {
		width := math.Exp2(12 * float64(i) / 240)
		f.line.to(a.px(width, f.model.Share(width)), a.box)
	}
	f.read()
}

// read takes the share at the point and finds a place for its label where the
// curve, which falls, does not run.
func (f *Share) read() {
	a := &f.axes
	share := f.model.Share(f.width)
	f.text = "width " + Number(f.width, 4)
	f.more = "share " + percent(share)
	f.dot = XY{a.x.At(f.width), a.y1}
	if finite(share) {
		f.dot.Y = min(max(a.y.At(share), a.y0), a.y1)
	}
	w := max(textWidth(f.text, textSize), textWidth(f.more, textSize))
	f.align = Left
	f.textAt = XY{f.dot.X + 14, f.dot.Y - 32}
	if f.textAt.X+w > a.x1-4 { // at the right the curve lies low
		f.align, f.textAt.X = Right, a.x1-6
	}
	f.textAt.Y = min(max(f.textAt.Y, a.y0+12), a.y1-30)
}

// percent writes a share in words of a hundred.
func percent(share float64) string {
	if !finite(share) {
		return "unknown"
	}
	return Number(100*share, 2) + " %"
}

// Draw paints the curve and the point.
func (f *Share) Draw(c Canvas) {
	a := &f.axes
	a.grid(c, &f.pen)
	a.draw(c, &f.pen)
	c.Label(a.x0, 12, "share of a layer’s work", Left, InkText, textSize)
	if f.held || f.over {
		f.pen.line(c, f.dot.X, a.y0, f.dot.X, a.y1, 8, Paint{InkAccent, 0.2}, false)
	}
	f.pen.line(c, f.dot.X, f.dot.Y, f.dot.X, a.y1, 1.5, ink(InkAccent), true)
	f.line.draw(c, 2.25, ink(InkBlue), false)
	c.Circle(f.dot.X, f.dot.Y, 12, Paint{InkAccent, 0.22}, Paint{}, 0)
	c.Circle(f.dot.X, f.dot.Y, 6, ink(InkPaper), ink(InkAccent), 2.5)
	c.Label(f.textAt.X, f.textAt.Y, f.text, f.align, InkAccent, textSize)
	c.Label(f.textAt.X, f.textAt.Y+15, f.more, f.align, InkText, textSize)
}

// Describe gives the share at the point and at the two ends.
func (f *Share) Describe() string {
	width := f.model.Width()
	if f.held {
		width = f.width
	}
	return "In a layer of " + Number(width, 4) + " units the activation is " + percent(f.model.Share(width)) +
		" of the work. The wider the layer, the less it matters: " + percent(f.model.Share(16)) + " at 16 units, " +
		percent(f.model.Share(1024)) + " at 1024."
}
