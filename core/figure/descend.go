package figure

// Contour is the figure "contour": the loss over two weights as filled bands
// with level lines, the ways taken on it, its lowest point, the start to drag,
// and where the coming step leads; with a penalty on the weights also its diamond or
// circle, and where that touches a level line of the loss. One unit is equally long on both axes where
// the plane is not too narrow for it, so that a step down the slope is seen to
// cross the level lines at a right angle.
type Contour struct {
	model   ContourModel
	w, h    float64
	version uint64

	axes    axes
	legend  legend
	signs   []contourSign // of the legend's items
	pen     pen
	land    landscape
	ways    []way
	now     XY // where the first path is, in pixels
	nowIn   bool
	start   [2]float64
	startAt XY
	can     bool // the start may be moved
	minimum XY
	hasMin  bool
	arrow   [2]XY
	arrows  bool
	fan     quadrantFan
	penalty penaltyShape
	reads   uint64 // the version that the readout is of
	readX   float64
	readY   float64
	readout readout

	held, over bool
	grab       XY // from the pointer to the start, in pixels
	last       string
	edits      [1]Edit
}

// NewContour returns the figure of a model.
func NewContour(m ContourModel) *Contour { return &Contour{model: m} }

// Name returns "contour".
func (f *Contour) Name() string { return "contour" }

// Title returns a short heading.
func (f *Contour) Title() string { return "Loss over two weights" }

// Adopt takes over the drag and the surface of the figure that this one
// replaces.
func (f *Contour) Adopt(old Figure) {
	o, ok := old.(*Contour)
	if !ok || o == f {
		return
	}
	f.held, f.over, f.grab, f.last, f.start = o.held, o.over, o.grab, o.last, o.start
	f.land = o.land
	f.Layout(o.w, o.h)
}

// Layout fits the figure to w×h and looks at the model afresh.
func (f *Contour) Layout(w, h float64) {
	f.w, f.h = w, h
	f.look()
}

// Update looks at the model if it has changed, and at the hand.
func (f *Contour) Update(in Input) []Edit {
	if f.w == 0 {
		return nil
	}
	if f.model.Version() != f.version {
		f.look()
	}
	return f.handle(in)
}

// look takes what the model shows. The surface is sampled again only where it
// has changed.
func (f *Contour) look() {
	f.version = f.model.Version()
	x0, x1, y0, y1 := f.model.Bounds()
	if !(x1 > x0) || !finite(x1-x0) {
		x0, x1 = -1, 1
	}
	if !(y1 > y0) || !finite(y1-y0) {
		y0, y1 = -1, 1
	}
	f.land.look(f.model, x0, x1, y0, y1)
	w1, w2, editable := f.model.Start()
	f.can = editable
	if !f.held {
		f.start, f.last = [2]float64{w1, w2}, ""
	}
	m1, m2, ok := f.model.Minimum()
	f.hasMin = ok && m1 >= x0 && m1 <= x1 && m2 >= y0 && m2 <= y1
	f.minimum = XY{m1, m2}
	paths := f.model.Paths()
	f.arrows = false
	d1, d2, coming := f.model.Arrow()
	f.fan.look(f.model, paths)
	f.penalty.look(f.model, &f.land)
	if len(paths) > 2 || f.penalty.on {
		f.fan.ok = false // it is one path's and the loss's alone, and would lie over the rest
	}
	f.place(paths, coming && finite(d1+d2) && (d1 != 0 || d2 != 0), x0, x1, y0, y1)
	f.project(paths)
	if coming {
		f.aim(d1, d2)
	}
}

// wayName is what the legend calls a path without a name. There is room for it, however
// narrow the figure: its legend then stands in rows.
const wayName = "the way so far"

// place puts legend and plot.
func (f *Contour) place(paths []Path, coming bool, x0, x1, y0, y1 float64) {
	f.legend.items, f.signs = f.legend.items[:0], f.signs[:0]
	add := func(s contourSign, text string) {
		text = fitText(text, max(min(f.w*0.32, 190)-legendIndent, textWidth(wayName, textSize)), textSize)
		f.legend.items = append(f.legend.items, legendItem{kind: legendText, text: text, width: textWidth(text, textSize)})
		f.signs = append(f.signs, s)
	}
	add(contourSign{kind: signLow}, "loss "+Number(f.land.low, 2))
	add(contourSign{kind: signHigh}, "over "+Number(f.land.top(), 2))
	for i, p := range paths {
		name := p.Name
		if name == "" {
			name = wayName
			if len(paths) > 1 {
				name = "run " + Number(float64(i+1), 3)
			}
		}
		add(contourSign{kind: signPath, lane: p.Lane}, name)
	}
	start := "start"
	if f.can {
		start = "start (drag)"
	}
	add(contourSign{kind: signStart}, start)
	switch {
	case f.hasMin && f.penalty.on:
		add(contourSign{kind: signMinimum}, "lowest loss")
	case f.hasMin:
		add(contourSign{kind: signMinimum}, "minimum")
	}
	if f.penalty.known {
		if len(f.penalty.ring) > 0 {
			add(contourSign{kind: signPenalty}, f.penalty.name())
		}
		add(contourSign{kind: signBoth}, "with penalty")
	}
	if coming {
		add(contourSign{kind: signArrow}, "next step")
	}
	if f.fan.ok {
		add(contourSign{kind: signFan}, f.fan.says())
	}
	f.shorten()
	aspect := (x1 - x0) / (y1 - y0)
	f.axes.xName, f.axes.yName = f.model.Axes()
	b := placePlot(&f.legend, f.w, f.h, min(max(aspect, 0.6), 1.7))
	f.axes.set(b, x0, x1, y0, y1)
	f.land.project(&f.axes)
	f.penalty.project(&f.axes)
}

// shorten drops from the legend what can be done without, where a column of it would be
// higher than the figure.
func (f *Contour) shorten() {
	for _, kind := range [...]signKind{signHigh, signLow, signArrow} {
		if float64(len(f.signs))*legendRow+axisBottom+12 <= f.h {
			return
		}
		for i, s := range f.signs {
			if s.kind == kind {
				f.signs = append(f.signs[:i], f.signs[i+1:]...)
				f.legend.items = append(f.legend.items[:i], f.legend.items[i+1:]...)
				break
			}
		}
	}
}

// project carries paths, start and minimum to pixels.
func (f *Contour) project(paths []Path) {
	a := &f.axes
	for len(f.ways) < len(paths) {
		f.ways = append(f.ways, way{})
	}
	f.ways = f.ways[:len(paths)]
	for i := range paths {
		f.ways[i].lay(paths[i], a)
	}
	f.startAt = a.px(f.start[0], f.start[1])
	f.startAt = XY{min(max(f.startAt.X, a.x0), a.x1), min(max(f.startAt.Y, a.y0), a.y1)}
	f.now, f.nowIn = f.startAt, true
	if len(f.ways) > 0 && f.ways[0].steps > 0 && !f.held {
		f.now, f.nowIn = f.ways[0].end, f.ways[0].inside
	}
	f.minimum = a.px(f.minimum.X, f.minimum.Y)
}

// aim lays the arrow of the coming step: where the step leads, and 16 pixels
// long where that is shorter, so that its direction can be seen.
func (f *Contour) aim(d1, d2 float64) {
	a := &f.axes
	to := XY{f.now.X + d1*a.w()/(a.x.Max-a.x.Min), f.now.Y - d2*a.h()/(a.y.Max-a.y.Min)}
	if !f.nowIn || f.held || !finite(to.X+to.Y) || same(f.now, to) {
		return
	}
	if l := dist(f.now, to); l < 16 {
		to = XY{f.now.X + (to.X-f.now.X)*16/l, f.now.Y + (to.Y-f.now.Y)*16/l}
	}
	from, to, ok := clip(f.now, to, a.box)
	f.arrow, f.arrows = [2]XY{from, to}, ok && dist(from, to) > 10
}

// Draw paints the surface and what happened on it.
func (f *Contour) Draw(c Canvas) {
	a := &f.axes
	c.Rect(a.x0, a.y0, a.w(), a.h(), ink(InkPaper))
	c.Image(a.x0, a.y0, a.w(), a.h(), f.land.raster)
	f.land.draw(c)
	f.penalty.draw(c)
	a.draw(c, &f.pen)
	if f.fan.ok && f.nowIn && !f.held {
		f.fan.draw(c, &f.pen, f.now, fanRadius, a.box)
	}
	for i := range f.ways {
		f.ways[i].draw(c)
	}
	if f.hasMin {
		f.pen.star(c, f.minimum, 7)
	}
	f.penalty.drawLowest(c, &f.pen)
	halo := Paint{InkAccent, 0.22}
	if f.held || f.over {
		halo.Alpha = 0.5
	}
	if f.can {
		c.Circle(f.startAt.X, f.startAt.Y, 11, halo, Paint{}, 0)
	}
	c.Circle(f.startAt.X, f.startAt.Y, 5.5, ink(InkPaper), ink(InkAccent), 2.5)
	for i := range f.ways {
		f.ways[i].drawEnd(c)
	}
	if f.arrows {
		f.pen.line(c, f.arrow[0].X, f.arrow[0].Y, f.arrow[1].X, f.arrow[1].Y, 5, Paint{InkPaper, 0.7}, false)
		f.pen.arrow(c, f.arrow[0], f.arrow[1], 2.5, ink(InkAccent))
	}
	f.legend.draw(c, &f.pen)
	for i, s := range f.signs {
		f.sign(c, s, f.legend.at[i].X+7, f.legend.at[i].Y)
	}
	f.readout.draw(c, &f.pen)
}
