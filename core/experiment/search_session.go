package experiment

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"zigzag/core/figure"
	"zigzag/core/formula"
)

// A Searcher is a session whose step is a whole run, a [Trial], which somebody else may
// compute: a page's pool of Workers. What is told and what Step computes by itself
// are the same, to the bit, in whatever order it is told.
type Searcher interface {
	Session
	// Pending returns up to most trials whose outcomes are not known and that can be
	// made now, the next one first.
	Pending(most int) []Trial
	// Tell takes outcomes. Those of other searches are passed over.
	Tell(outcomes []Outcome)
	// Ready reports whether the outcome of the next step is known, so that the step
	// takes no time.
	Ready() bool
	// Standing tells how the search stands.
	Standing() Standing
}

// A Standing is how a search stands: of a race, the lane that is shown.
type Standing struct {
	Best   int   // the number of the best run so far, counted from 1; 0 before the first
	Tested bool  // there is a test set, sealed or not
	Opened []int // the runs whose score on it was looked at, in order
}

// AsSearcher returns the session as a Searcher, if it is a search or a race of
// searches, else nil.
func AsSearcher(s Session) Searcher {
	switch s := s.(type) {
	case *searchSession:
		return s
	case *raceSession:
		if _, ok := s.each[0].(*searchSession); ok {
			return searchRace{s}
		}
	}
	return nil
}

// searchSession is a search after some of its runs.
type searchSession struct {
	base
	axes   []searchAxis
	plan   searchPlan
	score  *formula.Expr
	sealed *formula.Expr // on the test set; nil without one
	opened []int         // runs whose test score was looked at, counted from 1
	counts [3]int        // examples for training, validation, test
	pool   int           // examples that are dealt into folds

	fixed   string             // the part of the keys that all trials share
	trials  []trialOf          // as far as they were worked out
	known   map[string]Outcome // by key
	steps   int
	metrics metricTable
	shown   searchShown
}

// trialOf is a trial and where it lies.
type trialOf struct {
	Trial
	places []float64
	values []float64
}

// trial works out a run's trial; ok is false while an earlier round is not over.
func (s *searchSession) trial(run int) (t trialOf, ok bool) {
	for len(s.trials) <= run {
		n := len(s.trials)
		var centre []float64
		if round, first := s.plan.round(n); round > 0 {
			best := s.bestOf(first)
			if best < 0 {
				return t, false
			}
			centre = s.trials[best].places
		}
		next := trialOf{places: s.plan.places(n, s.axes, centre), Trial: Trial{Values: map[string]string{}}}
		for i, a := range s.axes {
			next.values = append(next.values, a.value(next.places[i]))
			next.Values[a.key] = formatNumber(next.values[i])
		}
		next.Key = s.keyOf(next.Values)
		s.trials = append(s.trials, next)
	}
	return s.trials[run], true
}

// bestOf is the best of the first n runs: the first with the highest score, what is
// not a number being the lowest. −1 if not all of them are known, or n is 0.
func (s *searchSession) bestOf(n int) int {
	best, highest := -1, math.NaN()
	for i := range n {
		if i >= len(s.trials) {
			return -1
		}
		o, ok := s.known[s.trials[i].Key]
		if !ok {
			return -1
		}
		if best < 0 || cmp.Compare(o.Score, highest) > 0 { // NaN is below all numbers
			best, highest = i, o.Score
		}
	}
	return best
}

// outcome is that of a run that was made.
func (s *searchSession) outcome(run int) Outcome { return s.known[s.trials[run].Key] }

// best is the best run so far, −1 before the first.
func (s *searchSession) best() int { return s.bestOf(s.steps) }

func (s *searchSession) Standing() Standing {
	return Standing{s.best() + 1, s.sealed != nil, slices.Clone(s.opened)}
}

// Step takes the next run: as it was told, or else by computing it, which may take
// seconds and allocates.
func (s *searchSession) Step() {
	if s.Done() {
		return
	}
	t, ok := s.trial(s.steps)
	if !ok {
		panic("experiment: search: the outcome of an earlier run is missing")
	}
	if _, ok := s.known[t.Key]; !ok {
		o, err := s.compute(t.Trial)
		if err != nil { // the corners of the ranges could be started, this could not
			o = Outcome{Key: t.Key, Hash: "none", Score: math.NaN(), Test: math.NaN()}
		}
		s.known[t.Key] = o
	}
	s.steps++
	s.version++
}

// Look takes the step: there are no examples to look at.
func (s *searchSession) Look() (updated bool) {
	before := s.steps
	s.Step()
	return s.steps > before
}

func (s *searchSession) Pending(most int) []Trial {
	var pending []Trial
	for run := s.steps; run < s.plan.runs && len(pending) < most; run++ {
		t, ok := s.trial(run)
		if !ok {
			break
		}
		again := func(p Trial) bool { return p.Key == t.Key }
		if _, known := s.known[t.Key]; !known && !slices.ContainsFunc(pending, again) {
			pending = append(pending, t.Trial)
		}
	}
	return pending
}

func (s *searchSession) Tell(outcomes []Outcome) {
	for _, o := range outcomes {
		if _, known := s.known[o.Key]; !known && s.fits(o) {
			s.known[o.Key] = o
		}
	}
}

// fits reports whether an outcome has the shape of this search's.
func (s *searchSession) fits(o Outcome) bool {
	folds := s.values.integer("folds")
	return folds < 2 && len(o.Folds) == 0 || folds == len(o.Folds)
}

func (s *searchSession) Ready() bool {
	if s.Done() {
		return true
	}
	t, ok := s.trial(s.steps)
	_, known := s.known[t.Key]
	return ok && known
}

func (s *searchSession) Steps() int                            { return s.steps }
func (s *searchSession) StepsPerEpoch() int                    { return 1 }
func (s *searchSession) Limit() int                            { return s.plan.runs }
func (s *searchSession) Done() bool                            { return s.steps >= s.plan.runs }
func (s *searchSession) Metrics() []MetricInfo                 { return s.metrics.infos() }
func (s *searchSession) Metric(name string) ([]float64, error) { return s.metrics.measure(name) }
func (s *searchSession) Hand() []figure.Edit                   { return nil }

// Save returns how many runs were taken: what they gave follows from the settings.
func (s *searchSession) Save() any { return s.steps }

// Load goes to a number of runs; what was computed stays known.
func (s *searchSession) Load(state any) {
	s.steps = state.(int)
	s.version++
}

func (s *searchSession) Edit(edits []figure.Edit) (Settings, bool, error) { return s.edit(edits) }

// Receipt is over the weights and the scores of all runs so far.
func (s *searchSession) Receipt() Receipt {
	r := s.receipt(s.steps)
	lines := make([]string, s.steps)
	for i := range lines {
		lines[i] = s.outcome(i).String()
	}
	r.Hash = textHash(strings.Join(lines, "\n"))
	return r
}

// searchRace is a race whose lanes are searches.
type searchRace struct{ *raceSession }

func (r searchRace) lanes() []*searchSession {
	var lanes []*searchSession
	for _, s := range r.each {
		lanes = append(lanes, s.(*searchSession))
	}
	return lanes
}

// Pending takes from the lanes in turn.
func (r searchRace) Pending(most int) []Trial {
	var each [][]Trial
	for i, s := range r.lanes() {
		each = append(each, s.Pending(most))
		for k := range each[i] {
			each[i][k].Lane = i + 1
		}
	}
	var pending []Trial
	for k := range most {
		for _, lane := range each {
			if k >= len(lane) || len(pending) == most {
				continue
			}
			again := func(p Trial) bool { return p.Key == lane[k].Key }
			if !slices.ContainsFunc(pending, again) {
				pending = append(pending, lane[k])
			}
		}
	}
	return pending
}

func (r searchRace) Tell(outcomes []Outcome) {
	for _, s := range r.lanes() {
		s.Tell(outcomes)
	}
}

func (r searchRace) Ready() bool {
	for _, s := range r.lanes() {
		if !s.Ready() {
			return false
		}
	}
	return true
}

func (r searchRace) Standing() Standing { return r.shown().(*searchSession).Standing() }
