package nn

// Forward computes the outputs for a batch: x is batch×inputs, the result
// batch×outputs, row-major. The result is a view into ws, valid until the next
// pass. It panics if the shapes disagree or the batch is larger than ws allows.
// NaN and Inf pass through.
func (n *Network) Forward(ws *Workspace, x []float64, batch int) []float64 {
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
		forward(z, x, w, b, batch, layer.fanIn, layer.fanOut)
		layer.apply(n.Params, a, z)
		x = a
	}
	return x
}

// Forward1 returns the outputs for one example, as a view into ws, like Forward.
func (n *Network) Forward1(ws *Workspace, x ...float64) []float64 {
	return n.Forward(ws, x, 1)
}

// Gradient stores the gradient of the mean loss by Params in grad, in the layout
// of Params, and returns the loss. x is batch×inputs and target batch×outputs,
// row-major. It runs Forward first, so ws then holds this pass. It panics if the
// shapes disagree.
//
// Source: Rumelhart, Hinton & Williams, Learning representations by
// back-propagating errors (1986).
func (n *Network) Gradient(ws *Workspace, grad, x, target []float64, batch int) (loss float64) {
	if len(grad) != len(n.Params) {
		panic("nn: Gradient: grad and Params differ in length")
	}
	out := n.Forward(ws, x, batch)
	loss = n.config.Loss.Gradient(ws.DA(len(n.layers)-1), out, target, batch)
	for l := len(n.layers) - 1; l >= 0; l-- {
		layer := n.layers[l]
		dz := ws.DZ(l)
		layer.back(n.Params, grad, dz, ws.DA(l), ws.Z(l), ws.A(l))
		dw, db := layer.split(grad)
		weightGradient(dw, db, ws.X(l), dz, batch, layer.fanIn, layer.fanOut)
		if l > 0 {
			w, _ := layer.split(n.Params)
			inputGradient(ws.DA(l-1), dz, w, batch, layer.fanIn, layer.fanOut)
		}
	}
	return loss
}
