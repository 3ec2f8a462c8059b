package main

import (
	"fmt"
	"strconv"
	"strings"
)

// A cell is one number of a table: where it stands in the list of all of them,
// and what it is called.
type cell struct {
	Index int
	Label string
}

// A grid is one table of numbers: a title, columns, and rows of cells.
type grid struct {
	Title string
	Head  []string // one for each column, after the rows' own names
	Rows  []gridRow
}

type gridRow struct {
	Name  string
	Cells []cell
}

// lineGrid names the three numbers of a line.
func lineGrid() []grid {
	return []grid{{Head: []string{"w₁", "w₂", "b"}, Rows: []gridRow{{"", []cell{{0, "Line: w1"}, {1, "Line: w2"}, {2, "Line: b"}}}}}}
}

// weightGrids names the numbers of a network with two inputs, these hidden
// layers and one output: of each layer the weights, a row an input, and then a
// row of biases, as they stand in nn.Network.Params.
func weightGrids(hidden []int) []grid {
	sizes := append(append([]int{2}, hidden...), 1)
	var grids []grid
	at := 0
	for l := 1; l < len(sizes); l++ {
		g := grid{Title: "Into the " + layerName(l, len(sizes)-1)}
		for to := range sizes[l] {
			g.Head = append(g.Head, unitName(l, to, len(sizes)-1))
		}
		for from := range sizes[l-1] + 1 {
			name := "bias"
			if from < sizes[l-1] {
				name = "from " + unitName(l-1, from, len(sizes)-1)
			}
			row := gridRow{Name: name}
			for to := range sizes[l] {
				label := fmt.Sprintf("Weight %s to %s", name, g.Head[to])
				if name == "bias" {
					label = "Bias of " + g.Head[to]
				}
				row.Cells = append(row.Cells, cell{at, label})
				at++
			}
			g.Rows = append(g.Rows, row)
		}
		grids = append(grids, g)
	}
	return grids
}

func layerName(l, last int) string {
	switch {
	case l == last:
		return "output"
	case last == 2:
		return "hidden layer"
	}
	return fmt.Sprintf("hidden layer %d", l)
}

// unitName is x1, h1 (h2.1 in the second of several hidden layers), or out.
func unitName(l, unit, last int) string {
	switch {
	case l == 0:
		return fmt.Sprintf("x%d", unit+1)
	case l == last:
		return "out"
	case last == 2:
		return fmt.Sprintf("h%d", unit+1)
	}
	return fmt.Sprintf("h%d.%d", l, unit+1)
}

// pointGrid names the numbers of so many points: x, y, class.
func pointGrid(n int) []grid {
	g := grid{Head: []string{"x₁", "x₂", "class"}}
	for i := range n {
		name := fmt.Sprintf("point %d", i+1)
		g.Rows = append(g.Rows, gridRow{name, []cell{{3 * i, name + ": x1"}, {3*i + 1, name + ": x2"}, {3*i + 2, name + ": class, 0 or 1"}}})
	}
	return []grid{g}
}

// layers reads the parameter hidden: "2 3" or "none".
func layers(value string) []int {
	var sizes []int
	for _, word := range strings.Fields(value) {
		if n, err := strconv.Atoi(word); err == nil && n > 0 {
			sizes = append(sizes, n)
		}
	}
	return sizes
}

// numbersOf takes a value apart into its numbers: "1 1 -1.5", "0 0 0; 1 1 1".
func numbersOf(value string) []string { return strings.Fields(strings.ReplaceAll(value, ";", " ")) }

// pointsOf puts the numbers of points together again.
func pointsOf(numbers []string) string {
	var points []string
	for i := 0; i+2 < len(numbers); i += 3 {
		points = append(points, strings.Join(numbers[i:i+3], " "))
	}
	return strings.Join(points, "; ")
}

// trimmed is a number with at most five significant digits.
func trimmed(number string) string {
	v, err := strconv.ParseFloat(number, 64)
	if err != nil {
		return number
	}
	return strconv.FormatFloat(v, 'g', 5, 64)
}
