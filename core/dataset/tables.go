package dataset

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"

	"zigzag/core/nn"
)

// TableNames lists what GenerateTable knows: the sets of Names, then the tables.
func TableNames() []string {
	return append(Names(),
		"linear-positive", "linear-centred", "linear-stretched", "linear-tilted",
		"sine", "sparse", "digits")
}

// GenerateTable makes the named set or table with n rows. noise is the standard
// deviation of the normal noise added to the coordinates of a set's points, or to
// the targets of a table. [Takes] says where n and noise count.
//
// The error says which of the name, n (1 to MaxPoints) and noise (0 to MaxNoise) is wrong.
func GenerateTable(name string, n int, noise float64, rng *rand.Rand) (Table, error) {
	if slices.Contains(Names(), name) {
		s, err := Generate(name, n, noise, rng)
		return s.Table(), err
	}
	if !slices.Contains(TableNames(), name) {
		return Table{}, fmt.Errorf("dataset: unknown data set %.40q: use one of %s", name, strings.Join(TableNames(), ", "))
	}
	if err := checkSize(n, noise); err != nil {
		return Table{}, err
	}
	var t Table
	switch name {
	case "digits":
		return drawDigits(n, rng), nil
	case "sine":
		t = sine(n, rng)
	default:
		t = linear(name, n, rng)
	}
	t.Name, t.TargetName = name, "target"
	for i := range t.Target {
		t.Target[i] += float64(noise * nn.Normal(rng))
	}
	return t, nil
}

// Takes reports whether the number of rows and the noise make a difference to the
// named set or table: the gates are their four corners whatever is asked for, and
// the digits are as they were written.
func Takes(name string) (samples, noise bool) {
	if isGate(name) {
		return false, false
	}
	return true, name != "digits"
}

// Teacher returns the weights with which a linear-… or sparse table makes its
// targets, one a column, and whether name is such a table.
func Teacher(name string) (weights []float64, ok bool) {
	switch name {
	case "linear-positive", "linear-centred", "linear-tilted":
		return []float64{2, -2}, true
	case "linear-stretched":
		return []float64{2, -0.2}, true
	case "sparse":
		w := make([]float64, 20)
		w[2], w[6], w[11], w[17] = 1, -0.75, 0.5, -0.25
		return w, true
	}
	return nil, false
}

// linear draws rows of the named table and lets its teacher make the targets.
func linear(name string, n int, rng *rand.Rand) Table {
	teacher, ok := Teacher(name)
	if !ok {
		panic("dataset: linear: no teacher for " + name)
	}
	t := Table{Columns: columnNames(len(teacher))}
	for range n {
		row := make([]float64, len(teacher))
		drawInputs(name, row, rng)
		var target float64
		for j, x := range row {
			target += float64(teacher[j] * x)
		}
		t.X = append(t.X, row...)
		t.Target = append(t.Target, target)
	}
	return t
}

// drawInputs draws one row of the named linear table.
func drawInputs(name string, row []float64, rng *rand.Rand) {
	if name == "sparse" {
		nn.Normals(row, rng)
		return
	}
	u, v := nn.Uniform(rng), nn.Uniform(rng)
	switch name {
	case "linear-centred":
		u, v = float64(2*u)-1, float64(2*v)-1
	case "linear-stretched":
		v = float64(10 * v)
	case "linear-tilted":
		v = float64(0.8*u) + float64(0.2*v)
	}
	row[0], row[1] = u, v
}

// sine draws x over [−1, 1) by stratified draws in a random order; the target is
// one wave, sin πx.
func sine(n int, rng *rand.Rand) Table {
	order := countTo(n)
	nn.Shuffle(rng, order)
	t := Table{Columns: []string{"x"}}
	for _, i := range order {
		x := float64(2*(float64(i)+nn.Uniform(rng)))/float64(n) - 1
		t.X = append(t.X, x)
		t.Target = append(t.Target, nn.Sin(float64(math.Pi*x)))
	}
	return t
}
