package experiment

import "slices"

// tapeBytes is how much memory the states on a tape may hold.
const tapeBytes = 16 << 20

// A Tape keeps saved states of a run, so that it can go back to any step it has
// been at: to the nearest state before it, and on from there.
//
// Between two states there are never more than a few times as many steps as
// elsewhere: when the states hold too much memory, every other one is dropped.
type Tape struct {
	session Session
	saved   []savedState // by steps, the first at 0 steps
	every   int          // steps between two of them
	bytes   int
	last    int
}

type savedState struct {
	steps int
	state any
}

// NewTape begins a tape where the session stands.
func NewTape(s Session) *Tape {
	t := &Tape{session: s, every: 1, last: s.Steps()}
	t.keep()
	return t
}

// Note sees how far the session is, to be called after a step or a few.
func (t *Tape) Note() {
	steps := t.session.Steps()
	t.last = max(t.last, steps)
	if steps >= t.saved[len(t.saved)-1].steps+t.every {
		t.keep()
	}
}

// Last is the furthest step that the session was at.
func (t *Tape) Last() int { return t.last }

func (t *Tape) keep() {
	state := t.session.Save()
	t.saved = append(t.saved, savedState{t.session.Steps(), state})
	t.bytes += bytesOf(state)
	const most = 512
	for len(t.saved) > 2 && (t.bytes > tapeBytes || len(t.saved) > most) {
		t.thin()
	}
}

// thin drops every other state but the first.
func (t *Tape) thin() {
	t.every *= 2
	kept := t.saved[:0]
	t.bytes = 0
	for i, s := range t.saved {
		if i%2 == 0 {
			kept = append(kept, s)
			t.bytes += bytesOf(s.state)
		}
	}
	clear(t.saved[len(kept):])
	t.saved = kept
}

// Seek brings the session as near as it can to a step from below, or leaves it where it
// is if that is nearer. The caller steps on from there; how far is told.
func (t *Tape) Seek(step int) (missing int) {
	step = max(0, step)
	at, found := slices.BinarySearchFunc(t.saved, step, func(s savedState, step int) int { return s.steps - step })
	if !found {
		at = max(at-1, 0)
	}
	if now := t.session.Steps(); now > step || now < t.saved[at].steps {
		t.session.Load(t.saved[at].state)
	}
	return step - t.session.Steps()
}

// bytesOf is about how much memory a saved state holds.
func bytesOf(state any) int {
	if s, ok := state.(interface{ Bytes() int }); ok {
		return s.Bytes()
	}
	return 0
}
