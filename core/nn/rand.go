package nn

import (
	"math"
	"math/bits"
	"math/rand/v2"
)

// NewPCG returns a source whose numbers depend on seed alone: PCG-DXSM, with the
// second half of its state fixed. Only its Uint64 is used in this package; how
// those 64 bits become a number is written out below, so that a run does not
// change when the standard library finds a better way. Its state is its value: a
// copy goes on with the same numbers.
func NewPCG(seed uint64) *rand.PCG {
	return rand.NewPCG(seed, 0x9e3779b97f4a7c15) // 2⁶⁴/golden ratio
}

// NewRand returns a generator that draws from NewPCG(seed).
func NewRand(seed uint64) *rand.Rand { return rand.New(NewPCG(seed)) }

// Uniform draws from [0, 1): one of the 2⁵³ multiples of 2⁻⁵³.
func Uniform(rng *rand.Rand) float64 {
	return float64(float64(rng.Uint64()>>11) * 0x1p-53)
}

// Below draws an integer from 0 … n−1. Its bias is below n/2⁶⁴. It panics if n < 1.
//
// Source: Lemire, Fast Random Integer Generation in an Interval (2019), without
// the rejection step.
func Below(rng *rand.Rand, n int) int {
	if n < 1 {
		panic("nn: Below: n must be at least 1")
	}
	hi, _ := bits.Mul64(rng.Uint64(), uint64(n))
	return int(hi)
}

// Shuffle puts order into a random order, each equally likely.
//
// Source: Fisher & Yates, in Durstenfeld's form (1964).
func Shuffle(rng *rand.Rand, order []int) {
	for i := len(order) - 1; i > 0; i-- {
		j := Below(rng, i+1)
		order[i], order[j] = order[j], order[i]
	}
}

// Normal draws from the normal distribution with mean 0 and standard deviation 1.
func Normal(rng *rand.Rand) float64 {
	first, _ := normalPair(rng)
	return first
}

// Normals fills dst with independent draws from the standard normal distribution,
// at half the price of calling Normal for each (and with other numbers).
func Normals(dst []float64, rng *rand.Rand) {
	for ; len(dst) >= 2; dst = dst[2:] {
		dst[0], dst[1] = normalPair(rng)
	}
	if len(dst) == 1 {
		dst[0] = Normal(rng)
	}
}

// normalPair draws two independent normal numbers: a point uniform in the unit
// disc, stretched along its own direction.
//
// Source: Marsaglia & Bray, A Convenient Method for Generating Normal Variables (1964).
func normalPair(rng *rand.Rand) (first, second float64) {
	for {
		u := float64(2*Uniform(rng)) - 1
		v := float64(2*Uniform(rng)) - 1
		s := float64(u*u) + float64(v*v)
		if s > 0 && s < 1 {
			stretch := math.Sqrt(-2 * Log(s) / s)
			return float64(u * stretch), float64(v * stretch)
		}
	}
}
