package quiz

import (
	"errors"
	"fmt"
	"strings"

	"zigzag/core/block"
	"zigzag/core/formula"
)

// A Formula asks for an expression; any equivalent one is right.
type Formula struct {
	Answer   string
	Vars     []formula.Var // the names an answer may use, with the ranges in which it is compared
	Without  []string      // functions that an answer may not use: where tanh is to be shown, tanh shows nothing
	Mistakes []FormulaMistake
}

// A FormulaMistake is a known wrong expression with its own feedback.
type FormulaMistake struct {
	Answer   string
	Feedback string // Markdown
	Line     int    // 1-based, in the lesson file
}

// pointsSeed draws the points of comparison: fixed, so that an answer has one
// grade.
const pointsSeed = 1

func (f *Formula) Kind() string     { return "formula" }
func (f *Formula) Blank() Answer    { return Answer{} }
func (f *Formula) Solution() Answer { return Answer{Text: f.Answer} }

// Grade says where an answer that cannot be read goes wrong (Invalid), and at
// which point a wrong one differs.
func (f *Formula) Grade(a Answer) Result {
	text := strings.TrimSpace(a.Text)
	switch {
	case text == "":
		return invalid("Type a formula%s.", f.using())
	case len(text) > MaxText:
		return invalid("That is too long. Type a formula of at most %d characters%s.", formula.MaxLength, f.using())
	}
	got, err := formula.ParseAnswer(text, f.Vars)
	var syntax *formula.SyntaxError
	if errors.As(err, &syntax) {
		return invalid("This cannot be read as a formula yet: %s, %s. Mend: %s.", syntax.Place(text), syntax.What, syntax.Fix)
	}
	if name := f.barred(got); name != "" {
		return invalid("Here the answer has to do without `%s`: write it with other means.", name)
	}
	want, err := formula.ParseAnswer(f.Answer, f.Vars)
	if err != nil {
		return invalid("This question cannot be graded: its own answer is no formula. Please tell its author.")
	}
	same, witness, err := formula.Equivalent(want, got, f.Vars, pointsSeed)
	switch {
	case err != nil:
		return invalid("This question cannot be graded: its answer has no values to compare. Please tell its author.")
	case same:
		return right()
	}
	for _, m := range f.Mistakes {
		e, err := formula.ParseAnswer(m.Answer, f.Vars)
		if err != nil {
			continue
		}
		if same, err := formula.Same(e, got, f.Vars, pointsSeed); err == nil && same {
			return wrong(m.Feedback, capital(witness.String())+".")
		}
	}
	return wrong(capital(witness.String()) + ".")
}

// barred is a function that the expression uses and may not, "" if there is none.
func (f *Formula) barred(e *formula.Expr) string {
	for _, used := range e.Functions() {
		for _, name := range f.Without {
			if canonical, ok := formula.CanonicalFunction(name); ok && canonical == used {
				return canonical
			}
		}
	}
	return ""
}

// using lists the variables: " in w1, x1 and b".
func (f *Formula) using() string {
	var names []string
	for _, v := range f.Vars {
		names = append(names, v.Name)
	}
	switch n := len(names); n {
	case 0:
		return ""
	case 1:
		return " in " + names[0]
	default:
		return " in " + strings.Join(names[:n-1], ", ") + " and " + names[n-1]
	}
}

// Problems: names that are none or stand twice, empty ranges, an answer or a
// mistake that cannot be read or compared or uses what it may not, a mistake that is
// right.
func (f *Formula) Problems() []block.Problem {
	var ps []block.Problem
	add := func(line int, fix, format string, args ...any) {
		ps = append(ps, block.Problem{Line: line, What: fmt.Sprintf(format, args...), Fix: fix})
	}
	seen := map[string]bool{}
	for _, v := range f.Vars {
		name, ok := formula.CanonicalName(v.Name)
		switch {
		case !ok:
			add(0, "use a letter, with digits after it: w1", "%q cannot be a variable", v.Name)
		case seen[name]:
			add(0, "take one out", "the variable %q stands twice", v.Name)
		case v.Lo > v.Hi || v.Lo == v.Hi && v.Lo != 0:
			add(0, fmt.Sprintf("write the smaller bound first: %s in %s..%s", v.Name, short(v.Hi), short(v.Lo)), "the range %s..%s of %q is empty", short(v.Lo), short(v.Hi), v.Name)
		}
		seen[name] = true
	}
	for _, name := range f.Without {
		if _, ok := formula.CanonicalFunction(name); !ok {
			add(0, block.Mend(name, formula.FunctionNames()), "answers are to do without %q, which is no function", name)
		}
	}
	want, err := formula.ParseAnswer(f.Answer, f.Vars)
	if err != nil {
		add(0, mend(err), "the answer %q cannot be read: %s", f.Answer, what(err))
		return ps
	}
	if name := f.barred(want); name != "" {
		add(0, "write the answer with other means", "the answer %q uses %s, which answers are to do without", f.Answer, name)
	}
	if _, _, err := formula.Equivalent(want, want, f.Vars, pointsSeed); err != nil {
		add(0, "give ranges in which the answer has values: x in 0.1..2", "the answer %q cannot be compared: %v", f.Answer, err)
		return ps
	}
	for _, m := range f.Mistakes {
		e, err := formula.ParseAnswer(m.Answer, f.Vars)
		if err != nil {
			add(m.Line, mend(err), "the mistake %q cannot be read: %s", m.Answer, what(err))
			continue
		}
		if name := f.barred(e); name != "" {
			add(m.Line, "take it out: whoever writes it is told to do without", "the mistake %q uses %s, which answers are to do without", m.Answer, name)
		}
		if same, _ := formula.Same(want, e, f.Vars, pointsSeed); same {
			add(m.Line, "take it out, or mend the answer", "the mistake %q is equal to the answer", m.Answer)
		}
		if strings.TrimSpace(m.Feedback) == "" {
			add(m.Line, "write it after a bar: mistake: "+m.Answer+" | what went wrong", "the mistake %q has no feedback", m.Answer)
		}
	}
	return ps
}

// what and mend take a syntax error apart.
func what(err error) string {
	var syntax *formula.SyntaxError
	if errors.As(err, &syntax) {
		return syntax.What
	}
	return err.Error()
}

func mend(err error) string {
	var syntax *formula.SyntaxError
	if errors.As(err, &syntax) {
		return syntax.Fix
	}
	return "write it as a formula"
}

func (f *Formula) Identity() []string {
	id := []string{f.Answer}
	for _, v := range f.Vars {
		id = append(id, v.Name, short(v.Lo), short(v.Hi))
	}
	for _, name := range f.Without {
		id = append(id, "without", name)
	}
	return id
}
