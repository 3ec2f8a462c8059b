package nn

import (
	"fmt"
	"math"
	"testing"

	"gonum.org/v1/gonum/diff/fd"
)

// randomTarget returns targets that suit the loss: any number, a probability, or
// a distribution in each row.
func randomTarget(l Loss, batch, outputs int) []float64 {
	target := normals(batch*outputs, 11)
	switch l {
	case Logistic:
		for i, v := range target {
			target[i] = SigmoidOf(v)
		}
	case SoftmaxCrossEntropy:
		for e := range batch {
			row := target[e*outputs:][:outputs]
			Softmax(row, row)
		}
	}
	return target
}

// swish is z·σ(z), as a learner might write it.
func swish() *Func {
	return &Func{
		Name: "z*sigmoid(z)",
		F:    func(z float64) float64 { return float64(z * SigmoidOf(z)) },
		Slope: func(z float64) float64 {
			s := SigmoidOf(z)
			return s + float64(float64(z*s)*(1-s))
		},
	}
}

// funcFor is what LayerSpec.Func has to be.
func funcFor(f Activation) *Func {
	if f == Custom {
		return swish()
	}
	return nil
}

// nearKink reports whether some ReLU's pre-activation is so near 0 that a finite
// difference would look across its kink.
func nearKink(n *Network, ws *Workspace) bool {
	for l, spec := range n.Config().Layers {
		if spec.Activation != ReLU && spec.Activation != LeakyReLU && spec.Activation != PReLU {
			continue
		}
		for _, z := range ws.Z(l) {
			if math.Abs(z) < 1e-3 {
				return true
			}
		}
	}
	return false
}

// TestGradients compares back-propagation with central differences: each smooth
// activation with each loss, in several shapes and batches, at random parameters
// (zeros would hide a factor).
func TestGradients(t *testing.T) {
	shapes := []struct {
		inputs, outputs int
		hidden          []int
	}{
		{1, 2, nil}, {2, 2, []int{3}}, {3, 4, []int{5, 4}}, {2, 3, []int{4, 1, 6}},
	}
	for _, loss := range Losses() {
		for _, f := range []Activation{Identity, Sigmoid, Tanh, ReLU, LeakyReLU, PReLU, ELU, GELU, Custom} {
			for _, shape := range shapes {
				for _, batch := range []int{1, 3} {
					name := fmt.Sprintf("%v/%v/%d-%v-%d/batch=%d", loss, f, shape.inputs, shape.hidden, shape.outputs, batch)
					t.Run(name, func(t *testing.T) {
						c := Config{Inputs: shape.inputs, Loss: loss}
						for _, units := range shape.hidden {
							c.Layers = append(c.Layers, LayerSpec{Units: units, Activation: f, Func: funcFor(f)})
						}
						out := Identity
						if loss == SquaredError {
							out = f
						}
						c.Layers = append(c.Layers, LayerSpec{Units: shape.outputs, Activation: out, Func: funcFor(out)})
						checkGradient(t, c, batch)
					})
				}
			}
		}
	}
}

func checkGradient(t *testing.T, c Config, batch int) {
	t.Helper()
	n, err := New(c)
	if err != nil {
		t.Fatal(err)
	}
	x, target := normals(batch*c.Inputs, 10), randomTarget(c.Loss, batch, n.Outputs())
	ws := n.NewWorkspace(batch)
	got := normals(len(n.Params), 12) // rubbish: every element must be written
	var loss float64
	for seed := uint64(0); ; seed++ {
		Normals(n.Params, NewRand(seed))
		if loss = n.Gradient(ws, got, x, target, batch); !nearKink(n, ws) {
			break
		}
	}

	look := n.NewWorkspace(batch)
	at := append([]float64(nil), n.Params...)
	want := fd.Gradient(nil, func(params []float64) float64 {
		copy(n.Params, params)
		return c.Loss.Value(n.Forward(look, x, batch), target, batch)
	}, at, &fd.Settings{Formula: fd.Central})
	copy(n.Params, at)

	if again := c.Loss.Value(n.Forward(look, x, batch), target, batch); again != loss {
		t.Errorf("Gradient returned the loss %v, Forward and Value give %v", loss, again)
	}
	for i := range want {
		// Central differences with a step of 6e-6 are good to about 1e-9 of the loss.
		if math.Abs(got[i]-want[i]) > 1e-7*(1+math.Abs(want[i])) {
			t.Errorf("gradient %d of %d = %v, want %v", i, len(want), got[i], want[i])
		}
	}
}

// TestStepDoesNotLearn: the step function's slope is 0, so nothing below it moves.
func TestStepDoesNotLearn(t *testing.T) {
	n, err := New(Config{Inputs: 2, Layers: []LayerSpec{{Units: 3, Activation: Step}, {Units: 1, Activation: Identity}}, Loss: Logistic})
	if err != nil {
		t.Fatal(err)
	}
	Normals(n.Params, NewRand(1))
	grad := make([]float64, len(n.Params))
	n.Gradient(n.NewWorkspace(1), grad, []float64{1, 2}, []float64{1}, 1)
	for i, g := range grad[:9] {
		if g != 0 {
			t.Errorf("gradient %d below the step = %v, want 0", i, g)
		}
	}
	if grad[12] == 0 {
		t.Error("the output bias, above the step, has no gradient")
	}
}
