package formula

import (
	"errors"
	"fmt"
	"math"
)

// Derivative is the derivative by a variable, in canonical form, simplified a
// little: every other reference counts as a constant. The package comment tells
// what it is at a kink. Comparisons and logic are flat wherever they have a slope,
// so theirs is 0, as count's is.
//
// The error says that the derivative would be too long to be of use.
func (e *Expr) Derivative(variable string) (*Expr, error) {
	if name, ok := CanonicalName(variable); ok {
		variable = name
	}
	d := e.derive(variable)
	if !d.smaller(maxNodes) {
		return nil, errors.New("formula: the derivative is too long: write a shorter formula")
	}
	return d, nil
}

// maxNodes bounds a derivative and what Compile takes: a formula of the longest
// length has a few hundred nodes, and its derivative grows with their square.
const maxNodes = 20_000

// smaller reports whether the expression has at most limit nodes, without
// counting further. Derivatives share parts, so there may be very many.
func (e *Expr) smaller(limit int) bool {
	var count func(e *Expr) bool
	count = func(e *Expr) bool {
		if limit--; limit < 0 {
			return false
		}
		for _, a := range e.args {
			if !count(a) {
				return false
			}
		}
		return true
	}
	return count(e)
}

func (e *Expr) derive(x string) *Expr {
	if !e.uses(x) {
		return zero()
	}
	switch e.op {
	case opRef:
		return one()
	case opNegate:
		return negated(e.args[0].derive(x))
	case opBinary:
		return e.deriveBinary(x)
	case opCall:
		return e.deriveCall(x)
	}
	return zero() // not
}

// uses reports whether the variable occurs.
func (e *Expr) uses(x string) bool {
	if e.op == opRef {
		return e.text == x
	}
	for _, a := range e.args {
		if a.uses(x) {
			return true
		}
	}
	return false
}

func (e *Expr) deriveBinary(x string) *Expr {
	u, v := e.args[0], e.args[1]
	switch e.text {
	case "+":
		return plus(u.derive(x), v.derive(x))
	case "-":
		return minus(u.derive(x), v.derive(x))
	case "*":
		return plus(times(u.derive(x), v), times(u, v.derive(x)))
	case "/":
		if !v.uses(x) {
			return over(u.derive(x), v)
		}
		return over(minus(times(u.derive(x), v), times(u, v.derive(x))), binary("^", v, literal(2)))
	case "^":
		return e.derivePower(x)
	}
	return zero() // comparisons, and, or
}

// derivePower is n·uⁿ⁻¹·u′ where the exponent is a constant, uᵛ·log u·v′ where the
// base is, and the sum of both where neither is.
func (e *Expr) derivePower(x string) *Expr {
	u, v := e.args[0], e.args[1]
	byBase, byExponent := zero(), zero()
	if u.uses(x) {
		byBase = times(times(v, powered(u, minus(v, one()))), u.derive(x))
	}
	if v.uses(x) {
		byExponent = e
		if u.op != opConstant || u.text != "e" {
			byExponent = times(e, called("log", u))
		}
		byExponent = times(byExponent, v.derive(x))
	}
	return plus(byBase, byExponent)
}

// deriveCall follows the chain rule, f(u)′ = f′(u)·u′, and goes argument by argument
// where there are several.
func (e *Expr) deriveCall(x string) *Expr {
	u := e.args[0]
	switch e.text {
	case "min", "max":
		return e.deriveExtreme(x)
	case "sum", "mean":
		total := zero()
		for _, a := range e.args {
			total = plus(total, a.derive(x))
		}
		if e.text == "mean" {
			return over(total, literal(float64(len(e.args))))
		}
		return total
	case "count", "step":
		return zero()
	case "log":
		return over(u.derive(x), u)
	case "sqrt":
		return over(u.derive(x), times(literal(2), e))
	}
	return times(e.outerSlope(u), u.derive(x))
}

// outerSlope is f′(u) for a function f of one argument.
func (e *Expr) outerSlope(u *Expr) *Expr {
	switch e.text {
	case "sigmoid":
		return times(e, minus(one(), e))
	case "tanh":
		return minus(one(), binary("^", e, literal(2)))
	case "relu":
		return called("step", u)
	case "elu": // e^u below 0 and 1 above, without an exponential that overflows
		return called("exp", called("min", u, zero()))
	case "gelu": // Φ(u) + u·φ(u)
		root2 := called("sqrt", literal(2))
		below := over(plus(one(), called("erf", over(u, root2))), literal(2))
		bell := called("exp", over(negated(binary("^", u, literal(2))), literal(2)))
		return plus(below, over(times(u, bell), called("sqrt", times(literal(2), pi()))))
	case "erf":
		return over(times(literal(2), called("exp", negated(binary("^", u, literal(2))))), called("sqrt", pi()))
	case "exp":
		return e
	case "abs": // the sign
		return minus(called("step", u), called("step", negated(u)))
	case "sin":
		return called("cos", u)
	case "cos":
		return negated(called("sin", u))
	}
	panic("formula: no derivative of " + e.text)
}

// deriveExtreme is the slope of the largest (or smallest) argument, two at a time.
func (e *Expr) deriveExtreme(x string) *Expr {
	best, slope := e.args[0], e.args[0].derive(x)
	for _, next := range e.args[1:] {
		d := next.derive(x)
		a, b, da, db := best, next, slope, d // b wins where they are equal
		if !flatter(db, da) {
			a, b, da, db = next, best, d, slope
		}
		ahead := minus(a, b)
		if e.text == "min" {
			ahead = minus(b, a)
		}
		wins := called("step", ahead)
		best, slope = called(e.text, best, next), plus(times(wins, da), times(minus(one(), wins), db))
	}
	return slope
}

// flatter reports whether both slopes are plain numbers and a is the nearer to 0.
func flatter(a, b *Expr) bool {
	p, okA := a.plain()
	q, okB := b.plain()
	return okA && okB && math.Abs(p) < math.Abs(q)
}

// plain is the value of a number or of a negated one.
func (e *Expr) plain() (v float64, ok bool) {
	switch {
	case e.op == opNumber:
		return e.value, true
	case e.op == opNegate && e.args[0].op == opNumber:
		return -e.args[0].value, true
	}
	return 0, false
}

func (e *Expr) isNumber(v float64) bool { p, ok := e.plain(); return ok && p == v }

func zero() *Expr { return literal(0) }
func one() *Expr  { return literal(1) }
func pi() *Expr   { return &Expr{op: opConstant, text: "pi", value: math.Pi} }

func called(name string, args ...*Expr) *Expr {
	if _, ok := lookup(name); !ok {
		panic(fmt.Sprintf("formula: %s is no function", name))
	}
	return &Expr{op: opCall, text: name, args: args}
}
