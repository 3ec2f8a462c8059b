package nn

import "math"

// elu returns z if z > 0, else e^z − 1: the exponential linear unit with α = 1,
// whose slope has no jump at 0.
//
// Source: Clevert, Unterthiner & Hochreiter, Fast and Accurate Deep Network
// Learning by Exponential Linear Units (2015), eq. 15, https://arxiv.org/abs/1511.07289.
func elu(z float64) float64 {
	if z > 0 {
		return z
	}
	return expm1(z)
}

// eluSlope returns elu's slope from a = elu(z): e^z = a + 1 below 0.
func eluSlope(z, a float64) float64 {
	if z > 0 {
		return 1
	}
	return a + 1
}

// expm1 returns e^z − 1 for z ≤ 0, within 3 ulp: with Exp's rational function, e^z is
// s(R+r)/(R−r), and taking 1 off before the division loses no digits near 0.
func expm1(z float64) float64 {
	if z < -40 { // e^−40 < 2⁻⁵⁴
		return -1
	}
	shifted := float64(z*log2E) + roundShift
	n := shifted - roundShift
	r := (z - float64(n*ln2Hi)) - float64(n*ln2Lo)
	t := float64(r * r)
	R := 2 + float64(t*(p1+float64(t*(p2+float64(t*(p3+float64(t*(p4+float64(t*p5)))))))))
	s := math.Float64frombits((math.Float64bits(shifted) + 1023) << 52)
	return (float64((s-1)*R) + float64((s+1)*r)) / (R - r)
}

// applyELU is elu for each element of z, written out for the reason of applyTanh.
func applyELU(a, z []float64) {
	a = a[:len(z)]
	for i, v := range z {
		if v > 0 {
			a[i] = v
			continue
		}
		if v < -40 {
			a[i] = -1
			continue
		}
		shifted := float64(v*log2E) + roundShift
		n := shifted - roundShift
		r := (v - float64(n*ln2Hi)) - float64(n*ln2Lo)
		t := float64(r * r)
		R := 2 + float64(t*(p1+float64(t*(p2+float64(t*(p3+float64(t*(p4+float64(t*p5)))))))))
		s := math.Float64frombits((math.Float64bits(shifted) + 1023) << 52)
		a[i] = (float64((s-1)*R) + float64((s+1)*r)) / (R - r)
	}
}
