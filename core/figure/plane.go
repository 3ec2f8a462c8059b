package figure

import "math"

// A Plane is the figure "plane": the input plane coloured by what the model
// says, the decision boundary and the examples; for a model that is one line,
// that line with its normal vector, which can be dragged.
type Plane struct {
	model PlaneModel
	w, h  float64

	axes   axes
	legend legend
	pen    pen
	shown  occurs // what the legend explains

	version uint64 // of the model, as last looked at
	surface surface
	live    bool // it has ticks, in which the surface comes to rest
	marks   []Mark
	places  []XY // of the marks, in pixels
	radius  float64
	line    planeLine
	hand    planeHand
	readout readout
}

// NewPlane returns the figure of a model.
func NewPlane(m PlaneModel) *Plane { return &Plane{model: m} }

// Name returns "plane".
func (p *Plane) Name() string { return "plane" }

// Title returns a short heading.
func (p *Plane) Title() string {
	if _, _, _, ok := p.model.Line(); ok {
		return "The line and the data"
	}
	return "Decision surface"
}

// Adopt takes over the hand's state of the plane that this one replaces.
func (p *Plane) Adopt(old Figure) {
	o, ok := old.(*Plane)
	if !ok || o == p {
		return
	}
	p.hand = o.hand
	p.line.anchor, p.line.anchored = o.line.anchor, o.line.anchored
	p.surface, p.live = o.surface, o.live
	p.surface.version = ^p.model.Version() // of another run, which may have the same
	p.fit(o.w, o.h)
}

// Layout fits the figure to w×h and looks at the model afresh.
func (p *Plane) Layout(w, h float64) {
	p.live = false
	p.fit(w, h)
}

func (p *Plane) fit(w, h float64) {
	p.w, p.h = w, h
	p.look()
	p.place()
	p.project()
}

// Update looks at the model if it has changed, and at the hand.
func (p *Plane) Update(in Input) []Edit {
	if p.w == 0 {
		return nil
	}
	p.live = true
	moved := p.model.Version() != p.version
	if moved {
		p.look()
		if o := p.occurring(); o != p.shown || p.boundsMoved() {
			p.place()
		}
	}
	p.surface.tick(p.model, p.version)
	if moved || p.surface.moved {
		p.project()
	}
	return p.handle(in)
}

// look copies what the model shows, but for the surface.
func (p *Plane) look() {
	p.version = p.model.Version()
	p.marks = append(p.marks[:0], p.model.Data()...)
	p.line.w1, p.line.w2, p.line.b, p.line.ok = p.model.Line()
}

func (p *Plane) occurring() occurs {
	o := occurring(p.marks)
	if p.line.ok {
		o |= hasLine
	}
	return o
}

func (p *Plane) boundsMoved() bool {
	x0, x1, y0, y1 := p.model.Bounds()
	return x0 != p.axes.x.Min || x1 != p.axes.x.Max || y0 != p.axes.y.Min || y1 != p.axes.y.Max
}

// place chooses where plot and legend stand: the legend beside the plot or
// above it, whichever leaves the larger plot.
func (p *Plane) place() {
	p.shown = p.occurring()
	p.legend.fill(p.shown)
	if p.line.ok {
		p.line.firstItem = len(p.legend.items)
		reserve := textWidth("w₁ = −0.000", textSize) // so that changing numbers don't jump
		p.legend.items = append(p.legend.items,
			legendItem{kind: legendArrow, width: reserve},
			legendItem{kind: legendText, width: reserve},
			legendItem{kind: legendText, width: reserve})
	}
	x0, x1, y0, y1 := p.model.Bounds()
	p.surface.bounds(x0, x1, y0, y1)
	b := placePlot(&p.legend, p.w, p.h, (x1-x0)/(y1-y0))
	p.axes.xName, p.axes.yName = "x₁", "x₂"
	p.axes.set(b, x0, x1, y0, y1)
}

// placePlot places a legend and returns the box of the plot beside or below
// it, of the given width : height.
func placePlot(l *legend, w, h, aspect float64) box {
	const edge = 10
	if !(aspect > 0) || math.IsInf(aspect, 0) {
		aspect = 1
	}
	room := func(avail box) (box, float64) {
		pw := max(min(avail.w(), avail.h()*aspect), 20)
		return box{avail.x0, avail.y0, avail.x0 + pw, avail.y0 + pw/aspect}, pw
	}
	column := l.column(0, 0)
	beside, wide := room(box{axisLeft, edge, w - column - 22, h - axisBottom})
	rows := l.rows(0, 0, w-axisLeft-edge)
	above, tall := room(box{axisLeft, edge + rows, w - edge, h - axisBottom})
	if wide >= tall {
		beside = beside.shift(max(w-column-22-beside.x1, 0)/2, max(h-axisBottom-beside.y1, 0)/2)
		l.column(beside.x1+14, beside.y0)
		return beside
	}
	above = above.shift(max(w-edge-above.x1, 0)/2, max(h-axisBottom-above.y1, 0)/2)
	l.rows(axisLeft, above.y0-rows-6, w-axisLeft-edge)
	return above
}

// project carries marks and line to their pixels.
func (p *Plane) project() {
	p.radius = markRadius(len(p.marks), p.axes.w())
	p.places = p.places[:0]
	for _, m := range p.marks {
		p.places = append(p.places, p.axes.px(m.X, m.Y))
	}
	p.surface.project(&p.axes)
	if p.line.ok {
		p.line.project(&p.axes)
		items := p.legend.items[p.line.firstItem:]
		items[0].text = "w₁ = " + Number(p.line.w1, 3)
		items[1].text = "w₂ = " + Number(p.line.w2, 3)
		items[2].text = "b = " + Number(p.line.b, 3)
	}
}

// Draw paints the plane. Of a plane that has no ticks, a still picture, it samples the
// surface first.
func (p *Plane) Draw(c Canvas) {
	a := &p.axes
	if !p.live && !p.surface.fresh(p.model) {
		p.surface.compute(p.model)
		p.surface.project(a)
	}
	c.Rect(a.x0, a.y0, a.w(), a.h(), ink(InkPaper))
	if p.line.ok && p.surface.hard {
		p.line.drawSides(c)
	} else if p.surface.raster != nil {
		c.Image(a.x0, a.y0, a.w(), a.h(), p.surface.raster)
	}
	a.grid(c, &p.pen)
	if !p.line.ok {
		for i := range p.surface.lines.len() {
			c.Polyline(p.surface.lines.line(i), 2, ink(InkText), false)
		}
	}
	a.draw(c, &p.pen)
	if p.line.ok {
		p.line.draw(c, &p.pen, p.hand.lit(), p.canLine())
	}
	if i, ok := p.hand.litPoint(); ok && i < len(p.places) {
		c.Circle(p.places[i].X, p.places[i].Y, p.radius+9, Paint{InkAccent, 0.3}, Paint{}, 0)
	}
	drawMarks(c, &p.pen, p.marks, p.places, p.radius)
	p.legend.draw(c, &p.pen)
	p.readout.draw(c, &p.pen)
}

func (p *Plane) canLine() bool {
	line, _ := p.model.Editable()
	return line && p.line.ok
}

func (p *Plane) canPoints() bool {
	_, points := p.model.Editable()
	return points
}
