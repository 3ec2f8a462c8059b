//go:build js && wasm

package main

import (
	"fmt"
	"slices"
	"strconv"

	"zigzag/core/experiment"
	"zigzag/wasm/bridge"
)

// A race is the part of the panel that keeps runs, lets them race, and plays one
// again from some step with one thing changed.
type race struct {
	s      *stage
	box    bridge.Element
	keep   bridge.Element
	stop   bridge.Element
	lanes  bridge.Element
	rows   []laneRow
	drawn  string // the lanes that rows are of
	finish knob
	replay replay
}

// A laneRow is one lane in the list.
type laneRow struct{ show, says, drop bridge.Element }

// A replay is the form that plays on from here with one thing changed.
type replay struct {
	box        bridge.Element
	activation bridge.Element
	lr         bridge.Element
}

func newRace(s *stage) *race {
	r := &race{s: s, box: bridge.Make("details", "hand race").Show(false)}
	r.keep = button("keep", "Keep this run and race against it")
	r.stop = button("stop-race", "End the race")
	r.lanes = bridge.Make("ul", "lanes")
	r.box.Append(text("summary", "", "Race and replay"),
		text("p", "", raceWords(true)),
		bridge.Make("p", "").Append(r.keep, r.stop), r.lanes)
	s.n.click(r.keep, func() { r.set(r.s.current.exp.Spec.Keep(r.s.current.set, r.keys())) })
	s.n.click(r.stop, func() {
		spec, set := r.s.current.exp.Spec, r.s.current.set
		for i := len(r.s.state.Lanes) - 2; i >= 0; i-- {
			set = spec.DropLane(set, i)
		}
		r.set(set, nil)
		r.keep.Focus()
	})
	r.makeReplay()
	return r
}

// keys are what a kept run keeps of its own: all that the reader can change here.
func (r *race) keys() []string {
	keys := r.s.panel.controlKeys()
	for _, key := range []string{"change", "activation", "lr"} {
		if _, ok := r.s.current.exp.Spec.Param(key); ok && !slices.Contains(keys, key) {
			keys = append(keys, key)
		}
	}
	return keys
}

// set starts the race of these settings.
func (r *race) set(set experiment.Settings, err error) {
	if err == nil {
		err = r.s.current.exp.Spec.Check(set)
	}
	r.s.panel.complain(err)
	if err != nil {
		return
	}
	r.s.assign(set, 0)
}

// build fits the race to the experiment on the stage.
func (r *race) build() {
	spec := r.s.current.exp.Spec
	r.box.Show(spec.CanRace())
	r.drawn = ""
	if r.finish.box.Exists() {
		r.finish.box.Remove()
		r.finish = knob{}
	}
	if finish, ok := spec.Param("finish"); ok {
		r.finish = r.s.panel.knob(finish)
		r.lanes.Before(r.finish.box)
	}
	_, finish := spec.Param("finish")
	r.box.Find("p").SetText(raceWords(finish))
	r.replay.box.Show(spec.Kind == "train")
}

func (r *race) update(locked bool) {
	st, spec := r.s.state, r.s.current.exp.Spec
	if !spec.CanRace() {
		return
	}
	racing := len(st.Lanes) > 0
	r.keep.Enable(r.s.ready && !locked && len(st.Lanes) < 4)
	r.stop.Show(racing)
	r.lanes.Show(racing)
	if r.finish.box.Exists() {
		r.finish.box.Show(racing)
		if p, ok := spec.Param("finish"); ok {
			r.finish.set(r.s.panel.value(p))
		}
	}
	r.updateReplay(locked)
	r.list(st.Lanes)
	for i, l := range st.Lanes {
		row := r.rows[i]
		row.show.SetAttr("aria-pressed", fmt.Sprint(i == st.Lane))
		row.says.SetText(laneWords(l, st.Lanes))
	}
}

// list makes the rows of the list anew when the lanes are others.
func (r *race) list(lanes []bridge.LaneState) {
	drawn := ""
	for _, l := range lanes {
		drawn += l.Name + "\n"
	}
	if drawn == r.drawn && len(r.rows) == len(lanes) {
		return
	}
	r.drawn, r.rows = drawn, nil
	r.lanes.Clear()
	for i, l := range lanes {
		row := laneRow{button("lane", l.Name), text("span", "", ""), button("drop", "Remove")}
		row.show.SetAttr("data-lane", strconv.Itoa(i+1))
		row.drop.SetAttr("aria-label", "Remove "+l.Name)
		r.s.n.click(row.show, func() { r.s.post(bridge.SetParam{Key: "lane", Value: strconv.Itoa(i + 1)}) })
		r.s.n.click(row.drop, func() {
			r.set(r.s.current.exp.Spec.DropLane(r.s.current.set, i), nil)
			r.keep.Focus()
		})
		r.lanes.Append(bridge.Make("li", "").Append(row.show, row.says, row.drop))
		r.rows = append(r.rows, row)
	}
}

// raceWords tell how to race runs, or to lay them side by side where there is no finish.
func raceWords(finish bool) string {
	if finish {
		return "Keep the run as it is set, change something, and play: both run side by side on the same data, from the same seed."
	}
	return "Keep the run as it is set, change something, and play: both go on side by side, from the same seed, and are drawn over each other."
}

// laneWords says how one run stands against the others.
func laneWords(l bridge.LaneState, all []bridge.LaneState) string {
	if l.Finish < 0 {
		switch {
		case l.Abreast && l.Ended:
			return "at its end"
		case l.Ended:
			return fmt.Sprintf("ended after %s, not at the finish", count(l.Steps, "step"))
		case l.Steps == 0:
			return "at the start"
		}
		return fmt.Sprintf("on the way, %s", count(l.Steps, "step"))
	}
	words := fmt.Sprintf("at the finish after %s", count(l.Finish, "step"))
	first := l.Finish
	for _, other := range all {
		if other.Finish >= 0 {
			first = min(first, other.Finish)
		}
	}
	if first > 0 && l.Finish > first {
		words += fmt.Sprintf(": %s times as many as the fastest", strconv.FormatFloat(float64(l.Finish)/float64(first), 'g', 3, 64))
	}
	return words
}

// makeReplay makes the form that plays on with one thing changed.
func (r *race) makeReplay() {
	p := &r.replay
	p.box = bridge.Make("div", "replay")
	k, _ := trainParam("activation")
	p.activation = bridge.Make("select", "").SetAttr("id", "replay_activation")
	p.activation.Append(text("option", "", "as it is").SetAttr("value", ""))
	for _, o := range k.Options {
		if o.Value != "formula" {
			p.activation.Append(text("option", "", o.Label).SetAttr("value", o.Value))
		}
	}
	p.lr = bridge.Make("input", "").SetAttr("type", "number").SetAttr("min", "0.000001").SetAttr("max", "100").SetAttr("step", "any").
		SetAttr("id", "replay_lr").SetAttr("placeholder", "as it is")
	again := button("replay-from", "Replay from here")
	r.s.n.click(again, r.replayFrom)
	p.box.Append(text("p", "", "Or change one thing in the middle: go to the step with the slider above, choose, and the same run is played again up to there and goes on with the change."),
		bridge.Make("p", "").Append(
			text("label", "", "Activation").SetAttr("for", "replay_activation"), p.activation,
			text("label", "", "Learning rate").SetAttr("for", "replay_lr"), p.lr, again))
	r.box.Append(p.box)
}

// trainParam is a parameter of kind train as it is before any author's choice.
func trainParam(key string) (experiment.Param, bool) {
	return experiment.Spec{Kind: "train"}.Param(key)
}

func (r *race) updateReplay(locked bool) {
	r.replay.box.Find(".replay-from").Enable(r.s.ready && !locked)
}

// replayFrom starts the run with the change, and lets it go on to where the run is now.
func (r *race) replayFrom() {
	change := strconv.Itoa(r.s.state.Steps)
	if v := r.replay.activation.Value(); v != "" {
		change += " activation=" + v
	}
	if v := r.replay.lr.Value(); v != "" {
		change += " lr=" + v
	}
	if change == strconv.Itoa(r.s.state.Steps) {
		r.s.panel.complain(fmt.Errorf("nothing is chosen: choose another activation or another learning rate"))
		return
	}
	if r.s.state.Steps == 0 {
		r.s.panel.complain(fmt.Errorf("the run is at its start: play it first, or change the setting itself"))
		return
	}
	r.s.panel.complain(r.s.changeFrom("change", change, r.s.state.Steps))
}
