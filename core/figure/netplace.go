package figure

import (
	"math"
	"strconv"
)

// What is drawn whole: columns (inputs and eight weight layers) and units.
const (
	mostColumns = 9
	mostUnits   = 8
)

// A netColumn is a layer as drawn.
type netColumn struct {
	index  int // in the model's sizes
	shown  int // units shown, from the first
	hidden int // units not shown
	x      float64
	y      float64 // the middle of the first unit
	pitch  float64 // between the middles of units
	size   float64 // a unit's side
	title  string
	more   string // "8 of 500"
	gap    bool   // layers are left out after this column

	biases []float64
	values []string // of the current example, where there is room
}

// A netEdge is a weight as drawn.
type netEdge struct {
	layer, from, to int
	w               float64
	a, b            XY
}

// unit returns the place of a unit.
func (c *netColumn) unit(i int) box {
	y := c.y + float64(i)*c.pitch
	return box{c.x - c.size/2, y - c.size/2, c.x + c.size/2, y + c.size/2}
}

const (
	netTop    = 26.0
	netBottom = 28.0
)

// place chooses what is shown, and where.
func (f *NetworkFigure) place() {
	f.sizes = append(f.sizes[:0], f.model.Sizes()...)
	f.names = append(f.names[:0], f.model.InputNames()...)
	f.columns = f.columns[:0]
	n := len(f.sizes)
	for i := range n {
		if n > mostColumns && i >= mostColumns/2+1 && i < n-mostColumns/2 {
			f.columns[len(f.columns)-1].gap = true
			continue
		}
		c := netColumn{index: i, shown: min(f.sizes[i], mostUnits)}
		c.hidden = f.sizes[i] - c.shown
		f.columns = append(f.columns, c)
	}
	left := 14.0
	for _, name := range f.names {
		left = max(left, textWidth(name, nameSize)+16)
	}
	across := (f.w - left - 14) / float64(max(len(f.columns), 1))
	height := f.h - netTop - netBottom
	most := 1
	more := 0.0
	for _, c := range f.columns {
		most = max(most, c.shown)
		if c.hidden > 0 {
			more = 16
		}
	}
	height -= more
	size := math.Round(min(max(min(across*0.5, height/float64(most)*0.74), 10), 56))
	for i := range f.columns {
		c := &f.columns[i]
		c.size = size
		c.x = math.Round(left + across*(float64(i)+0.5))
		c.title = f.columnTitle(c.index, across)
		if c.hidden > 0 {
			c.more = strconv.Itoa(c.shown) + " of " + strconv.Itoa(f.sizes[c.index])
			if textWidth(c.more, tickSize) > across-2 {
				c.more = strconv.Itoa(c.shown) + "/" + strconv.Itoa(f.sizes[c.index])
			}
		}
		c.pitch = mapPitch(size, min(height/float64(c.shown), size*2.4))
		c.y = netTop + height/2 - c.pitch*float64(c.shown-1)/2
	}
	f.thick = min(max(size*0.2, 2.5), 7)
	f.placeKey()
	f.join()
}

// A netKey is one item of the explanation below the network.
type netKey struct {
	x    float64
	text string
}

// placeKey puts the explanation in one row, in short words where it is narrow.
func (f *NetworkFigure) placeKey() {
	words := [4]string{"positive", "negative", "bias", "widest: |w| = " + Number(f.widest, 2)}
	if f.w < 480 {
		words = [4]string{"+", "−", "bias", "widest: |w| = " + Number(f.widest, 2)}
	}
	x := 10.0
	for i, w := range words {
		f.key[i] = netKey{x, w}
		x += 27 + textWidth(w, textSize) + 12
	}
}

// columnTitle is as long as there is room for.
func (f *NetworkFigure) columnTitle(i int, room float64) string {
	long, brief := "layer "+strconv.Itoa(i), strconv.Itoa(i)
	switch i {
	case 0:
		long, brief = "inputs", "in"
	case len(f.sizes) - 1:
		long, brief = "output", "out"
	default:
		if len(f.sizes) == 3 {
			long, brief = "hidden", "hid."
		}
	}
	if textWidth(long, textSize) <= room-2 {
		return long
	}
	return brief
}

// join makes the edges between neighbouring columns.
func (f *NetworkFigure) join() {
	f.edges = f.edges[:0]
	for k := 1; k < len(f.columns); k++ {
		p, q := &f.columns[k-1], &f.columns[k]
		if p.gap {
			continue
		}
		for to := range q.shown {
			for from := range p.shown {
				a, b := p.unit(from), q.unit(to)
				f.edges = append(f.edges, netEdge{layer: p.index, from: from, to: to,
					a: XY{a.x1 + 1, (a.y0 + a.y1) / 2}, b: XY{b.x0 - 1, (b.y0 + b.y1) / 2}})
			}
		}
	}
}

// look takes the column's biases and the current activations.
func (c *netColumn) look(f *NetworkFigure) {
	c.biases, c.values = c.biases[:0], c.values[:0]
	for u := range c.shown {
		if c.index > 0 {
			c.biases = append(c.biases, f.model.Bias(c.index-1, u))
		}
		if f.current != nil && c.pitch-c.size >= 15 && c.size >= 22 && u < len(f.current[c.index]) {
			c.values = append(c.values, Number(f.current[c.index][u], 2))
		}
	}
}
