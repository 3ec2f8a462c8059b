package experiment

import (
	"fmt"
	"math"
)

func (s *descendSession) table() []metric {
	number := func(f func() float64) func(args) ([]float64, error) {
		return func(args) ([]float64, error) { return one(f()) }
	}
	atMinimum := func(f func() float64) func(args) ([]float64, error) {
		return func(args) ([]float64, error) {
			if !s.known {
				return nil, &Fault{Keys: []string{"data", "loss"}, What: "no minimum is known: the loss has a flat floor, or falls for ever", Fix: "use squared loss, or more examples"}
			}
			return one(f())
		}
	}
	table := []metric{
		{name: "loss", help: "The mean loss over all examples, with the present weights.", readout: true, bySet: true,
			value: number(func() float64 { return s.surface.loss(s.walk.w) })},
		{name: "distance", help: "How far the weights are from the minimum, of loss and penalty where there is one.", readout: true, value: atMinimum(s.distance)},
		{name: "path", field: "length", help: "How long the way so far is.", value: number(func() float64 { return s.walk.length })},
		{name: "path", field: "ratio", help: "How many times as long the way so far is as the straight line from the start to the minimum.", readout: true, value: number(s.ratio)},
		{name: "reversals", help: "How many steps turned by more than 90° from the one before.", readout: true,
			value: number(func() float64 { return float64(s.walk.reversals) })},
		{name: "path", field: "tied", help: "The share of steps that changed both weights in the same direction.", readout: true, value: number(s.sameSign)},
		{name: "quadrants", help: "Into how many of the four quadrants steps have pointed.", value: number(s.quadrants)},
		{name: "condition", help: "The largest curvature at the minimum divided by the smallest: 1 for a round bowl.", readout: true, value: atMinimum(s.condition)},
		{name: "minimum", args: []string{"i"}, help: "A weight at the minimum, of loss and penalty where there is one: minimum(1) or minimum(2).",
			value: s.of("minimum", func() [2]float64 { return s.lowest })},
		{name: "w", help: "Both weights.", value: func(args) ([]float64, error) { return []float64{s.walk.w[0], s.walk.w[1]}, nil }},
		{name: "w", args: []string{"i"}, help: "One of the two weights: w(1) or w(2).",
			value: s.of("w", func() [2]float64 { return s.walk.w })},
		{name: "gradient", args: []string{"i"}, help: "The slope of the mean loss in one weight: gradient(1) or gradient(2).",
			value: s.of("gradient", func() [2]float64 { return s.surface.gradient(s.walk.w) })},
		{name: "step", args: []string{"i"}, help: "How far the coming step goes in one weight: step(1) or step(2).", value: s.of("step", s.coming)},
		{name: "arrived", help: "1 once the path has come as close to the minimum as the goal asks.",
			value: func(args) ([]float64, error) { return truth(s.walk.arrived >= 0) }},
		{name: "diverged", help: "1 if the weights ran away, because the learning rate is too high.",
			value: func(args) ([]float64, error) { return truth(s.walk.diverged > 0) }},
		{name: "steps", help: "How many steps were taken.", readout: true,
			value: number(func() float64 { return float64(s.walk.steps) })},
		{name: "epochs", help: "How many whole passes over the examples were made.",
			value: number(func() float64 { return float64(s.walk.steps / s.StepsPerEpoch()) })},
		{name: "rate", help: "The learning rate of the coming step, as the schedule has it.", readout: s.rules.Schedule.Name != "", value: number(s.rate)},
		{name: "penalty", help: "What the two weights cost: L1·Σ|w| + L2/2·Σw², biases left out.", readout: !s.cost.free(), value: number(s.penalty)},
		{name: "weights", field: "norm", help: "How far the two weights are from 0.", value: number(func() float64 { return between(s.walk.w, [2]float64{}) })},
		{name: "zeros", help: "The share of the two weights that are exactly 0.", value: number(func() float64 { return float64(zerosIn(s.walk.w[:])) / 2 })},
	}
	return append(table, s.sweepMetrics()...)
}

// of picks one of two numbers.
func (s *descendSession) of(name string, pair func() [2]float64) func(a args) ([]float64, error) {
	return func(a args) ([]float64, error) {
		i := a.numbers[0]
		switch {
		case i != 1 && i != 2:
			return nil, &Fault{What: fmt.Sprintf("there is no %s(%s)", name, sig(i)), Fix: fmt.Sprintf("write %s(1) or %s(2)", name, name)}
		case name == "minimum" && !s.known:
			return nil, &Fault{What: "no minimum is known", Fix: "use squared loss, or more examples"}
		}
		return one(pair()[int(i)-1])
	}
}

// coming is the step that comes next.
func (s *descendSession) coming() [2]float64 {
	m := &s.ahead
	m.First = append(m.First[:0], s.walk.moments.First...)
	m.Second = append(m.Second[:0], s.walk.moments.Second...)
	m.Steps = s.walk.moments.Steps
	d, _ := s.next(m)
	return d
}

// ratio compares the way with the straight line from the start to the minimum;
// where none is known, to where the weights are. It is 1 before the first step.
func (s *descendSession) ratio() float64 {
	end := s.walk.w
	if s.known {
		end = s.lowest
	}
	straight := between(s.start, end)
	if straight == 0 || s.walk.moves == 0 {
		return 1
	}
	return s.walk.length / straight
}

// sameSign is a share of the steps that moved; 0 before any did.
func (s *descendSession) sameSign() float64 {
	return float64(s.walk.sameSign) / math.Max(1, float64(s.walk.moves))
}

func (s *descendSession) quadrants() float64 {
	n := 0.0
	for _, occurred := range s.walk.quadrants {
		if occurred {
			n++
		}
	}
	return n
}

// condition is the ratio of the curvatures at the minimum.
func (s *descendSession) condition() float64 {
	largest, smallest := s.bend.curvatures()
	return largest / smallest
}
