package nn

// Perceptron shows one example to a single neuron and corrects it if it was
// wrong: w += lr·(label − out)·x and b += lr·(label − out). The neuron fires
// (out = 1) when w·x + b > 0; exactly 0 counts as not firing. It reports whether
// it corrected. label is 0 or 1; x and w have the same length; a NaN in w·x + b
// does not fire.
//
// The rule stops correcting if, and only if, a line separates the examples.
//
// Source: Rosenblatt (1958); Novikoff, On Convergence Proofs on Perceptrons (1962).
func Perceptron(w []float64, b *float64, x []float64, label int, lr float64) (corrected bool) {
	if len(w) != len(x) {
		panic("nn: Perceptron: w and x differ in length")
	}
	if label != 0 && label != 1 {
		panic("nn: Perceptron: label must be 0 or 1")
	}
	z := *b
	for i, xi := range x {
		z += float64(w[i] * xi)
	}
	out := 0
	if z > 0 {
		out = 1
	}
	if out == label {
		return false
	}
	push := float64(lr * float64(label-out))
	for i, xi := range x {
		w[i] += float64(push * xi)
	}
	*b += push
	return true
}
