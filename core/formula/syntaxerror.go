package formula

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// A SyntaxError is a fault in an expression, worded for whoever typed it.
type SyntaxError struct {
	Offset int    // where it is, in bytes from the start of the source
	What   string // the fault, in words that a beginner understands
	Fix    string // what to type instead
}

// Error is what: fix; Place tells where.
func (e *SyntaxError) Error() string {
	return fmt.Sprintf("%s: %s", e.What, e.Fix)
}

// Place says in words where in src the fault is, by quoting what stands before
// it: `after "w1 x1 +"`, `at the start`.
func (e *SyntaxError) Place(src string) string {
	const longest = 12 // characters quoted; enough to find the place again
	end := min(max(e.Offset, 0), len(src))
	for end > 0 && end < len(src) && !utf8.RuneStart(src[end]) {
		end--
	}
	before := []rune(strings.TrimSpace(src[:end]))
	switch {
	case len(before) == 0:
		return "at the start"
	case len(before) > longest:
		return fmt.Sprintf("after “…%s”", string(before[len(before)-longest:]))
	}
	return fmt.Sprintf("after “%s”", string(before))
}
