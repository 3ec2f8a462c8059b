//go:build js && wasm

package main

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"zigzag/wasm/bridge"
)

// A scrub is the slider that goes back through the run as far as it was played.
type scrub struct {
	s     *stage
	box   bridge.Element
	label bridge.Element
	slide bridge.Element
	says  bridge.Element
	moved bool // by the reader, and the stage has not got there yet
	to    int
}

func newScrub(s *stage) *scrub {
	c := &scrub{s: s, box: bridge.Make("div", "scrub").Show(false)}
	c.label = text("label", "", "Epoch").SetAttr("for", "scrub")
	c.slide = bridge.Make("input", "").SetAttr("type", "range").SetAttr("id", "scrub").SetAttr("min", "0").SetAttr("step", "1")
	c.says = text("output", "", "").SetAttr("for", "scrub")
	c.box.Append(c.label, c.slide, c.says)
	s.n.on(c.slide, "input", func(bridge.Event) { c.seek() })
	return c
}

// unit is how many steps one notch of the slider is: an epoch where one trains, a layer
// where a batch goes through them.
func (c *scrub) unit() int {
	if kind := c.s.current.exp.Spec.Kind; trains(kind) || kind == "propagate" {
		return max(c.s.state.StepsPerEpoch, 1)
	}
	return 1
}

func (c *scrub) seek() {
	at, err := strconv.Atoi(c.slide.Value())
	if err != nil {
		return // a range holds whole numbers
	}
	c.to = min(at*c.unit(), c.s.state.Furthest)
	c.moved = true
	c.tell(c.to)
	c.s.post(bridge.Seek{Steps: c.to})
}

// update follows the run, unless the reader's hand is ahead of it.
func (c *scrub) update(locked bool) {
	st, unit := c.s.state, c.unit()
	c.box.Show(st.Furthest > 0 && st.Limit > 0)
	c.slide.Enable(c.s.ready && !locked)
	word := "Step"
	switch kind := c.s.current.exp.Spec.Kind; {
	case kind == "propagate":
		word = "Layer"
	case kind == "search":
		word = "Run"
	case unit > 1 || trains(kind):
		word = "Epoch"
	}
	c.label.SetText(word)
	c.slide.SetAttr("max", strconv.Itoa((st.Furthest+unit-1)/unit))
	if c.moved && st.Steps != c.to && st.Furthest >= c.to && !st.Playing {
		return
	}
	c.moved = false
	if at := strconv.Itoa((st.Steps + unit - 1) / unit); c.slide.Value() != at {
		c.slide.SetValue(at)
	}
	c.tell(st.Steps)
}

// tell says where the run is and how far it has been.
func (c *scrub) tell(steps int) {
	st := c.s.state
	at, of := c.count(steps), c.count(st.Furthest)
	words := at
	if steps < st.Furthest {
		words = at + " of " + of
	}
	c.says.SetText(words)
	c.slide.SetAttr("aria-valuetext", fmt.Sprintf("%s %s of %s", strings.ToLower(c.label.Text()), at, of))
}

// count is how many units so many steps are: whole layers of the lane that is shown, which
// may be through while another goes on; else tenths, as of an epoch.
func (c *scrub) count(steps int) string {
	st, unit := c.s.state, c.unit()
	if c.s.current.exp.Spec.Kind == "propagate" {
		if st.Lane < len(st.Lanes) {
			steps = min(steps, st.Lanes[st.Lane].Steps)
		}
		return strconv.Itoa(steps / unit)
	}
	return strconv.FormatFloat(math.Floor(10*float64(steps)/float64(unit))/10, 'f', -1, 64)
}

// trains reports whether runs of a kind are counted in epochs.
func trains(kind string) bool { return kind == "train" || kind == "clinic" }
