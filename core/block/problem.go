package block

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/agnivade/levenshtein"
)

// A Problem is one fault in a lesson file, worded for its author.
type Problem struct {
	File string
	Line int    // 1-based; 0 when the fault is the whole file's
	What string // the fault, quoting the offending text
	Fix  string // what to type instead
}

// String is file:line: what: fix, which editors know how to jump to.
func (p Problem) String() string {
	return fmt.Sprintf("%s:%d: %s: %s", p.File, p.Line, p.What, p.Fix)
}

// Sort puts problems in the order in which an author meets them.
func Sort(ps []Problem) {
	slices.SortStableFunc(ps, func(a, b Problem) int {
		return cmp.Or(strings.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line))
	})
}

// Suggest returns the known word nearest to word, or "" if none is near enough
// to be what was meant. Near is at most a third of the word's letters, and at
// least one, by Levenshtein distance.
func Suggest(word string, known []string) string {
	const longest = 64 // the distance costs O(len·len)
	if len(word) > longest {
		return ""
	}
	best, bestDistance := "", max(1, len([]rune(word))/3)+1
	for _, k := range known {
		d := levenshtein.ComputeDistance(strings.ToLower(word), strings.ToLower(k))
		if d < bestDistance {
			best, bestDistance = k, d
		}
	}
	return best
}

// Mend is the Fix for an unknown word: the word that was probably meant, or
// else the list of the words that exist.
func Mend(word string, known []string) string {
	if s := Suggest(word, known); s != "" {
		return fmt.Sprintf("did you mean %q?", s)
	}
	if len(known) == 0 {
		return "take it out"
	}
	return "use one of " + strings.Join(known, ", ")
}
