package figure

// Hidden is the figure "hidden".
type Hidden struct {
	model HiddenModel
	w, h  float64
}

// NewHidden returns the figure of a model.
func NewHidden(m HiddenModel) *Hidden { return &Hidden{model: m} }

// Name returns "hidden".
func (f *Hidden) Name() string { return "hidden" }

// Title returns a short heading.
func (f *Hidden) Title() string { return "Hidden space" }

// Layout fits the figure to w×h.
func (f *Hidden) Layout(w, h float64) { f.w, f.h = w, h }

// Update advances one tick.
func (f *Hidden) Update(in Input) []Edit { return nil }

// Draw paints the figure.
func (f *Hidden) Draw(c Canvas) { c.Rect(0, 0, f.w, f.h, ink(InkPaper)) }

// Describe says what is seen.
func (f *Hidden) Describe() string { return f.Title() + "." }

// Adopt takes over the hand's state of the figure that this one replaces.
func (f *Hidden) Adopt(old Figure) {}
