package nn

import "math"

// The proximal step of an L1 penalty: instead of following a derivative that jumps at
// 0, a weight is moved towards 0 by what the penalty would pull, and no further,
//
//	soft(u, r) = sign(u)·max(0, |u| − r)
//
// so that it can come to rest exactly there. For plain descent, u = w − η·g and
// r = η·L1. Any other optimizer must pull with the penalty as it does with a
// gradient, or what it comes to rest at is the minimum of something else:
//
//	momentum   u = w + μ·v − η·g, r = η·L1, and v is how far w moved, all told
//	nesterov   u = w − η·g from the place ahead; w and v follow as in momentum
//	adagrad, rmsprop, adam   r = η·L1/(√c + ε): divided as the gradient is
//
// At rest at 0, a weight then stays if |g| ≤ L1, whatever the optimizer.
//
// Sources: Parikh & Boyd, Proximal Algorithms (2014), §4.2, §4.3 (accelerated) and
// §6.5.2 (soft threshold); Duchi, Hazan & Singer (2011), §5.1, for the divided one.

// soft moves u towards 0 by r ≥ 0, and no further. NaN stays NaN.
func soft(u, r float64) float64 {
	switch {
	case u > r:
		return u - r
	case u < -r:
		return u + r
	case u != u:
		return u
	}
	return 0
}

// proximal takes the step of the parameters from … to−1 with a penalty of l1·Σ|w| on
// them.
func (o Optimizer) proximal(params, grad []float64, rate, l1 float64, m *Moments, from, to int) {
	x, grad := params[from:to], grad[from:to]
	grad = grad[:len(x)]
	first, second := m.span(from, to)
	mu, rho, eps := o.Momentum, o.decay(), o.epsilon()
	pull := float64(rate * l1)
	switch o.Name {
	case "", "sgd":
		for i, g := range grad {
			x[i] = soft(x[i]-float64(rate*g), pull)
		}
	case "momentum":
		for i, g := range grad {
			u := x[i] + (float64(mu*first[i]) - float64(rate*g))
			w := soft(u, pull)
			first[i] = w - x[i]
			x[i] = w
		}
	case "nesterov":
		for i, g := range grad {
			w := soft(x[i]-float64(rate*g), pull)
			first[i] = w - (x[i] - float64(mu*first[i]))
			x[i] = w + float64(mu*first[i])
		}
	case "adagrad":
		for i, g := range grad {
			second[i] += float64(g * g)
			by := math.Sqrt(second[i]) + eps
			x[i] = soft(x[i]-float64(rate*g)/by, pull/by)
		}
	case "rmsprop":
		for i, g := range grad {
			second[i] = float64(rho*second[i]) + float64(float64((1-rho)*g)*g)
			by := math.Sqrt(second[i]) + eps
			x[i] = soft(x[i]-float64(rate*g)/by, pull/by)
		}
	case "adam":
		young1, young2 := 1-power(mu, m.Steps), 1-power(rho, m.Steps)
		for i, g := range grad {
			first[i] = float64(mu*first[i]) + float64((1-mu)*g)
			second[i] = float64(rho*second[i]) + float64(float64((1-rho)*g)*g)
			by := math.Sqrt(second[i]/young2) + eps
			x[i] = soft(x[i]-float64(rate*(first[i]/young1))/by, pull/by)
		}
	default:
		panic("nn: unknown optimizer " + o.Name)
	}
}
