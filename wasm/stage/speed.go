package main

// seconds is how long a run takes at normal speed.
const seconds = 10

// stepsPerSecond is what a word of the speed control means for a run of so many
// steps; 0 is as many as fit. A run that is made by hand has no steps.
func stepsPerSecond(word string, limit int) float64 {
	usual := max(float64(limit)/seconds, 2)
	switch word {
	case "slow":
		return max(usual/8, 1)
	case "fast":
		return usual * 8
	case "max":
		return 0
	}
	return usual
}
