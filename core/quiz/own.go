package quiz

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"zigzag/core/block"
	"zigzag/core/formula"
)

// An Own asks for a number that follows from the learner's own run of an
// experiment: its answer is a formula over that run's metrics. The metrics, as they
// were when the answer was given, are kept in the answer, so that it can be graded
// again.
type Own struct {
	Of       string // id of the experiment
	Answer   string // a formula over its metrics
	Needs    []Need
	Rel, Abs float64
	Unit     string
	Mistakes []OwnMistake
}

// A Need is what must hold of the run before the question can be answered.
type Need struct {
	When     string // a formula over metrics
	Feedback string // Markdown: what to do first
	Line     int
}

// An OwnMistake is a known wrong way to get at the number.
type OwnMistake struct {
	Value    string // a formula over metrics
	Feedback string // Markdown
	Line     int
}

func (o *Own) Kind() string     { return "own" }
func (o *Own) Blank() Answer    { return Answer{} }
func (o *Own) Solution() Answer { return Answer{} }

// Metrics are the references of all formulas: what has to be measured of the run.
// `steps` is always among them.
func (o *Own) Metrics() []string {
	refs := []string{"steps"}
	sources := []string{o.Answer}
	for _, n := range o.Needs {
		sources = append(sources, n.When)
	}
	for _, m := range o.Mistakes {
		sources = append(sources, m.Value)
	}
	for _, s := range sources {
		if e, err := formula.Parse(s); err == nil {
			refs = append(refs, e.Refs()...)
		}
	}
	slices.Sort(refs)
	return slices.Compact(refs)
}

// measured is a formula.Env of what was measured of the run.
type measured map[string]string

func (m measured) Value(ref string) ([]float64, error) {
	text, ok := m[ref]
	if !ok {
		return nil, fmt.Errorf("quiz: %q was not measured", ref)
	}
	var values []float64
	for _, word := range strings.Fields(text) {
		v, err := strconv.ParseFloat(word, 64)
		if err != nil {
			return nil, fmt.Errorf("quiz: %q was measured as %q", ref, word)
		}
		values = append(values, v)
	}
	return values, nil
}

// Grade compares with what the formulas give for the metrics in a.Own.
func (o *Own) Grade(a Answer) Result {
	n, r, ok := o.number(a)
	if !ok {
		return r
	}
	r = n.Grade(a)
	if r.Verdict == Right {
		r.Feedback = append(r.Feedback, o.quote(a))
	}
	return r
}

// number is the question that the learner's run makes of it.
func (o *Own) number(a Answer) (n *Number, r Result, ok bool) {
	if len(a.Own) == 0 {
		return nil, invalid("This question is about your own run. Play the experiment first."), false
	}
	env := measured(a.Own)
	if steps, err := env.Value("steps"); err == nil && len(steps) == 1 && steps[0] == 0 && a.Own["limit"] != "0" {
		return nil, invalid("Your run is still at its start. Play the experiment first."), false
	}
	for _, need := range o.Needs {
		if holds, err := o.true(need.When, env); err != nil || !holds {
			return nil, Result{Verdict: Invalid, Feedback: nonEmpty([]string{need.Feedback})}, false
		}
	}
	answer, err := o.value(o.Answer, env)
	if err != nil {
		return nil, invalid("Your run gives no number for this yet: play on, measure again, or change a setting and play again."), false
	}
	n = &Number{Answer: answer, Rel: o.Rel, Abs: o.Abs, Unit: o.Unit}
	for _, m := range o.Mistakes {
		if v, err := o.value(m.Value, env); err == nil && !n.accepts(v, answer) {
			n.Mistakes = append(n.Mistakes, Mistake{v, m.Feedback, m.Line})
		}
	}
	return n, r, true
}

func (o *Own) true(src string, env formula.Env) (bool, error) {
	e, err := formula.Parse(src)
	if err != nil {
		return false, err
	}
	return e.True(env)
}

// value is what a formula comes to: an error unless it is a finite number.
func (o *Own) value(src string, env formula.Env) (float64, error) {
	e, err := formula.Parse(src)
	if err != nil {
		return 0, err
	}
	v, err := e.Number(env)
	if err == nil && (math.IsNaN(v) || math.IsInf(v, 0)) {
		err = errors.New("quiz: not a finite number")
	}
	return v, err
}

// quote tells what the answer was made of.
func (o *Own) quote(a Answer) string {
	e, err := formula.Parse(o.Answer)
	if err != nil {
		return ""
	}
	var parts []string
	for _, ref := range e.Refs() {
		if v, err := (measured(a.Own)).Value(ref); err == nil && len(v) == 1 {
			parts = append(parts, "`"+ref+"` = "+formula.Show(v[0]))
		}
	}
	if len(parts) == 0 {
		return ""
	}
	return "In your run " + strings.Join(parts, ", ") + "."
}

// Problems: formulas that cannot be read, tolerances that are none.
func (o *Own) Problems() []block.Problem {
	var ps []block.Problem
	add := func(line int, what, fix string) { ps = append(ps, block.Problem{Line: line, What: what, Fix: fix}) }
	read := func(line int, name, src string) {
		_, err := formula.Parse(src)
		if syntax := (*formula.SyntaxError)(nil); errors.As(err, &syntax) {
			add(line, fmt.Sprintf("the %s cannot be read: %s %s", name, syntax.What, syntax.Place(src)), syntax.Fix)
		} else if err != nil {
			add(line, fmt.Sprintf("the %s cannot be read: %v", name, err), "write a formula over metrics, as in finish(1)/finish(2)")
		}
	}
	if o.Of == "" {
		add(0, "it names no experiment", "write of=exp-… in the braces")
	}
	if strings.TrimSpace(o.Answer) == "" {
		add(0, "it has no answer", "write a formula over the run's metrics: answer: finish(1)/finish(2)")
	} else {
		read(0, "answer", o.Answer)
	}
	for _, n := range o.Needs {
		read(n.Line, "need", n.When)
		if strings.TrimSpace(n.Feedback) == "" {
			add(n.Line, "a need says nothing to the learner", "write after a bar what to do first: needs: steps >= 100 | Play 100 steps.")
		}
	}
	for _, m := range o.Mistakes {
		read(m.Line, "mistake", m.Value)
		if strings.TrimSpace(m.Feedback) == "" {
			add(m.Line, "a mistake has no feedback", "write it after a bar: mistake: finish(1) | what went wrong")
		}
	}
	if !(o.Rel >= 0) || !(o.Abs >= 0) || o.Rel == 0 && o.Abs == 0 {
		add(0, "it has no tolerance", "learners read their numbers off the page: write tolerance: 2%")
	}
	return ps
}

// Prove reports what is wrong with the question for a run that an author has made: the
// metrics that a learner's answer would hold.
func (o *Own) Prove(own map[string]string) []block.Problem {
	n, r, ok := o.number(Answer{Own: own})
	if !ok {
		return []block.Problem{{What: "the experiment, played to its end, does not lead to an answer: " + strings.Join(r.Feedback, " "), Fix: "mend the answer or the need, or let the run be longer"}}
	}
	var ps []block.Problem
	if n.Answer != 0 && n.accepts(0, n.Answer) {
		ps = append(ps, block.Problem{What: fmt.Sprintf("the tolerance is so wide that 0 is accepted for %s", formula.Show(n.Answer)), Fix: "make it smaller"})
	}
	if got := o.Grade(Answer{Own: own, Text: strconv.FormatFloat(n.Answer, 'g', -1, 64)}); got.Score != 1 {
		ps = append(ps, block.Problem{What: fmt.Sprintf("the answer %s is not accepted: %s", formula.Show(n.Answer), strings.Join(got.Feedback, " ")), Fix: "mend the answer"})
	}
	return ps
}

func (o *Own) Identity() []string {
	id := []string{o.Of, o.Answer, short(o.Rel), short(o.Abs), o.Unit}
	for _, n := range o.Needs {
		id = append(id, n.When)
	}
	return id
}
