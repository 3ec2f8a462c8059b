package figure

import "math"

// A histogramRow is a row of histograms as drawn.
type histogramRow struct {
	title, says string
	x0, x1, y   float64 // of its head
	ink         Ink
	lo, hi      float64 // of the axis, where all share one
	own         bool
	cells       []histogramCell
}

// A histogramCell is the histogram of one layer as drawn.
type histogramCell struct {
	box
	LayerValues
	from, width float64   // of the bars' axis: where it begins, and one bar
	bars        []float64 // heights in [0, 1]
	counts      []float64
	total       int
	zero        float64 // where 0 lies, in pixels
	name, std   string  // below
}

// take lays the counts of a row over its bars.
func (r *histogramRow) take(row *LayerRow, own bool) {
	r.title, r.own, r.ink = row.Title, own, InkBlue
	if row.Back {
		r.ink = InkAccent
	}
	if len(r.cells) != len(row.Layers) {
		r.cells = make([]histogramCell, len(row.Layers))
	}
	r.lo, r.hi = spanOf(row)
	for i := range row.Layers {
		cell := &r.cells[i]
		cell.LayerValues = row.Layers[i]
		lo, hi := r.lo, r.hi
		if own && cell.Known && cell.Hist != nil && !cell.Hist.empty() {
			lo, hi = symmetric(cell.Hist.extent())
		}
		cell.count(lo, hi)
	}
}

// count fills the bars; the tallest has height 1.
func (c *histogramCell) count(lo, hi float64) {
	var n int
	c.from, c.width, n = barsFor(lo, hi)
	if cap(c.bars) < n {
		c.bars, c.counts = make([]float64, n), make([]float64, n)
	}
	c.bars, c.counts = c.bars[:n], c.counts[:n]
	clear(c.counts)
	c.total = 0
	if c.Known && c.Hist != nil {
		c.total = c.Hist.Count()
		if !c.Hist.empty() {
			c.Hist.over(c.counts, c.from, c.width)
		}
	}
	tallest := 1.0
	for _, k := range c.counts {
		tallest = max(tallest, k)
	}
	for i, k := range c.counts {
		c.bars[i] = k / tallest
	}
}

// head places the title and says what the axis is, as far as there is room.
func (r *histogramRow) head(y, x0, x1 float64, hint string, first bool) {
	r.y, r.x0, r.x1 = y, x0, x1
	r.says = "from " + Number(r.lo, 2) + " to " + Number(r.hi, 2)
	if r.own {
		r.says = "each over its own range"
	}
	room := x1 - x0 - textWidth(r.title, nameSize) - 16
	if long := r.says + hint; first && textWidth(long, tickSize) <= room {
		r.says = long
	}
	if textWidth(r.says, tickSize) > room {
		r.says = ""
	}
}

// place puts a histogram into its box and writes what fits below it; all of a row write
// their names and numbers in the same way, since all are as wide.
func (c *histogramCell) place(b box) {
	if b.y1 < b.y0+8 {
		b.y1 = b.y0 + 8
	}
	c.box = b
	c.zero = b.x0 + (0-c.from)/(c.width*float64(len(c.bars)))*b.w()
	const gap = 6
	number := textWidth("5·10⁻⁴", tickSize)
	sign := textWidth("σ ", tickSize)
	c.name, c.std = digitsOf(c.Name), ""
	if textWidth(c.Name, tickSize)+gap+sign+number <= b.w() {
		c.name = c.Name
	}
	if !c.Known {
		return
	}
	room := b.w() - textWidth(c.name, tickSize) - gap
	prefix := ""
	if textWidth("10", tickSize)+gap+sign+number <= b.w() {
		prefix = "σ "
	}
	for digits := 2; digits > 0 && c.std == ""; digits-- {
		if s := prefix + Number(c.Std, digits); textWidth(s, tickSize) <= room {
			c.std = s
		}
	}
}

// draw paints one histogram. Its values that are exactly 0 are a line at 0.
func (c *histogramCell) draw(cv Canvas, p *pen, fill Ink, over bool, bar int) {
	if over {
		cv.Rect(c.x0, c.y0, c.w(), c.h(), Paint{InkFaint, 0.6})
	}
	p.line(cv, c.x0, c.y1, c.x1, c.y1, 1, ink(InkAxis), false)
	if c.zero > c.x0+1 && c.zero < c.x1-1 {
		p.line(cv, c.zero, c.y1, c.zero, c.y1+3, 1, ink(InkAxis), false)
	}
	label := InkText
	switch {
	case !c.Known:
		label = InkMuted
	case c.total == 0:
		cv.Label((c.x0+c.x1)/2, (c.y0+c.y1)/2, "not finite", Center, InkBad, tickSize)
	default:
		c.drawBars(cv, p, fill, over, bar)
	}
	if c.std == "" {
		cv.Label((c.x0+c.x1)/2, c.y1+9, c.name, Center, label, tickSize)
		return
	}
	cv.Label(c.x0, c.y1+9, c.name, Left, InkMuted, tickSize)
	cv.Label(c.x1, c.y1+9, c.std, Right, label, tickSize)
}

func (c *histogramCell) drawBars(cv Canvas, p *pen, fill Ink, over bool, bar int) {
	step := c.w() / float64(len(c.bars))
	for i, height := range c.bars {
		if height == 0 {
			continue
		}
		alpha := 0.7
		if over && i == bar {
			alpha = 1
		}
		tall := max(height*c.h(), 1)
		cv.Rect(c.x0+float64(i)*step, c.y1-tall, max(step-0.5, 0.5), tall, Paint{fill, alpha})
	}
	if c.Hist.Zeros == 0 {
		return
	}
	tallest := 1.0
	for _, k := range c.counts {
		tallest = math.Max(tallest, k)
	}
	tall := max(min(float64(c.Hist.Zeros)/tallest, 1)*c.h(), 1)
	x := min(max(c.zero, c.x0+1.5), c.x1-1.5)
	p.line(cv, x, c.y1, x, c.y1-tall, 3, ink(InkOrange), false)
}

// words say what a histogram shows, and how many values one of its bars holds.
func (c *histogramCell) words(bar int) (head, more string) {
	if !c.Known {
		return c.Name, "not reached yet"
	}
	head = c.Name + ": mean " + Number(c.Mean, 2) + ", std " + Number(c.Std, 2)
	more = wholePercent(c.Zero) + " exactly 0"
	if c.Saturated >= 0 {
		more += ", " + wholePercent(c.Saturated) + " saturated"
	}
	if bar >= 0 && bar < len(c.counts) && c.total > 0 {
		lo := c.from + float64(bar)*c.width
		more = wholePercent(c.counts[bar]/float64(c.total)) + " from " + Number(lo, 2) + " to " + Number(lo+c.width, 2) + "; " + wholePercent(c.Zero) + " exactly 0"
	}
	return head, more
}
