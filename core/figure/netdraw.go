package figure

import "math"

// Draw paints the network.
func (f *NetworkFigure) Draw(c Canvas) {
	for i := range f.edges {
		f.drawEdge(c, &f.edges[i], false)
	}
	if e, ok := f.hand.edge(); ok && e < len(f.edges) {
		f.drawEdge(c, &f.edges[e], true)
	}
	for k := range f.columns {
		col := &f.columns[k]
		for u := range col.shown { // the ground under the maps
			b := col.unit(u)
			c.Rect(b.x0, b.y0, b.w(), b.h(), ink(InkPaper))
		}
	}
	if f.mapped() {
		for k := range f.columns {
			col := &f.columns[k]
			last := col.unit(col.shown - 1)
			first := col.unit(0)
			c.Image(first.x0, first.y0, col.size, last.y1-first.y0, f.maps.columns[k].raster)
		}
	}
	for k := range f.columns {
		f.drawColumn(c, k)
	}
	f.drawKey(c)
	f.readout.draw(c, &f.pen)
}

// drawEdge strokes a weight: width for size, colour and dashes for sign.
func (f *NetworkFigure) drawEdge(c Canvas, e *netEdge, lit bool) {
	if lit {
		f.pen.line(c, e.a.X, e.a.Y, e.b.X, e.b.Y, f.edgeWidth(e.w)+7, Paint{InkAccent, 0.35}, false)
	}
	if e.w == 0 || !finite(e.w) {
		f.pen.line(c, e.a.X, e.a.Y, e.b.X, e.b.Y, 1, ink(InkFaint), false)
		return
	}
	f.pen.line(c, e.a.X, e.a.Y, e.b.X, e.b.Y, f.edgeWidth(e.w), ink(signInk(e.w > 0)), e.w < 0)
}

// edgeWidth is proportional to |w| above a hairline.
func (f *NetworkFigure) edgeWidth(w float64) float64 {
	return max(min(math.Abs(w)/f.widest, 1)*f.thick, 0.75)
}

func (f *NetworkFigure) drawColumn(c Canvas, k int) {
	col := &f.columns[k]
	c.Label(col.x, netTop/2, col.title, Center, InkMuted, textSize)
	for u := range col.shown {
		b := col.unit(u)
		middle := (b.y0 + b.y1) / 2
		if f.current != nil && f.mapped() {
			f.drawCurrent(c, b)
		}
		if f.hand.onUnit(k, u) {
			f.pen.frame(c, b.grow(2), 4, Paint{InkAccent, 0.5})
		}
		f.pen.frame(c, b, 1.25, ink(InkAxis))
		if k == 0 && u < len(f.names) {
			c.Label(b.x0-8, middle, f.names[u], Right, InkText, nameSize)
		}
		if u < len(col.biases) {
			f.drawBias(c, b, col.biases[u])
		}
		if u < len(col.values) {
			c.Label(col.x, b.y1+9, col.values[u], Center, InkAccent, tickSize)
		}
	}
	if col.more != "" {
		c.Label(col.x, col.unit(col.shown-1).y1+18, col.more, Center, InkMuted, tickSize)
	}
	if col.gap && k+1 < len(f.columns) {
		c.Label((col.x+f.columns[k+1].x)/2, netTop+(f.h-netTop-netBottom)/2, "···", Center, InkText, nameSize)
	}
}

// drawBias puts the bias as a dot at the unit's lower left corner: its area is
// the bias's size; positive full, negative hollow.
func (f *NetworkFigure) drawBias(c Canvas, b box, bias float64) {
	if bias == 0 || !finite(bias) {
		return
	}
	r := 1.6 + 0.5*f.thick*math.Sqrt(min(math.Abs(bias)/f.widest, 1))
	paint := ink(signInk(bias > 0))
	c.Circle(b.x0, b.y1, r+1, ink(InkPaper), Paint{}, 0)
	c.Circle(b.x0, b.y1, r, paint, Paint{}, 0)
	if bias < 0 {
		c.Circle(b.x0, b.y1, r-1.2, ink(InkPaper), Paint{}, 0)
	}
}

// drawCurrent marks in a unit's map where the current example lies.
func (f *NetworkFigure) drawCurrent(c Canvas, b box) {
	x0, x1, y0, y1 := f.model.Bounds()
	x := b.x0 + (f.current[0][0]-x0)/(x1-x0)*b.w()
	y := b.y1 - (f.current[0][1]-y0)/(y1-y0)*b.h()
	if b.has(x, y) {
		c.Circle(x, y, 2.75, ink(InkPaper), ink(InkAccent), 1.75)
	}
}

// drawKey explains widths, dashes and dots.
func (f *NetworkFigure) drawKey(c Canvas) {
	y := f.h - netBottom/2
	for i, k := range f.key {
		x := k.x
		switch i {
		case 0:
			f.pen.line(c, x, y, x+22, y, f.thick, ink(InkBlue), false)
		case 1:
			f.pen.line(c, x, y, x+22, y, f.thick, ink(InkOrange), true)
		case 2:
			f.drawBias(c, box{x + 17, y, x + 17, y}, f.widest)
		case 3:
			x -= 27 // words alone
		}
		c.Label(x+27, y, k.text, Left, InkText, textSize)
	}
}
