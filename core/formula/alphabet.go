package formula

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

func isDigit(r rune) bool { return r >= '0' && r <= '9' }

func isLetter(r rune) bool { return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' }
