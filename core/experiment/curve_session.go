package experiment

import (
	"fmt"
	"slices"
	"strings"

	"zigzag/core/figure"
)

// curveSession is functions, read at one point. It never takes a step.
type curveSession struct {
	base
	functions    []figure.Function
	at, lo, hi   float64
	width, price float64
	timings      []figure.Timing // of this machine: no part of the run
	metrics      metricTable
}

// Step does nothing: there is nothing to play.
func (s *curveSession) Step() {}

// Look does nothing either.
func (s *curveSession) Look() (updated bool) { return false }

func (s *curveSession) Steps() int         { return 0 }
func (s *curveSession) StepsPerEpoch() int { return 1 }
func (s *curveSession) Limit() int         { return 0 }
func (s *curveSession) Done() bool         { return true }

// Save returns nothing: all there is follows from the settings.
func (s *curveSession) Save() any { return nil }

// Load does nothing.
func (s *curveSession) Load(any) {}

// A Timed session shows what its functions cost on the present machine. What
// was measured is no part of the run: no receipt mentions it.
type Timed interface {
	// TimedNames lists what [Time] should measure.
	TimedNames() []string
	SetTimings([]figure.Timing)
	Timings() []figure.Timing
}

// TimedNames are the functions' names. A formula is not timed: it is computed in
// another way than the functions that training uses, and would look dear.
func (s *curveSession) TimedNames() []string {
	var names []string
	for _, f := range s.functions {
		if f.Name != "formula" {
			names = append(names, f.Name)
		}
	}
	return names
}

// SetTimings takes what was measured of functions that are shown.
func (s *curveSession) SetTimings(timings []figure.Timing) {
	s.timings = nil
	for _, name := range s.TimedNames() {
		for _, t := range timings {
			if t.Name == name {
				s.timings = append(s.timings, t)
			}
		}
	}
	s.version++
}

// Timings returns what SetTimings took.
func (s *curveSession) Timings() []figure.Timing { return slices.Clone(s.timings) }

// share is the activation's part of the work of a layer with so many inputs and
// units: price·n of n² + price·n.
func (s *curveSession) share(n float64) float64 { return s.price / (n + s.price) }

// Describe reads the functions at the point, and tells of what else is shown.
func (s *curveSession) Describe() string {
	var text []string
	if slices.Contains(s.spec.Show, "curve") {
		for _, f := range s.functions {
			text = append(text, fmt.Sprintf("%s is %s with slope %s", f.Title, sig(f.F(s.at)), sig(f.Slope(s.at))))
		}
		text = []string{fmt.Sprintf("At z = %s, %s.", sig(s.at), strings.Join(text, "; "))}
	}
	if slices.Contains(s.spec.Show, "cost") {
		text = append(text, s.sayCost())
	}
	if slices.Contains(s.spec.Show, "share") {
		text = append(text, fmt.Sprintf("In a layer with %s inputs and as many units, activations that cost as much as %s multiply-adds each take %.3g %% of the work.", sig(s.width), sig(s.price), 100*s.share(s.width)))
	}
	return strings.Join(text, " ")
}

func (s *curveSession) sayCost() string {
	if len(s.timings) == 0 {
		return "What the functions cost on this machine was not measured yet."
	}
	var parts []string
	for _, t := range s.timings {
		parts = append(parts, fmt.Sprintf("%s %s ns", t.Title, sig(t.Median)))
	}
	return "Measured on this machine, an element takes: " + strings.Join(parts, ", ") + "."
}
