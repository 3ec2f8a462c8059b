package experiment

import (
	"math/rand/v2"
	"testing"

	"zigzag/core/figure"
)

// TestHiddenLine: the line in hidden space, read back through Map, is where
// the output changes its mind.
func TestHiddenLine(t *testing.T) {
	for _, text := range []string{
		"kind: train\ndata: xor",
		"kind: train\ndata: xor\nloss: squared\noutput: identity\nactivation: relu",
		"kind: train\ndata: xor\nloss: squared",
	} {
		s := steps(start(t, text, nil), 30).(*trainSession)
		if _, err := s.Figure("hidden"); err != nil {
			t.Fatal(err)
		}
		h, p := trainHidden{s}, trainPlane{s}
		w1, w2, b, ok := h.HiddenLine()
		if !ok {
			t.Fatal("no line")
		}
		rng := rand.New(rand.NewPCG(3, 4))
		for range 200 {
			x, y := rng.NormFloat64(), rng.NormFloat64()
			h1, h2 := h.Map(x, y)
			var confidence [1]float64
			p.Surface(confidence[:], []float64{x}, []float64{y})
			if side := w1*h1 + w2*h2 + b; side*confidence[0] < -1e-12 {
				t.Errorf("%s\nat (%v, %v) the line says %v, the network %v", text, x, y, side, confidence[0])
			}
		}
	}
}

// TestNetworkModel: the grid that units share says what each unit says alone.
func TestNetworkModel(t *testing.T) {
	s := steps(start(t, "kind: train\ndata: xor\nhidden: 3 2", nil), 10).(*trainSession)
	if _, err := s.Figure("network"); err != nil {
		t.Fatal(err)
	}
	n := trainNetwork{s}
	xs, ys := []float64{-1, 0, 0.5}, []float64{1, 0.25}
	dst := make([]float64, len(xs)*len(ys))
	for l, units := range n.Sizes()[1:] {
		for unit := range units {
			n.UnitMap(l, unit, dst, xs, ys)
			for i, got := range dst {
				x, y := xs[i%len(xs)], ys[i/len(xs)]
				if want := n.Activation(l, unit, x, y); got != want {
					t.Errorf("layer %d, unit %d at (%v, %v): %v on the grid, %v alone", l, unit, x, y, got, want)
				}
			}
		}
	}
	if _, ok := n.Current(); ok {
		t.Error("an example is current before any was looked at")
	}
	s.Look()
	columns, ok := n.Current()
	if !ok || len(columns) != 4 || len(columns[1]) != 3 {
		t.Fatalf("Current = %v, %v", columns, ok)
	}
	if want := n.Activation(2, 0, columns[0][0], columns[0][1]); columns[3][0] != want {
		t.Errorf("the current output is %v, want %v", columns[3][0], want)
	}
	var _ figure.NetworkModel = n
}
