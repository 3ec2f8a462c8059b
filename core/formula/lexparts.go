package formula

import (
	"fmt"
	"strconv"
)

// number reads digits, a point, digits and an exponent. An e without digits
// after it is left alone: 2e is 2 times e.
func (l *lexer) number() (float64, error) {
	start := l.pos
	text := l.take(isDigit)
	if r, size := l.peek(); r == '.' {
		l.pos += size
		text += "." + l.take(isDigit)
	}
	if r, _ := l.peek(); r == '.' {
		return 0, &SyntaxError{l.pos, "a number with two decimal points", "keep one: 1.5"}
	}
	mark := l.pos
	if r, size := l.peek(); r == 'e' || r == 'E' {
		l.pos += size
		sign := ""
		if r, size := l.peek(); r == '+' || symbolFor(r) == "-" {
			l.pos += size
			sign = map[bool]string{true: "+", false: "-"}[r == '+']
		}
		if digits := l.take(isDigit); digits != "" {
			text += "e" + sign + digits
		} else {
			l.pos = mark
		}
	}
	v, err := strconv.ParseFloat(text, 64)
	if err != nil {
		return 0, &SyntaxError{start, fmt.Sprintf("the number %s is too large", clip(text)), "write a number below 1e300"}
	}
	return v, nil
}

// subscripts reads what follows a name: _1, _{12}, ₁, _i. Digits join the name;
// letters (only if they may stand there) keep the underscore.
func (l *lexer) subscripts(letters bool) string {
	var text string
	for {
		r, size := l.peek()
		if d, ok := subscript(r); ok {
			text += string(d)
			l.pos += size
			continue
		}
		if r != '_' {
			return text
		}
		mark := l.pos
		l.pos += size
		inner, size := l.peek()
		if inner == '{' {
			l.pos += size
		}
		digits := l.take(isDigit)
		sub := digits
		if digits == "" && letters {
			if s := l.take(func(r rune) bool { return isLetter(r) || isDigit(r) }); s != "" {
				sub = "_" + s
			}
		}
		closed := true
		if inner == '{' {
			var r rune
			r, size = l.peek()
			if closed = r == '}'; closed {
				l.pos += size
			}
		}
		if sub == "" || !closed {
			l.pos = mark
			return text
		}
		text += sub
	}
}

// power reads a run of superscripts as one exponent.
func (l *lexer) power() (token, error) {
	t := token{kind: power, offset: l.pos}
	for {
		r, size := l.peek()
		c, ok := superscript(r)
		if !ok {
			break
		}
		t.text += string(c)
		l.pos += size
	}
	t.end = l.pos
	v, err := strconv.ParseFloat(t.text, 64)
	if err != nil {
		return t, &SyntaxError{t.offset, "a raised sign that is not a number", "write the power as ^2 or ^(-1)"}
	}
	t.value = v
	return t, nil
}
