//go:build js && wasm

package main

import (
	"zigzag/core/experiment"
	"zigzag/wasm/bridge"
)

// mostOutcomes is how many outcomes are kept: of some fifty searches.
const mostOutcomes = 2000

// mostPending is how many of the runs to come the page is told of: more than it
// has Workers.
const mostPending = 12

// search is what the stage knows of runs of a search. It makes none itself, since each
// takes far longer than a frame: the page's Workers do. What they gave stays known
// when settings change, so that a search that was made before is there at once.
type search struct {
	of    experiment.Searcher // nil while the session is no search
	known map[string]experiment.Outcome
}

// open follows another session, and tells it what is known.
func (c *search) open(s experiment.Session) {
	if c.of = experiment.AsSearcher(s); c.of == nil {
		return
	}
	var all []experiment.Outcome
	for _, o := range c.known {
		all = append(all, o)
	}
	c.of.Tell(all)
}

// tell takes outcomes of the page.
func (c *search) tell(lines []string) error {
	if c.known == nil || len(c.known)+len(lines) > mostOutcomes {
		c.known = map[string]experiment.Outcome{}
	}
	var all []experiment.Outcome
	for _, line := range lines {
		o, err := experiment.ParseOutcome(line)
		if err != nil {
			return err
		}
		c.known[o.Key] = o
		all = append(all, o)
	}
	if c.of != nil {
		c.of.Tell(all)
	}
	return nil
}

// state is what the page is told.
func (c *search) state() *bridge.SearchState {
	if c.of == nil {
		return nil
	}
	standing := c.of.Standing()
	st := &bridge.SearchState{Waiting: !c.of.Ready(), Best: standing.Best, Tested: standing.Tested, Opened: standing.Opened}
	for _, t := range c.of.Pending(mostPending) {
		st.Pending = append(st.Pending, bridge.Trial(t))
	}
	return st
}

// waits reports whether the session cannot go on until an outcome is told.
func (s *Stage) waits() bool { return s.search.of != nil && !s.search.of.Ready() }

// regain brings a search, after a setting was changed, to where it was, as far as its
// runs are known.
func (s *Stage) regain(steps int) {
	for s.search.of != nil && s.session.Steps() < steps && !s.session.Done() && !s.waits() {
		s.session.Step()
		s.tape.Note()
	}
}
