package dataset

import (
	"slices"
	"strings"
	"testing"

	"zigzag/core/nn"
)

// TestDigits: the whole file is read, and the numbers are those of the source:
// rows by class as its description counts them, and its first image.
func TestDigits(t *testing.T) {
	d := Digits()
	if err := d.Validate(); err != nil || d.Rows() != 1797 || len(d.Columns) != 64 || len(d.Classes) != 10 {
		t.Fatalf("%d rows, %d columns, %d classes, %v", d.Rows(), len(d.Columns), len(d.Classes), err)
	}
	var each [10]int
	for _, label := range d.Label {
		each[label]++
	}
	if want := [10]int{178, 182, 177, 183, 181, 182, 181, 179, 174, 180}; each != want {
		t.Errorf("%v of the digits, want %v", each, want)
	}
	for i, x := range d.X {
		if level := 16 * x; x < 0 || x > 1 || level != float64(int(level)) {
			t.Fatalf("pixel %d is %g: it is no sixteenth", i, x)
		}
	}
	first := []float64{0, 0, 5, 13, 9, 1, 0, 0, 0, 0, 13, 15, 10, 15, 5, 0}
	for j := range first {
		first[j] /= 16
	}
	if got := d.Row(0)[:16]; !slices.Equal(got, first) || d.Label[0] != 0 {
		t.Errorf("the first image begins %v and is a %d", got, d.Label[0])
	}
	for i, line := range strings.SplitAfter(strings.TrimSuffix(digitsText, "\n"), "\n") {
		if strings.Trim(line[:64], "0123456789ABCDEFG") != "" || line[64] != ' ' {
			t.Errorf("line %d is %q", i+1, line)
		}
	}
}

// TestDrawDigits: a first part of a seeded shuffle, each image once.
func TestDrawDigits(t *testing.T) {
	few, _ := GenerateTable("digits", 30, 0, nn.NewRand(1))
	more, _ := GenerateTable("digits", 2000, 0, nn.NewRand(1))
	other, _ := GenerateTable("digits", 30, 0, nn.NewRand(2))
	if more.Rows() != 1797 || few.Rows() != 30 {
		t.Fatalf("%d and %d rows, want 30 and all", few.Rows(), more.Rows())
	}
	if !slices.Equal(few.X, more.X[:len(few.X)]) || !slices.Equal(few.Label, more.Label[:30]) {
		t.Error("thirty are not the first thirty of all")
	}
	if slices.Equal(few.X, other.X) {
		t.Error("another seed draws the same")
	}
	sorted := func(table Table) []string {
		var rows []string
		for i := range table.Rows() {
			rows = append(rows, nn.Hash(table.Row(i), []float64{float64(table.Label[i])}))
		}
		slices.Sort(rows)
		return rows
	}
	if !slices.Equal(sorted(more), sorted(Digits())) {
		t.Error("all, shuffled, are not all")
	}
}
