package formula

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A kind is what sort of token stands in the source.
type kind uint8

const (
	end    kind = iota
	number      // value
	name        // text: canonical name
	symbol      // text: + - * / ^ ( ) , . | < <= > >= == !=
	word        // text: and or not
	root        // √
	power       // text: the exponent of a superscript, "2" or "-1"
)

// A token is one word of the source, in canonical form.
type token struct {
	kind   kind
	text   string
	value  float64
	offset int  // byte offset in the source
	end    int  // byte offset just past it
	spaced bool // white space stands before it
}

// symbolFor is the canonical spelling of a one-character sign, or "".
func symbolFor(r rune) string {
	switch r {
	case '+', '*', '/', '^', '(', ')', ',', '.', '|', '-':
		return string(r)
	case '−', '–', '—', '‐', '‑', '﹣':
		return "-"
	case '·', '×', '⋅', '∙', '•', '✕', '∗':
		return "*"
	case '÷', '∕', '⁄':
		return "/"
	case '≤', '⩽':
		return "<="
	case '≥', '⩾':
		return ">="
	case '≠':
		return "!="
	}
	return ""
}

// greek maps a Greek letter to its English name. σ is the sigmoid when a
// bracket follows; the parser decides that.
func greek(r rune) string {
	const letters = "αβγδεζηθικλμνξοπρστυφχψω"
	names := [...]string{"alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa", "lambda", "mu",
		"nu", "xi", "omicron", "pi", "rho", "sigma", "tau", "upsilon", "phi", "chi", "psi", "omega"}
	if r == 'ς' || r == 'Σ' {
		r = 'σ'
	}
	if r == 'ϵ' {
		r = 'ε'
	}
	i := 0
	for _, l := range letters {
		if l == r {
			return names[i]
		}
		i++
	}
	return ""
}

// plain folds a full-width character, as Korean and Japanese keyboards make
// them, to its ASCII twin.
func plain(r rune) rune {
	if r >= '！' && r <= '～' {
		return r - '！' + '!'
	}
	return r
}

func superscript(r rune) (byte, bool) {
	switch r {
	case '⁰':
		return '0', true
	case '¹':
		return '1', true
	case '²':
		return '2', true
	case '³':
		return '3', true
	case '⁻':
		return '-', true
	}
	if r >= '⁴' && r <= '⁹' {
		return byte('4' + r - '⁴'), true
	}
	return 0, false
}

func subscript(r rune) (byte, bool) {
	if r >= '₀' && r <= '₉' {
		return byte('0' + r - '₀'), true
	}
	return 0, false
}

func isDigit(r rune) bool  { return r >= '0' && r <= '9' }
func isLetter(r rune) bool { return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' }

// A lexer cuts a source into tokens.
type lexer struct {
	src string
	pos int
}

// peek is the next character, folded to ASCII where it has a full-width form.
func (l *lexer) peek() (rune, int) {
	if l.pos >= len(l.src) {
		return -1, 0
	}
	r, size := utf8.DecodeRuneInString(l.src[l.pos:])
	return plain(r), size
}

// take passes over the next characters as long as ok holds, and returns them
// folded.
func (l *lexer) take(ok func(rune) bool) string {
	var b strings.Builder
	for {
		r, size := l.peek()
		if size == 0 || !ok(r) {
			return b.String()
		}
		b.WriteRune(r)
		l.pos += size
	}
}

// tokens cuts the whole source; the last token has kind end.
func tokens(src string) ([]token, error) {
	l := &lexer{src: src}
	var all []token
	for {
		before := l.pos
		l.take(func(r rune) bool { return unicode.IsSpace(r) || r == '\u200b' || r == '\u2062' || r == '\ufeff' })
		t, err := l.next()
		if err != nil {
			return nil, err
		}
		t.spaced = t.offset > before
		all = append(all, t)
		if t.kind == end {
			return all, nil
		}
	}
}

// next is the token at the current place, which is not white space.
func (l *lexer) next() (token, error) {
	start := l.pos
	r, size := l.peek()
	t := token{offset: start}
	switch {
	case size == 0:
		t.kind = end
	case isDigit(r), r == '.' && l.digitAt(l.pos+size):
		v, err := l.number()
		if err != nil {
			return t, err
		}
		t.kind, t.value = number, v
	case isLetter(r):
		t.kind, t.text = name, l.take(func(r rune) bool { return isLetter(r) || isDigit(r) })
		t.text += l.subscripts(true)
		switch lower := strings.ToLower(t.text); lower {
		case "and", "or", "not":
			t.kind, t.text = word, lower
		}
	case greek(r) != "" || greek(unicode.ToLower(r)) != "":
		l.pos += size
		t.kind, t.text = name, greek(r)
		if t.text == "" {
			t.text = greek(unicode.ToLower(r))
		}
		t.text += l.take(isDigit) + l.subscripts(false)
	case r == '√':
		l.pos += size
		t.kind, t.text = root, "√"
	default:
		if _, ok := superscript(r); ok {
			return l.power()
		}
		text, err := l.sign(r, size)
		if err != nil {
			return t, err
		}
		t.kind, t.text = symbol, text
	}
	t.end = l.pos
	return t, nil
}

func (l *lexer) digitAt(pos int) bool {
	r, _ := utf8.DecodeRuneInString(l.src[min(pos, len(l.src)):])
	return isDigit(plain(r))
}

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

// sign reads an operator or a bracket.
func (l *lexer) sign(r rune, size int) (string, error) {
	start := l.pos
	l.pos += size
	following, fsize := l.peek()
	two := func(text string) (string, error) {
		l.pos += fsize
		return text, nil
	}
	switch r {
	case '<', '>':
		if following == '=' {
			return two(string(r) + "=")
		}
		return string(r), nil
	case '=':
		if following == '=' {
			return two("==")
		}
		return "", &SyntaxError{start, "a single equals sign", "leave out “… =” and type only what stands on its right; to compare, write =="}
	case '!':
		if following == '=' {
			return two("!=")
		}
		return "", &SyntaxError{start, "an exclamation mark", "write not for “not”; there are no factorials here"}
	case '*':
		if following == '*' {
			return two("^")
		}
	case '&':
		return "", &SyntaxError{start, "an & sign", "write and"}
	case '[', ']', '{', '}':
		return "", &SyntaxError{start, fmt.Sprintf("a bracket %c", r), "use round brackets ( )"}
	case '\\':
		return "", &SyntaxError{start, "a backslash", "type the formula plainly: sigmoid(z), sqrt(x), a*b, a/b"}
	case '\'', '′', '’':
		return "", &SyntaxError{start, "a prime mark", "slopes have no sign of their own here: write the slope out as a formula"}
	case '%':
		return "", &SyntaxError{start, "a percent sign", "write 0.75 instead of 75%"}
	case '_':
		return "", &SyntaxError{start, "an underscore without a name before it", "write subscripts as w1 or w_1"}
	}
	if s := symbolFor(r); s != "" {
		return s, nil
	}
	if !unicode.IsPrint(r) {
		return "", &SyntaxError{start, fmt.Sprintf("a character that cannot be seen (%U)", r), "delete it and type the formula again"}
	}
	return "", &SyntaxError{start, fmt.Sprintf("the character “%c” means nothing in a formula", r), "use numbers, names, + - * / ^ and brackets"}
}

// clip shortens text for a message.
func clip(text string) string {
	const longest = 24
	if r := []rune(text); len(r) > longest {
		return string(r[:longest]) + "…"
	}
	return text
}
