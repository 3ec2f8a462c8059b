package figure

// Cost is the figure "cost": a bar of nanoseconds an element for each
// function, as measured on this machine, with whiskers from the lower to the
// upper quartile and how many times the cheapest it costs.
type Cost struct {
	model   CostModel
	w, h    float64
	version uint64
	rows    []costRow
	axes    axes
	row     float64
	none    bool // nothing measured yet
	over    int  // the row under the pointer, -1 for none
	pen     pen
	readout readout
}

type costRow struct {
	Timing
	title, value string
	y            float64
	measured     bool
}

// NewCost returns the figure of a model.
func NewCost(m CostModel) *Cost { return &Cost{model: m, over: -1} }

// Name returns "cost".
func (f *Cost) Name() string { return "cost" }

// Title returns a short heading.
func (f *Cost) Title() string { return "Cost of one value" }

// Adopt takes over the place of the figure that this one replaces.
func (f *Cost) Adopt(old Figure) {
	if o, ok := old.(*Cost); ok && o != f {
		f.Layout(o.w, o.h)
	}
}

// Layout fits the figure to w×h and looks at the model afresh.
func (f *Cost) Layout(w, h float64) {
	f.w, f.h = w, h
	f.look()
}

// Update looks at the model if it has changed, and at the pointer.
func (f *Cost) Update(in Input) []Edit {
	if f.w == 0 {
		return nil
	}
	changed := f.model.Version() != f.version
	if changed {
		f.look()
	}
	f.hover(in, changed)
	return nil
}

// look takes the timings and places their bars. What is to be measured and has
// not been yet keeps its row.
func (f *Cost) look() {
	f.version = f.model.Version()
	f.over = -1
	f.readout.hide()
	f.rows = f.rows[:0]
	timings := f.model.Timings()
	f.none = true
	cheapest, most := 0.0, 0.0
	for _, t := range timings {
		if !(t.Median > 0) || !finite(t.Median) {
			continue
		}
		f.none = false
		if cheapest == 0 || t.Median < cheapest {
			cheapest = t.Median
		}
		most = max(most, t.Median)
		if finite(t.High) {
			most = max(most, t.High)
		}
	}
	for _, t := range timings {
		r := costRow{Timing: t, title: t.Title, measured: t.Median > 0 && finite(t.Median)}
		if r.title == "" {
			r.title = t.Name
		}
		f.rows = append(f.rows, r)
	}
	for _, title := range f.model.Titles() {
		found := false
		for _, r := range f.rows {
			found = found || r.title == title || r.Name == title
		}
		if !found {
			f.rows = append(f.rows, costRow{title: title})
		}
	}
	if most == 0 {
		most = 1
	}
	f.place(cheapest, most)
}

// place puts names at the left, values at the right and bars between.
func (f *Cost) place(cheapest, most float64) {
	left, right := 40.0, textWidth("00.00 ns", textSize)
	for i := range f.rows {
		r := &f.rows[i]
		r.title = fitText(r.title, f.w*0.3, textSize)
		left = max(left, textWidth(r.title, textSize))
		r.value = "–"
		if r.measured {
			r.value = Number(r.Median, 3) + " ns"
			if times := r.Median / cheapest; times > 1 && f.w >= 320 {
				r.value += " (" + Number(times, 2) + " ×)"
			}
		}
		right = max(right, textWidth(r.value, textSize))
	}
	b := box{left + 18, 30, f.w - right - 20, f.h - axisBottom}
	b.x1 = max(b.x1, b.x0+20)
	f.axes.set(b, 0, most*1.04, 0, 1)
	f.axes.xTicks = f.axes.x.Ticks(int(min(max(b.w()/60, 2), 8)))
	f.row = min(b.h()/float64(max(len(f.rows), 1)), 72)
	for i := range f.rows {
		f.rows[i].y = b.y0 + (float64(i)+0.5)*f.row
	}
	f.axes.y1 = b.y0 + f.row*float64(max(len(f.rows), 1))
}

// Draw paints the bars.
func (f *Cost) Draw(c Canvas) {
	a := &f.axes
	c.Label(8, 14, "time for one value, on this machine", Left, InkText, textSize)
	for _, t := range a.xTicks {
		x := a.x.At(t.Value)
		f.pen.line(c, x, a.y0, x, a.y1, 1, ink(InkFaint), false)
		if !f.none {
			c.Label(x, a.y1+12, t.Text, Center, InkMuted, tickSize)
		}
	}
	f.pen.line(c, a.x0, a.y0, a.x0, a.y1, 1, ink(InkAxis), false)
	c.Label((a.x0+a.x1)/2, a.y1+28, "nanoseconds", Center, InkText, nameSize)
	size := textSize
	if f.row < 14 {
		size = tickSize
	}
	half := min(f.row*0.3, 15)
	for i := range f.rows {
		r := &f.rows[i]
		c.Label(a.x0-9, r.y, r.title, Right, InkText, size)
		if !r.measured {
			f.pen.frame(c, box{a.x0, r.y - half, a.x0 + a.w()*0.25, r.y + half}, 1, ink(InkFaint))
			if !f.none {
				c.Label(a.x1+9, r.y, r.value, Left, InkMuted, size)
			}
			continue
		}
		x := a.x.At(r.Median)
		fill := Paint{InkBlue, 0.55}
		if i == f.over {
			fill.Alpha = 0.75
		}
		c.Rect(a.x0, r.y-half, x-a.x0, 2*half, fill)
		f.pen.line(c, x, r.y-half, x, r.y+half, 2.5, ink(InkBlue), false)
		f.whisker(c, r, half*0.55)
		c.Label(a.x1+9, r.y, r.value, Left, InkText, size)
	}
	if f.none {
		x, y := (a.x0+a.x1)/2, (a.y0+a.y1)/2
		c.Rect(x-62, y-11, 124, 22, ink(InkPaper))
		c.Label(x, y, "not measured yet", Center, InkMuted, nameSize)
	}
	f.readout.draw(c, &f.pen)
}

// whisker draws the span between the quartiles.
func (f *Cost) whisker(c Canvas, r *costRow, half float64) {
	if !(r.High >= r.Low) || !finite(r.High) || !finite(r.Low) {
		return
	}
	x0, x1 := f.axes.x.At(max(r.Low, 0)), f.axes.x.At(r.High)
	f.pen.line(c, x0, r.y, x1, r.y, 1.5, ink(InkText), false)
	f.pen.line(c, x0, r.y-half, x0, r.y+half, 1.5, ink(InkText), false)
	f.pen.line(c, x1, r.y-half, x1, r.y+half, 1.5, ink(InkText), false)
}

// hover reads the quartiles of the row under the pointer; the arrow keys go
// from row to row.
func (f *Cost) hover(in Input, changed bool) {
	row, byKey := f.over, false
	switch in.Key {
	case "ArrowDown":
		row, byKey = min(row+1, len(f.rows)-1), true
	case "ArrowUp":
		row, byKey = max(row-1, 0), true
	}
	if in.Inside && !byKey {
		row = -1
		for i, r := range f.rows {
			if in.Y >= r.y-f.row/2 && in.Y < r.y+f.row/2 {
				row = i
			}
		}
	}
	if row == f.over && !changed || row >= len(f.rows) {
		return
	}
	f.over = row
	f.readout.hide()
	if row < 0 || !f.rows[row].measured {
		return
	}
	r := &f.rows[row]
	f.readout.show("half of "+Number(float64(r.Runs), 6)+" runs:",
		Number(r.Low, 3)+" to "+Number(r.High, 3)+" ns", f.axes.x0+4, r.y, f.axes.grow(-3))
}

// Describe gives every median with its quartiles, and the factor between the
// dearest and the cheapest.
func (f *Cost) Describe() string {
	text := ""
	var low, high Timing
	for _, t := range f.model.Timings() {
		if !(t.Median > 0) || !finite(t.Median) {
			continue
		}
		if low.Median == 0 || t.Median < low.Median {
			low = t
		}
		if t.Median > high.Median {
			high = t
		}
		if text != "" {
			text += "; "
		}
		text += timingTitle(t) + " " + Number(t.Median, 3) + " (" + Number(t.Low, 3) + " to " + Number(t.High, 3) + ")"
	}
	if text == "" {
		return "Not measured yet."
	}
	text = "Nanoseconds for one value on this machine, with the middle half of the runs: " + text + "."
	if high.Median > low.Median {
		text += " The dearest, " + timingTitle(high) + ", costs " + Number(high.Median/low.Median, 2) + " times as much as " + timingTitle(low) + "."
	}
	return text
}

func timingTitle(t Timing) string {
	if t.Title != "" {
		return t.Title
	}
	return t.Name
}
