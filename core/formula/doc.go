// Package formula is the closed expression language of Zigzag: what a learner
// types as an answer ("w1 x1 + w2 x2 + b") and what an author writes as a
// check ("accuracy(train) == 1"). Nothing else is ever executed.
//
// # The language
//
//	numbers      2  0.5  .5  1e-3     a decimal point, never a comma
//	products     2*x  2x  w1 x1  3(x+1)  (a+b)(a-b)  and · × ⋅
//	other        + - / ^ ( )  x²  x⁻¹  √x  |x|  and − ÷ **
//	comparisons  < <= > >= == !=  and ≤ ≥ ≠
//	logic        and or not
//	functions    σ(z) sigmoid tanh relu elu gelu step erf exp log ln sqrt abs
//	             sin cos min max mean sum count
//	constants    π pi e
//
// From loosest to tightest: or, and, not, comparisons, + and −, * and /
// (implicit products too), a leading −, ^ (to the right: 2^3^2 is 2^9). So
// −x² is −(x²), as in a textbook.
//
// Subscripts are part of the name: w_1, w_{1} and w₁ are all w1. A Greek letter
// is its English name, so δ and delta are one variable; σ followed by a bracket
// is the sigmoid. log and ln both are the natural logarithm.
//
// # What is refused, because two readers would read it differently
//
//	1/2x        is it (1/2)x or 1/(2x)?
//	e^2x        is it (e^2)x or e^(2x)?
//	0,5         a decimal comma, or two numbers?
//	0 < x < 1   write 0 < x and x < 1
//	x 2, 2 3    a number after a factor needs its *
//
// # Two ways to parse
//
// [Parse] is for authors' checks. Any name is accepted, may carry points and
// arguments, and is looked up only when evaluated: accuracy(train),
// layer(4).std, output(0,1). A name that stands directly before a bracket is
// such a reference, never a product.
//
// [ParseAnswer] is for learners. It knows the variables that an answer may
// use, so x(x+1) is a product when x is one of them; names that are not
// variables are split when that can be done in exactly one way (w1x1 is w1·x1,
// xy is x·y, 2pir is 2·π·r), capital letters are forgiven when no variable
// differs only by case, and anything else is an error with a suggestion. The
// name of a variable goes before that of a constant: where e is a variable, it
// is not 2.718….
//
// # Values
//
// A value is a vector of float64; a number is a vector of one. Operators work
// entry by entry, and a number goes with every entry. min, max, mean and sum
// reduce all their arguments to one number; count counts the entries that are
// true. True is 1 and false is 0. A comparison with a value that is not a
// number (NaN) is neither: it yields NaN, which no check accepts.
//
// # Slopes
//
// [Expr.Derivative] is the derivative by one variable, as an expression of the same
// language; [Compile] makes a Go function of an expression in one variable; and
// [Activation] makes both of what a learner wrote, for a network to be trained with,
// after [CheckActivation] found that it can be.
//
// Where a formula has a kink, its slope is that on the side where a unit does not
// fire, as in nn: relu has slope 0 at 0, and so has step everywhere. Of the arguments of
// max and min that are equal, the flattest counts if their slopes are plain
// numbers (so max(0, z) is relu, and max(0.01z, z) leaky ReLU, to the slope at 0), and
// the first if they are not. |z| has slope 0 at 0.
//
// Functions come from core/nn and from operations that IEEE 754 rounds
// exactly, so that one answer gets one grade on every machine.
package formula
