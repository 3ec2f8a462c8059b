package formula

import "fmt"

func (p *parser) fail(t token, what, fix string) error {
	return &SyntaxError{t.offset, what, fix}
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
