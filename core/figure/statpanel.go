package figure

import (
	"cmp"
	"math"
	"slices"
)

// A statPart is what one panel of a Statistics shows.
type statPart uint8

const (
	partSpread   statPart = iota // mean ± standard deviation
	partStd                      // the standard deviation, logarithmic
	partGradient                 // that of the gradient, logarithmic
)

// A statPanel is one of the plots over the layers.
type statPanel struct {
	axes
	part   statPart
	bottom bool // it carries the layers' names
	title  string
	ticks  []Tick // layers
	lines  []statLine
	order  []*statLine
	at     float64 // the pixel of the layer that is read out, −1 for none
}

// A statLine is one run in a panel.
type statLine struct {
	lane          int
	pts, low, top []XY
	none          []bool // the value cannot be drawn: 0 on a logarithmic axis, or not finite
	value         float64
	label         string
	labelY        float64
	dot           int // the point that the label reads, −1 for none
}

// value is what a panel shows of a point, if it is known.
func (p statPart) value(l LayerPoint) (v float64, known bool) {
	switch p {
	case partSpread:
		return l.Mean, l.Known
	case partStd:
		return l.Std, l.Known
	}
	return l.Gradient, l.Back
}

// lay places the panel and carries the runs to pixels. room is what there is to the
// right of it.
func (p *statPanel) lay(b box, names []string, series []LayerSeries, over int, room float64) {
	n := len(names)
	p.title = [...]string{"mean ± standard deviation", "standard deviation (log)", "standard deviation of the gradient (log)"}[p.part]
	if textWidth(p.title, nameSize) > b.w()+30 {
		p.title = [...]string{"mean ± std", "std (log)", "gradient's std (log)"}[p.part]
	}
	lo, hi := p.extent(series)
	p.y.Log = p.part != partSpread
	p.set(b, 0.5, float64(n)+0.5, lo, hi)
	p.ticks = p.ticks[:0]
	every := 1
	for float64(every)*b.w()/float64(max(n, 1)) < 17 {
		every++
	}
	for i, name := range names {
		if (i+1)%every == 0 || i == 0 {
			p.ticks = append(p.ticks, Tick{float64(i + 1), digitsOf(name)})
		}
	}
	if n > 0 { // an output has a name and no number
		if last := names[n-1]; digitsOf(last) == last && len(p.ticks) > 0 && p.ticks[len(p.ticks)-1].Value == float64(n) {
			p.ticks[len(p.ticks)-1].Text = last[:min(len(last), 3)]
		}
	}
	if len(p.lines) != len(series) {
		p.lines = make([]statLine, len(series))
	}
	p.at = -1
	if over >= 0 {
		p.at = p.x.At(float64(over + 1))
	}
	p.order = p.order[:0]
	for i := range series {
		p.line(&p.lines[i], &series[i], i, len(series), over)
		p.lines[i].write(series[i].Name, p.shown(p.lines[i].value), room)
		p.order = append(p.order, &p.lines[i])
	}
	p.apart()
}

// extent is the interval of the values, with some room.
func (p *statPanel) extent(series []LayerSeries) (lo, hi float64) {
	lo, hi = math.Inf(1), math.Inf(-1)
	for _, s := range series {
		for _, l := range s.Layers {
			v, known := p.part.value(l)
			d := 0.0
			if p.part == partSpread {
				d = l.Std
			}
			if !known || !finite(v) || !finite(d) || p.part != partSpread && v <= 0 {
				continue
			}
			lo, hi = min(lo, v-d), max(hi, v+d)
		}
	}
	if p.part == partSpread {
		if lo > hi {
			return -1, 1
		}
		// 0 is always seen, and something around it.
		lo, hi = min(lo, 0), max(hi, 0)
		margin := max((hi-lo)*0.08, 0.02)
		return lo - margin, hi + margin
	}
	if lo > hi {
		return 0.1, 1
	}
	return math.Pow(10, math.Floor(math.Log10(lo)-0.05)), math.Pow(10, math.Ceil(math.Log10(hi)+0.05))
}

// line carries one run to pixels, beside the others where bars would cover each other.
func (p *statPanel) line(l *statLine, s *LayerSeries, i, of, over int) {
	l.lane, l.dot, l.label = s.Lane, -1, ""
	l.pts, l.low, l.top, l.none = l.pts[:0], l.low[:0], l.top[:0], l.none[:0]
	shift := 0.0
	if p.part == partSpread {
		shift = (float64(i) - float64(of-1)/2) * min(6, p.w()/float64(max(len(s.Layers), 1))/float64(of+1))
	}
	read := -1
	for k, layer := range s.Layers {
		v, known := p.part.value(layer)
		if !known {
			continue
		}
		x := p.x.At(float64(k+1)) + shift
		none := !finite(v) || p.part != partSpread && v <= 0
		y := p.y1
		if !none {
			y = min(max(p.y.At(v), p.y0), p.y1)
		} else if v > 0 {
			y = p.y0
		}
		l.pts, l.none = append(l.pts, XY{x, y}), append(l.none, none)
		d := layer.Std
		if !finite(d) || none {
			d = 0
		}
		l.low = append(l.low, XY{x, min(max(p.y.At(v-d), p.y0), p.y1)})
		l.top = append(l.top, XY{x, min(max(p.y.At(v+d), p.y0), p.y1)})
		if k == over || over < 0 && (p.part != partGradient || read < 0) {
			l.dot, read = len(l.pts)-1, k
		}
	}
	if read < 0 {
		return
	}
	l.value, _ = p.part.value(s.Layers[read])
	l.labelY = l.pts[l.dot].Y
}

// shown is a value as its label says it. A mean far below what the axis can show is
// chance, and no number to read.
func (p *statPanel) shown(v float64) string {
	if p.part == partSpread && v != 0 && math.Abs(v) < (p.y.Max-p.y.Min)/200 {
		return "≈ 0"
	}
	return Number(v, 2)
}

// write labels the line, with as much of the run's name as there is room for.
func (l *statLine) write(name, value string, room float64) {
	if l.dot < 0 {
		return
	}
	if name != "" {
		name = fitText(name, room-textWidth(" "+value, textSize), textSize)
	}
	l.label = endOf(name, value)
}

// apart moves the labels apart so that each can be read.
func (p *statPanel) apart() {
	const row = 15.0
	p.order = slices.DeleteFunc(p.order, func(l *statLine) bool { return l.label == "" })
	slices.SortStableFunc(p.order, func(a, b *statLine) int { return cmp.Compare(a.labelY, b.labelY) })
	for i, l := range p.order {
		l.labelY = max(l.labelY, p.y0+5)
		if i > 0 {
			l.labelY = max(l.labelY, p.order[i-1].labelY+row)
		}
	}
	floor := p.y1
	for i := len(p.order) - 1; i >= 0; i-- {
		p.order[i].labelY = min(p.order[i].labelY, floor)
		floor = p.order[i].labelY - row
	}
}

func (p *statPanel) draw(c Canvas, pen *pen) {
	for _, t := range p.yTicks {
		y := p.y.At(t.Value)
		pen.line(c, p.x0, y, p.x1, y, 1, ink(InkFaint), false)
		c.Label(p.x0-7, y, t.Text, Right, InkMuted, tickSize)
	}
	if p.at >= 0 {
		pen.line(c, p.at, p.y0, p.at, p.y1, 1, ink(InkMuted), false)
	}
	pen.line(c, p.x0, p.y1, p.x1, p.y1, 1, ink(InkAxis), false)
	pen.line(c, p.x0, p.y0, p.x0, p.y1, 1, ink(InkAxis), false)
	c.Label(8, p.y0-13, p.title, Left, InkText, nameSize)
	if p.bottom {
		for _, t := range p.ticks {
			c.Label(p.x.At(t.Value), p.y1+12, t.Text, Center, InkMuted, tickSize)
		}
		c.Label((p.x0+p.x1)/2, p.y1+28, "layer", Center, InkText, nameSize)
	}
	for i := range p.lines {
		p.lines[i].draw(c, pen, p.part, &p.axes)
	}
}

func (l *statLine) draw(c Canvas, pen *pen, part statPart, a *axes) {
	paint := ink(laneInk(l.lane))
	if part == partSpread {
		for i := range l.pts {
			pen.line(c, l.low[i].X, l.low[i].Y, l.top[i].X, l.top[i].Y, 2, Paint{paint.Ink, 0.6}, false)
			for _, end := range [...]XY{l.low[i], l.top[i]} {
				pen.line(c, end.X-3, end.Y, end.X+3, end.Y, 2, Paint{paint.Ink, 0.6}, false)
			}
		}
	} else if len(l.pts) > 1 {
		c.Polyline(l.pts, 2, paint, laneDashed(l.lane))
	}
	for i, at := range l.pts {
		r := 3.0
		if i == l.dot {
			r = 4
		}
		if l.none[i] {
			pen.star(c, at, 4)
			continue
		}
		if i == l.dot {
			c.Circle(at.X, at.Y, r, ink(InkPaper), paint, 2)
		} else {
			c.Circle(at.X, at.Y, r, paint, Paint{}, 0)
		}
	}
	if l.label != "" {
		c.Label(a.x1+10, l.labelY, l.label, Left, laneInk(l.lane), textSize)
	}
}
