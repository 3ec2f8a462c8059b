package nn

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strconv"
	"strings"
)

// An Initializer says how weights are drawn before training; biases start at 0.
//
//	zeros      0: every unit of a layer stays like every other for ever
//	normal     normal, standard deviation Scale
//	uniform    uniform in [−Scale, Scale)
//	xavier     normal, standard deviation Scale·√(1/fanIn)
//	glorot     normal, standard deviation Scale·√(2/(fanIn+fanOut))
//	he         normal, standard deviation Scale·√(2/fanIn)
//
// A Scale of 0 means 1. The zero value is zeros.
//
// Sources: Glorot & Bengio, Understanding the difficulty of training deep
// feedforward neural networks (2010), §4.2.1, eq. 12 (xavier is the fan-in half of
// it, as most courses teach it); He et al. (2015), §2.2,
// https://arxiv.org/abs/1502.01852.
type Initializer struct {
	Name  string
	Scale float64
}

// initializers are the names that ParseInitializer knows.
const initializers = "zeros, normal, uniform, xavier, glorot, he"

// MaxInitScale bounds Scale, so that a slip of the finger is an error and not a
// network full of NaN.
const MaxInitScale = 1000

// ParseInitializer reads a name and, for all but zeros, an optional scale above 0
// and at most MaxInitScale: "normal 0.5", "xavier", "zeros".
func ParseInitializer(s string) (Initializer, error) {
	fields := strings.Fields(shorten(s))
	if len(fields) == 0 {
		return Initializer{}, fmt.Errorf("nn: no initializer: use one of %s", initializers)
	}
	in := Initializer{Name: fields[0], Scale: 1}
	if !in.known() {
		return Initializer{}, fmt.Errorf("nn: unknown initializer %q: use one of %s", fields[0], initializers)
	}
	if in.Name == "zeros" {
		in.Scale = 0
		if len(fields) > 1 {
			return Initializer{}, fmt.Errorf("nn: initializer %q: zeros takes no number: write \"zeros\"", shorten(s))
		}
		return in, nil
	}
	if len(fields) > 2 {
		return Initializer{}, fmt.Errorf("nn: initializer %q: write a name and one number, as in \"%s 0.5\"", shorten(s), in.Name)
	}
	if len(fields) == 2 {
		scale, err := strconv.ParseFloat(fields[1], 64)
		if err != nil || !(scale > 0 && scale <= MaxInitScale) {
			return Initializer{}, fmt.Errorf("nn: initializer %q: the scale must be a number above 0 and at most %d", shorten(s), MaxInitScale)
		}
		in.Scale = scale
	}
	return in, nil
}

// String returns what ParseInitializer reads; a scale of 1 is left out.
func (in Initializer) String() string {
	switch {
	case in.Name == "" || in.Name == "zeros":
		return "zeros"
	case in.scale() == 1:
		return in.Name
	}
	return in.Name + " " + strconv.FormatFloat(in.Scale, 'g', -1, 64)
}

func (in Initializer) known() bool {
	switch in.Name {
	case "zeros", "normal", "uniform", "xavier", "glorot", "he":
		return true
	}
	return false
}

func (in Initializer) scale() float64 {
	if in.Scale == 0 {
		return 1
	}
	return in.Scale
}

// Std returns the standard deviation of the weights of a layer with fanIn inputs
// and fanOut outputs. It panics if the name is unknown.
func (in Initializer) Std(fanIn, fanOut int) float64 {
	scale := in.scale()
	switch in.Name {
	case "", "zeros":
		return 0
	case "normal":
		return scale
	case "uniform":
		return scale / math.Sqrt(3)
	case "xavier":
		return scale * math.Sqrt(1/float64(fanIn))
	case "glorot":
		return scale * math.Sqrt(2/float64(fanIn+fanOut))
	case "he":
		return scale * math.Sqrt(2/float64(fanIn))
	}
	panic("nn: unknown initializer " + in.Name)
}

// Fill draws the weights of one layer.
func (in Initializer) Fill(w []float64, fanIn, fanOut int, rng *rand.Rand) {
	switch in.Name {
	case "", "zeros":
		clear(w)
	case "uniform":
		for i := range w {
			w[i] = in.scale() * (float64(2*Uniform(rng)) - 1)
		}
	default:
		std := in.Std(fanIn, fanOut)
		Normals(w, rng)
		for i := range w {
			w[i] *= std
		}
	}
}
