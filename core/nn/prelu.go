package nn

import "math"

// PReLUStart is the slope below 0 with which a PReLU layer starts to learn.
//
// Source: He et al., Delving Deep into Rectifiers (2015), §2.1, whose
// "channel-shared" variant this is: one slope a layer.
// https://arxiv.org/abs/1502.01852.
const PReLUStart = 0.25

// Slope returns the slope below 0 that layer l (from 0) has learned. ok is false
// if its activation is not PReLU.
func (n *Network) Slope(l int) (slope float64, ok bool) {
	if n.layers[l].activation != PReLU {
		return 0, false
	}
	return n.Params[n.layers[l].slope], true
}

// resetExtras sets the slope of every PReLU layer to PReLUStart, and the numbers of
// every normalised layer to where they start.
func (n *Network) resetExtras() {
	for _, layer := range n.layers {
		if layer.norm {
			layer.normOf(n.Params).reset()
		}
		if layer.activation == PReLU {
			n.Params[layer.slope] = PReLUStart
		}
	}
}

// Steepest returns the largest |f′(z)| of layer l (from 0): Activation.Steepest,
// PReLU at the slope that it has learned. A Custom function is looked at in steps
// of 1/64 from −8 to 8.
func (n *Network) Steepest(l int) float64 {
	switch layer := n.layers[l]; layer.activation {
	case PReLU:
		return max(1, math.Abs(n.Params[layer.slope]))
	case Custom:
		steepest := 0.0
		for i := -512; i <= 512; i++ {
			steepest = max(steepest, math.Abs(layer.custom.Slope(float64(i)/64)))
		}
		return steepest
	default:
		return layer.activation.Steepest()
	}
}

// leaky returns z if z > 0, else slope·z.
func leaky(z, slope float64) float64 {
	if z > 0 {
		return z
	}
	return float64(slope * z)
}

// leakySlope is leaky's slope; at the kink z = 0 it is that below.
func leakySlope(z, slope float64) float64 {
	if z > 0 {
		return 1
	}
	return slope
}

// applyLeaky is leaky for each element of z.
func applyLeaky(a, z []float64, slope float64) {
	a = a[:len(z)]
	for i, v := range z {
		if !(v > 0) {
			v *= slope
		}
		a[i] = v
	}
}

// backLeaky is da·leakySlope for each element of z.
func backLeaky(dz, da, z []float64, slope float64) {
	dz, da = dz[:len(z)], da[:len(z)]
	for i, v := range z {
		s := slope
		if v > 0 {
			s = 1
		}
		dz[i] = da[i] * s
	}
}

// slopeGradient returns the derivative of the loss by the slope that a layer's units
// share: Σ da·∂a/∂slope, and ∂a/∂slope is z below 0 and 0 above. It adds up in one order,
// example by example.
func slopeGradient(da, z []float64) float64 {
	sum := 0.0
	da = da[:len(z)]
	for i, v := range z {
		if !(v > 0) {
			sum += float64(da[i] * v)
		}
	}
	return sum
}
