package nn

// SGD is plain stochastic gradient descent.
type SGD struct {
	LearningRate float64
}

// Step takes one step down the gradient: params −= LearningRate·grad. It panics if
// the two differ in length.
func (o SGD) Step(params, grad []float64) {
	if len(params) != len(grad) {
		panic("nn: SGD.Step: params and grad differ in length")
	}
	grad = grad[:len(params)]
	for i, g := range grad {
		params[i] -= float64(o.LearningRate * g)
	}
}
