package experiment_test

import (
	"testing"

	"zigzag/core/experiment"
)

// Where the seed is said to make no difference, another one gives the same run.
func TestSeeded(t *testing.T) {
	for _, tt := range []struct {
		name, text string
		want       bool
	}{
		{"line placed by hand", "kind: line\ndata: and\nepochs: 0", false},
		{"line, fixed order", "kind: line\ndata: and\norder: fixed\nepochs: 5", false},
		{"line, shuffled", "kind: line\ndata: and\norder: shuffled\nepochs: 5", true},
		{"line, cloud", "kind: line\ndata: gaussians\nepochs: 0", true},
		{"weights set by hand", "kind: train\ndata: xor\nhidden: 2\nweights: 1 1 1 1 0 0 1 1 0\nepochs: 0", false},
		{"random start", "kind: train\ndata: xor\nhidden: 2\nepochs: 0", true},
		{"training", "kind: train\ndata: xor\nhidden: 2\nepochs: 5", true},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s, problems := experiment.Parse("x.md", 1, "exp-x", tt.text)
			if len(problems) > 0 {
				t.Fatal(problems)
			}
			if got := s.Seeded(nil); got != tt.want {
				t.Errorf("Seeded = %v, want %v", got, tt.want)
			}
			if tt.want {
				return
			}
			one, err := experiment.Run(s, experiment.Settings{"seed": "1"}, -1)
			if err != nil {
				t.Fatal(err)
			}
			two, err := experiment.Run(s, experiment.Settings{"seed": "2"}, -1)
			if err != nil {
				t.Fatal(err)
			}
			if one.Receipt.Hash != two.Receipt.Hash {
				t.Errorf("another seed gives another run: %s and %s", one.Receipt, two.Receipt)
			}
		})
	}
}
