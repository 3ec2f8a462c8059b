package experiment

import (
	"reflect"
	"strings"
	"testing"
)

// TestSaveLoad goes back and forth: a loaded session measures, and goes on, as one that
// never went back.
func TestSaveLoad(t *testing.T) {
	for _, text := range append(runs(), dying, dying+"\nchange: 90 activation=prelu lr=0.1") {
		if parse(t, text).Kind != "train" {
			continue
		}
		s := steps(start(t, text, nil), 30).(*trainSession)
		s.Look()
		state := s.Save()
		at := Measure(steps(start(t, text, nil), 30))
		end := Measure(steps(start(t, text, nil), 130))
		if steps(s, 100); !reflect.DeepEqual(Measure(s), end) {
			t.Fatalf("%s\nsaving changed the run", text)
		}
		curve := len(s.history.epochs)
		for range 2 {
			version := s.Version()
			s.Load(state)
			if got := Measure(s); !reflect.DeepEqual(got, at) || s.Version() == version {
				t.Errorf("%s\nloaded %+v\nwant   %+v", text, got, at)
			}
			if steps(s, 100); !reflect.DeepEqual(Measure(s), end) {
				t.Errorf("%s\nafter going on %+v\nwant %+v", text, Measure(s), end)
			}
		}
		if len(s.history.epochs) != curve {
			t.Errorf("%s\n%d epochs on record, %d before going back", text, len(s.history.epochs), curve)
		}
		other := start(t, text, nil).(*trainSession)
		if other.Load(state); !reflect.DeepEqual(Measure(steps(other, 100)), end) {
			t.Errorf("%s\nanother session cannot go on from the state", text)
		}
	}
}

func TestKeeps(t *testing.T) {
	h := newHistory(0)
	for epoch := range 9000 {
		if h.wants(epoch) != keeps(epoch) {
			t.Fatalf("epoch %d: wants %v, keeps %v", epoch, h.wants(epoch), keeps(epoch))
		}
		if h.wants(epoch) {
			h.add(epoch)
		}
	}
}

// TestDivergedKeepsItsPicture: the run names step and reason, and figures show the last
// weights that had a finite loss.
func TestDivergedKeepsItsPicture(t *testing.T) {
	s := start(t, "kind: train\ndata: circle\nloss: squared\noutput: identity\nactivation: identity\nlr: 30", nil).(*trainSession)
	Play(s)
	if d := s.Describe(); s.diverged == 0 || !strings.Contains(d, "at step "+formatNumber(float64(s.diverged))) || !strings.Contains(d, "The learning rate 30 is too high") {
		t.Errorf("Describe = %q", s.Describe())
	}
	for _, w := range s.drawn().Params {
		if !finite(w) {
			t.Fatalf("the picture's weights are %v", s.drawn().Params)
		}
	}
	if _, err := s.Figure("plane"); err != nil {
		t.Fatal(err)
	}
	dst := make([]float64, 9)
	trainPlane{s}.Surface(dst, []float64{-1, 0, 1}, []float64{-1, 0, 1})
	for _, x := range dst {
		if !finite(x) {
			t.Errorf("the surface is %v", dst)
		}
	}
}
