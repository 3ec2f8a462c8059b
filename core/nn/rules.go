package nn

// Rules say how a Trainer makes its steps. All but the learning rate may be left at the
// zero value, which is plain gradient descent.
type Rules struct {
	LearningRate float64
	Optimizer    Optimizer
	Schedule     Schedule
	Penalty      Penalty
	Limit        int // the steps of the whole run, for a schedule that ends with it
}

// Rate is the learning rate of the step that follows after steps steps.
func (r Rules) Rate(steps, perEpoch int) float64 {
	return r.Schedule.Rate(r.LearningRate, steps, perEpoch, r.Limit)
}

// update takes one step: grad is the gradient of the loss alone, and holds what the
// penalty adds to it afterwards.
func (n *Network) update(r Rules, grad []float64, rate float64, m *Moments) {
	penalised := r.Penalty.L1 != 0 || r.Penalty.L2 != 0
	if penalised {
		for _, layer := range n.layers {
			w, _ := layer.split(n.Params)
			dw, _ := layer.split(grad)
			r.Penalty.AddGradient(dw, w)
			r.Penalty.Shrink(w, rate)
		}
	}
	r.Optimizer.Step(n.Params, grad, rate, m)
	if penalised {
		for _, layer := range n.layers {
			w, _ := layer.split(n.Params)
			r.Penalty.Threshold(w, rate)
		}
	}
}

// follow makes m fit the layers to after a change of activations from the layers from:
// what was remembered of weights, biases and norms stays, slopes begin anew.
func (m *Moments) follow(from, to []layer) {
	move := func(old []float64) []float64 {
		if len(old) == 0 {
			return old
		}
		fresh := make([]float64, to[len(to)-1].size())
		for l := range to {
			copy(fresh[to[l].w:to[l].slope], old[from[l].w:from[l].slope])
		}
		return fresh
	}
	m.First, m.Second = move(m.First), move(m.Second)
}

// size is where the layer's numbers end.
func (l layer) size() int {
	if l.activation == PReLU {
		return l.slope + 1
	}
	return l.slope
}
