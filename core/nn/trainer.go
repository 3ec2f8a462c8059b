package nn

import "math/rand/v2"

// A Trainer runs mini-batch SGD on a network. What it does is a function of the
// network's parameters, the data, its settings, the generator's seed and the
// number of steps, and of nothing else.
type Trainer struct {
	net       *Network
	sgd       SGD
	x, target []float64
	source    *rand.PCG
	rng       *rand.Rand // draws from source
	order     []int      // of the examples in this epoch
	batch     int
	next      int // where in order the next step begins
	steps     int

	ws             *Workspace
	grad           []float64
	batchX, batchT []float64
}

// NewTrainer prepares to train n on x (examples×inputs) and target
// (examples×outputs), row-major, in batches of up to batch examples: the last batch of
// an epoch may be short. The examples are shuffled before each epoch with numbers from
// source, which is the trainer's from now on. x and target are kept, not copied. It panics
// if the shapes disagree, there are no examples, or batch < 1.
func NewTrainer(n *Network, x, target []float64, batch int, lr float64, source *rand.PCG) *Trainer {
	examples := len(x) / n.Inputs()
	if examples < 1 || len(x) != examples*n.Inputs() || len(target) != examples*n.Outputs() {
		panic("nn: NewTrainer: x must be examples×inputs and target examples×outputs")
	}
	if batch < 1 {
		panic("nn: NewTrainer: batch must be at least 1")
	}
	batch = min(batch, examples)
	t := &Trainer{
		net: n, sgd: SGD{LearningRate: lr}, x: x, target: target, batch: batch,
		source: source, rng: rand.New(source),
		order:  make([]int, examples),
		ws:     n.NewWorkspace(batch),
		grad:   make([]float64, len(n.Params)),
		batchX: make([]float64, batch*n.Inputs()),
		batchT: make([]float64, batch*n.Outputs()),
	}
	for i := range t.order {
		t.order[i] = i
	}
	Shuffle(t.rng, t.order)
	return t
}

// Batch returns the indices of the examples that the next Step will use, as a
// view that is valid until then. Asking changes nothing.
func (t *Trainer) Batch() []int {
	end := min(t.next+t.batch, len(t.order))
	return t.order[t.next:end:end]
}

// Step trains on one batch and returns its mean loss before the update.
func (t *Trainer) Step() (loss float64) {
	batch := t.Batch()
	inputs, outputs := t.net.Inputs(), t.net.Outputs()
	x, target := t.batchX[:len(batch)*inputs], t.batchT[:len(batch)*outputs]
	for row, example := range batch {
		copy(x[row*inputs:][:inputs], t.x[example*inputs:])
		copy(target[row*outputs:][:outputs], t.target[example*outputs:])
	}
	if len(t.grad) != len(t.net.Params) { // SetHidden gave a layer a slope, or took it
		t.grad = make([]float64, len(t.net.Params))
	}
	loss = t.net.Gradient(t.ws, t.grad, x, target, len(batch))
	t.sgd.Step(t.net.Params, t.grad)
	t.steps++
	t.next += len(batch)
	if t.next == len(t.order) {
		t.next = 0
		Shuffle(t.rng, t.order)
	}
	return loss
}

// LearningRate returns the learning rate of the coming steps.
func (t *Trainer) LearningRate() float64 { return t.sgd.LearningRate }

// SetLearningRate changes the learning rate from the coming step on.
func (t *Trainer) SetLearningRate(lr float64) { t.sgd.LearningRate = lr }

// Steps returns how many steps were taken.
func (t *Trainer) Steps() int { return t.steps }

// StepsPerEpoch returns how many steps show every example once.
func (t *Trainer) StepsPerEpoch() int { return (len(t.order) + t.batch - 1) / t.batch }

// Gradient returns the gradient of the last Step, in the layout of Params: a view
// that the next Step overwrites, zeros before the first.
func (t *Trainer) Gradient() []float64 { return t.grad }

// Workspace returns the workspace of the last Step: what its batch looked like, layer
// by layer. Passes of one's own belong in another.
func (t *Trainer) Workspace() *Workspace { return t.ws }
