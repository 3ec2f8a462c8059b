package experiment

import (
	"fmt"
	"math"
	"strings"
)

// Describe tells how far the search is, which run is the best, and whether the test set
// is still sealed.
func (s *searchSession) Describe() string {
	names := make([]string, len(s.axes))
	for i, a := range s.axes {
		names[i] = a.key
	}
	what := strings.Join(names, " and ")
	if s.steps == 0 {
		return fmt.Sprintf("No run was made yet: %s over %s to come. %s", count(s.plan.runs, "run"), what, s.sayTest())
	}
	best := s.best()
	text := fmt.Sprintf("%d of %s. ", s.steps, count(s.plan.runs, "run"))
	o := s.outcome(best)
	if math.IsNaN(o.Score) {
		return text + "None of them has a score that is a number. " + s.sayTest()
	}
	text += fmt.Sprintf("Best so far: run %d with %s, %s %s", best+1, s.sayRun(best), s.values["score"], sig(o.Score))
	if len(o.Folds) > 1 {
		text += fmt.Sprintf(" over %d folds (standard deviation %s)", len(o.Folds), sig(deviation(o.Folds)))
	}
	text += ". "
	if keys := s.atEdge(best); len(keys) > 0 {
		text += "It lies at the edge of the range of " + strings.Join(keys, " and ") + ": the best may lie beyond. "
	}
	return text + s.sayTest()
}

// sayRun is "lr 0.03 and batch 12".
func (s *searchSession) sayRun(run int) string {
	var parts []string
	for i, a := range s.axes {
		parts = append(parts, a.key+" "+sig(s.trials[run].values[i]))
	}
	return strings.Join(parts, " and ")
}

func (s *searchSession) sayTest() string {
	switch {
	case s.sealed == nil:
		return "No examples are set aside as a test."
	case len(s.opened) == 0:
		return "The test set is sealed."
	}
	last := s.opened[len(s.opened)-1]
	text := "The test set was opened " + times(len(s.opened))
	if last > s.steps {
		return text + fmt.Sprintf(", for run %d, which is still to be made.", last)
	}
	return text + fmt.Sprintf(": run %d has %s there.", last, sig(s.outcome(last-1).Test))
}

func times(n int) string {
	switch n {
	case 1:
		return "once"
	case 2:
		return "twice"
	}
	return fmt.Sprintf("%d times", n)
}
