package nn

import (
	"fmt"
	"testing"
)

// The golden runs of rules: what one of goldenRuns trains, with dropout, norms, each
// optimizer, schedule and penalty. As there, a change of one of these hashes means that
// runs that were quoted no longer replay.
var goldenRules = []struct {
	optimizer, schedule string
	penalty             Penalty
	keep                float64
	norm                bool
	want                string
}{
	{"sgd", "constant", Penalty{}, 1, false, "5463f6dea2640a94"},
	{"momentum", "constant", Penalty{}, 1, false, "ad169c43f650a2c3"},
	{"nesterov", "constant", Penalty{}, 1, false, "581188e06ed114cb"},
	{"adagrad", "constant", Penalty{}, 1, false, "c0c913fb73e5d81d"},
	{"rmsprop", "constant", Penalty{}, 1, false, "89f2cb135106fc69"},
	{"adam", "constant", Penalty{}, 1, false, "04e6c32cc2ed620c"},
	{"sgd", "step 0.5 2", Penalty{}, 1, false, "fd389ba8fc5d0122"},
	{"sgd", "exponential 0.9", Penalty{}, 1, false, "3a3d25973cb310e8"},
	{"sgd", "inverse 0.3", Penalty{}, 1, false, "4d1d2317784a72f5"},
	{"momentum", "cosine", Penalty{}, 1, false, "5bee5054450f1b9e"},
	{"adam", "warmup 2", Penalty{}, 1, false, "be3b66fa80742e6a"},
	{"sgd", "constant", Penalty{L2: 0.03}, 1, false, "a3d4319b721ab053"},
	{"sgd", "constant", Penalty{L1: 0.03}, 1, false, "7d542fbf2f6caf12"},
	{"sgd", "constant", Penalty{L1: 0.03, Proximal: true}, 1, false, "7e0ec79943d435d1"},
	{"adam", "constant", Penalty{L1: 0.01, L2: 0.02, Proximal: true, Decoupled: true}, 1, false, "25df7316e934d3d2"},
	{"nesterov", "constant", Penalty{L1: 0.03, Proximal: true}, 1, false, "46ce6c54251dd7e5"},
	{"momentum", "constant", Penalty{L1: 0.03, Proximal: true}, 1, false, "19efd5c11c4f5838"},
	{"rmsprop", "constant", Penalty{L1: 0.03, Proximal: true}, 1, false, "7f70993e5e6ba54f"},
	{"sgd", "constant", Penalty{}, 0.5, false, "8385c829fef3b9c6"},
	{"sgd", "constant", Penalty{}, 1, true, "59274f1a1e3ad2df"},
	{"nesterov", "inverse 0.1", Penalty{L2: 0.01}, 0.8, true, "c0ccb903f4b7f0ed"},
}

func rulesTrainer(t *testing.T, optimizer, schedule string, p Penalty, keep float64, norm bool) (*Network, *Trainer) {
	t.Helper()
	const examples = 61
	c := Config{Inputs: 2, Loss: Logistic}
	for _, units := range []int{7, 5} {
		c.Layers = append(c.Layers, LayerSpec{Units: units, Activation: Tanh, Keep: keep, BatchNorm: norm})
	}
	c.Layers = append(c.Layers, LayerSpec{Units: 1})
	n, err := New(c)
	if err != nil {
		t.Fatal(err)
	}
	n.Init(NewRand(7), Initializer{Name: "xavier"})
	o, err := ParseOptimizer(optimizer)
	if err != nil {
		t.Fatal(err)
	}
	s, err := ParseSchedule(schedule)
	if err != nil {
		t.Fatal(err)
	}
	x, target := normals(examples*2, 1), randomTarget(Logistic, examples, 1)
	return n, NewTrainerWith(n, x, target, 10, Options{
		Rules:   Rules{LearningRate: 0.05, Optimizer: o, Schedule: s, Penalty: p, Limit: 35},
		Shuffle: NewPCG(8), Masks: NewPCG(9),
	})
}

func TestGoldenRules(t *testing.T) {
	seen := map[string]string{}
	for _, tt := range goldenRules {
		name := fmt.Sprintf("%s/%s/%+v/keep=%v/norm=%v", tt.optimizer, tt.schedule, tt.penalty, tt.keep, tt.norm)
		t.Run(name, func(t *testing.T) {
			n, tr := rulesTrainer(t, tt.optimizer, tt.schedule, tt.penalty, tt.keep, tt.norm)
			var losses []float64
			for range 5 * tr.StepsPerEpoch() {
				losses = append(losses, tr.Step())
			}
			got := Hash(n.Params, losses)
			if other := seen[got]; other != "" {
				t.Errorf("the same run as %s", other)
			}
			seen[got] = name
			if *printGolden {
				t.Logf("%q", got)
			} else if got != tt.want {
				t.Errorf("hash %s, want %s", got, tt.want)
			}
		})
	}
}

// TestRulesSaveAndLoad: from a saved state on, the same bits, in the same trainer after
// other things were done with it, and in another; and no step allocates.
func TestRulesSaveAndLoad(t *testing.T) {
	for _, tt := range goldenRules {
		name := fmt.Sprintf("%s/%s/%+v/keep=%v/norm=%v", tt.optimizer, tt.schedule, tt.penalty, tt.keep, tt.norm)
		t.Run(name, func(t *testing.T) {
			n, tr := rulesTrainer(t, tt.optimizer, tt.schedule, tt.penalty, tt.keep, tt.norm)
			on := func(n *Network, tr *Trainer) string {
				var losses []float64
				for range 16 {
					losses = append(losses, tr.Step())
				}
				return Hash(n.Params, losses, []float64{tr.Rate()})
			}
			for range 9 {
				tr.Step()
			}
			state := tr.Save()
			var kept TrainerState
			tr.SaveTo(&kept)
			want := on(n, tr)
			adam, _ := ParseOptimizer("adam")
			tr.SetRules(Rules{LearningRate: 0.5, Optimizer: adam, Penalty: Penalty{L1: 1}})
			if err := n.SetKeep(0.3); err != nil {
				t.Fatal(err)
			}
			if err := n.SetHidden(PReLU, nil); err != nil {
				t.Fatal(err)
			}
			if on(n, tr) == want {
				t.Fatal("other rules change nothing")
			}
			tr.Load(state)
			if got := on(n, tr); got != want {
				t.Errorf("the same trainer: %s, want %s", got, want)
			}
			n2, tr2 := rulesTrainer(t, "rmsprop", "cosine", Penalty{}, 0.9, tt.norm)
			tr2.Load(kept)
			if got := on(n2, tr2); got != want {
				t.Errorf("another trainer: %s, want %s", got, want)
			}
			if got := testing.AllocsPerRun(50, func() { tr.Step() }); got != 0 {
				t.Errorf("Step allocates %v times", got)
			}
			if got := 8 * (len(n2.Params) + len(tr2.moments.First) + len(tr2.moments.Second) + 61); state.Bytes() < got {
				t.Errorf("Bytes = %d, but the numbers alone take %d", state.Bytes(), got)
			}
		})
	}
}

// TestInOrder: without a source of shuffling, every epoch shows the examples as they
// stand.
func TestInOrder(t *testing.T) {
	n, x, target := lessonNet(t, 2, 3, 1)
	tr := NewTrainerWith(n, x[:2*23], target[:23], 10, Options{Rules: Rules{LearningRate: 0.01}})
	state := tr.Save()
	for step := range 9 {
		for i, example := range tr.Batch() {
			if want := step%3*10 + i; example != want {
				t.Errorf("step %d shows %v", step, tr.Batch())
			}
		}
		tr.Step()
	}
	tr.Load(state)
	if tr.Batch()[0] != 0 || tr.Steps() != 0 {
		t.Errorf("loaded: step %d, batch %v", tr.Steps(), tr.Batch())
	}
}

// TestAnotherOptimizerForgets: what one method remembers means nothing to another.
func TestAnotherOptimizerForgets(t *testing.T) {
	_, tr := rulesTrainer(t, "momentum", "constant", Penalty{}, 1, false)
	tr.Step()
	r := tr.Rules()
	r.Optimizer.Momentum = 0.5
	if tr.SetRules(r); len(tr.moments.First) == 0 {
		t.Error("another momentum has forgotten the way")
	}
	r.Optimizer, _ = ParseOptimizer("adam")
	if tr.SetRules(r); len(tr.moments.First) != 0 || tr.moments.Steps != 0 {
		t.Error("adam begins with the memory of momentum")
	}
	tr.Step()
}
