package experiment

import (
	"math"
	"slices"
	"strings"
	"testing"

	"zigzag/core/figure"
)

const dropping = "kind: train\ndata: moons\nsamples: 60\nsplit: 70 30\nhidden: 6 5\nkeep: 0.5\nbatch: 8\nepochs: 40"

// TestMasksAreThoseOfTheUpdate: what the picture shows before a step is what the
// step then used, and showing it changes nothing; a run that went back shows it again.
func TestMasksAreThoseOfTheUpdate(t *testing.T) {
	s := steps(start(t, dropping, nil), 3).(*trainSession)
	watched := newTrainMasks(s)
	saved := s.Save()
	var seen [][]float64
	for range 7 {
		m := watched.Masks()
		if m.Step != s.Steps()+1 || m.Batch != len(s.trainer.Batch()) {
			t.Fatalf("step %d of batch %d, at step %d of batch %d", m.Step, m.Batch, s.Steps(), len(s.trainer.Batch()))
		}
		var shown []float64
		for _, l := range m.Layers {
			shown = append(shown, l.Mask...)
		}
		s.Step()
		var used []float64
		for l := range s.hiddenLayers() {
			used = append(used, s.masks(l)...)
		}
		if !slices.Equal(shown, used) {
			t.Fatalf("step %d used other masks than were shown", s.Steps())
		}
		seen = append(seen, shown)
	}
	hash := s.Receipt().Hash
	s.Load(saved)
	for i, want := range seen {
		var shown []float64
		for _, l := range watched.Masks().Layers {
			shown = append(shown, l.Mask...)
		}
		if !slices.Equal(shown, want) {
			t.Errorf("gone back, step %d shows other masks", i)
		}
		s.Step()
	}
	if plain := steps(start(t, dropping, nil), 10); hash != plain.Receipt().Hash || hash != s.Receipt().Hash {
		t.Error("looking at masks changed the run")
	}
}

func TestMasksSay(t *testing.T) {
	s := start(t, strings.Replace(dropping, "keep: 0.5", "keep: 1", 1), nil)
	f, err := s.Figure("masks")
	if err != nil {
		t.Fatal(err)
	}
	f.Layout(400, 300)
	if got := f.Describe(); got != "Keep is 1: all 11 hidden units are present in every update." {
		t.Errorf("Describe = %q", got)
	}
	if _, err := start(t, "kind: train\ndata: xor\nhidden: none", nil).Figure("masks"); err == nil {
		t.Error("a network without hidden units shows masks")
	}
}

// TestThinnedPicture: mean and whole are those of the metrics; unscaled is what the
// network says with its hidden activations doubled.
func TestThinnedPicture(t *testing.T) {
	s := steps(start(t, "kind: train\ndata: sine\nsamples: 80\nsplit: 80 20\nhidden: 12\nloss: squared\nlr: 0.05\nkeep: 0.5\nepochs: 30", nil), 200).(*trainSession)
	got := trainThinned{s}.Thinned()
	if mean, _ := s.Metric("thinned.mean"); math.Abs(mean[0]-average(got.Says)) > 1e-12 {
		t.Errorf("the dots' mean is %v, thinned.mean %v", average(got.Says), mean[0])
	}
	e := s.sets[figure.Val]
	whole := s.net.Forward(s.eval, e.x[:1], 1)[0]
	w, b, _, _ := s.net.Layer(1)
	loud := b[0]
	for j, a := range s.eval.A(0)[:12] {
		loud += 2 * a * w[j]
	}
	if got.Whole != whole || math.Abs(got.Unscaled-loud) > 1e-12 {
		t.Errorf("whole %v and unscaled %v, want %v and %v", got.Whole, got.Unscaled, whole, loud)
	}
	if !got.Linear || got.Probability || got.Quantity != "output" || got.Example != "validation example 1" || got.Keep != 0.5 {
		t.Errorf("%+v", got)
	}
	for _, c := range []struct {
		text, quantity, example string
		linear                  bool
	}{
		{dropping, "probability of class 1", "validation example 1", false},
		{"kind: train\ndata: xor\nhidden: 4\nkeep: 0.5", "probability of class 1", "training example 1", false},
		{"kind: train\ndata: sine\nloss: squared\nhidden: 4 4\nkeep: 0.5", "output", "training example 1", false},
		{"kind: train\ndata: sine\nloss: squared\nhidden: 4 4\nactivation: identity\nkeep: 0.5", "output", "training example 1", true},
	} {
		got := trainThinned{start(t, c.text, nil).(*trainSession)}.Thinned()
		if got.Quantity != c.quantity || got.Example != c.example || got.Linear != c.linear {
			t.Errorf("%s\nsays %q of %q, linear %v", c.text, got.Quantity, got.Example, got.Linear)
		}
	}
}

func average(xs []float64) float64 {
	sum := 0.0
	for _, x := range xs {
		sum += x
	}
	return sum / float64(len(xs))
}

// TestBars: the parameter is a view, in a race too, and the figure's edits are it.
func TestBars(t *testing.T) {
	for _, c := range []struct{ in, want string }{{"sorted", "sorted"}, {" order  2", "order 2"}, {"size", ""}, {"sorted 0", ""}, {"sorted 1 2", ""}, {"", ""}} {
		if got, err := barsSyntax(c.in); got != c.want || (err == nil) != (c.want != "") {
			t.Errorf("bars %q = %q, %v; want %q", c.in, got, err, c.want)
		}
	}
	for _, text := range []string{"kind: train\ndata: xor\nl1: 0.01", "kind: train\ndata: xor\nrace: l1 0, 0.01\nfinish: steps > 100"} {
		s := steps(start(t, text, nil), 12)
		f, err := s.Figure("weights")
		if err != nil {
			t.Fatal(err)
		}
		f.Layout(500, 400)
		receipt := s.Receipt().String()
		edits := slices.Clone(f.Update(figure.Input{Key: "PageDown"}))
		if len(edits) != 1 || edits[0] != (figure.Edit{Key: "bars", Value: "sorted 1"}) {
			t.Fatalf("page down edits %v", edits)
		}
		if _, restart, err := s.Edit(edits); restart || err != nil {
			t.Fatalf("restart %v, %v", restart, err)
		}
		for range 10 {
			f.Update(figure.Input{})
		}
		if got := f.Describe(); !strings.Contains(got, "weights of layer 1") || s.Receipt().String() != receipt {
			t.Errorf("%s\nDescribe = %q", text, got)
		}
	}
}

// TestWeightsRace: a soft threshold gives exact zeros, the subgradient none, and the
// picture of the race says so.
func TestWeightsRace(t *testing.T) {
	s := steps(start(t, "kind: train\ndata: sparse\nsamples: 100\nhidden: none\nloss: squared\nlr: 0.05\nl1: 0.1\nepochs: 40\nrace: penalty gradient, proximal", nil), 900)
	f, err := s.Figure("weights")
	if err != nil {
		t.Fatal(err)
	}
	got := f.Describe()
	zeros, err := s.(*raceSession).each[1].Metric("zeros")
	if err != nil || zeros[0] == 0 {
		t.Fatalf("zeros of the proximal lane: %v, %v", zeros, err)
	}
	if !strings.Contains(got, "none is exactly 0") || !strings.Contains(got, "are exactly 0") {
		t.Errorf("Describe = %q", got)
	}
	lanes := raceWeights{s.(*raceSession)}.Lanes()
	if len(lanes) != 2 || len(lanes[0].Layers[0].From) != len(lanes[0].Layers[0].W) {
		t.Errorf("lanes %v", lanes)
	}
}

// TestChosen: early stopping names its epoch at once, an ordinary run once the
// validation loss has risen for a while, and one without validation never.
func TestChosen(t *testing.T) {
	const overfits = "kind: train\ndata: moons\nsamples: 40\nnoise: 0.4\nflip: 0.2\nsplit: 50 50\nhidden: 12\nlr: 1\nbatch: 4\nepochs: 200"
	run := func(text string) *trainSession {
		s := start(t, text, nil).(*trainSession)
		for !s.Done() {
			s.Step()
		}
		return s
	}
	s := run(overfits)
	chosen := s.curves().(figure.ChosenModel).Chosen()
	if len(chosen) != 1 || chosen[0].Epoch != float64(s.best.epoch) || chosen[0].Stopped != 0 || s.best.epoch > 180 {
		t.Errorf("chosen %+v, best epoch %d", chosen, s.best.epoch)
	}
	s = run(overfits + "\npatience: 10")
	chosen = s.curves().(figure.ChosenModel).Chosen()
	if len(chosen) != 1 || chosen[0].Stopped != chosen[0].Epoch+10 || chosen[0].Loss != s.best.loss {
		t.Errorf("with patience: %+v", chosen)
	}
	f, _ := s.Figure("curves")
	if got := f.Describe(); !strings.Contains(got, "took up the weights of that epoch") {
		t.Errorf("Describe = %q", got)
	}
	if got := run(strings.Replace(overfits, "split: 50 50", "split: 100", 1)).curves().(figure.ChosenModel).Chosen(); got != nil {
		t.Errorf("without validation: %+v", got)
	}
	race := start(t, overfits+"\nrace: hidden 2, 12\nfinish: steps > 10000", nil)
	for !race.Done() {
		race.Step()
	}
	all := raceCurves{race.(*raceSession), race.(*raceSession).curvesOf()}.Chosen()
	if len(all) == 0 || all[len(all)-1].Lane != 1 || all[len(all)-1].LaneName == "" {
		t.Errorf("in a race: %+v", all)
	}
}
