package main

import "testing"

func TestSpeeds(t *testing.T) {
	for _, limit := range []int{0, 12, 80, 4000, 1 << 20} {
		slow, normal, fast := stepsPerSecond("slow", limit), stepsPerSecond("normal", limit), stepsPerSecond("fast", limit)
		if !(slow >= 1 && slow < normal && normal < fast) {
			t.Errorf("limit %d: slow %g, normal %g, fast %g", limit, slow, normal, fast)
		}
		if took := float64(limit) / normal; took > seconds {
			t.Errorf("limit %d takes %g s at normal speed, want at most %d", limit, took, seconds)
		}
	}
	if got := stepsPerSecond("max", 100); got != 0 {
		t.Errorf("max = %g, want 0: as many as fit", got)
	}
}
