package experiment

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"zigzag/core/block"
)

// ParamKind says how a parameter is written, and so which control suits it.
type ParamKind uint8

const (
	Number  ParamKind = iota // a decimal number in [Min, Max]
	Integer                  // a whole number in [Min, Max]
	Choice                   // one of Options
	Text                     // a small syntax of its own, told in Help; Options are suggestions
)

// String is "number", "integer", "choice" or "text".
func (k ParamKind) String() string {
	return [...]string{"number", "integer", "choice", "text"}[k]
}

// An Option is one value of a Choice.
type Option struct{ Value, Label string }

// A Param is one thing that can be set about an experiment.
type Param struct {
	Key   string // as written in a block: "lr"
	Label string // as shown beside a control: "Learning rate"
	Help  string // one sentence
	Unit  string // "examples", "epochs"…; empty for a pure number
	Kind  ParamKind

	Min, Max float64 // of a Number or an Integer, both allowed
	Step     float64 // a sensible step of a control; no value is refused for lying between steps
	Log      bool    // a control should move by factors, not by differences

	Options []Option
	Default string // canonical
	View    bool   // changes the picture only, never the run
	later   bool   // came after the first receipts, which do not mention it: left out of them at its default

	syntax func(value string) (canonical string, err error) // of a Text
}

// Canonical checks a value and returns the one way to write it that receipts
// use: "0.10" and " .1" are both "0.1". The error is a [*Fault] that says what
// the parameter takes.
func (p Param) Canonical(value string) (string, error) {
	canonical, err := p.canonical(strings.TrimSpace(value))
	if f, ok := err.(*Fault); ok {
		f.Keys = append([]string{p.Key}, f.Keys...)
	}
	return canonical, err
}

func (p Param) canonical(value string) (string, error) {
	const longest = 1 << 20 // the weights of the largest network take some 600 KB
	if len(value) > longest {
		return "", &Fault{What: fmt.Sprintf("%s is %d bytes long", p.Key, len(value)), Fix: "shorten it"}
	}
	switch p.Kind {
	case Text:
		return p.syntax(value)
	case Choice:
		if p.syntax != nil { // another way to write one of the options
			value, _ = p.syntax(value)
		}
		return p.choice(value)
	}
	if value == "" {
		return "", &Fault{What: p.Key + " has no value", Fix: "write " + p.range_()}
	}
	x, err := parseNumber(value)
	if err != nil || (p.Kind == Integer && x != math.Trunc(x)) {
		return "", &Fault{What: fmt.Sprintf("%s is %s", p.Key, quote(value)), Fix: "write " + p.range_()}
	}
	if !(x >= p.Min && x <= p.Max) {
		return "", &Fault{What: fmt.Sprintf("%s %s is out of bounds", p.Key, clip(value)), Fix: "write " + p.range_()}
	}
	return formatNumber(x), nil
}

func (p Param) choice(value string) (string, error) {
	known := make([]string, len(p.Options))
	for i, o := range p.Options {
		if o.Value == value {
			return value, nil
		}
		known[i] = o.Value
	}
	return "", &Fault{What: fmt.Sprintf("unknown %s %s", p.Key, quote(value)), Fix: block.Mend(value, known)}
}

// range_ tells what a Number or an Integer takes.
func (p Param) range_() string {
	noun := "a number"
	if p.Kind == Integer {
		noun = "a whole number"
	}
	return fmt.Sprintf("%s from %s to %s", noun, plain(p.Min), plain(p.Max))
}

// parseNumber reads a decimal number: digits, point, sign, exponent. What else
// [strconv.ParseFloat] takes (hexadecimal, underscores, infinities) is refused.
// The minus sign of typography is read as a minus.
func parseNumber(s string) (float64, error) {
	s = strings.ReplaceAll(s, "−", "-")
	if s == "" || len(s) > 64 || strings.Trim(s, "0123456789+-.eE") != "" {
		return 0, strconv.ErrSyntax
	}
	x, err := strconv.ParseFloat(s, 64)
	if x == 0 {
		x = 0 // −0 is written 0
	}
	return x, err
}

// formatNumber is the shortest decimal that reads back as exactly x.
func formatNumber(x float64) string { return strconv.FormatFloat(x, 'g', -1, 64) }

// plain writes a bound as people do: 0.000001, 100000.
func plain(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) }

// quote puts a value in quotation marks, shortened.
func quote(s string) string { return strconv.Quote(clip(s)) }

// clip shortens what a message quotes.
func clip(s string) string {
	const longest = 40
	r := []rune(strings.ToValidUTF8(s, "\uFFFD"))
	if len(r) <= longest {
		return string(r)
	}
	return string(r[:longest]) + "…"
}
