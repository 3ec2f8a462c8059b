package formula

// The constructors of sums and products below leave out what changes nothing
// (0 + u, 1·u), so that a derivative can be read. 0·u is 0 even where u has no
// value: of a constant there is nothing to be multiplied.

func plus(a, b *Expr) *Expr {
	switch {
	case a.isNumber(0):
		return b
	case b.isNumber(0):
		return a
	case b.op == opNegate:
		return minus(a, b.args[0])
	}
	return folded("+", a, b)
}

func minus(a, b *Expr) *Expr {
	switch {
	case b.isNumber(0):
		return a
	case a.isNumber(0):
		return negated(b)
	case b.op == opNegate:
		return plus(a, b.args[0])
	}
	return folded("-", a, b)
}

func times(a, b *Expr) *Expr {
	switch {
	case a.isNumber(0) || b.isNumber(0):
		return zero()
	case a.isNumber(1):
		return b
	case b.isNumber(1):
		return a
	case a.op == opNegate:
		return negated(times(a.args[0], b))
	case b.op == opNegate:
		return negated(times(a, b.args[0]))
	}
	return folded("*", a, b)
}

func over(a, b *Expr) *Expr {
	switch {
	case a.isNumber(0):
		return zero()
	case b.isNumber(1):
		return a
	case a.op == opNegate:
		return negated(over(a.args[0], b))
	}
	return folded("/", a, b)
}

func powered(base, exponent *Expr) *Expr {
	switch {
	case exponent.isNumber(0):
		return one()
	case exponent.isNumber(1):
		return base
	}
	return binary("^", base, exponent)
}

func negated(a *Expr) *Expr {
	switch {
	case a.isNumber(0):
		return zero()
	case a.op == opNegate:
		return a.args[0]
	}
	return &Expr{op: opNegate, args: []*Expr{a}}
}

// folded computes with two plain numbers, unless the result is none: 1/0 stays.
func folded(operator string, a, b *Expr) *Expr {
	p, okA := a.plain()
	q, okB := b.plain()
	if okA && okB {
		if v := apply(operator, p, q); isFinite(v) {
			return literal(v)
		}
	}
	return binary(operator, a, b)
}
