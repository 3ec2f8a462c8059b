package experiment

import (
	"fmt"
	"slices"
	"strings"

	"zigzag/core/dataset"
	"zigzag/core/figure"
	"zigzag/core/formula"
	"zigzag/core/nn"
)

// trainKind is a small network that learns to tell two classes of points apart
// by mini-batch gradient descent.
func trainKind() kind {
	return kind{
		name:    "train",
		finish:  "loss(train) < 0.1",
		figures: []string{"plane", "hidden", "network", "curves", "layers", "dead", "trace", "cloud", "fit", "digits"},
		show:    []string{"plane", "curves"},
		params: slices.Concat(tableParams("xor"), []Param{
			{Key: "split", Label: "Split", Help: "Shares of the examples in percent: training, validation, test.", Unit: "%", Kind: Text, Options: []Option{{"100", "all for training"}, {"70 30", "70 % training, 30 % validation"}, {"60 20 20", "60 % training, 20 % validation, 20 % test"}}, Default: "100", syntax: splitSyntax},
			preprocessParam(),
			{Key: "hidden", Label: "Hidden units", Help: "Units of each hidden layer; `none` for a single line.", Unit: "units", Kind: Text, Options: []Option{{"none", "none"}, {"2", "2"}, {"3", "3"}, {"4", "4"}, {"8", "8"}, {"4 4", "4 and 4"}}, Default: "2", syntax: hiddenSyntax},
			{Key: "activation", Label: "Activation", Help: "The function of the hidden units.", Kind: Choice, Options: []Option{{"tanh", "tanh"}, {"sigmoid", "sigmoid"}, {"relu", "ReLU"}, {"leaky-relu", "leaky ReLU"}, {"prelu", "PReLU (slope learned)"}, {"elu", "ELU"}, {"gelu", "GELU"}, {"identity", "identity (linear)"}, {"step", "step"}, {"formula", "a formula of your own"}}, Default: "tanh"},
			formulaParam(),
			{Key: "loss", Label: "Loss", Help: "The one number that training lowers.", Kind: Choice, Options: []Option{{"logistic", "logistic (cross-entropy)"}, {"squared", "squared error"}}, Default: "logistic"},
			{Key: "output", Label: "Output", Help: "The function of the output unit; `auto` takes the one that goes with the loss.", Kind: Choice, Options: []Option{{"auto", "fits the loss"}, {"sigmoid", "sigmoid"}, {"tanh", "tanh"}, {"identity", "identity (linear)"}, {"step", "step"}}, Default: "auto"},
			{Key: "init", Label: "Initial weights", Help: "How the first weights are drawn: a name and, for normal and uniform, a scale.", Kind: Text, Options: []Option{{"xavier", "Xavier"}, {"glorot", "Glorot"}, {"he", "He"}, {"normal 1", "normal, 1"}, {"normal 0.01", "normal, 0.01"}, {"uniform 1", "uniform, ±1"}, {"zeros", "zeros"}}, Default: "xavier", syntax: initSyntax},
			{Key: "weights", Label: "Weights", Help: "Every weight and bias to start from, layer by layer: weights by input, then biases. Empty: drawn by init.", Kind: Text, syntax: weightsSyntax},
			{Key: "lr", Label: "Learning rate", Help: "How far one update goes down the gradient.", Kind: Number, Min: 1e-6, Max: 100, Step: 0.1, Log: true, Default: "0.5"},
		}, ruleParams(), regularParams(), []Param{
			{Key: "batch", Label: "Batch", Help: "Examples in one update; a batch larger than the training set is the whole set.", Unit: "examples", Kind: Integer, Min: 1, Max: dataset.MaxPoints, Step: 1, Log: true, Default: "4"},
			{Key: "epochs", Label: "Epochs", Help: "How many passes over the training set play makes; 0 leaves the weights as they start.", Unit: "epochs", Kind: Integer, Min: 0, Max: maxEpochs, Step: 1, Log: true, Default: "1000"},
			{Key: "change", Label: "Change", Help: "What changes in the middle of the run, as `120 activation=leaky-relu lr=0.01`: after 120 steps, with the weights as they are. Empty: nothing.", Kind: Text, syntax: changeSyntax, later: true},
			seedParam(),
			{Key: "fold", Label: "Fold", Help: "How far the input plane is carried into hidden space in the picture.", Kind: Number, Min: 0, Max: 1, Step: 0.01, Default: "1", View: true},
		}),
		byHand: []string{"weights", "points", "csv"},
		drops: map[string][]string{
			"data": {"points", "csv"}, "csv": {"points"}, "points": {"csv"}, "samples": {"points"}, "noise": {"points"},
			"hidden": {"weights"}, "norm": {"weights"}, "init": {"weights"}, "seed": {"weights"},
		},
		useless: uselessTrain,
		start:   startTrain,
	}
}

func uselessTrain(s Spec, v values) Faults {
	faults := uselessData(s, v)
	if v["weights"] != "" && s.fixes("init") {
		faults = append(faults, &Fault{Keys: []string{"init", "weights"}, What: "init has no effect beside weights", Fix: "take one of the two out"})
	}
	faults = append(faults, uselessAtRest(s, v, "weights stay as they start", "lr", "batch", "optimizer", "momentum", "decay", "schedule", "penalty", "shuffle", "patience")...)
	faults = append(faults, uselessRules(s, v)...)
	faults = append(faults, uselessRegular(s, v)...)
	if v["hidden"] == "" && s.fixes("activation") && s.fixes("hidden") {
		faults = append(faults, &Fault{Keys: []string{"activation", "hidden"}, What: "activation has no effect without a hidden layer", Fix: "take it out, or give hidden some units"})
	}
	if s.fixes("formula") && s.fixes("activation") && v["activation"] != "formula" && !slices.Contains(s.Controls, "change") && v["change"] == "" {
		faults = append(faults, &Fault{Keys: []string{"formula", "activation"}, What: "formula has no effect with activation " + v["activation"], Fix: "write `activation: formula`, or take it out"})
	}
	if v["hidden"] == "" && s.fixes("hidden") {
		for _, name := range s.Show {
			if name == "hidden" {
				faults = append(faults, &Fault{Keys: []string{"show", "hidden"}, What: `figure "hidden" needs a hidden layer`, Fix: "take it out of show, or give hidden some units"})
			}
		}
	}
	return faults
}

// startTrain builds the data, the network and its trainer.
func startTrain(b base) (Session, Estimate, Faults) {
	v := b.values
	var faults Faults
	sets, all, f := splitExamples(v)
	if f != nil {
		return nil, Estimate{}, Faults{f}
	}
	faults = append(faults, regularFaults(v, sets)...)
	flipped := flipLabels(sets[figure.Train], v.number("flip"), v.seed())
	if v["shuffle"] == "no" {
		sets[figure.Train], flipped = byClass(sets[figure.Train], flipped)
	}
	r, f := newReading(v["loss"], v["output"], all)
	if f != nil {
		faults = append(faults, f)
	}
	net, f := newNetwork(v, r, len(all.Columns))
	if f != nil {
		faults = append(faults, f)
	}
	if len(faults) > 0 {
		return nil, Estimate{}, faults
	}
	c, f := newChange(v, net.Layers())
	if f != nil {
		return nil, Estimate{}, Faults{f}
	}
	inputs, f := fitInputs(v, sets[figure.Train])
	if f != nil {
		return nil, Estimate{}, Faults{f}
	}
	s := newTrainSession(b, sets, all, r, net, c, inputs, flipped)
	return s, s.estimate(), nil
}

// splitExamples deals the examples into training, validation and test set.
func splitExamples(v values) (sets [3]dataset.Table, all dataset.Table, fault *Fault) {
	all, err := exampleTable(v)
	if err != nil {
		return sets, all, asFault(err, "data")
	}
	shares, err := parseShares(v["split"])
	if err != nil {
		return sets, all, asFault(err, "split")
	}
	if shares[0] == 100 {
		sets[figure.Train] = all
		if v["flip"] != "0" && !all.Regression() {
			sets[figure.Train].Label = slices.Clone(all.Label) // all keeps its own
		}
		return sets, all, nil
	}
	sets[0], sets[1], sets[2] = all.Split(float64(shares[0])/100, float64(shares[1])/100, stream(v.seed(), "split"))
	for i, share := range shares {
		if share > 0 && sets[i].Rows() == 0 {
			name := [...]string{"training", "validation", "test"}[i]
			return sets, all, &Fault{
				Keys: []string{"split", "samples", "data", "points"},
				What: fmt.Sprintf("split %s of %s leaves none for %s", v["split"], count(all.Rows(), "example"), name),
				Fix:  "use more samples, or take split out",
			}
		}
	}
	return sets, all, nil
}

// newNetwork makes the network with its first weights.
func newNetwork(v values, r reading, inputs int) (*nn.Network, *Fault) {
	units, err := parseUnits(v["hidden"])
	if err != nil {
		return nil, asFault(err, "hidden")
	}
	f, function, fault := hiddenActivation(v)
	if fault != nil {
		return nil, fault
	}
	c := nn.Config{Inputs: inputs, Loss: r.loss}
	for _, n := range units {
		c.Layers = append(c.Layers, nn.LayerSpec{Units: n, Activation: f, Func: function, Keep: v.number("keep"), BatchNorm: v["norm"] == "batch"})
	}
	c.Layers = append(c.Layers, nn.LayerSpec{Units: r.outputs, Activation: r.activation})
	net, err := nn.New(c)
	if err != nil {
		return nil, asFault(err, "hidden")
	}
	if v["weights"] != "" {
		return net, setWeights(net, v["weights"])
	}
	in, err := nn.ParseInitializer(v["init"])
	if err != nil {
		return nil, asFault(err, "init")
	}
	net.Init(stream(v.seed(), "init"), in)
	return net, nil
}

// hiddenActivation is the function of the hidden units.
func hiddenActivation(v values) (nn.Activation, *nn.Func, *Fault) {
	if v["activation"] == "formula" {
		f, err := formula.Activation(v["formula"])
		if err != nil {
			return nn.Custom, nil, formulaFault(err)
		}
		return nn.Custom, f, nil
	}
	f, err := nn.ParseActivation(v["activation"])
	if err != nil {
		return f, nil, asFault(err, "activation")
	}
	return f, nil, nil
}

// setWeights gives the network the numbers written: as many as it has weights and
// biases. A norm's numbers and a learned slope may follow each hidden layer's biases. Slopes
// are passed over where the activation learns none, so that weights stay when the
// activation changes.
func setWeights(net *nn.Network, text string) *Fault {
	numbers, err := parseNumbers("weights", text, maxWeights)
	if err != nil {
		return asFault(err, "weights")
	}
	plain, normed, hidden := 0, 0, net.Layers()-1
	for l := range net.Layers() {
		w, b, _, fanOut := net.Layer(l)
		plain += len(w) + len(b)
		if _, _, _, _, norm := net.Norm(l); norm {
			normed += 4 * fanOut
		}
	}
	extra := len(numbers) - plain
	if extra == 0 || extra == hidden || extra == normed || extra == normed+hidden {
		withNorms := normed > 0 && extra >= normed
		sloped := hidden > 0 && (extra == hidden || extra == normed+hidden) && !(withNorms && extra == normed)
		for l := range net.Layers() {
			w, b, _, fanOut := net.Layer(l)
			numbers = numbers[copy(w, numbers):]
			numbers = numbers[copy(b, numbers):]
			end := net.Offset(l) + len(w) + len(b)
			if gamma, _, _, variance, norm := net.Norm(l); norm && withNorms {
				numbers = numbers[copy(net.Params[end:end+4*fanOut], numbers):]
				for j := range gamma {
					variance[j] = max(variance[j], 0) // a variance has a root
				}
			}
			if sloped && l < hidden {
				if _, learned := net.Slope(l); learned {
					net.Params[net.Offset(l+1)-1] = numbers[0]
				}
				numbers = numbers[1:]
			}
		}
		return nil
	}
	sizes := []string{fmt.Sprint(net.Inputs())}
	var parts []string
	for l := range net.Layers() {
		w, b, _, fanOut := net.Layer(l)
		sizes = append(sizes, fmt.Sprint(fanOut))
		parts = append(parts, fmt.Sprintf("layer %d: %s and %s", l+1, count(len(w), "weight"), biases(len(b))))
	}
	return &Fault{
		Keys: []string{"weights", "hidden"},
		What: fmt.Sprintf("weights has %s, but a network %s takes %d", count(len(numbers), "number"), strings.Join(sizes, "-"), plain),
		Fix:  "write them in this order: " + strings.Join(parts, "; "),
	}
}

func biases(n int) string {
	if n == 1 {
		return "1 bias"
	}
	return fmt.Sprintf("%d biases", n)
}
