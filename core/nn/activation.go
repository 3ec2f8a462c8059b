package nn

import (
	"fmt"
	"strings"
)

// An Activation is the function that a unit applies to its pre-activation,
// a = f(z). Function and slope live in one value, so that they cannot drift
// apart. The zero value is Identity.
type Activation uint8

const (
	Identity  Activation = iota // z
	Step                        // 1 if z > 0, else 0: the perceptron's. Nothing learns through it: its slope is 0
	Sigmoid                     // 1/(1 + e^−z)
	Tanh                        // (e^z − e^−z)/(e^z + e^−z)
	ReLU                        // z if z > 0, else 0
	LeakyReLU                   // z if z > 0, else LeakySlope·z
	PReLU                       // z if z > 0, else α·z: LeakyReLU whose slope α is learned, one a layer
	ELU                         // z if z > 0, else e^z − 1: smooth, and −1 far below
	GELU                        // z·Φ(z): z times the share of a normal distribution that lies below z
	Custom                      // the function that LayerSpec.Func holds
)

// LeakySlope is the slope of LeakyReLU below 0.
//
// Source: Maas, Hannun & Ng, Rectifier Nonlinearities Improve Neural Network
// Acoustic Models (2013), §2.
const LeakySlope = 0.01

// Activations lists every activation that has a name of its own, in the order of
// the constants: all but Custom.
func Activations() []Activation {
	return []Activation{Identity, Step, Sigmoid, Tanh, ReLU, LeakyReLU, PReLU, ELU, GELU}
}

// String returns the name that ParseActivation reads.
func (f Activation) String() string {
	switch f {
	case Identity:
		return "identity"
	case Step:
		return "step"
	case Sigmoid:
		return "sigmoid"
	case Tanh:
		return "tanh"
	case ReLU:
		return "relu"
	case LeakyReLU:
		return "leaky-relu"
	case PReLU:
		return "prelu"
	case ELU:
		return "elu"
	case GELU:
		return "gelu"
	case Custom:
		return "custom"
	}
	return fmt.Sprintf("Activation(%d)", uint8(f))
}

// ParseActivation reads one of identity, step, sigmoid, tanh, relu, leaky-relu,
// prelu, elu, gelu. Custom cannot be read: it needs a Func.
func ParseActivation(name string) (Activation, error) {
	return parseName(name, "activation", Activations())
}

// parseName finds the value whose String is name. The error lists what would do.
func parseName[T fmt.Stringer](name, what string, values []T) (T, error) {
	var names []string
	for _, v := range values {
		if v.String() == name {
			return v, nil
		}
		names = append(names, v.String())
	}
	var none T
	return none, fmt.Errorf("nn: unknown %s %q: use one of %s", what, shorten(name), strings.Join(names, ", "))
}

// shorten keeps an error message readable when what it quotes is not.
func shorten(s string) string {
	if r := []rune(s); len(r) > 40 {
		return string(r[:40]) + "…"
	}
	return s
}

// At returns f(z). NaN gives NaN, except through Step: it is not above 0, so it
// gives 0. PReLU is taken at the slope at which it starts, PReLUStart; Network.At
// knows the slope that a layer has learned. At panics for Custom, whose function
// is its layer's.
func (f Activation) At(z float64) float64 {
	switch f {
	case Identity:
		return z
	case Step:
		if z > 0 {
			return 1
		}
		return 0
	case Sigmoid:
		return SigmoidOf(z)
	case Tanh:
		return TanhOf(z)
	case ReLU:
		if z <= 0 {
			return 0
		}
		return z
	case LeakyReLU:
		if z <= 0 {
			return float64(LeakySlope * z)
		}
		return z
	case PReLU:
		return leaky(z, PReLUStart)
	case ELU:
		return elu(z)
	case GELU:
		return gelu(z)
	}
	panic("nn: unknown " + f.String())
}

// Slope returns f′(z), given a = f(z) as well because sigmoid and tanh have their
// slope at hand in it: a(1−a) and 1−a². At the kink z = 0, ReLU's slope is taken
// as 0 and LeakyReLU's as LeakySlope: the side on which the unit does not fire.
// PReLU's is PReLUStart there. Step's is 0 everywhere. ELU and GELU have no kink.
// Like At it panics for Custom; Network.SlopeAt does not.
func (f Activation) Slope(z, a float64) float64 {
	switch f {
	case Identity:
		return 1
	case Step:
		return 0
	case Sigmoid:
		return float64(a * (1 - a))
	case Tanh:
		return 1 - float64(a*a)
	case ReLU:
		if z > 0 {
			return 1
		}
		return 0
	case LeakyReLU:
		if z > 0 {
			return 1
		}
		return LeakySlope
	case PReLU:
		return leakySlope(z, PReLUStart)
	case ELU:
		return eluSlope(z, a)
	case GELU:
		return geluSlope(z, a)
	}
	panic("nn: unknown " + f.String())
}

// Steepest returns the largest |f′(z)| over all z: 1/4 for the sigmoid, which is
// why six layers of it shrink a gradient 4⁶ times at best. It panics for Custom;
// Network.Steepest does not.
func (f Activation) Steepest() float64 {
	switch f {
	case Step:
		return 0
	case Sigmoid:
		return 0.25
	case Identity, Tanh, ReLU, LeakyReLU, PReLU, ELU:
		return 1
	case GELU:
		return geluSteepest
	}
	panic("nn: unknown " + f.String())
}
