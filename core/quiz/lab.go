package quiz

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"zigzag/core/block"
	"zigzag/core/experiment"
	"zigzag/core/formula"
)

// A Lab asks to change an experiment until its checks hold. GradeRun grades it
// by running the experiment again from its seeds.
type Lab struct {
	Uses   string // id of the experiment
	Checks []LabCheck
	Whens  []When
	Answer experiment.Settings // the reference solution
	Seeds  int                 // graded on seeds 1…Seeds; 0: on the experiment's own seed
	Change []string            // keys that may be changed; empty: the experiment's controls, and line and weights set by hand
}

// A LabCheck must hold at the end of the run, on every seed.
type LabCheck struct {
	Expr  *formula.Expr `json:"-"` // over the metrics of the run; nil where Src cannot be parsed
	Src   string
	Label string // Markdown: the check in words
	Line  int    // 1-based, in the lesson file
}

// A When speaks on a failed try: the first one that holds.
type When struct {
	Expr     *formula.Expr `json:"-"`
	Src      string
	Feedback string // Markdown
	Line     int
}

// MaxSeeds is on how many seeds a lab may be graded.
const MaxSeeds = 50

func (l *Lab) Kind() string     { return "lab" }
func (l *Lab) Blank() Answer    { return Answer{} }
func (l *Lab) Solution() Answer { return Answer{Settings: maps.Clone(map[string]string(l.Answer))} }

// Grade cannot grade a lab: it says that the experiment has to be run.
func (l *Lab) Grade(Answer) Result {
	return invalid("This exercise is graded by running the experiment.")
}

// SeedList are the seeds on which the lab is graded; nil for the experiment's
// own.
func (l *Lab) SeedList() []uint64 {
	var seeds []uint64
	for i := range min(l.Seeds, MaxSeeds) {
		seeds = append(seeds, uint64(i+1))
	}
	return seeds
}

// Allowed are the keys that a learner may change in this experiment. The seed
// is never among them, unless Change names it: runs are graded on SeedList.
func (l *Lab) Allowed(spec experiment.Spec) []string {
	if len(l.Change) > 0 {
		return l.Change
	}
	allowed := slices.DeleteFunc(slices.Clone(spec.Controls), func(key string) bool { return key == "seed" })
	for _, key := range []string{"line", "weights", "opened"} {
		if _, ok := spec.Param(key); ok && !slices.Contains(allowed, key) {
			allowed = append(allowed, key)
		}
	}
	return allowed
}

// settle reduces settings to the changes that count: no view, no seed unless it
// may be chosen, nothing that is as in the spec. ok is false if they hold a
// key or value that may not stand; the result then says so.
func (l *Lab) settle(spec experiment.Spec, set experiment.Settings) (settled experiment.Settings, r Result, ok bool) {
	settled = experiment.Settings{}
	allowed := l.Allowed(spec)
	var forbidden []string
	for _, key := range slices.Sorted(maps.Keys(set)) {
		p, known := spec.Param(key)
		if !known {
			return nil, invalid("This experiment has nothing called “%s” to set.", excerpt(key)), false
		}
		value, err := p.Canonical(set[key])
		switch {
		case p.View || (key == "seed" || key == "opened") && !slices.Contains(allowed, key):
		case err != nil:
			return nil, invalid("%s.", capital(err.Error())), false
		case value == p.Default:
		case !slices.Contains(allowed, key):
			forbidden = append(forbidden, fmt.Sprintf("%s (in this experiment %s)", p.Label, orNone(p.Default)))
		default:
			settled[key] = value
		}
	}
	if len(forbidden) > 0 {
		return nil, invalid("Put back: %s. This exercise is about %s only.", strings.Join(forbidden, "; "), labels(spec, allowed)), false
	}
	return settled, Result{}, true
}

// labels names parameters as their controls do: "Line, Learning rate".
func labels(spec experiment.Spec, keys []string) string {
	var names []string
	for _, key := range keys {
		if p, ok := spec.Param(key); ok {
			key = p.Label
		}
		names = append(names, key)
	}
	return strings.Join(names, ", ")
}

func orNone(value string) string {
	if value == "" {
		return "not set"
	}
	return excerpt(value)
}

// Problems: no experiment, no checks or ones that cannot be read, checks
// without a label, whens without feedback, no solution, a number of seeds that
// cannot be. Whether the metrics exist is found by Probe.
func (l *Lab) Problems() []block.Problem {
	var ps []block.Problem
	add := func(line int, fix, format string, args ...any) {
		ps = append(ps, block.Problem{Line: line, What: fmt.Sprintf(format, args...), Fix: fix})
	}
	if l.Uses == "" {
		add(0, "say which one: {#lab-name uses=exp-name}", "the lab names no experiment")
	}
	if len(l.Checks) == 0 {
		add(0, "add - check: accuracy(train) == 1 | what it means", "the lab checks nothing")
	}
	for _, c := range l.Checks {
		if err := parses(c.Expr, c.Src); err != nil {
			add(c.Line, mend(err), "the check %q cannot be read: %s", c.Src, what(err))
		}
		if strings.TrimSpace(c.Label) == "" {
			add(c.Line, "write it after a bar: check: "+c.Src+" | what it means", "the check %q is not put in words", c.Src)
		}
	}
	for _, w := range l.Whens {
		if err := parses(w.Expr, w.Src); err != nil {
			add(w.Line, mend(err), "the condition %q cannot be read: %s", w.Src, what(err))
		}
		if strings.TrimSpace(w.Feedback) == "" {
			add(w.Line, "write it after a bar: when: "+w.Src+" | what to look at", "nothing is said when %q", w.Src)
		}
	}
	if len(l.Answer) == 0 {
		add(0, "add - solution: key = value", "the lab has no solution")
	}
	for _, key := range slices.Sorted(maps.Keys(l.Answer)) {
		if len(l.Change) > 0 && !slices.Contains(l.Change, key) {
			add(0, "add "+key+" to - change:, or solve it without", "the solution changes %q, which the learner may not", key)
		}
	}
	if l.Seeds < 0 || l.Seeds > MaxSeeds {
		add(0, fmt.Sprintf("write 1 to %d, or leave seeds out", MaxSeeds), "the lab is graded on %d seeds", l.Seeds)
	}
	return ps
}

// parses is the error of an expression that was not parsed.
func parses(e *formula.Expr, src string) error {
	if e != nil {
		return nil
	}
	if _, err := formula.Parse(src); err != nil {
		return err
	}
	return fmt.Errorf("it was never parsed")
}

// Probe tries every check and condition on a session, and reports those that
// cannot be computed in it: an unknown metric, vectors that do not match. What can be
// computed later in the run only is no problem.
func (l *Lab) Probe(session experiment.Session) []block.Problem {
	var ps []block.Problem
	try := func(line int, e *formula.Expr, src string) {
		if e == nil {
			return
		}
		_, err := e.True(experiment.Env{Session: session})
		if f := (*experiment.Fault)(nil); errors.As(err, &f) && f.Yet {
			return
		}
		if err != nil {
			ps = append(ps, block.Problem{Line: line, What: fmt.Sprintf("%q cannot be computed: %v", src, err), Fix: "use metrics of the experiment " + l.Uses})
		}
	}
	for _, c := range l.Checks {
		try(c.Line, c.Expr, c.Src)
	}
	for _, w := range l.Whens {
		try(w.Line, w.Expr, w.Src)
	}
	return ps
}

func (l *Lab) Identity() []string {
	id := []string{l.Uses, fmt.Sprint(l.Seeds), strings.Join(slices.Sorted(slices.Values(l.Change)), ",")}
	for _, c := range l.Checks {
		id = append(id, c.Src)
	}
	return id
}
