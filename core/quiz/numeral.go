package quiz

import (
	"math"
	"strconv"
	"strings"
	"unicode"
)

// A numeral is a number as a learner typed it.
type numeral struct {
	value   float64
	digits  int     // significant digits written; 0 for a fraction
	quantum float64 // worth of one unit of the last digit written
	unit    string  // what stands after the number, trimmed
}

// parseNumeral reads 0.75, .75, 3/4, 7.5e-1, 7.5×10⁻¹, −0.75 (any minus sign)
// and 0,75, with a unit after it or none. trouble says in words what is wrong,
// or is "".
//
// A comma is a decimal comma where it cannot be anything else: it stands once,
// without a point, and not before exactly three digits of a number that could
// be a thousand. 0,750 is read; 1,234 is not.
func parseNumeral(text string) (n numeral, trouble string) {
	s := signs(text)
	a, rest, trouble := decimal(s)
	if trouble != "" {
		return n, trouble
	}
	n = a
	if after, ok := strings.CutPrefix(rest, "/"); ok {
		b, tail, trouble := decimal(strings.TrimSpace(after))
		switch {
		case trouble != "":
			return n, "after the / stands no number"
		case b.value == 0:
			return n, "it divides by zero"
		}
		n = numeral{value: a.value / b.value}
		rest = tail
	}
	if math.IsInf(n.value, 0) {
		return n, "it is too large"
	}
	n.unit = rest
	return n, ""
}

// signs folds what different keyboards give for one sign: minus signs, times
// signs, raised and full-width digits, invisible characters.
func signs(s string) string {
	var b strings.Builder
	raised := false
	for _, r := range s {
		if r >= '！' && r <= '～' {
			r = r - '！' + '!'
		}
		up, isUp := raisedTwin(r)
		if isUp && !raised {
			b.WriteByte('^')
		}
		raised = isUp
		switch {
		case isUp:
			b.WriteByte(up)
		case r == '−' || r == '–' || r == '—' || r == '‐' || r == '‑' || r == '﹣':
			b.WriteByte('-')
		case r == '×' || r == '·' || r == '⋅' || r == '✕':
			b.WriteByte('*')
		case r == '÷' || r == '∕' || r == '⁄':
			b.WriteByte('/')
		case unicode.IsSpace(r):
			b.WriteByte(' ')
		case unicode.Is(unicode.Cf, r):
		default:
			b.WriteRune(r)
		}
	}
	return strings.TrimSpace(b.String())
}

func raisedTwin(r rune) (byte, bool) {
	switch r {
	case '⁻':
		return '-', true
	case '⁰':
		return '0', true
	case '¹':
		return '1', true
	case '²', '³':
		return byte('2' + r - '²'), true
	}
	if r >= '⁴' && r <= '⁹' {
		return byte('4' + r - '⁴'), true
	}
	return 0, false
}

// decimal reads one decimal number from the start of s; rest is what follows,
// trimmed.
func decimal(s string) (n numeral, rest, trouble string) {
	sign := ""
	if s != "" && (s[0] == '-' || s[0] == '+') {
		sign, s = strings.TrimPrefix(s[:1], "+"), strings.TrimLeft(s[1:], " ")
	}
	body := leading(s, func(c byte) bool { return c >= '0' && c <= '9' || c == '.' || c == ',' })
	s = s[len(body):]
	mantissa, trouble := point(body)
	if trouble != "" {
		return n, "", trouble
	}
	exponent, s := tenPower(s)
	v, err := strconv.ParseFloat(sign+mantissa+"e"+exponent, 64)
	if err != nil {
		return n, "", "it is too large"
	}
	whole, fraction, _ := strings.Cut(mantissa, ".")
	power, _ := strconv.Atoi(exponent)
	n.value = v
	n.digits = len(strings.TrimLeft(whole+fraction, "0"))
	n.quantum, _ = strconv.ParseFloat("1e"+strconv.Itoa(power-len(fraction)), 64)
	return n, strings.TrimSpace(s), ""
}

// point settles what dots and commas mean in a row of digits.
func point(body string) (mantissa, trouble string) {
	dots, commas := strings.Count(body, "."), strings.Count(body, ",")
	if strings.Trim(body, ".,") == "" {
		return "", "it is not a number"
	}
	switch {
	case dots == 0 && commas == 0:
		return body, ""
	case commas == 0 && dots == 1:
		return body, ""
	case commas == 1 && dots == 0:
		whole, fraction, _ := strings.Cut(body, ",")
		if len(fraction) == 3 && len(whole) >= 1 && len(whole) <= 3 && whole[0] != '0' {
			return "", "the comma could be a decimal comma or stand between thousands: write " + whole + "." + fraction + " or " + whole + fraction
		}
		if fraction == "" || whole == "" {
			return "", "a comma stands where no digit follows or goes before it"
		}
		return whole + "." + fraction, ""
	}
	return "", "it has several commas or points: write a point for decimals and nothing between thousands"
}

// tenPower reads e-1 or *10^-1 from the start of s; without one the exponent
// is 0 and s stays.
func tenPower(s string) (exponent, rest string) {
	tail := strings.TrimLeft(s, " ")
	if t, ok := strings.CutPrefix(tail, "*"); ok {
		if t, ok = strings.CutPrefix(strings.TrimLeft(t, " "), "10^"); ok {
			t = strings.TrimPrefix(t, "(")
			if e, r, ok := integer(t); ok {
				return e, strings.TrimPrefix(r, ")")
			}
		}
		return "0", s
	}
	if s != "" && (s[0] == 'e' || s[0] == 'E') {
		if e, r, ok := integer(s[1:]); ok {
			return e, r
		}
	}
	return "0", s
}

func integer(s string) (digits, rest string, ok bool) {
	sign := leading(s, func(c byte) bool { return c == '-' || c == '+' })
	number := leading(s[len(sign):], func(c byte) bool { return c >= '0' && c <= '9' })
	if len(sign) > 1 || number == "" || len(number) > 6 {
		return "", s, false
	}
	return sign + number, s[len(sign)+len(number):], true
}

// leading is the longest start of s whose bytes are all ok.
func leading(s string, ok func(byte) bool) string {
	i := 0
	for i < len(s) && ok(s[i]) {
		i++
	}
	return s[:i]
}
