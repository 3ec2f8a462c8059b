package experiment

import (
	"fmt"

	"zigzag/core/nn"
)

// Bounds of a deep network through which one batch goes.
const (
	maxDeepLayers = 20
	maxDeepUnits  = 1000
	maxDeepBatch  = 2000
	maxKept       = 8_000_000 // pre-activations that the way back needs: 64 MB
)

// propagateKind is one pass forward, and one back, through a deep network with its
// first weights: how large the activations of each layer are, and how large the
// gradients that come back. Nothing is learned.
func propagateKind() kind {
	return kind{
		name:    "propagate",
		abreast: true,
		figures: []string{"histograms", "statistics"},
		show:    []string{"histograms", "statistics"},
		params: []Param{
			{Key: "layers", Label: "Layers", Help: "How many layers the batch goes through.", Unit: "layers", Kind: Integer, Min: 1, Max: maxDeepLayers, Step: 1, Default: "10"},
			{Key: "units", Label: "Units", Help: "Units in each layer, and inputs, unless those are digits.", Unit: "units", Kind: Integer, Min: 1, Max: maxDeepUnits, Step: 10, Log: true, Default: "500"},
			{Key: "activation", Label: "Activation", Help: "The function of the units.", Kind: Choice, Options: append(functionOptions(), Option{"formula", "a formula of your own"}), Default: "tanh"},
			formulaParam(),
			{Key: "init", Label: "Weights", Help: "How the weights are drawn: a name and, for all but zeros, a scale. Biases are 0.", Kind: Text, Options: []Option{{"normal 0.01", "normal, 0.01"}, {"normal 1", "normal, 1"}, {"xavier", "Xavier"}, {"glorot", "Glorot"}, {"he", "He"}, {"uniform 0.1", "uniform, ±0.1"}, {"zeros", "zeros"}}, Default: "normal 0.01", syntax: initSyntax},
			{Key: "batch", Label: "Batch", Help: "Examples that go through together; of the digits there are 1797.", Unit: "examples", Kind: Integer, Min: 1, Max: maxDeepBatch, Step: 10, Log: true, Default: "1000"},
			{Key: "inputs", Label: "Inputs", Help: "What goes in: standard normal numbers, numbers uniform in ±1, or handwritten digits, centred and scaled.", Kind: Choice, Options: []Option{{"normal", "standard normal"}, {"uniform", "uniform in ±1"}, {"digits", "handwritten digits"}}, Default: "normal"},
			{Key: "norm", Label: "Normalisation", Help: "`batch` shifts and scales each pre-activation to mean 0 and standard deviation 1 over the batch.", Kind: Choice, Options: []Option{{"none", "none"}, {"batch", "batch normalisation"}}, Default: "none"},
			{Key: "backward", Label: "Way back", Help: "Whether a gradient is sent back from the last layer: standard normal numbers as derivatives by its activations.", Kind: Choice, Options: []Option{{"yes", "with the way back"}, {"no", "forwards only"}}, Default: "yes"},
			seedParam(),
		},
		useless: uselessPropagate,
		start:   startPropagate,
	}
}

func uselessPropagate(s Spec, v values) Faults {
	if s.fixes("formula") && s.fixes("activation") && v["activation"] != "formula" {
		return Faults{{Keys: []string{"formula", "activation"}, What: "formula has no effect with activation " + v["activation"], Fix: "write `activation: formula`, or take it out"}}
	}
	return nil
}

// startPropagate plans the pass; nothing is computed before its first step.
func startPropagate(b base) (Session, Estimate, Faults) {
	v := b.values
	activation, function, fault := hiddenActivation(v)
	if fault != nil {
		return nil, Estimate{}, Faults{fault}
	}
	u, err := newUnit(activation, function)
	if err != nil {
		return nil, Estimate{}, Faults{asFault(err, "activation")}
	}
	init, err := nn.ParseInitializer(v["init"])
	if err != nil {
		return nil, Estimate{}, Faults{asFault(err, "init")}
	}
	p := newPlan(v)
	if p.norm && p.batch < 2 {
		return nil, Estimate{}, Faults{{Keys: []string{"batch", "norm"}, What: "norm batch takes the mean over a batch of 1, which leaves 0 of every value", Fix: "use a larger batch, or `norm: none`"}}
	}
	e := p.estimate()
	if e.MultiplyAdds > MaxCost || p.values() > maxKept {
		return nil, e, Faults{p.tooLarge(e)}
	}
	return newPropagateSession(b, p, u, init), e, nil
}

// tooLarge is the fault of a pass that takes too long, or too much memory.
func (p plan) tooLarge(e Estimate) *Fault {
	f := &Fault{
		Keys: []string{"units", "layers", "batch"},
		What: fmt.Sprintf("the pass would take %s", e),
		Fix:  "use fewer units or layers, or a smaller batch",
	}
	if e.MultiplyAdds <= MaxCost {
		f.What = fmt.Sprintf("the pass would keep %s pre-activations for the way back, and %s fit", inWords(float64(p.values())), inWords(maxKept))
		f.Fix += ", or write `backward: no`"
	}
	return f
}
