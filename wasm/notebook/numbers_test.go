package main

import (
	"math/rand/v2"
	"strings"
	"testing"

	"zigzag/core/dataset"
	"zigzag/core/nn"
)

// TestWeightGrids checks the tables against the network itself: each number of
// Params stands in exactly one cell, in the layer and the place that nn says.
func TestWeightGrids(t *testing.T) {
	for _, hidden := range [][]int{nil, {2}, {3, 4}} {
		c := nn.Config{Inputs: 2, Loss: nn.Logistic}
		for _, n := range append(append([]int{}, hidden...), 1) {
			c.Layers = append(c.Layers, nn.LayerSpec{Units: n, Activation: nn.Identity})
		}
		net, err := nn.New(c)
		if err != nil {
			t.Fatal(err)
		}
		for i := range net.Params {
			net.Params[i] = float64(i)
		}
		grids := weightGrids(hidden)
		if len(grids) != net.Layers() {
			t.Fatalf("hidden %v: %d tables, want %d", hidden, len(grids), net.Layers())
		}
		for l, g := range grids {
			w, b, fanIn, fanOut := net.Layer(l)
			if len(g.Rows) != fanIn+1 || len(g.Head) != fanOut {
				t.Fatalf("hidden %v, layer %d: %d×%d, want %d×%d", hidden, l, len(g.Rows), len(g.Head), fanIn+1, fanOut)
			}
			for from, row := range g.Rows {
				for to, cell := range row.Cells {
					want := 0.0
					if from < fanIn {
						want = w[from*fanOut+to]
					} else {
						want = b[to]
					}
					if float64(cell.Index) != want {
						t.Errorf("hidden %v, layer %d, %q: number %d, want %g", hidden, l, cell.Label, cell.Index, want)
					}
				}
			}
		}
	}
}

func TestPointsSurviveTheTable(t *testing.T) {
	set, err := dataset.Generate("xor-cloud", 12, 0.1, rand.New(rand.NewPCG(1, 1)))
	if err != nil {
		t.Fatal(err)
	}
	value := dataset.FormatPoints(set.Points)
	numbers := numbersOf(value)
	if rows := pointGrid(len(set.Points))[0].Rows; 3*len(rows) != len(numbers) {
		t.Fatalf("%d rows for %d numbers", len(rows), len(numbers))
	}
	again, err := dataset.ParsePoints(pointsOf(numbers))
	if err != nil || dataset.FormatPoints(again) != value {
		t.Errorf("%q became %q (%v)", value, pointsOf(numbers), err)
	}
	if got := layers("3 4"); len(got) != 2 || got[1] != 4 {
		t.Errorf("layers = %v", got)
	}
	if got := layers("none"); got != nil {
		t.Errorf("layers of none = %v", got)
	}
	if strings.Contains(pointsOf(numbersOf("0 0 1")), ";") {
		t.Error("one point needs no semicolon")
	}
}

func TestLineGridNamesThreeNumbers(t *testing.T) {
	cells := lineGrid()[0].Rows[0].Cells
	if len(cells) != 3 || cells[0].Label != "Line: w1" || cells[2].Label != "Line: b" || cells[2].Index != 2 {
		t.Errorf("cells = %+v", cells)
	}
}

func TestTrimmed(t *testing.T) {
	for _, tt := range []struct{ in, want string }{{"0.123456789", "0.12346"}, {"-1.50000001", "-1.5"}, {"x", "x"}} {
		if got := trimmed(tt.in); got != tt.want {
			t.Errorf("trimmed(%q) = %q, want %q", tt.in, got, tt.want)
		}
	}
}
