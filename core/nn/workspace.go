package nn

// A Workspace holds what one pass computes, apart from the parameters: looking at
// a network with a workspace of one's own leaves training undisturbed.
type Workspace struct {
	maxBatch     int
	batch        int // of the last pass
	units        []int
	x            []float64   // the last pass's inputs: the caller's slice
	z, a, dz, da [][]float64 // by layer; maxBatch×units
	norm         []*normPass // by layer; nil without
	mask, kept   [][]float64 // by layer: the masks drawn last, and a·mask of the last pass; empty without
}

// NewWorkspace returns a workspace for passes of up to maxBatch examples. It panics
// if maxBatch < 1.
func (n *Network) NewWorkspace(maxBatch int) *Workspace {
	if maxBatch < 1 {
		panic("nn: NewWorkspace: maxBatch must be at least 1")
	}
	ws := &Workspace{maxBatch: maxBatch, mask: make([][]float64, len(n.layers)), kept: make([][]float64, len(n.layers))}
	for _, l := range n.layers {
		size := maxBatch * l.fanOut
		ws.units = append(ws.units, l.fanOut)
		ws.z = append(ws.z, make([]float64, size))
		ws.a = append(ws.a, make([]float64, size))
		ws.dz = append(ws.dz, make([]float64, size))
		ws.da = append(ws.da, make([]float64, size))
		var norm *normPass
		if l.norm {
			norm = newNormPass(size, l.fanOut)
		}
		ws.norm = append(ws.norm, norm)
	}
	return ws
}

// room returns *buffer with room for a batch of layer l, made when first needed.
func (ws *Workspace) room(buffer *[]float64, l, batch int) []float64 {
	if cap(*buffer) == 0 {
		*buffer = make([]float64, 0, ws.maxBatch*ws.units[l])
	}
	*buffer = (*buffer)[:batch*ws.units[l]]
	return *buffer
}

// X returns the inputs of layer l (from 0) in the last pass, batch×fanIn: what was
// given to the network for the first layer, A(l−1) above, times its mask where units
// were dropped. It is a view, valid until the next pass or until the caller changes its
// own inputs.
func (ws *Workspace) X(l int) []float64 {
	switch {
	case l == 0:
		return ws.x
	case len(ws.kept[l-1]) > 0:
		return ws.kept[l-1]
	}
	return ws.A(l - 1)
}

// Z returns the pre-activations of layer l (from 0) in the last pass, batch×units:
// what the activation was applied to, so behind the norm where there is one. It is a view, valid until the next pass.
func (ws *Workspace) Z(l int) []float64 { return ws.z[l][:ws.batch*ws.units[l]] }

// A returns the activations of layer l in the last pass, like Z, before any were dropped.
func (ws *Workspace) A(l int) []float64 { return ws.a[l][:ws.batch*ws.units[l]] }

// DZ returns the derivative of the mean loss by Z(l), as the last call of
// Gradient left it, like Z. After a Forward alone it is of an older pass.
func (ws *Workspace) DZ(l int) []float64 { return ws.dz[l][:ws.batch*ws.units[l]] }

// DA returns the derivative of the mean loss by A(l), like DZ.
func (ws *Workspace) DA(l int) []float64 { return ws.da[l][:ws.batch*ws.units[l]] }
