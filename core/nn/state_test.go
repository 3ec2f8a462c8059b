package nn

import "testing"

// TestSaveAndLoad: from a saved state on, the same steps with the same bits, in the
// same trainer and in another, whatever was done in between.
func TestSaveAndLoad(t *testing.T) {
	for _, f := range []Activation{Tanh, PReLU, Custom} {
		t.Run(f.String(), func(t *testing.T) {
			fresh := func() (*Network, *Trainer) {
				n, x, target := lessonNet(t, 2, 5, 4, 1)
				if err := n.SetHidden(f, funcFor(f)); err != nil {
					t.Fatal(err)
				}
				return n, NewTrainer(n, x[:2*47], target[:47], 10, 0.1, NewPCG(3))
			}
			on := func(n *Network, tr *Trainer) string {
				var losses []float64
				for range 23 { // several epochs, and not a whole number of them
					losses = append(losses, tr.Step())
				}
				return Hash(n.Params, losses, []float64{float64(tr.Steps())})
			}
			n, tr := fresh()
			for range 8 {
				tr.Step()
			}
			state := tr.Save()
			want := on(n, tr)
			tr.SetLearningRate(0.5)
			if err := n.SetHidden(PReLU, nil); err != nil {
				t.Fatal(err)
			}
			if on(n, tr) == want {
				t.Fatal("another activation and learning rate change nothing")
			}
			for range 2 {
				tr.Load(state)
				if tr.Steps() != 8 || state.Steps() != 8 || tr.LearningRate() != 0.1 {
					t.Errorf("loaded: step %d, learning rate %v", tr.Steps(), tr.LearningRate())
				}
				if got := on(n, tr); got != want {
					t.Errorf("the same trainer: %s, want %s", got, want)
				}
			}
			n2, tr2 := fresh()
			tr2.Load(state)
			if got := on(n2, tr2); got != want {
				t.Errorf("another trainer: %s, want %s", got, want)
			}
			if got := 8 * (len(n2.Params) + 47); state.Bytes() < got {
				t.Errorf("Bytes = %d, but the numbers alone take %d", state.Bytes(), got)
			}
		})
	}
}

func TestLoadRefusesAStranger(t *testing.T) {
	n, x, target := lessonNet(t, 2, 3, 1)
	state := NewTrainer(n, x[:20], target[:10], 5, 0.1, NewPCG(1)).Save()
	wide, wx, wt := lessonNet(t, 2, 4, 1)
	for name, tr := range map[string]*Trainer{
		"other layers":   NewTrainer(wide, wx[:20], wt[:10], 5, 0.1, NewPCG(1)),
		"other examples": NewTrainer(n, x[:22], target[:11], 5, 0.1, NewPCG(1)),
		"other batch":    NewTrainer(n, x[:20], target[:10], 4, 0.1, NewPCG(1)),
	} {
		t.Run(name, func(t *testing.T) {
			defer func() {
				if recover() == nil {
					t.Error("loaded without a word")
				}
			}()
			tr.Load(state)
		})
	}
}

// TestNoActivationAllocates, in a step.
func TestNoActivationAllocates(t *testing.T) {
	for _, f := range append(Activations(), Custom) {
		n, x, target := lessonNet(t, 2, 8, 8, 1)
		if err := n.SetHidden(f, funcFor(f)); err != nil {
			t.Fatal(err)
		}
		tr := NewTrainer(n, x, target, 7, 0.01, NewPCG(1))
		tr.Step()
		if got := testing.AllocsPerRun(100, func() { tr.Step() }); got != 0 {
			t.Errorf("%v: Step allocates %v times", f, got)
		}
	}
}
