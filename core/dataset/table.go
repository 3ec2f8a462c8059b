package dataset

import (
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
)

// A Table is a data set with any number of columns, and with a class or a number
// as the target of each row.
type Table struct {
	Name       string
	Columns    []string  // the inputs' names
	TargetName string    // what the target is called
	Classes    []string  // the classes' names; nil: the target is a number
	X          []float64 // rows×columns, row-major
	Label      []int     // classes: index into Classes, one a row
	Target     []float64 // no classes: the number to be matched, one a row
}

// Regression reports whether the target is a number rather than a class.
func (t Table) Regression() bool { return t.Classes == nil }

// Rows is how many examples there are.
func (t Table) Rows() int {
	if t.Regression() {
		return len(t.Target)
	}
	return len(t.Label)
}

// Row is the inputs of example i: a part of X, not a copy.
func (t Table) Row(i int) []float64 {
	w := len(t.Columns)
	return t.X[i*w : (i+1)*w : (i+1)*w]
}

// Select returns the rows with these numbers, in this order, copied.
func (t Table) Select(rows []int) Table {
	s := Table{Name: t.Name, Columns: t.Columns, TargetName: t.TargetName, Classes: t.Classes}
	for _, i := range rows {
		s.X = append(s.X, t.Row(i)...)
		if t.Regression() {
			s.Target = append(s.Target, t.Target[i])
		} else {
			s.Label = append(s.Label, t.Label[i])
		}
	}
	return s
}

// Split deals the rows as [Set.Split] deals points: of a set's table the same rows
// come into the same parts. Without classes all rows are dealt together.
func (t Table) Split(train, val float64, rng *rand.Rand) (tr, va, te Table) {
	label, classes := t.Label, len(t.Classes)
	if t.Regression() {
		label, classes = make([]int, t.Rows()), 1
	}
	var rows [3][]int
	for i, k := range deal(label, classes, train, val, rng) {
		rows[k] = append(rows[k], i)
	}
	return t.Select(rows[0]), t.Select(rows[1]), t.Select(rows[2])
}

// Validate says what is wrong with t, if anything: lists of different lengths, a
// label without a class, a number that is not finite.
func (t Table) Validate() error {
	switch {
	case len(t.Columns) == 0:
		return errors.New("dataset: the table has no input column")
	case t.Rows() == 0:
		return errors.New("dataset: the table has no row")
	case len(t.X) != t.Rows()*len(t.Columns):
		return fmt.Errorf("dataset: the table has %d numbers: %d rows of %d columns need %d", len(t.X), t.Rows(), len(t.Columns), t.Rows()*len(t.Columns))
	case t.Regression() && len(t.Label) > 0, !t.Regression() && len(t.Target) > 0:
		return errors.New("dataset: the table has labels and targets: keep one of them")
	}
	for i, x := range t.X {
		if !isFinite(x) {
			return fmt.Errorf("dataset: row %d, column %q is %g: it must be a finite number", i/len(t.Columns)+1, t.Columns[i%len(t.Columns)], x)
		}
	}
	for i, y := range t.Target {
		if !isFinite(y) {
			return fmt.Errorf("dataset: row %d: the target is %g: it must be a finite number", i+1, y)
		}
	}
	for i, label := range t.Label {
		if label < 0 || label >= len(t.Classes) {
			return fmt.Errorf("dataset: row %d: there is no class %d: the table has %d", i+1, label, len(t.Classes))
		}
	}
	return nil
}

func isFinite(x float64) bool { return !math.IsNaN(x) && !math.IsInf(x, 0) }

// Table returns the points as a table with the columns x1 and x2 and the classes 0 and 1.
func (s Set) Table() Table {
	t := Table{Name: s.Name, Columns: columnNames(2), TargetName: "class", Classes: []string{"0", "1"}}
	for _, p := range s.Points {
		t.X = append(t.X, p.X, p.Y)
		t.Label = append(t.Label, p.Label)
	}
	return t
}

// columnNames are x1, x2, … xn.
func columnNames(n int) []string {
	names := make([]string, n)
	for i := range names {
		names[i] = fmt.Sprint("x", i+1)
	}
	return names
}
