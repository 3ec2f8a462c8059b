package nn

import (
	"fmt"
	"math"
	"slices"
	"strings"
)

// An Optimizer says how a step is made from a gradient g and a rate η. With x for a
// parameter, and v, c, m for what is remembered of earlier gradients, at first 0:
//
//	sgd        x −= η·g
//	momentum   v = μ·v − η·g;  x += v
//	nesterov   v′ = μ·v − η·g;  x += (1 + μ)·v′ − μ·v
//	adagrad    c += g²;  x −= η·g/(√c + ε)
//	rmsprop    c = ρ·c + (1 − ρ)·g²;  x −= η·g/(√c + ε)
//	adam       m = β₁·m + (1 − β₁)·g;  c = β₂·c + (1 − β₂)·g²;
//	           x −= η·(m/(1 − β₁ᵗ))/(√(c/(1 − β₂ᵗ)) + ε)  at step t = 1, 2, …
//
// Nesterov's gradient is taken where v alone would lead; here, as CS231n writes it, x is
// that place already ("x ahead"), so that nothing has to be shifted back and forth. The
// rate is a part of v, so that a rate that changes does not change the way so far.
//
// The zero value is sgd.
//
// Sources: Polyak (1964); Nesterov (1983), in the form of Sutskever et al. (2013);
// Duchi, Hazan & Singer (2011); Hinton's lecture 6e (2012), for rmsprop; Kingma & Ba
// (2015), https://arxiv.org/abs/1412.6980; all as in https://cs231n.github.io/neural-networks-3/.
type Optimizer struct {
	Name     string  // "" is sgd
	Momentum float64 // μ, or Adam's β₁, in [0, 1); taken as it stands. ParseOptimizer gives 0.9
	Decay    float64 // ρ, or Adam's β₂, in [0, 1); 0 is the method's own: 0.9, or 0.999
	Epsilon  float64 // ε; 0 is 1e-8
}

// Optimizers lists the names that ParseOptimizer reads.
func Optimizers() []string {
	return []string{"sgd", "momentum", "nesterov", "adagrad", "rmsprop", "adam"}
}

// ParseOptimizer returns the optimizer of that name with the numbers usual for it.
func ParseOptimizer(name string) (Optimizer, error) {
	if !slices.Contains(Optimizers(), name) {
		return Optimizer{}, fmt.Errorf("nn: unknown optimizer %q: use one of %s", shorten(name), strings.Join(Optimizers(), ", "))
	}
	o := Optimizer{Name: name}
	if o.HasMomentum() {
		o.Momentum = 0.9
	}
	return o, nil
}

// HasMomentum reports whether Momentum plays a part.
func (o Optimizer) HasMomentum() bool {
	return o.Name == "momentum" || o.Name == "nesterov" || o.Name == "adam"
}

// HasDecay reports whether Decay plays a part.
func (o Optimizer) HasDecay() bool { return o.Name == "rmsprop" || o.Name == "adam" }

// decay is Decay with the method's own for 0.
func (o Optimizer) decay() float64 {
	switch {
	case o.Decay != 0:
		return o.Decay
	case o.Name == "adam":
		return 0.999
	}
	return 0.9
}

func (o Optimizer) epsilon() float64 {
	if o.Epsilon == 0 {
		return 1e-8
	}
	return o.Epsilon
}

// Moments are what an optimizer remembers of the gradients so far, one number a
// parameter. The zero value remembers nothing.
type Moments struct {
	First  []float64 // v, or Adam's m; empty where the method has none
	Second []float64 // c; empty where the method has none
	Steps  int       // steps that it was told of: Adam's t
}

// Clone returns a copy that shares no memory with m.
func (m Moments) Clone() Moments {
	m.First, m.Second = slices.Clone(m.First), slices.Clone(m.Second)
	return m
}

// copyFrom makes m a copy of o in the memory that m already has.
func (m *Moments) copyFrom(o Moments) {
	m.First = append(m.First[:0], o.First...)
	m.Second = append(m.Second[:0], o.Second...)
	m.Steps = o.Steps
}

// span is what is remembered of the parameters from … to−1.
func (m *Moments) span(from, to int) (first, second []float64) {
	if len(m.First) > 0 {
		first = m.First[from:to]
	}
	if len(m.Second) > 0 {
		second = m.Second[from:to]
	}
	return first, second
}

// fit makes room for n parameters where the method remembers anything.
func (m *Moments) fit(o Optimizer, n int) {
	if o.HasMomentum() && len(m.First) != n {
		m.First = make([]float64, n)
	}
	if (o.HasDecay() || o.Name == "adagrad") && len(m.Second) != n {
		m.Second = make([]float64, n)
	}
}

// Step takes one step with this rate and remembers the gradient in m, which belongs
// to these parameters and this optimizer alone. It panics if params and grad differ in
// length, or the name is unknown. A NaN in grad stays in m and so in params.
func (o Optimizer) Step(params, grad []float64, rate float64, m *Moments) {
	if len(params) != len(grad) {
		panic("nn: Optimizer.Step: params and grad differ in length")
	}
	m.fit(o, len(params))
	m.Steps++
	o.step(params, grad, rate, m, 0, len(params))
}

// step takes the step of the parameters from … to−1.
func (o Optimizer) step(params, grad []float64, rate float64, m *Moments, from, to int) {
	x, grad := params[from:to], grad[from:to]
	grad = grad[:len(x)]
	first, second := m.span(from, to)
	mu, rho, eps := o.Momentum, o.decay(), o.epsilon()
	switch o.Name {
	case "", "sgd":
		for i, g := range grad {
			x[i] -= float64(rate * g)
		}
	case "momentum":
		v := first[:len(x)]
		for i, g := range grad {
			v[i] = float64(mu*v[i]) - float64(rate*g)
			x[i] += v[i]
		}
	case "nesterov":
		v := first[:len(x)]
		for i, g := range grad {
			before := v[i]
			v[i] = float64(mu*before) - float64(rate*g)
			x[i] += float64((1+mu)*v[i]) - float64(mu*before)
		}
	case "adagrad":
		c := second[:len(x)]
		for i, g := range grad {
			c[i] += float64(g * g)
			x[i] -= float64(rate*g) / (math.Sqrt(c[i]) + eps)
		}
	case "rmsprop":
		c := second[:len(x)]
		for i, g := range grad {
			c[i] = float64(rho*c[i]) + float64(float64((1-rho)*g)*g)
			x[i] -= float64(rate*g) / (math.Sqrt(c[i]) + eps)
		}
	case "adam":
		first, second := first[:len(x)], second[:len(x)]
		young1, young2 := 1-power(mu, m.Steps), 1-power(rho, m.Steps)
		for i, g := range grad {
			first[i] = float64(mu*first[i]) + float64((1-mu)*g)
			second[i] = float64(rho*second[i]) + float64(float64((1-rho)*g)*g)
			x[i] -= float64(rate*(first[i]/young1)) / (math.Sqrt(second[i]/young2) + eps)
		}
	default:
		panic("nn: unknown optimizer " + o.Name)
	}
}

// power returns xⁿ for n ≥ 0 by repeated squaring, with the same roundings everywhere.
func power(x float64, n int) float64 {
	y := 1.0
	for ; n > 0; n >>= 1 {
		if n&1 == 1 {
			y = float64(y * x)
		}
		x = float64(x * x)
	}
	return y
}
