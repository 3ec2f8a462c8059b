package nn

import (
	"fmt"
	"math"
	"math/big"
	"testing"
)

// bigExp returns e^x to about 200 bits, from e^(x/2^20)'s Taylor series squared 20 times.
func bigExp(x float64) *big.Float {
	const prec, halvings = 300, 20
	r := new(big.Float).SetPrec(prec).SetFloat64(x)
	r.SetMantExp(r, -halvings)
	sum := big.NewFloat(1).SetPrec(prec)
	term := big.NewFloat(1).SetPrec(prec)
	for n := 1; n < 40; n++ {
		term.Mul(term, r)
		term.Quo(term, new(big.Float).SetPrec(prec).SetInt64(int64(n)))
		sum.Add(sum, term)
	}
	for range halvings {
		sum.Mul(sum, sum)
	}
	return sum
}

// bigTanh and bigSigmoid follow from bigExp by their definitions.
func bigTanh(x float64) *big.Float {
	e := bigExp(2 * x)
	one := big.NewFloat(1).SetPrec(300)
	up, down := new(big.Float).Sub(e, one), new(big.Float).Add(e, one)
	return up.Quo(up, down)
}

func bigSigmoid(x float64) *big.Float {
	e := bigExp(-x)
	one := big.NewFloat(1).SetPrec(300)
	return new(big.Float).Quo(one, new(big.Float).Add(e, one))
}

// bigLog returns log x to about 200 bits: Newton's method on bigExp, from math.Log.
func bigLog(x float64) *big.Float {
	y := math.Log(x)
	// e^(L−y) = x/e^y is 1+d with d < 1e-15, and log(1+d) = d − d²/2 + d³/3 − d⁴/4.
	d := new(big.Float).SetPrec(300).SetFloat64(x)
	d.Quo(d, bigExp(y))
	d.Sub(d, big.NewFloat(1))
	power := new(big.Float).Copy(d)
	sum := new(big.Float).SetPrec(300).SetFloat64(y)
	for n := 1; n < 5; n++ {
		term := new(big.Float).Quo(power, new(big.Float).SetPrec(300).SetInt64(int64(n)))
		if n%2 == 0 {
			term.Neg(term)
		}
		sum.Add(sum, term)
		power.Mul(power, d)
	}
	return sum
}

// ulps returns |got − want| in units of the last place of want.
func ulps(got float64, want *big.Float) float64 {
	near, _ := want.Float64()
	gap := math.Abs(near - math.Nextafter(near, 0))
	diff := new(big.Float).SetPrec(300).SetFloat64(got)
	diff.Sub(diff, want)
	d, _ := diff.Float64()
	return math.Abs(d) / gap
}

// TestFunctionsAgainstBig measures each function's error over its range against
// 300-bit arithmetic. The bounds are those that the doc comments promise.
func TestFunctionsAgainstBig(t *testing.T) {
	for _, tt := range []struct {
		name   string
		f      func(float64) float64
		want   func(float64) *big.Float
		draw   func(u float64) float64 // u uniform in [−1, 1)
		limit  float64
		sample int
	}{
		{"Exp", Exp, bigExp, func(u float64) float64 { return 708 * u }, 1, 3000},
		{"Exp near 0", Exp, bigExp, func(u float64) float64 { return u }, 1, 3000},
		{"Log", Log, bigLog, func(u float64) float64 { return math.Exp(700 * u) }, 1, 2000},
		{"Log near 1", Log, bigLog, func(u float64) float64 { return 1 + u/2 }, 1, 3000},
		{"TanhOf", TanhOf, bigTanh, func(u float64) float64 { return 4 * u }, 4, 5000},
		{"TanhOf near 0", TanhOf, bigTanh, func(u float64) float64 { return u * u * u * 1e-3 }, 1.5, 1000},
		{"TanhOf up to 20", TanhOf, bigTanh, func(u float64) float64 { return 20 * u }, 4, 2000},
		{"SigmoidOf", SigmoidOf, bigSigmoid, func(u float64) float64 { return 8 * u }, 3, 5000},
		{"SigmoidOf up to 700", SigmoidOf, bigSigmoid, func(u float64) float64 { return 700 * u }, 3, 2000},
		{"log1p", log1p, func(x float64) *big.Float { return bigLog1p(x) }, func(u float64) float64 { return (u + 1) / 2 }, 2, 2000},
	} {
		t.Run(tt.name, func(t *testing.T) {
			rng := NewRand(1)
			worst, at := 0.0, 0.0
			for range tt.sample {
				x := tt.draw(2*Uniform(rng) - 1)
				if x == 0 {
					continue
				}
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

// bigLog1p returns log(1+x) for x that is not tiny, through bigLog of the rounded
// sum and the first terms for what the rounding lost.
func bigLog1p(x float64) *big.Float {
	u := 1 + x
	lost := new(big.Float).SetPrec(300).SetFloat64(x)
	lost.Sub(lost, new(big.Float).SetPrec(300).SetFloat64(u-1)) // u−1 is exact: 1 ≤ u ≤ 2
	lost.Quo(lost, new(big.Float).SetPrec(300).SetFloat64(u))
	square := new(big.Float).Mul(lost, lost)
	square.Quo(square, big.NewFloat(2))
	return new(big.Float).Sub(new(big.Float).Add(bigLog(u), lost), square)
}

func TestFunctionsAtTheEdges(t *testing.T) {
	inf, nan := math.Inf(1), math.NaN()
	for _, tt := range []struct {
		name      string
		got, want float64
	}{
		{"Exp(0)", Exp(0), 1},
		{"Exp(-0)", Exp(math.Copysign(0, -1)), 1},
		{"Exp(+Inf)", Exp(inf), inf},
		{"Exp(-Inf)", Exp(-inf), 0},
		{"Exp(NaN)", Exp(nan), nan},
		{"Exp(709.7)", Exp(709.7), 1.654984e308},
		{"Exp(709.79)", Exp(709.79), inf},
		{"Exp(-745)", Exp(-745), 5e-324}, // e^-745 ≈ 1.01 times the smallest subnormal
		{"Exp(-745.2)", Exp(-745.2), 0},
		{"Exp(1e300)", Exp(1e300), inf},
		{"Log(1)", Log(1), 0},
		{"Log(0)", Log(0), -inf},
		{"Log(-1)", Log(-1), nan},
		{"Log(+Inf)", Log(inf), inf},
		{"Log(NaN)", Log(nan), nan},
		{"Log(5e-324)", Log(5e-324), -744.4400719213812},
		{"Log(MaxFloat64)", Log(math.MaxFloat64), 709.782712893384},
		{"TanhOf(0)", TanhOf(0), 0},
		{"TanhOf(1e4)", TanhOf(1e4), 1},
		{"TanhOf(-Inf)", TanhOf(-inf), -1},
		{"TanhOf(NaN)", TanhOf(nan), nan},
		{"TanhOf(1e-300)", TanhOf(1e-300), 1e-300},
		{"SigmoidOf(0)", SigmoidOf(0), 0.5},
		{"SigmoidOf(1e4)", SigmoidOf(1e4), 1},
		{"SigmoidOf(-1e4)", SigmoidOf(-1e4), 0},
		{"SigmoidOf(-740)", SigmoidOf(-740), math.Exp(-740)},
		{"SigmoidOf(+Inf)", SigmoidOf(inf), 1},
		{"SigmoidOf(-Inf)", SigmoidOf(-inf), 0},
		{"SigmoidOf(NaN)", SigmoidOf(nan), nan},
		{"Sin(0)", Sin(0), 0},
		{"Cos(0)", Cos(0), 1},
		{"Sin(1e7)", Sin(1e7), nan},
		{"Cos(Inf)", Cos(inf), nan},
	} {
		if tt.got == tt.want || math.IsNaN(tt.got) && math.IsNaN(tt.want) {
			continue
		}
		if d := math.Abs(tt.got - tt.want); !(d <= 1e-6*math.Abs(tt.want)) {
			t.Errorf("%s = %v, want %v", tt.name, tt.got, tt.want)
		}
	}
}

func TestTanhIsOdd(t *testing.T) {
	for _, z := range normals(1000, 1) {
		if got, want := TanhOf(-z), -TanhOf(z); got != want {
			t.Errorf("TanhOf(%v) = %v, want %v", -z, got, want)
		}
	}
}

// TestSinCos compares with the standard library, whose error is below 1 ulp too. The
// bound is absolute, because so is the error of an angle's reduction.
func TestSinCos(t *testing.T) {
	rng := NewRand(1)
	for _, span := range []float64{1, 10, 1000, 1 << 20} {
		for range 5000 {
			x := span * (2*Uniform(rng) - 1)
			for _, f := range []struct {
				name      string
				got, want float64
			}{{"Sin", Sin(x), math.Sin(x)}, {"Cos", Cos(x), math.Cos(x)}} {
				if d := math.Abs(f.got - f.want); !(d <= 0x1p-52) {
					t.Fatalf("%s(%v) = %v, want %v (difference %g)", f.name, x, f.got, f.want, d)
				}
			}
		}
	}
}

func ExampleExp() {
	fmt.Printf("%.12f %.12f\n", Exp(1), Log(Exp(2)))
	// Output: 2.718281828459 2.000000000000
}
