package nn

import "math"

// Coefficients of log((1+s)/(1−s)) = 2s + s·(l1·s² + l2·s⁴ + … + l7·s¹⁴).
//
// Source: FreeBSD/fdlibm e_log.c, © 1993 Sun Microsystems ("Permission to use,
// copy, modify, and distribute this software is freely granted, provided that
// this notice is preserved"), https://www.netlib.org/fdlibm/e_log.c.
const (
	l1 = 6.666666666666735130e-01
	l2 = 3.999999999940941908e-01
	l3 = 2.857142874366239149e-01
	l4 = 2.222219843214978396e-01
	l5 = 1.818357216161805012e-01
	l6 = 1.531383769920937332e-01
	l7 = 1.479819860511658591e-01
)

// Log returns the natural logarithm of x, within 1 ulp: x = 2ᵏ·(1+f) with 1+f
// between √½ and √2, and log x = k·ln2 + log(1+f). Log(0) is −Inf, Log(+Inf) is
// +Inf, and Log of a negative number or of NaN is NaN.
//
// It is here for the same reason as Exp.
func Log(x float64) float64 {
	switch {
	case math.IsNaN(x) || x < 0:
		return math.NaN()
	case x == 0:
		return math.Inf(-1)
	case x > math.MaxFloat64:
		return x
	}
	m, k := splitExponent(x)
	f := m - 1
	s := f / (2 + f)
	s2 := float64(s * s)
	s4 := float64(s2 * s2)
	odd := float64(s2 * (l1 + float64(s4*(l3+float64(s4*(l5+float64(s4*l7)))))))
	even := float64(s4 * (l2 + float64(s4*(l4+float64(s4*l6)))))
	half := float64(0.5 * f * f)
	return float64(k*ln2Hi) - ((half - (float64(s*(half+odd+even)) + float64(k*ln2Lo))) - f)
}

// splitExponent writes a positive finite x as m·2ᵏ with √½ ≤ m < √2.
func splitExponent(x float64) (m, k float64) {
	if x < 0x1p-1022 { // subnormal
		x *= 0x1p54
		k = -54
	}
	bits := math.Float64bits(x)
	k += float64(int64(bits>>52) - 1022)
	m = math.Float64frombits(bits&(1<<52-1) | 1022<<52) // in [½, 1)
	if m < math.Sqrt2/2 {
		m *= 2
		k--
	}
	return m, k
}

// log1p returns log(1+x) for x ≥ 0 without losing the digits of a small x: the
// rounding of 1+x is the same above and below in log(u)·x/(u−1), and cancels.
//
// Source: Goldberg, What Every Computer Scientist Should Know About
// Floating-Point Arithmetic (1991), theorem 4.
func log1p(x float64) float64 {
	u := 1 + x
	if u == 1 {
		return x
	}
	return float64(Log(u) * (x / (u - 1)))
}
