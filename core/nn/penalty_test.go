package nn

import (
	"math"
	"slices"
	"testing"
)

func TestPenaltyParts(t *testing.T) {
	w := []float64{2, -0.5, 0, math.Copysign(0, -1)}
	p := Penalty{L1: 0.25, L2: 0.5}
	if got, want := p.Value(w), 0.25*2.5+0.25*4.25; got != want {
		t.Errorf("Value = %v, want %v", got, want)
	}
	grad := make([]float64, 4)
	p.AddGradient(grad, w)
	if want := []float64{1.25, -0.5, 0, 0}; !slices.Equal(grad, want) {
		t.Errorf("gradient %v, want %v", grad, want)
	}
	grad = make([]float64, 4)
	Penalty{L1: 0.25, L2: 0.5, Proximal: true, Decoupled: true}.AddGradient(grad, w)
	if !slices.Equal(grad, make([]float64, 4)) {
		t.Errorf("proximal and decoupled leave %v in the gradient", grad)
	}
	w = []float64{1, -1, 0.2, -0.2, 0.25, 0, math.NaN(), math.Inf(-1)}
	for i, v := range w {
		w[i] = soft(v, 0.25)
	}
	if want := []float64{0.75, -0.75, 0, 0, 0, 0}; !slices.Equal(w[:6], want) || !math.IsNaN(w[6]) || !math.IsInf(w[7], -1) {
		t.Errorf("threshold gives %v, want %v NaN -Inf", w, want)
	}
}

// penaltyRun trains for 300 steps and returns the network.
func penaltyRun(t *testing.T, optimizer string, p Penalty, change func(n *Network)) *Network {
	t.Helper()
	n, x, target := lessonNet(t, 2, 8, 1)
	if change != nil {
		change(n)
	}
	o, err := ParseOptimizer(optimizer)
	if err != nil {
		t.Fatal(err)
	}
	tr := NewTrainerWith(n, x, target, 20, Options{Rules: Rules{LearningRate: 0.05, Optimizer: o, Penalty: p}, Shuffle: NewPCG(1)})
	for range 300 {
		tr.Step()
	}
	return n
}

func zeroWeights(n *Network) (zeros, weights int) {
	for l := range n.Layers() {
		w, _, _, _ := n.Layer(l)
		for _, v := range w {
			if v == 0 {
				zeros++
			}
		}
		weights += len(w)
	}
	return zeros, weights
}

// TestOnlyTheProximalStepGivesZeros: with the same L1, the subgradient leaves every weight
// near 0 and none at it.
func TestOnlyTheProximalStepGivesZeros(t *testing.T) {
	near := func(n *Network) int {
		count := 0
		for l := range n.Layers() {
			w, _, _, _ := n.Layer(l)
			for _, v := range w {
				if math.Abs(v) < 0.02 {
					count++
				}
			}
		}
		return count
	}
	for _, optimizer := range []string{"sgd", "momentum", "adam"} {
		sub := penaltyRun(t, optimizer, Penalty{L1: 0.3}, nil)
		zeros, weights := zeroWeights(sub)
		if zeros != 0 {
			t.Errorf("%s, subgradient: %d weights of %d are exactly 0", optimizer, zeros, weights)
		}
		if optimizer == "sgd" && near(sub) < weights/2 {
			t.Errorf("sgd, subgradient: only %d weights of %d hover about 0", near(sub), weights)
		}
		if zeros, weights := zeroWeights(penaltyRun(t, optimizer, Penalty{L1: 0.3, Proximal: true}, nil)); zeros < weights*6/10 {
			t.Errorf("%s, proximal: only %d weights of %d are 0", optimizer, zeros, weights)
		}
	}
}

// TestDecayIsL2ForSGDOnly: as weight decay and in the gradient, L2 is the same for sgd
// up to rounding, and another thing for adam.
func TestDecayIsL2ForSGDOnly(t *testing.T) {
	apart := func(optimizer string) float64 {
		a := penaltyRun(t, optimizer, Penalty{L2: 0.1}, nil)
		b := penaltyRun(t, optimizer, Penalty{L2: 0.1, Decoupled: true}, nil)
		most := 0.0
		for i := range a.Params {
			most = max(most, math.Abs(a.Params[i]-b.Params[i]))
		}
		return most
	}
	if d := apart("sgd"); d > 1e-12 {
		t.Errorf("sgd: the two are %v apart", d)
	}
	if d := apart("adam"); d < 1e-2 {
		t.Errorf("adam: the two are only %v apart", d)
	}
}

// TestOnlyWeightsArePenalised: with no gradient from the data, biases, slopes and norms
// stay and weights move.
func TestOnlyWeightsArePenalised(t *testing.T) {
	n, err := New(Config{Inputs: 2, Layers: []LayerSpec{{Units: 3, Activation: PReLU, BatchNorm: true}, {Units: 1}}})
	if err != nil {
		t.Fatal(err)
	}
	for _, proximal := range []bool{false, true} {
		for _, name := range Optimizers() {
			o, _ := ParseOptimizer(name)
			onlyWeights(t, n, Rules{Optimizer: o, Penalty: Penalty{L1: 0.01, L2: 0.1, Proximal: proximal}})
		}
	}
}

func onlyWeights(t *testing.T, n *Network, r Rules) {
	t.Helper()
	Normals(n.Params, NewRand(1))
	before := slices.Clone(n.Params)
	var m Moments
	for range 3 {
		r.Step(n.Params, make([]float64, len(n.Params)), n.weights, 0.1, &m)
	}
	isWeight := make([]bool, len(n.Params))
	for l := range n.Layers() {
		w, _, _, _ := n.Layer(l)
		for i := range w {
			isWeight[n.Offset(l)+i] = true
		}
	}
	for i, v := range n.Params {
		if isWeight[i] == (v == before[i]) {
			t.Errorf("parameter %d (a weight: %v) went from %v to %v", i, isWeight[i], before[i], v)
		}
	}
}

// TestEveryOptimizerRestsWhereItShould: on the loss ½·Σ h·(w − at)² with L1, whose minimum is
// known weight by weight, the proximal step of every optimizer comes to rest there, with
// exact zeros where they belong.
func TestEveryOptimizerRestsWhereItShould(t *testing.T) {
	const l1 = 0.3
	h := []float64{1, 1, 2, 0.5, 3, 1}
	at := []float64{2, -1.5, 0.1, 0.5, -0.09, 0.29}
	want := make([]float64, len(h))
	for i := range want {
		want[i] = soft(at[i], l1/h[i])
	}
	for _, name := range Optimizers() {
		o, _ := ParseOptimizer(name)
		s, _ := ParseSchedule("inverse 0.02")
		r := Rules{LearningRate: 0.05, Optimizer: o, Schedule: s, Penalty: Penalty{L1: l1, Proximal: true}}
		if name == "adagrad" {
			r.LearningRate = 2
			r.Schedule = Schedule{}
		}
		w, grad := normals(len(h), 1), make([]float64, len(h))
		var m Moments
		for step := range 5000 {
			for i := range w {
				grad[i] = h[i] * (w[i] - at[i])
			}
			r.Step(w, grad, []Span{{0, len(w)}}, r.Rate(step, 1), &m)
		}
		for i := range w {
			if math.Abs(w[i]-want[i]) > 0.01 || (w[i] == 0) != (want[i] == 0) {
				t.Errorf("%s: weight %d rests at %v, want %v", name, i, w[i], want[i])
			}
		}
	}
}
