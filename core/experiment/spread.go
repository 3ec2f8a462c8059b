package experiment

import (
	"math"

	"zigzag/core/figure"
	"zigzag/core/nn"
)

// A spread is how some values are distributed, gathered a slice at a time: mean and
// standard deviation, a histogram, and shares. How the values were sliced decides the
// last bits, and follows from the settings.
type spread struct {
	n         int // finite values
	mean, m2  float64
	zero      int // exactly 0
	saturated int // where the slope is small
	lost      int // not finite
	hist      figure.Histogram
}

// add takes a slice of values. Each slice's mean and squared differences are taken on
// their own and then joined to those before, which loses nothing where the mean is
// large beside the deviations.
//
// Source: Chan, Golub & LeVeque, Updating Formulae and a Pairwise Algorithm for
// Computing Sample Variances (1979), eq. 2.1.
func (s *spread) add(values []float64) {
	lost := s.hist.Add(values)
	s.lost += lost
	n := len(values) - lost
	if n == 0 {
		return
	}
	sum := 0.0
	for _, v := range values {
		if lost == 0 || math.Abs(v) <= 0x1p1000 {
			sum += v
		}
		if v == 0 {
			s.zero++
		}
	}
	mean, m2 := sum/float64(n), 0.0
	for _, v := range values {
		if lost == 0 || math.Abs(v) <= 0x1p1000 {
			d := v - mean
			m2 += float64(d * d)
		}
	}
	before, all := float64(s.n), float64(s.n+n)
	d := mean - s.mean
	s.mean += float64(d * (float64(n) / all))
	s.m2 += m2 + float64(float64(d*d)*(before*float64(n)/all))
	s.n += n
}

// addActivations takes a slice of pre-activations and what a unit makes of them.
func (s *spread) addActivations(u unit, z, a []float64) {
	s.add(a)
	for i, v := range z {
		if slope := math.Abs(u.slope(v, a[i])); slope == 0 || slope < u.flat {
			s.saturated++
		}
	}
}

// std is the standard deviation of the values; NaN if some were not finite.
func (s *spread) std() float64 {
	switch {
	case s.lost > 0:
		return math.NaN()
	case s.n == 0:
		return 0
	}
	return math.Sqrt(s.m2 / float64(s.n))
}

// average is the mean of the values; NaN if some were not finite.
func (s *spread) average() float64 {
	if s.lost > 0 {
		return math.NaN()
	}
	return s.mean
}

// share is a count as a share of all values.
func (s *spread) share(count int) float64 {
	if s.n+s.lost == 0 {
		return 0
	}
	return float64(count) / float64(s.n+s.lost)
}

// numbers are what a receipt is made of.
func (s *spread) numbers() []float64 {
	return []float64{s.mean, s.m2, float64(s.n), float64(s.zero), float64(s.saturated), float64(s.lost)}
}

// A unit is an activation with its slope, whatever it is: one with a name, or a
// formula.
type unit struct {
	activation nn.Activation
	net        *nn.Network // of this one unit
	flat       float64     // a slope below this counts as saturated
	lo, hi     float64     // where its values lie; 0, 0 if everywhere
}

func newUnit(activation nn.Activation, f *nn.Func) (unit, error) {
	net, err := nn.New(nn.Config{Inputs: 1, Layers: []nn.LayerSpec{{Units: 1, Activation: activation, Func: f}}, Loss: nn.SquaredError})
	if err != nil {
		return unit{}, err
	}
	u := unit{activation: activation, net: net, flat: float64(saturatedBelow * net.Steepest(0))}
	u.lo, u.hi = rangeOf(activation)
	return u, nil
}

// rangeOf is the interval of an activation's values; 0, 0 if there is none.
func rangeOf(f nn.Activation) (lo, hi float64) {
	switch f {
	case nn.Tanh:
		return -1, 1
	case nn.Sigmoid, nn.Step:
		return 0, 1
	}
	return 0, 0
}

// apply stores f(z) in a.
func (u unit) apply(a, z []float64) {
	if u.activation != nn.Custom {
		u.activation.Apply(a, z)
		return
	}
	for i, v := range z {
		a[i] = u.net.At(0, v)
	}
}

// back stores da·f′(z) in dz, which may be da.
func (u unit) back(dz, da, z, a []float64) {
	if u.activation != nn.Custom {
		u.activation.Back(dz, da, z, a)
		return
	}
	for i, v := range z {
		dz[i] = float64(da[i] * u.net.SlopeAt(0, v, a[i]))
	}
}

func (u unit) slope(z, a float64) float64 { return u.net.SlopeAt(0, z, a) }
