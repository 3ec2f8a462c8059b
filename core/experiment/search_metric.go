package experiment

import (
	"fmt"
	"math"
	"slices"
)

// edgeShare is how near to the end of a range, as a share of it, the best value counts
// as lying at its edge.
const edgeShare = 0.1

func (s *searchSession) table() []metric {
	number := func(f func(best int) float64) func(args) ([]float64, error) {
		return func(args) ([]float64, error) {
			best := s.best()
			if best < 0 {
				return nil, &Fault{What: "no run was made yet", Fix: "play on", Yet: true}
			}
			return one(f(best))
		}
	}
	table := []metric{
		{name: "runs", readout: true, help: "How many runs were made.", value: func(args) ([]float64, error) { return one(float64(s.steps)) }},
		{name: "best", readout: true, help: "The highest score so far.", value: number(func(best int) float64 { return s.outcome(best).Score })},
		{name: "best", field: "run", readout: true, help: "The number of the run with the highest score, the first of equals.", value: number(func(best int) float64 { return float64(best + 1) })},
	}
	for i, a := range s.axes {
		table = append(table, metric{name: "best", field: a.key, readout: true, help: "The value of " + a.key + " in the best run.", value: number(func(best int) float64 { return s.trials[best].values[i] })})
	}
	table = append(table,
		metric{name: "best", field: "edge", help: "1 if a value of the best run lies at an end of its range, within a tenth of it: the range should be widened there.",
			value: func(a args) ([]float64, error) {
				return number(func(best int) float64 { return float64(min(len(s.atEdge(best)), 1)) })(a)
			}},
		metric{name: "spread", help: "The standard deviation of the best run's scores over its folds, as of a sample.",
			value: func(a args) ([]float64, error) {
				if s.values.integer("folds") < 2 {
					return nil, &Fault{Keys: []string{"folds"}, What: "spread: there are no folds", Fix: "add `folds: 5`"}
				}
				return number(func(best int) float64 {
					if folds := s.outcome(best).Folds; len(folds) > 1 {
						return deviation(folds)
					}
					return math.NaN()
				})(a)
			}},
		metric{name: "peeks", readout: len(s.opened) > 0, help: "How many runs' scores on the test set were looked at.", value: func(args) ([]float64, error) { return one(float64(len(s.opened))) }},
		metric{name: "opened", help: "The number of the run that was opened last; 0 while the test set is sealed.", value: func(args) ([]float64, error) {
			if len(s.opened) == 0 {
				return one(0)
			}
			return one(float64(s.opened[len(s.opened)-1]))
		}},
		metric{name: "test", readout: len(s.opened) > 0, help: "The score on the test set of the run that was opened last.", value: s.testMetric},
		metric{name: "score", args: []string{"i"}, help: "The score of run i.",
			value: func(a args) ([]float64, error) {
				i, err := s.made(a.numbers[0])
				if err != nil {
					return nil, err
				}
				return one(s.outcome(i).Score)
			}},
	)
	for k, a := range s.axes {
		table = append(table,
			metric{name: "run", field: a.key, args: []string{"i"}, help: "The value of " + a.key + " in run i.",
				value: func(x args) ([]float64, error) {
					i, err := s.made(x.numbers[0])
					if err != nil {
						return nil, err
					}
					return one(s.trials[i].values[k])
				}},
			metric{name: "distinct", field: a.key, help: "How many different values of " + a.key + " were tried.",
				value: func(args) ([]float64, error) { return one(float64(s.distinct(k))) }},
		)
	}
	return table
}

// made turns the number of a run into an index, if it was made.
func (s *searchSession) made(x float64) (int, error) {
	i, err := index("run", x, s.plan.runs)
	if err != nil {
		return 0, err
	}
	if i >= s.steps {
		return 0, &Fault{What: fmt.Sprintf("run %d was not made yet", i+1), Fix: "play on", Yet: true}
	}
	return i, nil
}

// testMetric opens nothing: it tells what was opened.
func (s *searchSession) testMetric(args) ([]float64, error) {
	switch {
	case s.sealed == nil:
		return nil, &Fault{Keys: []string{"split"}, What: "test: no example is set aside as a test", Fix: "add `split: 60 20 20`"}
	case len(s.opened) == 0:
		return nil, &Fault{Keys: []string{"opened"}, What: "test: the test set is sealed", Fix: "open it for one run, as in `opened: 12`", Yet: true}
	}
	i, err := s.made(float64(s.opened[len(s.opened)-1]))
	if err != nil {
		return nil, err
	}
	return one(s.outcome(i).Test)
}

// distinct is how many different values an axis has among the runs so far.
func (s *searchSession) distinct(axis int) int {
	var seen []float64
	for _, t := range s.trials[:s.steps] {
		if !slices.Contains(seen, t.values[axis]) {
			seen = append(seen, t.values[axis])
		}
	}
	return len(seen)
}

// atEdge are the axes on which a run lies at an end of the range.
func (s *searchSession) atEdge(run int) []string {
	var keys []string
	for i, a := range s.axes {
		if at := a.place(s.trials[run].values[i]); at < edgeShare || at > 1-edgeShare {
			keys = append(keys, a.key)
		}
	}
	return keys
}
