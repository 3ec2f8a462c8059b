package formula

import (
	"math"
	"slices"
	"strings"

	"zigzag/core/nn"
)

// A function is one name that may stand before a bracket. Exactly one of each
// and all is set.
type function struct {
	name string
	each func(x float64) float64   // entry by entry, of one argument
	all  func(x []float64) float64 // of every entry of every argument, at least one
}

// lookup is the function of that name, whatever its case.
func lookup(name string) (function, bool) {
	f := function{name: strings.ToLower(name)}
	switch f.name {
	case "sigmoid", "sigma":
		f.name, f.each = "sigmoid", nn.Sigmoid.At
	case "tanh":
		f.each = nn.Tanh.At
	case "relu":
		f.each = nn.ReLU.At
	case "elu":
		f.each = nn.ELU.At
	case "gelu":
		f.each = nn.GELU.At
	case "erf":
		f.each = nn.Erf
	case "step": // 1 where a unit with this pre-activation fires
		f.each = func(x float64) float64 { return compare(">", x, 0) }
	case "exp":
		f.each = nn.Exp
	case "log", "ln":
		f.name, f.each = "log", nn.Log
	case "sqrt":
		f.each = math.Sqrt
	case "abs":
		f.each = math.Abs
	case "sin":
		f.each = nn.Sin
	case "cos":
		f.each = nn.Cos
	case "min":
		f.all = func(x []float64) float64 { return reduce(x, func(a, b float64) float64 { return min(a, b) }) }
	case "max":
		f.all = func(x []float64) float64 { return reduce(x, func(a, b float64) float64 { return max(a, b) }) }
	case "sum":
		f.all = sum
	case "mean":
		f.all = func(x []float64) float64 { return sum(x) / float64(len(x)) }
	case "count":
		f.all = func(x []float64) float64 {
			n := 0
			for _, v := range x {
				if isTrue(v) {
					n++
				}
			}
			return float64(n)
		}
	default:
		return function{}, false
	}
	return f, true
}

// FunctionNames are the names that may stand before a bracket, sorted.
func FunctionNames() []string {
	names := []string{"sigmoid", "tanh", "relu", "elu", "gelu", "step", "erf", "exp", "log", "ln", "sqrt", "abs", "sin", "cos", "min", "max", "mean", "sum", "count"}
	slices.Sort(names)
	return names
}

func reduce(x []float64, f func(a, b float64) float64) float64 {
	r := x[0]
	for _, v := range x[1:] {
		r = f(r, v)
	}
	return r
}

// sum adds from the first entry to the last.
func sum(x []float64) float64 {
	s := 0.0
	for _, v := range x {
		s += v
	}
	return s
}

// pow is x to the y, the same to the bit on every machine. A whole exponent up
// to 64 is a product of factors, so that x^2 is x*x exactly; the rest is
// exp(y·log|x|). A negative x with a broken exponent is NaN, and x^0 is 1.
func pow(x, y float64) float64 {
	const longest = 64
	switch {
	case y == 0:
		return 1
	case math.IsNaN(x) || math.IsNaN(y):
		return math.NaN()
	case y == math.Trunc(y) && math.Abs(y) <= longest:
		r := 1.0
		for range int(math.Abs(y)) {
			r *= x
		}
		if y < 0 {
			return 1 / r
		}
		return r
	case y == 0.5 && x >= 0:
		return math.Sqrt(x)
	case x > 0:
		return nn.Exp(float64(y * nn.Log(x)))
	case x == 0:
		if y > 0 {
			return 0
		}
		return math.Inf(1)
	case y == math.Trunc(y): // a whole exponent beyond longest, or ±Inf
		r := nn.Exp(float64(y * nn.Log(-x)))
		if !math.IsInf(y, 0) && math.Mod(y, 2) != 0 {
			return -r
		}
		return r
	}
	return math.NaN()
}

// compare is 1 if the comparison holds and 0 if it does not; NaN if either
// side is NaN.
func compare(op string, a, b float64) float64 {
	if math.IsNaN(a) || math.IsNaN(b) {
		return math.NaN()
	}
	var holds bool
	switch op {
	case "<":
		holds = a < b
	case "<=":
		holds = a <= b
	case ">":
		holds = a > b
	case ">=":
		holds = a >= b
	case "==":
		holds = a == b
	case "!=":
		holds = a != b
	}
	if holds {
		return 1
	}
	return 0
}

// isTrue reports whether v counts as true: neither 0 nor NaN.
func isTrue(v float64) bool { return v != 0 && !math.IsNaN(v) }
