package experiment

import (
	"math"
	"strings"
	"testing"
)

// TestPenalisedMinimum: no point around is lower in loss and penalty together, and both
// move towards 0 from where the loss alone is lowest.
func TestPenalisedMinimum(t *testing.T) {
	known, corners := 0, 0
	for _, data := range []string{"linear-positive", "linear-stretched", "linear-tilted", "gaussians", "moons\nhidden: 2", "sine\nhidden: 3"} {
		for _, lines := range []string{"l1: 0.05", "l1: 0.6", "l2: 0.1", "l1: 0.1\nl2: 0.1", "l1: 20"} {
			text := "kind: descend\ndata: " + data + "\n" + lines
			s := start(t, text, nil).(*descendSession)
			if !s.known {
				continue
			}
			known++
			both := func(w [2]float64) float64 { return s.surface.loss(w) + s.cost.at(w) }
			for _, far := range []float64{1e-3, 0.01, 0.3} {
				for turn := range 16 {
					d := [2]float64{far * math.Cos(float64(turn)*math.Pi/8), far * math.Sin(float64(turn)*math.Pi/8)}
					if w := [2]float64{s.lowest[0] + d[0], s.lowest[1] + d[1]}; both(w) < both(s.lowest)-1e-12 && far < 0.1 {
						t.Errorf("%s\n%v is lower than the minimum %v: %v, %v", text, w, s.lowest, both(w), both(s.lowest))
					}
				}
			}
			if s.lowest[0] == 0 || s.lowest[1] == 0 {
				corners++
			}
			if s.surface.quadratic && s.freeKnown && s.cost.at(s.lowest) >= s.cost.at(s.free) {
				t.Errorf("%s\nthe minimum %v costs more than %v, that of the loss alone", text, s.lowest, s.free)
			}
			if lines == "l1: 20" && s.lowest != [2]float64{} {
				t.Errorf("%s\nthe minimum is %v, want 0, 0", text, s.lowest)
			}
		}
	}
	if known < 20 || corners < 5 {
		t.Errorf("only %d minima are known, %d of them with a zero", known, corners)
	}
}

// TestBiasesAreFree: where an axis is a bias, the penalty leaves it alone.
func TestBiasesAreFree(t *testing.T) {
	s := start(t, "kind: descend\ndata: gaussians\naxes: b(1,1) w(1,1,1)\nl1: 5\nl2: 1\npenalty: proximal\nbatch: 200\nepochs: 100\nfrom: 1 1", nil).(*descendSession)
	if s.cost.at([2]float64{7, 0}) != 0 || s.cost.at([2]float64{0, 2}) != 12 {
		t.Errorf("the bias costs %v, the weight %v", s.cost.at([2]float64{7, 0}), s.cost.at([2]float64{0, 2}))
	}
	Play(s)
	if s.walk.w[0] == 0 || s.walk.w[1] != 0 || metric1(t, s, "zeros") != 0.5 {
		t.Errorf("bias and weight end at %v", s.walk.w)
	}
}

// TestDescentArrives at the penalised minimum, whatever the optimizer; and the subgradient
// only hovers where the proximal step stands.
func TestDescentArrives(t *testing.T) {
	for optimizer, lr := range map[string]string{"sgd": "0.06", "momentum": "0.02", "nesterov": "0.02", "adagrad": "0.5", "rmsprop": "0.02", "adam": "0.02"} {
		s := start(t, "kind: descend\ndata: linear-stretched\nbatch: 200\nl2: 0.1\nepochs: 5000\nschedule: inverse 0.01\ngoal: 0.02\nlr: "+lr+"\noptimizer: "+optimizer, nil)
		Play(s)
		if metric1(t, s, "arrived") != 1 {
			t.Errorf("%s: %s", optimizer, s.Describe())
		}
		s = start(t, "kind: descend\ndata: linear-stretched\nbatch: 200\nl1: 0.3\npenalty: proximal\nepochs: 5000\nschedule: inverse 0.01\ngoal: 0.02\nlr: "+lr+"\noptimizer: "+optimizer, nil)
		Play(s)
		if metric1(t, s, "arrived") != 1 {
			t.Errorf("%s, proximal: %s", optimizer, s.Describe())
		}
	}
	const text = "kind: descend\ndata: linear-positive\nbatch: 200\nl1: 0.5\nepochs: 2000\nfrom: 1 1\ngoal: 0.000001"
	proximal := start(t, text+"\npenalty: proximal", nil)
	Play(proximal)
	gradient := start(t, text, nil)
	Play(gradient)
	if metric1(t, proximal, "zeros") == 0 || metric1(t, gradient, "zeros") != 0 || metric1(t, proximal, "arrived") != 1 {
		t.Errorf("zeros: proximal %v, subgradient %v; %s", metric1(t, proximal, "zeros"), metric1(t, gradient, "zeros"), proximal.Describe())
	}
	if d := steps(start(t, text, nil), 0).Describe(); !strings.Contains(d, "The minimum of loss and penalty is at") || !strings.Contains(d, "of the loss alone") {
		t.Error(d)
	}
}

// TestComingIsWhatComes: the arrow is the step that is taken, with what the optimizer
// remembers; and asking leaves that alone.
func TestComingIsWhatComes(t *testing.T) {
	for _, text := range descents() {
		s := start(t, text, nil).(*descendSession)
		for range 20 {
			coming := s.coming()
			if again := s.coming(); again != coming {
				t.Fatalf("%s\nasked twice: %v, %v", text, coming, again)
			}
			before := s.walk.w
			s.Step()
			if s.walk.diverged > 0 {
				break
			}
			if got := between([2]float64{before[0] + coming[0], before[1] + coming[1]}, s.walk.w); got > 1e-14 {
				t.Fatalf("%s\nthe step went %v beside the arrow", text, got)
			}
		}
	}
}

// TestOptimizersRaceOnOneSurface: their paths can be laid over each other, and those of
// other penalties too, since the surface that is drawn is that of the loss alone.
func TestOptimizersRaceOnOneSurface(t *testing.T) {
	const text = "kind: descend\ndata: linear-stretched\nbatch: 200\nlr: 0.02\nl2: 0.1\nrace: "
	for race, want := range map[string]bool{
		"optimizer sgd, momentum, adam": true, "schedule constant, cosine": true, "penalty gradient, decay": true, "l2 0.1, 1": true, "l1 0, 1": true, "data linear-stretched, linear-centred": false,
	} {
		r := start(t, text+race, nil).(*raceSession)
		if r.sharesSurface() != want {
			t.Errorf("%s: shares its surface: %v", race, !want)
		}
	}
}
