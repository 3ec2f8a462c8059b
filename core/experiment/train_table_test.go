package experiment

import (
	"math"
	"strings"
	"testing"

	"zigzag/core/dataset"
	"zigzag/core/figure"
	"zigzag/core/nn"
)

// A table of points is the data set itself: to the bit, the same run.
func TestTablesOfPointsAreSets(t *testing.T) {
	set, err := dataset.Generate("circle", 40, 0.1, stream(1, "data"))
	if err != nil {
		t.Fatal(err)
	}
	a := steps(start(t, "kind: train\ndata: circle\nsamples: 40\nhidden: 3", nil), 30)
	b := steps(start(t, "kind: train\nhidden: 3", Settings{"csv": dataset.FormatCSV(set.Table())}), 30)
	if a.Receipt().Hash != b.Receipt().Hash {
		t.Error("the same examples from a file give another run")
	}
}

// The gradient of several outputs, and of regression, by finite differences through
// the session's own score.
func TestTableGradients(t *testing.T) {
	for _, text := range []string{
		"kind: train\ndata: digits\nsamples: 20\nhidden: 3\nbatch: 20\nlr: 0.001",
		"kind: train\ndata: digits\nsamples: 20\nhidden: 3\nbatch: 20\nlr: 0.001\nloss: squared",
		"kind: train\ndata: sine\nsamples: 20\nhidden: 4\nbatch: 20\nlr: 0.001\nloss: squared",
		"kind: train\ndata: sparse\nsamples: 20\nhidden: none\nbatch: 20\nlr: 0.001\nloss: squared",
	} {
		s := start(t, text, nil).(*trainSession)
		loss := func() float64 {
			s.forgetMeasures()
			return s.score(figure.Train).loss
		}
		before := append([]float64{}, s.net.Params...)
		s.Step()
		after := append([]float64{}, s.net.Params...)
		copy(s.net.Params, before)
		for _, i := range []int{0, len(before) / 2, len(before) - 1} {
			const h = 1e-5
			s.net.Params[i] = before[i] + h
			up := loss()
			s.net.Params[i] = before[i] - h
			down := loss()
			s.net.Params[i] = before[i]
			want := (up - down) / (2 * h)
			if got := (before[i] - after[i]) / 0.001; math.Abs(got-want) > 1e-5*(1+math.Abs(want)) {
				t.Errorf("%s: parameter %d has the gradient %v, finite differences say %v", text, i, got, want)
			}
		}
	}
}

func TestDigitsAreLearned(t *testing.T) {
	s := start(t, "kind: train\ndata: digits\nsamples: 300\nsplit: 70 30\nhidden: 20\nactivation: relu\ninit: he\nlr: 0.1\nbatch: 10\nepochs: 20", nil)
	Play(s)
	v, err := s.Metric("accuracy(val)")
	if err != nil || v[0] < 0.85 {
		t.Errorf("accuracy on validation %v, %v: %s", v, err, s.Describe())
	}
	f, err := s.Figure("digits")
	if err != nil {
		t.Fatal(err)
	}
	f.Layout(560, 400)
	if text := f.Describe(); !strings.Contains(text, "The network is right about") {
		t.Error(text)
	}
	for _, name := range []string{"plane", "network", "cloud", "fit"} {
		if _, err := s.Figure(name); err == nil || !strings.Contains(err.Error(), "64 inputs") {
			t.Errorf("figure %s: %v", name, err)
		}
	}
	if s.Look(); !strings.Contains(s.Describe(), "class ") && s.Steps() < s.Limit() {
		t.Error(s.Describe())
	}
}

func TestSineIsLearned(t *testing.T) {
	s := start(t, "kind: train\ndata: sine\nsamples: 60\nnoise: 0\nhidden: 12\nloss: squared\nlr: 0.1\nbatch: 4\nepochs: 400\nshow: [fit, curves]", nil)
	first, _ := s.Metric("loss(train)")
	Play(s)
	last, _ := s.Metric("loss(train)")
	if last[0] > first[0]/10 {
		t.Errorf("the loss went from %v to %v: %s", first, last, s.Describe())
	}
	if _, err := s.Metric("accuracy(train)"); err == nil {
		t.Error("a regression has an accuracy")
	}
	if v, err := s.Metric("output(0)"); err != nil || len(v) != 1 {
		t.Errorf("output(0) is %v, %v", v, err)
	}
	f, err := s.Figure("fit")
	if err != nil {
		t.Fatal(err)
	}
	f.Layout(400, 300)
	if text := f.Describe(); !strings.HasPrefix(text, "The network says") {
		t.Error(text)
	}
	if !strings.Contains(s.Describe(), "root mean square") {
		t.Error(s.Describe())
	}
}

func TestCSVFaults(t *testing.T) {
	spec := parse(t, "kind: train\ndata: xor")
	for _, c := range []struct{ name, csv, want string }{
		{"ragged", "1,2,0\n3,4\n5,6,1", "row 2"},
		{"text", "1,2,0\nx,4,1\n5,6,1", "row 2, column 1"},
		{"NaN", "1,2,0\nNaN,4,1", "row 2, column 1"},
		{"one class", "1,2,a\n3,4,a", "in every row"},
		{"regression with logistic loss", "1,0.5\n2,0.7\n3,0.9\n4,1.5\n5,2.5\n6,3.25\n7,4.5\n8,5.1\n9,6.2\n10,7.3\n11,8.4\n12,9.9", "loss logistic needs classes"},
	} {
		_, err := spec.Start(Settings{"csv": c.csv})
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %q in it", c.name, err, c.want)
		}
	}
	set := spec.With(nil, figure.Edit{Key: "csv", Value: "1,2,0\n3,4,1"})
	if set = spec.With(set, figure.Edit{Key: "data", Value: "circle"}); set["csv"] != "" {
		t.Error("another data set keeps the learner's file")
	}
}

// Three classes end in a softmax whose probabilities sum to one.
func TestThreeClasses(t *testing.T) {
	s := start(t, "kind: train\nhidden: 4\nepochs: 200\nbatch: 2\nshow: [curves, cloud]", Settings{"csv": "0,0,a\n0,1,a\n5,0,b\n5,1,b\n0,5,c\n1,5,c"}).(*trainSession)
	Play(s)
	if v, _ := s.Metric("accuracy(train)"); v[0] != 1 {
		t.Errorf("accuracy %v: %s", v, s.Describe())
	}
	if s.net.Outputs() != 3 || s.reading.loss != nn.SoftmaxCrossEntropy {
		t.Errorf("%d outputs, loss %v", s.net.Outputs(), s.reading.loss)
	}
}
