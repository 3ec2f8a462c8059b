package nn

import (
	"math"
	"math/big"
	"runtime"
	"testing"
)

const bigPrec = 900 // 1 − erf(12) is 2⁻²¹³, and the terms of the series reach 2²⁰⁸

// bigErf returns erf(x) for |x| ≤ 12 from its Taylor series, whose terms are
// (−1)ⁿx²ⁿ⁺¹/(n!(2n+1)), times 2/√π.
func bigErf(x *big.Float) *big.Float {
	number := func(v int64) *big.Float { return new(big.Float).SetPrec(bigPrec).SetInt64(v) }
	square := new(big.Float).SetPrec(bigPrec).Mul(x, x)
	power := new(big.Float).SetPrec(bigPrec).Set(x) // x²ⁿ⁺¹/n!, with its sign
	sum := new(big.Float).SetPrec(bigPrec).Set(x)
	for n := int64(1); n < 900; n++ {
		power.Mul(power, square)
		power.Quo(power, number(-n))
		sum.Add(sum, new(big.Float).SetPrec(bigPrec).Quo(power, number(2*n+1)))
	}
	sum.Mul(sum, number(2))
	return sum.Quo(sum, new(big.Float).SetPrec(bigPrec).Sqrt(bigPi()))
}

// bigPi returns π by Machin's formula, 16·atan(1/5) − 4·atan(1/239).
func bigPi() *big.Float {
	atan := func(inverse int64) *big.Float {
		number := func(v int64) *big.Float { return new(big.Float).SetPrec(bigPrec + 64).SetInt64(v) }
		power := number(1)
		power.Quo(power, number(inverse))
		sum := new(big.Float).SetPrec(bigPrec + 64).Set(power)
		for n := int64(1); n < 450; n++ {
			power.Quo(power, number(-inverse*inverse))
			sum.Add(sum, new(big.Float).SetPrec(bigPrec+64).Quo(power, number(2*n+1)))
		}
		return sum
	}
	a, b := atan(5), atan(239)
	a.Mul(a, big.NewFloat(16))
	return a.Sub(a, b.Mul(b, big.NewFloat(4)))
}

func bigOf(x float64) *big.Float { return new(big.Float).SetPrec(bigPrec).SetFloat64(x) }

func bigErfc(x *big.Float) *big.Float {
	return new(big.Float).SetPrec(bigPrec).Sub(bigOf(1), bigErf(x))
}

// bigGELU returns z/2·erfc(−z/√2).
func bigGELU(z float64) *big.Float {
	x := bigOf(-z)
	x.Quo(x, new(big.Float).SetPrec(bigPrec).Sqrt(bigOf(2)))
	return x.Mul(bigErfc(x), bigOf(z/2))
}

// TestErfAgainstBig measures the errors of the error function, of its complement, of
// ELU and of GELU against 900 bits. The bounds are those that the doc comments promise.
func TestErfAgainstBig(t *testing.T) {
	expm1Big := func(x float64) *big.Float { return new(big.Float).Sub(bigExp(x), big.NewFloat(1)) }
	for _, tt := range []struct {
		name   string
		f      func(float64) float64
		want   func(float64) *big.Float
		lo, hi float64
		limit  float64 // ulp
	}{
		{"Erf", Erf, func(x float64) *big.Float { return bigErf(bigOf(x)) }, -6, 6, 1},
		{"Erf near 0", Erf, func(x float64) *big.Float { return bigErf(bigOf(x)) }, -1e-3, 1e-3, 1},
		{"Erfc", Erfc, func(x float64) *big.Float { return bigErfc(bigOf(x)) }, -6, 3, 2},
		{"Erfc of more", Erfc, func(x float64) *big.Float { return bigErfc(bigOf(x)) }, 3, 12, 2},
		{"ELU", ELU.At, expm1Big, -39, 0, 3},
		{"ELU near 0", ELU.At, expm1Big, -1, 0, 3},
		{"ELU very near 0", ELU.At, expm1Big, -1e-6, 0, 3},
		{"GELU", GELU.At, bigGELU, -1, 9, 3},
		{"GELU below", GELU.At, bigGELU, -10, -1, 120},
	} {
		t.Run(tt.name, func(t *testing.T) {
			rng := NewRand(1)
			worst, at := 0.0, 0.0
			points := 300
			if runtime.GOOS == "js" { // the bits are the same; big numbers take long there
				points = 50
			}
			for range points {
				x := tt.lo + (tt.hi-tt.lo)*Uniform(rng)
				if d := ulps(tt.f(x), tt.want(x)); !(d <= worst) {
					worst, at = d, x
				}
			}
			if t.Logf("largest error %.3f ulp, at %g", worst, at); !(worst <= tt.limit) {
				t.Errorf("%s(%g) = %v is %.3f ulp off, want at most %g", tt.name, at, tt.f(at), worst, tt.limit)
			}
		})
	}
}

// TestErfEverywhere compares with the standard library's, which has the same source,
// on both sides of every border between two ranges.
func TestErfEverywhere(t *testing.T) {
	xs := append(awkward(), 0x1p-28, 0x1p-56, 0.25, 0.84375, 1.25, 1/0.35, 6, 27, 28, 1e-310)
	for _, x := range xs {
		for _, x := range []float64{x, -x, math.Nextafter(x, 0), -math.Nextafter(x, 0)} {
			for _, f := range []struct {
				name      string
				got, want float64
			}{{"Erf", Erf(x), math.Erf(x)}, {"Erfc", Erfc(x), math.Erfc(x)}} {
				if math.IsNaN(f.got) && math.IsNaN(f.want) {
					continue
				}
				// Two results of 1 ulp each; erfc's subnormal end loses what all subnormals lose.
				if !(math.Abs(f.got-f.want) <= 1e-15*math.Abs(f.want)+1e-320) {
					t.Errorf("%s(%v) = %v, want %v", f.name, x, f.got, f.want)
				}
			}
		}
	}
}
