package nn

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
)

// Four hidden units learn XOR.
func ExampleTrainer() {
	n, err := New(Config{Inputs: 2, Layers: []LayerSpec{{Units: 4, Activation: Tanh}, {Units: 1, Activation: Identity}}, Loss: Logistic})
	if err != nil {
		fmt.Println(err)
		return
	}
	x := []float64{0, 0, 0, 1, 1, 0, 1, 1}
	target := []float64{0, 1, 1, 0}
	source := NewPCG(1)
	n.Init(rand.New(source), Initializer{Name: "xavier"})
	t := NewTrainer(n, x, target, 4, 0.5, source)
	for range 500 {
		t.Step()
	}
	for _, logit := range n.Forward(n.NewWorkspace(4), x, 4) {
		fmt.Print(logit > 0, " ")
	}
	// Output: false true true false
}

// TestStepDoesNotAllocate: a collection in the middle of an animation is a stutter.
func TestStepDoesNotAllocate(t *testing.T) {
	n, x, target := lessonNet(t, 2, 8, 8, 1)
	tr := NewTrainer(n, x, target, 7, 0.01, NewPCG(1))
	if got := testing.AllocsPerRun(200, func() { tr.Step() }); got != 0 {
		t.Errorf("Step allocates %v times", got)
	}
}

// TestEpochShowsEachExampleOnce, the short last batch included, in a new order each time.
func TestEpochShowsEachExampleOnce(t *testing.T) {
	n, x, target := lessonNet(t, 2, 3, 1)
	tr := NewTrainer(n, x[:2*23], target[:23], 10, 0.01, NewPCG(1))
	if got := tr.StepsPerEpoch(); got != 3 {
		t.Fatalf("StepsPerEpoch = %d, want 3", got)
	}
	var orders [][]int
	for range 2 {
		var seen []int
		for range tr.StepsPerEpoch() {
			batch := slices.Clone(tr.Batch())
			if again := tr.Batch(); !slices.Equal(batch, again) {
				t.Errorf("asked twice, Batch gives %v and then %v", batch, again)
			}
			seen = append(seen, batch...)
			tr.Step()
		}
		orders = append(orders, slices.Clone(seen))
		slices.Sort(seen)
		for i, example := range seen {
			if i != example {
				t.Fatalf("an epoch shows %v", seen)
			}
		}
	}
	if slices.Equal(orders[0], orders[1]) {
		t.Error("two epochs in the same order")
	}
	if tr.Steps() != 6 {
		t.Errorf("Steps = %d, want 6", tr.Steps())
	}
}

// TestBatchIsWhatStepUses: the loss of Step is that of the examples Batch named.
func TestBatchIsWhatStepUses(t *testing.T) {
	n, x, target := lessonNet(t, 2, 3, 1)
	tr := NewTrainer(n, x[:20], target[:10], 3, 0.1, NewPCG(1))
	for step := range 9 {
		var bx, bt []float64
		for _, i := range tr.Batch() {
			bx, bt = append(bx, x[2*i:2*i+2]...), append(bt, target[i])
		}
		ws := n.NewWorkspace(len(bt))
		want := n.Config().Loss.Value(n.Forward(ws, bx, len(bt)), bt, len(bt))
		if got := tr.Step(); got != want {
			t.Errorf("step %d: loss %v, its batch's loss %v", step, got, want)
		}
	}
}

// TestLookingDoesNotTouch: passes in between, with a workspace of one's own, leave a run
// as it was, to the bit.
func TestLookingDoesNotTouch(t *testing.T) {
	run := func(look bool) string {
		n, x, target := lessonNet(t, 2, 8, 1)
		tr := NewTrainer(n, x, target, 10, 0.1, NewPCG(1))
		ws := n.NewWorkspace(100)
		for range 120 {
			if look {
				n.Forward(ws, x[:200], 100)
				tr.Batch()
			}
			tr.Step()
		}
		return Hash(n.Params)
	}
	if a, b := run(false), run(true); a != b {
		t.Errorf("weights %s undisturbed, %s looked at", a, b)
	}
}
