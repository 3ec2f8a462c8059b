package figure

import (
	"math"
	"strconv"
)

// A MasksModel is what a [MasksFigure] shows.
type MasksModel interface {
	// Version changes whenever anything shown changes.
	Version() uint64
	// Masks returns the masks of dropout of the coming update. The figure does not
	// write to the slices, and copies them: they are good until the model changes.
	Masks() Masks
}

// Masks are which units take part in one update, example by example.
type Masks struct {
	Step            int // the update's number, from 1
	Batch           int // how many examples it takes
	Current         int // the one being looked at, from 0; −1 for none
	Inputs, Outputs int
	Layers          []MaskLayer // the hidden layers
}

// A MaskLayer is the masks of one hidden layer.
type MaskLayer struct {
	Units int
	Keep  float64   // the probability with which a unit stays
	Mask  []float64 // batch×units, 0 for a unit left out; nil if all stay
}

// out reports whether a unit is left out for an example.
func (l *MaskLayer) out(example, unit int) bool {
	k := example*l.Units + unit
	return k < len(l.Mask) && l.Mask[k] == 0
}

// MasksFigure is the figure "masks": the network without the units that the coming
// update leaves out for one example, these hollow and crossed, and below it the masks of
// the whole batch, a row an example and a square a unit. With every step others are drawn.
type MasksFigure struct {
	model   MasksModel
	w, h    float64
	version uint64
	since   int
	masks   Masks
	row     int // the example shown, where none is being looked at
	columns []maskColumn
	rows    maskRows
	head    string
	more    string // what happens to those that stay
	over    int    // the hidden unit under the pointer or chosen by key, counted through all layers; -1
	pen     pen
	readout readout
}

// NewMasks returns the figure of a model.
func NewMasks(m MasksModel) *MasksFigure { return &MasksFigure{model: m, over: -1} }

// Name returns "masks".
func (f *MasksFigure) Name() string { return "masks" }

// Title returns a short heading.
func (f *MasksFigure) Title() string { return "Units present in the coming update" }

// Adopt takes over the place and what was chosen in the figure that this one replaces.
func (f *MasksFigure) Adopt(old Figure) {
	if o, ok := old.(*MasksFigure); ok && o != f {
		f.over, f.row = o.over, o.row
		f.Layout(o.w, o.h)
	}
}

// Layout fits the figure to w×h and looks at the model afresh.
func (f *MasksFigure) Layout(w, h float64) {
	f.w, f.h = w, h
	f.look()
}

// Update looks at the model if it has changed, at most every few ticks, and at
// the pointer and the arrow keys.
func (f *MasksFigure) Update(in Input) []Edit {
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

// all reports whether nobody can be left out.
func (m *Masks) all() bool {
	for i := range m.Layers {
		if m.Layers[i].Keep < 1 {
			return false
		}
	}
	return true
}

// units are how many hidden units there are, and how many of them stay for an example.
func (m *Masks) units(example int) (present, all int) {
	for i := range m.Layers {
		l := &m.Layers[i]
		for u := range l.Units {
			if !l.out(example, u) {
				present++
			}
		}
		all += l.Units
	}
	return present, all
}

// example is the one that is shown.
func (f *MasksFigure) example() int {
	if f.masks.Current >= 0 {
		return f.masks.Current
	}
	return f.row
}

// look takes the masks and lays them out.
func (f *MasksFigure) look() {
	f.version, f.since = f.model.Version(), 0
	m := f.model.Masks()
	kept := f.masks.Layers // whose storage is used again
	for len(kept) < len(m.Layers) {
		kept = append(kept, MaskLayer{})
	}
	kept = kept[:len(m.Layers)]
	for i, l := range m.Layers {
		l.Mask = append(kept[i].Mask[:0], l.Mask...)
		kept[i] = l
	}
	f.masks, f.masks.Layers = m, kept
	f.lay()
}

const masksHead = 44.0

func (f *MasksFigure) lay() {
	m := &f.masks
	f.row = min(max(f.row, 0), max(m.Batch-1, 0))
	present, all := m.units(f.example())
	f.over = min(f.over, all-1)
	f.write(present, all)
	bottom := f.h - 4
	if f.rows.lay(m, f.w, f.h); f.rows.n > 0 {
		bottom = f.rows.y0 - 20
	}
	f.place(box{8, masksHead, f.w - 8, bottom})
	f.read()
}

// write words the head.
func (f *MasksFigure) write(present, all int) {
	m := &f.masks
	if m.all() {
		f.head, f.more = "all "+strconv.Itoa(all)+" hidden units present", "keep is 1: nobody is ever left out"
		return
	}
	f.head = strconv.Itoa(present) + " of " + strconv.Itoa(all) + " hidden units present"
	f.more = "update " + strconv.Itoa(m.Step) + ", example " + strconv.Itoa(f.example()+1) + " of " + strconv.Itoa(m.Batch)
	if keep, same := m.keep(); same {
		if scale := ", each scaled by 1/" + Number(keep, 3) + " = " + Number(1/keep, 3); textWidth(f.head+scale, textSize) < f.w-16 {
			f.head += scale
		}
	}
}

// keep is the probability that all layers share.
func (m *Masks) keep() (keep float64, same bool) {
	for i := range m.Layers {
		if i > 0 && m.Layers[i].Keep != keep {
			return keep, false
		}
		keep = m.Layers[i].Keep
	}
	return keep, keep > 0 && keep < 1
}

// Draw paints the network and the batch.
func (f *MasksFigure) Draw(c Canvas) {
	c.Label(8, 14, f.head, Left, InkText, nameSize)
	c.Label(8, 32, f.more, Left, InkMuted, textSize)
	for i := range f.columns {
		f.links(c, i)
	}
	unit := 0
	for i := range f.columns {
		unit = f.drawColumn(c, &f.columns[i], unit)
	}
	f.rows.draw(c, &f.pen, f.example())
	f.readout.draw(c, &f.pen)
}

// hover reads out the unit under the pointer, or shows the example of the row under it.
// The arrow keys go from unit to unit and from example to example.
func (f *MasksFigure) hover(in Input, changed bool) {
	over, row := f.over, f.row
	_, all := f.masks.units(0)
	switch in.Key {
	case "ArrowRight":
		over = min(over+1, all-1)
	case "ArrowLeft":
		over = max(over-1, 0)
	case "ArrowDown":
		row = min(row+1, f.masks.Batch-1)
	case "ArrowUp":
		row = max(row-1, 0)
	case "":
		if in.Inside {
			over = f.under(in.X, in.Y)
			if r := f.rows.at(in.Y); r >= 0 {
				row = r
			}
		}
	}
	if over == f.over && row == f.row && !changed {
		return
	}
	f.over, f.row = over, row
	f.lay()
}

// under is the hidden unit at a pixel, -1 for none.
func (f *MasksFigure) under(x, y float64) int {
	unit, best, found := 0, math.Inf(1), -1
	for i := range f.columns {
		col := &f.columns[i]
		if col.layer == nil {
			continue
		}
		for k, p := range col.at {
			if d := dist(p, XY{x, y}); d <= max(col.r+4, 9) && d < best {
				best, found = d, unit+k
			}
		}
		unit += len(col.at)
	}
	return found
}

// read writes the readout of the chosen unit.
func (f *MasksFigure) read() {
	f.readout.hide()
	unit := f.over
	for i := range f.columns {
		col := &f.columns[i]
		if col.layer == nil {
			continue
		}
		if unit >= len(col.at) {
			unit -= len(col.at)
			continue
		}
		if unit < 0 {
			return
		}
		name := col.name + ", unit " + strconv.Itoa(unit+1)
		text, more := name+": present", "its activation counts in full"
		if k := col.layer.Keep; k < 1 {
			more = "its activation times 1/" + Number(k, 3) + " = " + Number(1/k, 3)
		}
		if col.layer.out(f.example(), unit) {
			text, more = name+": left out", "it gives 0, and no gradient reaches it"
		}
		f.readout.show(text, more, col.at[unit].X, col.at[unit].Y, box{2, 2, f.w - 2, f.h - 2})
		return
	}
}

// Describe counts who is present.
func (f *MasksFigure) Describe() string {
	m := f.model.Masks()
	example := max(m.Current, 0)
	if m.Current < 0 {
		example = min(f.row, max(m.Batch-1, 0))
	}
	present, all := m.units(example)
	if all == 0 {
		return "No hidden units that could be left out."
	}
	if m.all() {
		return "Keep is 1: all " + strconv.Itoa(all) + " hidden units are present in every update."
	}
	text := "Update " + strconv.Itoa(m.Step) + " leaves out " + strconv.Itoa(all-present) + " of " + strconv.Itoa(all) +
		" hidden units for example " + strconv.Itoa(example+1) + " of its " + strconv.Itoa(m.Batch)
	if len(m.Layers) > 1 {
		for i := range m.Layers {
			l, n := &m.Layers[i], 0
			for u := range l.Units {
				if l.out(example, u) {
					n++
				}
			}
			if i == 0 {
				text += ": "
			} else {
				text += ", "
			}
			text += strconv.Itoa(n) + " of " + strconv.Itoa(l.Units) + " in layer " + strconv.Itoa(i+1)
		}
	}
	text += "."
	if keep, same := m.keep(); same {
		text += " Each stays with probability " + Number(keep, 3) + ", and then counts " + Number(1/keep, 3) + " times."
	}
	if m.Batch > 1 {
		text += " Every example of the batch has a mask of its own."
	}
	return text
}
