package formula

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"zigzag/core/block"
)

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
