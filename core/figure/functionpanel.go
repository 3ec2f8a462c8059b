package figure

import (
	"math"
	"slices"
)

// A functionCurve is one function as drawn in both panels.
type functionCurve struct {
	Function
	lines [2]strokes
	marks [2]functionMark
	at    [2]float64 // value and slope at the point
}

// A functionMark is what stands at a curve's end and at the point.
type functionMark struct {
	label   string
	y       float64 // of the label
	dot     XY
	shown   bool // the dot lies in the panel
	from    XY   // the tangent
	to      XY
	tangent bool
}

func (c *functionCurve) title() string {
	if c.Title != "" {
		return c.Title
	}
	return c.Name
}

// value returns the function or its slope at z.
func (c *functionCurve) value(slope bool, z float64) float64 {
	of := c.F
	if slope {
		of = c.Slope
	}
	if of == nil {
		return math.NaN()
	}
	return of(z)
}

// A functionPanel shows the functions or their slopes.
type functionPanel struct {
	axes
	slope bool
	row   float64 // height of a label
	size  float64 // of its text
	rest  string  // said instead of names without room
	order []int   // the curves by the height of their labels
}

// samples is how many steps the axis is sampled in: every machine draws the
// same, and at most two pixels lie between two.
const samples = 480

// mostTangents is with how many functions tangents are drawn: more would hide
// the curves.
const mostTangents = 4

// extent returns the values to show: all of them, but for what is higher than
// the axis is wide.
func (p *functionPanel) extent(curves []functionCurve, from, to float64) (lo, hi float64) {
	limit := max(math.Abs(from), math.Abs(to))
	lo, hi = 0, 0
	for i := range curves {
		for k := range samples + 1 {
			v := curves[i].value(p.slope, from+(to-from)*float64(k)/samples)
			if finite(v) {
				lo, hi = min(lo, max(v, -limit)), max(hi, min(v, limit))
			}
		}
	}
	if hi-lo < 1e-9 {
		hi = 1
	}
	pad := 0.06 * (hi - lo)
	return lo - pad, hi + pad
}

// lay carries the curve to the panel's pixels. It breaks at a jump.
func (c *functionCurve) lay(p *functionPanel) {
	k := 0
	if p.slope {
		k = 1
	}
	s := &c.lines[k]
	s.reset()
	before := math.NaN()
	for i := range samples + 1 {
		z := p.x.Min + (p.x.Max-p.x.Min)*float64(i)/samples
		v := c.value(p.slope, z)
		q := p.px(z, v)
		if math.Abs(q.Y-before) > 0.25*p.h() {
			s.lift()
		}
		s.to(q, p.box)
		before = q.Y
	}
}

// read places dots, tangents and labels for the point z.
func (p *functionPanel) read(curves []functionCurve, z, w float64) {
	k := 0
	if p.slope {
		k = 1
	}
	rows := max(int(p.h()/12), 1)
	named := len(curves)
	p.rest = ""
	if named > rows {
		named = rows - 1
		p.rest = "and " + Number(float64(len(curves)-named), 3) + " more"
	}
	p.size, p.row = textSize, 15
	if float64(len(curves))*15 > p.h() {
		p.size, p.row = tickSize, 12
	}
	p.order = p.order[:0]
	for i := range curves {
		c := &curves[i]
		m := &c.marks[k]
		v := c.value(p.slope, z)
		c.at[k] = v
		m.dot = p.px(z, v)
		m.shown = finite(v) && p.has(p.x0, m.dot.Y)
		m.y = p.y1
		if s := &c.lines[k]; len(s.pts) > 0 {
			m.y = s.pts[len(s.pts)-1].Y
		}
		m.tangent = false
		if !p.slope && m.shown && len(curves) <= mostTangents {
			p.touch(c, m, z, v, min(0.3*p.w(), 160)/float64(len(curves)+1))
		}
		m.label = ""
		if i < named {
			value := " " + Number(v, 3)
			if !finite(v) {
				value = " –"
			}
			m.label = fitText(c.title(), w-p.x1-13-textWidth(value, p.size), p.size) + value
			p.order = append(p.order, i)
		}
	}
	p.spread(curves, k)
}

// touch lays the tangent through the point: a straight line as steep as the
// function is there, reaching so many pixels to both sides.
func (p *functionPanel) touch(c *functionCurve, m *functionMark, z, v, reach float64) {
	slope := c.value(true, z)
	if !finite(slope) {
		return
	}
	dx, dy := p.x.At(z+1)-p.x.At(z), p.y.At(v+slope)-p.y.At(v)
	k := reach / math.Hypot(dx, dy)
	if !finite(k) {
		return
	}
	m.from, m.to, m.tangent = clip(XY{m.dot.X - k*dx, m.dot.Y - k*dy}, XY{m.dot.X + k*dx, m.dot.Y + k*dy}, p.box)
}

// spread moves the labels apart, in the order of their curves' ends.
func (p *functionPanel) spread(curves []functionCurve, k int) {
	slices.SortStableFunc(p.order, func(a, b int) int {
		switch ya, yb := curves[a].marks[k].y, curves[b].marks[k].y; {
		case ya < yb:
			return -1
		case ya > yb:
			return 1
		}
		return 0
	})
	top, bottom := p.y0+p.row/2-4, p.y1+4-p.row/2
	if p.rest != "" {
		bottom -= p.row
	}
	for n, i := range p.order {
		m := &curves[i].marks[k]
		m.y = max(m.y, top)
		if n > 0 {
			m.y = max(m.y, curves[p.order[n-1]].marks[k].y+p.row)
		}
	}
	for n := len(p.order) - 1; n >= 0; n-- {
		m := &curves[p.order[n]].marks[k]
		m.y = min(m.y, bottom)
		bottom = m.y - p.row
	}
}

func (p *functionPanel) drawGround(c Canvas, pen *pen) {
	p.grid(c, pen)
	if y := p.y.At(0); y > p.y0 && y < p.y1 {
		pen.line(c, p.x0, y, p.x1, y, 1, ink(InkAxis), false)
	}
	if x := p.x.At(0); x > p.x0 && x < p.x1 {
		pen.line(c, x, p.y0, x, p.y1, 1, ink(InkAxis), false)
	}
	pen.frame(c, p.box, 1, Paint{InkAxis, 0.5})
	for _, t := range p.yTicks {
		c.Label(p.x0-7, p.y.At(t.Value), t.Text, Right, InkMuted, tickSize)
	}
	name := "f(z)"
	if p.slope {
		name = "slope f′(z)"
	}
	c.Label(p.x0, p.y0-13, name, Left, InkText, nameSize)
}

func (p *functionPanel) drawCurves(c Canvas, pen *pen, curves []functionCurve, x float64) {
	k := 0
	if p.slope {
		k = 1
	}
	for i := range curves {
		curves[i].lines[k].draw(c, 2.25, ink(laneInk(i)), laneDashed(i))
	}
	for i := range curves {
		m := &curves[i].marks[k]
		if m.tangent {
			pen.line(c, m.from.X, m.from.Y, m.to.X, m.to.Y, 6, Paint{laneInk(i), 0.3}, false)
			pen.line(c, m.from.X, m.from.Y, m.to.X, m.to.Y, 1.25, ink(InkText), false)
		}
	}
	for i := range curves {
		m := &curves[i].marks[k]
		if m.shown {
			c.Circle(x, m.dot.Y, 4.5, ink(InkPaper), ink(laneInk(i)), 2.25)
		}
		if m.label != "" {
			c.Label(p.x1+9, m.y, m.label, Left, laneInk(i), p.size)
		}
	}
	if p.rest != "" {
		c.Label(p.x1+9, p.y1-2, p.rest, Left, InkMuted, p.size)
	}
}
