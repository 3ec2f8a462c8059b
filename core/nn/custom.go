package nn

import "errors"

// A Func is a function that somebody wrote, with its slope, for a layer whose
// activation is Custom. Both are called in the middle of training: they must
// depend on z alone, give the same bits on every machine, and not allocate.
type Func struct {
	Name     string                  // as a reader would write it: "z*sigmoid(z)"
	F, Slope func(z float64) float64 // f and f′
}

// checkFunc says whether Func and Activation go together.
func (s LayerSpec) checkFunc() error {
	switch {
	case s.Activation == Custom && (s.Func == nil || s.Func.F == nil || s.Func.Slope == nil):
		return errors.New("a custom activation needs its function: set Func, with F and Slope")
	case s.Activation != Custom && s.Func != nil:
		return errors.New("a function, but the activation is " + s.Activation.String() + ": make it Custom, or take Func out")
	}
	return nil
}

// SetHidden gives every layer but the last another activation and keeps all weights
// and biases: the same network, asked "what if it had been built of these?". A layer
// that becomes PReLU starts at PReLUStart; one that was PReLU already keeps its slope.
// f is nil unless the activation is Custom.
//
// Params is a new slice afterwards if the number of slopes changed, and views into
// the old one are stale. Workspaces stay valid, and so does a Trainer. On an error,
// which says what does not fit, nothing was changed.
func (n *Network) SetHidden(activation Activation, f *Func) error {
	c := n.Config()
	for l := range c.Layers[:len(c.Layers)-1] {
		c.Layers[l].Activation, c.Layers[l].Func = activation, f
	}
	if err := c.check(); err != nil {
		return err
	}
	old := *n
	n.setLayers(c.Layers)
	for l := range n.layers {
		w, b, _, _ := n.Layer(l)
		oldW, oldB, _, _ := old.Layer(l)
		copy(w, oldW)
		copy(b, oldB)
		copy(n.Params[n.layers[l].end:n.layers[l].slope], old.Params[old.layers[l].end:old.layers[l].slope])
		if slope, ok := old.Slope(l); ok && n.layers[l].activation == PReLU {
			n.Params[n.layers[l].slope] = slope
		}
	}
	return nil
}

// setLayers takes over activations for layers of the same sizes. Params keeps its
// numbers if their count stays; else it is a new slice of zeros and PReLUStart.
func (n *Network) setLayers(specs []LayerSpec) {
	n.config.Layers = specs
	n.place()
	if count := n.config.paramCount(); count != len(n.Params) {
		n.Params = make([]float64, count)
		n.resetExtras()
	}
}
