package figure

import "math"

// A FunctionModel is what a [Functions] shows: functions of one number z and
// the point at which they are read.
type FunctionModel interface {
	// Version changes whenever anything shown changes.
	Version() uint64
	// Functions returns the functions. The figure does not write to the slice.
	Functions() []Function
	// At is the z of the dragged point.
	At() float64
	// Range returns the interval of z to show.
	Range() (lo, hi float64)
}

// A Function is one function with its slope. Both must be pure: the figure
// calls them several hundred times when the model's version changes. Where a
// value is not finite, the curve has a gap.
type Function struct {
	Name, Title string // "leaky-relu"; as shown, "leaky ReLU"
	F, Slope    func(z float64) float64
}

// A Timing says what one call costs on this machine.
type Timing struct {
	Name, Title       string
	Median, Low, High float64 // nanoseconds an element; Low and High are the quartiles
	Runs              int     // measurements behind them
}

// A CostModel is what a [Cost] shows.
type CostModel interface {
	// Version changes whenever anything shown changes.
	Version() uint64
	// Timings returns what was measured, nothing before. The figure does not
	// write to the slice.
	Timings() []Timing
	// Titles names what is to be measured, in order.
	Titles() []string
}

// A ShareModel is what a [Share] shows.
type ShareModel interface {
	// Version changes whenever anything shown changes.
	Version() uint64
	// Share is the activation's share, in [0, 1], of the work of a layer with so
	// many units.
	Share(width float64) float64
	// Width is the width of the dragged point, from 1 to [WidestShare].
	Width() float64
}

// A ContourModel is what a [Contour] shows: a loss over two weights, and the
// ways taken on it.
type ContourModel interface {
	// Version changes whenever anything shown changes.
	Version() uint64
	// Loss is the loss at a point. It must be pure.
	Loss(w1, w2 float64) float64
	// Paths returns the ways taken so far. The figure does not write to the
	// slices.
	Paths() []Path
	// Minimum returns the lowest point, where it is known.
	Minimum() (w1, w2 float64, ok bool)
	// Bounds returns the part of the weight plane to show.
	Bounds() (minX, maxX, minY, maxY float64)
	// Axes names the two weights.
	Axes() (x, y string)
	// Start returns where the paths begin and whether the reader may move it.
	Start() (w1, w2 float64, editable bool)
	// Arrow returns the coming step, where there is one.
	Arrow() (dw1, dw2 float64, ok bool)
	// Condition is the ratio of the surface's largest to its smallest curvature
	// at the minimum; 0 or not finite where it is not known.
	Condition() float64
}

// A QuadrantModel is a [ContourModel] that knows into which quadrants its next
// step can point: quadrant 0 has both components positive, and the others
// follow anticlockwise. Where a model is none, the contour shows the quadrants
// that the steps of its first path have pointed into.
type QuadrantModel interface {
	Quadrants() (can [4]bool, ok bool)
}

// A PenaltyModel is a [ContourModel] whose steps lower the loss and a penalty on the
// weights. The surface drawn stays that of the loss.
type PenaltyModel interface {
	// Penalty returns the penalty; ok is false without one.
	Penalty() (p Penalty, ok bool)
}

// A Penalty is L1·Σ|w| + L2/2·Σw², over those of the two weights that are not biases.
type Penalty struct {
	L1, L2 float64
	On     [2]bool // which of the two weights are penalised
	W1, W2 float64 // where loss and penalty together are lowest
	Known  bool    // that point is known
}

// Value is the penalty at a point.
func (p Penalty) Value(w1, w2 float64) float64 {
	sum := 0.0
	for i, w := range [2]float64{w1, w2} {
		if p.On[i] {
			sum += float64(p.L1*math.Abs(w)) + float64(0.5*p.L2*float64(w*w))
		}
	}
	return sum
}

// A Path is a way on a loss surface, from its start to where it is now.
type Path struct {
	Name string    // shown where there are several
	X, Y []float64 // the two weights, before the first step and after each
	Lane int       // of a race, 0 without one: tells paths apart
}
