package main

import (
	"testing"
	"time"
)

func TestPace(t *testing.T) {
	for _, tt := range []struct {
		name      string
		perSecond float64
		frame     time.Duration
		cost      time.Duration // of one step
		frames    int
		least     int
		most      int
	}{
		{"slow: a fraction of a step a frame", 2, 16 * time.Millisecond, time.Microsecond, 125, 3, 4},
		{"one second at fifty", 50, 16 * time.Millisecond, time.Microsecond, 63, 49, 51},
		{"fast enough", 1000, 16 * time.Millisecond, time.Microsecond, 63, 990, 1010},
		{"too fast for the machine: a slice a task", 1e6, 16 * time.Millisecond, time.Millisecond, 10, 80, 80},
		{"as fast as possible", 0, 16 * time.Millisecond, 100 * time.Microsecond, 10, 800, 800},
		{"one long step a task", 0, 16 * time.Millisecond, 50 * time.Millisecond, 3, 3, 3},
		{"a pause is not made up for", 100, time.Hour, time.Microsecond, 2, 50, 50},
	} {
		t.Run(tt.name, func(t *testing.T) {
			clock := time.Unix(0, 0)
			p := Pace{PerSecond: tt.perSecond}
			total := 0
			for range tt.frames {
				n, more := p.Run(tt.frame, func() time.Time { return clock }, func() bool { clock = clock.Add(tt.cost); return true })
				if !more {
					t.Fatal("Run says that there are no more steps")
				}
				total += n
			}
			if total < tt.least || total > tt.most {
				t.Errorf("%d frames took %d steps, want %d to %d", tt.frames, total, tt.least, tt.most)
			}
		})
	}
}

func TestPaceStopsAtTheEnd(t *testing.T) {
	left := 3
	p := Pace{}
	n, more := p.Run(time.Second, time.Now, func() bool {
		if left == 0 {
			return false
		}
		left--
		return true
	})
	if n != 3 || more {
		t.Errorf("Run = %d, %v; want 3, false", n, more)
	}
}
