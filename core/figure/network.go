package figure

import (
	"slices"
	"strconv"
)

// A NetworkFigure is the figure "network": layers as columns, each unit a
// small map of its activation over the input plane, each weight an edge whose
// width is its size; negative ones are orange and dashed. Values are read by
// hovering and, where the model allows, changed by dragging up and down.
//
// Up to eight weight layers of eight units are drawn whole. Of more, some are
// shown and the figure says how many are not.
type NetworkFigure struct {
	model   NetworkModel
	w, h    float64
	version uint64

	sizes   []int
	columns []netColumn
	edges   []netEdge
	pen     pen
	names   []string
	widest  float64 // the |weight| drawn at full width
	thick   float64 // that width
	key     [4]netKey
	current [][]float64
	maps    netMaps
	hand    netHand
	readout readout
}

// NewNetwork returns the figure of a model.
func NewNetwork(m NetworkModel) *NetworkFigure { return &NetworkFigure{model: m} }

// Name returns "network".
func (f *NetworkFigure) Name() string { return "network" }

// Title returns a short heading.
func (f *NetworkFigure) Title() string { return "Network" }

// Adopt takes over the hand's state of the figure that this one replaces.
func (f *NetworkFigure) Adopt(old Figure) {
	o, ok := old.(*NetworkFigure)
	if !ok || o == f {
		return
	}
	if o.w == 0 || !slices.Equal(f.model.Sizes(), o.sizes) {
		f.Layout(o.w, o.h)
		return
	}
	f.w, f.h, f.hand = o.w, o.h, o.hand
	f.place()
	f.look()
	f.maps.adopt(&o.maps, f.version)
}

// Layout fits the figure to w×h and looks at the model afresh.
func (f *NetworkFigure) Layout(w, h float64) {
	f.w, f.h = w, h
	f.place()
	f.look()
	f.maps.all(f)
}

// Update looks at the model if it has changed, and at the hand.
func (f *NetworkFigure) Update(in Input) []Edit {
	if f.w == 0 {
		return nil
	}
	if f.model.Version() != f.version {
		if !slices.Equal(f.sizes, f.model.Sizes()) {
			f.Layout(f.w, f.h)
			f.hand.held = false
		}
		f.look()
	}
	f.maps.tick(f)
	return f.handle(in)
}

// look takes the model's weights and current activations.
func (f *NetworkFigure) look() {
	f.version = f.model.Version()
	f.current = nil
	if acts, ok := f.model.Current(); ok && len(acts) == len(f.sizes) {
		f.current = acts
	}
	largest := 0.0
	for i := range f.edges {
		e := &f.edges[i]
		e.w = f.model.Weight(e.layer, e.from, e.to)
		if finite(e.w) {
			largest = max(largest, e.w, -e.w)
		}
	}
	widest := 1.0
	if largest > 1 {
		widest, _ = tickStep(largest)
	}
	if widest != f.widest {
		f.widest = widest
		f.placeKey()
	}
	for i := range f.columns {
		f.columns[i].look(f)
	}
	f.hand.stale = true
}

// Describe counts the units and names the largest weight.
func (f *NetworkFigure) Describe() string {
	sizes := f.model.Sizes()
	text := "A network of "
	var parts []string
	params := 0
	for l, n := range sizes {
		what := "hidden unit"
		if l == 0 {
			what = "input"
		} else {
			params += sizes[l-1]*n + n
			if l == len(sizes)-1 {
				what = "output"
			}
		}
		if n != 1 {
			what += "s"
		}
		parts = append(parts, strconv.Itoa(n)+" "+what)
	}
	text += list(parts) + ", with " + strconv.Itoa(params) + " weights and biases"
	best := netEdge{}
	for l := range len(sizes) - 1 {
		for from := range sizes[l] {
			for to := range sizes[l+1] {
				if w := f.model.Weight(l, from, to); w*w > best.w*best.w {
					best = netEdge{layer: l, from: from, to: to, w: w}
				}
			}
		}
	}
	if best.w == 0 {
		return text + ". All weights are 0."
	}
	return text + ". The largest weight is " + Number(best.w, 3) + ", " + f.edgeName(best, sizes) + "."
}

// edgeName says between which units a weight leads.
func (f *NetworkFigure) edgeName(e netEdge, sizes []int) string {
	return "from " + f.unitName(e.layer, e.from, sizes) + " to " + f.unitName(e.layer+1, e.to, sizes)
}

// unitName names a unit by its column.
func (f *NetworkFigure) unitName(column, unit int, sizes []int) string {
	switch {
	case column == 0:
		if names := f.model.InputNames(); unit < len(names) {
			return names[unit]
		}
		return "input " + strconv.Itoa(unit+1)
	case column == len(sizes)-1:
		if sizes[column] == 1 {
			return "the output"
		}
		return "output " + strconv.Itoa(unit+1)
	case len(sizes) == 3:
		return "hidden unit " + strconv.Itoa(unit+1)
	}
	return "unit " + strconv.Itoa(unit+1) + " of layer " + strconv.Itoa(column)
}
