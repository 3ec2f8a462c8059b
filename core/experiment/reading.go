package experiment

import (
	"zigzag/core/dataset"
	"zigzag/core/nn"
)

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
// With more than two classes there is one output a class, the logistic loss becomes the
// softmax cross-entropy, and the largest output is the class. Where the target is a
// number, the loss is squared and the output is that number.
//
// Exactly on the border counts as class 0, as in the perceptron rule.
type reading struct {
	loss       nn.Loss
	activation nn.Activation // of the output layer in nn
	low, high  float64       // targets of class 0 and class 1
	border     float64       // between the classes, in units of what nn puts out
	outputs    int           // one for two classes or a number, else one a class
	regression bool          // the target is a number
	offset     float64       // the pre-activation at the border
}

// newReading is the reading for a loss and an output as written, where "auto"
// is the output that goes with the loss.
func newReading(loss, output string, t dataset.Table) (reading, *Fault) {
	switch {
	case t.Regression() && loss == "logistic":
		return reading{}, &Fault{
			Keys: []string{"loss", "data", "csv"},
			What: "loss logistic needs classes, and the targets are numbers",
			Fix:  "use `loss: squared`",
		}
	case t.Regression() && output != "auto" && output != "identity":
		return reading{}, &Fault{
			Keys: []string{"output", "data", "csv"},
			What: "output " + output + " cannot reach every number",
			Fix:  "take output out, or use `output: identity`",
		}
	case t.Regression():
		return reading{loss: nn.SquaredError, activation: nn.Identity, outputs: 1, regression: true}, nil
	}
	r, fault := readClasses(loss, output)
	if r.outputs = 1; len(t.Classes) > 2 {
		r.outputs = len(t.Classes)
		if r.loss == nn.Logistic {
			r.loss = nn.SoftmaxCrossEntropy
		}
	}
	return r, fault
}

// readClasses is the reading of one output, or of each of several.
func readClasses(loss, output string) (reading, *Fault) {
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

// targets appends what the outputs should be for a row.
func (r reading) targets(dst []float64, t dataset.Table, row int) []float64 {
	switch {
	case r.regression:
		return append(dst, t.Target[row])
	case r.outputs == 1:
		return append(dst, r.target(t.Label[row]))
	}
	for k := range r.outputs {
		label := 0
		if k == t.Label[row] {
			label = 1
		}
		dst = append(dst, r.target(label))
	}
	return dst
}

// classOf is the class that a row of outputs stands for: the one of the largest.
func (r reading) classOf(out []float64) int {
	if r.outputs == 1 {
		return r.class(out[0])
	}
	best := 0
	for k, o := range out {
		if o > out[best] {
			best = k
		}
	}
	return best
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
