package quiz

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"zigzag/core/block"
	"zigzag/core/formula"
)

// A Number asks for a number.
type Number struct {
	Answer   float64
	Ref      string // "exp-and.corrections" if the answer comes from a run, else ""
	Resolved bool   // Answer holds what Ref is worth; see Resolve
	Rel, Abs float64
	Unit     string // "nats", "%"…; may be typed or left out
	Mistakes []Mistake
}

// A Mistake is a known wrong number with its own feedback.
type Mistake struct {
	Value    float64
	Feedback string // Markdown
	Line     int    // 1-based, in the lesson file
}

// exact is the relative tolerance where the author gives none: rounding.
const exact = 1e-9

func (n *Number) Kind() string  { return "number" }
func (n *Number) Blank() Answer { return Answer{} }
func (n *Number) Solution() Answer {
	return Answer{Text: strconv.FormatFloat(n.Answer, 'g', -1, 64)}
}

// Resolve is the question with the answer that the run behind Ref gave.
func (n *Number) Resolve(answer float64) *Number {
	m := *n
	m.Answer, m.Resolved = answer, true
	return &m
}

// Grade accepts a number within the tolerance: Abs, or Rel times the answer,
// whichever is wider; rounding only, where both are 0. A number that is the
// answer rounded to fewer digits than the tolerance asks for is Almost, and
// earns nothing yet.
func (n *Number) Grade(a Answer) Result {
	v, r, ok := n.read(a)
	switch {
	case !ok:
		return r
	case n.Ref != "" && !n.Resolved:
		return invalid("The answer comes from a run that has not been made yet. Run the experiment first.")
	case n.accepts(v.value, n.Answer):
		return right()
	}
	for _, m := range n.Mistakes {
		if n.accepts(v.value, m.Value) {
			return wrong(m.Feedback)
		}
	}
	switch {
	case v.digits >= 2 && math.Abs(v.value-n.Answer) <= v.quantum*(0.5+1e-9):
		return Result{Verdict: Almost, Feedback: []string{"Right as far as it goes: give more digits."}}
	case n.Answer != 0 && n.accepts(-v.value, n.Answer):
		return wrong("The size is right. Look at the sign.")
	case n.Unit == "%" && n.accepts(100*v.value, n.Answer):
		return wrong("That is the share itself; the answer is asked for in per cent.")
	case n.decimalsOff(v.value):
		return wrong("The digits are right. Look at where the decimal point stands.")
	}
	return wrong()
}

// accepts reports whether v is want within the tolerance.
func (n *Number) accepts(v, want float64) bool {
	rel := n.Rel
	if n.Rel == 0 && n.Abs == 0 {
		rel = exact
	}
	// The last factor forgives the rounding of the difference itself: 0.3 − 0.2
	// must lie within 0.1.
	return math.Abs(v-want) <= max(n.Abs, float64(rel*math.Abs(want)))*(1+exact)
}

func (n *Number) decimalsOff(v float64) bool {
	if n.Answer == 0 || v == 0 {
		return false
	}
	for _, factor := range []float64{10, 100, 1000} {
		if n.accepts(v*factor, n.Answer) || n.accepts(v/factor, n.Answer) {
			return true
		}
	}
	return false
}

// read is the number that was typed; if there is none, ok is false and the
// result says what is expected.
func (n *Number) read(a Answer) (v numeral, r Result, ok bool) {
	text := strings.TrimSpace(a.Text)
	switch {
	case text == "":
		return v, invalid("Type a number%s.", n.inUnit()), false
	case len(text) > MaxText:
		return v, invalid("That is too long to be a number. Type one%s, for example 0.75.", n.inUnit()), false
	case !utf8.ValidString(text):
		return v, invalid("That is not text. Type a number%s, for example 0.75.", n.inUnit()), false
	}
	v, trouble := parseNumeral(text)
	if trouble != "" {
		return v, invalid("“%s” cannot be read: %s. Type a number%s, for example 0.75, 3/4 or 7.5e-1.", excerpt(text), trouble, n.inUnit()), false
	}
	if !n.isUnit(v.unit) {
		switch {
		case v.unit == "%":
			return v, invalid("Type the number itself instead of per cent: 0.75 for 75 %%."), false
		case n.Unit == "":
			return v, invalid("“%s” is more than a number. Type the number alone, for example 0.75.", excerpt(text)), false
		}
		return v, invalid("The unit “%s” is not the one asked for. Type the number%s.", excerpt(v.unit), n.inUnit()), false
	}
	return v, Result{}, true
}

// inUnit is " in nats", or nothing.
func (n *Number) inUnit() string {
	switch n.Unit {
	case "":
		return ""
	case "%":
		return " in per cent"
	}
	return " in " + n.Unit
}

// isUnit reports whether typed is the unit, or nothing.
func (n *Number) isUnit(typed string) bool {
	if typed == "" || unitForm(typed) == unitForm(n.Unit) {
		return true
	}
	if n.Unit == "%" {
		switch unitForm(typed) {
		case "percent", "pct", "퍼센트", "프로":
			return true
		}
	}
	return false
}

// unitForm drops what is not told apart in units: case, width, spaces, a final
// full stop, the s of a plural.
func unitForm(s string) string {
	s = strings.ToLower(norm.NFKC.String(s))
	s = strings.TrimRight(strings.Join(strings.Fields(s), ""), ".")
	if len(s) > 2 {
		s = strings.TrimSuffix(s, "s")
	}
	return s
}

// excerpt is the start of what was typed, for a message.
func excerpt(s string) string {
	const longest = 30
	s = strings.ToValidUTF8(strings.Join(strings.Fields(s), " "), "�")
	if r := []rune(s); len(r) > longest {
		return string(r[:longest]) + "…"
	}
	return s
}

// Problems: an answer that is no number, tolerances that are none or so wide
// that 0 is accepted too, a mistake that the tolerance accepts or that says
// nothing.
func (n *Number) Problems() []block.Problem {
	var ps []block.Problem
	add := func(line int, what, fix string) { ps = append(ps, block.Problem{Line: line, What: what, Fix: fix}) }
	for _, v := range []float64{n.Rel, n.Abs} {
		if !(v >= 0) || math.IsInf(v, 0) {
			add(0, fmt.Sprintf("the tolerance %s is none", short(v)), "write a number such as 0.01, or a share such as 1%")
		}
	}
	if math.IsNaN(n.Answer) || math.IsInf(n.Answer, 0) {
		add(0, "the answer is not a number", "give a number: answer: 0.5")
	}
	if n.Ref != "" && !n.Resolved || len(ps) > 0 {
		return ps // what follows compares with the answer
	}
	if n.Answer != 0 && n.accepts(0, n.Answer) {
		add(0, fmt.Sprintf("the tolerance is so wide that 0 is accepted for %s", formula.Show(n.Answer)), "make it smaller")
	}
	for _, m := range n.Mistakes {
		if n.accepts(m.Value, n.Answer) {
			add(m.Line, fmt.Sprintf("the mistake %s is within the tolerance of the answer %s", short(m.Value), short(n.Answer)), "make the tolerance smaller, or take the mistake out")
		}
		if strings.TrimSpace(m.Feedback) == "" {
			add(m.Line, fmt.Sprintf("the mistake %s has no feedback", short(m.Value)), "write it after a bar: mistake: "+short(m.Value)+" | what went wrong")
		}
	}
	return ps
}

func (n *Number) Identity() []string {
	answer := short(n.Answer)
	if n.Ref != "" {
		answer = n.Ref
	}
	return []string{answer, short(n.Rel), short(n.Abs), n.Unit}
}
