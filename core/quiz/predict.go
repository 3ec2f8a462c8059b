package quiz

import (
	"fmt"
	"math"

	"zigzag/core/block"
	"zigzag/core/formula"
)

// A Predict asks for a guess before an experiment runs. Exactly one of Choice,
// Number, Sketch and Own is set; in it stands what will happen. Committing to a guess earns
// the point, whatever the outcome: the comparison is what teaches.
type Predict struct {
	Of     string // id of the experiment that stays locked until the guess
	Choice *Choice
	Number *Number
	Sketch *Sketch // the outcome is a curve
	Own    *Own    // the outcome is that of the learner's own run or machine
	Lo, Hi float64 // range of the number's slider; both 0 where there is none
}

func (p *Predict) Kind() string  { return "predict" }
func (p *Predict) Blank() Answer { return Answer{} }

// Solution is the guess that the outcome bears out.
func (p *Predict) Solution() Answer {
	switch {
	case p.Choice != nil:
		return p.Choice.Solution()
	case p.Number != nil:
		return p.Number.Solution()
	case p.Sketch != nil:
		return Answer{Sketch: p.Sketch.Curve}
	}
	return Answer{}
}

// Grade scores every guess 1. Its verdict is Right if the outcome bears the
// guess out, and Noted if not. The feedback sets guess and outcome side by
// side.
func (p *Predict) Grade(a Answer) Result {
	var r Result
	switch {
	case p.Choice != nil:
		r = p.gradeChoice(a)
	case p.Number != nil:
		r = p.gradeNumber(a)
	case p.Own != nil:
		r = p.gradeOwn(a)
	case p.Sketch != nil:
		r = p.Sketch.grade(a)
	default:
		return invalid("This prediction has nothing to choose from: please tell its author.")
	}
	if r.Verdict != Invalid {
		r.Score = 1
	}
	return r
}

func (p *Predict) gradeChoice(a Answer) Result {
	if r, ok := p.Choice.check(a); !ok {
		return r
	}
	r := p.Choice.Grade(a)
	if r.Verdict == Invalid || r.Verdict == Right {
		return r
	}
	r.Verdict = Noted
	r.Feedback = nil
	for _, pick := range r.Picks {
		r.Feedback = append(r.Feedback, nonEmpty([]string{pick.Feedback})...)
	}
	r.Feedback = append(r.Feedback, "What happens:")
	for _, i := range p.Choice.Solution().Picks {
		r.Feedback = append(r.Feedback, p.Choice.Options[i].Text)
	}
	return r
}

// gradeOwn compares with the learner's own run, once that was measured.
func (p *Predict) gradeOwn(a Answer) Result {
	n, r, ok := p.Own.number(a)
	if !ok {
		n = &Number{Unit: p.Own.Unit, Ref: "own"} // has no outcome yet
	}
	with := *p
	with.Number = n
	graded := with.gradeNumber(a)
	if !ok && len(a.Own) > 0 && graded.Verdict == Noted {
		graded.Feedback = append(graded.Feedback[:0], r.Feedback...)
	}
	return graded
}

func (p *Predict) gradeNumber(a Answer) Result {
	n := p.Number
	v, r, ok := n.read(a)
	if !ok {
		return r
	}
	if p.Lo < p.Hi && (v.value < p.Lo || v.value > p.Hi) {
		return invalid("Guess between %s and %s.", formula.Show(p.Lo), formula.Show(p.Hi))
	}
	unit := ""
	if n.Unit != "" {
		unit = " " + n.Unit
	}
	guess := "You guessed " + formula.Show(v.value) + unit
	switch difference := v.value - n.Answer; {
	case n.Ref != "" && !n.Resolved:
		return Result{Verdict: Noted, Feedback: []string{guess + ". Run the experiment to see."}}
	case n.accepts(v.value, n.Answer):
		if formula.Show(v.value) == formula.Show(n.Answer) {
			return Result{Verdict: Right, Feedback: []string{guess + ", and that is what it is."}}
		}
		return Result{Verdict: Right, Feedback: []string{guess + "; it is " + formula.Show(n.Answer) + unit + ". That is close enough."}}
	default:
		way := "more"
		if difference < 0 {
			way = "less"
		}
		feedback := []string{fmt.Sprintf("%s; it is %s%s. Your guess was %s %s than that.", guess, formula.Show(n.Answer), unit, formula.Show(math.Abs(difference)), way)}
		for _, m := range n.Mistakes {
			if n.accepts(v.value, m.Value) {
				feedback = append(feedback, nonEmpty([]string{m.Feedback})...)
			}
		}
		return Result{Verdict: Noted, Feedback: feedback}
	}
}

// Problems: no experiment, neither or both of choice and number, theirs, an
// answer outside the range. Feedback on wrong guesses is not asked for: the
// outcome speaks.
func (p *Predict) Problems() []block.Problem {
	var ps []block.Problem
	if p.Of == "" {
		ps = append(ps, block.Problem{What: "the prediction names no experiment", Fix: "say which one it locks: {#p-name of=exp-name}"})
	}
	switch {
	case p.Sketch != nil && (p.Own != nil || p.Choice != nil || p.Number != nil):
		ps = append(ps, block.Problem{What: "the prediction has a sketch and another outcome", Fix: "keep one of them"})
	case p.Sketch != nil:
		ps = append(ps, p.Sketch.problems()...)
	case p.Own != nil && (p.Choice != nil || p.Number != nil):
		ps = append(ps, block.Problem{What: "the prediction has an outcome of the learner's own and another", Fix: "keep one of them"})
	case p.Own != nil:
		ps = append(ps, p.Own.Problems()...)
		if p.Lo > p.Hi || math.IsNaN(p.Lo+p.Hi) {
			ps = append(ps, block.Problem{What: fmt.Sprintf("the range %s..%s is empty", short(p.Lo), short(p.Hi)), Fix: "write the smaller bound first: range: 0..4"})
		}
	case p.Choice == nil && p.Number == nil:
		ps = append(ps, block.Problem{What: "the prediction has no answer", Fix: "write options (- [ ] …, - [x] what happens) or - answer: 3"})
	case p.Choice != nil && p.Number != nil:
		ps = append(ps, block.Problem{What: "the prediction has options and a number", Fix: "keep one of them"})
	case p.Choice != nil:
		guesses := *p.Choice
		guesses.Options = nil
		for _, o := range p.Choice.Options {
			if o.Feedback == "" {
				o.Feedback = "the outcome speaks"
			}
			guesses.Options = append(guesses.Options, o)
		}
		ps = append(ps, guesses.Problems()...)
	default:
		ps = append(ps, p.Number.Problems()...)
		n := p.Number
		known := n.Ref == "" || n.Resolved
		switch {
		case p.Lo > p.Hi || math.IsNaN(p.Lo+p.Hi):
			ps = append(ps, block.Problem{What: fmt.Sprintf("the range %s..%s is empty", short(p.Lo), short(p.Hi)), Fix: "write the smaller bound first: range: 0..4"})
		case p.Lo < p.Hi && known && (n.Answer < p.Lo || n.Answer > p.Hi):
			ps = append(ps, block.Problem{What: fmt.Sprintf("the outcome %s lies outside the range %s..%s", short(n.Answer), short(p.Lo), short(p.Hi)), Fix: "widen the range"})
		}
	}
	return ps
}

func (p *Predict) Identity() []string {
	id := []string{p.Of}
	if p.Choice != nil {
		id = append(id, p.Choice.Identity()...)
	}
	if p.Sketch != nil {
		id = append(id, "sketch", p.Sketch.Metric, short(p.Sketch.Lo), short(p.Sketch.Hi))
	}
	if p.Own != nil {
		id = append(id, p.Own.Identity()...)
		id = append(id, short(p.Lo), short(p.Hi))
	}
	if p.Number != nil {
		id = append(id, p.Number.Identity()...)
		id = append(id, short(p.Lo), short(p.Hi))
	}
	return id
}
