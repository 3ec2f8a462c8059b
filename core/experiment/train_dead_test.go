package experiment

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"zigzag/core/figure"
)

// dying is a run whose learning rate is far too large for ReLU: units die.
const dying = "kind: train\ndata: circle\nsamples: 200\nnoise: 0.05\nhidden: 8 8\nactivation: relu\ninit: he\nlr: 2\nbatch: 10\nepochs: 40\nseed: 2"

// deadNow counts by hand, from the formulas.
func deadNow(s *trainSession, l, j int) bool {
	for _, p := range pointsOf(s.sets[figure.Train].table).Points {
		s.net.Forward1(s.eval, p.X, p.Y)
		if s.eval.Z(l)[j] > 0 {
			return false
		}
	}
	return true
}

// TestDied plays a run update by update beside one that plays on: each is to name the
// same deaths.
func TestDied(t *testing.T) {
	for _, text := range []string{
		dying,
		strings.Replace(dying, "lr: 2", "lr: 0.4\noptimizer: momentum\nl2: 0.001", 1),
		strings.Replace(dying, "lr: 2", "lr: 0.5\noptimizer: adam\nkeep: 0.6\nschedule: exponential 0.99", 1),
		strings.Replace(dying, "lr: 2", "lr: 4\nnorm: batch", 1),
	} {
		t.Run(text, func(t *testing.T) { testDied(t, text) })
	}
}

func testDied(t *testing.T, text string) {
	played := start(t, text, nil).(*trainSession)
	Play(played)
	slow := start(t, text, nil).(*trainSession)
	type place struct{ l, j int }
	last := map[place]int{} // the update after which the unit was dead ever since
	for l := range 2 {
		for j := range 8 {
			if deadNow(slow, l, j) {
				last[place{l, j}] = 0
			}
		}
	}
	always := map[place]bool{} // dead at every epoch's end since the start, whatever was between
	for at := range last {
		always[at] = true
	}
	for !slow.Done() {
		slow.Step()
		for at := range always {
			if slow.Steps()%slow.StepsPerEpoch() == 0 && !deadNow(slow, at.l, at.j) {
				delete(always, at)
			}
		}
		for l := range 2 {
			for j := range 8 {
				_, was := last[place{l, j}]
				switch now := deadNow(slow, l, j); {
				case now && !was:
					last[place{l, j}] = slow.Steps()
				case !now:
					delete(last, place{l, j})
				}
			}
		}
	}
	if len(last) < 2 {
		t.Fatalf("only %d units died: the test wants more", len(last))
	}
	if got := metric1(t, played, "dead"); got != float64(len(last)) {
		t.Errorf("dead = %v, want %d", got, len(last))
	}
	for l := range 2 {
		in := 0
		for j := range 8 {
			step, dead := last[place{l, j}]
			if dead {
				in++
			}
			if always[place{l, j}] {
				step = 0
			}
			if got := metric1(t, played, fmt.Sprintf("died(%d, %d)", l+1, j+1)); got > float64(step) || (dead && step > 0) != (got > 0) {
				t.Errorf("died(%d, %d) = %v, but by hand %v (dead: %v)", l+1, j+1, got, step, dead)
			}
			if d := played.death(l, j); dead && step > 0 {
				said := d.say(l, j, false)
				if !strings.Contains(said, fmt.Sprintf("killed unit %d of layer %d", j+1, l+1)) || d.plain && !near(d.from-d.lr*d.gradient, d.to) || d.plain != plainRules(slow.trainer.Rules()) {
					t.Errorf("%s (%v − %v·%v = %v)", said, d.from, d.lr, d.gradient, d.to)
				}
			}
		}
		if got := metric1(t, played, fmt.Sprintf("dead(%d)", l+1)); got != float64(in) {
			t.Errorf("dead(%d) = %v, want %d", l+1, got, in)
		}
	}
	if got, want := played.Receipt(), slow.Receipt(); got.Hash != want.Hash {
		t.Errorf("looking for deaths changed the run: %v, want %v", got, want)
	}
}

// silentByHand counts the units that no training example brings above 0.
func silentByHand(s *trainSession) (n float64) {
	for l := range 2 {
		for j := range 8 {
			if deadNow(s, l, j) {
				n++
			}
		}
	}
	return n
}

// TestSilent: with leaky ReLU no unit is dead, by the word; whether it fires again is
// another question.
func TestSilent(t *testing.T) {
	s := start(t, dying+"\nshow: [dead]\nchange: 400 activation=leaky-relu", nil).(*trainSession)
	most, apart := 0.0, false
	for !s.Done() {
		for range s.StepsPerEpoch() {
			s.Step()
		}
		silent, dead := metric1(t, s, "silent"), metric1(t, s, "dead")
		if want := silentByHand(s); silent != want || metric1(t, s, "silent(1)")+metric1(t, s, "silent(2)") != want {
			t.Fatalf("after %d steps silent = %v, by hand %v", s.Steps(), silent, want)
		}
		if s.Steps() < 400 && silent != dead {
			t.Fatalf("after %d steps of ReLU silent = %v, dead = %v", s.Steps(), silent, dead)
		}
		most, apart = max(most, silent), apart || silent != dead
		shown := 0.0
		for _, u := range (trainDead{s}).Units() {
			for _, span := range u.Silent {
				if span.From >= span.To {
					t.Fatalf("unit %d.%d is silent from %v to %v", u.Layer, u.Unit, span.From, span.To)
				}
				if math.IsInf(span.To, 1) {
					shown++
				}
			}
		}
		if s.Steps() < 400 && shown != 0 || s.Steps() > 400 && shown != silent {
			t.Fatalf("after %d steps %v units are shown silent, not dead; silent = %v, dead = %v", s.Steps(), shown, silent, dead)
		}
	}
	if most < 2 || !apart {
		t.Errorf("at most %v silent, apart from the dead: %v; the test wants more", most, apart)
	}
	for _, m := range s.Metrics() {
		if (m.Name == "dead" || m.Name == "silent") && !m.Readout {
			t.Errorf("%s is not read out beside the figure of dead units", m.Name)
		}
	}
}

// TestReviving: leaky ReLU leaves no unit dead, in a run with one thing changed.
func TestReviving(t *testing.T) {
	s := steps(start(t, dying+"\nchange: 400 activation=leaky-relu", nil), 399)
	before := metric1(t, s, "dead")
	s.Step()
	if after := metric1(t, s, "dead"); before == 0 || after != 0 {
		t.Errorf("%v dead before the change, %v after; want some, then none", before, after)
	}
	if Play(s); metric1(t, s, "dead") != 0 || metric1(t, s, "diverged") != 0 {
		t.Errorf("at the end %v are dead; %s", metric1(t, s, "dead"), s.Describe())
	}
}

// TestDeadFromTheStart: biases so low that no example gets through.
func TestDeadFromTheStart(t *testing.T) {
	s := steps(start(t, "kind: train\ndata: xor\nactivation: relu\nweights: 1 1 1 1 -9 0.5 1 1 0", nil), 3).(*trainSession)
	if got := metric1(t, s, "dead(1)"); got != 1 {
		t.Fatalf("dead(1) = %v, want 1", got)
	}
	if d := s.death(0, 0); d == nil || d.say(0, 0, false) != "Unit 1 of layer 1 was dead from the start." || metric1(t, s, "died(1, 1)") != 0 {
		t.Errorf("death = %+v", d)
	}
}

func TestNothingDies(t *testing.T) {
	s := steps(start(t, "kind: train\ndata: xor\nactivation: leaky-relu\nlr: 5", nil), 50)
	if got := metric1(t, s, "dead"); got != 0 {
		t.Errorf("dead = %v with leaky ReLU", got)
	}
	for _, name := range []string{"dead(2)", "died(1, 3)", "died(2, 1)"} {
		if v, err := s.Metric(name); err == nil {
			t.Errorf("Metric(%q) = %v, want a fault", name, v)
		}
	}
}
