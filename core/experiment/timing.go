package experiment

import (
	"fmt"
	"slices"
	"time"

	"zigzag/core/figure"
	"zigzag/core/nn"
)

const (
	timedElements = 1024                 // of one call: they stay in the fastest cache
	timedRuns     = 25                   // measurements a function
	timedChunk    = 2 * time.Millisecond // of one: twenty ticks of a browser's clock
	timedFills    = 3                    // chunks in turn that so many calls must fill
	maxCalls      = 1 << 15              // in one, whatever the clock says
)

// Time measures what activations cost on this machine, in nanoseconds an
// element: the median and the quartiles of repeated chunks. now is a clock. The
// functions take turns, so that a machine that slows down or speeds up does so for
// all of them. each is told after every round how many of all were done, and
// returns false to stop; Time then returns what it has.
//
// The error names an unknown function, or says that the clock stands still.
func Time(names []string, now func() time.Duration, each func(done, all int) (goOn bool)) ([]figure.Timing, error) {
	z, a := make([]float64, timedElements), make([]float64, timedElements)
	for i := range z {
		z[i] = 8*float64(i)/timedElements - 4
	}
	functions, calls := make([]nn.Activation, len(names)), make([]int, len(names))
	for i, name := range names {
		f, err := nn.ParseActivation(name)
		if err != nil {
			return nil, asFault(err, "functions")
		}
		functions[i] = f
		if calls[i] = callsFor(f, a, z, now); calls[i] > maxCalls {
			return nil, &Fault{What: fmt.Sprintf("the clock of this browser stands still: %d calls took no time", maxCalls), Fix: "measure in another browser"}
		}
	}
	samples := make([][]float64, len(names))
	for run := range timedRuns {
		for i, f := range functions {
			elapsed := timeCalls(f, a, z, calls[i], now)
			samples[i] = append(samples[i], float64(elapsed.Nanoseconds())/float64(calls[i]*timedElements))
		}
		if !each(run+1, timedRuns) {
			break
		}
	}
	timings := make([]figure.Timing, len(names))
	for i, name := range names {
		slices.Sort(samples[i])
		timings[i] = figure.Timing{
			Name: name, Title: functionTitle(name), Runs: len(samples[i]),
			Low: quantile(samples[i], 0.25), Median: quantile(samples[i], 0.5), High: quantile(samples[i], 0.75),
		}
	}
	return timings, nil
}

// callsFor is how many calls fill a chunk; beyond maxCalls if none do. The
// first calls, while the machine warms up, are thrown away. They have to fill it several
// times in turn: once may only say that the machine was busy with something else.
func callsFor(f nn.Activation, a, z []float64, now func() time.Duration) int {
	calls := 1
	for filled := 0; filled < timedFills && calls <= maxCalls; {
		if timeCalls(f, a, z, calls, now) >= timedChunk {
			filled++
		} else {
			filled, calls = 0, 2*calls
		}
	}
	return calls
}

func timeCalls(f nn.Activation, a, z []float64, calls int, now func() time.Duration) time.Duration {
	start := now()
	for range calls {
		f.Apply(a, z)
	}
	return now() - start
}

// quantile is the value below which a share p of the sorted xs lies, between two
// of them by proportion.
func quantile(xs []float64, p float64) float64 {
	at := p * float64(len(xs)-1)
	i := int(at)
	if i+1 >= len(xs) {
		return xs[len(xs)-1]
	}
	return xs[i] + (at-float64(i))*(xs[i+1]-xs[i])
}
