package nn

import "math/rand/v2"

// A Trainer runs mini-batch gradient descent on a network. What it does is a function of
// the network's parameters, the data, its settings, the generators' seeds and the
// number of steps, and of nothing else.
type Trainer struct {
	net       *Network
	rules     Rules
	moments   Moments
	layers    []layer // that moments belong to
	x, target []float64
	source    *rand.PCG  // nil: examples in their order
	rng       *rand.Rand // draws from source
	masks     *rand.PCG  // nil: no unit is ever dropped
	maskRng   *rand.Rand // draws from masks
	order     []int      // of the examples in this epoch
	batch     int
	next      int // where in order the next step begins
	steps     int

	ws             *Workspace
	grad           []float64
	batchX, batchT []float64
}

// Options are what a Trainer may be told beside network, examples and batch.
type Options struct {
	Rules
	// Shuffle is the source of the numbers that shuffle the examples before each epoch;
	// nil leaves them in their order.
	Shuffle *rand.PCG
	// Masks is the source of the masks of dropout, drawn anew for each step. It is needed
	// as soon as a layer keeps less than all.
	Masks *rand.PCG
}

// NewTrainer is NewTrainerWith for plain gradient descent.
func NewTrainer(n *Network, x, target []float64, batch int, lr float64, shuffle *rand.PCG) *Trainer {
	return NewTrainerWith(n, x, target, batch, Options{Rules: Rules{LearningRate: lr}, Shuffle: shuffle})
}

// NewTrainerWith prepares to train n on x (examples×inputs) and target
// (examples×outputs), row-major, in batches of up to batch examples: the last batch of
// an epoch may be short. The sources in o are the trainer's from now on. x and target are
// kept, not copied. It panics if the shapes disagree, there are no examples, or batch < 1.
func NewTrainerWith(n *Network, x, target []float64, batch int, o Options) *Trainer {
	examples := len(x) / n.Inputs()
	if examples < 1 || len(x) != examples*n.Inputs() || len(target) != examples*n.Outputs() {
		panic("nn: NewTrainer: x must be examples×inputs and target examples×outputs")
	}
	if batch < 1 {
		panic("nn: NewTrainer: batch must be at least 1")
	}
	batch = min(batch, examples)
	t := &Trainer{
		net: n, rules: o.Rules, layers: n.layers, x: x, target: target, batch: batch,
		source: o.Shuffle, masks: o.Masks,
		order:  make([]int, examples),
		ws:     n.NewWorkspace(batch),
		grad:   make([]float64, len(n.Params)),
		batchX: make([]float64, batch*n.Inputs()),
		batchT: make([]float64, batch*n.Outputs()),
	}
	for i := range t.order {
		t.order[i] = i
	}
	if t.source != nil {
		t.rng = rand.New(t.source)
		Shuffle(t.rng, t.order)
	}
	if t.masks != nil {
		t.maskRng = rand.New(t.masks)
	}
	return t
}

// Batch returns the indices of the examples that the next Step will use, as a
// view that is valid until then. Asking changes nothing.
func (t *Trainer) Batch() []int {
	end := min(t.next+t.batch, len(t.order))
	return t.order[t.next:end:end]
}

// Step trains on one batch and returns its mean loss before the update: without any
// penalty, and with the units dropped and the norms of this batch, where there are any.
// It panics if units are to be dropped and there is no source of masks.
func (t *Trainer) Step() (loss float64) {
	batch := t.Batch()
	inputs, outputs := t.net.Inputs(), t.net.Outputs()
	x, target := t.batchX[:len(batch)*inputs], t.batchT[:len(batch)*outputs]
	for row, example := range batch {
		copy(x[row*inputs:][:inputs], t.x[example*inputs:])
		copy(target[row*outputs:][:outputs], t.target[example*outputs:])
	}
	t.fit()
	if t.masks == nil && t.net.Drops() {
		panic("nn: Trainer.Step: units are dropped, and Options.Masks is nil")
	}
	t.net.DrawMasks(t.ws, len(batch), t.maskRng)
	loss = t.net.TrainingGradient(t.ws, t.grad, x, target, len(batch))
	t.rules.Step(t.net.Params, t.grad, t.net.weights, t.Rate(), &t.moments)
	t.net.takeAverages(t.ws)
	t.steps++
	t.next += len(batch)
	if t.next == len(t.order) {
		t.next = 0
		if t.rng != nil {
			Shuffle(t.rng, t.order)
		}
	}
	return loss
}

// fit follows SetHidden, which may have given a layer a slope, or taken it.
func (t *Trainer) fit() {
	if len(t.grad) != len(t.net.Params) {
		t.grad = make([]float64, len(t.net.Params))
		t.moments.follow(t.layers, t.net.layers)
	}
	t.layers = t.net.layers
}

// Rate returns the learning rate of the coming step, as the schedule has it.
func (t *Trainer) Rate() float64 { return t.rules.Rate(t.steps, t.StepsPerEpoch()) }

// Rules returns how the coming steps are made.
func (t *Trainer) Rules() Rules { return t.rules }

// SetRules changes how steps are made from the coming one on. Another optimizer, by
// name, begins without a memory of earlier gradients.
func (t *Trainer) SetRules(r Rules) {
	if r.Optimizer.Name != t.rules.Optimizer.Name {
		t.moments = Moments{}
	}
	t.rules = r
}

// LearningRate returns the learning rate as it was set: Rate is what the schedule makes of
// it.
func (t *Trainer) LearningRate() float64 { return t.rules.LearningRate }

// SetLearningRate changes the learning rate from the coming step on.
func (t *Trainer) SetLearningRate(lr float64) { t.rules.LearningRate = lr }

// Steps returns how many steps were taken.
func (t *Trainer) Steps() int { return t.steps }

// StepsPerEpoch returns how many steps show every example once.
func (t *Trainer) StepsPerEpoch() int { return (len(t.order) + t.batch - 1) / t.batch }

// Gradient returns the gradient of the last Step, in the layout of Params, with what a
// penalty added to it: a view that the next Step overwrites, zeros before the first.
func (t *Trainer) Gradient() []float64 { return t.grad }

// Workspace returns the workspace of the last Step: what its batch looked like, layer
// by layer, the masks among it. Passes of one's own belong in another.
func (t *Trainer) Workspace() *Workspace { return t.ws }
