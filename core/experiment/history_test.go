package experiment

import (
	"math"
	"testing"
)

func TestHistory(t *testing.T) {
	h := newHistory(1)
	for epoch := range 5000 {
		if h.wants(epoch) {
			h.add(epoch, float64(epoch)/2)
		}
		if len(h.epochs) > historyLen {
			t.Fatalf("%d epochs kept", len(h.epochs))
		}
	}
	for i, e := range h.epochs {
		if e != float64(i*h.stride) || h.values[0][i] != e/2 {
			t.Fatalf("entry %d is epoch %v with %v, stride %d", i, e, h.values[0][i], h.stride)
		}
	}
	if len(h.epochs) < historyLen/2 {
		t.Errorf("only %d epochs kept", len(h.epochs))
	}
	for _, n := range []int{0, 10, 512, 5000, 100_000} {
		h, asked := newHistory(0), 0
		for epoch := range n + 1 {
			if h.wants(epoch) {
				asked++
				h.add(epoch)
			}
		}
		if m := measured(n); math.Abs(float64(m-asked)) > 0.02*float64(asked)+2 {
			t.Errorf("measured(%d) = %d, but %d were", n, m, asked)
		}
	}
}
