package experiment

import (
	"slices"
	"strings"

	"zigzag/core/dataset"
)

const (
	maxSurfaceRows = 500 // examples: each point of a drawn surface takes them all
	maxFrom        = 100 // of a start given by hand
)

// descendKind is gradient descent on two weights of a small model, seen on the
// surface of its loss. All other weights stay where they are.
func descendKind() kind {
	return kind{
		name:    "descend",
		finish:  "arrived == 1",
		often:   true,
		figures: []string{"contour", "curves", "cloud"},
		show:    []string{"contour"},
		params: slices.Concat([]Param{
			{Key: "data", Label: "Data", Help: "The examples, with one or two inputs.", Kind: Choice, Options: surfaceData(), Default: "linear-positive"},
			{Key: "samples", Label: "Samples", Help: "How many examples there are; the four points of a gate are always four.", Unit: "examples", Kind: Integer, Min: 4, Max: maxSurfaceRows, Step: 10, Log: true, Default: "200"},
			{Key: "noise", Label: "Noise", Help: "How far targets, or the points of a cloud, stray, as a standard deviation.", Kind: Number, Min: 0, Max: 1, Step: 0.01, Default: "0"},
			{Key: "preprocess", Label: "Preprocessing", Help: "What is done to the inputs first. With inputs centred, a neuron without a bias gets centred targets too.", Kind: Choice, Options: []Option{{"none", "none"}, {"centre", "centre"}, {"scale", "centre and scale"}, {"whiten", "whiten"}}, Default: "none", syntax: britishSyntax},
			{Key: "hidden", Label: "Hidden units", Help: "Units of each hidden layer; `none` for a single neuron.", Unit: "units", Kind: Text, Options: []Option{{"none", "none"}, {"2", "2"}, {"3", "3"}, {"4", "4"}}, Default: "", syntax: hiddenSyntax},
			{Key: "activation", Label: "Activation", Help: "The function of the hidden units.", Kind: Choice, Options: functionOptions(), Default: "tanh"},
			{Key: "loss", Label: "Loss", Help: "The height of the surface; `auto` is squared error for numbers and logistic loss for classes.", Kind: Choice, Options: []Option{{"auto", "fits the data"}, {"squared", "squared error"}, {"logistic", "logistic (cross-entropy)"}}, Default: "auto"},
			{Key: "weights", Label: "Weights", Help: "Every weight and bias, layer by layer: those on the axes begin at the start, the others stay. Empty: 0 for a single neuron, else drawn.", Kind: Text, syntax: weightsSyntax},
			{Key: "axes", Label: "Axes", Help: "The two numbers that move, as `w(1,1,1) w(1,2,1)` (layer, from, to) or `b(1,1)` (layer, unit).", Kind: Text, syntax: axesSyntax},
			{Key: "from", Label: "Start", Help: "Where the path starts: both weights.", Kind: Text, Default: "0 0", syntax: fromSyntax},
			{Key: "lr", Label: "Learning rate", Help: "How far one step goes down the gradient.", Kind: Number, Min: 1e-6, Max: 100, Step: 0.1, Log: true, Default: "0.3"},
		}, ruleParams(), []Param{
			{Key: "batch", Label: "Batch", Help: "Examples in one step; a batch larger than the data is all of it.", Unit: "examples", Kind: Integer, Min: 1, Max: maxSurfaceRows, Step: 1, Log: true, Default: "1"},
			{Key: "order", Label: "Order", Help: "How each step gets its examples.", Kind: Choice, Options: []Option{{"shuffled", "shuffled every pass"}, {"drawn", "drawn at random, with replacement"}, {"fixed", "always the same"}}, Default: "shuffled"},
			{Key: "goal", Label: "Goal", Help: "How close to the minimum the path has to come.", Kind: Number, Min: 1e-6, Max: 10, Step: 0.01, Log: true, Default: "0.05"},
			{Key: "epochs", Label: "Epochs", Help: "How many passes over all examples play makes; 0 leaves the weights at the start.", Unit: "epochs", Kind: Integer, Min: 0, Max: maxEpochs, Step: 1, Log: true, Default: "10"},
			seedParam(),
		}),
		byHand: []string{"from"},
		drops: map[string][]string{
			"hidden": {"weights", "axes"}, "data": {"axes"}, "seed": {"weights"},
		},
		useless: uselessDescend,
		start:   startDescend,
	}
}

// surfaceData are the data sets with one or two inputs.
func surfaceData() []Option {
	var options []Option
	for _, name := range dataset.TableNames() {
		if name == "sparse" || name == "digits" {
			continue
		}
		label := strings.ReplaceAll(name, "-", " ")
		if gate, rest, _ := strings.Cut(name, "-"); isGate(gate) {
			label = strings.TrimSpace(strings.ToUpper(gate) + " " + rest)
		}
		options = append(options, Option{name, label})
	}
	return options
}

func uselessDescend(s Spec, v values) Faults {
	faults := uselessAtRest(s, v, "weights stay at the start", "lr", "batch", "order", "optimizer", "momentum", "decay", "schedule", "penalty")
	faults = append(faults, uselessRules(s, v)...)
	if v["hidden"] == "" && s.fixes("activation") && s.fixes("hidden") {
		faults = append(faults, &Fault{Keys: []string{"activation", "hidden"}, What: "activation has no effect without a hidden layer", Fix: "take it out, or give hidden some units"})
	}
	return faults
}

// startDescend builds the surface and puts a path at its start.
func startDescend(b base) (Session, Estimate, Faults) {
	v := b.values
	examples, fault := newPrepared(v)
	if fault != nil {
		return nil, Estimate{}, Faults{fault}
	}
	net, fault := newSurfaceNet(v, examples)
	if fault != nil {
		return nil, Estimate{}, Faults{fault}
	}
	axes, fault := axesOf(net, v["axes"])
	if fault != nil {
		return nil, Estimate{}, Faults{fault}
	}
	if fault := tooLargeToDraw(net, examples.rows); fault != nil {
		return nil, Estimate{}, Faults{fault}
	}
	s := newDescendSession(b, examples, net, axes)
	return s, estimate(s.limit, float64(s.batch*net.Cost()+16)+2*ruleCost(v)), nil
}
