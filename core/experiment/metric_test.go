package experiment

import (
	"math"
	"slices"
	"strings"
	"testing"

	"zigzag/core/formula"
)

// byHand is a network whose every number can be worked out on paper: a step
// layer that gives (x₁ or x₂) and (x₁ and x₂), and an output that gives xor.
const byHand = `
kind: train
data: xor
hidden: 2
activation: step
loss: squared
output: step
weights: 1 1 1 1 -0.5 -1.5 1 -1 -0.5
epochs: 0`

func TestMetrics(t *testing.T) {
	const (
		and      = "kind: line\ndata: and\nline: 3 4 -5.5\nepochs: 0"
		zero     = "kind: line\ndata: and"
		logistic = "kind: train\ndata: and\nhidden: none\nweights: 1 2 -1\nepochs: 0"
		split    = "kind: train\ndata: circle\nsamples: 100\nsplit: 60 30 10\nepochs: 2\nbatch: 20"
		sweep    = "kind: train\ndata: and\nhidden: none\nepochs: 100\ncontrols: [hidden]\nsweep: lr 0.000001 1\nseeds: 4"
	)
	sigma := func(z float64) float64 { return 1 / (1 + math.Exp(-z)) }
	for _, tt := range []struct {
		text  string
		steps int
		name  string
		want  []float64
	}{
		{and, 0, "correct", []float64{4}},
		{and, 0, "total", []float64{4}},
		{and, 0, "accuracy", []float64{1}},
		{and, 0, "accuracy(train)", []float64{1}},
		{and, 0, "margin", []float64{1.5 / 5}},
		{and, 0, "w(2)", []float64{4}},
		{and, 0, "w", []float64{3, 4}},
		{and, 0, "b", []float64{-5.5}},
		{and, 0, "output(1, 1)", []float64{1}},
		{and, 0, "output(1,0)", []float64{0}},
		{and, 0, "sum(1, 0)", []float64{-2.5}},
		{zero, 0, "margin", []float64{0}},
		{zero, 4, "corrections", []float64{1}}, // only (1, 1) is wrong at first
		{zero, 4, "steps", []float64{4}},
		{zero, 7, "epochs", []float64{1}},
		{zero, 4, "converged", []float64{0}},
		{zero, 24, "converged", []float64{1}},
		{zero, 24, "margin", []float64{0}}, // the rule stops as soon as it may
		{"kind: line\ndata: xor", 80, "cycling", []float64{1}},
		{zero, 24, "cycling", []float64{0}},

		{byHand, 0, "accuracy(train)", []float64{1}},
		{byHand, 0, "errors", []float64{0}},
		{byHand, 0, "loss", []float64{0}},
		{byHand, 0, "output(0, 1)", []float64{1}},
		{byHand, 0, "weight(1, 2, 1)", []float64{1}},
		{byHand, 0, "weight(2, 2, 1)", []float64{-1}},
		{byHand, 0, "bias(1, 2)", []float64{-1.5}},
		{byHand, 0, "layer(1).mean", []float64{0.5}}, // or fires 3 times, and once: 4 of 8
		{byHand, 0, "layer(1).std", []float64{0.5}},
		{byHand, 0, "layer.mean", []float64{0.5, 0.5}},
		{byHand, 0, "layer.std", []float64{0.5, 0.5}},

		{logistic, 0, "output(1, 1)", []float64{sigma(2)}},
		{logistic, 0, "correct", []float64{3}}, // (0, 1) has z = 1
		{logistic, 0, "errors(train)", []float64{1}},
		{logistic, 0, "loss", []float64{-(math.Log(1-sigma(-1)) + math.Log(1-sigma(1)) + math.Log(1-sigma(0)) + math.Log(sigma(2))) / 4}},
		{logistic, 0, "layer(1).mean", []float64{(sigma(-1) + sigma(1) + sigma(0) + sigma(2)) / 4}},
		{logistic, 0, "diverged", []float64{0}},

		{split, 0, "total(train)", []float64{60}},
		{split, 0, "total(val)", []float64{30}},
		{split, 0, "total(test)", []float64{10}},
		{split, 6, "epochs", []float64{2}},
		{split, 6, "steps", []float64{6}},

		{sweep, 0, "successes(1)", []float64{4}},
		{sweep, 0, "successes(0.000001)", []float64{0}},
	} {
		s := steps(start(t, tt.text, nil), tt.steps)
		got, err := s.Metric(tt.name)
		near := slices.EqualFunc(got, tt.want, func(a, b float64) bool { return math.Abs(a-b) <= 1e-15*math.Max(1, math.Abs(b)) })
		if err != nil || !near {
			t.Errorf("%s\nafter %d steps, %s = %v, %v; want %v", tt.text, tt.steps, tt.name, got, err, tt.want)
		}
	}
}

// TestMetricsAgree: what is listed can be measured, errors and correct make up
// the total, and nothing measured is NaN.
func TestMetricsAgree(t *testing.T) {
	for _, text := range runs() {
		s := steps(start(t, text, nil), 30)
		for _, m := range s.Metrics() {
			if !strings.HasSuffix(m.Help, ".") {
				t.Errorf("%s: help %q", m.Name, m.Help)
			}
			if m.Pattern {
				continue
			}
			v, err := s.Metric(m.Name)
			if err != nil || len(v) == 0 || slices.ContainsFunc(v, math.IsNaN) {
				t.Errorf("%s\n%s = %v, %v", text, m.Name, v, err)
			}
		}
		if s.Receipt().Hash == "" || parse(t, text).Kind != "train" {
			continue
		}
		for _, set := range []string{"train", "val", "test"} {
			if _, err := s.Metric("total(" + set + ")"); err != nil {
				continue
			}
			total, right, wrong := metric1(t, s, "total("+set+")"), metric1(t, s, "correct("+set+")"), metric1(t, s, "errors("+set+")")
			if right+wrong != total || metric1(t, s, "accuracy("+set+")") != right/total {
				t.Errorf("%s\n%s: %v right and %v wrong of %v", text, set, right, wrong, total)
			}
		}
	}
}

func TestMetricProblems(t *testing.T) {
	for _, tt := range []struct{ text, name, want string }{
		{"kind: line", "acuracy", `unknown metric "acuracy": did you mean "accuracy(train)"?`},
		{"kind: line", "loss", `unknown metric "loss": use one of correct(train), total(train), accuracy(train), margin, corrections, converged, cycling, steps, epochs, w, w(i), b, output(x, y), sum(x, y), setting(key)`},
		{"kind: line", "w(3)", "there is no w(3): write w(1) or w(2)"},
		{"kind: line", "w(one)", `i of w(i) is "one": write a number`},
		{"kind: line", "output(1)", `no metric "output(1)": write it as output(x, y)`},
		{"kind: line", "accuracy(val)", "accuracy(val): no example is set aside for validation: add `split: 70 30`"},
		{"kind: train", "loss(test)", "loss(test): no example is set aside as a test: add `split: 60 20 20`"},
		{"kind: train", "loss(training)", `no metric "loss(training)": write loss with train`},
		{"kind: train", "layer(1).sd", `no metric "layer(1).sd": write it as layer.std`},
		{"kind: train", "layer(3).std", "there is no layer 3: write a whole number from 1 to 2"},
		{"kind: train", "layer(1.5).std", "there is no layer 1.5: write a whole number from 1 to 2"},
		{"kind: train", "weight(1, 3, 1)", "there is no input 3: write a whole number from 1 to 2"},
		{"kind: train", "weight(2, 1, 2)", "there is no unit 2: write a whole number from 1 to 1"},
		{"kind: train", "bias(0, 1)", "there is no layer 0: write a whole number from 1 to 2"},
		{"kind: train", "loss(train", `"loss(train" cannot be the name of a metric: use one of loss(train), accuracy(train), errors(train), correct(train), total(train), steps, epochs, diverged, output(x, y), layer.std, layer.mean, layer(l).std, layer(l).mean, weight(l, i, j), bias(l, j)…`},
		{"kind: train\nsweep: hidden 2 3", "successes(4)", `the sweep has no hidden "4": use one of 2, 3`},
	} {
		_, err := start(t, tt.text, nil).Metric(tt.name)
		if head, more := strings.CutSuffix(tt.want, "…"); !(more && strings.HasPrefix(errorText(err), head)) && errorText(err) != tt.want {
			t.Errorf("%s of %q: %q, want %q", tt.name, tt.text, errorText(err), tt.want)
		}
	}
}

func TestEnv(t *testing.T) {
	s := start(t, byHand, nil)
	for src, want := range map[string]bool{
		"accuracy(train) == 1 and errors == 0": true,
		"output(0, 0) == 0":                    true,
		"min(layer.std) > 0.4":                 true,
		"layer(1).mean > 0.6":                  false,
		"weight(1, 1, 1) == weight(1, 2, 2)":   true,
	} {
		e, err := formula.Parse(src)
		if err != nil {
			t.Fatal(err)
		}
		if got, err := e.True(Env{s}); got != want || err != nil {
			t.Errorf("%s is %v, %v; want %v", src, got, err, want)
		}
	}
}
