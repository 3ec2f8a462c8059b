package dataset

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"gonum.org/v1/gonum/stat"

	"zigzag/core/nn"
)

func ExampleGenerateTable() {
	t, _ := GenerateTable("linear-positive", 3, 0, nn.NewRand(1))
	for i := range t.Rows() {
		fmt.Printf("%.3f %.3f\n", t.Row(i), t.Target[i])
	}
	_, err := GenerateTable("linear-positive", 3, -1, nn.NewRand(1))
	fmt.Println(err)
	// Output:
	// [0.931 0.729] 0.403
	// [0.902 0.887] 0.030
	// [0.703 0.355] 0.696
	// dataset: noise -1: use from 0 to 10
}

// TestTablesGolden holds every table to the same bits on every machine.
func TestTablesGolden(t *testing.T) {
	want := map[string]string{
		"linear-positive":  "1f09493cbd814501",
		"linear-centred":   "8701a05614e31005",
		"linear-stretched": "6a91053ddc7b18dd",
		"linear-tilted":    "81588add8a38068d",
		"sine":             "208964040e499531",
		"sparse":           "2b7e2dca0b3c58fc",
		"digits":           "ae3d81b3fde69d3f",
	}
	for _, name := range TableNames()[len(Names()):] {
		t.Run(name, func(t *testing.T) {
			table, err := GenerateTable(name, 101, 0.1, nn.NewRand(7))
			if err != nil {
				t.Fatal(err)
			}
			if err := table.Validate(); err != nil || table.Rows() != 101 || table.Name != name {
				t.Errorf("%s: %d rows, %v", table.Name, table.Rows(), err)
			}
			var all [][]float64
			tr, va, te := table.Split(0.6, 0.2, nn.NewRand(8))
			for _, part := range []Table{table, tr, va, te} {
				all = append(all, part.X, part.Target, numbersOf(part.Label))
			}
			got := nn.Hash(all...)
			if *printGolden {
				t.Logf("%q: %q,", name, got)
			} else if got != want[name] {
				t.Errorf("hash %s, want %s", got, want[name])
			}
		})
	}
}

func numbersOf(label []int) []float64 {
	x := make([]float64, len(label))
	for i, l := range label {
		x[i] = float64(l)
	}
	return x
}

// TestSetsAsTables: GenerateTable makes of a set's name what Generate makes.
func TestSetsAsTables(t *testing.T) {
	for _, name := range Names() {
		s, _ := Generate(name, 20, 0.1, nn.NewRand(2))
		table, err := GenerateTable(name, 20, 0.1, nn.NewRand(2))
		if want := s.Table(); err != nil || !slices.Equal(table.X, want.X) || !slices.Equal(table.Label, want.Label) {
			t.Errorf("%s: %v, %v", name, table, err)
		}
	}
}

// TestTakes: where Takes says so, and only there, n and noise make a difference.
func TestTakes(t *testing.T) {
	for _, name := range TableNames() {
		make := func(n int, noise float64) string {
			table, err := GenerateTable(name, n, noise, nn.NewRand(2))
			if err != nil {
				t.Fatal(err)
			}
			return nn.Hash(table.X, table.Target, numbersOf(table.Label))
		}
		samples, noise := Takes(name)
		if got := make(8, 0) != make(9, 0); got != samples {
			t.Errorf("%s: n matters: %t, Takes says %t", name, got, samples)
		}
		if got := make(8, 0) != make(8, 0.1); got != noise {
			t.Errorf("%s: noise matters: %t, Takes says %t", name, got, noise)
		}
	}
}

// TestLinear: the inputs are where they are said to be, and without noise the
// teacher's answer is the target.
func TestLinear(t *testing.T) {
	const n = 2000
	for _, tt := range []struct {
		name        string
		low, high   [2]float64
		correlation float64
	}{
		{"linear-positive", [2]float64{0, 0}, [2]float64{1, 1}, 0},
		{"linear-centred", [2]float64{-1, -1}, [2]float64{1, 1}, 0},
		{"linear-stretched", [2]float64{0, 0}, [2]float64{1, 10}, 0},
		{"linear-tilted", [2]float64{0, 0}, [2]float64{1, 1}, 0.8 / math.Sqrt(0.68)},
	} {
		t.Run(tt.name, func(t *testing.T) {
			table, err := GenerateTable(tt.name, n, 0, nn.NewRand(1))
			if err != nil {
				t.Fatal(err)
			}
			teacher, _ := Teacher(tt.name)
			var column [2][]float64
			for i := range n {
				x := table.Row(i)
				if want := teacher[0]*x[0] + teacher[1]*x[1]; math.Abs(table.Target[i]-want) > 1e-15 {
					t.Fatalf("row %d: target %g, the teacher says %g", i, table.Target[i], want)
				}
				column[0], column[1] = append(column[0], x[0]), append(column[1], x[1])
			}
			for j, x := range column {
				// 2000 uniform draws miss an end of their range by 1 % with probability e^−20.
				slack := 0.01 * (tt.high[j] - tt.low[j])
				if tt.name == "linear-tilted" {
					slack *= 10 // its second column is a sum, rare near its ends
				}
				if lo, hi := slices.Min(x), slices.Max(x); lo < tt.low[j] || hi >= tt.high[j] || lo > tt.low[j]+slack || hi < tt.high[j]-slack {
					t.Errorf("column %d runs from %g to %g, want %g to %g", j+1, lo, hi, tt.low[j], tt.high[j])
				}
			}
			// The correlation of 2000 independent pairs strays by 1/√2000 = 0.022.
			if got := stat.Correlation(column[0], column[1], nil); math.Abs(got-tt.correlation) > 0.1 {
				t.Errorf("correlation %g, want %g", got, tt.correlation)
			}
		})
	}
}

// TestSparse: twenty columns, four of which matter; noise strays as told.
func TestSparse(t *testing.T) {
	const noise = 0.5
	table, err := GenerateTable("sparse", 2000, noise, nn.NewRand(3))
	if err != nil || len(table.Columns) != 20 {
		t.Fatalf("%d columns, %v", len(table.Columns), err)
	}
	teacher, _ := Teacher("sparse")
	matter := 0
	for _, w := range teacher {
		if w != 0 {
			matter++
		}
	}
	rest := slices.Clone(table.Target)
	for i := range rest {
		for j, x := range table.Row(i) {
			rest[i] -= teacher[j] * x
		}
	}
	// A mean of 2000 strays by noise/√2000, 0.011; a standard deviation by 0.008.
	mean, std := stat.MeanStdDev(rest, nil)
	if matter != 4 || math.Abs(mean) > 0.05 || math.Abs(std-noise) > 0.05 {
		t.Errorf("%d columns matter; the noise has mean %g and standard deviation %g", matter, mean, std)
	}
	mean, std = stat.MeanStdDev(table.X, nil)
	if math.Abs(mean) > 0.03 || math.Abs(std-1) > 0.03 {
		t.Errorf("the inputs have mean %g and standard deviation %g", mean, std)
	}
}

// TestSine: one x in each of n equal steps of [−1, 1), not in their order.
func TestSine(t *testing.T) {
	const n = 50
	table, err := GenerateTable("sine", n, 0, nn.NewRand(3))
	if err != nil {
		t.Fatal(err)
	}
	seen := map[int]bool{}
	for i, x := range table.X {
		seen[int(math.Floor((x+1)/2*n))] = true
		if want := math.Sin(math.Pi * x); math.Abs(table.Target[i]-want) > 1e-14 {
			t.Errorf("the target of %g is %g, want %g", x, table.Target[i], want)
		}
	}
	if len(seen) != n || slices.IsSorted(table.X) {
		t.Errorf("%d of %d steps hold a point; in order: %t", len(seen), n, slices.IsSorted(table.X))
	}
}

func TestGenerateTableErrors(t *testing.T) {
	for _, tt := range []struct {
		name  string
		n     int
		noise float64
		want  string
	}{
		{"sin", 10, 0, "unknown data set \"sin\": use one of and, or"},
		{"sine", 0, 0, "0 points: use from 1 to 2000"},
		{"digits", 2001, 0, "2001 points"},
		{"sparse", 10, math.NaN(), "noise NaN"},
		{"moons", 10, 11, "noise 11"},
	} {
		if table, err := GenerateTable(tt.name, tt.n, tt.noise, nn.NewRand(1)); err == nil || !strings.Contains(err.Error(), tt.want) || table.Rows() != 0 {
			t.Errorf("%s: %d rows, %v; want an error with %q", tt.name, table.Rows(), err, tt.want)
		}
	}
	if _, ok := Teacher("sine"); ok {
		t.Error("the sine has no linear teacher")
	}
}
