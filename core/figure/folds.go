package figure

import (
	"math"
	"strconv"
)

// Folds is the figure "folds": a bar a training that shows which examples are trained on,
// which judge the run, and which are sealed as a test; and beside it the score that came
// of it, with the mean and the standard deviation of all.
type Folds struct {
	model   FoldsModel
	w, h    float64
	version uint64
	since   int

	train, val, test int
	folds            int
	scores           []float64
	mean, deviation  float64
	run, score       string
	opened           bool
	tested           float64

	bars, dots axes
	row        float64
	over       int // the row under the pointer or chosen by key, -1 for none
	names      []string
	values     []string
	sealed     string
	says       readout
	pen        pen
}

// NewFolds returns the figure of a model.
func NewFolds(m FoldsModel) *Folds { return &Folds{model: m, over: -1} }

// Name returns "folds".
func (f *Folds) Name() string { return "folds" }

// Title returns a short heading.
func (f *Folds) Title() string {
	if f.model.Folds() > 0 {
		return "Folds of the cross-validation"
	}
	return "Training, validation, test"
}

// Adopt takes over the place and the chosen row of the figure that this one replaces.
func (f *Folds) Adopt(old Figure) {
	if o, ok := old.(*Folds); ok && o != f {
		f.over = o.over
		f.Layout(o.w, o.h)
	}
}

// Layout fits the figure to w×h and looks at the model afresh.
func (f *Folds) Layout(w, h float64) {
	f.w, f.h = w, h
	f.look()
}

// Update looks at the model if it has changed, and at the pointer and the arrow keys.
func (f *Folds) Update(in Input) []Edit {
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

// rows is how many trainings there are.
func (f *Folds) rows() int { return max(f.folds, 1) }

func (f *Folds) look() {
	f.version, f.since = f.model.Version(), 0
	f.train, f.val, f.test = f.model.Counts()
	f.folds, f.scores = f.model.Folds(), f.model.Scores()
	f.mean, f.deviation = f.model.Spread()
	f.run, f.score = f.model.Names()
	f.tested, f.opened = f.model.Test()
	f.over = min(f.over, f.rows()-1)
	f.names, f.values = f.names[:0], f.values[:0]
	lo, hi := math.Inf(1), math.Inf(-1)
	for i := range f.rows() {
		name := ""
		if f.folds > 0 {
			name = "fold " + strconv.Itoa(i+1)
		}
		f.names = append(f.names, name)
		value := ""
		if i < len(f.scores) {
			value = "–"
			if s := f.scores[i]; finite(s) {
				value = Number(s, 3)
				lo, hi = min(lo, s), max(hi, s)
			}
		}
		f.values = append(f.values, value)
	}
	f.sealed = "test: sealed"
	if f.opened {
		f.sealed = "test: " + Number(f.tested, 3)
	}
	left := 12.0
	if f.folds > 0 {
		left = 58
	}
	top, bottom := 66.0, max(f.h-axisBottom-6, 100)
	middle := left + (f.w-left)*0.62
	f.bars.box = box{left, top, middle, bottom}
	lo, hi = margin(lo, hi)
	f.dots.set(box{middle + 18, top, max(f.w-54, middle+40), bottom}, lo, hi, 0, 1)
	f.dots.xTicks = f.dots.x.Ticks(2)
	f.row = min((bottom-top)/float64(f.rows()), 44)
	f.bars.y1 = top + f.row*float64(f.rows())
	f.dots.y1 = f.bars.y1
}

// y is the middle of a row.
func (f *Folds) y(i int) float64 { return f.bars.y0 + (float64(i)+0.5)*f.row }

// x carries a number of examples to a pixel.
func (f *Folds) x(examples int) float64 {
	return f.bars.x0 + f.bars.w()*float64(examples)/float64(max(f.train+f.val+f.test, 1))
}

// span is which of the examples judge a row's training.
func (f *Folds) span(i int) (from, to int) {
	if f.folds == 0 {
		return f.train, f.train + f.val
	}
	pool := f.train + f.val
	return i * pool / f.folds, (i + 1) * pool / f.folds
}

// Draw paints bars and scores.
func (f *Folds) Draw(c Canvas) {
	c.Label(8, 12, fitText(f.run, f.w-16, nameSize), Left, InkText, nameSize)
	f.drawLegend(c)
	a := &f.dots
	for _, t := range a.xTicks {
		x := a.x.At(t.Value)
		f.pen.line(c, x, a.y0, x, a.y1, 1, ink(InkFaint), false)
		if len(f.scores) > 0 {
			c.Label(x, a.y1+12, t.Text, Center, InkMuted, tickSize)
		}
	}
	if len(f.scores) > 1 && finite(f.mean) {
		lo, hi := max(a.x.At(f.mean-f.deviation), a.x0), min(a.x.At(f.mean+f.deviation), a.x1)
		c.Rect(lo, a.y0, hi-lo, a.h(), Paint{InkBlue, 0.14})
		x := a.x.At(f.mean)
		f.pen.line(c, x, a.y0, x, a.y1, 2, ink(InkBlue), false)
	}
	for i := range f.rows() {
		f.drawRow(c, i)
	}
	c.Label((a.x0+a.x1)/2, a.y1+28, f.score, Center, InkText, textSize)
	f.says.draw(c, &f.pen)
}

func (f *Folds) drawRow(c Canvas, i int) {
	y, half := f.y(i), min(f.row*0.34, 13)
	if i == f.over {
		c.Rect(8, y-f.row/2, f.w-16, f.row, Paint{InkFaint, 0.6})
	}
	c.Label(f.bars.x0-8, y, f.names[i], Right, InkMuted, tickSize)
	pool := f.x(f.train + f.val)
	from, to := f.span(i)
	lo, hi := f.x(from), f.x(to)
	c.Rect(f.bars.x0, y-half, pool-f.bars.x0, 2*half, Paint{InkBlue, 0.22})
	c.Rect(lo, y-half, hi-lo, 2*half, Paint{InkOrange, 0.9})
	f.pen.frame(c, box{f.bars.x0, y - half, pool, y + half}, 1, ink(InkAxis))
	if f.test > 0 {
		f.hatch(c, box{pool + 3, y - half, f.bars.x1, y + half})
	}
	if i < len(f.scores) {
		x := f.dots.x0
		if finite(f.scores[i]) {
			x = f.dots.x.At(f.scores[i])
			f.pen.shape(c, x, y, 4.5, Val, ink(InkOrange))
		} else {
			f.pen.none(c, x, y, 4)
		}
		c.Label(f.dots.x1+8, y, f.values[i], Left, InkText, textSize)
	}
}

// hatch fills the box with lines: what is in it is not to be looked at.
func (f *Folds) hatch(c Canvas, b box) {
	paint := ink(InkMuted)
	if f.opened {
		paint = ink(InkAccent)
	}
	f.pen.frame(c, b, 1, paint)
	for x := b.x0 + 6; x < b.x1+b.h(); x += 6 { // each line begins at the lower or left edge
		from, to := min(b.h(), x-b.x0), max(x-b.x1, 0)
		f.pen.line(c, x-from, b.y0+from, x-to, b.y0+to, 1, paint, false)
	}
}

// drawLegend explains the parts of a bar.
func (f *Folds) drawLegend(c Canvas) {
	x := 8.0
	for i, text := range [...]string{"training", "validation", f.sealed} {
		if i == 2 && f.test == 0 || x+24+textWidth(text, textSize) > f.w {
			return
		}
		b := box{x, 32, x + 16, 44}
		switch i {
		case 0:
			c.Rect(b.x0, b.y0, b.w(), b.h(), Paint{InkBlue, 0.22})
			f.pen.frame(c, b, 1, ink(InkAxis))
		case 1:
			c.Rect(b.x0, b.y0, b.w(), b.h(), Paint{InkOrange, 0.9})
		case 2:
			f.hatch(c, b)
		}
		c.Label(x+22, 38, text, Left, InkText, textSize)
		x += 22 + textWidth(text, textSize) + 14
	}
}

// hover reads out the row under the pointer; the arrow keys go from row to row.
func (f *Folds) hover(in Input, changed bool) {
	over := f.over
	switch in.Key {
	case "ArrowDown", "ArrowRight":
		over = min(over+1, f.rows()-1)
	case "ArrowUp", "ArrowLeft":
		over = max(over-1, 0)
	default:
		if in.Inside {
			over = -1
			if in.Y >= f.bars.y0 && in.Y < f.bars.y1 {
				over = min(int((in.Y-f.bars.y0)/f.row), f.rows()-1)
			}
		}
	}
	if over == f.over && !changed {
		return
	}
	f.over = over
	f.says.hide()
	if over < 0 {
		return
	}
	head, detail := f.read(over)
	f.says.show(head, detail, f.bars.x0+10, f.y(over), box{8, 4, f.w - 8, f.h - 4})
}

// read says how a row's examples are dealt, and what came of it.
func (f *Folds) read(i int) (head, detail string) {
	from, to := f.span(i)
	n := to - from
	head = strconv.Itoa(f.train+f.val-n) + " train, " + strconv.Itoa(n) + " judge"
	if f.folds > 0 {
		head = "fold " + strconv.Itoa(i+1) + ": " + head
	}
	if i < len(f.scores) {
		detail = f.score + " " + Number(f.scores[i], 3)
	}
	return head, detail
}

// Describe tells how the examples are dealt and the scores.
func (f *Folds) Describe() string {
	train, val, test := f.model.Counts()
	folds, scores := f.model.Folds(), f.model.Scores()
	text := strconv.Itoa(train) + " examples to train on, " + strconv.Itoa(val) + " to judge by"
	if folds > 0 {
		text = strconv.Itoa(train+val) + " examples are dealt into " + strconv.Itoa(folds) + " folds; each in turn judges a network trained on the others"
	}
	if test > 0 {
		text += "; " + strconv.Itoa(test) + " are set aside as a test"
		if score, opened := f.model.Test(); opened {
			text += ", opened for this run: " + Number(score, 3)
		} else {
			text += ", sealed"
		}
	}
	text += "."
	run, score := f.model.Names()
	if len(scores) == 0 {
		return text + " No run yet."
	}
	text += " " + run + ", " + score + ": "
	for i, s := range scores {
		if i > 0 {
			text += ", "
		}
		text += Number(s, 3)
	}
	if len(scores) > 1 {
		mean, deviation := f.model.Spread()
		text += "; mean " + Number(mean, 3) + ", standard deviation " + Number(deviation, 2)
	}
	return text + "."
}
