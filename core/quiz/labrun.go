package quiz

import (
	"context"
	"fmt"
	"maps"
	"math"
	"strconv"

	"zigzag/core/experiment"
	"zigzag/core/formula"
)

// GradeRun is GradeRunContext without a way to cancel it.
func (l *Lab) GradeRun(spec experiment.Spec, set experiment.Settings, seeds []uint64, progress func(done, total int)) (Result, error) {
	return l.GradeRunContext(context.Background(), spec, set, seeds, progress)
}

// GradeRunContext runs the experiment with the learner's settings, once on each
// seed (nil: the lab's SeedList), as far as play goes, and tries every check at
// the end. A check holds if it holds on every seed; the score is the share of
// checks that hold. Settings that may not stand give an Invalid result.
//
// progress, if not nil, is told after each run how many are done. A cancelled
// ctx ends the run under way within some steps and gives its error. Any other
// error is a check that cannot be computed: the author's fault.
func (l *Lab) GradeRunContext(ctx context.Context, spec experiment.Spec, set experiment.Settings, seeds []uint64, progress func(done, total int)) (Result, error) {
	settled, r, ok := l.settle(spec, set)
	if !ok {
		return r, nil
	}
	if len(l.Checks) == 0 {
		return Result{}, fmt.Errorf("quiz: grade lab on %s: it checks nothing", l.Uses)
	}
	if len(seeds) == 0 {
		seeds = l.SeedList()
	}
	runs := []experiment.Settings{settled}
	if len(seeds) > 0 {
		runs = nil
		for _, seed := range seeds {
			run := maps.Clone(settled)
			run["seed"] = strconv.FormatUint(seed, 10)
			runs = append(runs, run)
		}
	}
	worst := make([]finding, len(l.Checks))
	for i, run := range runs {
		session, err := spec.Start(run)
		if err != nil {
			return invalid("The experiment cannot run like this: %v.", err), nil
		}
		if clinic, ok := session.(experiment.Clinic); ok {
			session = clinic.Patient() // the sick run beside it is not judged
		}
		if err := play(ctx, session); err != nil {
			return Result{}, fmt.Errorf("quiz: grade lab on %s: %w", l.Uses, err)
		}
		if err := l.judge(session, run["seed"], i == 0, worst); err != nil {
			return Result{}, fmt.Errorf("quiz: grade lab on %s: %w", l.Uses, err)
		}
		if progress != nil {
			progress(i+1, len(runs))
		}
	}
	return l.result(worst, len(runs) > 1), nil
}

// play steps the session until it is done or ctx is cancelled.
func play(ctx context.Context, session experiment.Session) error {
	const stride = 64 // steps between two looks at ctx: a few milliseconds for the largest networks
	for i := 0; !session.Done(); i++ {
		if i%stride == 0 && ctx.Err() != nil {
			return context.Cause(ctx)
		}
		session.Step()
	}
	return ctx.Err()
}

// A finding is what a check came to on the seed where it was worst.
type finding struct {
	ok     bool
	margin float64 // by how much it holds; less is worse
	got    string
	seed   string
	said   string // feedback of the first When that held in that run
}

// judge tries every check at the end of one run and keeps in worst what was
// found there if it is worse than before, or the first.
func (l *Lab) judge(session experiment.Session, seed string, first bool, worst []finding) error {
	env := experiment.Env{Session: session}
	said := ""
	for _, w := range l.Whens {
		if w.Expr == nil {
			continue
		}
		holds, err := w.Expr.True(env)
		if err != nil {
			return fmt.Errorf("condition %q: %w", w.Src, err)
		}
		if holds {
			said = w.Feedback
			break
		}
	}
	for i, c := range l.Checks {
		if c.Expr == nil {
			return fmt.Errorf("check %q cannot be read", c.Src)
		}
		f := finding{seed: seed, said: said}
		var err error
		if f.ok, err = c.Expr.True(env); err == nil {
			f.margin, f.got, err = measure(c.Expr, env)
		}
		if err != nil {
			return fmt.Errorf("check %q: %w", c.Src, err)
		}
		if was := worst[i]; first || was.ok && !f.ok || was.ok == f.ok && f.margin < was.margin {
			worst[i] = f
		}
	}
	return nil
}

// result puts together what was found over all seeds. Feedback comes from the
// run in which the first failed check was worst.
func (l *Lab) result(worst []finding, several bool) Result {
	var r Result
	held := 0
	said := false
	for i, f := range worst {
		got := f.got
		if several {
			got += " on seed " + f.seed
		}
		r.Checks = append(r.Checks, Check{Label: l.Checks[i].Label, OK: f.ok, Got: got})
		if f.ok {
			held++
			continue
		}
		if !said {
			r.Feedback, said = nonEmpty([]string{f.said}), true
		}
	}
	r.Score = float64(held) / float64(len(worst))
	r.Verdict = scored(r.Score)
	return r
}

// measure says in words what the sides of a check came to, and by how much it
// holds (a negative margin: by how much it fails). Of a check with several
// parts it takes the one that is worst.
func measure(e *formula.Expr, env formula.Env) (margin float64, got string, err error) {
	margin = math.Inf(1)
	for _, part := range e.Conjuncts() {
		m, g, err := measureOne(part, env)
		if err != nil {
			return 0, "", err
		}
		if got == "" || m < margin {
			margin, got = m, g
		}
	}
	return margin, got, nil
}

func measureOne(e *formula.Expr, env formula.Env) (margin float64, got string, err error) {
	left, operator, right, ok := e.Comparison()
	if !ok {
		holds, err := e.True(env)
		if err != nil || holds {
			return 0, e.String() + " holds", err
		}
		return -1, e.String() + " does not hold", nil
	}
	a, err := left.Eval(env)
	if err != nil {
		return 0, "", err
	}
	b, err := right.Eval(env)
	if err != nil {
		return 0, "", err
	}
	margin = math.Inf(1)
	got = left.String() + " has no values"
	for i := range max(len(a), len(b)) {
		if len(a) == 0 || len(b) == 0 {
			return math.Inf(-1), got, nil
		}
		x, y := a[min(i, len(a)-1)], b[min(i, len(b)-1)]
		if m := slack(operator, x, y); i == 0 || m < margin {
			margin, got = m, left.String()+" is "+formula.Show(x)
			if len(right.Refs()) > 0 {
				got += ", " + right.String() + " is " + formula.Show(y)
			}
		}
	}
	return margin, got, nil
}

// slack is by how much x operator y holds, negative where it fails, −Inf where
// a side is not a number.
func slack(operator string, x, y float64) float64 {
	d := x - y
	switch {
	case math.IsNaN(x) || math.IsNaN(y):
		return math.Inf(-1)
	case x == y:
		d = 0 // two infinities
	}
	switch operator {
	case "<", "<=":
		return -d
	case ">", ">=":
		return d
	case "==":
		return -math.Abs(d)
	}
	return math.Abs(d) // !=
}
