package experiment

import (
	"fmt"
	"math"
	"strings"

	"zigzag/core/figure"
)

func (s *searchSession) Figures() []string { return searchKind().figures }

func (s *searchSession) Figure(name string) (figure.Figure, error) {
	switch name {
	case "map":
		return figure.NewSearchMap(searchMap{s}), nil
	case "folds":
		return figure.NewFolds(searchFolds{s}), nil
	case "curves":
		return figure.NewCurves(s.curves()), nil
	}
	return nil, unknownFigure(name, s.Figures())
}

// searchShown is what figures look at, worked out once a version.
type searchShown struct {
	at   uint64
	runs []figure.SearchRun
	x, y []float64 // of the curve: the best score after each run
}

func (s *searchSession) look() *searchShown {
	v := &s.shown
	if v.at == s.version {
		return v
	}
	v.at = s.version
	v.runs, v.x, v.y = v.runs[:0], nil, nil // the curves may be held while they are drawn
	best := math.Inf(-1)
	for i, t := range s.trials[:s.steps] {
		o := s.outcome(i)
		run := figure.SearchRun{Values: t.values, Score: o.Score}
		for _, n := range s.opened {
			if n == i+1 {
				run.Opened, run.Test = true, o.Test
			}
		}
		v.runs = append(v.runs, run)
		if o.Score > best {
			best = o.Score
		}
		v.x, v.y = append(v.x, float64(i+1)), append(v.y, best)
	}
	return v
}

// searchMap shows a search as a [figure.SearchModel].
type searchMap struct{ s *searchSession }

func (m searchMap) Version() uint64          { return m.s.version }
func (m searchMap) Runs() []figure.SearchRun { return m.s.look().runs }
func (m searchMap) Planned() int             { return m.s.plan.runs }
func (m searchMap) Best() int                { return m.s.best() }
func (m searchMap) Score() string            { return strings.ReplaceAll(m.s.values["score"], "-", "−") }

func (m searchMap) Axes() []figure.SearchAxis {
	s := m.s
	axes := make([]figure.SearchAxis, len(s.axes))
	round, first := s.plan.round(min(s.steps, s.plan.runs-1))
	best := s.bestOf(first)
	for i, a := range s.axes {
		axes[i] = figure.SearchAxis{Name: a.key, From: a.from, To: a.to, Log: a.log, Low: a.from, High: a.to}
		if round > 0 && best >= 0 {
			lo, width := window(s.trials[best].places[i], round)
			axes[i].Low, axes[i].High = a.value(lo), a.value(lo+width)
		}
	}
	return axes
}

// searchFolds shows the best run so far as a [figure.FoldsModel].
type searchFolds struct{ s *searchSession }

func (f searchFolds) Version() uint64 { return f.s.version }

func (f searchFolds) Counts() (train, val, test int) {
	n := f.s.counts
	return n[figure.Train], n[figure.Val], n[figure.Test]
}

func (f searchFolds) Folds() int {
	if n := f.s.values.integer("folds"); n >= 2 {
		return n
	}
	return 0
}

func (f searchFolds) Scores() []float64 {
	best := f.s.best()
	if best < 0 {
		return nil
	}
	if o := f.s.outcome(best); len(o.Folds) > 0 {
		return o.Folds
	}
	return []float64{f.s.outcome(best).Score}
}

func (f searchFolds) Spread() (mean, spread float64) {
	scores := f.Scores()
	if len(scores) < 2 {
		return math.NaN(), math.NaN()
	}
	return f.s.outcome(f.s.best()).Score, deviation(scores)
}

func (f searchFolds) Names() (run, score string) {
	score = searchMap(f).Score()
	best := f.s.best()
	if best < 0 {
		return "No run yet", score
	}
	return fmt.Sprintf("Run %d, the best: %s", best+1, f.s.sayRun(best)), score
}

func (f searchFolds) Test() (score float64, opened bool) {
	best := f.s.best()
	if best < 0 {
		return 0, false
	}
	run := f.s.look().runs[best]
	return run.Test, run.Opened
}

func (s *searchSession) curves() figure.CurvesModel { return searchCurves{s} }

// searchCurves shows the best score after each run as a [figure.CurvesModel].
type searchCurves struct{ s *searchSession }

func (c searchCurves) Version() uint64 { return c.s.version }
func (c searchCurves) Now() float64    { return float64(c.s.steps) }

func (c searchCurves) Curves() []figure.Curve {
	v := c.s.look()
	return []figure.Curve{{Name: "best score so far", Group: "best score so far", X: v.x, Y: v.y, Unit: "run"}}
}
