package figure

// NetworkFigure is the figure "network".
type NetworkFigure struct {
	model NetworkModel
	w, h  float64
}

// NewNetwork returns the figure of a model.
func NewNetwork(m NetworkModel) *NetworkFigure { return &NetworkFigure{model: m} }

// Name returns "network".
func (f *NetworkFigure) Name() string { return "network" }

// Title returns a short heading.
func (f *NetworkFigure) Title() string { return "Network" }

// Layout fits the figure to w×h.
func (f *NetworkFigure) Layout(w, h float64) { f.w, f.h = w, h }

// Update advances one tick.
func (f *NetworkFigure) Update(in Input) []Edit { return nil }

// Draw paints the figure.
func (f *NetworkFigure) Draw(c Canvas) { c.Rect(0, 0, f.w, f.h, ink(InkPaper)) }

// Describe says what is seen.
func (f *NetworkFigure) Describe() string { return f.Title() + "." }

// Adopt takes over the hand's state of the figure that this one replaces.
func (f *NetworkFigure) Adopt(old Figure) {}
