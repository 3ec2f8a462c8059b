//go:build js && wasm

package main

import (
	"fmt"
	"maps"
	"slices"

	"zigzag/wasm/bridge"
)

// A cost is the button that measures what functions cost on this machine. What was
// measured is kept while the page is open.
type cost struct {
	s       *stage
	box     bridge.Element
	run     bridge.Element
	says    bridge.Element
	timings map[string]bridge.Timing
	shown   string // the experiment that was told
	busy    bool
}

func newCost(s *stage) *cost {
	c := &cost{s: s, box: bridge.Make("p", "measure").Show(false), timings: map[string]bridge.Timing{}}
	c.run = button("measure-cost", "Measure on this machine")
	c.says = text("span", "", "").SetAttr("role", "status")
	c.box.Append(c.run, c.says)
	s.n.click(c.run, c.start)
	return c
}

// update shows the button where there is something to measure, and tells the stage
// what was measured before.
func (c *cost) update(locked bool) {
	st := c.s.state
	wanted := len(st.Timed) > 0 && c.s.current.exp.Spec.ID == st.Experiment && c.measures()
	c.box.Show(wanted)
	c.run.Enable(!c.busy && !locked)
	if wanted && c.shown != st.Receipt && len(c.timings) > 0 {
		c.shown = st.Receipt // another run does not know of them
		c.tell()
	}
}

// measures reports whether costs are shown.
func (c *cost) measures() bool {
	for _, name := range c.s.allFigures() {
		if name == "cost" {
			return true
		}
	}
	return false
}

func (c *cost) tell() {
	var all []bridge.Timing
	for _, name := range c.s.state.Timed {
		if t, ok := c.timings[name]; ok {
			all = append(all, t)
		}
	}
	if len(all) > 0 {
		c.s.post(bridge.SetTimings{Timings: all})
	}
}

// all is everything that was measured.
func (c *cost) all() []bridge.Timing {
	var all []bridge.Timing
	for _, name := range slices.Sorted(maps.Keys(c.timings)) {
		all = append(all, c.timings[name])
	}
	return all
}

func (c *cost) start() {
	c.busy = true
	c.run.Enable(false)
	c.says.SetText("Measuring…")
	c.s.n.grader.cost(c.s.state.Timed, func(done, total int) {
		c.says.SetText(fmt.Sprintf("Measuring: %d of %d", done, total))
	}, func(timings []bridge.Timing, err error) {
		c.busy = false
		c.run.Enable(true)
		if err != nil {
			c.says.SetText("It could not be measured: " + err.Error())
			return
		}
		for _, t := range timings {
			c.timings[t.Name] = t
		}
		c.says.SetText("Measured.")
		c.tell()
		if f := c.s.n.forms[c.s.n.lesson.Lock(c.s.current.exp.ID)]; f != nil && f.pending {
			f.outcome()
		}
	})
}
