package lesson

import (
	"context"
	"fmt"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"

	"zigzag/core/block"
	"zigzag/core/experiment"
	"zigzag/core/formula"
	"zigzag/core/quiz"
)

// A proof is something that a run has to bear out.
type proof struct {
	line  int
	ref   Ref
	holds bool // the metric is a formula that has to be true; else it has to be one finite number
}

// A Checker is the slow half of the linter: it runs experiments and plays
// exercises. The zero value works.
type Checker struct {
	// Progress, if not nil, is told how many of the proofs are done.
	Progress func(done, total int)
}

// Check proves a lesson that Parse found no fault in; see Checker.Check.
func Check(l *Lesson) []block.Problem {
	problems, _ := Checker{}.Check(context.Background(), l) // the background is never cancelled
	return problems
}

// Check proves that
//
//   - each number quoted in the prose is what its run gives, to the digits
//     written,
//   - each answer taken from a run is one finite number, and lies in the range
//     of its prediction,
//   - what a prediction says holds, holds,
//   - each lab's solution earns full marks on every seed, doing nothing does
//     not, and its checks and whens can be computed,
//   - each run to be diagnosed is sick: it fails a check; a mend without feedback
//     heals it on every seed, and one with feedback does not.
//
// The error is that of ctx, if it ended first. Runs are made once for each
// combination of experiment, settings and steps.
func (c Checker) Check(ctx context.Context, l *Lesson) ([]block.Problem, error) {
	k := &check{ctx: ctx, l: l, runs: map[string]experiment.Session{}}
	var jobs []func()
	for _, q := range l.Quotes {
		jobs = append(jobs, func() { k.quote(q) })
	}
	for _, p := range l.proofs {
		jobs = append(jobs, func() { k.proof(p) })
	}
	for _, q := range l.Questions {
		switch body := q.Body.(type) {
		case *quiz.Own:
			jobs = append(jobs, func() { k.own(q, body) })
		case *quiz.Lab:
			jobs = append(jobs, func() { k.lab(q, body) })
		case *quiz.Diagnose:
			jobs = append(jobs, func() { k.sick(q, body) })
			for _, m := range body.Mends {
				jobs = append(jobs, func() { k.mend(q, body, m) })
			}
		case *quiz.Predict:
			if body.Sketch != nil {
				jobs = append(jobs, func() { k.sketch(q, body) })
			}
			if body.Own != nil {
				jobs = append(jobs, func() { k.own(q, body.Own) })
			}
			if body.Number != nil && body.Number.Ref != "" {
				jobs = append(jobs, func() { k.resolved(q) })
			}
		case *quiz.Number:
			if body.Ref != "" {
				jobs = append(jobs, func() { k.resolved(q) })
			}
		}
	}
	for i, job := range jobs {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		job()
		if c.Progress != nil {
			c.Progress(i+1, len(jobs))
		}
	}
	if err := ctx.Err(); err != nil {
		return nil, err // the last job may have been cut short
	}
	block.Sort(k.problems)
	return k.problems, nil
}

// Resolve runs what a question's answer is taken from, and returns the
// question with the number in its place. A question that has its answer is
// returned as it is.
func (l *Lesson) Resolve(ctx context.Context, q quiz.Question) (quiz.Question, error) {
	n := numberOf(q)
	if n == nil || n.Ref == "" || n.Resolved {
		return q, nil
	}
	r, what, fix, ok := parseRef(n.Ref)
	if !ok {
		return q, fmt.Errorf("%s: %s", what, fix)
	}
	k := &check{ctx: ctx, l: l, runs: map[string]experiment.Session{}}
	v, err := k.measure(r)
	if err != nil {
		return q, err
	}
	switch body := q.Body.(type) {
	case *quiz.Number:
		q.Body = body.Resolve(v)
	case *quiz.Predict:
		with := *body
		with.Number = body.Number.Resolve(v)
		q.Body = &with
	}
	return q, nil
}

func numberOf(q quiz.Question) *quiz.Number {
	switch body := q.Body.(type) {
	case *quiz.Number:
		return body
	case *quiz.Predict:
		return body.Number
	}
	return nil
}

// A check is one checking of one lesson.
type check struct {
	ctx      context.Context
	l        *Lesson
	runs     map[string]experiment.Session
	problems []block.Problem
}

func (k *check) problem(line int, what, fix string) {
	if k.ctx.Err() == nil {
		k.problems = append(k.problems, k.l.problem(line, what, fix))
	}
}

// runKey tells runs apart.
func runKey(id string, set experiment.Settings, steps int) string {
	var b strings.Builder
	b.WriteString(id + "\n" + strconv.Itoa(steps) + "\n")
	for _, key := range slices.Sorted(maps.Keys(set)) {
		b.WriteString(key + "=" + set[key] + "\n")
	}
	return b.String()
}

// run plays an experiment, as far as a Ref says.
func (k *check) run(r Ref) (experiment.Session, error) {
	key := runKey(r.Experiment, r.Set, r.Steps)
	if s, ok := k.runs[key]; ok {
		return s, nil
	}
	e, ok := k.l.Experiment(r.Experiment)
	if !ok {
		return nil, &experiment.Fault{What: fmt.Sprintf("there is no experiment %q", r.Experiment), Fix: block.Mend(r.Experiment, k.l.experimentIDs())}
	}
	s, err := e.Spec.Start(r.Set)
	if err != nil {
		return nil, err
	}
	for !s.Done() && (r.Steps < 0 || s.Steps() < r.Steps) {
		if s.Steps()%64 == 0 && k.ctx.Err() != nil {
			return nil, k.ctx.Err()
		}
		s.Step()
	}
	if r.Steps > s.Steps() {
		return nil, &experiment.Fault{What: fmt.Sprintf("%s ends after %d steps, before step %d", r.Experiment, s.Steps(), r.Steps), Fix: "ask for an earlier step, or take steps= out"}
	}
	k.runs[key] = s
	return s, nil
}

// measure is the number that a Ref names.
func (k *check) measure(r Ref) (float64, error) {
	s, err := k.run(r)
	if err != nil {
		return 0, err
	}
	return r.expr.Number(experiment.Env{Session: s})
}

func (k *check) quote(q Quote) {
	v, err := k.measure(q.Ref)
	if err != nil {
		what, fix := fault(err)
		k.problem(q.Line, fmt.Sprintf("%s.%s cannot be measured: %s", q.Experiment, q.Metric, what), fix)
		return
	}
	if w, ok := parseWritten(q.Written); !ok || !w.agrees(v) {
		k.problem(q.Line, fmt.Sprintf("the text says that %s.%s is %s, and the run gives %s", q.Experiment, q.Metric, q.Written, formula.Show(v)),
			fmt.Sprintf("write %s, and see whether what the text says of it still holds", writeLike(v, q.Written)))
	}
}

func (k *check) proof(p proof) {
	if p.holds {
		s, err := k.run(p.ref)
		ok := false
		if err == nil {
			ok, err = p.ref.expr.True(experiment.Env{Session: s})
		}
		if err != nil {
			what, fix := fault(err)
			k.problem(p.line, fmt.Sprintf("%q cannot be computed: %s", p.ref.Metric, what), fix)
		} else if !ok {
			k.problem(p.line, fmt.Sprintf("%q does not hold at the end of %s", p.ref.Metric, p.ref.Experiment), "mark the option that does happen")
		}
		return
	}
	v, err := k.measure(p.ref)
	switch {
	case err != nil:
		what, fix := fault(err)
		k.problem(p.line, fmt.Sprintf("%s.%s cannot be measured: %s", p.ref.Experiment, p.ref.Metric, what), fix)
	case math.IsNaN(v) || math.IsInf(v, 0):
		k.problem(p.line, fmt.Sprintf("%s.%s is %v", p.ref.Experiment, p.ref.Metric, v), "take the answer from a metric that has a value at the end of the run")
	}
}

// resolved checks a question once the number that it asks for is known.
func (k *check) resolved(q quiz.Question) {
	n := numberOf(q)
	r, _, _, ok := parseRef(n.Ref)
	if !ok {
		return
	}
	v, err := k.measure(r)
	if err != nil || math.IsNaN(v) || math.IsInf(v, 0) {
		return // the proof of the same line tells
	}
	switch body := q.Body.(type) {
	case *quiz.Number:
		q.Body = body.Resolve(v)
	case *quiz.Predict:
		with := *body
		with.Number = n.Resolve(v)
		q.Body = &with
	}
	for _, problem := range q.Problems() {
		k.problem(problem.Line, problem.What, problem.Fix)
	}
}

// lab plays a lab: as its author would solve it, and not at all.
func (k *check) lab(q quiz.Question, l *quiz.Lab) {
	e, ok := k.l.Experiment(l.Uses)
	if !ok {
		return
	}
	solved, err := l.GradeRunContext(k.ctx, e.Spec, l.Answer, nil, nil)
	if err != nil {
		k.problem(q.Line, fmt.Sprintf("lab %q cannot be graded: %v", q.ID, err), "mend the check, or the experiment")
		return
	}
	if solved.Score != 1 {
		k.problem(q.Line, fmt.Sprintf("the solution of lab %q does not earn full marks: %s", q.ID, unmet(solved)), "mend the solution, or what is asked")
	}
	idle, err := l.GradeRunContext(k.ctx, e.Spec, nil, nil, nil)
	if err == nil && idle.Score == 1 {
		k.problem(q.Line, fmt.Sprintf("doing nothing earns full marks in lab %q", q.ID), "start the experiment from something that fails a check")
	}
}

// unmet says which checks did not hold, and what was found.
func unmet(r quiz.Result) string {
	var parts []string
	for i, c := range r.Checks {
		if !c.OK {
			parts = append(parts, fmt.Sprintf("check %d (%s): %s", i+1, c.Label, c.Got))
		}
	}
	if len(parts) == 0 {
		parts = r.Feedback
	}
	return strings.Join(parts, "; ")
}
