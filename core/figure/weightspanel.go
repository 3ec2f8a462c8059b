package figure

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"
)

// A weightPanel is the bars of one network.
type weightPanel struct {
	axes
	lane   int
	sorted bool
	name   string    // "" without a race
	label  string    // of the name, what there is room for
	head   string    // how many are 0 and how many tiny
	all    []float64 // in the order of the weights
	order  []int     // by bar: its place in all
	places []int     // by place in all: its bar
	keys   []weightKey
	counts weightCounts
	splits []weightSplit // the layers, in order; nil if sorted

	bars    []weightBar // at most one a pixel
	zeros   []box       // the strip's pieces
	plateau string      // above the zeros of sorted bars; "" where there is no room
	middle  float64     // of that
	names   []string    // below single bars
	word    string      // below all of them
	named   bool        // layers are named below: the panel is the last of its column
}

// A weightKey is a weight and its place, to be sorted.
type weightKey struct {
	v     float64
	place int
}

// weightCounts are how many of n weights are exactly 0, how many tiny and how many no
// numbers.
type weightCounts struct {
	n, zero, tiny, broken int
	largest               float64 // size of the largest
}

// A weightBar is the bars of one pixel, or one bar: how far up and how far down.
type weightBar struct{ x, width, up, down float64 }

// A weightSplit is where a layer's bars are.
type weightSplit struct {
	WeightLayer
	number, first, n int
	mid, end         float64
}

const (
	weightLeft  = 44.0
	weightHead  = 22.0
	weightStrip = 8.0 // for the marks of zeros
)

// lay lays out tabs and panels.
func (f *Weights) lay(lanes []WeightLane) {
	f.layers = 0
	for _, l := range lanes {
		f.layers = max(f.layers, len(l.Layers))
	}
	f.layer = min(max(f.layer, 0), f.layers)
	if f.layers == 1 {
		f.layer = 0 // the one layer is all
	}
	f.placeTabs(lanes)
	tabs := f.tabs.place(2, 0, f.w-4)
	for len(f.panels) < len(lanes) {
		f.panels = append(f.panels, weightPanel{})
	}
	f.panels = f.panels[:len(lanes)]
	largest := 0.0
	for i := range lanes {
		f.panels[i].take(lanes[i], i, f.layer, f.sorted)
		largest = max(largest, f.panels[i].counts.largest)
	}
	f.top, f.tiny = 1, tinyShare*largest
	if largest > 0 {
		step, _ := tickStep(largest / 3)
		f.top = step * math.Ceil(largest/step*1.02)
	}
	columns := f.columns(f.w, f.h-tabs, len(lanes))
	rows := (len(lanes) + columns - 1) / max(columns, 1)
	const foot = 20.0
	height := (f.h - tabs - foot) / float64(max(rows, 1))
	width := f.w / float64(columns)
	for i := range f.panels {
		x, y := float64(i%columns)*width, tabs+float64(i/columns)*height
		b := box{x + weightLeft, y + weightHead, x + width - 10, y + height - weightStrip - 4}
		b.x1, b.y1 = max(b.x1, b.x0+20), max(b.y1, b.y0+12)
		last := i+columns >= len(f.panels)
		f.panels[i].place(b, f.top, f.tiny, last)
	}
	f.lane = min(f.lane, max(len(f.panels)-1, 0))
	if f.pick >= 0 && (len(f.panels) == 0 || f.pick >= f.panels[f.lane].counts.n) {
		f.pick = -1
		f.readout.hide()
	}
	f.read()
}

// columns are how many panels stand side by side, in full rows, so that each comes
// closest to three times as wide as high.
func (f *Weights) columns(w, h float64, n int) int {
	const narrowest = 240.0
	best, off := 1, math.Inf(1)
	for c := 1; c <= n; c++ {
		if n%c != 0 || c > 1 && w/float64(c) < narrowest {
			continue
		}
		rows := float64(n / c)
		if d := math.Abs(math.Log(w / float64(c) / (h / rows) / 3)); d < off {
			best, off = c, d
		}
	}
	return best
}

func (f *Weights) placeTabs(lanes []WeightLane) {
	f.tabs.items = f.tabs.items[:0]
	f.tabs.add(0, "sorted", f.sorted)
	f.tabs.add(0, "in order", !f.sorted)
	if f.layers < 2 {
		return
	}
	longest := lanes[0].Layers
	for _, l := range lanes {
		if len(l.Layers) > len(longest) {
			longest = l.Layers
		}
	}
	f.tabs.add(1, "all layers", f.layer == 0)
	for i, l := range longest {
		name := l.Name
		if f.layers > 4 || f.w < 420 { // short, so that one row will do
			name = strings.TrimPrefix(name, "layer ")
		}
		f.tabs.add(1, name, f.layer == i+1)
	}
	if f.w < 420 {
		f.tabs.items[2].text = "all"
	}
}

// take copies the weights of one lane and counts them.
func (p *weightPanel) take(l WeightLane, lane, layer int, sorted bool) {
	p.lane, p.name, p.sorted = lane, l.Name, sorted
	p.all, p.splits = p.all[:0], p.splits[:0]
	for i, s := range l.Layers {
		if layer != 0 && layer != i+1 {
			continue
		}
		p.splits = append(p.splits, weightSplit{WeightLayer: s, number: i + 1, first: len(p.all), n: len(s.W)})
		p.all = append(p.all, s.W...)
	}
	p.counts = weightCounts{n: len(p.all)}
	p.order, p.places = p.order[:0], p.places[:0]
	for i, v := range p.all {
		p.order, p.places = append(p.order, i), append(p.places, i)
		switch {
		case !finite(v):
			p.counts.broken++
		case v == 0:
			p.counts.zero++
		default:
			p.counts.largest = max(p.counts.largest, math.Abs(v))
		}
	}
	if !sorted {
		return
	}
	p.keys = p.keys[:0]
	for place, v := range p.all {
		p.keys = append(p.keys, weightKey{v, place})
	}
	slices.SortFunc(p.keys, func(a, b weightKey) int {
		switch {
		case a.v > b.v:
			return -1
		case a.v < b.v:
			return 1
		case a.v == b.v:
			return a.place - b.place
		}
		return cmp.Or(cmp.Compare(b.v, a.v), a.place-b.place) // what is no number comes last
	})
	for bar, k := range p.keys {
		p.order[bar], p.places[k.place] = k.place, bar
	}
}

// place fits the panel into a box.
func (p *weightPanel) place(b box, top, tiny float64, last bool) {
	p.set(b, 0, float64(max(len(p.all), 1)), -top, top)
	p.xTicks = nil
	p.yTicks = p.y.Ticks(int(min(max(b.h()/28, 2), 5)))
	p.counts.tiny = 0
	for _, v := range p.all {
		if v != 0 && math.Abs(v) < tiny {
			p.counts.tiny++
		}
	}
	least := p.counts.short(0)
	p.label = fitText(p.name, b.w()-16-18-textWidth(least, textSize), textSize)
	p.head = p.counts.short(b.w() - 16 - p.nameWidth())
	p.bar()
	p.strip()
	p.foot(last)
}

func (p *weightPanel) nameWidth() float64 {
	if p.name == "" {
		return 0
	}
	return textWidth(p.label, textSize) + 18
}

// short says the counts within a width.
func (c weightCounts) short(width float64) string {
	n, zero, tiny := strconv.Itoa(c.n), strconv.Itoa(c.zero), strconv.Itoa(c.tiny)
	for _, text := range [...]string{
		zero + " of " + n + " exactly 0, " + tiny + " more under 1 % of the largest",
		zero + " of " + n + " exactly 0, " + tiny + " tiny",
		zero + " of " + n + " exactly 0",
	} {
		if textWidth(text, textSize) <= width {
			return text
		}
	}
	return zero + "/" + n + " are 0"
}

// bar makes the bars, one a weight or, where there are more weights than pixels, one a
// pixel.
func (p *weightPanel) bar() {
	p.bars = p.bars[:0]
	n := len(p.all)
	if n == 0 {
		return
	}
	each := p.w() / float64(n)
	gap := 0.0
	switch {
	case each >= 4:
		gap = min(each*0.25, 8)
	case each >= 2:
		gap = 0.6
	}
	if each >= 1 {
		for bar, place := range p.order {
			v := p.all[place]
			p.bars = append(p.bars, weightBar{p.x.At(float64(bar)) + gap/2, each - gap, max(v, 0), min(v, 0)})
		}
		return
	}
	columns := int(p.w())
	width := p.w() / float64(columns)
	for k := range columns {
		b := weightBar{x: p.x0 + float64(k)*width, width: width}
		for _, place := range p.order[k*n/columns : (k+1)*n/columns] {
			if v := p.all[place]; finite(v) {
				b.up, b.down = max(b.up, v), min(b.down, v)
			}
		}
		p.bars = append(p.bars, b)
	}
}

// strip marks the zeros, neighbours as one piece.
func (p *weightPanel) strip() {
	p.zeros, p.plateau = p.zeros[:0], ""
	y := p.y1 + 3
	for bar := 0; bar < len(p.order); bar++ {
		if p.all[p.order[bar]] != 0 {
			continue
		}
		first := bar
		for bar+1 < len(p.order) && p.all[p.order[bar+1]] == 0 {
			bar++
		}
		b := box{p.x.At(float64(first)), y, p.x.At(float64(bar + 1)), y + 5}
		if b.w() < 1 {
			b.x1 = b.x0 + 1
		}
		if n := len(p.zeros); n > 0 && b.x0-p.zeros[n-1].x1 < 0.5 && p.w() < float64(len(p.all)) {
			p.zeros[n-1].x1 = b.x1
		} else {
			p.zeros = append(p.zeros, b)
		}
	}
	if !p.sorted || p.counts.zero < 2 {
		return
	}
	for _, text := range [...]string{strconv.Itoa(p.counts.zero) + " weights are exactly 0", strconv.Itoa(p.counts.zero) + " exactly 0"} {
		if b := p.zeros[0]; p.h() > 40 && textWidth(text, textSize)+8 < b.w() {
			p.plateau, p.middle = text, (b.x0+b.x1)/2
			return
		}
	}
}

// foot writes what stands below the bars.
func (p *weightPanel) foot(last bool) {
	p.word, p.names = "", p.names[:0]
	for i := range p.splits {
		s := &p.splits[i]
		s.mid, s.end = p.x.At(float64(s.first)+float64(s.n)/2), p.x.At(float64(s.first+s.n))
	}
	each := p.w() / float64(max(len(p.all), 1))
	p.named = last
	single := len(p.splits) == 1 && p.splits[0].FanOut == 1 && len(p.splits[0].From) == len(p.all)
	if single { // a bar an input
		for _, place := range p.order {
			name := p.splits[0].From[place]
			if textWidth(name, tickSize) > each-1 {
				p.names = p.names[:0]
				break
			}
			p.names = append(p.names, name)
		}
	}
	switch {
	case !last:
	case p.sorted && len(p.names) == 0:
		p.word = "from the largest weight to the most negative"
		if textWidth(p.word, textSize) > p.w() {
			p.word = "sorted weights"
		}
	case single && len(p.names) == 0:
		p.word = "one bar an input"
	case len(p.splits) == 1 && !single && !p.sorted:
		s := p.splits[0]
		p.word = s.Name + ": " + strconv.Itoa(s.FanIn) + " inputs × " + strconv.Itoa(s.FanOut) + " units"
		if textWidth(p.word, textSize) > p.w() {
			p.word = s.Name
		}
	}
	if !last {
		p.names = p.names[:0]
	}
}

func (p *weightPanel) draw(c Canvas, pen *pen, pick int) {
	for _, t := range p.yTicks {
		y := p.y.At(t.Value)
		pen.line(c, p.x0, y, p.x1, y, 1, ink(InkFaint), false)
		c.Label(p.x0-7, y, t.Text, Right, InkMuted, tickSize)
	}
	zero := p.y.At(0)
	for i := range p.bars {
		p.drawBar(c, &p.bars[i], zero)
	}
	pen.line(c, p.x0, zero, p.x1, zero, 1, ink(InkAxis), false)
	for _, b := range p.zeros {
		c.Rect(b.x0, b.y0, b.w(), b.h(), ink(InkText))
	}
	if p.plateau != "" {
		c.Label(p.middle, zero-10, p.plateau, Center, InkText, textSize)
	}
	p.drawHead(c)
	if len(p.splits) > 1 && !p.sorted {
		p.drawSplits(c, pen)
	}
	y := p.y1 + weightStrip + 10
	for bar, name := range p.names {
		c.Label(p.x.At(float64(bar)+0.5), y, name, Center, InkMuted, tickSize)
	}
	if p.word != "" {
		c.Label((p.x0+p.x1)/2, y, p.word, Center, InkMuted, textSize)
	}
	if pick >= 0 && pick < len(p.places) {
		x := p.x.At(float64(p.places[pick]) + 0.5)
		pen.line(c, x, p.y0, x, p.y1+weightStrip, 1, ink(InkText), true)
	}
}

func (p *weightPanel) drawBar(c Canvas, b *weightBar, zero float64) {
	const least = 1.0 // px: what is not 0 can be seen
	if b.up > 0 && finite(b.up) {
		h := max(zero-p.y.At(b.up), least)
		c.Rect(b.x, zero-h, b.width, h, ink(InkBlue))
	}
	if b.down < 0 && finite(b.down) {
		h := max(p.y.At(b.down)-zero, least)
		c.Rect(b.x, zero, b.width, h, ink(InkOrange))
	}
}

// drawHead names the lane and tells the zeros, behind the mark that they have below.
func (p *weightPanel) drawHead(c Canvas) {
	y, x := p.y0-11, p.x0
	if p.name != "" {
		c.Label(x, y, p.label, Left, laneInk(p.lane), textSize)
		x += p.nameWidth()
	}
	c.Rect(x, y-2.5, 10, 5, ink(InkText))
	c.Label(x+16, y, p.head, Left, InkText, textSize)
}

func (p *weightPanel) drawSplits(c Canvas, pen *pen) {
	for i, s := range p.splits {
		if i+1 < len(p.splits) {
			pen.line(c, s.end, p.y0, s.end, p.y1+weightStrip, 1, ink(InkAxis), false)
		}
		width := p.w() * float64(s.n) / float64(len(p.all))
		if p.named && textWidth(s.Name, textSize) < width-2 {
			c.Label(s.mid, p.y1+weightStrip+10, s.Name, Center, InkMuted, textSize)
		}
	}
}
