package experiment

import (
	"math/rand/v2"
	"slices"
)

// Bytes is about how much memory the state holds.
func (d descent) Bytes() int { return 384 + 8*(len(d.deck)+len(d.coming)) }

// Save returns a copy of everything that decides the steps to come.
func (s *descendSession) Save() any {
	d := s.walk
	source := *d.source
	d.source = &source
	d.deck, d.coming, d.moments = slices.Clone(d.deck), slices.Clone(d.coming), d.moments.Clone()
	return d
}

// Load goes back, or forth, to a state that Save returned. The trail keeps what
// was seen later, since the run will go there again. It panics if state is of
// another kind of session.
func (s *descendSession) Load(state any) {
	d, ok := state.(descent)
	if !ok {
		panic("experiment: Load: the state is of another kind of session")
	}
	source := *d.source
	d.source = &source
	d.deck = slices.Clone(d.deck)
	d.coming = append(make([]int, 0, s.batch), d.coming...)
	d.moments = d.moments.Clone()
	s.walk = d
	s.rng = rand.New(s.walk.source)
	s.looking = 0
	s.version++
}
