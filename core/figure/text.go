package figure

import (
	"math"
	"strconv"
	"strings"
)

// Sizes of text in pixels. Smaller is not readable on a phone.
const (
	tickSize = 11.0
	textSize = 12.0
	nameSize = 13.0
)

// Number writes v for people: the given number of significant digits, no
// trailing zeros, a true minus sign, powers of ten only far from 1.
func Number(v float64, digits int) string {
	switch {
	case math.IsNaN(v):
		return "not a number"
	case math.IsInf(v, 1):
		return "∞"
	case math.IsInf(v, -1):
		return "−∞"
	case v == 0:
		return "0"
	}
	// Rounding first: 0.9996 to three digits is 1.00, not 0.9996 cut.
	rounded, _ := strconv.ParseFloat(strconv.FormatFloat(v, 'e', digits-1, 64), 64)
	exp := int(math.Floor(math.Log10(math.Abs(rounded)) + 1e-12))
	if exp < -3 || exp > 5 {
		return scientific(rounded)
	}
	return minus(strconv.FormatFloat(rounded, 'f', -1, 64))
}

// scientific writes v as 3.2·10⁻⁷.
func scientific(v float64) string {
	mantissa, exp, _ := strings.Cut(strconv.FormatFloat(v, 'e', -1, 64), "e")
	e, _ := strconv.Atoi(exp)
	switch mantissa {
	case "1":
		return "10" + superscript(e)
	case "-1":
		return "−10" + superscript(e)
	}
	return minus(mantissa) + "·10" + superscript(e)
}

// minus replaces a hyphen by the sign, and drops it from a zero.
func minus(s string) string {
	if len(s) == 0 || s[0] != '-' {
		return s
	}
	if strings.Trim(s, "-0.") == "" {
		return s[1:]
	}
	return "−" + s[1:]
}

// short writes v for an edit: at most two decimals, or three significant
// digits where two decimals would say too little.
func short(v float64) string {
	if v == 0 || math.Abs(v) >= 0.1 {
		v = math.Round(v*100) / 100
	} else {
		v, _ = strconv.ParseFloat(strconv.FormatFloat(v, 'e', 2, 64), 64)
	}
	if v == 0 {
		return "0" // never -0
	}
	return strconv.FormatFloat(v, 'g', -1, 64)
}

// exact writes v so that reading it gives the same bits.
func exact(v float64) string { return strconv.FormatFloat(v, 'g', -1, 64) }

// textWidth estimates the width of s in a system's sans serif, in pixels,
// rather too wide than too narrow.
func textWidth(s string, size float64) float64 {
	w := 0.0
	for _, r := range s {
		switch {
		case strings.ContainsRune("iljtfrI.,:;'|!()[] ·", r):
			w += 0.36
		case strings.ContainsRune("mwMW%", r):
			w += 0.88
		case r >= '₀' && r <= '₉' || r >= '⁰' && r <= '⁹' || r == '¹' || r == '²' || r == '³' || r == '⁻':
			w += 0.4
		case r >= 'A' && r <= 'Z':
			w += 0.7
		case r >= 0x1100 && (r < 0x2000 || r > 0x2bff):
			w += 1
		default:
			w += 0.62
		}
	}
	return w * size
}
