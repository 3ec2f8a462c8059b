package figure

import (
	"math"
	"strconv"
)

// A ThinnedModel is what a [ThinnedFigure] shows.
type ThinnedModel interface {
	// Version changes whenever anything shown changes.
	Version() uint64
	// Thinned returns what thinned networks say of one example. The figure does not
	// write to the slice.
	Thinned() Thinned
}

// Thinned is what the networks that dropout makes say of one example, each with a mask
// of its own, and what the whole network says.
type Thinned struct {
	Example     string    // "validation example 1"
	Quantity    string    // what they say: "probability of class 1", "output"
	Probability bool      // it lies in [0, 1]
	Says        []float64 // by mask
	Keep        float64   // the probability with which a unit stays
	Whole       float64   // all units present, scaled as in training
	Unscaled    float64   // all units present and none scaled back: 1/Keep times as loud as in training
	Linear      bool      // the output is linear in the masks, so that expectations are equal
}

// spread are the mean of what the thinned networks say, its standard deviation and its
// ends. Values that are no numbers are left out.
func (t *Thinned) spread() (mean, std, low, high float64, n int) {
	low, high = math.Inf(1), math.Inf(-1)
	for _, v := range t.Says {
		if finite(v) {
			mean += v
			low, high = min(low, v), max(high, v)
			n++
		}
	}
	mean /= float64(max(n, 1))
	for _, v := range t.Says {
		if finite(v) {
			std += (v - mean) * (v - mean)
		}
	}
	return mean, math.Sqrt(std / float64(max(n, 1))), low, high, n
}

// ThinnedFigure is the figure "thinned": a dot for what each of many thinned networks
// says of one example, heaped up, with their mean; and what the whole network says,
// scaled and not.
type ThinnedFigure struct {
	model   ThinnedModel
	w, h    float64
	version uint64
	since   int
	thinned Thinned
	title   string
	axes    axes
	dots    []XY
	r       float64
	bins    []thinBin
	lines   [3]thinLine
	n       int // lines in use
	over    int // the bin under the pointer or chosen by key, -1 for none
	pen     pen
	readout readout
}

// A thinBin is one heap of dots.
type thinBin struct {
	from, to float64
	n        int
}

// A thinLine is a value that stands out.
type thinLine struct {
	name, text string
	value      float64
	set        Set // its sign: circle, diamond, square
	ink        Ink
	dashed     bool
	legend     XY
	x, y       float64 // of its sign
}

// NewThinned returns the figure of a model.
func NewThinned(m ThinnedModel) *ThinnedFigure { return &ThinnedFigure{model: m, over: -1} }

// Name returns "thinned".
func (f *ThinnedFigure) Name() string { return "thinned" }

// Title returns a short heading.
func (f *ThinnedFigure) Title() string { return "What thinned networks say" }

// Adopt takes over the place and the chosen heap of the figure that this one replaces.
func (f *ThinnedFigure) Adopt(old Figure) {
	if o, ok := old.(*ThinnedFigure); ok && o != f {
		f.over = o.over
		f.Layout(o.w, o.h)
	}
}

// Layout fits the figure to w×h and looks at the model afresh.
func (f *ThinnedFigure) Layout(w, h float64) {
	f.w, f.h = w, h
	f.look()
}

// Update looks at the model if it has changed, at most every few ticks, and at the
// pointer and the arrow keys.
func (f *ThinnedFigure) Update(in Input) []Edit {
	if f.w == 0 {
		return nil
	}
	f.since++
	changed := f.model.Version() != f.version && f.since >= everyTicks
	if changed {
		f.look()
	}
	f.hover(in, changed)
	return nil
}

// look takes what the networks say and lays it out.
func (f *ThinnedFigure) look() {
	f.version, f.since = f.model.Version(), 0
	f.thinned = f.model.Thinned()
	t := &f.thinned
	mean, _, low, high, n := t.spread()
	f.n = 0
	add := func(name string, v float64, s Set, i Ink, dashed bool) {
		text := name + " " + Number(v, 3)
		f.lines[f.n] = thinLine{name: name, text: text, value: v, set: s, ink: i, dashed: dashed}
		f.n++
		if finite(v) {
			low, high = min(low, v), max(high, v)
		}
	}
	if n > 0 && t.Keep < 1 {
		add("their mean", mean, Train, InkText, false)
	}
	add("whole network", t.Whole, Val, InkAccent, true)
	if t.Keep < 1 {
		add("whole, unscaled", t.Unscaled, Test, InkOrange, true)
	}
	f.title = "each dot: one of " + strconv.Itoa(n) + " thinned networks"
	if t.Keep >= 1 {
		f.title = "keep is 1: there is one network only"
	}
	f.title = fitText(f.title, f.w-16, textSize)
	f.place(low, high)
}

// place fits the axis to the values and heaps the dots.
func (f *ThinnedFigure) place(low, high float64) {
	const row, left = 19.0, 16.0
	top := 26.0 // legend, as many rows as it takes
	x := 8.0
	for i := range f.n {
		l := &f.lines[i]
		w := legendIndent + textWidth(l.text, textSize)
		if x > 8 && x+w > f.w-8 {
			x, top = 8, top+row
		}
		l.legend = XY{x, top + row/2}
		x += w + legendGap
	}
	top += row + 12*float64(f.n) + 6
	b := box{left, top, max(f.w-left, left+40), max(f.h-44, top+20)}
	low, high = f.span(low, high)
	f.axes.set(b, low, high, 0, 1)
	f.axes.yTicks = nil
	f.heap()
	for i := range f.n {
		l := &f.lines[i]
		l.x, l.y = f.axes.x.At(l.value), b.y0-8-12*float64(f.n-1-i)
	}
	f.over = min(f.over, len(f.bins)-1)
	f.read()
}

// span is the part of the axis to show, with readable ends.
func (f *ThinnedFigure) span(low, high float64) (from, to float64) {
	switch {
	case f.thinned.Probability:
		return 0, 1
	case !(high >= low) || !finite(high-low):
		return -1, 1
	case high-low < 1e-9*max(math.Abs(low), math.Abs(high), 1e-300):
		d := max(math.Abs(low)*0.1, 0.5)
		return low - d, high + d
	}
	step, _ := tickStep((high - low) / 4)
	return step * math.Floor(low/step-0.1), step * math.Ceil(high/step+0.1)
}

// heap puts the dots on heaps, as large as the highest heap allows.
func (f *ThinnedFigure) heap() {
	a := &f.axes
	const largest, least = 6.0, 1.5
	for f.r = largest; ; f.r -= 0.5 {
		count := max(int(a.w()/(2*f.r+0.5)), 1)
		f.bins = f.bins[:0]
		for k := range count {
			from, to := float64(k)/float64(count), float64(k+1)/float64(count)
			f.bins = append(f.bins, thinBin{from: a.x.Min + from*(a.x.Max-a.x.Min), to: a.x.Min + to*(a.x.Max-a.x.Min)})
		}
		highest := 0
		for _, v := range f.thinned.Says {
			if k := f.bin(v); k >= 0 {
				f.bins[k].n++
				highest = max(highest, f.bins[k].n)
			}
		}
		if float64(highest)*2*f.r > a.h()-4 && f.r > least {
			continue
		}
		dy := min(2*f.r+0.5, (a.h()-2*f.r)/float64(max(highest, 1)))
		f.dots = f.dots[:0]
		for _, b := range f.bins {
			for k := range b.n {
				f.dots = append(f.dots, XY{a.x.At((b.from + b.to) / 2), a.y1 - f.r - 1 - float64(k)*dy})
			}
		}
		return
	}
}

// bin is the heap that a value falls on, -1 for none.
func (f *ThinnedFigure) bin(v float64) int {
	if !finite(v) || v < f.axes.x.Min || v > f.axes.x.Max {
		return -1
	}
	n := len(f.bins)
	return min(int((v-f.axes.x.Min)/(f.axes.x.Max-f.axes.x.Min)*float64(n)), n-1)
}

// Draw paints dots and lines.
func (f *ThinnedFigure) Draw(c Canvas) {
	a := &f.axes
	c.Circle(14, 14, 4, Paint{InkBlue, 0.75}, Paint{}, 0)
	c.Label(8+legendIndent, 14, f.title, Left, InkText, textSize)
	for i := range f.n {
		l := &f.lines[i]
		f.pen.shape(c, l.legend.X+6, l.legend.Y, 5, l.set, ink(l.ink))
		c.Label(l.legend.X+legendIndent, l.legend.Y, l.text, Left, InkText, textSize)
	}
	if f.over >= 0 {
		b := &f.bins[f.over]
		c.Rect(a.x.At(b.from), a.y0, a.x.At(b.to)-a.x.At(b.from), a.h(), Paint{InkAccent, 0.16})
	}
	for _, p := range f.dots {
		c.Circle(p.X, p.Y, f.r, Paint{InkBlue, 0.75}, Paint{}, 0)
	}
	for i := range f.n {
		l := &f.lines[i]
		if !finite(l.x) || l.value < a.x.Min || l.value > a.x.Max {
			continue
		}
		f.pen.line(c, l.x, l.y, l.x, a.y1, 4, Paint{InkPaper, 0.7}, false)
		f.pen.line(c, l.x, l.y, l.x, a.y1, 2, ink(l.ink), l.dashed)
		f.pen.shape(c, l.x, l.y, 6.5, l.set, ink(InkPaper))
		f.pen.shape(c, l.x, l.y, 5, l.set, ink(l.ink))
	}
	f.pen.line(c, a.x0, a.y1, a.x1, a.y1, 1, ink(InkAxis), false)
	for _, t := range a.xTicks {
		x := a.x.At(t.Value)
		f.pen.line(c, x, a.y1, x, a.y1+4, 1, ink(InkAxis), false)
		c.Label(x, a.y1+13, t.Text, Center, InkMuted, tickSize)
	}
	c.Label((a.x0+a.x1)/2, a.y1+30, f.axes.xName, Center, InkText, textSize)
	f.readout.draw(c, &f.pen)
}

// hover reads out the heap under the pointer; the arrow keys go from heap to heap.
func (f *ThinnedFigure) hover(in Input, changed bool) {
	over := f.over
	next := func(by int) int {
		for k := over + by; k >= 0 && k < len(f.bins); k += by {
			if f.bins[k].n > 0 {
				return k
			}
		}
		return over
	}
	switch {
	case in.Key == "ArrowRight" || in.Key == "ArrowUp":
		over = next(1)
	case in.Key == "ArrowLeft" || in.Key == "ArrowDown":
		over = next(-1)
	case in.Key == "Home":
		over = -1
		over = next(1)
	case in.Key == "End":
		over = len(f.bins)
		over = min(next(-1), len(f.bins)-1)
	case in.Inside:
		over = -1
		if f.axes.has(in.X, in.Y) {
			over = f.bin(f.axes.x.Value(in.X))
		}
	}
	if over == f.over && !changed {
		return
	}
	f.over = over
	f.read()
}

// read writes the readout of the chosen heap.
func (f *ThinnedFigure) read() {
	f.readout.hide()
	f.axes.xName = fitText(f.thinned.Quantity+", "+f.thinned.Example, f.w-16, textSize)
	if f.over < 0 || f.over >= len(f.bins) {
		return
	}
	b := &f.bins[f.over]
	f.readout.show(strconv.Itoa(b.n)+" of "+strconv.Itoa(len(f.thinned.Says))+" say",
		Number(b.from, 3)+" to "+Number(b.to, 3), f.axes.x.At((b.from+b.to)/2), f.axes.y0+f.axes.h()/2, f.axes.grow(-2))
}

// Describe compares the mean of the thinned networks with the whole one.
func (f *ThinnedFigure) Describe() string {
	t := f.model.Thinned()
	mean, std, low, high, n := t.spread()
	switch {
	case n == 0:
		return "What the networks say of " + t.Example + " is no number."
	case t.Keep >= 1:
		return "Keep is 1: no unit is ever left out, so that there is one network only. It says " + Number(t.Whole, 3) + " of " + t.Example + " (" + t.Quantity + ")."
	}
	text := "What " + strconv.Itoa(n) + " thinned networks say of " + t.Example + " (" + t.Quantity + "): " + Number(mean, 3) +
		" on average, with a standard deviation of " + Number(std, 2) + ", from " + Number(low, 3) + " to " + Number(high, 3) + "."
	// Two standard errors of the mean are what chance does.
	chance := 2 * std / math.Sqrt(float64(n))
	text += " The whole network says " + Number(t.Whole, 3)
	switch off := math.Abs(t.Whole - mean); {
	case t.Linear:
		text += "; the output being linear in the masks, that is exactly what the average over all of them would be"
	case off <= chance:
		text += ", as near to their mean as so few masks can tell"
	default:
		text += ", " + Number(off, 2) + " off their mean: it stands for the average over the masks, but is not quite that"
	}
	return text + ". Without the scaling, every hidden unit 1/" + Number(t.Keep, 3) + " = " + Number(1/t.Keep, 3) +
		" times as loud as what the next layer has learned to expect, it would say " + Number(t.Unscaled, 3) + "."
}
