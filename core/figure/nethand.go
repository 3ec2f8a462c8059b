package figure

import (
	"math"
	"strings"
)

// A netHand is what the pointer holds or hovers over in a network.
type netHand struct {
	over    bool
	onEdge  bool
	index   int // of the edge, or the unit in its column
	column  int // of the unit, an index of the columns shown
	held    bool
	stale   bool // the readout is of an older version
	x, y    float64
	press   float64 // y where the pointer went down
	start   float64 // the parameter then
	weights []float64
	param   int
	last    string
	edits   [1]Edit
}

// perPixel is how much a parameter changes a pixel: 50 px for 1, ten times
// finer with Shift.
const perPixel = 0.02

func (h *netHand) edge() (int, bool) { return h.index, h.over && h.onEdge }

func (h *netHand) onUnit(column, unit int) bool {
	return h.over && !h.onEdge && h.column == column && h.index == unit
}

// handle follows the pointer through one tick.
func (f *NetworkFigure) handle(in Input) []Edit {
	h := &f.hand
	if h.held && (in.Pressed || !in.Down && !in.Released) { // the release went unseen
		h.held = false
	}
	if h.held {
		return f.drag(in)
	}
	if !in.Inside {
		h.over = false
		f.readout.hide()
		return nil
	}
	if moved := in.X != h.x || in.Y != h.y; moved || h.stale || in.Pressed {
		h.x, h.y, h.stale = in.X, in.Y, false
		f.under(in)
		f.read(in)
	}
	if in.Pressed && h.over && f.model.Editable() {
		f.grab(in)
	}
	return nil
}

// under finds the unit, or else the nearest edge, at the pointer.
func (f *NetworkFigure) under(in Input) {
	h := &f.hand
	h.over = false
	best := math.Inf(1)
	for k := range f.columns {
		col := &f.columns[k]
		for u := range col.shown {
			b := col.unit(u)
			// Small units have the reach of a fingertip as far as edges allow.
			if d := math.Hypot((b.x0+b.x1)/2-in.X, (b.y0+b.y1)/2-in.Y); b.grow(3).has(in.X, in.Y) && d < best {
				best = d
				h.over, h.onEdge, h.column, h.index = true, false, k, u
			}
		}
	}
	if h.over {
		return
	}
	best = reach
	for i := range f.edges {
		e := &f.edges[i]
		if d := toSegment(XY{in.X, in.Y}, e.a, e.b); d < best {
			best = d
			h.over, h.onEdge, h.index = true, true, i
		}
	}
}

// read shows the exact value of what is under the pointer.
func (f *NetworkFigure) read(in Input) {
	h := &f.hand
	if !h.over {
		f.readout.hide()
		return
	}
	text, more := "", ""
	if h.onEdge {
		e := f.edges[h.index]
		text = "weight " + Number(e.w, 4)
		more = f.unitName(e.layer, e.from, f.sizes) + " → " + f.unitName(e.layer+1, e.to, f.sizes)
	} else {
		column := f.columns[h.column].index
		text = f.unitName(column, h.index, f.sizes)
		if column > 0 {
			more = "bias " + Number(f.model.Bias(column-1, h.index), 4)
		}
		if f.current != nil && h.index < len(f.current[column]) {
			text += " = " + Number(f.current[column][h.index], 4)
		}
	}
	f.readout.show(text, more, in.X, in.Y, box{2, netTop, f.w - 2, f.h - netBottom})
}

// grab takes the parameters as they are.
func (f *NetworkFigure) grab(in Input) {
	h := &f.hand
	layer, offset := 0, 0
	if h.onEdge {
		e := f.edges[h.index]
		layer, offset = e.layer, e.from*f.sizes[e.layer+1]+e.to
	} else {
		column := f.columns[h.column].index
		if column == 0 {
			return // an input has nothing to change
		}
		layer = column - 1
		offset = f.sizes[layer]*f.sizes[column] + h.index
	}
	offset += f.model.Offset(layer)
	weights := f.model.Weights()
	if offset >= len(weights) {
		panic("figure: network: Weights is shorter than Sizes says")
	}
	h.weights = append([]float64(nil), weights...)
	h.held, h.press, h.param, h.start, h.last = true, in.Y, offset, weights[offset], ""
}

// drag changes the held parameter: up is more.
func (f *NetworkFigure) drag(in Input) []Edit {
	h := &f.hand
	if in.Released || !in.Down {
		h.held = false
	}
	change := h.press - in.Y
	if h.last == "" && math.Abs(change) < 2 {
		return nil
	}
	if in.Shift {
		change /= 10
		h.weights[h.param] = math.Round((h.start+change*perPixel)*1000) / 1000
	} else {
		h.weights[h.param] = round2(h.start+change*perPixel) + 0 // never -0
	}
	text := weightsText(h.weights)
	if h.stale {
		h.stale = false
		f.read(in)
	}
	if text == h.last {
		return nil
	}
	h.last = text
	h.edits[0] = Edit{"weights", text}
	return h.edits[:]
}

// weightsText writes the value of the parameter "weights"; nothing is lost.
func weightsText(w []float64) string {
	var b strings.Builder
	for i, v := range w {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(exact(v))
	}
	return b.String()
}
