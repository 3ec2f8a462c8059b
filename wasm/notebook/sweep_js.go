//go:build js && wasm

package main

import (
	"errors"
	"fmt"

	"zigzag/core/experiment"
	"zigzag/wasm/bridge"
)

// A sweep is many runs of one experiment, shown as a row of dots for each
// value.
type sweep struct {
	p       *panel
	spec    experiment.Spec
	box     bridge.Element
	run     bridge.Element
	cancel  bridge.Element
	says    bridge.Element
	rows    bridge.Element
	tallies map[string]*Tally
	tells   map[string]bridge.Element // the words of a row
	dots    map[string]bridge.Element // the dots of a row
	total   int
	done    int
	running bool
	stop    func()
}

// buildSweep shows the sweep of the current experiment, if it has one, as it was
// left: its runs go on while another experiment is looked at.
func (p *panel) buildSweep() {
	spec := p.s.current.exp.Spec
	for id, w := range p.sweeps {
		w.box.Show(id == spec.ID)
	}
	p.sweep.Show(spec.Sweep != nil)
	if spec.Sweep == nil || p.sweeps[spec.ID] != nil {
		return
	}
	w := &sweep{p: p, spec: spec, total: len(spec.Sweep.Values) * spec.Sweep.Seeds}
	w.run = button("run-sweep", fmt.Sprintf("Run %s", count(spec.Sweep.Seeds, "seed")))
	w.cancel = button("cancel", "Cancel").Show(false)
	w.says = bridge.Make("span", "sweep-says").SetAttr("role", "status")
	w.rows = bridge.Make("div", "tally")
	p.s.n.click(w.run, w.start)
	p.s.n.click(w.cancel, func() { w.stop() })
	w.box = bridge.Make("div", "").Append(bridge.Make("p", "").Append(w.run, w.cancel, w.says), w.rows)
	p.sweep.Append(w.box)
	p.sweeps[spec.ID] = w
}

// lock keeps the sweep from being run while a guess is asked for.
func (w *sweep) lock(locked bool) {
	w.run.Enable(!locked && !w.running)
}

// start does the runs in the Worker.
func (w *sweep) start() {
	w.tallies, w.tells, w.dots = map[string]*Tally{}, map[string]bridge.Element{}, map[string]bridge.Element{}
	w.rows.Clear()
	w.done, w.running = 0, true
	w.run.Enable(false)
	w.says.SetText("Starting…")
	set := w.p.s.current.set
	w.stop = w.p.s.n.grader.sweep(w.p.s.experiment(w.p.s.current), set, w.each, w.ended)
	w.cancel.Show(true)
}

// each shows one more run.
func (w *sweep) each(r *bridge.SweepRun) {
	t := w.tallies[r.Value]
	if t == nil {
		t = &Tally{Value: r.Value}
		w.tallies[r.Value] = t
		w.row(r.Value)
	}
	t.Runs++
	if r.OK {
		t.OK++
		t.Epochs = append(t.Epochs, r.Epochs)
	}
	w.done++
	w.dot(r)
	w.tells[r.Value].SetText(t.String())
	w.says.SetText(fmt.Sprintf("%d of %d runs", w.done, w.total))
}

func (w *sweep) row(value string) {
	row := bridge.Make("div", "row").SetAttr("role", "group")
	name := w.name(value)
	row.SetAttr("aria-label", name)
	w.dots[value], w.tells[value] = bridge.Make("div", "seeds"), bridge.Make("span", "count")
	row.Append(text("span", "name", name), w.dots[value], w.tells[value])
	w.rows.Append(row)
}

// name is "Hidden units 3".
func (w *sweep) name(value string) string {
	if p, ok := w.spec.Param(w.spec.Sweep.Key); ok {
		return p.Label + " " + value
	}
	return w.spec.Sweep.Key + " " + value
}

func (w *sweep) dot(r *bridge.SweepRun) {
	state := "stuck"
	said := fmt.Sprintf("%s, seed %d: not there after %s. Watch this run", w.name(r.Value), r.Seed, count(r.Epochs, "epoch"))
	if r.OK {
		state = "ok"
		said = fmt.Sprintf("%s, seed %d: there after %s. Watch this run", w.name(r.Value), r.Seed, count(r.Epochs, "epoch"))
	}
	b := button("seed", "").SetAttr("data-state", state).SetAttr("aria-label", said).SetAttr("title", said)
	w.p.s.n.click(b, func() {
		for _, other := range w.rows.All("button.seed") {
			other.DropAttr("aria-pressed")
		}
		b.SetAttr("aria-pressed", "true")
		w.p.s.load(w.spec.Sweep.Key, r.Value, r.Seed)
	})
	w.dots[r.Value].Append(b)
}

// ended says what came of it all.
func (w *sweep) ended(err error) {
	w.running = false
	w.cancel.Show(false)
	w.run.Enable(true)
	switch {
	case errors.Is(err, errCancelled):
		w.says.SetText(fmt.Sprintf("Cancelled after %d of %d runs.", w.done, w.total))
	case err != nil:
		w.says.SetText(fmt.Sprintf("The runs stopped: %v.", err))
	default:
		w.says.SetText(fmt.Sprintf("All %d runs are done. Each mark is a run: press one to watch it.", w.done))
		if f := w.p.s.n.forms[w.p.s.n.lesson.Lock(w.spec.ID)]; f != nil && f.pending {
			f.outcome()
		}
	}
}
