package experiment

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"zigzag/core/block"
	"zigzag/core/figure"
)

const (
	maxFunctions = 6  // curves that can be told apart
	maxAt        = 10 // of the dragged point
	maxPrice     = 1000
)

// curveKind is one function or several, with slopes and a point at which they
// are read. There is nothing to play: a run has no steps.
func curveKind() kind {
	return kind{
		name:    "curve",
		figures: []string{"curve", "cost", "share"},
		show:    []string{"curve"},
		params: []Param{
			{Key: "functions", Label: "Functions", Help: "The functions to show: names of activations, or `formula`.", Kind: Text, Options: functionOptions(), Default: "sigmoid", syntax: functionsSyntax},
			{Key: "formula", Label: "Formula", Help: "A function of z to be shown as `formula`, as in `z*sigmoid(z)`.", Kind: Text, Default: "", syntax: curveFormulaSyntax},
			{Key: "slope", Label: "Leak", Help: "The slope below 0 of leaky ReLU and PReLU.", Kind: Number, Min: -1, Max: 1, Step: 0.01, Default: "0.01"},
			{Key: "at", Label: "Point z", Help: "The z at which the functions are read.", Kind: Number, Min: -maxAt, Max: maxAt, Step: 0.1, Default: "0"},
			{Key: "range", Label: "Range", Help: "The part of the z axis to show: its two ends, or one number for both sides of 0.", Kind: Text, Default: "-6 6", syntax: rangeSyntax},
			{Key: "width", Label: "Layer width", Help: "How many inputs, and how many units, the layer has whose work is shared out.", Unit: "units", Kind: Integer, Min: 1, Max: figure.WidestShare, Step: 1, Log: true, Default: "64"},
			{Key: "price", Label: "Price", Help: "How many multiply-adds one activation costs as much as.", Unit: "multiply-adds", Kind: Number, Min: 0.1, Max: maxPrice, Step: 1, Log: true, Default: "20"},
			seedParam(),
		},
		byHand:  []string{"at", "width"},
		useless: uselessCurve,
		start:   startCurve,
	}
}

func uselessCurve(s Spec, v values) Faults {
	var faults Faults
	say := func(what, fix string, keys ...string) {
		faults = append(faults, &Fault{Keys: keys, What: what, Fix: fix})
	}
	if s.Sweep != nil {
		say("a curve has no runs to sweep", "take sweep out", "sweep")
	}
	names := strings.Fields(v["functions"])
	choosable := slices.Contains(s.Controls, "functions")
	if s.fixes("formula") && !choosable && !slices.Contains(names, "formula") {
		say("formula has no effect: functions does not name it", "add formula to functions, or take it out", "formula", "functions")
	}
	if s.fixes("slope") && !choosable && !slices.Contains(names, "leaky-relu") && !slices.Contains(names, "prelu") {
		say("slope has no effect without leaky-relu or prelu", "add one of them to functions, or take it out", "slope", "functions")
	}
	if s.fixes("seed") {
		say("seed has no effect: nothing in a curve is random", "take it out", "seed")
	}
	return faults
}

// startCurve makes the functions.
func startCurve(b base) (Session, Estimate, Faults) {
	v := b.values
	s := &curveSession{base: b, at: v.number("at"), width: v.number("width"), price: v.number("price")}
	var faults Faults
	for _, name := range strings.Fields(v["functions"]) {
		if name == "formula" && v["formula"] == "" {
			faults = append(faults, &Fault{Keys: []string{"functions", "formula"}, What: "functions names formula, but there is none", Fix: "add `formula: z*sigmoid(z)`"})
			continue
		}
		f, fault := newFunction(name, v["formula"], v.number("slope"))
		if fault != nil {
			faults = append(faults, fault)
			continue
		}
		s.functions = append(s.functions, f)
	}
	ends, err := parseNumbers("range", v["range"], 2)
	if err != nil || len(ends) != 2 {
		panic("experiment: range was never checked")
	}
	s.lo, s.hi = ends[0], ends[1]
	s.metrics = metricTable{metrics: append(s.table(), s.settingMetric())}
	s.version = 1
	return s, estimate(0, 0), faults
}

// functionsSyntax reads the names of functions, each once.
func functionsSyntax(value string) (string, error) {
	known := []string{"formula"}
	for _, o := range functionOptions() {
		known = append(known, o.Value)
	}
	names := fields(strings.Trim(value, "[]"))
	for i, name := range names {
		switch {
		case !slices.Contains(known, name):
			return "", &Fault{What: "unknown function " + quote(name), Fix: block.Mend(name, known)}
		case slices.Contains(names[:i], name):
			return "", &Fault{What: "functions names " + name + " twice", Fix: "take one out"}
		}
	}
	if len(names) < 1 || len(names) > maxFunctions {
		return "", &Fault{What: fmt.Sprintf("functions names %s", count(len(names), "function")), Fix: fmt.Sprintf("name 1 to %d, as in `functions: sigmoid tanh`", maxFunctions)}
	}
	return strings.Join(names, " "), nil
}

// curveFormulaSyntax reads a formula in z; nothing means that there is none.
func curveFormulaSyntax(value string) (string, error) {
	if value == "" {
		return "", nil
	}
	f, fault := formulaFunction(value)
	if fault != nil {
		fault.Keys = nil
		return "", fault
	}
	return f.Title, nil
}

// rangeSyntax reads the two ends of an interval, or one number for both sides
// of 0.
func rangeSyntax(value string) (string, error) {
	const widest, least = 50, 0.1
	ends, err := parseNumbers("range", value, 2)
	if err != nil {
		return "", err
	}
	if len(ends) == 1 {
		ends = []float64{-math.Abs(ends[0]), math.Abs(ends[0])}
	}
	if len(ends) != 2 || !(ends[1]-ends[0] >= least) || ends[0] < -widest || ends[1] > widest {
		return "", &Fault{What: "range is " + quote(value), Fix: fmt.Sprintf("write its lower and its upper end, between -%d and %d, as in `range: -6 6`", widest, widest)}
	}
	return joinNumbers(ends), nil
}
