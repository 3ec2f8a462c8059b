package quiz

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// normalize brings a short text into the form in which answers are compared:
// compatibility-composed and case-folded, with one kind of apostrophe and
// hyphen, no invisible characters, words apart by single spaces, no leading
// article and no punctuation around it. Normalizing twice changes nothing.
func normalize(s string) string {
	// One pass can undo another's work: dropping an invisible character joins
	// an accent to its letter, trimming a full stop bares another one. Each
	// further pass shortens the text or leaves it alone, so this ends.
	for range len(s) + 1 {
		next := normalizeOnce(s)
		if next == s {
			break
		}
		s = next
	}
	return s
}

func normalizeOnce(s string) string {
	s = norm.NFKC.String(fold(norm.NFKC.String(s)))
	runes := []rune(s)
	var b strings.Builder
	for i, r := range runes {
		switch {
		case unicode.Is(unicode.Cf, r) || unicode.Is(unicode.Mn, r) && unicode.Is(unicode.Variation_Selector, r):
		case strings.ContainsRune("’‘‛ʼʹ′`´＇", r):
			b.WriteByte('\'')
		case unicode.Is(unicode.Pd, r) || r == '-' || r == '−' || r == '_' || r == '·' || r == '・' || r == 'ㆍ':
			// A hyphen between words is a space; a sign before a number stays.
			if sign := r != '_' && (i == 0 || unicode.IsSpace(runes[i-1])) && i+1 < len(runes) && unicode.IsDigit(runes[i+1]); sign {
				b.WriteByte('-')
			} else {
				b.WriteByte(' ')
			}
		case unicode.IsSpace(r):
			b.WriteByte(' ')
		default:
			b.WriteRune(r)
		}
	}
	words := strings.Fields(b.String())
	if len(words) > 1 && (words[0] == "the" || words[0] == "a" || words[0] == "an") {
		words = words[1:]
	}
	s = strings.Trim(strings.Join(words, " "), " .,;:!?…\"“”„«»'。、「」『』")
	return norm.NFKC.String(s)
}

// fold takes the case out of a text: of the letters that differ in case only it
// takes the small form of the first, and ß is ss. This is Unicode's simple
// folding; what its full folding adds are letters that NFKC has taken apart
// already, save ß. (x/text/cases folds fully and adds 86 KB to a download.)
func fold(s string) string {
	var b strings.Builder
	for _, r := range s {
		if r == 'ß' || r == 'ẞ' {
			b.WriteString("ss")
			continue
		}
		first := r
		for next := unicode.SimpleFold(r); next != r; next = unicode.SimpleFold(next) {
			first = min(first, next)
		}
		b.WriteRune(unicode.ToLower(first))
	}
	return b.String()
}

// unspaced is s without its spaces: "hiddenlayer" for "hidden layer".
func unspaced(s string) string { return strings.ReplaceAll(s, " ", "") }

// digits are the digits of s, in order.
func digits(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsDigit(r) {
			return r
		}
		return -1
	}, s)
}

// negations counts the words that turn a meaning round, in English and Korean.
func negations(s string) int {
	n := 0
	for _, w := range strings.Fields(s) {
		switch {
		case w == "not", w == "no", w == "never", w == "without", w == "cannot", w == "none", w == "nor", w == "neither":
			n++
		case strings.HasSuffix(w, "n't"), strings.HasSuffix(w, "nt") && isContraction(w):
			n++
		case w == "안":
			n++
		}
		for _, k := range []string{"않", "아니", "없", "못"} {
			n += strings.Count(w, k)
		}
	}
	return n
}

// isContraction knows "dont" and its like, typed without their apostrophe.
func isContraction(w string) bool {
	switch w {
	case "dont", "doesnt", "didnt", "isnt", "arent", "wasnt", "werent", "cant", "wont", "hasnt", "havent", "shouldnt", "wouldnt", "couldnt":
		return true
	}
	return false
}
