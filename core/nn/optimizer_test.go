package nn

import (
	"math"
	"slices"
	"strings"
	"testing"
)

// TestOptimizerSteps: two steps with the gradients 1 and −2 at rate 0.1 from x = 1, as
// worked out by hand from the formulas in Optimizer's comment.
func TestOptimizerSteps(t *testing.T) {
	for _, tt := range []struct {
		name string
		want [2]float64
	}{
		{"sgd", [2]float64{0.9, 1.1}},
		{"momentum", [2]float64{0.9, 1.01}},   // v = −0.1, then −0.09 + 0.2 = 0.11
		{"nesterov", [2]float64{0.81, 1.109}}, // 1.9·(−0.1); then 1.9·0.11 + 0.9·0.1 = 0.299
		{"adagrad", [2]float64{0.9, 0.9 + 0.2/math.Sqrt(5)}},
		{"rmsprop", [2]float64{1 - 0.1/math.Sqrt(0.1), 1 - 0.1/math.Sqrt(0.1) + 0.2/math.Sqrt(0.49)}},
		// m = 0.1, then −0.11; c = 0.001, then 0.004999; over 1 − 0.81 and 1 − 0.998001.
		{"adam", [2]float64{0.9, 0.9 + 0.1*(0.11/0.19)/math.Sqrt(0.004999/0.001999)}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			o, err := ParseOptimizer(tt.name)
			if err != nil {
				t.Fatal(err)
			}
			var m Moments
			x := []float64{1}
			for i, g := range []float64{1, -2} {
				o.Step(x, []float64{g}, 0.1, &m)
				// ε = 1e-8 is left out of the sums above.
				if math.Abs(x[0]-tt.want[i]) > 1e-6 {
					t.Errorf("after step %d: x = %v, want %v", i+1, x[0], tt.want[i])
				}
			}
		})
	}
}

// TestPlainIsPlain: the zero value, sgd by name, and momentum without momentum are
// x −= η·g, to the bit.
func TestPlainIsPlain(t *testing.T) {
	want := normals(50, 1)
	rates := []float64{0.3, 1e-3, 7}
	for step, rate := range rates {
		for i, g := range normals(50, uint64(step)+2) {
			want[i] -= float64(rate * g)
		}
	}
	for _, o := range []Optimizer{{}, {Name: "sgd", Momentum: 0.9}, {Name: "momentum"}, {Name: "nesterov"}} {
		got := normals(50, 1)
		var m Moments
		for step, rate := range rates {
			o.Step(got, normals(50, uint64(step)+2), rate, &m)
		}
		if err := sameBits(got, want); err != nil {
			t.Errorf("%+v: %v", o, err)
		}
	}
}

// TestRestIsRest: where no gradient ever came, nothing moves, and a NaN does not stay hidden.
func TestRestIsRest(t *testing.T) {
	for _, name := range Optimizers() {
		o, _ := ParseOptimizer(name)
		var m Moments
		x := []float64{3, 3}
		for range 5 {
			o.Step(x, []float64{0, math.NaN()}, 0.1, &m)
		}
		if x[0] != 3 || !math.IsNaN(x[1]) {
			t.Errorf("%s: %v, want [3 NaN]", name, x)
		}
	}
}

func TestParseOptimizer(t *testing.T) {
	o, err := ParseOptimizer("adam")
	if err != nil || o.Momentum != 0.9 || o.decay() != 0.999 || o.epsilon() != 1e-8 {
		t.Errorf("adam: %+v, %v", o, err)
	}
	if _, err := ParseOptimizer("adamw"); err == nil || !strings.Contains(err.Error(), "rmsprop, adam") {
		t.Errorf("adamw: %v", err)
	}
}

// TestPower against the product, which for these few factors is as good to 1e-14.
func TestPower(t *testing.T) {
	for _, x := range []float64{0, 0.5, 0.9, 0.999, 1} {
		want := 1.0
		for n := range 40 {
			if got := power(x, n); math.Abs(got-want) > 1e-14 {
				t.Errorf("power(%v, %d) = %v, want %v", x, n, got, want)
			}
			want *= x
		}
	}
}

// TestMomentsFollow a change of activations: what is remembered of weights and biases
// stays with them when PReLU's slopes come and go between them.
func TestMomentsFollow(t *testing.T) {
	n, x, target := lessonNet(t, 2, 4, 3, 1)
	adam, _ := ParseOptimizer("adam")
	tr := NewTrainerWith(n, x, target, 10, Options{Rules: Rules{LearningRate: 0.01, Optimizer: adam}, Shuffle: NewPCG(1)})
	for range 5 {
		tr.Step()
	}
	before := tr.moments.Clone()
	if err := n.SetHidden(PReLU, nil); err != nil {
		t.Fatal(err)
	}
	tr.fit()
	// Layers of 2·4 + 4, 4·3 + 3 and 3 + 1 numbers; slopes now behind the first two.
	fresh := func(m []float64) []float64 {
		m = slices.Insert(slices.Clone(m), 12, 0.0)
		return slices.Insert(m, 12+1+15, 0.0)
	}
	if !slices.Equal(tr.moments.First, fresh(before.First)) || !slices.Equal(tr.moments.Second, fresh(before.Second)) {
		t.Error("moments moved with the wrong numbers")
	}
	tr.Step()
	if err := n.SetHidden(Tanh, nil); err != nil {
		t.Fatal(err)
	}
	tr.Step()
	if len(tr.moments.First) != len(n.Params) || tr.moments.Steps != 7 {
		t.Errorf("%d moments for %d parameters, %d steps", len(tr.moments.First), len(n.Params), tr.moments.Steps)
	}
}
