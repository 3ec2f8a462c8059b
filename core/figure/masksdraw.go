package figure

import (
	"math"
	"strconv"
)

// A maskColumn is the units of one layer as they stand in the picture: inputs and
// outputs have no mask.
type maskColumn struct {
	layer *MaskLayer // nil for inputs and outputs
	name  string
	count string
	at    []XY
	r     float64
	mid   float64
	units int
	wide  bool // in several columns: not linked
}

const mostLinked = 20 // units of a column whose links can still be told apart

// place sets the layers from left to right.
func (f *MasksFigure) place(b box) {
	m := &f.masks
	n := len(m.Layers) + 2
	for len(f.columns) < n {
		f.columns = append(f.columns, maskColumn{})
	}
	f.columns = f.columns[:n]
	b.y1 -= 34 // for two words below each
	height := max(b.h(), 20)
	// Every layer gets as much width as the sub-columns that its units need.
	const least = 13.0 // from unit to unit
	need, total := make([]float64, n), 0.0
	for i := range f.columns {
		col := &f.columns[i]
		col.layer, col.units = nil, m.Inputs
		switch {
		case i == n-1:
			col.units = m.Outputs
		case i > 0:
			col.layer, col.units = &m.Layers[i-1], m.Layers[i-1].Units
		}
		per := max(math.Floor(height/least), 1)
		need[i] = math.Ceil(float64(min(col.units, 2000)) / per)
		total += need[i] + 2
	}
	left, unit := b.x0, b.w()/total
	for i := range f.columns {
		width := unit * (need[i] + 2)
		f.columns[i].place(box{left, b.y0, left + width, b.y1}, unit, int(need[i]))
		f.columns[i].words(i, n, f.example(), width)
		left += width
	}
}

// place sets the units of a layer into a grid of so many columns, in reading order.
func (col *maskColumn) place(b box, unit float64, columns int) {
	col.at = col.at[:0]
	col.mid, col.wide = (b.x0+b.x1)/2, columns > 1
	shown := min(col.units, 2000)
	rows := (shown + columns - 1) / max(columns, 1)
	dy := min(b.h()/float64(max(rows, 1)), 34)
	dx := min(unit, 34)
	if columns > 1 {
		dx = min(dx, dy)
		dy = min(dy, max(dx, 6)*1.4)
	}
	col.r = min(max(min(dx, dy)*0.36, 1.5), 11)
	if columns == 1 {
		col.r = min(max(dy*0.36, 1.5), 11)
	}
	x0, y0 := col.mid-dx*float64(columns-1)/2, (b.y0+b.y1)/2-dy*float64(rows-1)/2
	for k := range shown {
		col.at = append(col.at, XY{x0 + dx*float64(k%columns), y0 + dy*float64(k/columns)})
	}
}

// words names the layer and counts who is present.
func (col *maskColumn) words(i, n, example int, width float64) {
	switch {
	case i == 0:
		col.name, col.count = "inputs", strconv.Itoa(col.units)
	case i == n-1:
		col.name, col.count = "output", strconv.Itoa(col.units)
	default:
		present := 0
		for u := range col.layer.Units {
			if !col.layer.out(example, u) {
				present++
			}
		}
		col.name = "layer " + strconv.Itoa(i)
		col.count = strconv.Itoa(present) + " of " + strconv.Itoa(col.units)
	}
	if textWidth(col.count, textSize) > width {
		col.count = ""
	}
}

// links joins the units that are present to those of the layer before.
func (f *MasksFigure) links(c Canvas, i int) {
	if i == 0 {
		return
	}
	from, to := &f.columns[i-1], &f.columns[i]
	if from.wide || to.wide || max(len(from.at), len(to.at)) > mostLinked {
		return
	}
	e := f.example()
	for a, p := range from.at {
		if from.layer != nil && from.layer.out(e, a) {
			continue
		}
		for b, q := range to.at {
			if to.layer == nil || !to.layer.out(e, b) {
				f.pen.line(c, p.X, p.Y, q.X, q.Y, 1, Paint{InkAxis, 0.55}, false)
			}
		}
	}
}

// drawColumn draws the units; those of hidden layers count on from unit.
func (f *MasksFigure) drawColumn(c Canvas, col *maskColumn, unit int) (next int) {
	bottom := 0.0
	for k, p := range col.at {
		bottom = max(bottom, p.Y)
		if col.layer == nil {
			c.Circle(p.X, p.Y, col.r, ink(InkPaper), ink(InkAxis), 1.5)
			continue
		}
		if unit+k == f.over {
			c.Circle(p.X, p.Y, col.r+4, Paint{InkAccent, 0.25}, ink(InkAccent), 1.5)
		}
		if col.layer.out(f.example(), k) {
			f.pen.leftOut(c, p, col.r)
		} else {
			c.Circle(p.X, p.Y, col.r, ink(InkBlue), Paint{}, 0)
		}
	}
	y := min(bottom+col.r+14, f.h-20)
	c.Label(col.mid, y, col.name, Center, InkMuted, textSize)
	c.Label(col.mid, y+15, col.count, Center, InkText, textSize)
	if col.layer == nil {
		return unit
	}
	return unit + len(col.at)
}

// leftOut draws a unit that takes no part: hollow and crossed.
func (p *pen) leftOut(c Canvas, at XY, r float64) {
	c.Circle(at.X, at.Y, r-0.5, ink(InkPaper), ink(InkMuted), 1)
	if d := r * 0.62; r >= 3 {
		p.line(c, at.X-d, at.Y-d, at.X+d, at.Y+d, 1.25, ink(InkMuted), false)
		p.line(c, at.X-d, at.Y+d, at.X+d, at.Y-d, 1.25, ink(InkMuted), false)
	}
}

// maskRows are the masks of a batch: a row an example, a square a unit.
type maskRows struct {
	box
	masks  *Masks
	n      int // rows that there is room for; 0 for none
	cw, ch float64
	word   string
}

// lay places the rows at the bottom, where the figure is high enough for them.
func (r *maskRows) lay(m *Masks, w, h float64) {
	const least, most, left = 5.0, 13.0, 30.0
	r.masks, r.n = m, 0
	_, units := m.units(0)
	if m.all() || m.Batch < 2 || h < 240 || units == 0 {
		return
	}
	gaps := 6 * float64(len(m.Layers)-1)
	r.cw = min((w-left-8-gaps)/float64(units), most)
	if r.cw < 2 {
		return
	}
	room := h * 0.3
	r.ch = min(max(room/float64(m.Batch), least), most)
	r.n = min(m.Batch, int(room/r.ch))
	r.word = "masks of the batch, a row an example"
	if r.n < m.Batch {
		r.word = "masks of the first " + strconv.Itoa(r.n) + " of " + strconv.Itoa(m.Batch) + " examples"
	}
	r.box = box{left, h - 6 - float64(r.n)*r.ch, left + r.cw*float64(units) + gaps, h - 6}
}

// at is the row at a height, -1 for none.
func (r *maskRows) at(y float64) int {
	if r.n == 0 || y < r.y0 || y >= r.y1 {
		return -1
	}
	return min(int((y-r.y0)/r.ch), r.n-1)
}

func (r *maskRows) draw(c Canvas, pen *pen, example int) {
	if r.n == 0 {
		return
	}
	c.Label(8, r.y0-10, r.word, Left, InkMuted, tickSize)
	for k := range r.n {
		y := r.y0 + float64(k)*r.ch
		x := r.x0
		for i := range r.masks.Layers {
			l := &r.masks.Layers[i]
			for u := range l.Units {
				d := max(r.ch-1.5, 1)
				if w := max(r.cw-1, 1); l.out(k, u) {
					c.Rect(x, y+d/2-0.5, w, 1, Paint{InkMuted, 0.8})
				} else {
					c.Rect(x, y, w, d, Paint{InkBlue, 0.75})
				}
				x += r.cw
			}
			x += 6
		}
		if k == example {
			pen.frame(c, box{r.x0 - 2, y - 1.5, r.x1 + 1, y + r.ch}, 1.5, ink(InkAccent))
		}
		if r.ch >= 11 || k == example {
			c.Label(r.x0-7, y+r.ch/2-0.5, rowNumbers[min(k, len(rowNumbers)-1)], Right, InkMuted, tickSize)
		}
	}
}

// rowNumbers are the numbers of the rows as text, so that drawing formats nothing.
var rowNumbers = func() (names [200]string) {
	for i := range names {
		names[i] = strconv.Itoa(i + 1)
	}
	return names
}()
