package mathml

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

const (
	MaxLength = 2000 // bytes of TeX in one formula
	MaxDepth  = 24   // groups inside groups
	maxCells  = 400  // cells in all tables of one formula
)

// A SyntaxError says where a formula leaves the subset, and how to mend it.
type SyntaxError struct {
	Offset int    // in bytes, from 0
	What   string // the fault, quoting the offending text
	Fix    string // what to write instead
}

func (e *SyntaxError) Error() string {
	return fmt.Sprintf("formula, at character %d: %s: %s", e.Offset+1, e.What, e.Fix)
}

// Render returns tex as one <math> element; display asks for a formula that
// stands on its own line. The error is a *[SyntaxError].
func Render(tex string, display bool) (string, error) {
	body, err := parse(tex)
	if err != nil {
		return "", err
	}
	w := &writer{style: textStyle}
	w.raw(`<math`)
	if display {
		w.style = displayStyle
		w.raw(` display="block"`)
	}
	w.attr("alttext", plain(body))
	w.raw(`>`)
	w.items(body.items, false)
	w.raw(`</math>`)
	return w.String(), nil
}

// Text returns tex as plain Unicode text for labels and screen readers:
// "σ′(z) = s(1 − s)", "xᵢ²", "(a + b)/2". A formula outside the subset comes
// back as it was written.
func Text(tex string) string {
	body, err := parse(tex)
	if err != nil {
		return strings.Map(func(r rune) rune {
			if r == utf8.RuneError || !unicode.IsPrint(r) {
				return ' '
			}
			return r
		}, tex)
	}
	return plain(body)
}

func parse(tex string) (row, error) {
	if len(tex) > MaxLength {
		return row{}, &SyntaxError{MaxLength, fmt.Sprintf("the formula has %d bytes, more than %d", len(tex), MaxLength), "split it into several formulas"}
	}
	for i, r := range tex {
		if r == utf8.RuneError {
			return row{}, &SyntaxError{i, "a byte that is not UTF-8", "save the file as UTF-8"}
		}
		if unicode.IsControl(r) && r != '\n' && r != '\t' && r != '\r' {
			return row{}, &SyntaxError{i, fmt.Sprintf("the control character %U", r), "take it out"}
		}
	}
	p := &parser{src: tex}
	return p.formula()
}
