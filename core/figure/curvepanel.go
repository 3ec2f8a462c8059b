package figure

import (
	"math"
	"slices"
	"strings"
)

// A curvePanel draws the curves of one group over a common axis.
type curvePanel struct {
	axes
	name   string
	title  string
	bottom bool // it carries the name of the x axis
	curves []panelCurve

	atX   float64 // the crosshair's pixel
	cross bool
	head  string // the crosshair's epoch
	gap   curveGap
}

// A panelCurve is one curve as drawn.
type panelCurve struct {
	Curve
	pts    []XY   // thinned, in pixels
	broken bool   // its last value is not finite
	label  string // at its end
	labelY float64
	dot    XY      // under the crosshair
	value  string  // there
	width  float64 // of the value
	valueY float64
}

func (p *curvePanel) add(c Curve) {
	n := len(p.curves)
	if n < cap(p.curves) { // an earlier look's storage
		p.curves = p.curves[:n+1]
	} else {
		p.curves = append(p.curves, panelCurve{})
	}
	p.curves[n].Curve = c
}

// ink tells sets apart beyond the dashes: training blue, the rest orange and
// accent.
func (c *panelCurve) ink() Ink {
	if c.LaneName != "" {
		return laneInk(c.Lane)
	}
	switch c.Set {
	case Val:
		return InkOrange
	case Test:
		return InkAccent
	}
	return InkBlue
}

// lay places the panel and carries its curves to pixels. room is the width for the names
// at their ends.
func (p *curvePanel) lay(b box, last, room float64) {
	lo, hi := p.extent()
	p.y.Log = p.name == "loss" && p.logarithmic(lo, hi)
	p.title = p.name
	switch {
	case p.name == "accuracy":
		lo, hi = 0, 1
	case p.y.Log:
		p.title = p.name + " (log)"
		lo, hi = lo/1.15, hi*1.15
	case p.fitted():
		lo, hi = p.reach()
	default:
		lo, hi = 0, p.roof(hi)
	}
	p.set(b, 0, last, lo, hi)
	p.xName = p.curves[0].unit() + "s"
	if p.name == "accuracy" {
		p.yTicks = []Tick{{0, "0"}, {0.5, "0.5"}, {1, "1"}}
	}
	for i := range p.curves {
		p.curves[i].lay(&p.axes, room)
	}
	p.bracket()
	p.apart()
}

// fitted reports whether the axis fits the values, wherever they lie.
func (p *curvePanel) fitted() bool { return p.curves[0].Unit != "" }

// reach is the interval of a fitted axis, with a margin.
func (p *curvePanel) reach() (lo, hi float64) {
	lo, hi = math.Inf(1), math.Inf(-1)
	for _, c := range p.curves {
		for _, y := range c.Y {
			if finite(y) {
				lo, hi = min(lo, y), max(hi, y)
			}
		}
	}
	return margin(lo, hi)
}

// margin widens the interval from lo to hi, or what there is of it, a little.
func margin(lo, hi float64) (float64, float64) {
	if !(lo <= hi) {
		return 0, 1
	}
	m := (hi - lo) * 0.08
	if m < 1e-3*max(math.Abs(lo), math.Abs(hi), 1e-6) {
		m = max(math.Abs(hi)*0.05, 1e-6)
	}
	return lo - m, hi + m
}

// extent returns the smallest positive and the largest finite value.
func (p *curvePanel) extent() (lo, hi float64) {
	lo, hi = math.Inf(1), 0
	for _, c := range p.curves {
		for _, y := range c.Y {
			if !finite(y) {
				continue
			}
			hi = max(hi, y)
			if y > 0 {
				lo = min(lo, y)
			}
		}
	}
	if hi == 0 {
		return 1, 1
	}
	return lo, hi
}

// logarithmic decides for a log axis, staying with what is there in doubt, so
// that a running curve doesn't flicker between the two.
func (p *curvePanel) logarithmic(lo, hi float64) bool {
	if p.y.Log {
		return hi/lo > 12
	}
	return hi/lo > 30
}

// roof returns a readable top for values up to hi.
func (p *curvePanel) roof(hi float64) float64 {
	step, _ := tickStep(hi / 4)
	return step * math.Ceil(hi/step*1.02)
}

// lay carries the curve to pixels, thinned.
func (c *panelCurve) lay(a *axes, room float64) {
	c.pts = c.pts[:0]
	for _, k := range thin(c.X, c.Y, 149) {
		y := c.Y[k]
		if !finite(y) {
			continue
		}
		c.pts = append(c.pts, XY{a.x.At(c.X[k]), min(max(a.y.At(y), a.y0), a.y1)})
	}
	last := c.Y[len(c.Y)-1]
	c.broken = !finite(last)
	named := c.Curve
	if value := " " + Number(last, 3); c.LaneName != "" { // as much of the name as there is room for
		full := c.LaneName
		rest := textWidth(endWord(named)+value, textSize) - textWidth(full, textSize)
		named.LaneName = fitText(full, room-rest, textSize)
	}
	c.label = strings.TrimSpace(endWord(named) + " " + Number(last, 3))
	c.labelY = a.y0 + 6
	if n := len(c.pts); n > 0 && !c.broken {
		c.labelY = c.pts[n-1].Y
	}
}

// endWord names a curve at its end: by its lane in a race, else by its set. One that
// counts something else than epochs is of no set.
func endWord(c Curve) string {
	switch {
	case c.LaneName == "" && c.Unit != "":
		return ""
	case c.LaneName == "":
		return setWord(c.Set)
	case c.Set == Train:
		return c.LaneName
	}
	return c.LaneName + ", " + setWord(c.Set)
}

// dashed tells lanes apart, and, without a race, sets.
func (c *panelCurve) dashed() bool {
	if c.LaneName != "" {
		return laneDashed(c.Lane)
	}
	return c.Set != Train
}

// thick is less for what is not the training set, in a race.
func (c *panelCurve) thick() float64 {
	if c.LaneName != "" && c.Set != Train {
		return 1
	}
	return 2
}

// setWord is short enough for the margin.
func setWord(s Set) string {
	if s == Val {
		return "val."
	}
	return s.String()
}

// apart moves the labels apart so that each can be read.
func (p *curvePanel) apart() {
	const row = 15.0
	order := make([]*panelCurve, len(p.curves), len(p.curves)+1)
	for i := range p.curves {
		order[i] = &p.curves[i]
	}
	if p.gap.word != "" {
		p.gap.at = panelCurve{labelY: (p.gap.from + p.gap.to) / 2}
		order = append(order, &p.gap.at)
	}
	slices.SortStableFunc(order, func(a, b *panelCurve) int {
		if a.labelY < b.labelY {
			return -1
		}
		if a.labelY > b.labelY {
			return 1
		}
		return 0
	})
	spread(order, p.y0, p.y1, row)
}

// spread moves labels down past each other and back up from the lower edge.
func spread(order []*panelCurve, top, bottom, row float64) {
	for i, c := range order {
		c.labelY = max(c.labelY, top)
		if i > 0 {
			c.labelY = max(c.labelY, order[i-1].labelY+row)
		}
	}
	floor := bottom
	for i := len(order) - 1; i >= 0; i-- {
		order[i].labelY = min(order[i].labelY, floor)
		floor = order[i].labelY - row
	}
}

func (p *curvePanel) draw(c Canvas, pen *pen) {
	p.grid(c, pen)
	pen.line(c, p.x0, p.y1, p.x1, p.y1, 1, ink(InkAxis), false)
	pen.line(c, p.x0, p.y0, p.x0, p.y1, 1, ink(InkAxis), false)
	for _, t := range p.yTicks {
		c.Label(p.x0-7, p.y.At(t.Value), t.Text, Right, InkMuted, tickSize)
	}
	c.Label(p.x0, p.y0-13, p.title, Left, InkText, nameSize)
	if p.bottom {
		for _, t := range p.xTicks {
			c.Label(p.x.At(t.Value), p.y1+12, t.Text, Center, InkMuted, tickSize)
		}
		c.Label((p.x0+p.x1)/2, p.y1+28, p.xName, Center, InkText, nameSize)
	}
	for i := range p.curves {
		v := &p.curves[i]
		c.Polyline(v.pts, v.thick(), ink(v.ink()), v.dashed())
		if n := len(v.pts); n > 0 {
			c.Circle(v.pts[n-1].X, v.pts[n-1].Y, 3, ink(v.ink()), Paint{}, 0)
		}
		c.Label(p.x1+9, v.labelY, v.label, Left, v.ink(), textSize)
	}
	p.gap.draw(c, pen, p.x1)
	if p.cross {
		p.drawCross(c, pen)
	}
}
