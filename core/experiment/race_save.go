package experiment

import "slices"

// A raceState is the state of every lane, and who got to the finish when.
type raceState struct {
	steps   int
	arrived []int
	each    []any
}

// Bytes is about how much memory the state holds.
func (t raceState) Bytes() int {
	sum := 64
	for _, state := range t.each {
		sum += bytesOf(state)
	}
	return sum
}

// Save returns the state after the last step.
func (r *raceSession) Save() any {
	t := raceState{steps: r.steps, arrived: slices.Clone(r.arrived)}
	for _, s := range r.each {
		t.each = append(t.each, s.Save())
	}
	return t
}

// Load goes to a state that Save returned.
func (r *raceSession) Load(state any) {
	t := state.(raceState)
	r.steps = t.steps
	copy(r.arrived, t.arrived)
	for i, s := range r.each {
		s.Load(t.each[i])
	}
	r.version++
}
