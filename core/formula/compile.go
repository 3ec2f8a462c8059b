package formula

import (
	"fmt"
)

// Compile makes a Go function of an expression in one variable. It gives what Number
// gives, to the bit, on every machine, does not allocate, and has no state: it may be
// called in the middle of training. An error names a reference that is not the
// variable, or says that the expression is too long.
func Compile(e *Expr, variable string) (func(z float64) float64, error) {
	if name, ok := CanonicalName(variable); ok {
		variable = name
	}
	if !e.smaller(maxNodes) {
		return nil, fmt.Errorf("formula: the formula is too long to compute often: write a shorter one")
	}
	for _, ref := range e.Refs() {
		if ref != variable {
			return nil, fmt.Errorf("formula: %s is not known here: use only %s", clip(ref), variable)
		}
	}
	f, _ := e.compile()
	return f, nil
}

// compile is a tree of closures, one a node; what is fixed is computed once. No
// product can be fused with a sum, because each is returned from a call of its own.
func (e *Expr) compile() (f func(z float64) float64, fixed bool) {
	if e.op == opRef {
		return func(z float64) float64 { return z }, false
	}
	args := make([]func(float64) float64, len(e.args))
	fixed = true
	for i, a := range e.args {
		arg, isFixed := a.compile()
		args[i] = arg
		fixed = fixed && isFixed
	}
	f = e.node(args)
	if fixed {
		value := f(0)
		return func(float64) float64 { return value }, true
	}
	return f, false
}

func (e *Expr) node(args []func(float64) float64) func(z float64) float64 {
	switch e.op {
	case opNumber, opConstant:
		value := e.value
		return func(float64) float64 { return value }
	case opNegate:
		f := args[0]
		return func(z float64) float64 { return -f(z) }
	case opNot:
		f := args[0]
		return func(z float64) float64 { return compare("==", f(z), 0) }
	case opCall:
		return e.callNode(args)
	}
	f, g := args[0], args[1]
	switch operator := e.text; {
	case operator == "+":
		return func(z float64) float64 { return f(z) + g(z) }
	case operator == "-":
		return func(z float64) float64 { return f(z) - g(z) }
	case operator == "*":
		return func(z float64) float64 { return f(z) * g(z) }
	case operator == "/":
		return func(z float64) float64 { return f(z) / g(z) }
	case operator == "^" && e.args[1].isNumber(2):
		return func(z float64) float64 { u := f(z); return u * u }
	default:
		return func(z float64) float64 { return apply(operator, f(z), g(z)) }
	}
}

// callNode is a function of one argument, or of all of them, entry by entry from the first
// to the last, as Eval goes.
func (e *Expr) callNode(args []func(float64) float64) func(z float64) float64 {
	f, ok := lookup(e.text)
	if !ok {
		panic("formula: call of unknown function " + e.text)
	}
	if f.each != nil {
		outer, inner := f.each, args[0]
		return func(z float64) float64 { return outer(inner(z)) }
	}
	first, rest := args[0], args[1:]
	switch e.text {
	case "min":
		return func(z float64) float64 {
			least := first(z)
			for _, g := range rest {
				least = min(least, g(z))
			}
			return least
		}
	case "max":
		return func(z float64) float64 {
			most := first(z)
			for _, g := range rest {
				most = max(most, g(z))
			}
			return most
		}
	case "count":
		return func(z float64) float64 {
			n := 0.0
			for _, g := range args {
				if isTrue(g(z)) {
					n++
				}
			}
			return n
		}
	case "sum", "mean":
		share := 1.0
		if e.text == "mean" {
			share = float64(len(args))
		}
		return func(z float64) float64 {
			total := 0.0
			for _, g := range args {
				total += g(z)
			}
			return total / share
		}
	}
	panic("formula: " + e.text + " cannot be compiled")
}
