package experiment

import "fmt"

func (s *lineSession) table() []metric {
	number := func(f func() float64) func(args) ([]float64, error) {
		return func(args) ([]float64, error) { return one(f()) }
	}
	table := []metric{
		{name: "correct", help: "How many examples are on the right side.", readout: true, bySet: true,
			value: number(func() float64 { return float64(s.correct()) })},
		{name: "total", help: "How many examples there are.", bySet: true,
			value: number(func() float64 { return float64(len(s.order)) })},
		{name: "accuracy", help: "The share of examples on the right side.", readout: true, bySet: true,
			value: number(func() float64 { return float64(s.correct()) / float64(len(s.order)) })},
		{name: "margin", help: "The smallest distance of an example from the line, negative on the wrong side.",
			value: number(s.margin)},
		{name: "corrections", help: "How often the rule has changed the weights.", readout: true,
			value: number(func() float64 { return float64(s.corrections) })},
		{name: "converged", help: "1 once a whole pass went by without a correction.",
			value: func(args) ([]float64, error) { return truth(s.converged()) }},
		{name: "cycling", help: "1 if the last pass made corrections and left the weights exactly where it found them: in a fixed order it will do so for ever.",
			value: func(args) ([]float64, error) { return truth(s.cycling()) }},
		{name: "steps", help: "How many examples were visited.",
			value: number(func() float64 { return float64(s.steps) })},
		{name: "epochs", help: "How many whole passes were made.", readout: true,
			value: number(func() float64 { return float64(s.epochs()) })},
		{name: "w", help: "Both weights.", value: func(args) ([]float64, error) { return []float64{s.w[0], s.w[1]}, nil }},
		{name: "w", args: []string{"i"}, help: "One weight: w(1) or w(2).", value: s.weight},
		{name: "b", help: "The bias.", value: number(func() float64 { return s.b })},
		{name: "output", args: []string{"x", "y"}, help: "What the neuron says of a point: 1 if it fires, else 0.",
			value: func(a args) ([]float64, error) { return one(float64(s.says(a.numbers[0], a.numbers[1]))) }},
		{name: "sum", args: []string{"x", "y"}, help: "w·x + b at a point.",
			value: func(a args) ([]float64, error) { return one(s.sum(a.numbers[0], a.numbers[1])) }},
	}
	return append(table, s.sweepMetrics()...)
}

func (s *lineSession) weight(a args) ([]float64, error) {
	i := a.numbers[0]
	if i != 1 && i != 2 {
		return nil, &Fault{What: fmt.Sprintf("there is no w(%s)", sig(i)), Fix: "write w(1) or w(2)"}
	}
	return one(s.w[int(i)-1])
}
