package mathml

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A parser reads a formula by recursive descent. Its methods leave by panic
// with a *SyntaxError, which formula turns into an ordinary error.
type parser struct {
	src   string
	pos   int
	depth int
	cells int
}

func (p *parser) formula() (body row, err error) {
	defer func() {
		if e := recover(); e != nil {
			fault, ok := e.(*SyntaxError)
			if !ok {
				panic(e)
			}
			err = fault
		}
	}()
	body = p.until(func(t token) bool { return t.kind == end })
	return body, nil
}

func (p *parser) fail(at int, what, fix string) {
	panic(&SyntaxError{at, what, fix})
}

func (p *parser) enter(at int) {
	if p.depth++; p.depth > MaxDepth {
		p.fail(at, fmt.Sprintf("more than %d groups inside one another", MaxDepth), "give the inner part a name of its own")
	}
}

// until reads atoms up to a token for which stop holds, and leaves that token
// to be read.
func (p *parser) until(stop func(token) bool) row {
	var items []node
	for {
		t := p.peek()
		if stop(t) {
			return row{items}
		}
		items = append(items, p.scripted())
	}
}

// scripted reads an atom with its subscript, superscript and primes.
func (p *parser) scripted() node {
	var base node
	t := p.peek()
	switch t.kind {
	case sub, sup, primes: // scripts on nothing, as in {}_i
		base = row{}
	default:
		base = p.atom()
	}
	var s script
	var marks string
	for {
		t := p.peek()
		switch t.kind {
		case primes:
			if marks != "" || s.sup != nil {
				p.fail(t.at, "a prime after a superscript", "write the prime first: f'^2")
			}
			p.next()
			marks = t.text
		case sub:
			if s.sub != nil {
				p.fail(t.at, "a second subscript", "put both into one: x_{i,j}")
			}
			p.next()
			s.sub = p.argument("_")
		case sup:
			if s.sup != nil {
				p.fail(t.at, "a second superscript", "put both into one: x^{a b}")
			}
			p.next()
			s.sup = p.argument("^")
		default:
			return p.attach(base, s, marks, t.at)
		}
	}
}

func (p *parser) attach(base node, s script, marks string, at int) node {
	if marks != "" {
		if len(marks) > 3 {
			p.fail(at, fmt.Sprintf("%d primes", len(marks)), "write the order as a superscript: f^{(4)}")
		}
		base = primed{base, []string{"′", "″", "‴"}[len(marks)-1]}
	}
	if s.sub == nil && s.sup == nil {
		return base
	}
	s.base = base
	switch b := base.(type) {
	case operator:
		s.limits = b.limits
	case accent:
		s.limits = b.mark == "⏞" || b.mark == "⏟"
	}
	return s
}

// argument reads what follows a command: a group in braces, or one atom.
func (p *parser) argument(of string) node {
	t := p.peek()
	switch t.kind {
	case opening:
		p.next()
		return p.group(t.at)
	case end, closing, cell, newline, sub, sup, primes:
		p.fail(t.at, fmt.Sprintf("%s lacks its argument", of), fmt.Sprintf("write it in braces: %s{…}", of))
	}
	if t.kind == digits && len(t.text) > 1 { // TeX takes one digit, which is seldom what x^10 means
		if of == "_" || of == "^" {
			p.fail(t.at, fmt.Sprintf("TeX would take only the %s of %s", t.text[:1], t.text), fmt.Sprintf("put braces around it: %s{%s}", of, t.text))
		}
		p.next()
		p.pos = t.at + 1
		return number{t.text[:1]}
	}
	p.enter(t.at)
	defer func() { p.depth-- }()
	return p.atom()
}

// group reads up to the brace that closes the one at position at.
func (p *parser) group(at int) row {
	p.enter(at)
	defer func() { p.depth-- }()
	body := p.until(func(t token) bool { return t.kind == closing || t.kind == end })
	if p.next().kind == end {
		p.fail(at, "the brace { is never closed", "add the missing }")
	}
	return body
}

func (p *parser) atom() node {
	t := p.next()
	switch t.kind {
	case digits:
		return number{t.text}
	case char:
		return p.character(t)
	case command:
		return p.expand(t)
	case opening:
		return p.group(t.at)
	case tie:
		return space{"0.25em"}
	case closing:
		p.fail(t.at, "} closes nothing", `take it out, or write \} for a brace that shows`)
	case cell, newline:
		p.fail(t.at, fmt.Sprintf("%s stands outside a table", t.text), `put the lines between \begin{aligned} and \end{aligned}`)
	}
	p.fail(t.at, "the formula stops too soon", "finish it")
	return nil
}

func (p *parser) character(t token) node {
	r, _ := utf8.DecodeRuneInString(t.text)
	if isLetter(t.text[0]) && len(t.text) == 1 {
		return letter{text: t.text, plain: t.text}
	}
	if s, ok := typed[r]; ok {
		return s.node()
	}
	if r > 0x7F {
		for _, s := range symbols {
			if s.text == t.text {
				return s.node()
			}
		}
		for _, l := range large {
			if l.text == t.text {
				return operator{text: l.text, class: op, limits: l.limits}
			}
		}
		if unicode.IsLetter(r) || unicode.IsMark(r) {
			p.fail(t.at, fmt.Sprintf("%q is not a letter of formulas", t.text), fmt.Sprintf(`write words as \text{%s}`, t.text))
		}
	}
	switch r {
	case '%', '#', '$':
		p.fail(t.at, fmt.Sprintf("%q has a meaning of its own in TeX", t.text), `write \`+t.text)
	case '"':
		p.fail(t.at, "a quotation mark", `write '' for a second derivative, \text{“…”} for words`)
	}
	p.fail(t.at, fmt.Sprintf("%q is not in the subset", t.text), `write it as a command, or inside \text{…}`)
	return nil
}

func (s symbol) node() node {
	if s.class == ord && !isFence(s.text) && s.text != "/" {
		return letter{text: s.text, plain: s.text, upright: s.upright}
	}
	return operator{text: s.text, class: s.class}
}

func isFence(s string) bool {
	return s != "" && strings.Contains("|‖()[]{}⟨⟩⌊⌋⌈⌉", s)
}
