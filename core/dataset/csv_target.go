package dataset

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
)

// targets reads the last cell of every row: words, or at most ten different whole
// numbers, are classes; other numbers are to be matched.
func (r *csvReader) targets(t *Table) {
	numbers := make([]float64, len(r.cells))
	numeric := make([]bool, len(r.cells))
	many := 0
	for i := range r.cells {
		numeric[i] = looksNumeric(r.cell(i), r.comma)
		if numeric[i] {
			many++
		}
	}
	words := 2*many < len(r.cells)
	for i := range r.cells {
		cell := r.cell(i)
		x, what, fix := readNumber(cell, r.comma)
		switch {
		case cell == "":
			r.say(r.lines[i], r.width, "the target is empty", "fill it in, or take the row out")
		case words && numeric[i]:
			r.say(r.lines[i], r.width, fmt.Sprintf("the target %s is a number among words", quote(cell)), "write the class's name, or numbers everywhere")
		case words && len(cell) > maxNameLength:
			r.say(r.lines[i], r.width, fmt.Sprintf("the class %s is %d bytes long", quote(cell), len(cell)), fmt.Sprintf("use at most %d", maxNameLength))
		case !words && !numeric[i]:
			r.say(r.lines[i], r.width, fmt.Sprintf("the target %s is a word among numbers", quote(cell)), "write a number, or words everywhere")
		case !words && what != "":
			r.say(r.lines[i], r.width, "the target "+what, fix)
		}
		numbers[i] = x + 0 // −0 becomes 0
	}
	switch {
	case len(r.problems) > 0:
	case words:
		r.words(t)
	default:
		r.numbers(t, numbers)
	}
}

func (r *csvReader) cell(row int) string { return r.cells[row][r.width-1] }

// words makes a class of every word, in alphabetical order.
func (r *csvReader) words(t *Table) {
	for i := range r.cells {
		if k, found := slices.BinarySearch(t.Classes, r.cell(i)); !found {
			t.Classes = slices.Insert(t.Classes, k, r.cell(i))
			if len(t.Classes) > MaxClasses {
				r.say(r.lines[i], r.width, fmt.Sprintf("%s is one class too many", quote(r.cell(i))), fmt.Sprintf("use at most %d different classes", MaxClasses))
				return
			}
		}
	}
	for i := range r.cells {
		k, _ := slices.BinarySearch(t.Classes, r.cell(i))
		t.Label = append(t.Label, k)
	}
	r.needTwo(t.Classes)
}

// numbers makes classes of few whole numbers, in their order, and keeps others as they are.
func (r *csvReader) numbers(t *Table, numbers []float64) {
	different := slices.Clone(numbers)
	slices.Sort(different)
	different = slices.Compact(different)
	whole := !slices.ContainsFunc(numbers, func(x float64) bool { return x != math.Trunc(x) })
	if len(different) == 1 || whole && len(different) <= MaxClasses {
		for _, x := range different {
			t.Classes = append(t.Classes, formatCell(x))
		}
		for _, x := range numbers {
			k, _ := slices.BinarySearch(different, x)
			t.Label = append(t.Label, k)
		}
		r.needTwo(t.Classes)
		return
	}
	t.Target = numbers
}

func (r *csvReader) needTwo(classes []string) {
	if len(classes) < 2 {
		r.say(0, r.width, fmt.Sprintf("the target is %s in every row", quote(classes[0])), "there must be two different ones at least, or there is nothing to learn")
	}
}

// FormatCSV writes a table in the form that ReadCSV reads: commas, a header, and
// as many digits as bring back exactly the same numbers. (What ReadCSV makes of a
// table that it did not read may differ: it looks at the targets anew.)
func FormatCSV(t Table) string {
	var b strings.Builder
	for _, name := range t.Columns {
		b.WriteString(quoteCell(name))
		b.WriteByte(',')
	}
	b.WriteString(quoteCell(t.TargetName))
	b.WriteByte('\n')
	for i := range t.Rows() {
		for _, x := range t.Row(i) {
			b.WriteString(formatCell(x))
			b.WriteByte(',')
		}
		if t.Regression() {
			b.WriteString(formatCell(t.Target[i]))
		} else {
			b.WriteString(quoteCell(t.Classes[t.Label[i]]))
		}
		b.WriteByte('\n')
	}
	return b.String()
}

func formatCell(x float64) string { return strconv.FormatFloat(x, 'g', -1, 64) }

// quoteCell puts quotes around a cell that would not read as itself.
func quoteCell(s string) string {
	if strings.ContainsAny(s, "\",;\t") {
		return `"` + strings.ReplaceAll(s, `"`, `""`) + `"`
	}
	return s
}
