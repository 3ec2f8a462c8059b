package formula

import (
	"fmt"
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
