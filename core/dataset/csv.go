package dataset

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
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

// lines runs over the lines of text, which end with \n, \r\n or \r.
func lines(text string) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		for text != "" {
			end := strings.IndexAny(text, "\r\n")
			if end < 0 {
				yield(text)
				return
			}
			if !yield(text[:end]) {
				return
			}
			if strings.HasPrefix(text[end:], "\r\n") {
				end++
			}
			text = text[end+1:]
		}
	}
}

// separator is the tab, if the line has one outside quotes, else the semicolon,
// else the comma: where one of the first two parts cells, a comma may stand in a number.
func separator(line string) byte {
	var outside strings.Builder
	for i, part := range strings.Split(line, `"`) {
		if i%2 == 0 {
			outside.WriteString(part)
		}
	}
	for _, c := range []byte("\t;") {
		if strings.IndexByte(outside.String(), c) >= 0 {
			return c
		}
	}
	return ','
}

// row splits a line. A cell in double quotes may hold separators, and quotes
// written twice. A line that cannot be split gives nil and a problem.
func (r *csvReader) row(number int, line string) []string {
	if !utf8.ValidString(line) {
		r.say(number, 0, "this is not UTF-8 text", "save the file as “CSV UTF-8”")
		return nil
	}
	var cells []string
	for {
		cell, rest, more := "", "", false
		if trimmed := strings.TrimLeft(line, " "); strings.HasPrefix(trimmed, `"`) {
			var ok bool
			cell, rest, ok = quoted(trimmed[1:])
			if !ok {
				r.say(number, len(cells)+1, fmt.Sprintf("the quotes of %s do not end", quote(trimmed)), "end them in the same line")
				return nil
			}
			rest = strings.TrimLeft(rest, " ")
			if rest != "" && rest[0] != r.comma {
				r.say(number, len(cells)+1, fmt.Sprintf("after the quotes stands %s", quote(rest)), "put the whole cell in quotes")
				return nil
			}
			more = rest != ""
			rest = strings.TrimPrefix(rest, string(rune(r.comma)))
		} else {
			cell, rest, more = strings.Cut(line, string(rune(r.comma)))
		}
		cells = append(cells, strings.TrimFunc(cell, isBlank))
		if !more {
			return cells
		}
		line = rest
	}
}

// byteOrderMark is what some programs write before a text.
const byteOrderMark = "\ufeff"

func isBlank(c rune) bool { return unicode.IsSpace(c) || strings.ContainsRune(byteOrderMark, c) }

// quoted reads up to the closing quote.
func quoted(s string) (cell, rest string, ok bool) {
	for {
		part, after, found := strings.Cut(s, `"`)
		if !found {
			return "", "", false
		}
		cell += part
		if !strings.HasPrefix(after, `"`) {
			return cell, after, true
		}
		cell, s = cell+`"`, after[1:]
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

// readNumber reads a cell that should be a finite number.
func readNumber(cell string, comma byte) (x float64, what, fix string) {
	if cell == "" {
		return 0, "the cell is empty", "fill in a number, or take the row out"
	}
	plain := cell
	if comma != ',' && strings.Count(cell, ",") == 1 && !strings.Contains(cell, ".") {
		plain = strings.Replace(cell, ",", ".", 1)
	}
	x, err := strconv.ParseFloat(plain, 64)
	switch strings.ToLower(strings.TrimLeft(plain, "+-")) {
	case "nan", "inf", "infinity", "na", "n/a", "null", "none", "?":
		return 0, fmt.Sprintf("%s is no number to compute with", quote(cell)), "fill in a number, or take the row out"
	}
	if strings.Trim(plain, "0123456789+-.eE") != "" || err != nil && x == 0 {
		return 0, fmt.Sprintf("%s is not a number", quote(cell)), "inputs are numbers: write it as one, or take the column out"
	}
	if !(x >= -maxCell && x <= maxCell) {
		return 0, fmt.Sprintf("%s is too large", quote(cell)), "use numbers from -1e9 to 1e9, in another unit if need be"
	}
	return x, "", ""
}

// looksNumeric reports whether a cell is a number, or what programs write in its place.
func looksNumeric(cell string, comma byte) bool {
	if cell == "" {
		return false
	}
	_, what, _ := readNumber(cell, comma)
	return what == "" || !strings.HasSuffix(what, "is not a number")
}

// quote is a cell as a message shows it.
func quote(cell string) string { return fmt.Sprintf("%.30q", cell) }

func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
