package nn

// layer says where in Params a layer's numbers are, and what its units do.
type layer struct {
	fanIn, fanOut int
	w, b, end     int // weights are [w, b), biases [b, end), then the norm's numbers
	slope         int // of PReLU: the last
	activation    Activation
	custom        *Func
	keep          float64 // below 1 where units are dropped
	norm          bool
}

// layout places the layers one behind the other.
func (c Config) layout() []layer {
	layers := make([]layer, len(c.Layers))
	fanIn, start := c.Inputs, 0
	for l, spec := range c.Layers {
		b := start + fanIn*spec.Units
		end := b + spec.Units
		slope := end
		if spec.BatchNorm {
			slope += 4 * spec.Units
		}
		layers[l] = layer{fanIn, spec.Units, start, b, end, slope, spec.Activation, spec.Func, spec.keep(), spec.BatchNorm}
		fanIn, start = spec.Units, slope
		if spec.Activation == PReLU {
			start++
		}
	}
	return layers
}

// split returns the layer's part of params, or of a gradient, as weights and biases.
func (l layer) split(params []float64) (w, b []float64) {
	return params[l.w:l.b:l.b], params[l.b:l.end:l.end]
}

// apply stores f(z) in a, element by element.
func (l layer) apply(params, a, z []float64) {
	switch l.activation {
	case PReLU:
		applyLeaky(a, z, params[l.slope])
	case Custom:
		for i, v := range z {
			a[i] = l.custom.F(v)
		}
	default:
		l.activation.Apply(a, z)
	}
}

// back stores dz = da·f′(z), and PReLU's derivative of the loss by its slope in
// the layer's part of grad.
func (l layer) back(params, grad, dz, da, z, a []float64) {
	switch l.activation {
	case PReLU:
		grad[l.slope] = slopeGradient(da, z)
		backLeaky(dz, da, z, params[l.slope])
	case Custom:
		for i, v := range z {
			dz[i] = da[i] * l.custom.Slope(v)
		}
	default:
		l.activation.Back(dz, da, z, a)
	}
}

// At returns f(z) for a unit of layer l (from 0): Activation.At, and more, because
// it knows the slope that a PReLU layer has learned and the function of a Custom one.
func (n *Network) At(l int, z float64) float64 {
	switch layer := n.layers[l]; layer.activation {
	case PReLU:
		return leaky(z, n.Params[layer.slope])
	case Custom:
		return layer.custom.F(z)
	default:
		return layer.activation.At(z)
	}
}

// SlopeAt returns f′(z) for a unit of layer l (from 0), given a = f(z): what
// back-propagation multiplies by there, to the bit, whatever the activation.
func (n *Network) SlopeAt(l int, z, a float64) float64 {
	switch layer := n.layers[l]; layer.activation {
	case PReLU:
		return leakySlope(z, n.Params[layer.slope])
	case Custom:
		return layer.custom.Slope(z)
	default:
		return layer.activation.Slope(z, a)
	}
}
