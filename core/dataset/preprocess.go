package dataset

import (
	"fmt"
	"math"
	"slices"
	"strings"
)

// flat is the share of the largest variance below which a direction of the inputs
// counts as one in which they do not vary: what rounding leaves is smaller, what
// was measured larger.
const flat = 1e-10

// A Transform changes inputs as was learned from one table, the training part, so
// that the others can be changed by the very same numbers. Its zero value, and
// that of "none", changes nothing.
type Transform struct {
	how     string
	columns []string
	mean    []float64 // taken from each column
	// divisor is what each column, or after turning each axis, is divided by: its
	// standard deviation, or 1 if it does not vary.
	divisor []float64
	axes    []float64 // whiten: width×width, a unit vector a row
	still   []string  // columns that do not vary
	flat    int       // whiten: further directions in which nothing varies
}

// Preprocessings lists what Fit knows, from least to most.
func Preprocessings() []string { return []string{"none", "centre", "scale", "whiten"} }

// Fit learns from the inputs of t, which should be the training part alone:
//
//	none     nothing
//	centre   each column's mean, to be taken away ("center" means the same)
//	scale    the mean, and the standard deviation (over rows, not rows−1) to divide by
//	whiten   the mean, the principal axes to turn to, and their standard deviations
//	         to divide by: the columns are then uncorrelated, each of variance 1,
//	         first the one along the axis of largest variance
//
// A column that does not vary is centred and otherwise left alone, in its place;
// so is a direction that the other columns do not vary in, because one of them is a
// sum of others or there are too few rows. [Transform.Describe] says so.
//
// The error says that the name is unknown, or what is wrong with t.
func Fit(how string, t Table) (Transform, error) {
	if how == "center" {
		how = "centre"
	}
	if !slices.Contains(Preprocessings(), how) {
		return Transform{}, fmt.Errorf("dataset: unknown preprocessing %.40q: use one of %s", how, strings.Join(Preprocessings(), ", "))
	}
	if how == "none" {
		return Transform{how: how}, nil
	}
	if err := t.Validate(); err != nil {
		return Transform{}, err
	}
	f := Transform{how: how, columns: t.Columns, mean: means(t), divisor: make([]float64, len(t.Columns))}
	for j := range f.divisor {
		f.divisor[j] = 1
	}
	var moving []int // the columns that vary
	for j, name := range t.Columns {
		if varies(t, j) {
			moving = append(moving, j)
		} else {
			f.mean[j] = t.X[j] // exactly, so that nothing is left of it
			f.still = append(f.still, name)
		}
	}
	switch how {
	case "scale":
		for _, j := range moving {
			f.divisor[j] = math.Sqrt(covariance(t, f.mean, j, j))
		}
	case "whiten":
		f.whiten(t, moving)
	}
	return f, nil
}

// whiten finds the principal axes of the columns that vary.
func (f *Transform) whiten(t Table, moving []int) {
	n, width := len(moving), len(t.Columns)
	cov := make([]float64, n*n)
	for a, i := range moving {
		for b, j := range moving[:a+1] {
			c := covariance(t, f.mean, i, j)
			cov[a*n+b], cov[b*n+a] = c, c
		}
	}
	values, vectors := eigen(cov, n)
	f.axes = make([]float64, width*width)
	for j := range width {
		if !slices.Contains(moving, j) {
			f.axes[j*width+j] = 1
		}
	}
	for a, i := range moving {
		for b, j := range moving {
			f.axes[i*width+j] = vectors[a*n+b]
		}
		if values[a] > flat*values[0] {
			f.divisor[i] = math.Sqrt(values[a])
		} else {
			f.flat++
		}
	}
}

// means are the columns' means.
func means(t Table) []float64 {
	mean := make([]float64, len(t.Columns))
	for i := range t.Rows() {
		for j, x := range t.Row(i) {
			mean[j] += x
		}
	}
	for j := range mean {
		mean[j] /= float64(t.Rows())
	}
	return mean
}

func varies(t Table, column int) bool {
	for i := column; i < len(t.X); i += len(t.Columns) {
		if t.X[i] != t.X[column] {
			return true
		}
	}
	return false
}

// covariance is the mean product of what columns a and b are off their means by.
func covariance(t Table, mean []float64, a, b int) float64 {
	var sum float64
	for start := 0; start < len(t.X); start += len(t.Columns) {
		sum += float64((t.X[start+a] - mean[a]) * (t.X[start+b] - mean[b]))
	}
	return sum / float64(t.Rows())
}
