package main

// A Touch is one thing that the pointer did, in logical pixels of the stage, or a
// key that went down.
type Touch struct {
	What  string // press, move, release, leave, key
	Key   string // as browsers name it
	X, Y  float64
	Shift bool
}

// A Hand collects what pointer and keys did between two ticks, so that a tick sees
// every press and every release even if both came between two frames.
type Hand struct{ queue []Touch }

// Add puts a touch at the end. Moves that follow one another become the last.
func (h *Hand) Add(t Touch) {
	if n := len(h.queue); n > 0 && t.What == "move" && h.queue[n-1].What == "move" {
		h.queue[n-1] = t
		return
	}
	h.queue = append(h.queue, t)
}

// Next takes the first touch off the queue.
func (h *Hand) Next() (t Touch, ok bool) {
	if len(h.queue) == 0 {
		return Touch{}, false
	}
	t = h.queue[0]
	h.queue = h.queue[:copy(h.queue, h.queue[1:])]
	return t, true
}

// Waiting reports whether a further tick has something to take.
func (h *Hand) Waiting() bool { return len(h.queue) > 0 }
