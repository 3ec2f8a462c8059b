package dataset

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"zigzag/core/nn"
)

func ExampleSet_Table() {
	t := Set{Name: "two", Points: []Point{{0.5, -1, 1}, {2, 3, 0}}}.Table()
	fmt.Println(t.Columns, t.Classes, t.X, t.Label, t.Row(1))
	// Output: [x1 x2] [0 1] [0.5 -1 2 3] [1 0] [2 3]
}

// TestSplitsAgree: a set and its table are dealt into the same parts.
func TestSplitsAgree(t *testing.T) {
	for _, name := range Names() {
		s, err := Generate(name, 57, 0.1, nn.NewRand(4))
		if err != nil {
			t.Fatal(err)
		}
		a, b, c := s.Split(0.6, 0.2, nn.NewRand(5))
		x, y, z := s.Table().Split(0.6, 0.2, nn.NewRand(5))
		for k, pair := range [][2]Table{{a.Table(), x}, {b.Table(), y}, {c.Table(), z}} {
			if !slices.Equal(pair[0].X, pair[1].X) || !slices.Equal(pair[0].Label, pair[1].Label) || pair[0].Name != pair[1].Name {
				t.Errorf("%s: part %d of the set is %v, of its table %v", name, k, pair[0], pair[1])
			}
		}
	}
}

// TestTableSplit: nothing lost, nothing twice, the order kept, classes by their share.
func TestTableSplit(t *testing.T) {
	numbers := Table{Name: "numbers", Columns: []string{"i"}}
	classes := Table{Name: "classes", Columns: []string{"i"}, Classes: []string{"a", "b", "c"}}
	for i := range 90 {
		numbers.X, classes.X = append(numbers.X, float64(i)), append(classes.X, float64(i))
		numbers.Target = append(numbers.Target, float64(-i))
		classes.Label = append(classes.Label, i%3)
	}
	for _, table := range []Table{numbers, classes} {
		t.Run(table.Name, func(t *testing.T) {
			tr, va, te := table.Split(0.6, 0.2, nn.NewRand(1))
			seen := map[float64]bool{}
			for k, part := range []Table{tr, va, te} {
				if want := []int{54, 18, 18}[k]; part.Rows() != want {
					t.Errorf("part %d has %d rows, want %d", k, part.Rows(), want)
				}
				if err := part.Validate(); err != nil || !slices.IsSorted(part.X) {
					t.Errorf("part %d: %v, order %v", k, err, part.X)
				}
				var each [3]int
				for i, x := range part.X {
					seen[x] = true
					if table.Regression() {
						if part.Target[i] != -x {
							t.Errorf("the row %g has the target %g", x, part.Target[i])
						}
					} else {
						each[part.Label[i]]++
						if part.Label[i] != int(x)%3 {
							t.Errorf("the row %g has the label %d", x, part.Label[i])
						}
					}
				}
				if third := part.Rows() / 3; !table.Regression() && each != [3]int{third, third, third} {
					t.Errorf("part %d has %v rows of the classes", k, each)
				}
			}
			if len(seen) != 90 {
				t.Errorf("%d of 90 rows dealt", len(seen))
			}
		})
	}
}

func TestValidate(t *testing.T) {
	good := func() Table {
		return Table{Columns: []string{"a", "b"}, Classes: []string{"0", "1"}, X: []float64{1, 2, 3, 4}, Label: []int{0, 1}}
	}
	for _, tt := range []struct {
		name  string
		spoil func(t *Table)
		want  string
	}{
		{"good", func(t *Table) {}, ""},
		{"numbers", func(t *Table) { t.Classes, t.Label, t.Target = nil, nil, []float64{1, 2} }, ""},
		{"no columns", func(t *Table) { t.Columns = nil }, "no input column"},
		{"no rows", func(t *Table) { t.X, t.Label = nil, nil }, "no row"},
		{"a number missing", func(t *Table) { t.X = t.X[:3] }, "need 4"},
		{"both", func(t *Table) { t.Target = []float64{1, 2} }, "labels and targets"},
		{"NaN", func(t *Table) { t.X[2] = math.NaN() }, "row 2, column \"a\" is NaN"},
		{"infinite target", func(t *Table) { t.Classes, t.Label, t.Target = nil, nil, []float64{1, math.Inf(1)} }, "row 2: the target is +Inf"},
		{"class 2 of 2", func(t *Table) { t.Label[0] = 2 }, "row 1: there is no class 2"},
		{"negative class", func(t *Table) { t.Label[1] = -1 }, "row 2: there is no class -1"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			table := good()
			tt.spoil(&table)
			if err := table.Validate(); (err == nil) != (tt.want == "") || err != nil && !strings.Contains(err.Error(), tt.want) {
				t.Errorf("%v, want %q", err, tt.want)
			}
		})
	}
}

// TestRowIsAPart: and appending to it leaves the next row alone.
func TestRowIsAPart(t *testing.T) {
	table := Table{Columns: []string{"a", "b"}, X: []float64{1, 2, 3, 4}, Target: []float64{5, 6}}
	_ = append(table.Row(0), 9)
	table.Row(1)[0] = 7
	if want := []float64{1, 2, 7, 4}; !slices.Equal(table.X, want) {
		t.Errorf("%v, want %v", table.X, want)
	}
}
