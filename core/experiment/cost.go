package experiment

import (
	"fmt"
	"math"
)

// MaxCost is the largest estimate, in multiply-adds, of a run to its limit, or
// of all runs of a sweep together.
const MaxCost = 1e10

// speed turns multiply-adds into seconds. BenchmarkStep under js/wasm (Node 20)
// measured 200 million a second for a 2-2-1 network, 500 for 2-8-1 and 1000 and
// more for deeper ones; this is the least of them.
const speed = 200e6 // multiply-adds a second

// An Estimate is what a run would cost.
type Estimate struct {
	Steps        int     // to the limit
	MultiplyAdds float64 // of all steps and of the measuring between them

	perStep float64
}

// estimate is that of a run of steps steps.
func estimate(steps int, perStep float64) Estimate {
	return Estimate{Steps: steps, MultiplyAdds: float64(steps) * perStep, perStep: perStep}
}

// of is the estimate of the same run with another number of steps.
func (e Estimate) of(steps int) Estimate { return estimate(steps, e.perStep) }

// Seconds is about how long the run would take in a browser.
func (e Estimate) Seconds() float64 { return e.MultiplyAdds / speed }

// String is "1.2 billion multiply-adds, about 8 seconds in a browser".
func (e Estimate) String() string {
	return fmt.Sprintf("%s multiply-adds, about %s in a browser", inWords(e.MultiplyAdds), duration(e.Seconds()))
}

// tooMuch is the fault of a run (or of all runs of a sweep) beyond MaxCost.
func (e Estimate) tooMuch(subject string) *Fault {
	if e.MultiplyAdds <= MaxCost {
		return nil
	}
	keys := []string{"epochs", "samples", "hidden", "batch", "units", "layers", "race"}
	if subject != "the run" {
		keys = append([]string{"sweep"}, keys...)
	}
	return &Fault{
		Keys: keys,
		What: fmt.Sprintf("%s would take %s", subject, e),
		Fix:  fmt.Sprintf("stay under %s with fewer epochs, samples or units", inWords(MaxCost)),
	}
}

func inWords(x float64) string {
	for _, unit := range []struct {
		size float64
		name string
	}{{1e12, "trillion"}, {1e9, "billion"}, {1e6, "million"}} {
		if x >= unit.size {
			return fmt.Sprintf("%.3g %s", x/unit.size, unit.name)
		}
	}
	return fmt.Sprintf("%.0f", x)
}

func duration(seconds float64) string {
	switch {
	case seconds < 1.5:
		return "a second"
	case seconds < 100:
		return fmt.Sprintf("%.0f seconds", math.Ceil(seconds))
	case seconds < 6000:
		return fmt.Sprintf("%.0f minutes", math.Ceil(seconds/60))
	}
	return fmt.Sprintf("%.0f hours", math.Ceil(seconds/3600))
}
