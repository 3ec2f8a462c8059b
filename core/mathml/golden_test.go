package mathml_test

import (
	"flag"
	"os"
	"strings"
	"testing"

	"zigzag/core/mathml"
)

var update = flag.Bool("update", false, "rewrite testdata/formulas.txt")

type formula struct{ tex, markup string }

// formulas reads testdata/formulas.txt: a line of TeX, then its MathML in
// display style, then an empty line.
func formulas(t testing.TB) []formula {
	b, err := os.ReadFile("testdata/formulas.txt")
	if err != nil {
		t.Fatal(err)
	}
	var list []formula
	for part := range strings.SplitSeq(strings.TrimSpace(string(b)), "\n\n") {
		tex, markup, _ := strings.Cut(part, "\n")
		list = append(list, formula{tex, markup})
	}
	return list
}

// TestGolden compares with testdata; -update rewrites it. Every formula there
// was looked at in Chromium with the site's font.
func TestGolden(t *testing.T) {
	var out strings.Builder
	for _, f := range formulas(t) {
		got, err := mathml.Render(f.tex, true)
		if err != nil {
			t.Errorf("%s: %v", f.tex, err)
			continue
		}
		got = strings.ReplaceAll(got, "><m", ">\n<m") // one element a line: readable diffs
		if got != f.markup && !*update {
			t.Errorf("%s gives\n%s\nwant\n%s", f.tex, got, f.markup)
		}
		checkMarkup(t, f.tex, got)
		out.WriteString(f.tex + "\n" + got + "\n\n")
	}
	if *update {
		if err := os.WriteFile("testdata/formulas.txt", []byte(strings.TrimSpace(out.String())+"\n"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// TestSigns checks that a sign hugs its number and an operation does not.
func TestSigns(t *testing.T) {
	const sign = `<mo form="prefix" lspace="0em" rspace="0em">−</mo>`
	for _, tt := range []struct {
		tex   string
		signs int
	}{
		{"-x", 1}, {"a - b", 0}, {"a = -b", 1}, {"(-x)", 1}, {"a, -b", 1}, {"a \\cdot -b", 1}, {"e^{-x}", 1},
		{"\\frac{-1}{2}", 1}, {"-1 - -1", 2}, {"|x| - 1", 0}, {"x^2 - 1", 0}, {"f' - 1", 0}, {"\\exp(-z) - 1", 1},
		{`\begin{aligned} a &- b \end{aligned}`, 0}, {`\left(-x\right) - 1`, 1}, {`\hat y - y`, 0},
	} {
		got, err := mathml.Render(tt.tex, false)
		if err != nil {
			t.Errorf("%s: %v", tt.tex, err)
		}
		if n := strings.Count(got, sign); n != tt.signs {
			t.Errorf("%s has %d signs, want %d: %s", tt.tex, n, tt.signs, got)
		}
	}
}
