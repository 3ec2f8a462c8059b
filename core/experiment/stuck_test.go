package experiment_test

import (
	"strings"
	"testing"

	"zigzag/core/experiment"
)

// With two tanh units on XOR, seed 1 rests on a plateau around epoch 28, leaves
// it, and ends stuck with two corners undecided; seed 2 succeeds.
func TestStuckIsSaidOfTheSecondHalfOnly(t *testing.T) {
	s, problems := experiment.Parse("x.md", 1, "exp-x", "kind: train\ndata: xor\nhidden: 2\nactivation: tanh\nlr: 0.5\nbatch: 4\nepochs: 500")
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	for _, tt := range []struct {
		seed  string
		steps int
		want  bool
	}{
		{"1", 28, false}, {"1", 500, true}, {"2", 28, false}, {"2", 500, false},
	} {
		r, err := experiment.Run(s, experiment.Settings{"seed": tt.seed}, tt.steps)
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Contains(r.Describe, "stuck"); got != tt.want {
			t.Errorf("seed %s after %d steps: %q; said to be stuck: %v, want %v", tt.seed, tt.steps, r.Describe, got, tt.want)
		}
	}
}
