package figure

import "strconv"

// Weights is the figure "weights": a bar for every weight of a network or of one layer,
// biases left out, up for positive and down for negative. The bars are sorted, from the
// largest to the most negative, or stand in the order of the weights. A strip below
// marks those that are exactly 0, which a bar cannot tell from nearly 0. The lanes of a
// race have a panel each, all with the same axis.
type Weights struct {
	model   WeightsModel
	w, h    float64
	version uint64
	since   int

	sorted bool
	layer  int // 0 for all
	layers int // how many there are
	panels []weightPanel
	top    float64 // the axis runs from −top to top
	tiny   float64 // what is smaller than this in size, and not 0

	lane, pick int // of the weight chosen: its panel, and its place in the order of the weights; -1
	tabs       tabs
	pen        pen
	readout    readout
	edits      [1]Edit
}

// tinyShare of the largest weight shown is where tiny begins: a bar of such a height
// can hardly be seen.
const tinyShare = 0.01

// NewWeights returns the figure of a model.
func NewWeights(m WeightsModel) *Weights {
	return &Weights{model: m, pick: -1, tabs: tabs{over: -1}}
}

// Name returns "weights".
func (f *Weights) Name() string { return "weights" }

// Title returns a short heading.
func (f *Weights) Title() string { return "Every weight" }

// Adopt takes over the place and the chosen weight of the figure that this one
// replaces.
func (f *Weights) Adopt(old Figure) {
	if o, ok := old.(*Weights); ok && o != f {
		f.lane, f.pick = o.lane, o.pick
		f.Layout(o.w, o.h)
	}
}

// Layout fits the figure to w×h and looks at the model afresh.
func (f *Weights) Layout(w, h float64) {
	f.w, f.h = w, h
	f.look()
}

// Update looks at the model if it has changed, at most every few ticks, and at the
// hand: a press on a word above chooses what the bars show.
func (f *Weights) Update(in Input) []Edit {
	if f.w == 0 {
		return nil
	}
	f.since++
	changed := f.model.Version() != f.version && f.since >= everyTicks
	if changed {
		f.look()
	}
	f.tabs.over = -1
	if in.Inside {
		f.tabs.over = f.tabs.hit(in.X, in.Y)
	}
	if in.Pressed && f.tabs.over >= 0 {
		return f.choose(f.tabs.over)
	}
	switch in.Key {
	case "PageUp":
		return f.turn(-1)
	case "PageDown":
		return f.turn(1)
	}
	f.hover(in, changed)
	return nil
}

// Grabs reports whether a press there chooses what the bars show.
func (f *Weights) Grabs(x, y float64) bool { return f.tabs.hit(x, y) >= 0 }

// choose follows a tab: the first two say how the bars stand, the others which layer.
func (f *Weights) choose(i int) []Edit {
	if i < 2 {
		return f.set(i == 0, f.layer)
	}
	return f.set(f.sorted, i-2)
}

// turn goes through the layers, sorted first and then in order.
func (f *Weights) turn(by int) []Edit {
	views := 1
	if f.layers > 1 {
		views += f.layers
	}
	at := f.layer
	if !f.sorted {
		at += views
	}
	at = (at + by + 2*views) % (2 * views)
	return f.set(at < views, at%views)
}

// set shows other bars and tells the experiment.
func (f *Weights) set(sorted bool, layer int) []Edit {
	if sorted == f.sorted && layer == f.layer {
		return nil
	}
	f.pick = -1
	f.sorted, f.layer = sorted, layer
	f.lay(f.model.Lanes())
	value := "order"
	if sorted {
		value = "sorted"
	}
	if layer > 0 {
		value += " " + strconv.Itoa(layer)
	}
	f.edits[0] = Edit{"bars", value}
	return f.edits[:]
}

// look takes what the model shows.
func (f *Weights) look() {
	f.version, f.since = f.model.Version(), 0
	f.sorted, f.layer = f.model.Bars()
	f.lay(f.model.Lanes())
}

// Draw paints the panels.
func (f *Weights) Draw(c Canvas) {
	f.tabs.draw(c, &f.pen)
	for i := range f.panels {
		f.panels[i].draw(c, &f.pen, f.pick)
	}
	if len(f.panels) == 0 {
		c.Label(f.w/2, f.h/2, "no weights", Center, InkMuted, nameSize)
	}
	f.readout.draw(c, &f.pen)
}
