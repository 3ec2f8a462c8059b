package formula

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"unicode/utf8"

	"zigzag/core/block"
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

func (p *parser) fail(t token, what, fix string) error {
	return &SyntaxError{t.offset, what, fix}
}

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

// product parses a row of factors. An implicit product binds like *, but is
// refused where readers would disagree about what it multiplies.
func (p *parser) product() (*Expr, error) {
	left, err := p.signed()
	divided := false // the last thing written was "/ factor"
	for err == nil {
		t := p.now()
		var right *Expr
		if operator, ok := p.accept("*", "/"); ok {
			if right, err = p.signed(); err == nil {
				left, divided = binary(operator, left, right), operator == "/"
			}
			continue
		}
		if !p.startsFactor() {
			return left, nil
		}
		if err = p.ambiguous(left, divided, t); err != nil {
			return nil, err
		}
		if right, err = p.power(); err == nil {
			left = binary("*", left, right)
		}
	}
	return nil, err
}

func (p *parser) startsFactor() bool {
	switch t := p.now(); t.kind {
	case number, name, root:
		return true
	case symbol:
		return t.text == "(" || t.text == "|" && !p.inBars
	}
	return false
}

// ambiguous is the error for an implicit product that begins at t and could be
// read in two ways, or nil.
func (p *parser) ambiguous(left *Expr, divided bool, t token) error {
	next := clip(p.src[t.offset:t.end])
	last := left
	for last.op == opBinary && last.text == "*" || last.op == opNegate {
		last = last.args[len(last.args)-1]
	}
	switch {
	case t.kind == number:
		return p.fail(t, fmt.Sprintf("the number %s follows without an operator", next), fmt.Sprintf("write * before it: %s * %s", clip(left.String()), next))
	case divided && left.op == opBinary && left.text == "/":
		a, b := clip(left.args[0].String()), clip(left.args[1].String())
		return p.fail(t, fmt.Sprintf("“%s / %s %s…” can be read in two ways", a, b, next), fmt.Sprintf("write (%s/%s) * %s… or %s/(%s * %s…)", a, b, next, a, b, next))
	case t.spaced:
		return nil
	case last.op == opBinary && last.text == "^" && p.before().kind != power && !p.closed():
		if base := last.args[0]; base.op == opNumber || base.op == opConstant {
			a, b := clip(base.String()), clip(last.args[1].String())
			return p.fail(t, fmt.Sprintf("“%s^%s%s” can be read in two ways", a, b, next), fmt.Sprintf("write %s^(%s * %s) or %s^(%s) * %s", a, b, next, a, b, next))
		}
	case last.op == opCall && last.text == "sqrt" && !p.closed():
		a := clip(last.args[0].String())
		return p.fail(t, fmt.Sprintf("“√%s%s” can be read in two ways", a, next), fmt.Sprintf("write √(%s * %s) or √(%s) * %s", a, next, a, next))
	}
	return nil
}

// before is the token just passed; closed reports whether it was a bracket,
// after which nothing is in doubt.
func (p *parser) before() token { return p.tokens[p.at-1] }

func (p *parser) closed() bool { t := p.before(); return t.kind == symbol && t.text == ")" }

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

// missing is the error for a place where a number or a name should stand.
func (p *parser) missing(t token) error {
	after := "here"
	if p.at > 0 {
		b := p.before()
		after = "after “" + clip(p.src[b.offset:b.end]) + "”"
	}
	switch {
	case t.kind == end:
		return p.fail(t, "the formula ends too early", "add what comes "+after)
	case t.kind == symbol && t.text == ")" && p.at > 0 && p.before().text == "(":
		return p.fail(t, "there is nothing between the brackets", "write something inside ( )")
	}
	found := clip(p.src[t.offset:t.end])
	return p.fail(t, fmt.Sprintf("“%s” stands where a number or a name is expected", found), "add what is missing "+after+", or delete “"+found+"”")
}

// leftOver is the error for a token that cannot continue a complete expression.
func (p *parser) leftOver() error {
	t := p.now()
	if t.kind == symbol && t.text == "," {
		if a, b := p.before(), p.tokens[p.at+1]; a.kind == number && b.kind == number && !t.spaced && !b.spaced {
			return p.fail(t, "a comma inside a number", fmt.Sprintf("write a decimal point: %s.%s (and nothing between thousands)", clip(p.src[a.offset:a.end]), clip(p.src[b.offset:b.end])))
		}
		return p.fail(t, "a comma outside a function", "commas stand only between a function's arguments, as in max(a, b); a decimal point is a dot")
	}
	if t.kind == symbol && t.text == ")" {
		return p.fail(t, "a closing bracket that was never opened", "delete it, or add the ( it belongs to")
	}
	if t.kind == symbol && t.text == "." {
		return p.fail(t, "a point that belongs to no number", "write decimals as 0.5; for a product use *")
	}
	found := clip(p.src[t.offset:t.end])
	return p.fail(t, fmt.Sprintf("“%s” does not fit here", found), "put an operator such as + or * before it, or delete it")
}

// named parses what begins with a name: a function, a constant, a variable or
// a reference.
func (p *parser) named() (*Expr, error) {
	t := p.now()
	p.at++
	if p.names != nil {
		if v, ok := p.names.variable(t.text); ok {
			return &Expr{op: opRef, text: v}, nil
		}
	}
	f, isFunction := lookup(t.text)
	if isFunction && p.is("(") {
		return p.call(f)
	}
	if !p.is("(") && !p.is(".") || p.names != nil {
		switch t.text {
		case "pi":
			return &Expr{op: opConstant, text: "pi", value: math.Pi}, nil
		case "e":
			return &Expr{op: opConstant, text: "e", value: math.E}, nil
		}
	}
	if isFunction && t.text != "sigma" && (p.names != nil || !p.is(".")) {
		return nil, p.fail(t, fmt.Sprintf("%s has no brackets", t.text), fmt.Sprintf("write %s(…) around what it is taken of", t.text))
	}
	if p.names != nil {
		return nil, p.fail(t, fmt.Sprintf("nothing here is called “%s”", clip(p.src[t.offset:t.end])), p.names.mend(t.text, p.is("(")))
	}
	return p.reference(t)
}

func (p *parser) call(f function) (*Expr, error) {
	open := p.now()
	p.at++
	var args []*Expr
	outer := p.inBars
	p.inBars = false
	defer func() { p.inBars = outer }()
	for {
		a, err := p.or()
		if err != nil {
			return nil, err
		}
		args = append(args, a)
		comma := p.now()
		if _, ok := p.accept(","); ok {
			if f.each != nil {
				return nil, p.fail(comma, fmt.Sprintf("%s takes one argument, and here stands a comma", f.name), "leave out the second argument; if you meant a decimal point, write a dot")
			}
			continue
		}
		if _, ok := p.accept(")"); ok {
			return &Expr{op: opCall, text: f.name, args: args}, nil
		}
		if p.now().kind == end {
			return nil, p.fail(open, fmt.Sprintf("the bracket of %s is never closed", f.name), "add a )")
		}
		return nil, p.leftOver()
	}
}

// reference parses the rest of a name in a check: arguments, and parts after
// points. Its canonical form has no white space.
func (p *parser) reference(t token) (*Expr, error) {
	ref := t.text
	for {
		if p.is("(") {
			open := p.now()
			args, ok := p.simpleArguments()
			if !ok {
				return nil, p.fail(open, fmt.Sprintf("%s( … ) is neither a function nor a metric", clip(ref)), notFunction(ref))
			}
			ref += "(" + args + ")"
		}
		if !p.is(".") {
			return &Expr{op: opRef, text: ref}, nil
		}
		p.at++
		part := p.now()
		if part.kind != name {
			return nil, p.fail(part, fmt.Sprintf("a name is missing after “%s.”", clip(ref)), "write it whole, as in layer(4).std")
		}
		p.at++
		ref += "." + part.text
	}
}

func notFunction(ref string) string {
	if s := block.Suggest(ref, FunctionNames()); s != "" {
		return fmt.Sprintf("did you mean %s( … )?", s)
	}
	return fmt.Sprintf("for a product write %s * ( … ); a metric takes only words and numbers, as in accuracy(train)", clip(ref))
}

// simpleArguments reads (word or number, …); ok is false, with the place as it
// was, if something else stands there.
func (p *parser) simpleArguments() (text string, ok bool) {
	start := p.at
	defer func() {
		if !ok {
			p.at = start
		}
	}()
	p.at++ // (
	var args []string
	for {
		minus := ""
		if _, ok := p.accept("-"); ok {
			minus = "-"
		}
		switch t := p.now(); {
		case t.kind == number:
			args = append(args, minus+strconv.FormatFloat(t.value, 'g', -1, 64))
		case t.kind == name && minus == "":
			args = append(args, t.text)
		default:
			return "", false
		}
		p.at++
		if _, ok := p.accept(","); ok {
			continue
		}
		if _, ok := p.accept(")"); ok {
			return strings.Join(args, ","), true
		}
		return "", false
	}
}
