package mathml

import "strings"

// An alphabet maps a letter or digit to the Unicode mathematical letter of one
// kind; ok is false where Unicode has none.
type alphabet func(r rune) (styled string, ok bool)

// alphabets lists the commands that choose a kind of letter. Read only.
var alphabets = map[string]alphabet{
	"mathbf": bold, "mathbb": doubleStruck, "mathcal": scriptLetter, "boldsymbol": boldItalic, "bm": boldItalic,
}

// Unicode has some letters outside the run, because they were encoded earlier.
const (
	scriptHoles = "Bℬ Eℰ Fℱ Hℋ Iℐ Lℒ Mℳ Rℛ eℯ gℊ oℴ"
	doubleHoles = "Cℂ Hℍ Nℕ Pℙ Qℚ Rℝ Zℤ"
)

func bold(r rune) (string, bool) {
	switch {
	case r >= '0' && r <= '9':
		return string(0x1D7CE + r - '0'), true
	case r >= 'Α' && r <= 'Ω' && r != 0x3A2:
		return string(0x1D6A8 + r - 'Α'), true
	case r >= 'α' && r <= 'ω':
		return string(0x1D6C2 + r - 'α'), true
	}
	return latin(r, 0x1D400, "")
}

func boldItalic(r rune) (string, bool) {
	switch {
	case r >= '0' && r <= '9':
		return bold(r)
	case r >= 'Α' && r <= 'Ω' && r != 0x3A2:
		return string(0x1D71C + r - 'Α'), true
	case r >= 'α' && r <= 'ω':
		return string(0x1D736 + r - 'α'), true
	case r == 'ϵ':
		return string(rune(0x1D750)), true
	case r == 'ϕ':
		return string(rune(0x1D753)), true
	case r == '∇':
		return string(rune(0x1D735)), true
	}
	return latin(r, 0x1D468, "")
}

func doubleStruck(r rune) (string, bool) {
	if r >= '0' && r <= '9' {
		return string(0x1D7D8 + r - '0'), true
	}
	return latin(r, 0x1D538, doubleHoles)
}

func scriptLetter(r rune) (string, bool) { return latin(r, 0x1D49C, scriptHoles) }

// latin looks r up in a run of 26 capitals and 26 small letters from first.
func latin(r rune, first rune, holes string) (string, bool) {
	for hole := range strings.SplitSeq(holes, " ") {
		if strings.HasPrefix(hole, string(r)) {
			return hole[1:], true
		}
	}
	switch {
	case r >= 'A' && r <= 'Z':
		return string(first + r - 'A'), true
	case r >= 'a' && r <= 'z':
		return string(first + 26 + r - 'a'), true
	}
	return "", false
}
