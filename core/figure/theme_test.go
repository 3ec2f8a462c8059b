package figure

import (
	"fmt"
	"image/color"
	"math"
	"os"
	"strings"
	"testing"
)

// contrast returns the contrast ratio of two colours, WCAG 2.2.
func contrast(a, b color.NRGBA) float64 {
	la, lb := luminance(a), luminance(b)
	return (max(la, lb) + 0.05) / (min(la, lb) + 0.05)
}

func luminance(c color.NRGBA) float64 {
	linear := func(v uint8) float64 {
		s := float64(v) / 255
		if s <= 0.04045 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(c.R) + 0.7152*linear(c.G) + 0.0722*linear(c.B)
}

// under returns colour c laid on paper with an opacity.
func laid(c, paper color.NRGBA, a float64) color.NRGBA {
	mix := func(x, y uint8) uint8 { return uint8(a*float64(x) + (1-a)*float64(y) + 0.5) }
	return color.NRGBA{mix(c.R, paper.R), mix(c.G, paper.G), mix(c.B, paper.B), 255}
}

func TestContrast(t *testing.T) {
	for _, theme := range []*Theme{Light(), Dark()} {
		paper := theme.Color(InkPaper)
		grounds := map[string]color.NRGBA{
			"paper":         paper,
			"full blue":     laid(theme.Color(InkBlue), paper, rasterAlpha),
			"full orange":   laid(theme.Color(InkOrange), paper, rasterAlpha),
			"shaded blue":   laid(theme.Color(InkBlue), paper, 0.22),
			"shaded orange": laid(theme.Color(InkOrange), paper, 0.22),
		}
		check := func(i Ink, ground string, want float64) {
			if got := contrast(theme.Color(i), grounds[ground]); got < want {
				t.Errorf("dark %v: %s on %s: contrast %.2f, want at least %.1f", theme.Dark, i, ground, got, want)
			}
		}
		for _, i := range []Ink{InkText, InkMuted, InkBlue, InkOrange, InkAccent, InkGood, InkBad} {
			check(i, "paper", 4.5)
		}
		check(InkAxis, "paper", 3)
		for ground := range grounds { // boundary and readings on any ground
			check(InkText, ground, 4.5)
		}
		check(InkAccent, "shaded blue", 3) // the normal vector
		check(InkAccent, "shaded orange", 3)
	}
}

// TestColourBlind checks that blue and orange stay apart when one kind of cone
// is missing. Matrices in linear light: Viénot, Brettel and Mollon (1999),
// https://doi.org/10.1002/(SICI)1520-6378(199908)24:4<243::AID-COL5>3.0.CO;2-3.
func TestColourBlind(t *testing.T) {
	kinds := map[string][3][3]float64{
		"protanope":   {{0.11238, 0.88762, 0}, {0.11238, 0.88762, 0}, {0.00401, -0.00401, 1}},
		"deuteranope": {{0.29275, 0.70725, 0}, {0.29275, 0.70725, 0}, {-0.02234, 0.02234, 1}},
	}
	for name, m := range kinds {
		for _, theme := range []*Theme{Light(), Dark()} {
			see := func(c color.NRGBA) (out [3]float64) {
				in := [3]float64{float64(c.R) / 255, float64(c.G) / 255, float64(c.B) / 255}
				for i := range out {
					for k := range in {
						out[i] += m[i][k] * math.Pow(in[k], 2.2)
					}
					out[i] = math.Pow(min(max(out[i], 0), 1), 1/2.2)
				}
				return out
			}
			a, b := see(theme.Color(InkBlue)), see(theme.Color(InkOrange))
			if d := math.Hypot(math.Hypot(a[0]-b[0], a[1]-b[1]), a[2]-b[2]); d < 0.35 {
				t.Errorf("%s, dark %v: blue and orange are %.2f apart, want at least 0.35", name, theme.Dark, d)
			}
		}
	}
}

func TestCSS(t *testing.T) {
	css := CSS()
	for _, theme := range []*Theme{Light(), Dark()} {
		for i := InkText; i < inkCount; i++ {
			c := theme.Color(i)
			rule := fmt.Sprintf("--ink-%s: #%02x%02x%02x;", i, c.R, c.G, c.B)
			if n := strings.Count(css, rule); n < 2 { // chosen, and by preference or print
				t.Errorf("%q stands %d times in the style sheet, want at least 2", rule, n)
			}
		}
	}
	for i := InkText; i < inkCount; i++ {
		for _, rule := range []string{fmt.Sprintf(".i-%[1]s { fill: var(--ink-%[1]s); }", i), fmt.Sprintf(".s-%[1]s { stroke: var(--ink-%[1]s); }", i)} {
			if !strings.Contains(css, rule) {
				t.Errorf("no rule %q", rule)
			}
		}
	}
	if strings.Count(css, "{") != strings.Count(css, "}") {
		t.Error("braces don't match")
	}
}

// TestDocColours checks the table of inks in the package comment.
func TestDocColours(t *testing.T) {
	doc, err := os.ReadFile("doc.go")
	if err != nil {
		t.Fatal(err)
	}
	for i := InkText; i < inkCount; i++ {
		row := fmt.Sprintf("//\t%-8s#%06x  #%06x", i, palette[i].light, palette[i].dark)
		if !strings.Contains(string(doc), row) {
			t.Errorf("doc.go does not say %q", row)
		}
	}
}
