package formula_test

import (
	"errors"
	"strings"
	"testing"

	"zigzag/core/formula"
	"zigzag/core/nn"
)

func TestCheckActivation(t *testing.T) {
	for _, c := range []struct{ src, says string }{ // "" if it will do
		{"z*sigmoid(z)", ""},
		{"sin(z)", ""},
		{"z^3", ""},
		{"max(-1, min(1, z))", ""},
		{"log(1 + e^z)", ""},
		{"z - 1", ""},
		{"|z|", ""},
		{"1e5 z", ""},
		{"max(z, 0.01z)", ""},
		{"log(z)", "no finite value at z = −8"},
		{"sqrt(z + 7)", "no finite value at z = −8"},
		{"1/z", "no finite value at z = 0"},
		{"1/(z - 0.3)", "explodes: it is"},                                // between the grid's points
		{"1/(z + 1.111)^2", "at z = −1.111"},                              // and without a change of sign
		{"1/((z-3.1415)^2 + 1e-9)", "explodes"},                           // finite everywhere, and far too large
		{"1/max(0, cos(201.06192982974676z)^2 - 0.5)", "no finite value"}, // as large at each point of the grid
		{"√|z|", "slope without a finite value at z = 0"},
		{"e^(2z)", "explodes"},
		{"z^9", "explodes"},
		{"1e7 z", "explodes"},
		{"tanh(2e6 z)", "explodes: its slope"},
		{"3", "does not change with z"},
		{"step(z)", "flat"},
		{"z > 0", "flat"},
		{"z - z", "flat"},
		{"w z", "called “w”"},
		{"z +", "ends too early"},
	} {
		fn, err := formula.Activation(c.src)
		if c.says == "" {
			if err != nil || fn.F == nil || fn.Slope == nil || fn.Name == "" {
				t.Errorf("%s: %v", c.src, err)
			}
			continue
		}
		if err == nil || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: error = %v, want it to say %q", c.src, err, c.says)
			continue
		}
		var syntax *formula.SyntaxError
		if !errors.As(err, &syntax) || syntax.What == "" || syntax.Fix == "" {
			t.Errorf("%s: %#v does not say how to mend it", c.src, err)
		}
	}
	e, _ := formula.Parse("accuracy(train) * z")
	if err := formula.CheckActivation(e); err == nil || !strings.Contains(err.Error(), "nothing else") {
		t.Errorf("a metric in an activation: %v", err)
	}
}

// TestFormulaTrains: a network whose activation was written by hand learns XOR, and the
// formula relu(z) trains to the bits of ReLU.
func TestFormulaTrains(t *testing.T) {
	train := func(f nn.Activation, fn *nn.Func) (hash string, loss float64) {
		n, err := nn.New(nn.Config{Inputs: 2, Loss: nn.Logistic, Layers: []nn.LayerSpec{{Units: 6, Activation: f, Func: fn}, {Units: 1}}})
		if err != nil {
			t.Fatal(err)
		}
		n.Init(nn.NewRand(2), nn.Initializer{Name: "he"})
		tr := nn.NewTrainer(n, []float64{0, 0, 0, 1, 1, 0, 1, 1}, []float64{0, 1, 1, 0}, 4, 0.5, nn.NewPCG(1))
		for range 1500 {
			loss = tr.Step()
		}
		return nn.Hash(n.Params), loss
	}
	fn, err := formula.Activation("z*sigmoid(z)")
	if err != nil {
		t.Fatal(err)
	}
	if _, loss := train(nn.Custom, fn); !(loss < 0.02) {
		t.Errorf("z*sigmoid(z) ends at a loss of %v", loss)
	}
	fn, err = formula.Activation("relu(z)")
	if err != nil {
		t.Fatal(err)
	}
	got, _ := train(nn.Custom, fn)
	if want, _ := train(nn.ReLU, nil); got != want {
		t.Errorf("the formula relu(z) trains to %s, ReLU to %s", got, want)
	}
}

func BenchmarkCompile(b *testing.B) {
	fn, err := formula.Activation("z*sigmoid(z)")
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		fn.F(0.3)
		fn.Slope(0.3)
	}
}
