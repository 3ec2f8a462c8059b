package nn

import (
	"math/rand/v2"
	"slices"
)

// A Network is a chain of fully connected layers. Only Params changes in training.
type Network struct {
	// Params holds every number that decides what the network says: for each layer its
	// weights, fanIn×fanOut row-major (all weights that leave input 0, then input 1, …),
	// then its fanOut biases, then, with BatchNorm, four numbers a unit (all scales γ,
	// all shifts β, the running means, the running variances) and then, if its
	// activation is PReLU, its slope. All but the running averages are learned by
	// gradient.
	Params []float64

	config  Config
	layers  []layer
	weights []Span // the weights of each layer in Params
}

// New returns a network whose parameters are all zero, but for PReLU's slopes, which
// are PReLUStart, and a norm's scales and running variances, which are 1. The error says which bound of Config was passed.
func New(c Config) (*Network, error) {
	if err := c.check(); err != nil {
		return nil, err
	}
	c.Layers = slices.Clone(c.Layers)
	n := &Network{config: c, Params: make([]float64, c.paramCount())}
	n.place()
	n.resetExtras()
	return n, nil
}

// place works out where in Params each layer is.
func (n *Network) place() {
	n.layers = n.config.layout()
	n.weights = make([]Span, len(n.layers))
	for l, layer := range n.layers {
		n.weights[l] = Span{layer.w, layer.b}
	}
}

// Config returns what the network was made from. The caller may change it.
func (n *Network) Config() Config {
	c := n.config
	c.Layers = slices.Clone(c.Layers)
	return c
}

// Layers returns the number of layers with weights.
func (n *Network) Layers() int { return len(n.layers) }

// Inputs returns the number of inputs.
func (n *Network) Inputs() int { return n.config.Inputs }

// Outputs returns the number of units in the last layer.
func (n *Network) Outputs() int { return n.layers[len(n.layers)-1].fanOut }

// Layer returns views into Params: the weights of layer l (from 0), fanIn×fanOut
// row-major, and its biases. Writing to them changes the network.
func (n *Network) Layer(l int) (w, b []float64, fanIn, fanOut int) {
	w, b = n.layers[l].split(n.Params)
	return w, b, n.layers[l].fanIn, n.layers[l].fanOut
}

// Offset returns where in Params the numbers of layer l (from 0) begin.
func (n *Network) Offset(l int) int { return n.layers[l].w }

// Init draws every weight anew, sets the biases to 0, and slopes and norms to where New
// has them.
func (n *Network) Init(rng *rand.Rand, in Initializer) {
	for l := range n.layers {
		w, b, fanIn, fanOut := n.Layer(l)
		in.Fill(w, fanIn, fanOut, rng)
		clear(b)
	}
	n.resetExtras()
}

// Cost returns the number of multiply-adds that one example costs in training:
// each weight is used once forward, once for its own gradient and, above the first
// layer, once to carry the gradient down. Activations and biases are not counted.
func (n *Network) Cost() int {
	cost := 0
	for l, layer := range n.layers {
		uses := 3
		if l == 0 {
			uses = 2
		}
		cost += uses * layer.fanIn * layer.fanOut
	}
	return cost
}
