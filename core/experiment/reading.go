package experiment

import "zigzag/core/nn"

// A reading says what a network's one output means: which targets it is trained
// towards, what is shown of it, and which class it stands for.
//
//	loss      output    targets  shown  class 1 when
//	logistic  sigmoid   0, 1     σ(z)   z > 0         (the sigmoid is part of the loss)
//	squared   sigmoid   0, 1     a      a > ½
//	squared   tanh      −1, 1    a      a > 0
//	squared   identity  0, 1     a      a > ½
//	squared   step      0, 1     a      a > ½         (slope 0: for weights set by hand)
//
// Exactly on the border counts as class 0, as in the perceptron rule.
type reading struct {
	loss       nn.Loss
	activation nn.Activation // of the output layer in nn
	low, high  float64       // targets of class 0 and class 1
	border     float64       // between the classes, in units of what nn puts out
	offset     float64       // the pre-activation at the border
}

// newReading is the reading for a loss and an output as written, where "auto"
// is the output that goes with the loss.
func newReading(loss, output string) (reading, *Fault) {
	if loss == "logistic" {
		if output != "auto" && output != "sigmoid" {
			return reading{}, &Fault{
				Keys: []string{"output", "loss"},
				What: "output " + output + " does not go with loss logistic, which reads the output as a probability through the sigmoid",
				Fix:  "take output out, or use `loss: squared`",
			}
		}
		return reading{loss: nn.Logistic, activation: nn.Identity, low: 0, high: 1}, nil
	}
	r := reading{loss: nn.SquaredError, low: 0, high: 1, border: 0.5}
	switch output {
	case "auto", "tanh":
		r.activation, r.low, r.border = nn.Tanh, -1, 0
	case "sigmoid":
		r.activation = nn.Sigmoid
	case "identity":
		r.activation, r.offset = nn.Identity, 0.5
	case "step":
		r.activation = nn.Step
	default:
		panic("experiment: output was never checked: " + output)
	}
	return r, nil
}

// target is what the output should be for a class.
func (r reading) target(label int) float64 {
	if label == 1 {
		return r.high
	}
	return r.low
}

// class is 0 or 1; NaN is no class 1.
func (r reading) class(out float64) int {
	if out > r.border {
		return 1
	}
	return 0
}

// shown is the output as people see it: a probability for the logistic loss,
// what the network puts out otherwise.
func (r reading) shown(out float64) float64 {
	if r.loss == nn.Logistic {
		return nn.SigmoidOf(out)
	}
	return out
}

// confidence is the output in [−1, 1]: −1 for a sure class 0, 0 on the border.
func (r reading) confidence(out float64) float64 {
	c := r.shown(out)
	if r.low == 0 {
		c = 2*c - 1
	}
	return max(-1, min(1, c))
}
