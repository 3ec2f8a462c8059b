package mathml

import (
	"strings"
	"unicode/utf8"
)

const (
	raisedFrom = "0123456789+−=()ni′″‴"
	raisedTo   = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ′″‴"
	loweredOf  = "0123456789+−=()aehijklmnoprstuvx"
	loweredTo  = "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ"
)

// plain says n in Unicode text on one line.
func plain(n node) string {
	switch n := n.(type) {
	case letter:
		return n.plain
	case number:
		return n.text
	case operator:
		return n.text
	case words:
		return n.text
	case space:
		if n.em[0] == '-' {
			return ""
		}
		return " "
	case row:
		return line(n.items, false)
	case fenced:
		return line(n.items, false)
	case script:
		return plainScript(n)
	case primed:
		return plain(n.base) + n.mark
	case fraction:
		return bracketed(n.num) + "/" + bracketed(n.den)
	case root:
		index := ""
		if n.index != nil {
			index = plainIndex(n.index, raisedFrom, raisedTo, "^")
		}
		return index + "√" + bracketed(n.body)
	case accent:
		body := plain(n.body)
		if n.joins == "" {
			return body
		}
		if utf8.RuneCountInString(body) == 1 {
			return body + n.joins
		}
		return "(" + body + ")" + n.joins
	case table:
		return plainTable(n)
	}
	return ""
}

// line says the items of a row, with spaces where the eye needs them.
// continued says that something precedes the row: the cell before an &.
func line(items []node, continued bool) string {
	seen := visible(items)
	left, right, unary := resolve(items, seen, continued)
	var b strings.Builder
	for k, i := range seen {
		switch {
		case k == 0:
			if continued && mu[ord][left[0]] != 0 {
				b.WriteByte(' ')
			}
		case mu[right[k-1]][left[k]] != 0 && !unary[k-1]:
			b.WriteByte(' ')
		case i > 0 && strings.TrimSpace(plain(items[i-1])) == "":
			b.WriteString(plain(items[i-1]))
		}
		b.WriteString(plain(items[i]))
	}
	text := strings.Join(strings.Fields(b.String()), " ")
	if continued && strings.HasPrefix(b.String(), " ") {
		text = " " + text
	}
	return text
}

func plainScript(s script) string {
	text := plain(s.base)
	if _, simple := s.base.(row); simple && utf8.RuneCountInString(text) > 1 {
		text = "(" + text + ")"
	}
	if a, ok := s.base.(accent); ok && a.joins == "" { // \underbrace{…}_{why}
		for _, why := range []node{s.sub, s.sup} {
			if why != nil {
				text += " (" + plain(why) + ")"
			}
		}
		return text
	}
	if s.sub != nil {
		text += plainIndex(s.sub, loweredOf, loweredTo, "_")
	}
	if s.sup != nil {
		text += plainIndex(s.sup, raisedFrom, raisedTo, "^")
	}
	return text
}

// plainIndex writes n with the small characters to, where Unicode has all of
// them, and after mark otherwise.
func plainIndex(n node, from, to, mark string) string {
	text := plain(n)
	small := []rune(to)
	var b strings.Builder
	for _, r := range text {
		at := strings.IndexRune(from, r)
		if r == ' ' {
			continue
		}
		if at < 0 {
			if utf8.RuneCountInString(text) == 1 {
				return mark + text
			}
			return mark + "(" + text + ")"
		}
		b.WriteRune(small[utf8.RuneCountInString(from[:at])])
	}
	return b.String()
}

// bracketed puts brackets around what would fall apart beside a / or a √.
func bracketed(n node) string {
	text := plain(n)
	if utf8.RuneCountInString(text) <= 1 {
		return text
	}
	if r, ok := n.(row); ok && len(r.items) == 1 {
		n = r.items[0]
	}
	switch n.(type) {
	case row, fraction:
		return "(" + text + ")"
	}
	return text
}

func plainTable(t table) string {
	var rows []string
	for _, cells := range t.rows {
		var b strings.Builder
		for i, c := range cells {
			if i > 0 && t.kind != "aligned" {
				b.WriteString(", ")
			}
			b.WriteString(line(c.items, i > 0 && t.kind == "aligned"))
		}
		rows = append(rows, b.String())
	}
	return t.left + strings.Join(rows, "; ") + t.right
}
