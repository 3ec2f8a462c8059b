package figure

import (
	"strconv"
	"strings"
)

// TraceFigure is the figure "trace": the arithmetic of one example, line by line, in
// three parts (forward, backward, update). A press on a part, or the left and right
// arrow keys, go from part to part; up, down and a drag scroll.
type TraceFigure struct {
	model   TraceModel
	w, h    float64
	version uint64
	since   int
	trace   Trace
	part    int
	rows    []TraceRow // of the part
	first   int        // the row at the top
	over    int        // the row under the pointer or chosen by key, -1 for none
	tabs    [3]box
	held    bool
	heldY   float64
	heldAt  int
	pen     pen

	left, right float64  // where the names end and the values begin
	middle      []string // of each row, as much as fits between them
	seen        string   // which rows are
	formula     string   // of the chosen row
}

var traceParts = [...]string{"forward", "backward", "update"}

const (
	traceRow = 21.0 // px of one
	traceTop = 44.0
)

// NewTrace returns the figure of a model.
func NewTrace(m TraceModel) *TraceFigure { return &TraceFigure{model: m, over: -1} }

// Name returns "trace".
func (f *TraceFigure) Name() string { return "trace" }

// Title returns a short heading.
func (f *TraceFigure) Title() string { return "One example, number by number" }

// Adopt takes over the part, the row and the place of the figure that this one
// replaces.
func (f *TraceFigure) Adopt(old Figure) {
	if o, ok := old.(*TraceFigure); ok && o != f {
		f.part, f.first, f.over = o.part, o.first, o.over
		f.Layout(o.w, o.h)
	}
}

// Layout fits the figure to w×h and looks at the model afresh.
func (f *TraceFigure) Layout(w, h float64) {
	f.w, f.h = w, h
	x := 8.0
	for i, name := range traceParts {
		width := textWidth(name, nameSize) + 20
		f.tabs[i] = box{x, 6, x + width, 30}
		x += width + 4
	}
	f.look()
}

// Grabs reports whether a press at (x, y) takes hold of something.
func (f *TraceFigure) Grabs(x, y float64) bool {
	return f.tab(x, y) >= 0 || y > traceTop && len(f.rows) > f.fits()
}

func (f *TraceFigure) tab(x, y float64) int {
	for i, b := range f.tabs {
		if b.grow(4).has(x, y) {
			return i
		}
	}
	return -1
}

// fits is how many rows there is room for.
func (f *TraceFigure) fits() int { return max(int((f.h-traceTop-34)/traceRow), 1) }

// Update looks at the model if it has changed, at most every few ticks, and at
// the pointer and the keys.
func (f *TraceFigure) Update(in Input) []Edit {
	if f.w == 0 {
		return nil
	}
	f.since++
	if f.model.Version() != f.version && f.since >= everyTicks {
		f.look()
	}
	first, over := f.first, f.over
	f.key(in.Key)
	if in.Pressed {
		if i := f.tab(in.X, in.Y); i >= 0 {
			f.turn(i)
		} else {
			f.held, f.heldY, f.heldAt = true, in.Y, f.first
		}
	}
	if f.held && in.Down {
		f.scroll(f.heldAt + int((f.heldY-in.Y)/traceRow))
	}
	if in.Released || !in.Down {
		f.held = false
	}
	if in.Inside {
		f.over = -1
		if i := f.first + int((in.Y-traceTop)/traceRow); in.Y >= traceTop && i < min(f.first+f.fits(), len(f.rows)) {
			f.over = i
		}
	}
	if first != f.first || over != f.over {
		f.tell()
	}
	return nil
}

func (f *TraceFigure) key(key string) {
	switch key {
	case "ArrowRight":
		f.turn(min(f.part+1, len(traceParts)-1))
	case "ArrowLeft":
		f.turn(max(f.part-1, 0))
	case "ArrowDown":
		f.choose(f.over + 1)
	case "ArrowUp":
		f.choose(f.over - 1)
	case "PageDown":
		f.choose(max(f.over, 0) + f.fits())
	case "PageUp":
		f.choose(f.over - f.fits())
	case "Home":
		f.choose(0)
	case "End":
		f.choose(len(f.rows) - 1)
	}
}

// choose chooses a row and scrolls so that it is seen.
func (f *TraceFigure) choose(row int) {
	f.over = max(0, min(row, len(f.rows)-1))
	f.scroll(max(min(f.first, f.over), f.over-f.fits()+1))
}

func (f *TraceFigure) scroll(first int) {
	f.first = max(0, min(first, len(f.rows)-f.fits()))
}

func (f *TraceFigure) turn(part int) {
	if part != f.part {
		f.part, f.first, f.over = part, 0, -1
		f.look()
	}
}

func (f *TraceFigure) look() {
	f.version, f.since = f.model.Version(), 0
	f.trace = f.model.Trace()
	f.rows = f.rows[:0]
	for _, r := range f.trace.Rows {
		if r.Part == traceParts[f.part] {
			f.rows = append(f.rows, r)
		}
	}
	f.left, f.right = 0, 0
	for _, r := range f.rows {
		f.left, f.right = max(f.left, textWidth(r.Symbol, textSize)), max(f.right, textWidth(r.Value, textSize))
	}
	f.left, f.right = f.left+12, f.w-14-f.right
	f.middle = f.middle[:0]
	for _, r := range f.rows {
		text := r.Numbers
		if text == "" {
			text = r.Formula
		}
		f.middle = append(f.middle, fitText(text, f.right-f.left-56, textSize))
	}
	f.over = min(f.over, len(f.rows)-1)
	f.scroll(f.first)
	f.tell()
}

// tell writes the line at the foot: the chosen row in letters, and which rows are seen.
func (f *TraceFigure) tell() {
	f.seen, f.formula = "", ""
	if n := len(f.rows); n > f.fits() {
		f.seen = strconv.Itoa(f.first+1) + " to " + strconv.Itoa(min(f.first+f.fits(), n)) + " of " + strconv.Itoa(n)
	}
	if f.over >= 0 && f.over < len(f.rows) {
		r := &f.rows[f.over]
		f.formula = fitText(r.Symbol+" = "+r.Formula, f.w-40-textWidth(f.seen, tickSize), textSize)
	}
}

// Draw paints the rows of the part.
func (f *TraceFigure) Draw(c Canvas) {
	for i, b := range f.tabs {
		colour := InkMuted
		if i == f.part {
			colour = InkText
			f.pen.line(c, b.x0+4, b.y1, b.x1-4, b.y1, 2.5, ink(InkBlue), false)
		}
		c.Label((b.x0+b.x1)/2, (b.y0+b.y1)/2, traceParts[i], Center, colour, nameSize)
	}
	if left := f.tabs[2].x1 + 12; left+textWidth(f.trace.Example, textSize) < f.w-8 {
		c.Label(f.w-8, 18, f.trace.Example, Right, InkMuted, textSize)
	}
	if len(f.rows) == 0 {
		c.Label(f.w/2, f.h/2, "nothing to compute", Center, InkMuted, nameSize)
		return
	}
	for i := f.first; i < min(f.first+f.fits(), len(f.rows)); i++ {
		f.drawRow(c, i)
	}
	c.Label(f.w-8, f.h-14, f.seen, Right, InkMuted, tickSize)
	c.Label(12, f.h-14, f.formula, Left, InkBlue, textSize)
}

func (f *TraceFigure) drawRow(c Canvas, i int) {
	r, y := &f.rows[i], traceTop+(float64(i-f.first)+0.5)*traceRow
	if i == f.over {
		c.Rect(6, y-traceRow/2, f.w-12, traceRow, Paint{InkFaint, 0.5})
	}
	c.Label(f.left, y, r.Symbol, Right, InkText, textSize)
	c.Label(f.left+10, y, "=", Left, InkMuted, textSize)
	c.Label(f.left+26, y, f.middle[i], Left, InkMuted, textSize)
	c.Label(f.right-10, y, "=", Right, InkMuted, textSize)
	c.Label(f.w-12, y, r.Value, Right, InkText, textSize)
}

// Describe reads the chosen row, or says what is shown.
func (f *TraceFigure) Describe() string {
	t := f.model.Trace()
	if len(t.Rows) == 0 {
		return "Nothing to compute."
	}
	if f.over >= 0 && f.over < len(f.rows) {
		r := f.rows[f.over]
		parts := []string{r.Symbol, r.Formula}
		if r.Numbers != "" {
			parts = append(parts, r.Numbers)
		}
		return strings.Join(append(parts, r.Value), " = ") + "."
	}
	loss := ""
	for _, r := range t.Rows {
		if r.Symbol == "loss" {
			loss = ": its loss is " + r.Value
		}
	}
	return "Every number of " + t.Example + ", " + traceParts[f.part] + loss + "."
}
