package experiment

import "testing"

func TestDescribe(t *testing.T) {
	const and = "kind: line\ndata: and"
	for _, tt := range []struct {
		name, text   string
		steps, looks int
		want         string
	}{
		{"no line", and, 0, 0, "There is no line yet: w is (0, 0), so the neuron says 0 everywhere. 3 of 4 points are on the right side."},
		{"placed", and + "\nline: 1 1 -1.5\nepochs: 0", 0, 0, "The line is 1·x₁ + 1·x₂ − 1.5 = 0. All 4 points are on the right side."},
		{"placed, minus", and + "\nline: -1 0.5 0", 0, 0, "The line is −1·x₁ + 0.5·x₂ = 0. 2 of 4 points are on the right side."},
		{"right", and, 3, 0, "Step 3 visited (1, 0), class 0: it was right, so nothing changed. 3 of 4 points are on the right side."},
		{"about to be right", and, 0, 1, "The next example is (0, 0), class 0. The neuron says 0, which is right: nothing will change. 3 of 4 points are on the right side."},
		{"about to be wrong", and, 3, 1, "The next example is (1, 1), class 1. The neuron says 0, which is wrong: w and b will be corrected. 3 of 4 points are on the right side."},
		{"corrected", and, 4, 0, "Step 4 visited (1, 1), class 1: it was wrong, so w and b were corrected: now w = (1, 1), b = 1. 1 of 4 points is on the right side."},
		{"settled", and, 24, 0, "Settled: pass 6 needed no correction, after 10 corrections in all. All 4 points are on the right side."},
		{"circles", "kind: line\ndata: xor", 80, 0, "Going round in circles: pass 20 made 4 corrections and ended exactly where it began, so every later pass does the same. No line separates these points. 2 of 4 points are on the right side."},
		{"not settled", "kind: line\ndata: xor-cloud\nepochs: 2", 400, 0, "Not settled after 2 passes: the last pass still made 190 corrections. 100 of 200 points are on the right side."},
		{"not trained", "kind: train\ndata: xor", 0, 0, "Not trained yet: 3 of 4 training points are right, loss 0.697."},
		{"weights by hand", byHand, 0, 0, "With these weights all 4 training points are right, loss 0."},
		{"a flat output", "kind: train\ndata: xor\nloss: squared\noutput: step", 5, 0, "After 5 epochs 3 of 4 training points are right, loss 0.125. Nothing moves: a step function has slope 0 everywhere, so the gradient is 0."},
		{"an example", "kind: train\ndata: xor", 0, 2, "Example 2 of 4 in the coming batch: (0, 0), class 0. The network says 0.5, which is right. Not trained yet: 3 of 4 training points are right, loss 0.697."},
		{"stuck", "kind: train\ndata: xor", 1000, 0, "After 1000 epochs 2 of 4 training points are right, loss 0.35. It seems stuck: the loss was 0.351 at epoch 800 and has hardly moved since."},
		{"solved", "kind: train\ndata: xor\nhidden: 4", 1000, 0, "Solved: after 1000 epochs all 4 training points are right, loss 0.00548."},
		{"learning", "kind: train\ndata: moons\nhidden: 4", 100, 0, "After 2 epochs 169 of 200 training points are right, loss 0.324."},
		{"validation", "kind: train\ndata: moons\nhidden: 4\nsplit: 70 30", 100, 0, "After 2 epochs 120 of 140 training points are right, loss 0.367. Accuracy is 86 % on the training set and 92 % on validation."},
		{"overfitting", "kind: train\ndata: moons\nsamples: 30\nnoise: 0.5\nhidden: 32\nsplit: 60 40\nlr: 1", 3000, 0, "After 600 epochs all 18 training points are right, loss 0.00219. Accuracy is 100 % on the training set and 67 % on validation. The gap means overfitting."},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s := steps(start(t, tt.text, nil), tt.steps)
			for range tt.looks {
				s.Look()
			}
			if got := s.Describe(); got != tt.want {
				t.Errorf("Describe =\n%s\nwant\n%s", got, tt.want)
			}
		})
	}
}
