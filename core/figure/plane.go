package figure

// Plane is the figure "plane".
type Plane struct {
	model PlaneModel
	w, h  float64
}

// NewPlane returns the figure of a model.
func NewPlane(m PlaneModel) *Plane { return &Plane{model: m} }

// Name returns "plane".
func (f *Plane) Name() string { return "plane" }

// Title returns a short heading.
func (f *Plane) Title() string { return "Input plane" }

// Layout fits the figure to w×h.
func (f *Plane) Layout(w, h float64) { f.w, f.h = w, h }

// Update advances one tick.
func (f *Plane) Update(in Input) []Edit { return nil }

// Draw paints the figure.
func (f *Plane) Draw(c Canvas) { c.Rect(0, 0, f.w, f.h, ink(InkPaper)) }

// Describe says what is seen.
func (f *Plane) Describe() string { return f.Title() + "." }

// Adopt takes over the hand's state of the figure that this one replaces.
func (f *Plane) Adopt(old Figure) {}
