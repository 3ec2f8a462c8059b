package main

import "time"

// slice is how long training goes on before the browser has its turn: to draw, to hear the
// reader, to let the page change. It is far below the 50 ms that are felt, since one step may
// be long and the machine busy.
const slice = 8 * time.Millisecond

// A Pace turns the time that passes into steps to take.
type Pace struct {
	PerSecond float64 // 0: as many as fit
	owed      float64 // steps, a fraction included
}

// Run takes the steps that are due after elapsed: it calls step until they are
// taken, until step says that there are no more, or until the slice is used
// up. now is the clock.
func (p *Pace) Run(elapsed time.Duration, now func() time.Time, step func() (more bool)) (taken int, more bool) {
	// A tab that comes back after a pause does not make up for it, and a slow machine plays
	// slowly instead of falling ever further behind.
	p.owed = min(p.owed+p.PerSecond*elapsed.Seconds(), max(p.PerSecond/4, 2))
	end := now().Add(slice)
	for p.Behind() {
		if !step() {
			p.owed = 0
			return taken, false
		}
		taken++
		if p.PerSecond > 0 {
			p.owed--
		}
		if !now().Before(end) {
			break
		}
	}
	return taken, true
}

// Behind reports whether there are steps to be taken already.
func (p *Pace) Behind() bool { return p.PerSecond == 0 || p.owed >= 1 }

// Rest forgets what is owed, for when playing stops.
func (p *Pace) Rest() { p.owed = 0 }
