package experiment

import (
	"math/rand/v2"
	"slices"
)

// A lineState is everything that decides how a run of the perceptron rule goes on,
// and what it tells of its last steps.
type lineState struct {
	w                  [2]float64
	b                  float64
	x                  [2]float64
	order              []int
	source             rand.PCG
	steps, corrections int
	pass, last         pass
	current            int
	corrected          bool
}

// Bytes is about how much memory the state holds.
func (l lineState) Bytes() int { return 256 + 8*len(l.order) }

// Save returns the state after the last step.
func (s *lineSession) Save() any {
	return lineState{
		w: s.w, b: s.b, x: s.x, order: slices.Clone(s.order), source: *s.source,
		steps: s.steps, corrections: s.corrections, pass: s.pass, last: s.last,
		current: s.current, corrected: s.corrected,
	}
}

// Load goes to a state that Save returned, of this session or of one started with the same
// settings. What follows is the same to the bit. The example cursor is forgotten.
func (s *lineSession) Load(state any) {
	l := state.(lineState)
	s.w, s.b, s.x = l.w, l.b, l.x
	copy(s.order, l.order)
	*s.source = l.source
	s.steps, s.corrections, s.pass, s.last = l.steps, l.corrections, l.pass, l.last
	s.current, s.corrected = l.current, l.corrected
	s.looking = false
	s.version++
}
