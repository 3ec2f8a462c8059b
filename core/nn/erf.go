package nn

import "math"

// The error function and its complement, which GELU needs: the standard library's
// are assembly on some machines, and fused on others. Each range of |x| has its own
// quotient of two polynomials.
//
// Source: FreeBSD/fdlibm s_erf.c, © 1993 Sun Microsystems ("Permission to use,
// copy, modify, and distribute this software is freely granted, provided that
// this notice is preserved"), https://www.netlib.org/fdlibm/s_erf.c.
const (
	erx = 8.45062911510467529297e-01
	// Coefficients for approximation to  erf in [0, 0.84375]
	efx = 1.28379167095512586316e-01
	pp0 = 1.28379167095512558561e-01
	pp1 = -3.25042107247001499370e-01
	pp2 = -2.84817495755985104766e-02
	pp3 = -5.77027029648944159157e-03
	pp4 = -2.37630166566501626084e-05
	qq1 = 3.97917223959155352819e-01
	qq2 = 6.50222499887672944485e-02
	qq3 = 5.08130628187576562776e-03
	qq4 = 1.32494738004321644526e-04
	qq5 = -3.96022827877536812320e-06
	// Coefficients for approximation to  erf  in [0.84375, 1.25]
	pa0 = -2.36211856075265944077e-03
	pa1 = 4.14856118683748331666e-01
	pa2 = -3.72207876035701323847e-01
	pa3 = 3.18346619901161753674e-01
	pa4 = -1.10894694282396677476e-01
	pa5 = 3.54783043256182359371e-02
	pa6 = -2.16637559486879084300e-03
	qa1 = 1.06420880400844228286e-01
	qa2 = 5.40397917702171048937e-01
	qa3 = 7.18286544141962662868e-02
	qa4 = 1.26171219808761642112e-01
	qa5 = 1.36370839120290507362e-02
	qa6 = 1.19844998467991074170e-02
	// Coefficients for approximation to  erfc in [1.25, 1/0.35]
	ra0 = -9.86494403484714822705e-03
	ra1 = -6.93858572707181764372e-01
	ra2 = -1.05586262253232909814e+01
	ra3 = -6.23753324503260060396e+01
	ra4 = -1.62396669462573470355e+02
	ra5 = -1.84605092906711035994e+02
	ra6 = -8.12874355063065934246e+01
	ra7 = -9.81432934416914548592e+00
	sa1 = 1.96512716674392571292e+01
	sa2 = 1.37657754143519042600e+02
	sa3 = 4.34565877475229228821e+02
	sa4 = 6.45387271733267880336e+02
	sa5 = 4.29008140027567833386e+02
	sa6 = 1.08635005541779435134e+02
	sa7 = 6.57024977031928170135e+00
	sa8 = -6.04244152148580987438e-02
	// Coefficients for approximation to  erfc in [1/.35, 28]
	rb0 = -9.86494292470009928597e-03
	rb1 = -7.99283237680523006574e-01
	rb2 = -1.77579549177547519889e+01
	rb3 = -1.60636384855821916062e+02
	rb4 = -6.37566443368389627722e+02
	rb5 = -1.02509513161107724954e+03
	rb6 = -4.83519191608651397019e+02
	sb1 = 3.03380607434824582924e+01
	sb2 = 3.25792512996573918826e+02
	sb3 = 1.53672958608443695994e+03
	sb4 = 3.19985821950859553908e+03
	sb5 = 2.55305040643316442583e+03
	sb6 = 4.74528541206955367215e+02
	sb7 = -2.24409524465858183362e+01
)

// Erf returns 2/√π·∫₀ˣ e^−t² dt, in [−1, 1], within 1 ulp. It is odd to the bit;
// Erf(±Inf) is ±1, Erf(NaN) is NaN.
func Erf(x float64) float64 {
	u := math.Abs(x)
	var y float64
	switch {
	case math.IsNaN(x):
		return x
	case u < 0x1p-28:
		y = u + float64(efx*u)
	case u < 0.84375:
		y = u + float64(u*erfSmall(u))
	case u < 1.25:
		y = erx + erfMiddle(u)
	case u < 6:
		y = 1 - erfcTail(u)
	default:
		y = 1
	}
	return math.Copysign(y, x)
}

// Erfc returns 1 − Erf(x), in [0, 2], within 2 ulp, and keeps the digits of a small one:
// Erfc(20) is 5.4e-176, not 0. Erfc(+Inf) is 0, Erfc(−Inf) is 2, Erfc(NaN) is NaN.
func Erfc(x float64) float64 {
	u := math.Abs(x)
	switch {
	case math.IsNaN(x):
		return x
	case u < 0x1p-56:
		return 1 - x
	case x < 0.25 && u < 0.84375:
		return 1 - (x + float64(x*erfSmall(u)))
	case u < 0.84375:
		return 0.5 - (float64(x*erfSmall(u)) + (x - 0.5))
	case x < -6:
		return 2
	case u < 1.25 && x < 0:
		return 1 + erx + erfMiddle(u)
	case u < 1.25:
		return 1 - erx - erfMiddle(u)
	case x < 0:
		return 2 - erfcTail(u)
	case x < 28:
		return erfcTail(u)
	}
	return 0
}

// erfSmall returns erf(u)/u − 1 for u < 0.84375.
func erfSmall(u float64) float64 {
	z := float64(u * u)
	r := pp0 + float64(z*(pp1+float64(z*(pp2+float64(z*(pp3+float64(z*pp4)))))))
	s := 1 + float64(z*(qq1+float64(z*(qq2+float64(z*(qq3+float64(z*(qq4+float64(z*qq5)))))))))
	return r / s
}

// erfMiddle returns erf(u) − erx for u in [0.84375, 1.25).
func erfMiddle(u float64) float64 {
	s := u - 1
	p := pa0 + float64(s*(pa1+float64(s*(pa2+float64(s*(pa3+float64(s*(pa4+float64(s*(pa5+float64(s*pa6)))))))))))
	q := 1 + float64(s*(qa1+float64(s*(qa2+float64(s*(qa3+float64(s*(qa4+float64(s*(qa5+float64(s*qa6)))))))))))
	return p / q
}

// erfcTail returns erfc(u) for u ≥ 1.25: e^−u²/u times a quotient in 1/u². The square
// is split, so that its rounding is not magnified by the exponential.
func erfcTail(u float64) float64 {
	s := 1 / float64(u*u)
	var r, d float64
	if u < 1/0.35 {
		r = ra0 + float64(s*(ra1+float64(s*(ra2+float64(s*(ra3+float64(s*(ra4+float64(s*(ra5+float64(s*(ra6+float64(s*ra7)))))))))))))
		d = 1 + float64(s*(sa1+float64(s*(sa2+float64(s*(sa3+float64(s*(sa4+float64(s*(sa5+float64(s*(sa6+float64(s*(sa7+float64(s*sa8)))))))))))))))
	} else {
		r = rb0 + float64(s*(rb1+float64(s*(rb2+float64(s*(rb3+float64(s*(rb4+float64(s*(rb5+float64(s*rb6)))))))))))
		d = 1 + float64(s*(sb1+float64(s*(sb2+float64(s*(sb3+float64(s*(sb4+float64(s*(sb5+float64(s*(sb6+float64(s*sb7)))))))))))))
	}
	top := math.Float64frombits(math.Float64bits(u) &^ 0xffffffff) // the square of its 21 bits is exact
	e := Exp(-float64(top*top)-0.5625) * Exp(float64((top-u)*(top+u))+r/d)
	return e / u
}
