package nn

import (
	"math"
	"strings"
	"testing"
)

func TestScheduleRate(t *testing.T) {
	const perEpoch, limit, base = 10, 1000, 0.8
	for _, tt := range []struct {
		schedule string
		steps    int
		want     float64
	}{
		{"constant", 0, base}, {"constant", 999, base},
		{"step 0.5 30", 0, base}, {"step 0.5 30", 299, base}, {"step 0.5 30", 300, base / 2}, {"step 0.5 30", 905, base / 8},
		{"exponential 0.95", 9, base}, {"exponential 0.95", 10, base * 0.95}, {"exponential 0.95", 100, base * 0.5987369392383789},
		{"inverse 0.05", 9, base}, {"inverse 0.05", 200, base / 2},
		{"cosine", 0, base}, {"cosine", 250, base * (1 + math.Sqrt2/2) / 2}, {"cosine", 500, base / 2}, {"cosine", 1000, 0}, {"cosine", 5000, 0},
		{"warmup 5", 0, base / 50}, {"warmup 5", 24, base / 2}, {"warmup 5", 49, base}, {"warmup 5", 70, base},
	} {
		s, err := ParseSchedule(tt.schedule)
		if err != nil {
			t.Errorf("%s: %v", tt.schedule, err)
			continue
		}
		if got := s.Rate(base, tt.steps, perEpoch, limit); math.Abs(got-tt.want) > 1e-14 {
			t.Errorf("%s after %d steps: %v, want %v", tt.schedule, tt.steps, got, tt.want)
		}
		if s.String() != tt.schedule {
			t.Errorf("%q is written %q", tt.schedule, s)
		}
	}
	if got := (Schedule{Name: "cosine"}).Rate(base, 7, perEpoch, 0); got != base {
		t.Errorf("a cosine without an end gives %v, want %v", got, base)
	}
}

func TestParseScheduleRefuses(t *testing.T) {
	for _, s := range []string{"", "fast", "step", "step 0.5", "step 0 30", "step 1.5 30", "step 0.5 0", "step 0.5 1.5", "step 0.5 30 1",
		"exponential", "exponential -1", "exponential NaN", "inverse 0", "inverse 1e9", "cosine 3", "constant 1", "warmup", "warmup -2", "warmup 9999999999"} {
		if got, err := ParseSchedule(s); err == nil || !strings.Contains(err.Error(), `"step 0.5 30"`) {
			t.Errorf("%q: %+v, %v", s, got, err)
		}
	}
}
