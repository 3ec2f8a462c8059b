package figure

// LayerStats are what one layer of weights looks like over the training set.
type LayerStats struct {
	Name      string  // "layer 1", "output"
	Units     int     // how many units it has
	Gradient  float64 // root mean square of the loss's derivatives by its weights
	Saturated float64 // share of its activations where the slope is under 5 % of the steepest
	Slope     float64 // mean size of the activation's slope
	Zero      float64 // share of its activations that are exactly 0
	Mean, Std float64 // of its activations
}

// A LayersModel is what a Layers shows.
type LayersModel interface {
	// Version changes whenever anything shown changes.
	Version() uint64
	// Layers returns the layers, the first hidden one first and the output last.
	Layers() []LayerStats
}
