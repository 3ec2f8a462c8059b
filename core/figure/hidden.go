package figure

import "strconv"

// Hidden is the figure "hidden": the input plane as the hidden layer carries
// it into the plane of its units h₁ and h₂. A slider moves every point on a
// straight path from its place among the inputs (fold 0) to its place in
// hidden space (fold 1), where the output unit's boundary is a straight line.
type Hidden struct {
	model HiddenModel
	w, h  float64

	in, out axes // of the input plane and of hidden space, over the same box
	legend  legend
	pen     pen
	slider  slider
	units   int

	version uint64
	since   int // ticks since the boundary was last traced
	traced  uint64
	fold    float64
	marks   []Mark
	from    []XY // the marks' pixels at fold 0
	to      []XY // and at fold 1
	places  []XY // and now
	radius  float64
	heaps   []heap
	net     gridNet
	bound   hiddenLine
	readout readout
	edits   [1]Edit
}

// NewHidden returns the figure of a model.
func NewHidden(m HiddenModel) *Hidden { return &Hidden{model: m} }

// Name returns "hidden".
func (f *Hidden) Name() string { return "hidden" }

// Title returns a short heading.
func (f *Hidden) Title() string { return "Hidden space" }

// Adopt takes over the slider of the figure that this one replaces.
func (f *Hidden) Adopt(old Figure) {
	o, ok := old.(*Hidden)
	if !ok || o == f {
		return
	}
	held, value := o.slider.held, o.slider.value
	f.Layout(o.w, o.h)
	if held {
		f.slider.held, f.slider.value = true, value
		f.bend()
	}
}

// Layout fits the figure to w×h and looks at the model afresh.
func (f *Hidden) Layout(w, h float64) {
	f.w, f.h = w, h
	f.look()
	f.place()
	f.trace()
	f.bend()
}

// Update looks at the model if it has changed, and at the slider.
func (f *Hidden) Update(in Input) []Edit {
	if f.w == 0 {
		return nil
	}
	f.since++
	if f.model.Version() != f.version {
		f.look()
		f.place()
		f.bend()
	}
	if f.traced != f.version && f.since >= everyTicks {
		f.trace()
		f.bend()
	}
	changed := f.slider.follow(in)
	if changed {
		f.bend()
		f.edits[0] = Edit{"fold", short(f.slider.value)}
		return f.edits[:]
	}
	f.hover(in)
	return nil
}

// look copies what the model shows.
func (f *Hidden) look() {
	f.version = f.model.Version()
	f.marks = append(f.marks[:0], f.model.Data()...)
	f.units = f.model.Units()
	if !f.slider.held {
		f.slider.value = min(max(f.model.Fold(), 0), 1)
	}
	w1, w2, b, ok := f.model.HiddenLine()
	f.bound.w1, f.bound.w2, f.bound.b = w1, w2, b
	f.bound.ok = ok && (w1 != 0 || w2 != 0)
}

const sliderHeight = 30

// place puts plot, legend and slider, and carries everything but the boundary
// to its two places.
func (f *Hidden) place() {
	f.legend.fill(occurring(f.marks))
	item := func(kind legendKind, text string) {
		f.legend.items = append(f.legend.items, legendItem{kind: kind, text: text, width: textWidth(text, textSize)})
	}
	if f.bound.ok {
		item(legendLine, "output = 0")
	}
	if f.units > 2 {
		item(legendText, "h₁, h₂ of "+strconv.Itoa(f.units)+" units")
	}
	x0, x1, y0, y1 := f.model.Bounds()
	lo, hi := f.model.Range()
	if !(hi > lo) {
		lo, hi = lo-1, lo+1
	}
	pad := 0.08 * (hi - lo)
	b := placePlot(&f.legend, f.w, f.h-sliderHeight, 1)
	f.in.set(b, x0, x1, y0, y1)
	f.out.set(b, lo-pad, hi+pad, lo-pad, hi+pad)
	f.in.xName, f.in.yName = "x₁", "x₂"
	f.out.xName, f.out.yName = "h₁", "h₂"
	f.slider.place(box{8, f.h - sliderHeight, f.w - 8, f.h}, "input", "hidden")

	f.radius = markRadius(len(f.marks), b.w())
	f.from, f.to = f.from[:0], f.to[:0]
	for _, m := range f.marks {
		f.from = append(f.from, f.in.px(m.X, m.Y))
		f.to = append(f.to, f.carry(m.X, m.Y))
	}
	f.net.lay(f)
	f.bound.reach(&f.out)
}

// carry returns the pixel in hidden space of the input (x, y).
func (f *Hidden) carry(x, y float64) XY { return f.out.px(f.model.Map(x, y)) }

// trace finds the boundary anew.
func (f *Hidden) trace() {
	f.since, f.traced = 0, f.version
	f.bound.trace(f)
}

// bend moves everything to where the fold has it now.
func (f *Hidden) bend() {
	f.fold = f.slider.value
	f.places = mix(f.places[:0], f.from, f.to, f.fold)
	f.net.now = mix(f.net.now[:0], f.net.from, f.net.to, f.fold)
	f.bound.now = mix(f.bound.now[:0], f.bound.from, f.bound.to, f.fold)
	f.heap()
}

// mix appends the points on the way from one slice to the other.
func mix(dst, from, to []XY, t float64) []XY {
	for i, p := range from {
		q := to[i]
		dst = append(dst, XY{p.X + t*(q.X-p.X), p.Y + t*(q.Y-p.Y)})
	}
	return dst
}

// The fold counts as an end of the way this close to it.
const foldEnd = 0.02

func (f *Hidden) atInput() bool  { return f.fold <= foldEnd }
func (f *Hidden) atHidden() bool { return f.fold >= 1-foldEnd }

// Draw paints the fold.
func (f *Hidden) Draw(c Canvas) {
	a := &f.in
	c.Rect(a.x0, a.y0, a.w(), a.h(), ink(InkPaper))
	f.bound.drawSides(c, f.fold)
	f.net.draw(c, f.bound.ok)
	f.bound.draw(c, &f.pen, f.fold)
	switch {
	case f.atInput():
		f.in.draw(c, &f.pen)
	case f.atHidden():
		f.out.draw(c, &f.pen)
	default: // on the way neither axis measures anything
		f.pen.frame(c, a.box, 1, ink(InkAxis))
		c.Label((a.x0+a.x1)/2, a.y1+14, "on the way from x to h", Center, InkMuted, textSize)
	}
	drawMarks(c, &f.pen, f.marks, f.places, f.radius)
	for _, h := range f.heaps {
		c.Label(h.at.X, h.at.Y, h.text, Left, InkText, textSize)
	}
	f.legend.draw(c, &f.pen)
	f.slider.draw(c, &f.pen)
	f.readout.draw(c, &f.pen)
}

// hover shows where an example has gone.
func (f *Hidden) hover(in Input) {
	f.readout.hide()
	if !in.Inside || f.slider.held {
		return
	}
	for i, p := range f.places {
		if (p.X-in.X)*(p.X-in.X)+(p.Y-in.Y)*(p.Y-in.Y) <= (f.radius+4)*(f.radius+4) {
			m := f.marks[i]
			h1, h2 := f.model.Map(m.X, m.Y)
			f.readout.show("x = ("+Number(m.X, 3)+", "+Number(m.Y, 3)+")",
				"h = ("+Number(h1, 3)+", "+Number(h2, 3)+")", in.X, in.Y, f.in.grow(-3))
			return
		}
	}
}
