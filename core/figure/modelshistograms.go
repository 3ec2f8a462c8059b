package figure

// histogramBins is how many bins a Histogram has: a power of two, half of them on
// either side of 0.
const histogramBins = 256

// A Histogram counts values in bins of equal width from −Bound to Bound, where Bound
// is a power of two: so the bins of one can be merged into those of another, and a
// Histogram can grow while it fills. Values that are exactly 0 are counted apart,
// because a layer of ReLU has many of them. The zero value is empty.
type Histogram struct {
	Bound float64
	Bins  [histogramBins]int
	Zeros int
}

// A LayerValues is what the values of one layer look like: activations, or gradients.
type LayerValues struct {
	Name      string // "layer 1", "output"
	Known     bool   // false before a pass has reached the layer
	Hist      *Histogram
	Mean, Std float64
	Zero      float64 // share that is exactly 0
	Saturated float64 // share where the activation's slope is small; negative where that says nothing
}

// A LayerRow is a row of histograms, a layer each.
type LayerRow struct {
	Title  string  // "activations"
	Back   bool    // of the way back
	Lo, Hi float64 // the interval in which all values lie; 0, 0 if there is none
	Layers []LayerValues
}

// A HistogramsModel is what a Histograms shows.
type HistogramsModel interface {
	// Version changes whenever anything shown changes.
	Version() uint64
	// Rows returns the rows, the way forwards first. It may return the same memory again.
	Rows() []LayerRow
}

// A LayerPoint is what one layer adds to a [Statistics].
type LayerPoint struct {
	Known     bool // mean and standard deviation of its activations are
	Mean, Std float64
	Back      bool    // the gradient has come back to it
	Gradient  float64 // its standard deviation
}

// A LayerSeries is one run in a [Statistics]: a point a layer.
type LayerSeries struct {
	Lane   int    // of a race
	Name   string // of the lane; empty for a run of its own
	Layers []LayerPoint
}

// A StatisticsModel is what a Statistics shows.
type StatisticsModel interface {
	// Version changes whenever anything shown changes.
	Version() uint64
	// Series returns the runs, all lanes of a race or one. It may return the same
	// memory again.
	Series() []LayerSeries
	// Names returns the layers' names, the first one first.
	Names() []string
	// Backwards reports whether there is, or will be, a way back.
	Backwards() bool
}
