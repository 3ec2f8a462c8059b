package figure

import "math"

// A CloudModel is what a [Cloud] shows: inputs before and after preprocessing.
type CloudModel interface {
	// Version changes whenever anything shown changes.
	Version() uint64
	// Before returns the inputs as they came. The figure does not write to the slice.
	Before() []Mark
	// After returns them as the model gets them; nothing where they stay as they are.
	After() []Mark
	// Axes names the two inputs.
	Axes() (x, y string)
	// How says what was done, such as "centred and scaled".
	How() string
}

// Cloud is the figure "cloud": the inputs as points, and beside them the same points
// after preprocessing. In each picture one unit is equally long on both axes, the
// lines through 0 are drawn, and a cross marks the mean with the spread along the
// two principal directions.
type Cloud struct {
	model   CloudModel
	w, h    float64
	version uint64
	panels  [2]cloudPanel
	n       int
	pen     pen
	over    int // the example under the pointer or chosen by key, in both panels; -1 for none
	side    int // the panel that the readout is in
	readout readout
}

type cloudPanel struct {
	axes
	title  string
	marks  []Mark
	radius float64
	mean   XY
	arms   [2]XY // from the mean to one standard deviation, in pixels
}

// NewCloud returns the figure of a model.
func NewCloud(m CloudModel) *Cloud { return &Cloud{model: m, over: -1} }

// Name returns "cloud".
func (f *Cloud) Name() string { return "cloud" }

// Title returns a short heading.
func (f *Cloud) Title() string { return "The cloud of inputs" }

// Adopt takes over the place of the figure that this one replaces.
func (f *Cloud) Adopt(old Figure) {
	if o, ok := old.(*Cloud); ok && o != f {
		f.over, f.side = o.over, o.side
		f.Layout(o.w, o.h)
	}
}

// Layout fits the figure to w×h and looks at the model afresh.
func (f *Cloud) Layout(w, h float64) {
	f.w, f.h = w, h
	f.version = f.model.Version()
	before, after := f.model.Before(), f.model.After()
	f.panels[0].title, f.panels[0].marks = "as they came", before
	f.panels[1].title, f.panels[1].marks = f.model.How(), after
	f.n = 1
	if len(after) > 0 {
		f.n = 2
	}
	x, y := f.model.Axes()
	beside := f.n == 2 && w >= h
	for i := range f.n {
		b := box{0, 0, w, h}
		switch {
		case beside:
			b = box{w / 2 * float64(i), 0, w / 2 * float64(i+1), h}
		case f.n == 2:
			b = box{0, h / 2 * float64(i), w, h / 2 * float64(i+1)}
		}
		p := &f.panels[i]
		p.xName, p.yName = x, y
		p.lay(box{b.x0 + axisLeft, b.y0 + 26, max(b.x1-12, b.x0+axisLeft+20), max(b.y1-axisBottom, b.y0+46)})
	}
}

// Update looks at the pointer and the arrow keys: an example is marked in both pictures,
// and read out in the one that the pointer is in.
func (f *Cloud) Update(in Input) []Edit {
	if f.w == 0 || f.n == 0 {
		return nil
	}
	over, side := f.over, f.side
	switch {
	case in.Key == "ArrowRight" || in.Key == "ArrowDown":
		over++
	case in.Key == "ArrowLeft" || in.Key == "ArrowUp":
		over--
	case in.Inside:
		over, side = f.nearest(in.X, in.Y)
	}
	if in.Key != "" {
		over = max(0, min(over, len(f.panels[0].marks)-1))
	}
	if over == f.over && side == f.side {
		return nil
	}
	f.over, f.side = over, min(side, f.n-1)
	f.readout.hide()
	if p := &f.panels[f.side]; over >= 0 && over < len(p.marks) {
		m := p.marks[over]
		q := p.px(m.X, m.Y)
		f.readout.show(p.xName+" = "+Number(m.X, 3), p.yName+" = "+Number(m.Y, 3), q.X, q.Y, p.grow(-2))
	}
	return nil
}

// nearest is the example closest to a pixel, within reach, and its panel.
func (f *Cloud) nearest(x, y float64) (over, side int) {
	over, best := -1, reach
	for k := range f.n {
		for i, m := range f.panels[k].marks {
			if d := dist(f.panels[k].px(m.X, m.Y), XY{x, y}); d < best {
				over, side, best = i, k, d
			}
		}
	}
	return over, side
}

// lay fits the points and 0 into the box, one unit equally long on both axes.
func (p *cloudPanel) lay(b box) {
	x0, x1, y0, y1 := 0.0, 0.0, 0.0, 0.0
	for _, m := range p.marks {
		x0, x1, y0, y1 = min(x0, m.X), max(x1, m.X), min(y0, m.Y), max(y1, m.Y)
	}
	unit := max((x1-x0)/b.w(), (y1-y0)/b.h()) * 1.1 // of the axes in one pixel
	if !(unit > 0) || !finite(unit) {
		unit = 2 / b.w()
	}
	cx, cy := (x0+x1)/2, (y0+y1)/2
	p.set(b, cx-unit*b.w()/2, cx+unit*b.w()/2, cy-unit*b.h()/2, cy+unit*b.h()/2)
	p.radius = markRadius(len(p.marks), min(b.w(), b.h()))
	p.spread()
}

// spread works out the mean and the principal directions.
func (p *cloudPanel) spread() {
	var mx, my, xx, xy, yy float64
	n := float64(max(len(p.marks), 1))
	for _, m := range p.marks {
		mx += m.X / n
		my += m.Y / n
	}
	for _, m := range p.marks {
		dx, dy := m.X-mx, m.Y-my
		xx += dx * dx / n
		xy += dx * dy / n
		yy += dy * dy / n
	}
	p.mean = p.px(mx, my)
	// The eigenvalues of the 2×2 covariance matrix, and the direction of the first.
	half, root := (xx+yy)/2, math.Hypot((xx-yy)/2, xy)
	angle := math.Atan2(2*xy, xx-yy) / 2
	for i, v := range [...]float64{half + root, max(half-root, 0)} {
		s := math.Sqrt(v)
		a := angle + float64(i)*math.Pi/2
		p.arms[i] = p.px(mx+s*math.Cos(a), my+s*math.Sin(a))
	}
}

// Draw paints the panels.
func (f *Cloud) Draw(c Canvas) {
	for i := range f.n {
		p := &f.panels[i]
		p.grid(c, &f.pen)
		if p.x.Min < 0 && p.x.Max > 0 {
			f.pen.line(c, p.x.At(0), p.y0, p.x.At(0), p.y1, 1.5, ink(InkAxis), false)
		}
		if p.y.Min < 0 && p.y.Max > 0 {
			f.pen.line(c, p.x0, p.y.At(0), p.x1, p.y.At(0), 1.5, ink(InkAxis), false)
		}
		p.draw(c, &f.pen)
		c.Label(p.x0, p.y0-13, p.title, Left, InkText, nameSize)
		for k, m := range p.marks {
			q := p.px(m.X, m.Y)
			m.Current = k == f.over
			f.pen.mark(c, q.X, q.Y, p.radius*0.8, m)
		}
		for _, a := range p.arms {
			f.pen.line(c, 2*p.mean.X-a.X, 2*p.mean.Y-a.Y, a.X, a.Y, 5, Paint{InkPaper, 0.8}, false)
			f.pen.line(c, 2*p.mean.X-a.X, 2*p.mean.Y-a.Y, a.X, a.Y, 2.5, ink(InkAccent), false)
		}
	}
	f.readout.draw(c, &f.pen)
}

// Describe gives mean and spread before and after.
func (f *Cloud) Describe() string {
	words := func(marks []Mark) string {
		var mx, my, xx, yy, xy float64
		n := float64(max(len(marks), 1))
		for _, m := range marks {
			mx += m.X / n
			my += m.Y / n
		}
		for _, m := range marks {
			xx += (m.X - mx) * (m.X - mx) / n
			yy += (m.Y - my) * (m.Y - my) / n
			xy += (m.X - mx) * (m.Y - my) / n
		}
		x, y := f.model.Axes()
		text := x + " has mean " + small(mx) + " and standard deviation " + Number(math.Sqrt(xx), 2) +
			", " + y + " mean " + small(my) + " and standard deviation " + Number(math.Sqrt(yy), 2)
		if xx > 0 && yy > 0 {
			text += ", correlation " + small(xy/math.Sqrt(xx*yy))
		}
		return text
	}
	text := "The inputs as they came: " + words(f.model.Before()) + "."
	if after := f.model.After(); len(after) > 0 {
		text += " " + f.model.How() + ": " + words(after) + "."
	}
	return text
}

// small writes what is 0 but for rounding as 0.
func small(v float64) string {
	if math.Abs(v) < 1e-9 {
		v = 0
	}
	return Number(v, 2)
}
