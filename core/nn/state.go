package nn

import (
	"math/rand/v2"
	"slices"
)

// A TrainerState is everything that decides what a Trainer does next: the
// parameters and layers of its network, the order of the examples and the place
// in it, the rules and what the optimizer remembers, the number of steps, and the states of
// the random sources.
// It is a copy: it stays as it is while the trainer goes on.
type TrainerState struct {
	layers        []LayerSpec
	params        []float64
	order         []int
	next          int
	steps         int
	batch         int
	rules         Rules
	moments       Moments
	source, masks rand.PCG
}

// Steps returns how many steps had been taken.
func (s TrainerState) Steps() int { return s.steps }

// Bytes returns about how much memory the state holds.
func (s TrainerState) Bytes() int {
	return 8*(len(s.params)+len(s.order)+len(s.moments.First)+len(s.moments.Second)) + 48*len(s.layers) + 400
}

// Save returns the state after the last step. It changes nothing.
func (t *Trainer) Save() TrainerState {
	var s TrainerState
	t.SaveTo(&s)
	return s
}

// SaveTo stores the state after the last step in s, in the memory that s already has.
// What shares that memory changes with it; Clone parts the two.
func (t *Trainer) SaveTo(s *TrainerState) {
	s.layers = append(s.layers[:0], t.net.config.Layers...)
	s.params = append(s.params[:0], t.net.Params...)
	s.order = append(s.order[:0], t.order...)
	s.next, s.steps, s.batch = t.next, t.steps, t.batch
	s.rules = t.rules
	s.moments.copyFrom(t.moments)
	if t.source != nil {
		s.source = *t.source
	}
	if t.masks != nil {
		s.masks = *t.masks
	}
}

// Clone returns a copy that shares no memory with s.
func (s TrainerState) Clone() TrainerState {
	s.layers, s.params, s.order = slices.Clone(s.layers), slices.Clone(s.params), slices.Clone(s.order)
	s.moments = s.moments.Clone()
	return s
}

// Load goes back, or forth, to a saved state: the steps from there on give the same
// bits as those that followed Save. The state may come from another trainer of the same
// shape, on the same data; Load panics if the shapes disagree. It writes to the
// network's Params, or makes them anew if the activations then had other slopes.
// Gradient and Workspace stay those of the last step that was taken.
func (t *Trainer) Load(s TrainerState) {
	if !slices.EqualFunc(s.layers, t.net.config.Layers, func(a, b LayerSpec) bool { return a.Units == b.Units && a.BatchNorm == b.BatchNorm }) ||
		len(s.order) != len(t.order) || s.batch != t.batch {
		panic("nn: Load: the state is of a trainer with other layers, examples or batch")
	}
	t.net.setLayers(slices.Clone(s.layers))
	copy(t.net.Params, s.params)
	copy(t.order, s.order)
	t.next, t.steps, t.rules = s.next, s.steps, s.rules
	t.moments.copyFrom(s.moments)
	t.layers = t.net.layers
	if len(t.grad) != len(t.net.Params) {
		t.grad = make([]float64, len(t.net.Params))
	}
	if t.source != nil {
		*t.source = s.source
	}
	if t.masks != nil {
		*t.masks = s.masks
	}
}
