package figure

import (
	"math"
	"strconv"
)

// Histograms is the figure "histograms": a small histogram for each layer, the way
// forwards above and the way back below. All of a row share one axis, so that values
// that crowd together or run to the ends are seen as such; a press, or PageUp and
// PageDown, gives each its own. Values that are exactly 0 are a line of their own ink.
type Histograms struct {
	model   HistogramsModel
	w, h    float64
	version uint64
	since   int
	rows    []histogramRow
	own     bool // each histogram has an axis of its own
	handled bool // a hand was here: it is told what a press does, as no print needs to be
	hint    string
	at      cellAt
	bar     int // under the pointer, −1 for none
	pen     pen
	readout readout
}

// cellAt is a histogram by row and layer; the row is −1 for none.
type cellAt struct{ row, layer int }

// NewHistograms returns the figure of a model.
func NewHistograms(m HistogramsModel) *Histograms {
	return &Histograms{model: m, at: cellAt{row: -1}, bar: -1}
}

// Name returns "histograms".
func (f *Histograms) Name() string { return "histograms" }

// Title returns a short heading.
func (f *Histograms) Title() string { return "Histograms by layer" }

// Adopt takes over the place, the axes and the chosen layer of the figure that this
// one replaces.
func (f *Histograms) Adopt(old Figure) {
	if o, ok := old.(*Histograms); ok && o != f {
		f.own, f.at, f.handled = o.own, o.at, o.handled
		f.Layout(o.w, o.h)
	}
}

// Layout fits the figure to w×h and looks at the model afresh.
func (f *Histograms) Layout(w, h float64) {
	f.w, f.h = w, h
	f.look()
}

// Update looks at the model if it has changed, at most every few ticks, and at the
// pointer and the keys.
func (f *Histograms) Update(in Input) []Edit {
	if f.w == 0 {
		return nil
	}
	f.since++
	changed := f.model.Version() != f.version && f.since >= everyTicks
	switched := in.Pressed && f.Grabs(in.X, in.Y) || in.Key == "PageUp" || in.Key == "PageDown"
	if switched {
		f.own = !f.own
	}
	arrived := !f.handled && (in.Inside || in.Key != "")
	f.handled = f.handled || arrived
	if changed || switched || arrived {
		f.look()
	}
	f.hover(in, changed || switched)
	return nil
}

// Grabs reports whether a press there changes between one axis and an axis each: on
// the words that say so.
func (f *Histograms) Grabs(x, y float64) bool {
	return len(f.rows) > 0 && x >= f.w/2 && x <= f.w && y >= 0 && y <= reach
}

const (
	histogramHead = 20.0 // of a row: its title
	cellFoot      = 15.0 // under a histogram: the layer's name
	cellGap       = 8.0
	cellLeast     = 52.0 // narrower than this, a row goes on below
)

// look takes the rows and lays out their histograms.
func (f *Histograms) look() {
	f.version, f.since = f.model.Version(), 0
	rows := f.model.Rows()
	if len(f.rows) != len(rows) {
		f.rows = make([]histogramRow, len(rows))
	}
	switch f.hint = ""; {
	case f.handled && f.own:
		f.hint = " · press: one axis"
	case f.handled:
		f.hint = " · press: an axis each"
	}
	widest := 1
	for _, r := range rows {
		widest = max(widest, len(r.Layers))
	}
	left, right := 8.0, max(f.w-8, 60)
	inLine := min(max(int((right-left+cellGap)/(cellLeast+cellGap)), 1), widest)
	lines := (widest + inLine - 1) / inLine
	inLine = (widest + lines - 1) / lines // as many in each line
	width := (right - left + cellGap) / float64(inLine)
	height := (f.h - 4) / float64(max(len(rows), 1))
	for i := range rows {
		top := 2 + float64(i)*height
		f.rows[i].take(&rows[i], f.own)
		line := (height - histogramHead - 4) / float64(lines)
		for l := range f.rows[i].cells {
			x, y := left+float64(l%inLine)*width, top+histogramHead+float64(l/inLine)*line
			f.rows[i].cells[l].place(box{x, y + 2, x + width - cellGap, y + line - cellFoot})
		}
		f.rows[i].head(top+10, left, right, f.hint, i == 0)
	}
	if f.at.row >= len(rows) || f.at.row >= 0 && f.at.layer >= len(f.rows[f.at.row].cells) {
		f.at.row = -1
	}
}

// Draw paints the histograms.
func (f *Histograms) Draw(c Canvas) {
	if len(f.rows) == 0 {
		f.pen.frame(c, box{8, 8, f.w - 8, f.h - 8}, 1, ink(InkFaint))
		c.Label(f.w/2, f.h/2, "no layers", Center, InkMuted, nameSize)
		return
	}
	for i := range f.rows {
		r := &f.rows[i]
		c.Label(r.x0, r.y, r.title, Left, InkText, nameSize)
		if r.says != "" {
			c.Label(r.x1, r.y, r.says, Right, InkMuted, tickSize)
		}
		for l := range r.cells {
			over := f.at == cellAt{i, l}
			r.cells[l].draw(c, &f.pen, r.ink, over, f.bar)
		}
	}
	f.readout.draw(c, &f.pen)
}

// hover reads out the histogram, and the bar, under the pointer; arrows go from layer
// to layer and from row to row.
func (f *Histograms) hover(in Input, changed bool) {
	at, bar := f.at, f.bar
	switch in.Key {
	case "ArrowRight", "ArrowLeft", "ArrowUp", "ArrowDown":
		at, bar = f.beside(in.Key), -1
	default:
		if in.Inside {
			at, bar = f.under(in.X, in.Y)
		}
	}
	if at == f.at && bar == f.bar && !changed {
		return
	}
	f.at, f.bar = at, bar
	f.readout.hide()
	if at.row < 0 || at.row >= len(f.rows) {
		return
	}
	r := &f.rows[at.row]
	cell := &r.cells[at.layer]
	head, more := cell.words(bar)
	f.readout.show(head, more, cell.x0+cell.w()/2, cell.y0+cell.h()/2, box{4, 2, f.w - 4, f.h - 2})
}

// under finds the histogram and the bar under the pointer.
func (f *Histograms) under(x, y float64) (cellAt, int) {
	for i := range f.rows {
		for l := range f.rows[i].cells {
			cell := &f.rows[i].cells[l]
			if cell.grow(cellGap/2).has(x, y) || x >= cell.x0 && x <= cell.x1 && y >= cell.y0 && y <= cell.y1+cellFoot {
				if !cell.Known || len(cell.bars) == 0 {
					return cellAt{i, l}, -1
				}
				at := int((x - cell.x0) / cell.w() * float64(len(cell.bars)))
				return cellAt{i, l}, min(max(at, 0), len(cell.bars)-1)
			}
		}
	}
	return cellAt{row: -1}, -1
}

// beside is the histogram that an arrow leads to.
func (f *Histograms) beside(key string) cellAt {
	if len(f.rows) == 0 {
		return f.at
	}
	at := f.at
	if at.row < 0 {
		return cellAt{}
	}
	switch key {
	case "ArrowRight":
		at.layer++
	case "ArrowLeft":
		at.layer--
	case "ArrowDown":
		at.row++
	case "ArrowUp":
		at.row--
	}
	at.row = min(max(at.row, 0), len(f.rows)-1)
	at.layer = min(max(at.layer, 0), len(f.rows[at.row].cells)-1)
	return at
}

// Describe compares the first and the last layer of each row.
func (f *Histograms) Describe() string {
	text := ""
	for _, r := range f.model.Rows() {
		known, first, last := 0, -1, -1
		for i, l := range r.Layers {
			if l.Known {
				known++
				last = i
				if first < 0 {
					first = i
				}
			}
		}
		if text != "" {
			text += " "
		}
		text += upperFirst(r.Title) + ": "
		if known == 0 {
			text += "no layer is known yet."
			continue
		}
		a, b := r.Layers[first], r.Layers[last]
		text += "standard deviation " + Number(a.Std, 2) + " in " + a.Name
		if known > 1 {
			text += " and " + Number(b.Std, 2) + " in " + b.Name
		}
		text += "." + crowd(r.Layers)
	}
	if text == "" {
		return "No layers."
	}
	return text
}

// crowd names what a row of histograms shows at first sight.
func crowd(layers []LayerValues) string {
	zeros, ends := -1, -1
	for i, l := range layers {
		switch {
		case !l.Known:
		case l.Zero > 0.9 && zeros < 0:
			zeros = i
		case l.Saturated > 0.5 && l.Zero < 0.1 && ends < 0:
			ends = i
		}
	}
	switch {
	case zeros >= 0:
		return " In " + layers[zeros].Name + ", " + wholePercent(layers[zeros].Zero) + " are exactly 0."
	case ends >= 0:
		return " In " + layers[ends].Name + ", " + wholePercent(layers[ends].Saturated) + " are where the activation is flat."
	}
	return ""
}

func upperFirst(s string) string {
	if s == "" {
		return s
	}
	return string(s[0]&^0x20) + s[1:]
}

// digitsOf is the number at the end of a layer's name, "10" of "layer 10", or the name.
func digitsOf(name string) string {
	for i := len(name) - 1; i >= 0; i-- {
		if name[i] == ' ' {
			if _, err := strconv.Atoi(name[i+1:]); err == nil {
				return name[i+1:]
			}
		}
	}
	return name
}

// spanOf is the interval of a row's axis: where all values lie, or what the widest of
// the histograms covers.
func spanOf(r *LayerRow) (lo, hi float64) {
	if r.Hi > r.Lo {
		return r.Lo, r.Hi
	}
	for i := range r.Layers {
		if l := &r.Layers[i]; l.Known && l.Hist != nil {
			a, b := l.Hist.extent()
			lo, hi = min(lo, a), max(hi, b)
		}
	}
	return symmetric(lo, hi)
}

// symmetric gives both sides of 0 the same room, unless one is empty.
func symmetric(lo, hi float64) (float64, float64) {
	if lo < 0 && hi > 0 {
		m := math.Max(-lo, hi)
		return -m, m
	}
	if lo == hi {
		return -1, 1
	}
	return lo, hi
}
