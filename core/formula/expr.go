package formula

import (
	"slices"
	"strconv"
	"strings"
)

// An op says what a node does.
type op uint8

const (
	opNumber   op = iota // value
	opConstant           // text, value
	opRef                // text: canonical reference
	opCall               // text: function; args
	opNegate             // args[0]
	opNot                // args[0]
	opBinary             // text: + - * / ^ < <= > >= == != and or; args[0], args[1]
)

// An Expr is a parsed expression. It is never changed after parsing, so it may
// be shared.
type Expr struct {
	op    op
	text  string
	value float64
	args  []*Expr
}

// String writes the expression in canonical form: every product with its *,
// single spaces, no bracket that is not needed. Parsing it gives the same
// expression again.
func (e *Expr) String() string {
	var b strings.Builder
	e.write(&b, 0)
	return b.String()
}

// binding is how tightly a node holds together; a node inside a tighter one
// needs brackets.
func (e *Expr) binding() int {
	switch e.op {
	case opNot:
		return 3
	case opNegate:
		return 7
	case opBinary:
		return bindingOf(e.text)
	}
	return 9
}

func bindingOf(operator string) int {
	switch operator {
	case "or":
		return 1
	case "and":
		return 2
	case "+", "-":
		return 5
	case "*", "/":
		return 6
	case "^":
		return 8
	}
	return 4 // comparisons
}

func (e *Expr) write(b *strings.Builder, outer int) {
	own := e.binding()
	if own < outer {
		b.WriteByte('(')
		defer b.WriteByte(')')
	}
	switch e.op {
	case opNumber:
		b.WriteString(strconv.FormatFloat(e.value, 'g', -1, 64))
	case opConstant, opRef:
		b.WriteString(e.text)
	case opCall:
		b.WriteString(e.text + "(")
		for i, a := range e.args {
			if i > 0 {
				b.WriteString(", ")
			}
			a.write(b, 0)
		}
		b.WriteByte(')')
	case opNegate:
		b.WriteByte('-')
		e.args[0].write(b, own)
	case opNot:
		b.WriteString("not ")
		e.args[0].write(b, own)
	case opBinary:
		left, right := own, own+1 // to the left: a - b - c is (a - b) - c
		switch {
		case e.text == "^":
			left, right = own+1, own
		case own == 4: // comparisons do not chain
			left = own + 1
		}
		e.args[0].write(b, left)
		if e.text == "^" {
			b.WriteByte('^')
		} else {
			b.WriteString(" " + e.text + " ")
		}
		e.args[1].write(b, right)
	}
}

// Refs are the references of the expression, each once, in the order in which
// they are first used.
func (e *Expr) Refs() []string {
	var refs []string
	var visit func(e *Expr)
	visit = func(e *Expr) {
		if e.op == opRef && !slices.Contains(refs, e.text) {
			refs = append(refs, e.text)
		}
		for _, a := range e.args {
			visit(a)
		}
	}
	visit(e)
	return refs
}

// Functions are the functions of the expression by their own names (sigmoid for σ, log
// for ln), each once, in the order in which they are first used. A power of e counts as
// exp.
func (e *Expr) Functions() []string {
	var names []string
	var visit func(e *Expr)
	visit = func(e *Expr) {
		name := ""
		switch {
		case e.op == opCall:
			name = e.text
		case e.op == opBinary && e.text == "^" && e.args[0].op == opConstant && e.args[0].text == "e":
			name = "exp"
		}
		if name != "" && !slices.Contains(names, name) {
			names = append(names, name)
		}
		for _, a := range e.args {
			visit(a)
		}
	}
	visit(e)
	return names
}

// CanonicalFunction is the name under which Functions lists a function: sigmoid for σ,
// log for ln. ok is false if there is no such function.
func CanonicalFunction(name string) (canonical string, ok bool) {
	spelled, ok := CanonicalName(name) // σ is sigma
	f, known := lookup(spelled)
	return f.name, ok && known
}

// Conjuncts are the parts of a and b and c, or the expression alone.
func (e *Expr) Conjuncts() []*Expr {
	if e.op == opBinary && e.text == "and" {
		return append(e.args[0].Conjuncts(), e.args[1].Conjuncts()...)
	}
	return []*Expr{e}
}

// Comparison takes a comparison apart; ok is false if the expression is not one.
func (e *Expr) Comparison() (left *Expr, operator string, right *Expr, ok bool) {
	if e.op != opBinary || bindingOf(e.text) != 4 {
		return nil, "", nil, false
	}
	return e.args[0], e.text, e.args[1], true
}
