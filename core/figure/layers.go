package figure

import (
	"math"
	"strings"
)

// Layers is the figure "layers": a bar a layer for the size of its gradient, on
// a logarithmic axis, and beneath it the share of its activations that are
// saturated. The first hidden layer stands at the left, the output at the
// right, so that the way back runs from right to left.
type Layers struct {
	model   LayersModel
	w, h    float64
	version uint64
	since   int
	bars    []layerBar
	top     axes // gradients
	bottom  axes // saturation
	over    int  // the layer under the pointer or chosen by key, -1 for none
	pen     pen
	readout readout
}

type layerBar struct {
	LayerStats
	short    string // under the axis
	gradient string // above its bar
	share    string
	x, half  float64
}

// NewLayers returns the figure of a model.
func NewLayers(m LayersModel) *Layers { return &Layers{model: m, over: -1} }

// Name returns "layers".
func (f *Layers) Name() string { return "layers" }

// Title returns a short heading.
func (f *Layers) Title() string { return "Gradient and saturation by layer" }

// Adopt takes over the place and the chosen layer of the figure that this one
// replaces.
func (f *Layers) Adopt(old Figure) {
	if o, ok := old.(*Layers); ok && o != f {
		f.over = o.over
		f.Layout(o.w, o.h)
	}
}

// Layout fits the figure to w×h and looks at the model afresh.
func (f *Layers) Layout(w, h float64) {
	f.w, f.h = w, h
	f.look()
}

// Update looks at the model if it has changed, at most every few ticks, and at
// the pointer and the arrow keys.
func (f *Layers) Update(in Input) []Edit {
	if f.w == 0 {
		return nil
	}
	f.since++
	changed := f.model.Version() != f.version && f.since >= everyTicks
	if changed {
		f.look()
	}
	f.hover(in, changed)
	return nil
}

// look takes the layers and lays out their bars.
func (f *Layers) look() {
	f.version, f.since = f.model.Version(), 0
	f.bars = f.bars[:0]
	low, high := math.Inf(1), 0.0
	for _, l := range f.model.Layers() {
		f.bars = append(f.bars, layerBar{LayerStats: l})
		if l.Gradient > 0 && finite(l.Gradient) {
			low, high = min(low, l.Gradient), max(high, l.Gradient)
		}
	}
	if high == 0 {
		low, high = 0.1, 1
	}
	// Whole decades, with room below the smallest bar and above the largest.
	low = math.Pow(10, math.Floor(math.Log10(low)-0.3))
	high = math.Pow(10, math.Ceil(math.Log10(high)+0.3))
	f.over = min(f.over, len(f.bars)-1)
	left, right, n := 52.0, max(f.w-14, 80), float64(len(f.bars))
	split := math.Round(30 + (f.h-30-44)*0.68)
	f.top.y.Log = true
	f.top.set(box{left, 30, right, split - 18}, 0.5, n+0.5, low, high)
	f.bottom.set(box{left, split + 12, right, f.h - 40}, 0.5, n+0.5, 0, 1)
	f.bottom.yTicks = []Tick{{0, "0"}, {0.5, "50 %"}, {1, "100 %"}}
	width := f.top.w() / max(n, 1)
	for i := range f.bars {
		f.bars[i].place(f.top.x.At(float64(i+1)), width)
	}
}

// place puts a bar at x and writes what fits into its width.
func (b *layerBar) place(x, width float64) {
	b.x, b.half = x, min(width*0.32, 34)
	b.short = b.Name
	if textWidth(b.short, textSize) > width-4 {
		b.short = strings.TrimPrefix(b.Name, "layer ")
		if len(b.short) > 3 {
			b.short = b.short[:3]
		}
	}
	if b.gradient = Number(b.Gradient, 2); textWidth(b.gradient, tickSize) > width-4 {
		b.gradient = ""
	}
	if b.share = wholePercent(b.Saturated); textWidth(b.share, tickSize) > width-4 {
		b.share = ""
	}
}

// wholePercent writes a share in [0, 1] in whole per cent.
func wholePercent(share float64) string {
	if !finite(share) {
		return "–"
	}
	return Number(math.Round(100*share), 3) + " %"
}

// Draw paints both rows of bars.
func (f *Layers) Draw(c Canvas) {
	c.Label(8, 14, "size of the gradient (log)", Left, InkText, textSize)
	c.Label(8, f.bottom.y0-13, "saturated activations", Left, InkText, textSize)
	for _, a := range []*axes{&f.top, &f.bottom} {
		for _, t := range a.yTicks {
			y := a.y.At(t.Value)
			f.pen.line(c, a.x0, y, a.x1, y, 1, ink(InkFaint), false)
			c.Label(a.x0-7, y, t.Text, Right, InkMuted, tickSize)
		}
		f.pen.line(c, a.x0, a.y1, a.x1, a.y1, 1, ink(InkAxis), false)
	}
	for i := range f.bars {
		f.draw(c, &f.bars[i], i == f.over)
	}
	c.Label((f.bottom.x0+f.bottom.x1)/2, f.bottom.y1+29, "from the input to the output", Center, InkMuted, nameSize)
	f.readout.draw(c, &f.pen)
}

func (f *Layers) draw(c Canvas, b *layerBar, over bool) {
	fill := Paint{InkBlue, 0.55}
	sat := Paint{InkOrange, 0.55}
	if over {
		fill.Alpha, sat.Alpha = 0.8, 0.8
	}
	a := &f.top
	if b.Gradient > 0 && finite(b.Gradient) {
		y := a.y.At(b.Gradient)
		c.Rect(b.x-b.half, y, 2*b.half, a.y1-y, fill)
		f.pen.line(c, b.x-b.half, y, b.x+b.half, y, 2.5, ink(InkBlue), false)
		c.Label(b.x, y-9, b.gradient, Center, InkText, tickSize)
	} else {
		c.Label(b.x, a.y1-9, b.gradient, Center, InkBad, tickSize)
	}
	a = &f.bottom
	if b.Saturated > 0 && finite(b.Saturated) {
		y := a.y.At(b.Saturated)
		c.Rect(b.x-b.half, y, 2*b.half, a.y1-y, sat)
		f.pen.line(c, b.x-b.half, y, b.x+b.half, y, 2.5, ink(InkOrange), false)
		c.Label(b.x, max(y-8, a.y0+5), b.share, Center, InkText, tickSize)
	} else {
		c.Label(b.x, a.y1-8, b.share, Center, InkMuted, tickSize)
	}
	c.Label(b.x, a.y1+12, b.short, Center, InkText, textSize)
}

// hover reads out the layer under the pointer; the arrow keys go from layer to
// layer.
func (f *Layers) hover(in Input, changed bool) {
	over, byKey := f.over, false
	switch in.Key {
	case "ArrowRight":
		over, byKey = min(over+1, len(f.bars)-1), true
	case "ArrowLeft":
		over, byKey = max(over-1, 0), true
	}
	if in.Inside && !byKey {
		over = -1
		for i, b := range f.bars {
			if math.Abs(in.X-b.x) <= f.top.w()/float64(2*len(f.bars)) && in.Y > f.top.y0-10 {
				over = i
			}
		}
	}
	if over == f.over && !changed {
		return
	}
	f.over = over
	f.readout.hide()
	if over >= 0 && over < len(f.bars) {
		b := &f.bars[over]
		f.readout.show(b.Name+": gradient "+Number(b.Gradient, 3),
			"mean slope "+Number(b.Slope, 2)+", saturated "+wholePercent(b.Saturated), b.x, f.top.y1-20, f.top.grow(-2))
	}
}

// Describe compares the first layer's gradient with the last hidden one's, and
// names the most saturated layer.
func (f *Layers) Describe() string {
	layers := f.model.Layers()
	if len(layers) == 0 {
		return "No layers."
	}
	var parts []string
	worst := 0
	for i, l := range layers {
		parts = append(parts, l.Name+" "+Number(l.Gradient, 2))
		if l.Saturated > layers[worst].Saturated {
			worst = i
		}
	}
	text := "Size of the gradient: " + strings.Join(parts, ", ") + "."
	if n := len(layers); n > 2 {
		first, last := layers[0], layers[n-2]
		switch ratio := last.Gradient / first.Gradient; {
		case first.Gradient == 0:
			text += " Nothing reaches " + first.Name + "."
		case ratio >= 2:
			text += " That of " + last.Name + " is " + Number(ratio, 2) + " times that of " + first.Name + "."
		case ratio > 0 && ratio <= 0.5:
			text += " That of " + first.Name + " is " + Number(1/ratio, 2) + " times that of " + last.Name + "."
		}
	}
	if layers[worst].Saturated > 0 {
		text += " Most saturated is " + layers[worst].Name + ", with " + wholePercent(layers[worst].Saturated) + "."
	}
	return text
}
