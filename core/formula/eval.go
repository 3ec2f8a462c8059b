package formula

import (
	"fmt"
	"math"
)

// An Env knows what the references of an expression are worth.
type Env interface {
	// Value is the value of a reference in canonical form: "x",
	// "accuracy(train)", "layer(4).std", "output(0,1)". A number is a vector
	// of one. An unknown reference is an error that says so.
	Value(ref string) ([]float64, error)
}

// Values is an Env of numbers by name.
type Values map[string]float64

// Value is the number of that name.
func (v Values) Value(ref string) ([]float64, error) {
	x, ok := v[ref]
	if !ok {
		return nil, fmt.Errorf("formula: nothing is called %q", ref)
	}
	return []float64{x}, nil
}

// Eval is the value of the expression: a vector, of one entry for a number.
// Numbers outside a function's domain give NaN or Inf, as in float64
// arithmetic. An error means an unknown reference, vectors of different
// lengths, or a reduction of nothing. The result may be env's own slice: read
// it, do not write to it.
func (e *Expr) Eval(env Env) ([]float64, error) {
	switch e.op {
	case opNumber, opConstant:
		return []float64{e.value}, nil
	case opRef:
		return env.Value(e.text)
	}
	args := make([][]float64, len(e.args))
	for i, a := range e.args {
		v, err := a.Eval(env)
		if err != nil {
			return nil, err
		}
		args[i] = v
	}
	switch e.op {
	case opNegate:
		return each(args[0], func(x float64) float64 { return -x }), nil
	case opNot:
		return each(args[0], func(x float64) float64 {
			if math.IsNaN(x) {
				return x
			}
			return compare("==", x, 0)
		}), nil
	case opCall:
		return e.call(args)
	}
	return e.pairwise(args[0], args[1])
}

// Number is the value of an expression that must be a single number.
func (e *Expr) Number(env Env) (float64, error) {
	v, err := e.Eval(env)
	if err != nil {
		return 0, err
	}
	if len(v) != 1 {
		return 0, fmt.Errorf("formula: %s is %d numbers, not one: use min, max, mean, sum or count", e, len(v))
	}
	return v[0], nil
}

// True reports whether the expression holds: every entry of its value, and at
// least one, is neither 0 nor NaN.
func (e *Expr) True(env Env) (bool, error) {
	v, err := e.Eval(env)
	if err != nil {
		return false, err
	}
	for _, x := range v {
		if !isTrue(x) {
			return false, nil
		}
	}
	return len(v) > 0, nil
}

func each(x []float64, f func(float64) float64) []float64 {
	y := make([]float64, len(x))
	for i, v := range x {
		y[i] = f(v)
	}
	return y
}

func (e *Expr) call(args [][]float64) ([]float64, error) {
	f, ok := lookup(e.text)
	if !ok {
		panic("formula: call of unknown function " + e.text)
	}
	if f.each != nil {
		return each(args[0], f.each), nil
	}
	var flat []float64
	for _, a := range args {
		flat = append(flat, a...)
	}
	if len(flat) == 0 && e.text != "count" && e.text != "sum" {
		return nil, fmt.Errorf("formula: %s has no entries to take the %s of", e, e.text)
	}
	return []float64{f.all(flat)}, nil
}

// pairwise applies a binary operator; a single number goes with every entry of
// the other side.
func (e *Expr) pairwise(a, b []float64) ([]float64, error) {
	n := max(len(a), len(b))
	if len(a) == 0 || len(b) == 0 {
		n = 0
	}
	if len(a) != len(b) && len(a) != 1 && len(b) != 1 {
		return nil, fmt.Errorf("formula: %s has %d entries and %s has %d: they cannot be paired", e.args[0], len(a), e.args[1], len(b))
	}
	out := make([]float64, n)
	for i := range out {
		x, y := a[min(i, len(a)-1)], b[min(i, len(b)-1)]
		out[i] = apply(e.text, x, y)
	}
	return out, nil
}

// apply is one binary operation on two numbers.
func apply(operator string, x, y float64) float64 {
	switch operator {
	case "+":
		return x + y
	case "-":
		return x - y
	case "*":
		return x * y
	case "/":
		return x / y
	case "^":
		return pow(x, y)
	case "and", "or":
		// One side can settle the matter: false for and, true for or. It does
		// so even beside a NaN.
		settling := 0.0
		if operator == "or" {
			settling = 1
		}
		p, q := compare("!=", x, 0), compare("!=", y, 0)
		switch {
		case p == settling || q == settling:
			return settling
		case math.IsNaN(p) || math.IsNaN(q):
			return math.NaN()
		}
		return 1 - settling
	}
	return compare(operator, x, y)
}
