package nn

import "math"

// Batch normalisation: with u = x·W + b, a layer whose BatchNorm is set computes
//
//	z = γ·(u − mean)/√(variance + NormEpsilon) + β
//
// unit by unit, and then a = f(z). In a training step, mean and variance are those
// of the batch (the variance divided by the number of examples), and the way back goes
// through them. When measuring they are running averages,
//
//	running = NormMomentum·running + (1 − NormMomentum)·batch
//
// updated by every training step, so that what is said of one example does not depend
// on the others beside it. γ and β are learned; they start at 1 and 0, mean and variance
// at 0 and 1. The bias b has no effect, as the batch's mean takes it away again: its
// derivative is exactly 0, and it stays where it starts. A batch of one example has no
// spread; it is normalised by the running averages, and does not change them.
//
// Source: Ioffe & Szegedy, Batch Normalization (2015), §3, algorithms 1 and 2,
// https://arxiv.org/abs/1502.03167; running averages as in CS231n's assignment 2.
const (
	NormEpsilon  = 1e-5
	NormMomentum = 0.9
)

// A norm is a layer's part of Params, or of a gradient: four numbers a unit.
type norm struct{ gamma, beta, mean, variance []float64 }

// normOf is the layer's norm in params; only where layer.norm.
func (l layer) normOf(params []float64) norm {
	at, n := l.end, l.fanOut
	part := params[at : at+4*n : at+4*n]
	return norm{part[:n], part[n : 2*n], part[2*n : 3*n], part[3*n:]}
}

func (p norm) reset() {
	for j := range p.gamma {
		p.gamma[j], p.beta[j], p.mean[j], p.variance[j] = 1, 0, 0, 1
	}
}

// Norm returns views into Params: the scales γ and shifts β of layer l (from 0) and
// its running means and variances. ok is false if the layer does not normalise.
func (n *Network) Norm(l int) (gamma, beta, mean, variance []float64, ok bool) {
	if !n.layers[l].norm {
		return nil, nil, nil, nil, false
	}
	p := n.layers[l].normOf(n.Params)
	return p.gamma, p.beta, p.mean, p.variance, true
}

// normPass is what a pass through a norm leaves behind.
type normPass struct {
	u, hat, du     []float64 // x·W + b, (u − mean)/std, ∂loss/∂u: maxBatch×units
	mean, variance []float64 // of the last batch
	inverse        []float64 // 1/√(variance + NormEpsilon)
	ofBatch        bool      // mean and variance are the batch's, and not the running ones
}

func newNormPass(size, units int) *normPass {
	return &normPass{
		u: make([]float64, size), hat: make([]float64, size), du: make([]float64, size),
		mean: make([]float64, units), variance: make([]float64, units), inverse: make([]float64, units),
	}
}

// forward stores z, given u in w.u. Sums run up the examples.
func (w *normPass) forward(z []float64, p norm, batch int, training bool) {
	units := len(p.gamma)
	u, hat := w.u[:batch*units], w.hat[:batch*units]
	w.ofBatch = training && batch > 1
	if w.ofBatch {
		w.measure(u, batch)
	} else {
		copy(w.mean, p.mean)
		copy(w.variance, p.variance)
	}
	for j, v := range w.variance {
		w.inverse[j] = 1 / math.Sqrt(v+NormEpsilon)
	}
	for at := 0; at < len(u); at += units {
		for j, g := range p.gamma {
			h := (u[at+j] - w.mean[j]) * w.inverse[j]
			hat[at+j] = h
			z[at+j] = float64(g*h) + p.beta[j]
		}
	}
}

// measure takes mean and variance of the batch.
func (w *normPass) measure(u []float64, batch int) {
	units := len(w.mean)
	clear(w.mean)
	clear(w.variance)
	for at := 0; at < len(u); at += units {
		for j := range w.mean {
			w.mean[j] += u[at+j]
		}
	}
	for j := range w.mean {
		w.mean[j] /= float64(batch)
	}
	for at := 0; at < len(u); at += units {
		for j, m := range w.mean {
			d := u[at+j] - m
			w.variance[j] += float64(d * d)
		}
	}
	for j := range w.variance {
		w.variance[j] /= float64(batch)
	}
}

// backward stores ∂loss/∂u in w.du and returns it, and the derivatives by γ and β in
// grad, given dz. The running averages are not learned: their part of grad is 0.
//
// With B examples, ĥ = hat and sums over the batch,
//
//	∂loss/∂u = γ·inverse/B · (B·dz − Σdz − ĥ·Σdz·ĥ)
//
// where mean and variance are the batch's, and γ·inverse·dz where they are fixed.
func (w *normPass) backward(grad norm, dz []float64, p norm, batch int) (du []float64) {
	units := len(p.gamma)
	du = w.du[:batch*units]
	clear(grad.gamma)
	clear(grad.beta)
	clear(grad.mean)
	clear(grad.variance)
	for at := 0; at < len(dz); at += units {
		for j := range p.gamma {
			grad.gamma[j] += float64(dz[at+j] * w.hat[at+j])
			grad.beta[j] += dz[at+j]
		}
	}
	b := float64(batch)
	for at := 0; at < len(dz); at += units {
		for j, g := range p.gamma {
			scale := float64(g * w.inverse[j])
			if !w.ofBatch {
				du[at+j] = scale * dz[at+j]
				continue
			}
			d := float64(b*dz[at+j]) - grad.beta[j] - float64(w.hat[at+j]*grad.gamma[j])
			du[at+j] = scale * d / b
		}
	}
	return du
}

// takeAverages moves the running averages towards the last training pass of ws.
func (n *Network) takeAverages(ws *Workspace) {
	for l, layer := range n.layers {
		w := ws.norm[l]
		if !layer.norm || !w.ofBatch {
			continue
		}
		p := layer.normOf(n.Params)
		for j := range p.mean {
			p.mean[j] = float64(NormMomentum*p.mean[j]) + float64((1-NormMomentum)*w.mean[j])
			p.variance[j] = float64(NormMomentum*p.variance[j]) + float64((1-NormMomentum)*w.variance[j])
		}
	}
}
