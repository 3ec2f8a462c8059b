package mathml

import (
	"strings"
	"unicode/utf8"
)

type kind uint8

const (
	end     kind = iota
	char         // one character that stands for itself
	digits       // 12.5
	command      // \sigma, \{; text is the name without the backslash
	opening      // {
	closing      // }
	sub          // _
	sup          // ^
	primes       // '''
	cell         // &
	newline      // \\
	tie          // ~
)

type token struct {
	kind kind
	text string
	at   int
}

// next reads one token, past white space.
func (p *parser) next() token {
	for p.pos < len(p.src) && strings.IndexByte(" \t\r\n", p.src[p.pos]) >= 0 {
		p.pos++
	}
	at := p.pos
	if at == len(p.src) {
		return token{end, "", at}
	}
	take := func(k kind, n int) token {
		p.pos += n
		return token{k, p.src[at:p.pos], at}
	}
	c := p.src[at]
	switch {
	case c == '\\':
		return p.command()
	case c == '{':
		return take(opening, 1)
	case c == '}':
		return take(closing, 1)
	case c == '_':
		return take(sub, 1)
	case c == '^':
		return take(sup, 1)
	case c == '&':
		return take(cell, 1)
	case c == '~':
		return take(tie, 1)
	case c == '\'':
		return take(primes, span(p.src[at:], func(c byte) bool { return c == '\'' }))
	case isDigit(c) || c == '.' && at+1 < len(p.src) && isDigit(p.src[at+1]):
		n := span(p.src[at:], isDigit)
		if at+n+1 < len(p.src) && p.src[at+n] == '.' && isDigit(p.src[at+n+1]) {
			n += 1 + span(p.src[at+n+1:], isDigit)
		}
		return take(digits, n)
	}
	_, n := utf8.DecodeRuneInString(p.src[at:])
	return take(char, n)
}

// command reads \name, \name* or a backslash and one character.
func (p *parser) command() token {
	at := p.pos
	n := span(p.src[at+1:], isLetter)
	switch {
	case strings.HasPrefix(p.src[at+1:], `\`):
		p.pos = at + 2
		return token{newline, `\\`, at}
	case n == 0:
		_, n = utf8.DecodeRuneInString(p.src[at+1:])
	case strings.HasPrefix(p.src[at+1:], "operatorname*"):
		n++
	}
	p.pos = at + 1 + n
	return token{command, p.src[at+1 : p.pos], at}
}

// peek returns the next token without taking it.
func (p *parser) peek() token {
	pos := p.pos
	t := p.next()
	p.pos = pos
	return t
}

func span(s string, in func(byte) bool) int {
	n := 0
	for n < len(s) && in(s[n]) {
		n++
	}
	return n
}

func isDigit(c byte) bool  { return c >= '0' && c <= '9' }
func isLetter(c byte) bool { return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' }
