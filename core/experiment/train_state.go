package experiment

import (
	"slices"

	"zigzag/core/nn"
)

// A trainState is everything that decides how a training run goes on, and what it
// has seen of dead units and of validation. Curves are not in it: the run would draw the same ones.
type trainState struct {
	trainer  nn.TrainerState
	diverged int
	lastLoss float64
	sound    []float64
	deaths   deathWatch
	before   nn.TrainerState
	best     bestEpoch
	stopped  int
}

// Bytes is about how much memory the state holds.
func (t trainState) Bytes() int {
	return t.trainer.Bytes() + t.before.Bytes() + 8*(len(t.sound)+len(t.best.params))
}

// Save returns the state after the last step.
func (s *trainSession) Save() any {
	return trainState{s.trainer.Save(), s.diverged, s.lastLoss, slices.Clone(s.sound), s.deaths.clone(), s.deaths.before.Clone(), s.best.clone(), s.stopped}
}

// Load goes to a state that Save returned, of this session or of one started with the same
// settings. What follows is the same to the bit. The example cursor is forgotten;
// the curves keep what they hold.
func (s *trainSession) Load(state any) {
	t := state.(trainState)
	s.trainer.Load(t.trainer)
	s.diverged, s.lastLoss = t.diverged, t.lastLoss
	s.sound = append(s.sound[:0], t.sound...)
	s.deaths = t.deaths.clone()
	s.deaths.before = t.before.Clone()
	s.best, s.stopped = t.best.clone(), t.stopped
	s.readFunctions()
	s.cursor = 0
	s.version++
	s.forgetMeasures()
}

// forgetMeasures drops what was measured, as it belongs to another state.
func (s *trainSession) forgetMeasures() {
	for i := range s.sets {
		s.sets[i].scoredAt = -1
	}
	s.back.at, s.measured.at = -1, -1
	s.picture = nil
	s.lookedAt.version = 0
	s.thinning.version = 0
}

// drawn is the network that figures show: after a run has diverged the last one
// whose loss was finite, so that its picture stays.
func (s *trainSession) drawn() *nn.Network {
	if s.diverged == 0 || len(s.sound) != len(s.net.Params) {
		return s.net
	}
	if s.picture == nil {
		s.picture, _ = nn.New(s.net.Config())
		copy(s.picture.Params, s.sound)
	}
	return s.picture
}
