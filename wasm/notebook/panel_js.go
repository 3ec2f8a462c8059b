//go:build js && wasm

package main

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"zigzag/core/experiment"
	"zigzag/wasm/bridge"
)

// A panel is what stands under the stage: transport, controls, tables,
// readout, description, receipt, sweep.
type panel struct {
	s *stage

	play, look, step, epoch, reset     bridge.Element
	fresh, seed, speed                 bridge.Element
	lockSays, problem, loadSays, tabs  bridge.Element
	controls, hands, readout, say      bridge.Element
	receipt, receiptLine, receiptAgain bridge.Element
	sweep                              bridge.Element

	knobs  []knob
	tables map[string]*table
	said   time.Time
	saying *time.Timer
	sweeps map[string]*sweep // by experiment

	scrub *scrub
	race  *race
	runs  *runs
	cost  *cost
	pool  *pool
	csv   *ownData
}

// A knob is a control and how it is brought up to date.
type knob struct {
	key string
	box bridge.Element
	set func(value string)
}

// newPanel takes over the places that the page has, and adds what it has not.
func newPanel(s *stage) panel {
	p := panel{s: s, sweeps: map[string]*sweep{}}
	n, at := s.n, s.at
	t := at.Find(".transport")
	command := func(do string) bridge.Element {
		b := t.Find(`[data-do="` + do + `"]`)
		n.click(b, func() { s.post(bridge.Transport{Do: do}) })
		return b
	}
	p.play = t.Find(`[data-do="play"]`)
	n.click(p.play, p.togglePlay(s))
	p.step, p.epoch, p.reset = command("step"), command("epoch"), t.Find(`[data-do="reset"]`)
	n.click(p.reset, s.back)
	p.look = button("look", "").SetAttr("data-do", "look").SetAttr("title", "One example")
	p.look.Append(text("span", "label", "1 ex."), text("span", "visually-hidden", " One example"))
	p.look.Find(".label").SetAttr("aria-hidden", "true")
	p.step.Before(p.look)
	n.click(p.look, func() { s.post(bridge.Transport{Do: "look"}) })
	p.seed = bridge.Make("input", "").SetAttr("type", "number").SetAttr("min", "0").SetAttr("step", "1").SetAttr("aria-label", "Seed").SetAttr("title", "Seed")
	p.fresh = t.Find(`[data-do="seed"]`)
	p.fresh.After(bridge.Make("span", "seed-box").Append(p.seed))
	n.on(p.seed, "change", func(bridge.Event) { s.panel.set("seed", p.seed.Value()) })
	n.click(p.fresh, func() { s.panel.set("seed", fmt.Sprint(bridge.Random32()%9999+1)) })
	p.speed = t.Find(`[data-do="speed"]`)
	n.on(p.speed, "change", func(bridge.Event) { s.post(bridge.SetSpeed{Speed: p.speed.Value()}) })
	p.lockSays = bridge.Make("p", "locked").SetAttr("id", "locked_reason").Show(false)
	p.scrub = newScrub(s)
	t.After(p.scrub.box)
	p.scrub.box.After(p.lockSays)
	t.Show(true)
	p.loadSays = text("p", "loading", "").SetAttr("role", "status").Show(false)
	at.Find(".screen").Append(p.loadSays)
	p.tabs = bridge.Make("div", "tabs").SetAttr("role", "group").SetAttr("aria-label", "Pictures").Show(false)
	at.Find(".screen").After(p.tabs)
	p.controls, p.readout, p.say = at.Find(".controls"), at.Find(".readout"), at.Find(".say")
	p.problem = text("p", "problem", "").SetAttr("role", "alert").Show(false)
	p.controls.After(p.problem)
	p.hands = bridge.Make("div", "hands")
	p.problem.After(p.hands)
	p.race, p.cost, p.csv = newRace(s), newCost(s), newOwnData(s)
	p.hands.After(p.race.box)
	p.problem.Before(p.cost.box)
	p.problem.Before(p.csv.box)
	p.sweep = bridge.Make("div", "sweep").Show(false)
	p.readout.After(p.sweep)
	p.runs = newRuns(s)
	p.readout.Before(p.runs.box)
	p.pool = newPool(s)
	p.readout.After(p.pool.box)
	p.makeReceipt()
	return p
}

func (p *panel) makeReceipt() {
	p.receipt = p.s.at.Find(".receipt").Clear().Show(true)
	p.receiptLine = text("code", "line", "")
	p.receiptAgain = text("code", "again", "")
	copyIt := button("copy", "Copy")
	says := text("span", "copied", "").SetAttr("role", "status")
	line := p.receiptLine
	p.s.n.click(copyIt, func() {
		p.s.n.start(func() {
			if err := bridge.Copy(line.Text()); err != nil {
				says.SetText("The browser does not allow copying: select the line and copy it.")
				return
			}
			says.SetText("Copied.")
		})
	})
	p.receipt.Append(text("summary", "", "Receipt of this run"),
		text("p", "", "Whoever has this line can make the same run again, to the last bit of its weights."),
		bridge.Make("p", "").Append(p.receiptLine), bridge.Make("p", "").Append(copyIt, says),
		text("p", "", "On the command line:"), bridge.Make("p", "").Append(p.receiptAgain))
}

// togglePlay plays or pauses, and plays again from the beginning what has come
// to its end.
func (p *panel) togglePlay(s *stage) func() {
	return func() {
		switch {
		case moving(s.state):
			s.post(bridge.Transport{Do: "pause"})
		case s.state.Done:
			s.post(bridge.Transport{Do: "reset"})
			s.post(bridge.Transport{Do: "play"})
		default:
			s.post(bridge.Transport{Do: "play"})
		}
	}
}

// focus takes the focus back from the stage.
func (p *panel) focus() {
	for _, e := range append([]bridge.Element{p.play}, p.controls.All("input, select")...) {
		if e.Focus(); bridge.Focused().Is(e) {
			return
		}
	}
	p.s.at.SetAttr("tabindex", "-1").Focus()
}

// loading shows how much of the stage has arrived; "" when it is there.
func (p *panel) loading(words string) {
	p.loadSays.SetText(words).Show(words != "")
}

// build makes the controls of the current scene.
func (p *panel) build() {
	sc := p.s.current
	p.controls.Clear()
	p.hands.Clear()
	p.knobs, p.tables = nil, map[string]*table{}
	p.problem.Show(false)
	for _, key := range p.controlKeys() {
		param, ok := sc.exp.Spec.Param(key)
		if ok && key != "seed" && key != "line" && key != "weights" && key != "points" && key != "csv" {
			p.knobs = append(p.knobs, p.knob(param))
		}
	}
	p.race.build()
	p.csv.build()
	p.buildTabs()
	p.buildSweep()
	p.update()
}

// controlKeys are the spec's controls, and what a lab lets change besides.
func (p *panel) controlKeys() []string {
	sc := p.s.current
	keys := slices.Clone(sc.exp.Spec.Controls)
	for _, q := range p.s.n.lesson.Questions {
		if lab := labIn(q.Body); lab != nil && lab.Uses == sc.exp.ID {
			for _, key := range lab.Change {
				if !slices.Contains(keys, key) {
					keys = append(keys, key)
				}
			}
		}
	}
	return keys
}

// set changes a parameter, and says what is wrong with a value that cannot be.
func (p *panel) set(key, value string) {
	p.complain(p.s.change(key, value))
}

// complain says what could not be done; nil takes the last complaint back.
func (p *panel) complain(err error) {
	if err != nil {
		p.problem.SetText(sentence(err.Error()) + " The experiment stays as it was.")
	}
	p.problem.Show(err != nil)
}

// sentence begins with a capital and ends with a full stop.
func sentence(s string) string {
	if s == "" {
		return s
	}
	r := []rune(s)
	s = strings.ToUpper(string(r[:1])) + string(r[1:])
	if !strings.HasSuffix(s, ".") {
		s += "."
	}
	return s
}

// value is how a parameter stands in the current scene.
func (p *panel) value(param experiment.Param) string {
	if v, ok := p.s.current.set[param.Key]; ok {
		return v
	}
	return param.Default
}

// update brings everything up to date with the state.
func (p *panel) update() {
	s := p.s
	if s.current == nil {
		return
	}
	st, sc := s.state, s.current
	locked := s.locked()
	runs := st.Limit > 0 || !s.ready
	p.play.Find(".label").SetText(playWord(moving(st), st.Done, st.Steps))
	p.play.SetAttr("aria-pressed", fmt.Sprint(moving(st)))
	for _, b := range []bridge.Element{p.play, p.look, p.step, p.epoch} {
		b.Show(runs)
		end := st.Done && !b.Is(p.play)
		b.Enable(s.ready && !locked && !end)
		if locked {
			b.SetAttr("aria-describedby", "locked_reason")
		} else {
			b.DropAttr("aria-describedby")
		}
	}
	kind := sc.exp.Spec.Kind
	p.look.Show(runs && kind != "line" && kind != "propagate" && kind != "search")
	p.epoch.Show(runs && kind != "search")
	word, many := "One step", "One epoch"
	switch kind {
	case "line":
		word = "One example"
	case "propagate":
		many = "One layer"
	case "search":
		word = "One run"
	}
	p.step.SetAttr("title", word).Find(".visually-hidden").SetText(word)
	p.epoch.SetAttr("title", many).Find(".visually-hidden").SetText(many)
	p.reset.Enable(s.ready)
	p.speed.Closest(".speed").Show(runs)
	p.showLock(locked)
	if seed, ok := sc.exp.Spec.Param("seed"); ok && !bridge.Focused().Is(p.seed) {
		p.seed.SetValue(p.value(seed))
	}
	seeded := sc.exp.Spec.Seeded(sc.set)
	p.fresh.Show(seeded)
	p.seed.Show(seeded)
	for _, k := range p.knobs {
		if param, ok := sc.exp.Spec.Param(k.key); ok {
			k.set(p.value(param))
			_, changed := sc.set[k.key]
			k.box.SetClass("changed", changed)
		}
	}
	if st.Problem != "" {
		p.problem.SetText(sentence(st.Problem) + " The experiment stays as it was.").Show(true)
	} else if s.ready {
		p.problem.Show(false)
	}
	p.scrub.update(locked)
	p.race.update(locked)
	p.runs.update()
	p.cost.update(locked)
	p.pool.update(locked)
	p.updateTables()
	p.updateReadout()
	p.describe(st.Describe)
	p.updateReceipt()
	if w := p.sweeps[sc.exp.ID]; w != nil {
		w.lock(locked)
	}
}

// moving reports whether the run goes on by itself: it plays, or catches up to a step.
func moving(st bridge.StageState) bool { return st.Playing || st.Target > st.Steps }

func playWord(playing, done bool, steps int) string {
	switch {
	case playing:
		return "Pause"
	case done && steps > 0:
		return "Again"
	}
	return "Play"
}

// showLock says why the experiment cannot be run yet.
func (p *panel) showLock(locked bool) {
	p.lockSays.Show(locked)
	if !locked {
		return
	}
	question := p.s.n.lesson.Lock(p.s.current.exp.ID)
	if p.lockSays.Find("a").Attr("href") == "#"+question {
		return
	}
	words := bridge.Make("span", "").Append(text("span", "", "First "), text("a", "", "make your guess").SetAttr("href", "#"+question),
		text("span", "", "; then you can run it."))
	p.lockSays.Clear().Append(words)
}

// updateReadout shows the metrics.
func (p *panel) updateReadout() {
	readings := p.s.state.Readings
	rows := p.readout.All("div")
	for len(rows) < len(readings) {
		row := bridge.Make("div", "").Append(bridge.Make("dt", ""), bridge.Make("dd", ""))
		p.readout.Append(row)
		rows = append(rows, row)
	}
	for i, row := range rows {
		row.Show(i < len(readings))
		if i >= len(readings) {
			continue
		}
		var values []string
		for _, v := range readings[i].Values {
			values = append(values, showText(v))
		}
		row.SetAttr("title", readings[i].Help)
		row.Find("dt").SetText(metricWords(readings[i].Name))
		row.Find("dd").SetText(strings.Join(values, ", "))
	}
}

// describe says how the run stands: at once when it rests, every few seconds
// while it plays, so that a screen reader is not flooded.
func (p *panel) describe(words string) {
	if words == "" || words == p.say.Text() {
		return
	}
	wait := 400 * time.Millisecond
	if p.s.state.Playing {
		if p.saying != nil {
			return // what is due will be said with the words of that moment
		}
		wait = max(wait, 5*time.Second-time.Since(p.said))
	}
	if p.saying != nil {
		p.saying.Stop()
	} else if p.said.IsZero() {
		wait = 0
	}
	p.saying = time.AfterFunc(wait, func() {
		p.saying, p.said = nil, time.Now()
		p.say.SetText(p.s.state.Describe)
	})
}

// updateReceipt shows the run's receipt and the command that makes it again.
func (p *panel) updateReceipt() {
	st := p.s.state
	p.receiptLine.SetText(st.Receipt)
	command := "go run . run " + shellWord("lessons/"+p.s.n.lesson.ID+"/lesson.md#"+st.Experiment)
	if p.s.n.lesson.ID == "" {
		command = "go run . run " + shellWord(p.s.n.lesson.File+"#"+st.Experiment)
	}
	for _, key := range slices.Sorted(maps.Keys(st.Settings)) {
		if key == "seed" {
			command += " -seed " + st.Settings[key]
		} else {
			command += " -set " + shellWord(key+"="+st.Settings[key])
		}
	}
	p.receiptAgain.SetText(command + fmt.Sprintf(" -steps %d", st.Steps))
}

// buildTabs offers the figures one by one where there is no room for all.
func (p *panel) buildTabs() {
	s := p.s
	all := s.allFigures()
	p.tabs.Clear().Show(s.narrow && len(all) > 1)
	if !s.narrow {
		return
	}
	shown := s.figures()[0]
	for _, name := range all {
		b := button("tab", figureWord(name)).SetAttr("aria-pressed", fmt.Sprint(name == shown))
		s.n.click(b, func() {
			s.current.show = name
			s.post(bridge.SetShow{Figures: s.figures()})
			for _, other := range p.tabs.All("button") {
				other.SetAttr("aria-pressed", fmt.Sprint(other.Is(b)))
			}
		})
		p.tabs.Append(b)
	}
}

// figureWord is a figure's name on a small button.
func figureWord(name string) string {
	if base, lane, ok := strings.Cut(name, " "); ok {
		return figureWord(base) + " " + lane
	}
	switch name {
	case "plane":
		return "Plane"
	case "hidden":
		return "Hidden space"
	case "network":
		return "Network"
	case "curves":
		return "Curves"
	case "layers":
		return "Layers"
	case "dead":
		return "Dead units"
	case "trace":
		return "Arithmetic"
	case "cloud":
		return "Inputs"
	case "fit":
		return "Fit"
	case "digits":
		return "Images"
	case "histograms":
		return "Histograms"
	case "statistics":
		return "By layer"
	case "map":
		return "Map"
	case "folds":
		return "Folds"
	case "contour":
		return "Loss surface"
	case "curve":
		return "Functions"
	case "cost":
		return "Cost"
	case "share":
		return "Share"
	case "weights":
		return "Weights"
	case "masks":
		return "Masks"
	case "thinned":
		return "Thinned networks"
	}
	return name
}
