package figure

import (
	"math"
	"strconv"
)

// SearchMap is the figure "map": each run of a search is a dot where its settings lie,
// larger and darker the better it scored. Above and beside the map the same dots stand at
// their scores, over one parameter each: what a grid of n² runs shows of n values, a
// random search shows of n². The best run wears a ring, one whose test score was opened a
// square, one without a number a cross. A third parameter has its scores in the corner.
type SearchMap struct {
	model   SearchModel
	w, h    float64
	version uint64
	since   int
	runs    []SearchRun
	axes    []SearchAxis
	best    int
	planned int
	score   string
	head    string // two lines above the picture: how far it is, or of the chosen run
	sub     string

	plots [4]searchPlot // the map, then the scores over each axis
	over  int           // the run under the pointer or chosen by key, -1 for none
	lo    float64       // of the scores
	hi    float64
	pen   pen
	names [3]string
}

// A searchPlot is one frame of dots.
type searchPlot struct {
	axes
	used bool
	dots []XY
	band box // where the coming runs lie; empty for everywhere
}

// NewSearchMap returns the figure of a model.
func NewSearchMap(m SearchModel) *SearchMap { return &SearchMap{model: m, over: -1} }

// Name returns "map".
func (f *SearchMap) Name() string { return "map" }

// Title returns a short heading.
func (f *SearchMap) Title() string { return "Runs of the search" }

// Adopt takes over the place and the chosen run of the figure that this one replaces.
func (f *SearchMap) Adopt(old Figure) {
	if o, ok := old.(*SearchMap); ok && o != f {
		f.over = o.over
		f.Layout(o.w, o.h)
	}
}

// Layout fits the figure to w×h and looks at the model afresh.
func (f *SearchMap) Layout(w, h float64) {
	f.w, f.h = w, h
	f.look()
}

// Update looks at the model if it has changed, and at the pointer and the arrow keys.
func (f *SearchMap) Update(in Input) []Edit {
	if f.w == 0 {
		return nil
	}
	f.since++
	if f.model.Version() != f.version && f.since >= everyTicks {
		f.look()
	}
	f.hover(in)
	return nil
}

// look takes the runs and places their dots.
func (f *SearchMap) look() {
	f.version, f.since = f.model.Version(), 0
	f.runs, f.axes, f.best = append(f.runs[:0], f.model.Runs()...), f.model.Axes(), f.model.Best()
	f.planned, f.score = f.model.Planned(), f.model.Score()
	f.over = min(f.over, len(f.runs)-1)
	for i, a := range f.axes {
		f.names[i] = a.Name
		if a.Log {
			f.names[i] += " (log)"
		}
	}
	f.lo, f.hi = math.Inf(1), math.Inf(-1)
	for _, r := range f.runs {
		if finite(r.Score) {
			f.lo, f.hi = min(f.lo, r.Score), max(f.hi, r.Score)
		}
	}
	f.write()
	f.place()
}

// write words the lines above the picture.
func (f *SearchMap) write() {
	f.head, f.sub = strconv.Itoa(len(f.runs))+" of "+strconv.Itoa(f.planned)+" runs", f.score
	if f.best >= 0 && finite(f.runs[f.best].Score) {
		f.head += ", best " + Number(f.runs[f.best].Score, 3)
	}
	if f.over >= 0 {
		f.head, f.sub = runWords(f.axes, f.runs, f.over), verdict(f.runs[f.over], f.score)
	}
	f.head, f.sub = fitText(f.head, f.w-16, nameSize), fitText(f.sub, f.w-16, textSize)
}

const (
	mapTop  = 42.0
	mapLeft = 50.0
	mapGap  = 24.0
)

// place divides the figure into the map and the scores over each axis.
func (f *SearchMap) place() {
	for i := range f.plots {
		f.plots[i].used = false
	}
	right, bottom := max(f.w-14, mapLeft+60), max(f.h-axisBottom-4, mapTop+40)
	if len(f.axes) == 1 {
		f.scores(1, 0, box{mapLeft, mapTop, right, bottom}, false)
		return
	}
	high := min(max((bottom-mapTop)*0.27, 34), 120)
	wide := min(max((right-mapLeft)*0.27, 46), 150)
	gap := mapGap
	if len(f.axes) > 2 {
		gap += 16 // room for the third axis
	}
	b := box{mapLeft, mapTop + high + gap, right - wide - 16, bottom}
	f.plot(0, b, f.axes[0], f.axes[1].From, f.axes[1].To, f.axes[1].Log)
	m := &f.plots[0]
	if x, y := f.axes[0], f.axes[1]; x.Low > x.From || x.High < x.To || y.Low > y.From || y.High < y.To {
		m.band = box{m.x.At(x.Low), m.y.At(y.High), m.x.At(x.High), m.y.At(y.Low)}
	}
	for _, r := range f.runs {
		m.dots = append(m.dots, m.px(r.Values[0], r.Values[1]))
	}
	f.scores(1, 0, box{b.x0, mapTop, b.x1, mapTop + high}, false)
	f.scores(2, 1, box{b.x1 + 16, b.y0, right, b.y1}, true)
	if len(f.axes) > 2 {
		f.scores(3, 2, box{b.x1 + 16, mapTop, right, mapTop + high}, false)
	}
}

func (f *SearchMap) plot(i int, b box, x SearchAxis, y0, y1 float64, log bool) {
	p := &f.plots[i]
	p.used, p.dots, p.band = true, p.dots[:0], box{}
	p.x.Log, p.y.Log = x.Log, log
	p.set(b, x.From, x.To, y0, y1)
}

// scores places the runs at their scores over an axis: upwards, or, lying, to the right.
func (f *SearchMap) scores(i, axis int, b box, lying bool) {
	lo, hi := margin(f.lo, f.hi)
	a := f.axes[axis]
	if !lying {
		f.plot(i, b, a, lo, hi, false)
	} else {
		f.plot(i, b, SearchAxis{From: lo, To: hi}, a.From, a.To, a.Log)
	}
	p := &f.plots[i]
	if lying {
		p.xTicks = p.x.Ticks(2)
	} else {
		p.yTicks = p.y.Ticks(int(min(max(b.h()/40, 2), 6)))
	}
	for _, r := range f.runs {
		s := r.Score
		if !finite(s) {
			s = lo
		}
		at := XY{p.x.At(r.Values[axis]), p.y.At(s)}
		if lying {
			at = XY{p.x.At(s), p.y.At(r.Values[axis])}
		}
		p.dots = append(p.dots, at)
	}
}

// Draw paints the map and the scores.
func (f *SearchMap) Draw(c Canvas) {
	c.Label(8, 12, f.head, Left, InkText, nameSize)
	c.Label(8, mapTop-12, f.sub, Left, InkMuted, textSize)
	for i := range f.plots {
		if f.plots[i].used {
			f.drawFrame(c, i)
		}
	}
	if len(f.runs) == 0 {
		p := &f.plots[0]
		if !p.used {
			p = &f.plots[1]
		}
		c.Label((p.x0+p.x1)/2, (p.y0+p.y1)/2, "no run yet", Center, InkMuted, nameSize)
	}
	for i := range f.plots {
		if f.plots[i].used {
			f.drawDots(c, i)
		}
	}
}

func (f *SearchMap) drawFrame(c Canvas, i int) {
	p := &f.plots[i]
	p.grid(c, &f.pen)
	if p.band.w() > 0 {
		c.Rect(p.band.x0, p.band.y0, p.band.w(), p.band.h(), Paint{InkAccent, 0.1})
		f.pen.frame(c, p.band, 1, ink(InkAccent))
	}
	f.pen.frame(c, p.box, 1, ink(InkAxis))
	below := i == 0 || i == 2 || i == 3 || len(f.axes) == 1
	if below {
		for _, t := range p.xTicks {
			c.Label(p.x.At(t.Value), p.y1+12, t.Text, Center, InkMuted, tickSize)
		}
	}
	if i < 2 {
		for _, t := range p.yTicks {
			c.Label(p.x0-6, p.y.At(t.Value), t.Text, Right, InkMuted, tickSize)
		}
	}
	switch {
	case i == 0:
		c.Label((p.x0+p.x1)/2, p.y1+28, f.names[0], Center, InkText, nameSize)
		c.Label(p.x0, p.y0-10, f.names[1], Left, InkText, nameSize)
	case i == 1 && len(f.axes) == 1:
		c.Label((p.x0+p.x1)/2, p.y1+28, f.names[0], Center, InkText, nameSize)
	case i == 2:
		c.Label((p.x0+p.x1)/2, p.y1+28, "score", Center, InkMuted, textSize)
	case i == 3:
		c.Label((p.x0+p.x1)/2, p.y1+26, f.names[2], Center, InkText, textSize)
	}
}

// drawDots draws the best run and the chosen one above the others.
func (f *SearchMap) drawDots(c Canvas, i int) {
	p := &f.plots[i]
	for k := range f.runs {
		if k != f.best && k != f.over {
			f.drawDot(c, p, i, k)
		}
	}
	if f.best >= 0 {
		f.drawDot(c, p, i, f.best)
	}
	if f.over >= 0 && f.over != f.best {
		f.drawDot(c, p, i, f.over)
	}
}

func (f *SearchMap) drawDot(c Canvas, p *searchPlot, i, k int) {
	r, at := &f.runs[k], p.dots[k]
	size := f.size(r.Score)
	if i > 0 && len(f.axes) > 1 {
		size = min(size, 4)
	}
	if k == f.over {
		f.pen.line(c, at.X, p.y0, at.X, p.y1, 1, ink(InkMuted), true)
		if i == 0 || i == 2 {
			f.pen.line(c, p.x0, at.Y, p.x1, at.Y, 1, ink(InkMuted), true)
		}
	}
	switch {
	case !finite(r.Score):
		f.pen.none(c, at.X, at.Y, 4)
	default:
		c.Circle(at.X, at.Y, size, ink(InkPaper), Paint{}, 0)
		c.Circle(at.X, at.Y, size, Paint{InkBlue, f.shade(r.Score)}, ink(InkBlue), 1.2)
	}
	if k == f.best {
		c.Circle(at.X, at.Y, size+3.5, Paint{}, ink(InkAccent), 2)
	}
	if r.Opened {
		d := size + 6.5
		f.pen.frame(c, box{at.X - d, at.Y - d, at.X + d, at.Y + d}, 1.5, ink(InkText))
	}
}

// none marks what has no number.
func (p *pen) none(c Canvas, x, y, d float64) {
	p.line(c, x-d, y-d, x+d, y+d, 2, ink(InkBad), false)
	p.line(c, x-d, y+d, x+d, y-d, 2, ink(InkBad), false)
}

// rank is where a score lies between the worst, 0, and the best, 1.
func (f *SearchMap) rank(score float64) float64 {
	if !(f.hi > f.lo) || !finite(score) {
		return 0.5
	}
	return (score - f.lo) / (f.hi - f.lo)
}

// shade and size set the best apart: most runs of a search are much alike.
func (f *SearchMap) shade(score float64) float64 {
	t := f.rank(score)
	return 0.06 + 0.9*t*t*t
}

func (f *SearchMap) size(score float64) float64 {
	t := f.rank(score)
	return 3 + 3.5*t*t
}

// hover reads out the run under the pointer; the arrow keys go from run to run.
func (f *SearchMap) hover(in Input) {
	over := f.over
	switch in.Key {
	case "ArrowRight", "ArrowDown":
		over = min(over+1, len(f.runs)-1)
	case "ArrowLeft", "ArrowUp":
		over = max(over-1, min(0, len(f.runs)-1))
	case "Home":
		over = min(0, len(f.runs)-1)
	case "End":
		over = len(f.runs) - 1
	default:
		if in.Inside {
			over = f.nearest(in.X, in.Y)
		}
	}
	if over != f.over {
		f.over = over
		f.write()
	}
}

// nearest is the run whose dot in any of the plots is nearest to the pointer, -1 if
// none is near.
func (f *SearchMap) nearest(x, y float64) int {
	near, at := reach, -1
	for i := range f.plots {
		p := &f.plots[i]
		if !p.used || !p.box.grow(8).has(x, y) {
			continue
		}
		for k, d := range p.dots {
			if dist := math.Hypot(d.X-x, d.Y-y); dist < near {
				near, at = dist, k
			}
		}
	}
	return at
}

// runWords is "run 7: lr 0.031, batch 12".
func runWords(axes []SearchAxis, runs []SearchRun, k int) string {
	text := "run " + strconv.Itoa(k+1) + ": "
	for i, a := range axes {
		if i > 0 {
			text += ", "
		}
		text += a.Name + " " + Number(runs[k].Values[i], 3)
	}
	return text
}

// verdict is "accuracy(val) 0.95, on the test set 0.94".
func verdict(r SearchRun, score string) string {
	text := score + " " + Number(r.Score, 3)
	if r.Opened {
		text += ", on the test set " + Number(r.Test, 3)
	}
	return text
}

// Describe tells how many runs there are, the best, and how many values of each
// parameter were tried.
func (f *SearchMap) Describe() string {
	runs, axes, best := f.model.Runs(), f.model.Axes(), f.model.Best()
	if len(runs) == 0 {
		return "No run yet of " + strconv.Itoa(f.model.Planned()) + "."
	}
	score := f.model.Score()
	text := strconv.Itoa(len(runs)) + " of " + strconv.Itoa(f.model.Planned()) + " runs."
	if best >= 0 {
		text += " The best is " + runWords(axes, runs, best) + ", with " + verdict(runs[best], score) + "."
	}
	for i, a := range axes {
		seen := map[float64]bool{}
		for _, r := range runs {
			seen[r.Values[i]] = true
		}
		text += " " + strconv.Itoa(len(seen)) + " different values of " + a.Name
		if i < len(axes)-1 {
			text += ","
		} else {
			text += "."
		}
	}
	if f.over >= 0 && f.over < len(runs) {
		text += " Chosen: " + runWords(axes, runs, f.over) + ", with " + verdict(runs[f.over], score) + "."
	}
	return text
}
