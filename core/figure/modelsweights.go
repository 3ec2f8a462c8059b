package figure

// A WeightsModel is what a [Weights] shows.
type WeightsModel interface {
	// Version changes whenever anything shown changes.
	Version() uint64
	// Lanes returns the weights of one network, or of every lane of a race. The
	// figure does not write to the slices.
	Lanes() []WeightLane
	// Bars says how the bars stand: sorted by value or in the order of the weights, and
	// of which layer, from 1; 0 is all of them.
	Bars() (sorted bool, layer int)
}

// A WeightLane is the weights of one network.
type WeightLane struct {
	Name   string // of the lane; "" without a race
	Layers []WeightLayer
}

// A WeightLayer is the weights of one layer, without its biases.
type WeightLayer struct {
	Name          string // "layer 1", "output"
	FanIn, FanOut int
	W             []float64 // fanIn×fanOut, row-major
	From          []string  // names of its inputs; nil where they are units
}
