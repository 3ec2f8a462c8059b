package quiz

import (
	"strings"
	"unicode/utf8"

	"github.com/agnivade/levenshtein"
	"golang.org/x/text/unicode/norm"
)

// near reports whether got is want with a typing slip, and how many edits apart
// they are. Both are normalized, and at most MaxRunes long.
//
// Edits are counted on the decomposed text, so that a Korean syllable with one
// wrong letter is one edit. How many are forgiven grows with the length of what
// is wanted. A slip is not forgiven where it changes the meaning: another
// number of words, other digits, a negation more or less, another prefix
// (under for over, in- or un- before a word), a word of opposite meaning.
func near(want, got string) (edits int, ok bool) {
	w, g := strings.Fields(want), strings.Fields(got)
	edits = distance(want, got)
	if edits > allowance(want) || len(w) != len(g) || digits(want) != digits(got) || negations(want) != negations(got) {
		return edits, false
	}
	for i := range w {
		if w[i] != g[i] && turnsMeaning(w[i], g[i]) {
			return edits, false
		}
	}
	return edits, true
}

// allowance is how many edits are forgiven in an answer, by its length in
// composed characters.
func allowance(want string) int {
	switch n := utf8.RuneCountInString(want); {
	case n < 5:
		return 0
	case n < 9:
		return 1
	case n < 20:
		return 2
	default:
		return min(3, n/10)
	}
}

// distance counts edits on the canonically decomposed texts.
func distance(a, b string) int {
	return levenshtein.ComputeDistance(norm.NFD.String(a), norm.NFD.String(b))
}

// turnsMeaning reports whether the difference of two words is better explained
// by another prefix or an opposite than by a slip: whether swapping them in
// want brings it nearer to got.
func turnsMeaning(want, got string) bool {
	apart := distance(want, got)
	for _, p := range prefixes() {
		stem, ok := strings.CutPrefix(want, p)
		if !ok {
			continue
		}
		for _, q := range prefixes() {
			if rest, ok := strings.CutPrefix(got, q); ok && p != q && distance(stem, rest) < apart {
				return true
			}
		}
	}
	for _, pair := range opposites() {
		for _, swap := range [][2]string{pair, {pair[1], pair[0]}} {
			if strings.Contains(want, swap[0]) && distance(strings.Replace(want, swap[0], swap[1], 1), got) < apart {
				return true
			}
		}
	}
	return false
}

// prefixes are those that change what a word means; the empty one stands for
// none.
func prefixes() []string {
	return []string{"", "un", "in", "im", "il", "ir", "non", "dis", "mis", "de", "en", "re", "co", "ab", "a", "anti", "counter", "auto",
		"under", "over", "sub", "super", "hyper", "hypo", "pre", "post", "inter", "intra", "bi", "multi", "uni", "semi", "out", "up", "down",
		"비", "불", "무", "미", "반", "과", "과소", "과대", "저", "고", "재", "역", "다", "단", "부", "오"}
}

// opposites are pairs of words, or parts of words, a few letters apart.
func opposites() [][2]string {
	return [][2]string{{"max", "min"}, {"local", "global"}, {"macro", "micro"}, {"convex", "concave"}, {"even", "odd"},
		{"weight", "height"}, {"width", "depth"}, {"upper", "lower"}, {"mean", "median"}, {"linear", "bilinear"}, {"odd", "add"},
		{"more", "less"}, {"most", "least"}, {"positive", "negative"}, {"increas", "decreas"}, {"ascent", "descent"},
		{"horizontal", "vertical"}, {"sine", "cosine"}, {"row", "column"}, {"true", "false"}, {"first", "last"}, {"left", "right"},
		{"최대", "최소"}, {"최댓", "최솟"}, {"증가", "감소"}, {"전역", "지역"}, {"입력", "출력"}, {"상승", "하강"}, {"양수", "음수"}, {"크", "작"}, {"같", "다르"}}
}
