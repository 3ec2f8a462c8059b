package main

import "time"

// slice is how long a frame may train. A frame has 16 ms; the rest is for
// drawing and for the browser. Where frames take longer (a busy machine, WebGL without a
// graphics card), training gets a quarter of one, so that a long run still comes to its
// end, and never so much that the page would feel it.
const (
	slice   = 8 * time.Millisecond
	longest = 20 * time.Millisecond
)

// share is how long a frame may train when the last one took so long.
func share(frame time.Duration) time.Duration { return min(max(slice, frame/4), longest) }

// A Pace turns the time that passes into steps to take.
type Pace struct {
	PerSecond float64 // 0: as many as fit
	owed      float64 // steps, a fraction included
}

// Run takes the steps that are due after elapsed: it calls step until they are
// taken, until step says that there are no more, or until the slice is used
// up. What did not fit is forgotten, so that a slow machine plays slowly
// instead of falling ever further behind. now is the clock.
func (p *Pace) Run(elapsed time.Duration, now func() time.Time, step func() (more bool)) (taken int, more bool) {
	due := 1 << 30
	if p.PerSecond > 0 {
		// A tab that comes back after a pause does not make up for it.
		p.owed += p.PerSecond * min(elapsed, 250*time.Millisecond).Seconds()
		due = int(p.owed)
		p.owed -= float64(due)
	}
	end := now().Add(share(elapsed))
	for taken < due {
		if !step() {
			p.owed = 0
			return taken, false
		}
		taken++
		if !now().Before(end) {
			break
		}
	}
	return taken, true
}

// Rest forgets what is owed, for when playing stops.
func (p *Pace) Rest() { p.owed = 0 }
