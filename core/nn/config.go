package nn

import "fmt"

// A LayerSpec is the shape of one fully connected layer.
type LayerSpec struct {
	Units      int
	Activation Activation
	Func       *Func // the function of a Custom activation; nil for any other

	// Keep is the probability with which a training step keeps a unit's activation;
	// 0 and 1 keep all. See dropout.go.
	Keep float64
	// BatchNorm normalises x·W + b over the batch before the activation. See norm.go.
	BatchNorm bool
}

// A Config is everything about a network except its numbers. The last layer is
// the output.
type Config struct {
	Inputs int
	Layers []LayerSpec
	Loss   Loss
}

// What New accepts: enough for every lesson, and little enough that a slip of the
// finger does not eat the machine.
const (
	MaxUnits  = 4096      // inputs, and units in a layer
	MaxLayers = 64        // layers with weights
	MaxParams = 4_000_000 // length of Params: 32 MB
)

// check says which bound c passes, if any, and how to mend it.
func (c Config) check() error {
	if c.Inputs < 1 || c.Inputs > MaxUnits {
		return fmt.Errorf("nn: %d inputs: a network has from 1 to %d", c.Inputs, MaxUnits)
	}
	if len(c.Layers) < 1 || len(c.Layers) > MaxLayers {
		return fmt.Errorf("nn: %d layers: a network has from 1 to %d", len(c.Layers), MaxLayers)
	}
	for l, spec := range c.Layers {
		if spec.Units < 1 || spec.Units > MaxUnits {
			return fmt.Errorf("nn: layer %d has %d units: a layer has from 1 to %d", l+1, spec.Units, MaxUnits)
		}
		if spec.Activation > Custom {
			return fmt.Errorf("nn: layer %d has an unknown activation, %v", l+1, spec.Activation)
		}
		if err := spec.checkFunc(); err != nil {
			return fmt.Errorf("nn: layer %d: %w", l+1, err)
		}
		if err := spec.checkKeep(l == len(c.Layers)-1); err != nil {
			return fmt.Errorf("nn: layer %d: %w", l+1, err)
		}
	}
	if n := c.paramCount(); n > MaxParams {
		return fmt.Errorf("nn: %d weights and biases: at most %d fit; use fewer or narrower layers", n, MaxParams)
	}
	return c.checkOutput()
}

// checkOutput says whether the last layer suits the loss.
func (c Config) checkOutput() error {
	if c.Loss > SoftmaxCrossEntropy {
		return fmt.Errorf("nn: unknown loss, %v", c.Loss)
	}
	out := c.Layers[len(c.Layers)-1]
	if c.Loss != SquaredError && out.Activation != Identity {
		return fmt.Errorf("nn: the %v loss wants logits, but the last layer is %v: make it identity (the loss applies its own squashing)", c.Loss, out.Activation)
	}
	if c.Loss == SoftmaxCrossEntropy && out.Units < 2 {
		return fmt.Errorf("nn: softmax over 1 output is always 1: use at least 2 outputs, or the logistic loss")
	}
	return nil
}

// paramCount returns the length of Params.
func (c Config) paramCount() int {
	n, fanIn := 0, c.Inputs
	for _, spec := range c.Layers {
		n += (fanIn + 1) * spec.Units
		if spec.BatchNorm {
			n += 4 * spec.Units
		}
		if spec.Activation == PReLU {
			n++
		}
		fanIn = spec.Units
	}
	return n
}
