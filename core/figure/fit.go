package figure

// A FitModel is what a [Fit] shows: a function of one input, learned from examples.
type FitModel interface {
	// Version changes whenever anything shown changes.
	Version() uint64
	// Data returns the examples. The figure does not write to the slice.
	Data() []FitPoint
	// Says fills dst[i] with what the network says at xs[i].
	Says(dst, xs []float64)
	// Names names the input and the target.
	Names() (x, y string)
}

// A FitPoint is one example of a regression.
type FitPoint struct {
	X, Y float64
	Set  Set
}

// Fit is the figure "fit": the examples of a regression with one input, and through
// them the curve of what the network says.
type Fit struct {
	model   FitModel
	w, h    float64
	version uint64
	since   int
	axes    axes
	points  []FitPoint
	line    strokes
	xs, ys  []float64
	pen     pen
	readout readout

	hovers bool
	hoverX float64
}

// NewFit returns the figure of a model.
func NewFit(m FitModel) *Fit { return &Fit{model: m} }

// Name returns "fit".
func (f *Fit) Name() string { return "fit" }

// Title returns a short heading.
func (f *Fit) Title() string { return "What the network says" }

// Adopt takes over the place of the figure that this one replaces.
func (f *Fit) Adopt(old Figure) {
	if o, ok := old.(*Fit); ok && o != f {
		f.Layout(o.w, o.h)
	}
}

// Layout fits the figure to w×h and looks at the model afresh.
func (f *Fit) Layout(w, h float64) {
	f.w, f.h = w, h
	f.points = f.model.Data()
	x0, x1, y0, y1 := -1.0, 1.0, -1.0, 1.0
	for i, p := range f.points {
		if i == 0 {
			x0, x1, y0, y1 = p.X, p.X, p.Y, p.Y
		}
		x0, x1, y0, y1 = min(x0, p.X), max(x1, p.X), min(y0, p.Y), max(y1, p.Y)
	}
	dx, dy := max(x1-x0, 1e-9)*0.06, max(y1-y0, 1e-9)*0.15
	f.axes.xName, f.axes.yName = f.model.Names()
	f.axes.set(box{58, 18, max(w-14, 90), max(h-axisBottom, 60)}, x0-dx, x1+dx, y0-dy, y1+dy)
	const n = 161
	f.xs, f.ys = make([]float64, n), make([]float64, n)
	for i := range f.xs {
		f.xs[i] = f.axes.x.Min + (f.axes.x.Max-f.axes.x.Min)*float64(i)/(n-1)
	}
	f.look()
}

// Update looks at the model if it has changed, at most every few ticks, and reads the
// curve under the pointer.
func (f *Fit) Update(in Input) []Edit {
	if f.w == 0 {
		return nil
	}
	f.since++
	changed := f.model.Version() != f.version && f.since >= everyTicks
	if changed {
		f.look()
	}
	hovers := in.Inside && f.axes.has(in.X, in.Y)
	if hovers == f.hovers && in.X == f.hoverX && !changed {
		return nil
	}
	f.hovers, f.hoverX = hovers, in.X
	f.readout.hide()
	if hovers {
		x := []float64{f.axes.x.Value(in.X)}
		y := []float64{0}
		f.model.Says(y, x)
		f.readout.show(f.axes.xName+" = "+Number(x[0], 3), "the network says "+Number(y[0], 3), in.X, in.Y, f.axes.grow(-2))
	}
	return nil
}

func (f *Fit) look() {
	f.version, f.since = f.model.Version(), 0
	f.model.Says(f.ys, f.xs)
	f.line.reset()
	for i, y := range f.ys {
		q := f.axes.px(f.xs[i], y)
		if !finite(q.Y) || q.Y < f.axes.y0-1e6 || q.Y > f.axes.y1+1e6 {
			f.line.lift()
			continue
		}
		f.line.to(q, f.axes.box)
	}
}

// Draw paints examples and curve.
func (f *Fit) Draw(c Canvas) {
	f.axes.grid(c, &f.pen)
	f.axes.draw(c, &f.pen)
	r := markRadius(len(f.points), min(f.axes.w(), f.axes.h())) * 0.8
	for _, p := range f.points {
		q := f.axes.px(p.X, p.Y)
		f.pen.shape(c, q.X, q.Y, r+1.2, p.Set, ink(InkPaper))
		f.pen.shape(c, q.X, q.Y, r, p.Set, Paint{InkOrange, 0.8})
	}
	f.line.draw(c, 5, Paint{InkPaper, 0.7}, false)
	f.line.draw(c, 2.5, ink(InkBlue), false)
	f.readout.draw(c, &f.pen)
}

// Describe says what the network says at both ends and in the middle.
func (f *Fit) Describe() string {
	points := f.model.Data()
	if len(points) == 0 {
		return "No examples."
	}
	x0, x1 := points[0].X, points[0].X
	for _, p := range points {
		x0, x1 = min(x0, p.X), max(x1, p.X)
	}
	xs := []float64{x0, (x0 + x1) / 2, x1}
	ys := make([]float64, 3)
	f.model.Says(ys, xs)
	x, _ := f.model.Names()
	text := "The network says "
	for i := range xs {
		if i > 0 {
			text += ", "
		}
		text += Number(ys[i], 3) + " at " + x + " = " + Number(xs[i], 3)
	}
	return text + "."
}
