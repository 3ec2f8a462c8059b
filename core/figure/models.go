package figure

// A PlaneModel is what a [Plane] shows.
type PlaneModel interface {
	// Version changes whenever anything shown changes.
	Version() uint64
	// Surface fills dst[j*len(xs)+i] with the signed confidence in [-1, 1] at
	// (xs[i], ys[j]): positive means class 1, zero undecided.
	Surface(dst, xs, ys []float64)
	// Data returns the examples. The figure does not write to the slice.
	Data() []Mark
	// Line returns the boundary w1·x + w2·y + b = 0 of a model that is a single
	// line; ok is false for every other model.
	Line() (w1, w2, b float64, ok bool)
	// Bounds returns the part of the plane to show.
	Bounds() (minX, maxX, minY, maxY float64)
	// Editable says what the reader may move.
	Editable() (line, points bool)
}

// A HiddenModel is what a [Hidden] shows.
type HiddenModel interface {
	// Version changes whenever anything shown changes.
	Version() uint64
	// Units is the number of units in the hidden layer, at least 1.
	Units() int
	// Map returns the first two hidden activations for the input (x, y). With
	// one unit h2 is 0.
	Map(x, y float64) (h1, h2 float64)
	// Data returns the examples. The figure does not write to the slice.
	Data() []Mark
	// HiddenLine returns the output unit's boundary w1·h1 + w2·h2 + b = 0, where
	// the network has two hidden units and one output.
	HiddenLine() (w1, w2, b float64, ok bool)
	// Bounds returns the part of the input plane to show.
	Bounds() (minX, maxX, minY, maxY float64)
	// Range returns the interval of hidden activations to show.
	Range() (lo, hi float64)
	// Fold is how far, in [0, 1], the input plane has been carried into hidden
	// space.
	Fold() float64
}

// A NetworkModel is what a [NetworkFigure] shows.
//
// Column 0 of the picture is the inputs. Weight layer l, counted from 0, leads
// from column l to column l+1, and the units of layer l stand in column l+1.
type NetworkModel interface {
	// Version changes whenever anything shown changes.
	Version() uint64
	// Sizes returns the number of units in each column, inputs first.
	Sizes() []int
	// InputNames returns one name an input, such as "x₁".
	InputNames() []string
	// Weight returns the weight of layer l between unit from of column l and
	// unit to of column l+1.
	Weight(l, from, to int) float64
	// Bias returns the bias of unit to in layer l.
	Bias(l, to int) float64
	// Activation returns what a unit of layer l gives for the input (x, y).
	Activation(l, unit int, x, y float64) float64
	// UnitMap fills dst[j*len(xs)+i] with the unit's activation at (xs[i], ys[j]).
	UnitMap(l, unit int, dst, xs, ys []float64)
	// Current returns the activations for the example being looked at, one slice
	// a column, inputs first; ok is false when there is none.
	Current() (activations [][]float64, ok bool)
	// Weights returns every parameter, layer by layer: the weights fanIn×fanOut
	// by rows, then the biases, then what else the layer has. The figure does not write to the slice.
	Weights() []float64
	// Offset is where in Weights the numbers of layer l begin: others may stand behind a
	// layer's biases.
	Offset(l int) int
	// Editable says whether the reader may change weights.
	Editable() bool
	// Bounds returns the part of the input plane that heatmaps show.
	Bounds() (minX, maxX, minY, maxY float64)
}

// A CurvesModel is what a [Curves] shows.
type CurvesModel interface {
	// Version changes whenever anything shown changes.
	Version() uint64
	// Curves returns the curves. The figure does not write to the slices.
	Curves() []Curve
	// Now is the epoch that the run is at: before the end of the curves after it
	// went back.
	Now() float64
}

// A Curve is one measurement over time.
type Curve struct {
	Name  string // as shown in full, such as "training loss"
	Group string // the panel: "loss", "accuracy", "distance"
	Set   Set
	X     []float64 // epochs, increasing
	Y     []float64

	Lane     int    // of a race: tells curves apart
	LaneName string // "" without a race
}
