package mathml_test

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"
	"unicode/utf8"

	"zigzag/core/mathml"
)

func TestText(t *testing.T) {
	for _, tt := range []struct{ tex, want string }{
		{`z = w_1 x_1 + w_2x_2 + b`, "z = w₁x₁ + w₂x₂ + b"},
		{`\sigma'(z) = \sigma(z)\left(1 - \sigma(z)\right)`, "σ′(z) = σ(z)(1 − σ(z))"},
		{`\frac{1}{1 + e^{-z}}`, "1/(1 + e^(−z))"},
		{`\frac{\partial L}{\partial w_{ij}}`, "(∂L)/(∂wᵢⱼ)"},
		{`-1 < x = -y`, "−1 < x = −y"},
		{`\sqrt{2/n}`, "√(2/n)"},
		{`\begin{aligned} b &\le 0 \\ w_2 + b &> 0 \end{aligned}`, "b ≤ 0; w₂ + b > 0"},
		{`\mathbf{W}^{(2)}\mathbf{x}, \mathbb{R}^n`, "W⁽²⁾x, ℝⁿ"},
		{`\underbrace{w_1 + b}_{>0}`, "w₁ + b (> 0)"},
		{`\max_i x_i`, "maxᵢ xᵢ"},
		{`\text{std} \approx 3.5 \times 10^{-7}`, "std ≈ 3.5 × 10⁻⁷"},
		{`\unknown{x}`, `\unknown{x}`}, // outside the subset: as it was written
		{"a\x00b\xff", "a b "},
	} {
		if got := mathml.Text(tt.tex); got != tt.want {
			t.Errorf("Text(%s) = %q, want %q", tt.tex, got, tt.want)
		}
	}
}

func TestErrors(t *testing.T) {
	for _, tt := range []struct {
		name, tex string
		offset    int
		words     string // a part of the message
	}{
		{"misspelt", `a \lamda b`, 2, `\lamda is not in the subset: did you mean \lambda?`},
		{"another TeX", `{\bf x}`, 1, `write \mathbf{…}`},
		{"brace left open", `\frac{1}{2`, 8, "the brace { is never closed: add the missing }"},
		{"brace too many", `x}`, 1, "} closes nothing"},
		{"no argument", `\frac{1}`, 8, `\frac{…} lacks its argument`},
		{"script at the end", `x^`, 2, "^ lacks its argument"},
		{"two digits in a script", `x^10`, 2, "put braces around it: ^{10}"},
		{"second subscript", `x_1_2`, 3, "put both into one"},
		{"prime after power", `f^2'`, 3, "write the prime first"},
		{"left alone", `\left( x`, 0, `\left without its \right`},
		{"left closed outside its group", `{\left( x} \right)`, 1, `\left without its \right`},
		{"right alone", `x \right)`, 2, `\right without \left`},
		{"unknown environment", `\begin{align} x \end{align}`, 0, `write \begin{aligned}`},
		{"environment left open", `\begin{cases} 1 & x`, 0, `add \end{cases}`},
		{"ends crossed", `\begin{matrix} 1 \end{cases}`, 17, `write \end{matrix}`},
		{"ampersand outside", `a & b`, 2, `between \begin{aligned} and \end{aligned}`},
		{"words typed bare", `x 또는 y`, 2, `write words as \text{또}`},
		{"command in text", `\text{a $x$}`, 8, "close the words first"},
		{"per cent", `100%`, 3, `write \%`},
		{"bold of a sum", `\mathbf{x_i}`, 0, `\mathbf{x}_i`},
		{"relation as a bracket", `\left< x \right>`, 5, `\langle`},
		{"backslash at the end", `x\`, 1, "a backslash at the end"},
		{"control character", "x\x01", 1, "U+0001"},
		{"not UTF-8", "x\xff", 1, "not UTF-8"},
		{"too long", strings.Repeat("x", 3000), mathml.MaxLength, "3000 bytes"},
		{"too deep", strings.Repeat("{", 100), mathml.MaxDepth, "groups inside one another"},
		{"too deep without braces", strings.Repeat(`\sqrt`, 100), (mathml.MaxDepth + 1) * 5, "groups inside one another"},
		{"too many cells", `\begin{matrix}` + strings.Repeat("&", 500) + `\end{matrix}`, 0, "more than 400 cells"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got, err := mathml.Render(tt.tex, false)
			var fault *mathml.SyntaxError
			if !errors.As(err, &fault) {
				t.Fatalf("Render(%q) = %q, %v, want a SyntaxError", tt.tex, got, err)
			}
			if fault.Offset != tt.offset || !strings.Contains(err.Error(), tt.words) {
				t.Errorf("Render(%q): offset %d, %v; want offset %d and %q", tt.tex, fault.Offset, err, tt.offset, tt.words)
			}
			if fault.Fix == "" {
				t.Errorf("Render(%q): no mend in %v", tt.tex, err)
			}
		})
	}
}

// allowed lists every element with the attributes it may have.
var allowed = map[string]string{
	"math": "display alttext", "mrow": "", "mi": "mathvariant", "mn": "", "mtext": "",
	"mo":     "form stretchy symmetric minsize maxsize lspace rspace movablelimits class",
	"mspace": "width height depth", "msub": "", "msup": "", "msubsup": "", "munder": "accentunder", "mover": "accent",
	"munderover": "", "mfrac": "displaystyle", "msqrt": "", "mroot": "", "mtable": "class displaystyle",
	"mtr": "", "mtd": "class",
}

// arity is the number of children that MathML asks of an element.
var arity = map[string]int{
	"msub": 2, "msup": 2, "munder": 2, "mover": 2, "mfrac": 2, "mroot": 2, "msubsup": 3, "munderover": 3,
}

// checkMarkup fails the test unless markup is one well-formed <math> of
// allowed elements with the right number of children.
func checkMarkup(t *testing.T, tex, markup string) {
	t.Helper()
	d := xml.NewDecoder(strings.NewReader(markup))
	type level struct {
		name     string
		children int
	}
	var open []level
	roots := 0
	for {
		tok, err := d.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatalf("%q gives markup that is not XML: %v\n%s", tex, err, markup)
		}
		switch tok := tok.(type) {
		case xml.StartElement:
			name := tok.Name.Local
			attrs, ok := allowed[name]
			if !ok {
				t.Errorf("%q gives the element %s", tex, name)
			}
			for _, a := range tok.Attr {
				if !strings.Contains(" "+attrs+" ", " "+a.Name.Local+" ") {
					t.Errorf("%q gives <%s %s>", tex, name, a.Name.Local)
				}
			}
			if len(open) == 0 {
				roots++
			} else {
				open[len(open)-1].children++
			}
			open = append(open, level{name: name})
		case xml.EndElement:
			l := open[len(open)-1]
			open = open[:len(open)-1]
			if want, ok := arity[l.name]; ok && l.children != want {
				t.Errorf("%q gives <%s> with %d children, want %d\n%s", tex, l.name, l.children, want, markup)
			}
		case xml.Comment, xml.ProcInst, xml.Directive:
			t.Errorf("%q gives %T", tex, tok)
		}
	}
	if roots != 1 || !strings.HasPrefix(markup, "<math") {
		t.Errorf("%q gives %d elements: %s", tex, roots, markup)
	}
}

func FuzzRender(f *testing.F) {
	for _, tex := range formulas(f) {
		f.Add(tex.tex)
	}
	f.Add(`\text{</math><script>alert(1)</script>}`)
	f.Add(`\begin{cases} \left( \begin{matrix} \frac\sqrt[`)
	f.Add(`{{{{}}}}_^'\\&~`)
	f.Fuzz(func(t *testing.T, tex string) {
		for _, display := range []bool{false, true} {
			markup, err := mathml.Render(tex, display)
			if err == nil {
				checkMarkup(t, tex, markup)
				continue
			}
			var fault *mathml.SyntaxError
			if !errors.As(err, &fault) || fault.What == "" || fault.Fix == "" || fault.Offset < 0 || fault.Offset > len(tex) {
				t.Errorf("unhelpful error for %q: %#v", tex, err)
			}
		}
		if s := mathml.Text(tex); !utf8.ValidString(s) {
			t.Errorf("Text(%q) = %q is not UTF-8", tex, s)
		}
	})
}
