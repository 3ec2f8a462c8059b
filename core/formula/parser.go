package formula

import (
	"fmt"
	"unicode/utf8"
)

const (
	// MaxLength is how many characters an expression may have.
	MaxLength = 500
	// MaxDepth is how deeply brackets, signs and powers may be nested.
	MaxDepth = 40
)

// Parse reads an author's expression, in which any name may stand and is
// looked up when the expression is evaluated. Every error is a *SyntaxError.
func Parse(src string) (*Expr, error) {
	if err := checkLength(src); err != nil {
		return nil, err
	}
	return parse(src, nil, MaxDepth)
}

func checkLength(src string) error {
	if !utf8.ValidString(src) {
		return &SyntaxError{0, "the formula holds bytes that are not text", "delete it and type it again"}
	}
	if n := utf8.RuneCountInString(src); n > MaxLength {
		return &SyntaxError{0, fmt.Sprintf("the formula is %d characters long", n), fmt.Sprintf("write it in at most %d", MaxLength)}
	}
	return nil
}

// parse reads src with names as the only variables; nil names allow any.
func parse(src string, names *scope, depth int) (*Expr, error) {
	all, err := tokens(src)
	if err != nil {
		return nil, err
	}
	if names != nil {
		all = names.split(all)
	}
	p := &parser{src: src, tokens: all, names: names, depth: -1, maxDepth: depth} // the outermost level is 0
	if p.now().kind == end {
		return nil, &SyntaxError{0, "there is no formula", "type one, for example 2x + 1"}
	}
	e, err := p.or()
	if err != nil {
		return nil, err
	}
	if p.now().kind != end {
		return nil, p.leftOver()
	}
	return e, nil
}

// A parser is a recursive descent over the tokens, one method a level of
// binding, from the loosest to the tightest.
type parser struct {
	src      string
	tokens   []token
	at       int
	names    *scope
	depth    int
	maxDepth int
	inBars   bool // between | and |, where the next | closes
}

func (p *parser) now() token { return p.tokens[p.at] }

// accept passes over the next token if it is one of these operators or words.
func (p *parser) accept(texts ...string) (string, bool) {
	if t := p.now(); t.kind == symbol || t.kind == word {
		for _, s := range texts {
			if t.text == s {
				p.at++
				return s, true
			}
		}
	}
	return "", false
}

func (p *parser) is(text string) bool { t := p.now(); return t.kind == symbol && t.text == text }

func (p *parser) enter() error {
	if p.depth++; p.depth > p.maxDepth {
		return p.fail(p.now(), "the formula is nested too deeply", fmt.Sprintf("use at most %d brackets inside one another", p.maxDepth))
	}
	return nil
}

func binary(operator string, a, b *Expr) *Expr {
	return &Expr{op: opBinary, text: operator, args: []*Expr{a, b}}
}

// leftOf parses a row of operands joined by the same kind of operator.
func (p *parser) leftOf(operand func() (*Expr, error), operators ...string) (*Expr, error) {
	left, err := operand()
	for err == nil {
		operator, ok := p.accept(operators...)
		if !ok {
			return left, nil
		}
		var right *Expr
		if right, err = operand(); err == nil {
			left = binary(operator, left, right)
		}
	}
	return nil, err
}

func (p *parser) or() (*Expr, error) {
	if err := p.enter(); err != nil {
		return nil, err
	}
	defer func() { p.depth-- }()
	return p.leftOf(p.and, "or")
}

func (p *parser) and() (*Expr, error) { return p.leftOf(p.not, "and") }

func (p *parser) not() (*Expr, error) {
	if _, ok := p.accept("not"); !ok {
		return p.comparison()
	}
	if err := p.enter(); err != nil {
		return nil, err
	}
	defer func() { p.depth-- }()
	e, err := p.not()
	if err != nil {
		return nil, err
	}
	return &Expr{op: opNot, args: []*Expr{e}}, nil
}

func (p *parser) comparison() (*Expr, error) {
	comparisons := []string{"<", "<=", ">", ">=", "==", "!="}
	left, err := p.sum()
	if err != nil {
		return nil, err
	}
	operator, ok := p.accept(comparisons...)
	if !ok {
		return left, nil
	}
	right, err := p.sum()
	if err != nil {
		return nil, err
	}
	t := p.now()
	if _, ok := p.accept(comparisons...); ok {
		third := "…"
		if e, err := p.sum(); err == nil {
			third = clip(e.String())
		}
		middle := clip(right.String())
		return nil, p.fail(t, "two comparisons in a row", fmt.Sprintf("write %s %s %s and %s %s %s", clip(left.String()), operator, middle, middle, t.text, third))
	}
	return binary(operator, left, right), nil
}

func (p *parser) sum() (*Expr, error) { return p.leftOf(p.product, "+", "-") }

func (p *parser) signed() (*Expr, error) {
	sign, ok := p.accept("-", "+")
	if !ok {
		return p.power()
	}
	if err := p.enter(); err != nil {
		return nil, err
	}
	defer func() { p.depth-- }()
	e, err := p.signed()
	if err != nil || sign == "+" {
		return e, err
	}
	return &Expr{op: opNegate, args: []*Expr{e}}, nil
}

func (p *parser) power() (*Expr, error) {
	base, err := p.primary()
	if err != nil {
		return nil, err
	}
	for p.now().kind == power {
		base = binary("^", base, literal(p.now().value))
		p.at++
	}
	if _, ok := p.accept("^"); !ok {
		return base, nil
	}
	if err := p.enter(); err != nil {
		return nil, err
	}
	defer func() { p.depth-- }()
	exponent, err := p.exponent()
	if err != nil {
		return nil, err
	}
	return binary("^", base, exponent), nil
}

func (p *parser) exponent() (*Expr, error) {
	if sign, ok := p.accept("-", "+"); ok {
		if err := p.enter(); err != nil {
			return nil, err
		}
		defer func() { p.depth-- }()
		e, err := p.exponent()
		if err != nil || sign == "+" {
			return e, err
		}
		return &Expr{op: opNegate, args: []*Expr{e}}, nil
	}
	return p.power()
}

// literal is the node of a number; a negative one is a negated positive one,
// as it would be when typed.
func literal(v float64) *Expr {
	if v < 0 {
		return &Expr{op: opNegate, args: []*Expr{literal(-v)}}
	}
	return &Expr{op: opNumber, value: v}
}

func (p *parser) primary() (*Expr, error) {
	t := p.now()
	switch t.kind {
	case number:
		p.at++
		return literal(t.value), nil
	case name:
		return p.named()
	case root:
		p.at++
		if err := p.enter(); err != nil {
			return nil, err
		}
		defer func() { p.depth-- }()
		arg, err := p.primary()
		if err != nil {
			return nil, err
		}
		return &Expr{op: opCall, text: "sqrt", args: []*Expr{arg}}, nil
	case symbol:
		switch t.text {
		case "(":
			p.at++
			return p.inside(t, ")", false)
		case "|":
			if p.inBars {
				break
			}
			p.at++
			arg, err := p.inside(t, "|", true)
			if err != nil {
				return nil, err
			}
			return &Expr{op: opCall, text: "abs", args: []*Expr{arg}}, nil
		}
	}
	return nil, p.missing(t)
}

// inside parses what stands between the bracket open, just passed, and its
// closing twin.
func (p *parser) inside(open token, closing string, bars bool) (*Expr, error) {
	outer := p.inBars
	p.inBars = bars
	e, err := p.or()
	p.inBars = outer
	if err != nil {
		return nil, err
	}
	if _, ok := p.accept(closing); ok {
		return e, nil
	}
	if p.now().kind == end {
		return nil, p.fail(open, fmt.Sprintf("the %s that opens here is never closed", open.text), "add a "+closing)
	}
	return nil, p.leftOver()
}
