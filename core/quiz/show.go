package quiz

import (
	"strconv"
	"unicode"
	"unicode/utf8"
)

// short writes a number so that reading it gives the same number.
func short(v float64) string { return strconv.FormatFloat(v, 'g', -1, 64) }

// capital makes a sentence's first letter a capital.
func capital(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[size:]
}
