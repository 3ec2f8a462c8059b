//go:build js && wasm

package main

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"zigzag/core/experiment"
	"zigzag/wasm/bridge"
)

// A pool makes the runs of the search on the stage, several at once, each in a Worker of
// its own, while the search is played. What they gave is told to the stage, and
// kept over a reload.
type pool struct {
	s       *stage
	workers []*grader
	working map[string]func() // what cancels a run, by its key
	known   map[string]string // what runs gave, by key
	order   []string          // keys, the oldest first
	state   *bridge.SearchState
	ended   string // why the runs were ended early, in words
	halting bool   // the stage was asked to pause, and has not said yet that it did

	box    bridge.Element
	cancel bridge.Element
	says   bridge.Element
	seal   bridge.Element
	run    bridge.Element // which run is to be opened
	open   bridge.Element
	opened bridge.Element
}

// mostKept is how many outcomes are kept: some 100 KB.
const mostKept = 1000

const keptUnder = "zigzag/outcomes"

func newPool(s *stage) *pool {
	p := &pool{s: s, working: map[string]func(){}, known: map[string]string{}, box: bridge.Make("div", "search").Show(false)}
	p.cancel = button("cancel", "Cancel").Show(false)
	p.says = bridge.Make("span", "search-says").SetAttr("role", "status")
	p.run = bridge.Make("input", "").SetAttr("type", "number").SetAttr("id", "sealed_run").SetAttr("min", "1").SetAttr("step", "1")
	p.open = button("open-test", "Open the test set for it")
	p.opened = bridge.Make("span", "peeks").SetAttr("role", "status")
	p.seal = bridge.Make("p", "").Append(text("label", "", "Run").SetAttr("for", "sealed_run"), p.run, p.open, p.opened)
	p.box.Append(bridge.Make("p", "").Append(p.cancel, p.says), p.seal)
	s.n.click(p.cancel, p.stop)
	s.n.click(p.open, p.openTest)
	for _, line := range strings.Split(bridge.Recall(keptUnder), "\n") {
		if o, err := experiment.ParseOutcome(line); err == nil {
			p.keep(o.Key, line)
		}
	}
	return p
}

// size is how many Workers there may be: the stage and the page need a thread too.
func (p *pool) size() int { return max(1, min(4, bridge.Cores()-1)) }

func (p *pool) keep(key, line string) {
	if _, known := p.known[key]; !known {
		p.order = append(p.order, key)
	}
	p.known[key] = line
	for len(p.order) > mostKept {
		delete(p.known, p.order[0])
		p.order = p.order[1:]
	}
}

// all is everything that is known, of any search; nil unless a search is on the stage.
func (p *pool) all() []string {
	if p.state == nil {
		return nil
	}
	return p.lines()
}

func (p *pool) lines() []string {
	lines := make([]string, len(p.order))
	for i, key := range p.order {
		lines[i] = p.known[key]
	}
	return lines
}

// greet tells a stage that has just begun what is known.
func (p *pool) greet() {
	if lines := p.lines(); len(lines) > 0 {
		p.s.post(bridge.TellOutcomes{Outcomes: lines})
	}
}

// wanted reports whether the search is to go on.
func (p *pool) wanted() bool {
	return p.state != nil && p.s.ready && !p.halting && moving(p.s.state)
}

// update follows the stage.
func (p *pool) update(locked bool) {
	st := &p.s.state
	p.state = st.Search
	p.halting = p.halting && moving(*st)
	p.box.Show(p.state != nil)
	p.drop()
	p.next()
	if p.state == nil {
		return
	}
	p.cancel.Show(len(p.working) > 0)
	p.says.SetText(p.words())
	p.seal.Show(p.state.Tested)
	p.run.SetAttr("max", strconv.Itoa(max(st.Steps, 1)))
	p.open.Enable(!locked && p.state.Best > 0 && p.s.ready)
	p.run.Enable(!locked && p.state.Best > 0)
	if !bridge.Focused().Is(p.run) && !bridge.Focused().Is(p.open) && p.state.Best > 0 {
		p.run.SetValue(strconv.Itoa(p.state.Best))
	}
	p.opened.SetText(p.peeks())
}

// words tell how far the search is.
func (p *pool) words() string {
	st := &p.s.state
	switch n := len(p.working); {
	case p.ended != "":
		return p.ended
	case n > 0:
		return fmt.Sprintf("%d of %d runs, %d under way", st.Steps, st.Limit, n)
	case st.Done:
		return fmt.Sprintf("All %d runs are made.", st.Limit)
	case st.Steps > 0:
		return fmt.Sprintf("%d of %d runs are made.", st.Steps, st.Limit)
	}
	return fmt.Sprintf("%s to make.", count(st.Limit, "run"))
}

// peeks tell how often the test set was looked at.
func (p *pool) peeks() string {
	switch n := len(p.state.Opened); n {
	case 0:
		return "The test set is sealed."
	case 1:
		return fmt.Sprintf("Opened once, for run %d.", p.state.Opened[0])
	default:
		return fmt.Sprintf("Opened %d times, last for run %d: what it tells is worth less each time.", n, p.state.Opened[n-1])
	}
}

// next gives the idle Workers the next runs.
func (p *pool) next() {
	if !p.wanted() {
		if len(p.working) == 0 && (p.state == nil || p.s.state.Done) {
			for _, w := range p.workers {
				w.rest()
			}
		}
		return
	}
	p.ended = ""
	for _, t := range p.state.Pending {
		if line, known := p.known[t.Key]; known { // told while the stage was opening
			if p.state.Waiting {
				p.s.post(bridge.TellOutcomes{Outcomes: []string{line}})
			}
			continue
		}
		if p.working[t.Key] != nil {
			continue
		}
		w := p.idle()
		if w == nil || p.halting {
			return
		}
		p.begin(w, t)
	}
}

// idle is a Worker that has nothing to do; nil if there is none.
func (p *pool) idle() *grader {
	for _, w := range p.workers {
		if w.idle() {
			return w
		}
	}
	if len(p.workers) == p.size() {
		return nil
	}
	w := &grader{n: p.s.n}
	p.workers = append(p.workers, w)
	return w
}

func (p *pool) begin(w *grader, t bridge.Trial) {
	p.working[t.Key] = func() {} // while it is being handed over
	cancel := w.trial(bridge.RunTrial{Experiment: p.s.experiment(p.s.current), Settings: p.s.current.set, Trial: t}, func(line string, err error) {
		delete(p.working, t.Key)
		switch {
		case errors.Is(err, errCancelled):
		case err != nil:
			p.halt(fmt.Sprintf("The runs stopped: %v. What was made is kept.", err))
			return
		default:
			p.keep(t.Key, line)
			p.s.post(bridge.TellOutcomes{Outcomes: []string{line}})
			p.save()
		}
		p.next()
	})
	if p.working[t.Key] != nil {
		p.working[t.Key] = cancel
	}
}

func (p *pool) save() { bridge.Remember(keptUnder, strings.Join(p.lines(), "\n")) }

// drop cancels runs that nobody waits for any more, since settings have changed.
func (p *pool) drop() {
	for key, cancel := range p.working {
		due := p.state != nil && slices.ContainsFunc(p.state.Pending, func(t bridge.Trial) bool { return t.Key == key })
		if !due && p.known[key] == "" {
			cancel()
		}
	}
}

// stop ends the search where it is.
func (p *pool) stop() {
	p.halt(fmt.Sprintf("Cancelled after %d of %d runs. What was made is kept.", p.s.state.Steps, p.s.state.Limit))
	p.s.panel.play.Focus()
}

// halt pauses the search and ends the runs that are under way.
func (p *pool) halt(why string) {
	p.ended, p.halting = why, true
	p.s.post(bridge.Transport{Do: "pause"})
	for _, cancel := range p.working {
		cancel()
	}
	p.cancel.Show(false)
	p.says.SetText(why)
}

// openTest looks at the test score of a run.
func (p *pool) openTest() {
	run, err := strconv.Atoi(p.run.Value())
	if err != nil || run < 1 || run > p.s.state.Steps {
		p.s.panel.complain(fmt.Errorf("there is no run %s yet", p.run.Value()))
		return
	}
	var words []string
	for _, n := range append(slices.Clone(p.state.Opened), run) {
		words = append(words, strconv.Itoa(n))
	}
	p.s.panel.complain(p.s.changeFrom("opened", strings.Join(words, " "), p.s.state.Steps))
}
