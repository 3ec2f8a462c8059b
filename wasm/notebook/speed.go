package main

import (
	"fmt"
	"math"
)

// speeds is the last position of the speed slider: as many steps as fit.
const speeds = 40

// stepsPerSecond is what a position of the speed slider means: 1 to 10,000 by
// equal factors, and 0, as many as fit, at the end.
func stepsPerSecond(at int) float64 {
	if at >= speeds {
		return 0
	}
	return math.Round(math.Pow(10, 4*float64(max(at, 0))/(speeds-1))*10) / 10
}

// usualSpeed is the position at which a run of so many steps takes some ten
// seconds.
func usualSpeed(limit int) int {
	for at := range speeds {
		if stepsPerSecond(at) >= float64(limit)/10 {
			return at
		}
	}
	return speeds
}

// speedWords says what a position means.
func speedWords(at int) string {
	if at >= speeds {
		return "as fast as possible"
	}
	v := stepsPerSecond(at)
	if v == 1 {
		return "1 step a second"
	}
	return fmt.Sprintf("%s steps a second", show(math.Round(v)))
}
