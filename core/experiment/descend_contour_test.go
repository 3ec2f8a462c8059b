package experiment

import (
	"math"
	"strings"
	"testing"
)

// TestPenaltyPicture: the contour is told the penalty, both minima, and a part of the
// plane in which they, the start and 0 lie; without a penalty it is told nothing new.
func TestPenaltyPicture(t *testing.T) {
	const text = "kind: descend\ndata: linear-centred\nlr: 0.1\nbatch: 200\nfrom: 1.5 1\nepochs: 60"
	plain := start(t, text, nil).(*descendSession)
	if _, ok := plain.contour().Penalty(); ok {
		t.Error("a penalty without any")
	}
	for _, c := range []struct {
		rules string
		words string
	}{
		{"l1: 0.4\npenalty: proximal", "touches the L1 diamond"},
		{"l2: 0.5", "touches the L2 circle"},
		{"l1: 0.2\nl2: 0.2", "touches the L1 + L2 shape"},
	} {
		s := start(t, text+"\n"+c.rules, nil).(*descendSession)
		m := s.contour()
		p, ok := m.Penalty()
		if !ok || !p.Known || p.On != [2]bool{true, true} || p.W1 != s.lowest[0] || p.W2 != s.lowest[1] {
			t.Fatalf("%s: %+v, %v", c.rules, p, ok)
		}
		for _, w := range [][2]float64{{0, 0}, {0.5, -2}, s.lowest} {
			if got, want := p.Value(w[0], w[1]), s.cost.at(w); math.Abs(got-want) > 1e-12 {
				t.Errorf("%s: %v costs %v in the picture, %v in the run", c.rules, w, got, want)
			}
		}
		w1, w2, ok := m.Minimum()
		if x, y, _ := plain.contour().Minimum(); !ok || w1 != x || w2 != y {
			t.Errorf("%s: the loss is lowest at (%v, %v), without the penalty at (%v, %v)", c.rules, w1, w2, x, y)
		}
		x0, x1, y0, y1 := m.Bounds()
		for _, w := range [][2]float64{{0, 0}, {w1, w2}, s.lowest, s.start} {
			if w[0] < x0 || w[0] > x1 || w[1] < y0 || w[1] > y1 {
				t.Errorf("%s: %v lies outside %v to %v, %v to %v", c.rules, w, x0, x1, y0, y1)
			}
		}
		f, err := s.Figure("contour")
		if err != nil {
			t.Fatal(err)
		}
		if got := f.Describe(); !strings.Contains(got, c.words) {
			t.Errorf("%s: %q", c.rules, got)
		}
	}
	// A bias costs nothing.
	bias := start(t, "kind: descend\ndata: sine\naxes: w(1,1,1) b(1,1)\nl2: 0.5", nil).(*descendSession)
	if p, ok := bias.contour().Penalty(); !ok || p.On != [2]bool{true, false} {
		t.Errorf("a weight and a bias: %+v, %v", p, ok)
	}
}

// TestPenaltyRace: lanes that differ in their penalty walk on one surface; the diamond or
// circle is that of the lane that is shown.
func TestPenaltyRace(t *testing.T) {
	s := steps(start(t, "kind: descend\ndata: linear-centred\nlr: 0.1\nbatch: 200\nepochs: 60\nrace: l1=0, l1=0.4 penalty=proximal, l2=0.5", nil), 40).(*raceSession)
	if !s.sharesSurface() {
		t.Fatal("three penalties, three pictures")
	}
	m := raceContour{s}
	if got := len(m.Paths()); got != 3 {
		t.Errorf("%d paths", got)
	}
	for lane, want := range []struct {
		ok     bool
		l1, l2 float64
	}{{}, {true, 0.4, 0}, {true, 0, 0.5}} {
		s.values["lane"] = formatNumber(float64(lane + 1))
		if p, ok := m.Penalty(); ok != want.ok || p.L1 != want.l1 || p.L2 != want.l2 {
			t.Errorf("lane %d: %+v, %v", lane+1, p, ok)
		}
	}
	x0, x1, y0, y1 := m.Bounds()
	if x1-x0 != y1-y0 && math.Abs((x1-x0)-(y1-y0)) > 1e-12 {
		t.Errorf("bounds %v to %v, %v to %v are no square", x0, x1, y0, y1)
	}
	for i := range s.each {
		if a, b, c, d := m.lane(i).Bounds(); a < x0 || b > x1 || c < y0 || d > y1 {
			t.Errorf("lane %d leaves the picture", i+1)
		}
	}
}
