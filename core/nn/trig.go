package nn

import "math"

// Sine and cosine, which data sets need for their circles and spirals: the
// standard library's are ordinary Go, but a compiler may fuse their products and
// sums on arm64, and then a point differs in its last bit.
//
// Source: FreeBSD/fdlibm k_sin.c, k_cos.c and e_rem_pio2.c, © 1993 Sun
// Microsystems ("Permission to use, copy, modify, and distribute this software
// is freely granted, provided that this notice is preserved"),
// https://www.netlib.org/fdlibm/.
const (
	halfPi1 = 1.57079632673412561417e+00 // first 33 bits of π/2
	halfPi2 = 6.07710050630396597660e-11 // next 33 bits
	halfPi3 = 2.02226624879595063154e-21 // the rest

	maxAngle = 1 << 20

	s1 = -1.66666666666666324348e-01
	s2 = 8.33333333332248946124e-03
	s3 = -1.98412698298579493134e-04
	s4 = 2.75573137070700676789e-06
	s5 = -2.50507602534068634195e-08
	s6 = 1.58969099521155010221e-10

	c1 = 4.16666666666666019037e-02
	c2 = -1.38888888888741095749e-03
	c3 = 2.48015872894767294178e-05
	c4 = -2.75573143513906633035e-07
	c5 = 2.08757232129817482790e-09
	c6 = -1.13596475577881948265e-11
)

// Sin returns the sine of x radians. For |x| ≤ 2²⁰ the error is below 2⁻⁵²;
// beyond, and for NaN, it returns NaN, rather than digits that mean nothing.
func Sin(x float64) float64 {
	r, quadrant := reduceAngle(x)
	switch quadrant {
	case 0:
		return sinKernel(r)
	case 1:
		return cosKernel(r)
	case 2:
		return -sinKernel(r)
	}
	return -cosKernel(r)
}

// Cos returns the cosine of x radians, with the limits of Sin.
func Cos(x float64) float64 {
	r, quadrant := reduceAngle(x)
	switch quadrant {
	case 0:
		return cosKernel(r)
	case 1:
		return -sinKernel(r)
	case 2:
		return -cosKernel(r)
	}
	return sinKernel(r)
}

// reduceAngle returns r = x − n·π/2 with |r| ≤ π/4, and n mod 4.
func reduceAngle(x float64) (r float64, quadrant uint64) {
	if !(math.Abs(x) <= maxAngle) {
		return math.NaN(), 0
	}
	shifted := float64(x*(2/math.Pi)) + roundShift
	n := shifted - roundShift
	r = x - float64(n*halfPi1)
	r -= float64(n * halfPi2)
	r -= float64(n * halfPi3)
	return r, math.Float64bits(shifted) & 3
}

func sinKernel(r float64) float64 {
	t := float64(r * r)
	p := s1 + float64(t*(s2+float64(t*(s3+float64(t*(s4+float64(t*(s5+float64(t*s6)))))))))
	return r + float64(float64(r*t)*p)
}

func cosKernel(r float64) float64 {
	t := float64(r * r)
	p := c1 + float64(t*(c2+float64(t*(c3+float64(t*(c4+float64(t*(c5+float64(t*c6)))))))))
	half := float64(0.5 * t)
	w := 1 - half
	return w + (((1 - w) - half) + float64(float64(t*t)*p))
}
