package figure

// A Figure is one interactive drawing, in logical pixels from its top left.
type Figure interface {
	// Name is the word that lessons use: "plane", "hidden", "network", "curves".
	Name() string
	// Title is a short heading for people.
	Title() string
	// Layout fits the figure to w×h and looks at its model afresh.
	Layout(w, h float64)
	// Update advances one tick with that tick's input. It returns what the
	// reader's hand has changed, which is nothing nearly always; the slice is
	// the figure's own, good until the next Update.
	Update(in Input) []Edit
	// Draw paints the state that Layout or Update last found and changes nothing.
	Draw(c Canvas)
	// Describe says in a sentence what the figure shows now.
	Describe() string
}

// An Adopter takes over the hand's state (what is being dragged, where the
// pointer hovers) and the place of the figure that it replaces. An edit may
// start a run, and with it its figures, anew: without this the drag that made
// the edit would end there. A figure of another kind is ignored.
type Adopter interface {
	Adopt(old Figure)
}

// Input is what the pointer did in one tick, in figure coordinates. On a touch
// screen Inside is false while no finger is down; a long press may come as
// Pressed with Shift.
type Input struct {
	X, Y     float64
	Inside   bool // the pointer is over the figure
	Down     bool // its button is held
	Pressed  bool // it went down in this tick
	Released bool // it went up in this tick
	Shift    bool

	// Key is the key that went down in this tick while the figure had the focus,
	// as browsers name it ("ArrowLeft", "PageUp"), "" nearly always.
	Key string
}

// An Edit is an assignment to a parameter of the experiment that is shown,
// made by hand: "line" = "1 1 -1.5".
type Edit struct{ Key, Value string }

// reach is how far, in pixels, a press may miss what it wants to grab: half
// the 44 px that a fingertip needs (WCAG 2.2, success criterion 2.5.5).
const reach = 22.0
