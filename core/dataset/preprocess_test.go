package dataset

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"gonum.org/v1/gonum/mat"
	"gonum.org/v1/gonum/stat"

	"zigzag/core/nn"
)

func ExampleFit() {
	train := Table{Columns: []string{"a", "b"}, X: []float64{1, 10, 3, 10, 5, 10}, Target: []float64{1, 2, 3}}
	f, _ := Fit("centre", train)
	fmt.Println(f.Apply(nil, []float64{4, 12})) // another row, the training set's means
	f, _ = Fit("scale", train)
	fmt.Println(f.Describe())
	// Output:
	// [1 2]
	// Each column is centred and divided by its standard deviation over the training set. The means: a 3, b 10. Only centred, because it never changes there: b.
}

// TestFitReferee: centred, each mean is 0; scaled, each deviation is 1; whitened,
// the covariance, computed by gonum, is the identity.
func TestFitReferee(t *testing.T) {
	for _, name := range []string{"moons", "linear-positive", "linear-stretched", "linear-tilted", "sine", "sparse", "digits"} {
		table, err := GenerateTable(name, 500, 0.1, nn.NewRand(1))
		if err != nil {
			t.Fatal(err)
		}
		for _, how := range []string{"centre", "scale", "whiten"} {
			t.Run(name+" "+how, func(t *testing.T) {
				before := slices.Clone(table.X)
				f, err := Fit(how, table)
				if err != nil {
					t.Fatal(err)
				}
				n, width := table.Rows(), len(table.Columns)
				after := f.Table(table)
				if !slices.Equal(table.X, before) || after.Validate() != nil || f.How() != how {
					t.Error("the table itself was changed, or its twin is not valid")
				}
				var cov mat.SymDense
				stat.CovarianceMatrix(&cov, mat.NewDense(n, width, after.X), nil)
				cov.ScaleSym(float64(n-1)/float64(n), &cov) // gonum divides by rows − 1
				for i := range width {
					still := slices.Contains(f.Still(), table.Columns[i])
					if mean := stat.Mean(mat.Col(nil, i, mat.NewDense(n, width, after.X)), nil); math.Abs(mean) > 1e-10 {
						t.Errorf("column %d has the mean %g", i, mean)
					}
					switch got := cov.At(i, i); {
					case still:
						if got != 0 {
							t.Errorf("column %d never changed, and has now the variance %g", i, got)
						}
					case how != "centre" && math.Abs(got-1) > 1e-9:
						t.Errorf("column %d has the variance %g", i, got)
					}
					for j := range i {
						// Rounding counts by the square root of how much longer the longest axis
						// is than this one.
						if got := cov.At(i, j); how == "whiten" && math.Abs(got) > 1e-8 {
							t.Errorf("columns %d and %d have the covariance %g", i, j, got)
						}
					}
				}
			})
		}
	}
}

// TestFitGolden: what is fitted and applied is the same to the bit on every machine.
func TestFitGolden(t *testing.T) {
	want := map[string]string{
		"linear-tilted none":   "638fe750b8ef2583",
		"linear-tilted centre": "7deef3723113b567",
		"linear-tilted scale":  "77178caff5597358",
		"linear-tilted whiten": "d6a26db686f4ae72",
		"sparse none":          "e73d1768138e02f9",
		"sparse centre":        "45365cd882fbf719",
		"sparse scale":         "7a1177c10c54a2e6",
		"sparse whiten":        "aff9f7a84aa87277",
		"digits none":          "ff09a7d3c8265034",
		"digits centre":        "a43843c076932dcb",
		"digits scale":         "ffbf6c95afe258cb",
		"digits whiten":        "334972d8c9318537",
	}
	for _, name := range []string{"linear-tilted", "sparse", "digits"} {
		for _, how := range Preprocessings() {
			t.Run(name+" "+how, func(t *testing.T) {
				table, err := GenerateTable(name, 150, 0.1, nn.NewRand(7))
				if err != nil {
					t.Fatal(err)
				}
				f, err := Fit(how, table)
				if err != nil {
					t.Fatal(err)
				}
				got := nn.Hash(f.Mean(), f.Divisor(), f.Axes(), f.Apply(nil, table.X))
				if *printGolden {
					t.Logf("%q: %q,", name+" "+how, got)
				} else if got != want[name+" "+how] {
					t.Errorf("hash %s, want %s", got, want[name+" "+how])
				}
			})
		}
	}
}

// TestFitDegenerate: columns and directions without variance are left alone and told.
func TestFitDegenerate(t *testing.T) {
	table := func(columns int, x ...float64) Table {
		return Table{Columns: columnNames(columns), X: x, Target: make([]float64, len(x)/columns)}
	}
	for _, tt := range []struct {
		name, how string
		train     Table
		in, want  []float64
		say       string
	}{
		{"none", "none", table(2, 1, 2, 3, 4), []float64{5, 6}, []float64{5, 6}, "as they are"},
		{"american", "center", table(2, 1, 2, 3, 4), []float64{5, 6}, []float64{3, 3}, "The means: x1 2, x2 3."},
		{"a still column is centred exactly", "scale", table(2, 0, 0.1, 2, 0.1, 4, 0.1), []float64{2, 0.1}, []float64{0, 0}, "never changes there: x2"},
		{"and keeps its place when whitened", "whiten", table(3, 7, 1, 0, 7, -1, 0, 7, 0, 2, 7, 0, -2), []float64{9, 0, 2}, []float64{2, math.Sqrt2, 0}, "never changes there: x1"},
		{"twins", "whiten", table(2, 1, 1, -1, -1), []float64{1, -1}, []float64{0, math.Sqrt2}, "Along 1 of the axes"},
		{"one row", "whiten", table(2, 1, 2), []float64{4, 6}, []float64{3, 4}, "x1, x2"},
		{"many still columns", "scale", table(5, 1, 2, 3, 4, 5), []float64{1, 2, 3, 4, 6}, []float64{0, 0, 0, 0, 1}, "x1, x2, x3 and 2 more"},
		{"huge", "whiten", table(2, 1e9, 0, -1e9, 0, 0, 1, 0, -1), []float64{1e9, 0}, []float64{math.Sqrt2, 0}, "Along 1 of the axes"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			f, err := Fit(tt.how, tt.train)
			if err != nil {
				t.Fatal(err)
			}
			got := slices.Clone(tt.in)
			f.Apply(got, got)
			for j := range got {
				// A twin's axis has a sign that rounding may choose.
				if math.Abs(math.Abs(got[j])-math.Abs(tt.want[j])) > 1e-12 {
					t.Errorf("%v becomes %v, want %v", tt.in, got, tt.want)
					break
				}
			}
			if s := f.Describe(); !strings.Contains(s, tt.say) {
				t.Errorf("it says %q, without %q", s, tt.say)
			}
		})
	}
}

func TestFitErrors(t *testing.T) {
	good := Table{Columns: []string{"a"}, X: []float64{1, 2}, Target: []float64{1, 2}}
	bad := good
	bad.X = []float64{1, math.Inf(1)}
	for _, tt := range []struct {
		how   string
		train Table
		want  string
	}{
		{"centred", good, "unknown preprocessing \"centred\": use one of none, centre, scale, whiten"},
		{"whiten", Table{}, "no input column"},
		{"scale", bad, "row 2, column \"a\" is +Inf"},
	} {
		if _, err := Fit(tt.how, tt.train); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: %v, want %q", tt.how, err, tt.want)
		}
	}
	if got := (Transform{}).Apply(nil, []float64{1, 2, 3}); !slices.Equal(got, []float64{1, 2, 3}) {
		t.Errorf("the zero Transform makes %v", got)
	}
	f, _ := Fit("whiten", Table{Columns: []string{"a", "b"}, X: []float64{1, 2, 3, 5}, Target: []float64{1, 2}})
	for _, lengths := range [][2]int{{2, 4}, {3, 3}} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("Apply of %d numbers to %d did not panic", lengths[1], lengths[0])
				}
			}()
			f.Apply(make([]float64, lengths[0]), make([]float64, lengths[1]))
		}()
	}
	if got := f.Table(Table{Columns: []string{"a", "b"}, X: []float64{1, 2}}).Columns; !slices.Equal(got, []string{"axis 1", "axis 2"}) {
		t.Errorf("whitened columns are called %v", got)
	}
}
