package figure

// An Ink is a role that a theme or a style sheet resolves to a colour.
type Ink uint8

// The inks. InkNone paints nothing.
const (
	InkNone   Ink = iota
	InkText       // words and numbers
	InkMuted      // secondary words, tick labels
	InkFaint      // grid lines
	InkAxis       // axes, frames
	InkPaper      // the ground
	InkBlue       // class 1, positive
	InkOrange     // class 0, negative
	InkAccent     // what can be grabbed, the current example
	InkGood       // right
	InkBad        // wrong
	inkCount
)

// String returns the ink's name, as it is used in the style sheet.
func (i Ink) String() string {
	if i >= inkCount {
		return "none"
	}
	return palette[i].name
}

// Paint is an ink laid on with an opacity in (0, 1]. The zero Alpha means 1,
// so that Paint{Ink: InkText} is opaque, and the zero Paint paints nothing.
type Paint struct {
	Ink   Ink
	Alpha float64
}

func ink(i Ink) Paint { return Paint{Ink: i} }

func (p Paint) alpha() float64 {
	if p.Alpha == 0 {
		return 1
	}
	return min(max(p.Alpha, 0), 1)
}

// signInk is blue for positive values and for class 1, orange otherwise.
func signInk(positive bool) Ink {
	if positive {
		return InkBlue
	}
	return InkOrange
}
