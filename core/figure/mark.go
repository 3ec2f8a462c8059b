package figure

// A Set is the part of the data that an example, or a curve, belongs to.
type Set uint8

// The sets, told apart by shape: circle, diamond, square.
const (
	Train Set = iota
	Val
	Test
)

// String returns "train", "validation" or "test".
func (s Set) String() string {
	switch s {
	case Val:
		return "validation"
	case Test:
		return "test"
	}
	return "train"
}

// A Mark is one example of the data as a figure shows it.
type Mark struct {
	X, Y    float64
	Label   int // 0 or 1
	Set     Set
	Wrong   bool // on the wrong side of the boundary
	Current bool // the example being looked at
}
