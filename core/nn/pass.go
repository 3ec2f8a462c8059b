package nn

// Forward computes the outputs for a batch: x is batch×inputs, the result
// batch×outputs, row-major. The result is a view into ws, valid until the next
// pass. It panics if the shapes disagree or the batch is larger than ws allows.
// NaN and Inf pass through. Every unit is present, and norms use their running
// averages: this is how a network is measured and used, and each example by itself.
func (n *Network) Forward(ws *Workspace, x []float64, batch int) []float64 {
	return n.forward(ws, x, batch, false, false)
}

// Forward1 returns the outputs for one example, as a view into ws, like Forward.
func (n *Network) Forward1(ws *Workspace, x ...float64) []float64 {
	return n.Forward(ws, x, 1)
}

// ForwardMasked is Forward with the units left out that the masks in ws leave out:
// one of the thinned networks that dropout trains. [Network.DrawMasks] draws them, for
// a batch of this size.
func (n *Network) ForwardMasked(ws *Workspace, x []float64, batch int) []float64 {
	return n.forward(ws, x, batch, true, false)
}

func (n *Network) forward(ws *Workspace, x []float64, batch int, masked, training bool) []float64 {
	if batch < 1 || batch > ws.maxBatch {
		panic("nn: Forward: batch does not fit the workspace")
	}
	if len(x) != batch*n.config.Inputs {
		panic("nn: Forward: x is not batch×inputs")
	}
	if len(ws.z) != len(n.layers) {
		panic("nn: Forward: the workspace belongs to another network")
	}
	ws.batch, ws.x = batch, x
	for l, layer := range n.layers {
		w, b := layer.split(n.Params)
		z, a := ws.Z(l), ws.A(l)
		if layer.norm {
			forward(ws.norm[l].u[:len(z)], x, w, b, batch, layer.fanIn, layer.fanOut)
			ws.norm[l].forward(z, layer.normOf(n.Params), batch, training)
		} else {
			forward(z, x, w, b, batch, layer.fanIn, layer.fanOut)
		}
		layer.apply(n.Params, a, z)
		x = a
		ws.kept[l] = ws.kept[l][:0]
		if masked && layer.keep < 1 {
			if len(ws.mask[l]) != len(a) {
				panic("nn: Forward: the masks are of another batch: call DrawMasks first")
			}
			x = ws.room(&ws.kept[l], l, batch)
			drop(x, a, ws.mask[l])
		}
	}
	return x
}

// Gradient stores the gradient of the mean loss by Params in grad, in the layout
// of Params, and returns the loss. x is batch×inputs and target batch×outputs,
// row-major. It runs Forward first, so ws then holds this pass: everybody present,
// norms with their running averages, which count as fixed numbers and have the
// derivative 0. It panics if the shapes disagree.
//
// Source: Rumelhart, Hinton & Williams, Learning representations by
// back-propagating errors (1986).
func (n *Network) Gradient(ws *Workspace, grad, x, target []float64, batch int) (loss float64) {
	return n.gradient(ws, grad, x, target, batch, false)
}

// TrainingGradient is Gradient as a training step takes it: with the units left out
// that the masks in ws leave out, and norms that take mean and variance from this
// batch. It changes no running average. Without dropout and norms it is Gradient.
func (n *Network) TrainingGradient(ws *Workspace, grad, x, target []float64, batch int) (loss float64) {
	return n.gradient(ws, grad, x, target, batch, true)
}

func (n *Network) gradient(ws *Workspace, grad, x, target []float64, batch int, training bool) (loss float64) {
	if len(grad) != len(n.Params) {
		panic("nn: Gradient: grad and Params differ in length")
	}
	out := n.forward(ws, x, batch, training, training)
	loss = n.config.Loss.Gradient(ws.DA(len(n.layers)-1), out, target, batch)
	for l := len(n.layers) - 1; l >= 0; l-- {
		layer := n.layers[l]
		dz := ws.DZ(l)
		if training && layer.keep < 1 {
			drop(ws.DA(l), ws.DA(l), ws.mask[l])
		}
		layer.back(n.Params, grad, dz, ws.DA(l), ws.Z(l), ws.A(l))
		dw, db := layer.split(grad)
		if layer.norm {
			dz = ws.norm[l].backward(layer.normOf(grad), dz, layer.normOf(n.Params), batch)
		}
		weightGradient(dw, db, ws.X(l), dz, batch, layer.fanIn, layer.fanOut)
		if layer.norm && training {
			clear(db) // exactly: only rounding is left of it
		}
		if l > 0 {
			w, _ := layer.split(n.Params)
			inputGradient(ws.DA(l-1), dz, w, batch, layer.fanIn, layer.fanOut)
		}
	}
	return loss
}
