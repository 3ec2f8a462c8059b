package nn

import "math"

// A Penalty makes large weights cost something: training lowers
//
//	loss + L1·Σ|w| + L2/2·Σw²
//
// over all weights. Biases are never penalised, nor a norm's numbers or PReLU's slopes:
// they do not multiply inputs. L1 alone is the lasso, L2 alone ridge regression,
// both the elastic net. The zero value is no penalty.
//
// L1 has a kink at 0, where its derivative here is 0. A step down that derivative
// carries a small weight past 0 and back, and hardly ever onto it: Proximal replaces it by
// a soft threshold, which gives exact zeros (proximal.go).
//
// Decoupled takes L2 out of the gradient and shrinks the weights by itself,
// w −= η·L2·w: weight decay. For sgd the two are the same; where an optimizer divides by
// the size of past gradients, L2 in the gradient is divided too, and weight decay is not.
//
// Sources: Tibshirani (1996); Zou & Hastie (2005), for the elastic net; Loshchilov & Hutter, Decoupled Weight Decay
// Regularization (2019), https://arxiv.org/abs/1711.05101, with the schedule of the rate.
type Penalty struct {
	L1, L2    float64 // both at least 0
	Proximal  bool    // L1 by its soft threshold
	Decoupled bool    // L2 as weight decay
}

// Value returns L1·Σ|w| + L2/2·Σw², added up in the order of w.
func (p Penalty) Value(w []float64) float64 {
	var sizes, squares float64
	for _, v := range w {
		sizes += math.Abs(v)
		squares += float64(v * v)
	}
	return float64(p.L1*sizes) + float64(0.5*p.L2*squares)
}

// AddGradient adds to grad what the penalty contributes to the gradient by w: nothing
// for the parts that are Proximal or Decoupled.
func (p Penalty) AddGradient(grad, w []float64) {
	if p.L2 != 0 && !p.Decoupled {
		for i, v := range w {
			grad[i] += float64(p.L2 * v)
		}
	}
	if p.L1 != 0 && !p.Proximal {
		for i, v := range w {
			switch {
			case v > 0:
				grad[i] += p.L1
			case v < 0:
				grad[i] -= p.L1
			}
		}
	}
}

// Shrink decays w, before an optimizer's step with this rate: w −= rate·L2·w if
// Decoupled, else nothing.
func (p Penalty) Shrink(w []float64, rate float64) {
	if p.L2 == 0 || !p.Decoupled {
		return
	}
	by := float64(rate * p.L2)
	for i, v := range w {
		w[i] -= float64(by * v)
	}
}

// PenaltyOf returns p's value over all weights of the network, layer by layer.
func (n *Network) PenaltyOf(p Penalty) float64 {
	sum := 0.0
	for l := range n.layers {
		w, _, _, _ := n.Layer(l)
		sum += p.Value(w)
	}
	return sum
}
