package figure

// Curves is the figure "curves".
type Curves struct {
	model CurvesModel
	w, h  float64
}

// NewCurves returns the figure of a model.
func NewCurves(m CurvesModel) *Curves { return &Curves{model: m} }

// Name returns "curves".
func (f *Curves) Name() string { return "curves" }

// Title returns a short heading.
func (f *Curves) Title() string { return "Loss and accuracy" }

// Layout fits the figure to w×h.
func (f *Curves) Layout(w, h float64) { f.w, f.h = w, h }

// Update advances one tick.
func (f *Curves) Update(in Input) []Edit { return nil }

// Draw paints the figure.
func (f *Curves) Draw(c Canvas) { c.Rect(0, 0, f.w, f.h, ink(InkPaper)) }

// Describe says what is seen.
func (f *Curves) Describe() string { return f.Title() + "." }

// Adopt takes over the hand's state of the figure that this one replaces.
func (f *Curves) Adopt(old Figure) {}
