package figure

// axes are the frame of a plot: its place, two scales and their ticks, ready
// to be drawn.
type axes struct {
	box
	x, y           Scale
	xTicks, yTicks []Tick
	xName, yName   string
	yNameAt        float64 // its pixel, between two tick labels
}

// Room that axes need beside the plot: tick labels and names.
const (
	axisLeft   = 40.0
	axisBottom = 38.0
)

// set places the axes and computes ticks, about one every 50 pixels.
func (a *axes) set(b box, x0, x1, y0, y1 float64) {
	a.box = b
	a.x = Scale{Min: x0, Max: x1, From: b.x0, To: b.x1, Log: a.x.Log}
	a.y = Scale{Min: y0, Max: y1, From: b.y1, To: b.y0, Log: a.y.Log}
	a.xTicks = a.x.Ticks(int(min(max(b.w()/50, 3), 8)))
	a.yTicks = a.y.Ticks(int(min(max(b.h()/50, 3), 8)))
	a.yNameAt = (b.y0 + b.y1) / 2
	if n := len(a.yTicks); n > 1 {
		a.yNameAt = (a.y.At(a.yTicks[n/2-1].Value) + a.y.At(a.yTicks[n/2].Value)) / 2
	}
}

// px carries a point of the plane to its pixel.
func (a *axes) px(x, y float64) XY { return XY{a.x.At(x), a.y.At(y)} }

// grid draws the lines at the ticks.
func (a *axes) grid(c Canvas, p *pen) {
	for _, t := range a.xTicks {
		x := a.x.At(t.Value)
		p.line(c, x, a.y0, x, a.y1, 1, ink(InkFaint), false)
	}
	for _, t := range a.yTicks {
		y := a.y.At(t.Value)
		p.line(c, a.x0, y, a.x1, y, 1, ink(InkFaint), false)
	}
}

// draw draws the frame, the ticks with their numbers, and the names.
func (a *axes) draw(c Canvas, p *pen) {
	p.frame(c, a.box, 1, ink(InkAxis))
	for _, t := range a.xTicks {
		x := a.x.At(t.Value)
		p.line(c, x, a.y1, x, a.y1+4, 1, ink(InkAxis), false)
		c.Label(x, a.y1+12, t.Text, Center, InkMuted, tickSize)
	}
	for _, t := range a.yTicks {
		y := a.y.At(t.Value)
		p.line(c, a.x0-4, y, a.x0, y, 1, ink(InkAxis), false)
		c.Label(a.x0-7, y, t.Text, Right, InkMuted, tickSize)
	}
	c.Label((a.x0+a.x1)/2, a.y1+29, a.xName, Center, InkText, nameSize)
	c.Label(a.x0-9, a.yNameAt, a.yName, Right, InkText, nameSize)
}
