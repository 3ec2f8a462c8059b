package formula

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"

	"zigzag/core/nn"
)

const (
	randomPoints = 48   // points drawn in the ranges
	enoughPoints = 8    // finite values needed for a verdict
	maxCorners   = 64   // corners of the box of ranges that are tried: all, up to six variables
	relative     = 1e-6 // two values are the same within relative·larger + absolute:
	absolute     = 1e-9 // above rounding in any order of terms, below the fifth digit of a constant
)

// A Witness is a point at which two expressions differ.
type Witness struct {
	At        map[string]float64
	Want, Got float64
}

// String says it in words: "at w1 = 0.5, x1 = 2 yours gives 3, the expected
// 2.5".
func (w Witness) String() string {
	var at []string
	for n, v := range w.At {
		at = append(at, n+" = "+Show(v))
	}
	slices.SortFunc(at, strings.Compare)
	got := "yours gives " + Show(w.Got)
	if math.IsNaN(w.Got) {
		got = "yours has no value"
	}
	where := ""
	if len(at) > 0 {
		where = "at " + strings.Join(at, ", ") + " "
	}
	return fmt.Sprintf("%s%s, the expected %s", where, got, Show(w.Want))
}

// Show writes a number for a reader: at most four significant digits, with a
// proper minus sign.
func Show(v float64) string {
	switch {
	case math.IsInf(v, 1):
		return "∞"
	case math.IsInf(v, -1):
		return "−∞"
	case math.IsNaN(v):
		return "no number"
	}
	s := strconv.FormatFloat(v, 'g', 4, 64)
	if a := math.Abs(v); a >= 1e4 && a < 1e9 {
		s = strconv.FormatFloat(v, 'f', 0, 64)
	}
	return strings.ReplaceAll(s, "-", "−")
}

// Equivalent reports whether two expressions have the same value wherever the
// wanted one has one: at corners of the variables' ranges, at their middle,
// and at points drawn from the seed. If not, witness is the plainest of the
// points at which they differ.
//
// Where want is infinite or not a number, nothing is asked of got. Where only
// got has no finite value, it is given a second chance beside the point:
// (x²−1)/(x−1) is x+1, though it has a hole at 1. An error means that the
// comparison cannot be made: a name without a variable, or a want with hardly
// any finite values
// in the ranges.
func Equivalent(want, got *Expr, vars []Var, seed uint64) (same bool, witness Witness, err error) {
	same, shortest := true, 0
	err = contrast(want, got, vars, seed, func(here Witness) (goOn bool) {
		if n := len(here.String()); same || n < shortest {
			witness, shortest = here, n
		}
		same = false
		return true
	})
	if err != nil {
		return false, Witness{}, err
	}
	return same, witness, nil
}

// Same is Equivalent for those who need no witness: it stops at the first difference, and
// writes no numbers down.
func Same(want, got *Expr, vars []Var, seed uint64) (same bool, err error) {
	same = true
	err = contrast(want, got, vars, seed, func(Witness) (goOn bool) {
		same = false
		return false
	})
	return same && err == nil, err
}

// contrast calls differ wherever got differs from want, until that has seen enough.
func contrast(want, got *Expr, vars []Var, seed uint64, differ func(Witness) (goOn bool)) error {
	finite, same := 0, true
	vars = canonical(vars)
	rng := nn.NewRand(seed)
	fixed := corners(vars)
	for i := range len(fixed) + randomPoints {
		at := Values(nil)
		if i < len(fixed) {
			at = fixed[i]
		} else {
			at = draw(vars, rng)
		}
		w, g, err := both(want, got, at)
		if err == nil && isFinite(w) && !isFinite(g) {
			beside := aside(at, vars)
			if w2, g2, err := both(want, got, beside); err == nil && isFinite(w2) && isFinite(g2) {
				at, w, g = beside, w2, g2
			}
		}
		switch {
		case err != nil:
			return fmt.Errorf("formula: compare: %w", err)
		case !isFinite(w):
			continue
		}
		finite++
		if Near(w, g) {
			continue
		}
		same = false
		if !differ(Witness{at, w, g}) {
			return nil
		}
	}
	if same && finite < enoughPoints && len(vars) > 0 || finite == 0 {
		return fmt.Errorf("formula: %s has a finite value at %d points of the ranges only: choose ranges inside its domain", want, finite)
	}
	return nil
}

// canonical are the variables under the names that expressions have them under.
func canonical(vars []Var) []Var {
	vars = slices.Clone(vars)
	for i := range vars {
		vars[i].Name, _ = CanonicalName(vars[i].Name)
	}
	return vars
}

// both are the values of two expressions at a point.
func both(want, got *Expr, at Values) (w, g float64, err error) {
	if w, err = want.Number(at); err != nil {
		return 0, 0, err
	}
	g, err = got.Number(at)
	return w, g, err
}

// aside is a point close to at, inside the ranges, off the grid of draw, and
// moved by another amount in every variable.
func aside(at Values, vars []Var) Values {
	beside := Values{}
	for j, v := range vars {
		lo, hi := v.span()
		move := float64((hi - lo) * 0.00137 * (1 + float64(0.618*float64(j)/float64(len(vars)))))
		if at[v.Name] > float64(lo/2)+float64(hi/2) {
			move = -move
		}
		beside[v.Name] = at[v.Name] + move
	}
	return beside
}

// Near reports whether two numbers agree within the tolerance of Equivalent.
// NaN agrees with nothing.
func Near(a, b float64) bool {
	return math.Abs(a-b) <= absolute+float64(relative*max(math.Abs(a), math.Abs(b)))
}

func isFinite(v float64) bool { return !math.IsNaN(v) && !math.IsInf(v, 0) }

// corners are the corners of the box of ranges, at most maxCorners of them,
// and its middle.
func corners(vars []Var) []Values {
	n := 1
	for range vars {
		n = min(2*n, maxCorners)
	}
	points := make([]Values, 0, n+1)
	middle := Values{}
	for i := range n {
		at := Values{}
		for j, v := range vars {
			lo, hi := v.span()
			at[v.Name] = lo
			if i>>(j%6)&1 == 1 { // beyond six variables, those six apart move together
				at[v.Name] = hi
			}
			middle[v.Name] = float64(lo/2) + float64(hi/2)
		}
		points = append(points, at)
	}
	return append(points, middle)
}

// draw is a point in the ranges, on a grid of decimals about a thousandth of
// each range apart, so that it reads well in a witness.
func draw(vars []Var, rng *rand.Rand) Values {
	at := Values{}
	for _, v := range vars {
		lo, hi := v.span()
		cell := 1.0 // a power of ten
		for cell > (hi-lo)/100 && cell > 1e-300 {
			cell /= 10
		}
		for cell*1000 < hi-lo && cell < 1e300 {
			cell *= 10
		}
		first, last := math.Ceil(lo/cell), math.Floor(hi/cell)
		if !isFinite(first) || !isFinite(last) || last-first < 1 || last-first > 1e6 {
			at[v.Name] = lo + float64(nn.Uniform(rng)*(hi-lo))
			continue
		}
		k := first + float64(nn.Below(rng, int(last-first)+1))
		at[v.Name] = tidy(k * cell)
	}
	return at
}

// tidy drops what rounding left behind the twelfth digit.
func tidy(v float64) float64 {
	t, err := strconv.ParseFloat(strconv.FormatFloat(v, 'g', 12, 64), 64)
	if err != nil {
		return v
	}
	return t
}
