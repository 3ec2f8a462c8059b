package formula

import "fmt"

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
