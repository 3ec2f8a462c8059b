package experiment

import (
	"slices"
	"strings"

	"zigzag/core/block"
	"zigzag/core/nn"
)

// maxPenalty bounds l1 and l2: beyond, the data have nothing left to say.
const maxPenalty = 100

// ruleKeys are the parameters that say how a step is made from a gradient, beside lr.
func ruleKeys() []string {
	return []string{"optimizer", "momentum", "decay", "schedule", "l1", "l2", "penalty"}
}

// ruleParams are those parameters, the same for every kind that goes down a gradient.
// At their defaults a step is the learning rate times the gradient.
func ruleParams() []Param {
	return []Param{
		{Key: "optimizer", Label: "Optimizer", Help: "How a step is made from the gradients so far.", Kind: Choice, Options: []Option{{"sgd", "SGD"}, {"momentum", "momentum"}, {"nesterov", "Nesterov"}, {"adagrad", "AdaGrad"}, {"rmsprop", "RMSProp"}, {"adam", "Adam"}}, Default: "sgd", later: true},
		{Key: "momentum", Label: "Momentum", Help: "How much of the last step is kept: of momentum and Nesterov, and Adam's β₁.", Kind: Number, Min: 0, Max: 0.9999, Step: 0.01, Default: "0.9", later: true},
		{Key: "decay", Label: "Decay", Help: "How slowly RMSProp (ρ) and Adam (β₂) forget the size of past gradients; 0 takes the method's own, 0.9 or 0.999.", Kind: Number, Min: 0, Max: 0.99999, Step: 0.001, Default: "0", later: true},
		{Key: "schedule", Label: "Schedule", Help: "How the learning rate changes with the epochs: constant, step 0.5 30 (halved every 30), exponential 0.95, inverse 0.05, cosine (to 0 at the end), or warmup 5.", Kind: Text, Options: []Option{{"constant", "constant"}, {"step 0.5 30", "halved every 30 epochs"}, {"exponential 0.95", "5 % less every epoch"}, {"inverse 0.05", "inverse, 0.05"}, {"cosine", "cosine"}, {"warmup 5", "5 epochs of warm-up"}}, Default: "constant", syntax: scheduleSyntax, later: true},
		{Key: "l1", Label: "L1", Help: "How much the sizes of the weights cost: L1·Σ|w| is added to what is lowered. Biases cost nothing.", Kind: Number, Min: 0, Max: maxPenalty, Step: 1e-6, Log: true, Default: "0", later: true},
		{Key: "l2", Label: "L2", Help: "How much the squares of the weights cost: L2/2·Σw² is added to what is lowered. Biases cost nothing.", Kind: Number, Min: 0, Max: maxPenalty, Step: 1e-6, Log: true, Default: "0", later: true},
		{Key: "penalty", Label: "Penalty", Help: "How the penalty acts: in the gradient; L1 as a proximal step, which gives exact zeros; or L2 as weight decay, beside the optimizer.", Kind: Choice, Options: []Option{{"gradient", "in the gradient"}, {"proximal", "L1 as a proximal step"}, {"decay", "L2 as weight decay"}}, Default: "gradient", later: true},
	}
}

func scheduleSyntax(value string) (string, error) {
	s, err := nn.ParseSchedule(value)
	if err == nil {
		return s.String(), nil
	}
	known := []string{"constant", "step", "exponential", "inverse", "cosine", "warmup"}
	name, _, _ := strings.Cut(strings.TrimSpace(value), " ")
	f := &Fault{What: "schedule is " + quote(value), Fix: "write `constant`, `step 0.5 30`, `exponential 0.95`, `inverse 0.05`, `cosine` or `warmup 5`, with factors above 0 (at most 1, but for inverse) and whole epochs"}
	if !slices.Contains(known, name) && block.Suggest(name, known) != "" {
		f.Fix = block.Mend(name, known)
	}
	return "", f
}

// rulesOf are the rules that checked values ask for, in a run of limit steps.
func rulesOf(v values, limit int) nn.Rules {
	o, err := nn.ParseOptimizer(v["optimizer"])
	if err != nil {
		panic("experiment: optimizer was never checked: " + err.Error())
	}
	o.Momentum, o.Decay = v.number("momentum"), v.number("decay")
	schedule, err := nn.ParseSchedule(v["schedule"])
	if err != nil {
		panic("experiment: schedule was never checked: " + err.Error())
	}
	return nn.Rules{
		LearningRate: v.number("lr"), Optimizer: o, Schedule: schedule, Limit: limit,
		Penalty: nn.Penalty{L1: v.number("l1"), L2: v.number("l2"), Proximal: v["penalty"] == "proximal", Decoupled: v["penalty"] == "decay"},
	}
}

// ruleCost is about how many multiply-adds a step takes for each parameter, beyond those
// of plain descent.
func ruleCost(v values) float64 {
	cost := map[string]float64{"momentum": 1, "nesterov": 2, "adagrad": 8, "rmsprop": 8, "adam": 12}[v["optimizer"]]
	if v["l1"] != "0" || v["l2"] != "0" {
		cost += 3
	}
	return cost
}

// plainRules reports whether a step is the learning rate times the gradient of the loss.
func plainRules(r nn.Rules) bool {
	name := r.Optimizer.Name
	return (name == "" || name == "sgd") && r.Penalty.L1 == 0 && r.Penalty.L2 == 0
}

// uselessRules are the faults of rules that the spec writes and that have no effect,
// now or after any change of its controls.
func uselessRules(s Spec, v values) Faults {
	if v["race"] != "" || v["change"] != "" {
		return nil
	}
	var faults Faults
	say := func(key, what, fix string, beside ...string) {
		for _, other := range beside {
			if slices.Contains(s.Controls, other) {
				return
			}
		}
		if s.fixes(key) {
			faults = append(faults, &Fault{Keys: append([]string{key}, beside...), What: key + " has no effect " + what, Fix: fix})
		}
	}
	o, _ := nn.ParseOptimizer(v["optimizer"])
	if !o.HasMomentum() {
		say("momentum", "with optimizer "+v["optimizer"], "use `optimizer: momentum`, `nesterov` or `adam`, or take it out", "optimizer")
	}
	if !o.HasDecay() {
		say("decay", "with optimizer "+v["optimizer"], "use `optimizer: rmsprop` or `adam`, or take it out", "optimizer")
	}
	switch {
	case v["penalty"] == "proximal" && v["l1"] == "0":
		say("penalty", "without l1", "add `l1: 0.01`, or take it out", "l1")
	case v["penalty"] == "decay" && v["l2"] == "0":
		say("penalty", "without l2", "add `l2: 0.01`, or take it out", "l2")
	}
	return faults
}
