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

// A Span is the parameters from From to To−1.
type Span struct{ From, To int }

// Step takes one step: grad is the gradient of the loss alone, and holds what the penalty
// adds to it afterwards. The penalty is on the parameters of weights, which are spans in
// order, and on no others. m is as for [Optimizer.Step], as are the panics.
func (r Rules) Step(params, grad []float64, weights []Span, rate float64, m *Moments) {
	p := r.Penalty
	if p.L1 != 0 || p.L2 != 0 {
		for _, s := range weights {
			p.AddGradient(grad[s.From:s.To], params[s.From:s.To])
			p.Shrink(params[s.From:s.To], rate)
		}
	}
	if p.L1 == 0 || !p.Proximal {
		r.Optimizer.Step(params, grad, rate, m)
		return
	}
	m.fit(r.Optimizer, len(params))
	m.Steps++
	at := 0
	for _, s := range weights {
		r.Optimizer.step(params, grad, rate, m, at, s.From)
		r.Optimizer.proximal(params, grad, rate, p.L1, m, s.From, s.To)
		at = s.To
	}
	r.Optimizer.step(params, grad, rate, m, at, len(params))
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
