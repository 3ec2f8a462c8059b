package lesson

import (
	"fmt"
	"html"
	"math"
	"strconv"
	"strings"
)

// A Quote is a number in the prose that a run of the lesson gives:
// {exp-id.metric | 11}. Check proves that it does.
type Quote struct {
	Ref
	Written string // the number as the reader sees it
	Line    int    // 1-based
}

// looksQuoted reports whether the inside of braces means a number from a run.
func looksQuoted(inside string) bool {
	i := 0
	for i < len(inside) && (inside[i] == '-' || inside[i] >= 'a' && inside[i] <= 'z' || inside[i] >= '0' && inside[i] <= '9') {
		i++
	}
	return i > 0 && i < len(inside) && inside[0] >= 'a' && (inside[i] == '.' || inside[i] == '(')
}

// quote reads the inside of the braces and returns the HTML that shows it.
func (p *prose) quote(inside string, line int) string {
	source, written, ok := strings.Cut(inside, "|")
	written = strings.TrimSpace(written)
	bad := func(what, fix string) string {
		p.problem(line, what, fix)
		return html.EscapeString(written)
	}
	if !ok || written == "" {
		return bad(fmt.Sprintf("{%s} shows no number", clip(inside)), "say what the reader sees: {exp-id.metric | 11}")
	}
	ref, what, fix, ok := parseRef(source)
	if !ok {
		return bad(what, fix)
	}
	if _, ok := parseWritten(written); !ok {
		return bad(fmt.Sprintf("%q is not a number", clip(written)), "write digits, as in 11, 0.75, 75 %, 1.0e-7")
	}
	p.out.quotes = append(p.out.quotes, Quote{Ref: ref, Written: written, Line: line})
	return `<span class="measured" data-from="` + html.EscapeString(strings.TrimSpace(source)) + `">` + showWritten(written) + `</span>`
}

// A written number: its value, and by how much a measurement may differ and
// still be rounded to these digits.
type writtenNumber struct{ value, slack float64 }

// agrees reports whether v, rounded to the digits written, is what is written.
// The allowance of 1e-9 of a digit is for halves that binary numbers miss.
func (w writtenNumber) agrees(v float64) bool {
	return math.Abs(v-w.value) <= w.slack*(1+1e-9)
}

// parseWritten reads 11, −0.5, 1.0e-7, 75 % and 1,200.
func parseWritten(s string) (writtenNumber, bool) {
	s, percent := strings.CutSuffix(strings.ReplaceAll(strings.TrimSpace(s), "−", "-"), "%")
	s = strings.TrimSpace(s)
	if percent {
		s = strings.TrimRight(s, "\u00a0\u202f ")
	}
	mantissa, exponent, _ := strings.Cut(strings.ToLower(s), "e")
	mantissa = thousands(mantissa)
	if strings.Trim(mantissa, "-0123456789.") != "" || len(s) > 40 {
		return writtenNumber{}, false
	}
	scale := 0
	if exponent != "" {
		n, err := strconv.Atoi(exponent)
		if err != nil || n < -300 || n > 300 {
			return writtenNumber{}, false
		}
		scale = n
	} else if strings.ContainsAny(s, "eE") {
		return writtenNumber{}, false
	}
	if percent {
		scale -= 2
	}
	v, err := strconv.ParseFloat(mantissa+"e"+strconv.Itoa(scale), 64)
	if err != nil {
		return writtenNumber{}, false
	}
	_, decimals, _ := strings.Cut(mantissa, ".")
	return writtenNumber{v, 0.5 * math.Pow(10, float64(scale-len(decimals)))}, true
}

// thousands takes the commas out of 12,345 and leaves every other text alone.
func thousands(s string) string {
	whole, _, _ := strings.Cut(strings.TrimPrefix(s, "-"), ".")
	groups := strings.Split(whole, ",")
	for i, g := range groups {
		if len(groups) > 1 && (i > 0 && len(g) != 3 || i == 0 && (g == "" || len(g) > 3)) {
			return s
		}
	}
	return strings.ReplaceAll(s, ",", "")
}

// showWritten sets a number as a book would: a real minus sign, and powers of
// ten raised.
func showWritten(s string) string {
	mantissa, exponent, scientific := strings.Cut(strings.ReplaceAll(strings.TrimSpace(s), "E", "e"), "e")
	out := html.EscapeString(strings.ReplaceAll(mantissa, "-", "−"))
	if scientific {
		exponent = strings.TrimPrefix(exponent, "+")
		out += "\u202f×\u202f10<sup>" + html.EscapeString(strings.ReplaceAll(exponent, "-", "−")) + "</sup>"
	}
	return out
}

// writeLike writes v with as many digits as written has.
func writeLike(v float64, written string) string {
	s, percent := strings.CutSuffix(strings.TrimSpace(written), "%")
	s = strings.TrimSpace(s)
	if percent {
		v *= 100
	}
	mantissa, _, scientific := strings.Cut(strings.ToLower(s), "e")
	_, decimals, _ := strings.Cut(mantissa, ".")
	out := strconv.FormatFloat(v, 'f', len(decimals), 64)
	if scientific {
		out = strconv.FormatFloat(v, 'e', len(decimals), 64)
		m, e, _ := strings.Cut(out, "e")
		if n, err := strconv.Atoi(e); err == nil {
			out = m + "e" + strconv.Itoa(n)
		}
	}
	if percent {
		out += " %"
	}
	return out
}
