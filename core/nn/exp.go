package nn

import "math"

// The exponential is the only transcendental function that sigmoid, tanh and
// softmax need. Its heart is one rational function: for |r| ≤ ln2/2
//
//	e^r = (R + r)/(R − r)   and   tanh(r/2) = r/R,   with R = r·coth(r/2)
//
// and R is even in r, so five coefficients in r² suffice (error < 2⁻⁵⁹).
//
// Source: FreeBSD/fdlibm e_exp.c, © 1993 Sun Microsystems ("Permission to use,
// copy, modify, and distribute this software is freely granted, provided that
// this notice is preserved"), https://www.netlib.org/fdlibm/e_exp.c.
const (
	log2E = 1.44269504088896338700e+00
	ln2Hi = 6.93147180369123816490e-01 // 33 bits: n·ln2Hi is exact for |n| < 2²⁰
	ln2Lo = 1.90821492927058770002e-10 // ln2 − ln2Hi

	p1 = 1.66666666666666019037e-01
	p2 = -2.77777777770155933842e-03
	p3 = 6.61375632143793436117e-05
	p4 = -1.65339022054652515390e-06
	p5 = 4.13813679705723846039e-08

	// Adding 1.5·2⁵² to a small number rounds it to an integer, and leaves that
	// integer in the low bits: rounding without a conversion instruction.
	roundShift = 3 << 51
)

// Exp returns e^x, within 1 ulp, by Cody and Waite's reduction: x = n·ln2 + r,
// and then e^x = 2ⁿ·e^r. Exp(−Inf) is 0, Exp(+Inf) is +Inf, Exp(NaN) is NaN.
//
// It is here because math.Exp is assembly on some machines and Go on others,
// and their last bits differ.
//
// Source: Cody & Waite, Software Manual for the Elementary Functions (1980), ch. 6.
func Exp(x float64) float64 {
	if x > 710 {
		return math.Inf(1)
	}
	if x < -746 {
		return 0
	}
	shifted := float64(x*log2E) + roundShift
	n := shifted - roundShift
	hi := x - float64(n*ln2Hi)
	lo := float64(n * ln2Lo)
	r := hi - lo
	t := float64(r * r)
	c := r - float64(t*(p1+float64(t*(p2+float64(t*(p3+float64(t*(p4+float64(t*p5)))))))))
	y := 1 - ((lo - float64(r*c)/(2-c)) - hi)

	// 2ⁿ in two factors: n reaches 1024 and −1075, which no single power does.
	k := int64(math.Float64bits(shifted)) << 13 >> 13
	half := k >> 1
	return float64(float64(y*powerOfTwo(half)) * powerOfTwo(k-half))
}

// powerOfTwo returns 2ⁿ for −1022 ≤ n ≤ 1023 by writing the exponent's bits.
func powerOfTwo(n int64) float64 {
	return math.Float64frombits(uint64(n+1023) << 52)
}

// SigmoidOf returns σ(z) = 1/(1 + e^−z), in [0, 1], within 3 ulp: with
// e^z = 2ⁿ(R+r)/(R−r) it is a single division. It is exact at 0 (½), and small
// values keep their digits: σ(−700) is e^−700, not 0. SigmoidOf(NaN) is NaN.
func SigmoidOf(z float64) float64 {
	if z > 708 {
		return 1
	}
	if z < -708 {
		return Exp(z) // e^z/(1+e^z), where the 1 has swallowed the rest
	}
	shifted := float64(z*log2E) + roundShift
	n := shifted - roundShift
	r := (z - float64(n*ln2Hi)) - float64(n*ln2Lo)
	t := float64(r * r)
	R := 2 + float64(t*(p1+float64(t*(p2+float64(t*(p3+float64(t*(p4+float64(t*p5)))))))))
	s := math.Float64frombits((math.Float64bits(shifted) + 1023) << 52)
	e := float64(s * (R + r))
	return e / (e + (R - r))
}

// TanhOf returns the hyperbolic tangent of z, in [−1, 1], within 4 ulp (1½ near 0). It is odd
// to the bit. With 2|z| = n·ln2 + r and s = 2ⁿ, the addition theorem
//
//	tanh(a+b) = (tanh a + tanh b)/(1 + tanh a·tanh b)
//
// with tanh(n·ln2/2) = (s−1)/(s+1) and tanh(r/2) = r/R needs one division, no
// table, and loses no digits near 0. TanhOf(NaN) is NaN.
func TanhOf(z float64) float64 {
	x := math.Abs(z)
	if x > 20 { // 1 − tanh 20 < 2⁻⁵⁴
		return math.Copysign(1, z)
	}
	y := x + x
	shifted := float64(y*log2E) + roundShift
	n := shifted - roundShift
	r := (y - float64(n*ln2Hi)) - float64(n*ln2Lo)
	t := float64(r * r)
	R := 2 + float64(t*(p1+float64(t*(p2+float64(t*(p3+float64(t*(p4+float64(t*p5)))))))))
	s := math.Float64frombits((math.Float64bits(shifted) + 1023) << 52)
	up := float64((s-1)*R) + float64((s+1)*r)
	down := float64((s+1)*R) + float64((s-1)*r)
	return math.Copysign(up/down, z)
}
