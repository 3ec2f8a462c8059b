package dataset

import (
	"fmt"
	"slices"
	"strings"
)

// Limits of ReadCSV.
const (
	MaxCSVLength  = 1 << 20  // bytes that are read
	MaxCSVText    = 64 << 10 // bytes that FormatCSV may need for what was read
	MaxRows       = 5000
	MaxColumns    = 64 // inputs; the target comes on top
	MaxClasses    = 10
	maxNameLength = 40 // bytes of a column's or a class's name
	maxCell       = 1e9
	maxProblems   = 10
)

// A Problem is one fault in a learner's CSV, worded for them.
type Problem struct {
	Row    int    // line of the text, from 1; 0 if the whole is meant
	Column int    // cell of the line, from 1; 0 if the whole line is meant
	What   string // the fault, quoting what stands there
	Fix    string // how to mend it
}

// Error returns "row 3, column 2: what: fix".
func (p Problem) Error() string {
	s := p.What + ": " + p.Fix
	if p.Column > 0 {
		s = fmt.Sprintf("column %d: %s", p.Column, s)
		if p.Row > 0 {
			return fmt.Sprintf("row %d, %s", p.Row, s)
		}
		return s
	}
	if p.Row > 0 {
		return fmt.Sprintf("row %d: %s", p.Row, s)
	}
	return s
}

// ReadCSV reads a table from text: one row a line, cells apart by comma, semicolon
// or tab, the last cell the target. See the package's documentation for the form.
// Without problems the table is valid, and ReadCSV(FormatCSV(t)) gives it again.
// With problems, at most ten of them, the table is empty.
func ReadCSV(text string) (Table, []Problem) {
	if problem := unreadable(text); problem != nil {
		return Table{}, []Problem{*problem}
	}
	r := csvReader{width: -1}
	r.split(text)
	if len(r.cells) == 0 {
		return Table{}, r.problems
	}
	t := r.inputs()
	if len(r.problems) == 0 {
		r.targets(&t)
	}
	if len(r.problems) == 0 {
		if n := len(FormatCSV(t)); n > MaxCSVText {
			fit := t.Rows() * MaxCSVText / n
			r.say(0, 0, fmt.Sprintf("the table takes %d KiB", (n+1023)>>10),
				fmt.Sprintf("at most %d KiB can be kept with your work: keep about %d of the %d rows, or fewer digits", MaxCSVText>>10, fit, t.Rows()))
		}
	}
	if len(r.problems) > 0 {
		slices.SortStableFunc(r.problems, func(p, q Problem) int { return p.Row - q.Row })
		return Table{}, r.problems
	}
	return t, nil
}

// unreadable is what is wrong with text before any cell of it is looked at.
func unreadable(text string) *Problem {
	switch {
	case strings.ContainsRune(text, 0): // as in a spreadsheet's own file
		return &Problem{What: "this is not text", Fix: "in your spreadsheet program choose “save as” and the type CSV (UTF-8)"}
	case len(text) > MaxCSVLength:
		return &Problem{
			What: fmt.Sprintf("the text is %.1f MB long", float64(len(text))/1e6),
			Fix:  fmt.Sprintf("at most %d MB and %d rows can be read: keep a sample of the rows", MaxCSVLength>>20, MaxRows),
		}
	}
	return nil
}

// A csvReader holds the rows of a text while it is read.
type csvReader struct {
	comma    byte       // what parts the cells
	names    []string   // of the header; nil: there is none
	cells    [][]string // rows of width cells
	lines    []int      // the line of each row
	width    int        // cells a row; −1 before the first
	problems []Problem
}

func (r *csvReader) say(row, column int, what, fix string) {
	if len(r.problems) < maxProblems {
		r.problems = append(r.problems, Problem{row, column, what, fix})
	}
}

// split finds the rows and their cells, and takes the header off.
func (r *csvReader) split(text string) {
	number := 0
	for line := range lines(text) {
		number++
		if len(r.problems) == maxProblems {
			return
		}
		if line = strings.TrimLeft(line, byteOrderMark); strings.TrimSpace(line) == "" {
			continue
		}
		if r.width < 0 {
			r.comma = separator(line)
		}
		cells := r.row(number, line)
		if cells == nil {
			continue
		}
		switch {
		case r.width < 0:
			r.width = len(cells)
			if r.width < 2 {
				r.say(number, 0, "there is only one cell", "a row is one or more inputs and then the target, apart by comma, semicolon or tab")
				return
			}
			if r.width > MaxColumns+1 {
				r.say(number, 0, fmt.Sprintf("there are %d cells", r.width), fmt.Sprintf("use at most %d inputs and the target", MaxColumns))
				return
			}
			if isHeader(cells[:r.width-1], r.comma) {
				r.header(number, cells)
				continue
			}
		case len(cells) != r.width:
			r.say(number, 0, fmt.Sprintf("there are %s here, but %d in the first row", count(len(cells), "cell"), r.width), "give every row the same cells")
			continue
		}
		if len(r.cells) == MaxRows {
			r.say(number, 0, fmt.Sprintf("there are more than %d rows", MaxRows), "keep a sample of them")
			return
		}
		r.cells, r.lines = append(r.cells, cells), append(r.lines, number)
	}
	if len(r.cells) == 0 && len(r.problems) == 0 {
		r.say(0, 0, "there are no rows", "give one example a line, the inputs first and the target last")
	}
}

// isHeader reports whether the inputs of a first row are names: none is a number.
func isHeader(inputs []string, comma byte) bool {
	named := false
	for _, cell := range inputs {
		if looksNumeric(cell, comma) {
			return false
		}
		named = named || cell != ""
	}
	return named
}

// header keeps the names of the columns; a column without one gets x and its number.
func (r *csvReader) header(number int, cells []string) {
	for j, name := range cells {
		switch {
		case len(name) > maxNameLength:
			r.say(number, j+1, fmt.Sprintf("the name %s is %d bytes long", quote(name), len(name)), fmt.Sprintf("use at most %d", maxNameLength))
		case name == "" && j == len(cells)-1:
			cells[j] = "target"
		case name == "":
			cells[j] = fmt.Sprint("x", j+1)
		}
	}
	r.names = cells
}

// inputs reads all cells but the last of every row.
func (r *csvReader) inputs() Table {
	t := Table{Name: "csv", Columns: columnNames(r.width - 1), TargetName: "target"}
	if r.names != nil {
		t.Columns, t.TargetName = slices.Clip(r.names[:r.width-1]), r.names[r.width-1]
	}
	for i, cells := range r.cells {
		for j, cell := range cells[:r.width-1] {
			x, what, fix := readNumber(cell, r.comma)
			if what != "" {
				r.say(r.lines[i], j+1, what, fix)
				if len(r.problems) == maxProblems {
					return t
				}
			}
			t.X = append(t.X, x)
		}
	}
	return t
}

// quote is a cell as a message shows it.
func quote(cell string) string { return fmt.Sprintf("%.30q", cell) }

func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
