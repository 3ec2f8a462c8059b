package main

import "testing"

func TestSpeeds(t *testing.T) {
	for at := 1; at < speeds; at++ {
		if stepsPerSecond(at) <= stepsPerSecond(at-1) {
			t.Errorf("position %d is no faster than %d", at, at-1)
		}
	}
	if got := stepsPerSecond(0); got != 1 {
		t.Errorf("the slowest is %g steps a second, want 1", got)
	}
	if got := stepsPerSecond(speeds); got != 0 {
		t.Errorf("the last position is %g, want 0: as many as fit", got)
	}
	for _, limit := range []int{0, 80, 4000, 60000, 1 << 20} {
		at := usualSpeed(limit)
		if v := stepsPerSecond(at); v != 0 && float64(limit)/v > 10.5 {
			t.Errorf("a run of %d steps takes %.1f s", limit, float64(limit)/v)
		}
	}
	if got := speedWords(speeds); got != "as fast as possible" {
		t.Errorf("speedWords(%d) = %q", speeds, got)
	}
	if got := speedWords(0); got != "1 step a second" {
		t.Errorf("speedWords(0) = %q", got)
	}
}
