package nn

import (
	"encoding/json"
	"fmt"
	"math"
	"os"
	"testing"
)

// A refereeCase is one run of testdata/referee.js.
type refereeCase struct {
	Name                string
	LR, L1, L2, Keep    float64
	Start               float64 // of AdaGrad's sums
	Proximal, Decoupled bool
	Schedule            string
	Norm                bool
	Params              []float64 // after all steps
}

func (c refereeCase) String() string {
	return fmt.Sprintf("%s/l1=%v/l2=%v/proximal=%v/decoupled=%v/%s/keep=%v/norm=%v", c.Name, c.L1, c.L2, c.Proximal, c.Decoupled, c.Schedule, c.Keep, c.Norm)
}

// TestReferee: every optimizer, schedule, penalty, dropout with given masks, and batch
// normalisation end, after 240 steps, where TensorFlow.js ends with the same data and
// first weights. testdata/referee.js says how its numbers were made.
func TestReferee(t *testing.T) {
	var r struct {
		Inputs, Hidden, Batch, Steps int
		X, Target, Init              []float64
		Masks                        string
		Cases                        []refereeCase
	}
	text, err := os.ReadFile("testdata/referee.json")
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(text, &r); err != nil {
		t.Fatal(err)
	}
	run := func(t *testing.T, c refereeCase) []float64 {
		n, err := New(Config{Inputs: r.Inputs, Loss: Logistic, Layers: []LayerSpec{{Units: r.Hidden, Activation: Tanh, Keep: c.Keep, BatchNorm: c.Norm}, {Units: 1}}})
		if err != nil {
			t.Fatal(err)
		}
		first := r.Init
		for l := range n.Layers() {
			w, b, _, _ := n.Layer(l)
			first = first[copy(w, first):]
			if !(c.Norm && l == 0) {
				copy(b, first)
			}
			first = first[len(b):]
		}
		rules := Rules{LearningRate: c.LR, Penalty: Penalty{c.L1, c.L2, c.Proximal, c.Decoupled}, Limit: r.Steps}
		if rules.Optimizer, err = ParseOptimizer(c.Name); err != nil {
			t.Fatal(err)
		}
		if c.Schedule != "" {
			if rules.Schedule, err = ParseSchedule(c.Schedule); err != nil {
				t.Fatal(err)
			}
		}
		var m Moments
		m.fit(rules.Optimizer, len(n.Params))
		for i := range m.Second {
			m.Second[i] = c.Start
		}
		return refereeSteps(n, r.X, r.Target, r.Batch, r.Steps, r.Masks, rules, &m)
	}
	if len(r.Cases) < 20 {
		t.Fatalf("%d cases", len(r.Cases))
	}
	for i, c := range r.Cases {
		t.Run(c.String(), func(t *testing.T) {
			got := run(t, c)
			// TensorFlow.js rounds every number to 24 bits. After 240 steps that is a few
			// millionths; where gradients are divided by their size, ten times as much.
			if apart := farthest(got, c.Params); !(apart < 1e-4) {
				t.Errorf("%v from the referee:\ngot  %v\nwant %v", apart, got, c.Params)
			}
			for k, other := range r.Cases {
				if k != i && len(other.Params) == len(got) && farthest(got, other.Params) < 1e-3 {
					t.Errorf("too near to %v: nothing is told apart", other)
				}
			}
		})
	}
}

// refereeSteps trains on the examples in their order, with masks of 0 and 1 given.
func refereeSteps(n *Network, x, target []float64, batch, steps int, masks string, rules Rules, m *Moments) []float64 {
	ws := n.NewWorkspace(batch)
	grad := make([]float64, len(n.Params))
	perEpoch := len(target) / batch
	for step := range steps {
		at := step % perEpoch * batch
		n.DrawMasks(ws, batch, NewRand(1)) // for their room
		if mask := ws.Mask(0); mask != nil {
			for i := range mask {
				mask[i] = float64(masks[step*len(mask)+i]-'0') / n.layers[0].keep
			}
		}
		n.TrainingGradient(ws, grad, x[at*n.Inputs():][:batch*n.Inputs()], target[at:][:batch], batch)
		rules.Step(n.Params, grad, n.weights, rules.Rate(step, perEpoch), m)
		n.takeAverages(ws)
	}
	return n.Params
}

// farthest is the largest difference between two lists; infinite if their lengths differ.
func farthest(a, b []float64) float64 {
	if len(a) != len(b) {
		return math.Inf(1)
	}
	most := 0.0
	for i := range a {
		most = max(most, math.Abs(a[i]-b[i]))
	}
	return most
}
