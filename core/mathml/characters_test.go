package mathml

import (
	"os"
	"slices"
	"strings"
	"testing"
	"unicode"
)

// characters returns every character that Render can ask the mathematics font
// for. (\text is set in the page's own font.)
func characters() []rune {
	set := map[rune]bool{' ': true, '\u00a0': true}
	add := func(s string) {
		for _, r := range s {
			set[r] = true
		}
	}
	between := func(from, to rune) {
		for r := from; r <= to; r++ {
			set[r] = true
		}
	}
	between('!', '~')
	for _, s := range symbols {
		add(s.text)
	}
	for _, s := range typed {
		add(s.text)
	}
	for _, l := range large {
		add(l.text)
	}
	for _, a := range accents {
		add(a.mark)
	}
	for _, e := range environments {
		add(e[0] + e[1])
	}
	add("′″‴√̂‾")
	for _, kind := range alphabets {
		for r := rune(0); r < 0x2300; r++ {
			if s, ok := kind(r); ok {
				add(s)
			}
		}
	}
	// The browser sets a letter that stands alone in mathematical italics.
	between(0x1D434, 0x1D467)
	delete(set, 0x1D455) // a hole: it is ℎ
	add("ℎ")
	between(0x1D6E2, 0x1D71B)
	list := make([]rune, 0, len(set))
	for r := range set {
		list = append(list, r)
	}
	slices.Sort(list)
	return list
}

// TestCharacters keeps testdata/characters.txt, from which the font is cut, in
// step with the tables: a symbol that is added needs its glyph.
func TestCharacters(t *testing.T) {
	want := string(characters()) + "\n"
	const file = "testdata/characters.txt"
	if got, err := os.ReadFile(file); err != nil || string(got) != want {
		if err := os.WriteFile(file, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
		t.Errorf("%s was out of date and is rewritten: cut assets/fonts/stix-math.woff2 from it again (assets/fonts/README.txt)", file)
	}
	for _, r := range want {
		if unicode.IsControl(r) && r != '\n' || strings.ContainsRune("\ufffd", r) {
			t.Errorf("%U is no character to draw", r)
		}
	}
}
