//go:build js && wasm

package main

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"

	"zigzag/core/experiment"
	"zigzag/core/figure"
	"zigzag/core/quiz"
	"zigzag/core/sheet"
	"zigzag/wasm/bridge"
)

// A stage is the page's side of the stage: which scene it shows, and the
// controls under it.
type stage struct {
	n      *Notebook
	at     bridge.Element
	frame  bridge.Element
	port   bridge.Port
	ready  bool // the stage's program runs
	awaits bool // the scene is to play once it does: it may say so twice, at its start and when greeted

	scenes  map[string]*scene // by view
	latest  map[string]*scene // by experiment: the last one shown
	current *scene
	state   bridge.StageState
	serial  int // of the last scene sent: what the stage tells of an earlier one is passed over
	look    bridge.SetLook
	visible bool
	narrow  bool // there is room for one figure only

	panel panel
}

// A scene is an experiment as the reader left it.
type scene struct {
	exp   sheet.Experiment
	view  sheet.View
	set   experiment.Settings
	steps int
	show  string // the one figure shown on a narrow stage; "" for the first
}

func newStage(n *Notebook) *stage {
	s := &stage{n: n, at: bridge.ByID("stage"), scenes: map[string]*scene{}, latest: map[string]*scene{}, visible: true}
	s.panel = newPanel(s)
	return s
}

// open follows the step in view and listens to the stage's program.
func (s *stage) open() {
	s.look = bridge.SetLook{
		Dark: bridge.Root().Attr("data-theme") == "dark",
		Calm: bridge.Media("(prefers-reduced-motion: reduce)", func(calm bool) {
			s.look.Calm = calm
			s.post(s.look)
		}),
	}
	bridge.Root().OnAttr("data-theme", func() {
		s.look.Dark = bridge.Root().Attr("data-theme") == "dark"
		s.post(s.look)
	})
	// A lab that was answered stands as it was answered.
	for _, q := range s.n.lesson.Questions {
		f := s.n.forms[q.ID]
		if lab := labIn(q.Body); lab != nil && f != nil && f.rec.Attempts > 0 && len(f.rec.Answer.Settings) > 0 {
			if sc := s.sceneOf(lab.Uses); sc != nil {
				sc.set = maps.Clone(f.rec.Answer.Settings)
			}
		}
		if body, ok := q.Body.(*quiz.Diagnose); ok && f != nil {
			s.treatAsAnswered(body, f)
		}
	}
	s.frame = bridge.ByID("stage-frame")
	if s.frame.Exists() {
		s.port = bridge.Frame(s.frame)
		s.port.Listen(func(m bridge.Message, err error) { bridge.Guard(s.n.fault, func() { s.hear(m, err) }) })
		s.port.Post(bridge.Hello{})
		s.frame.OnSight(func(visible bool) { s.sight(visible) })
		bridge.OnDocument("visibilitychange", func(bridge.Event) { s.sight(s.visible) })
	}
	w, _ := s.at.Size()
	s.fit(w)
	s.at.OnSize(func(w, _ float64) { bridge.Guard(s.n.fault, func() { s.fit(w) }) })
	bridge.OnDocument("zigzag:step", func(e bridge.Event) {
		bridge.Guard(s.n.fault, func() { s.step(e.Detail("id")) })
	})
	for _, e := range bridge.Root().All("figure.experiment") {
		to := e.Find("button.to-stage")
		s.n.click(to, func() { s.bring(e.Attr("data-experiment")) })
	}
	s.step(bridge.Root().Attr("data-step"))
}

// sight tells the stage whether anybody can see it.
func (s *stage) sight(visible bool) {
	s.visible = visible
	s.post(bridge.SetSight{Visible: visible && !bridge.TabHidden()})
}

func (s *stage) post(m bridge.Message) {
	if t, ok := m.(bridge.Transport); ok {
		s.awaits = false
		s.panel.pool.halting = s.panel.pool.halting && t.Do == "pause"
	}
	if s.ready {
		s.port.Post(m)
	}
}

// hear takes a message of the stage.
func (s *stage) hear(m bridge.Message, err error) {
	if err != nil {
		s.n.fault(err.Error())
		return
	}
	switch m := m.(type) {
	case *bridge.StageReady:
		s.ready = true
		s.panel.loading("")
		s.panel.pool.greet()
		s.post(s.look)
		s.sight(s.visible)
		if s.current != nil {
			s.send(s.awaits)
		}
	case *bridge.StageLoading:
		s.panel.loading(loadingWords(m.Done, m.Total))
	case *bridge.StageState:
		s.told(m)
	case *bridge.StageFailed:
		s.failed(m)
	case *bridge.LeaveStage:
		s.panel.focus()
	}
}

func loadingWords(done, total int) string {
	if total > 0 {
		return fmt.Sprintf("Loading the stage: %.1f of %.1f MB", float64(done)/1e6, float64(total)/1e6)
	}
	return fmt.Sprintf("Loading the stage: %.1f MB so far", float64(done)/1e6)
}

// told takes how things stand on the stage.
func (s *stage) told(m *bridge.StageState) {
	sc := s.current
	if sc == nil || m.Experiment != sc.exp.ID || m.Serial != s.serial {
		return // of a scene that was left meanwhile
	}
	s.state = *m
	s.awaits = s.awaits && !m.Playing && m.Steps == 0
	sc.steps = max(m.Steps, m.Target)
	if m.Settings != nil || m.Problem == "" {
		sc.set = m.Settings
	}
	s.at.SetClass("live", m.Frames > 0)
	s.panel.update()
	s.showLabs(sc.exp.ID)
	if f := s.n.forms[s.n.lesson.Lock(sc.exp.ID)]; f != nil && f.pending && m.Done && !f.swept() && !f.measured() {
		f.outcome()
	}
}

// failed tells why there is no stage, and leaves the still pictures.
func (s *stage) failed(m *bridge.StageFailed) {
	s.ready = false
	s.at.SetClass("live", false).SetClass("still", true)
	s.panel.loading("")
	no := notice{bad: true}
	switch m.Why {
	case "webgl":
		no.text = "This browser does not offer WebGL, which the live pictures need: the pictures stay still. Settings can be changed and exercises are graded all the same. " +
			"Another browser, or turning on hardware acceleration in this one's settings, brings the stage to life."
	case "load":
		no.text = "The stage could not be loaded: " + m.Detail + ". The still pictures and the exercises work without it."
		no.act, no.do = "Reload the page", bridge.Reload
	default:
		no.text = "The stage stopped: " + m.Detail + ". What you have answered is saved."
		no.act, no.do = "Start the stage again", func() {
			s.n.notices.drop("stage")
			s.at.SetClass("still", false)
			s.frame.SetAttr("src", s.frame.Attr("src"))
		}
	}
	s.n.notices.tell("stage", no)
	s.panel.update()
}

// step shows what belongs to the step in view.
func (s *stage) step(id string) {
	step, ok := s.n.lesson.Step(id)
	if !ok || step.View == nil {
		return
	}
	sc := s.sceneFor(*step.View)
	if sc == nil {
		return
	}
	others := !slices.Equal(sc.view.Show, step.View.Show)
	sc.view = *step.View
	switch {
	case sc != s.current:
		s.enter(sc, step.View.Play && sc.steps == 0)
	case others: // the run goes on, in other pictures
		s.panel.buildTabs()
		s.post(bridge.SetShow{Figures: s.figures()})
	}
}

// sceneFor is the scene of a view, as it was left or as the view begins it. Views
// that differ only in what they show are of one scene.
func (s *stage) sceneFor(v sheet.View) *scene {
	again := v
	again.Play, again.Show = false, nil
	key, err := json.Marshal(again)
	if err != nil {
		panic("notebook: sceneFor: " + err.Error()) // strings always marshal
	}
	if sc := s.scenes[string(key)]; sc != nil {
		return sc
	}
	exp, ok := s.n.lesson.Experiment(v.Use)
	if !ok {
		return nil
	}
	sc := &scene{exp: exp, view: v, set: exp.Spec.With(v.Set)}
	s.scenes[string(key)] = sc
	if s.latest[exp.ID] == nil {
		s.latest[exp.ID] = sc
	}
	return sc
}

// sceneOf is the scene of an experiment that was shown last, or the first that
// will be.
func (s *stage) sceneOf(id string) *scene {
	if sc := s.latest[id]; sc != nil {
		return sc
	}
	for _, step := range s.n.lesson.Steps {
		if step.View != nil && step.View.Use == id {
			return s.sceneFor(*step.View)
		}
	}
	return nil
}

// bring puts an experiment on the stage, whatever step is in view.
func (s *stage) bring(id string) {
	if sc := s.sceneOf(id); sc != nil && sc != s.current {
		s.enter(sc, false)
	}
	s.at.Reveal()
}

// enter shows a scene.
func (s *stage) enter(sc *scene, play bool) {
	s.current = sc
	s.latest[sc.exp.ID] = sc
	s.state = bridge.StageState{Experiment: sc.exp.ID, Settings: sc.set}
	s.panel.build()
	s.awaits = play && !s.ready
	s.send(play)
	for _, e := range bridge.Root().All("figure.experiment") {
		offer(e.Find("button.to-stage"), e.Attr("data-experiment") != sc.exp.ID)
	}
	for _, q := range s.n.lesson.Questions {
		if lab := labIn(q.Body); lab != nil && s.n.forms[q.ID] != nil {
			s.n.forms[q.ID].showLab(lab)
		}
		if body, ok := q.Body.(*quiz.Diagnose); ok && s.n.forms[q.ID] != nil {
			s.n.forms[q.ID].showDiagnose(body)
		}
	}
}

// send asks the stage for the current scene.
func (s *stage) send(play bool) {
	sc := s.current
	s.post(bridge.SetSpeed{Speed: s.panel.speed.Value()})
	s.serial++
	s.post(bridge.OpenExperiment{
		Serial:     s.serial,
		Experiment: s.experiment(sc), Settings: sc.set, Steps: sc.steps, Show: s.figures(),
		Play: play && !s.look.Calm, Locked: s.locked(),
	})
}

func (s *stage) experiment(sc *scene) bridge.Experiment {
	return bridge.Experiment{File: s.n.lesson.File, Line: sc.exp.Line + 1, ID: sc.exp.ID, Text: sc.exp.Spec.Text}
}

// narrow is the width, in CSS pixels, under which the stage shows one figure
// at a time.
const narrow = 520

// fit shows as many figures as there is room for. To ask for the width instead, whenever it
// matters, would have the browser lay out half of a new panel each time.
func (s *stage) fit(w float64) {
	if s.narrow == (w < narrow) {
		return
	}
	s.narrow = w < narrow
	if s.current != nil {
		s.panel.buildTabs()
		s.post(bridge.SetShow{Figures: s.figures()})
	}
}

// figures are those that the stage shows now.
func (s *stage) figures() []string {
	all := s.allFigures()
	if !s.narrow || len(all) < 2 {
		return all
	}
	for _, name := range all {
		if name == s.current.show {
			return []string{name}
		}
	}
	return all[:1]
}

// allFigures are those of the view.
func (s *stage) allFigures() []string {
	if len(s.current.view.Show) > 0 {
		return s.current.view.Show
	}
	return s.current.exp.Spec.Show
}

// locked reports whether a guess must be committed before the current
// experiment can be run.
func (s *stage) locked() bool {
	f := s.n.forms[s.n.lesson.Lock(s.current.exp.ID)]
	return f != nil && f.rec.Attempts == 0
}

// committed unlocks an experiment.
func (s *stage) committed(id string) { s.relock(id) }

// relock sees again whether the experiment on the stage is locked.
func (s *stage) relock(id string) {
	if !s.shows(id) {
		return
	}
	if s.locked() {
		s.current.steps = 0
		s.send(false)
	}
	s.post(bridge.SetLock{Locked: s.locked()})
	s.panel.update()
}

// runFor puts an experiment on the stage and plays it, or starts its sweep,
// whichever the guess was about.
func (s *stage) runFor(f *form, id string) {
	s.bring(id)
	if w := s.panel.sweeps[id]; w != nil && f.swept() {
		if !w.running {
			w.start()
		}
		w.box.Reveal()
		return
	}
	if f.measured() {
		s.panel.cost.start()
		return
	}
	s.post(bridge.Transport{Do: "play"})
}

// kindOf is the kind of an experiment.
func (s *stage) kindOf(id string) string {
	e, _ := s.n.lesson.Experiment(id)
	return e.Spec.Kind
}

// shows reports whether an experiment is on the stage.
func (s *stage) shows(id string) bool { return s.current != nil && s.current.exp.ID == id }

// settingsOf is what the reader changed about an experiment.
func (s *stage) settingsOf(id string) experiment.Settings {
	if sc := s.sceneOf(id); sc != nil {
		return sc.set
	}
	return nil
}

// labelOf is what a parameter of an experiment is called.
func (s *stage) labelOf(id, key string) string {
	if sc := s.sceneOf(id); sc != nil {
		if p, ok := sc.exp.Spec.Param(key); ok {
			return p.Label
		}
	}
	return key
}

// change sets a parameter of the current experiment. It says what is wrong
// with a value that cannot be.
func (s *stage) change(key, value string) error {
	sc := s.current
	p, ok := sc.exp.Spec.Param(key)
	if !ok {
		return fmt.Errorf("there is no parameter %q", key)
	}
	if _, err := p.Canonical(value); err != nil {
		return err
	}
	if s.ready {
		s.post(bridge.SetParam{Key: key, Value: value, Steps: s.keepUp()})
		return nil
	}
	set := sc.exp.Spec.With(sc.set, figure.Edit{Key: key, Value: value})
	if err := sc.exp.Spec.Check(set); err != nil {
		return err
	}
	sc.set, sc.steps, s.state.Settings = set, 0, set
	s.panel.update()
	s.showLabs(sc.exp.ID)
	return nil
}

// keepUp is how far the run goes at once that a changed setting starts. A pass through
// the layers goes to where the one before was, since only then there is something to
// compare; what learns starts from its beginning.
func (s *stage) keepUp() int {
	switch {
	case s.current.exp.Spec.Kind != "propagate":
		return 0
	case s.state.Done:
		return bridge.ToTheEnd
	}
	return max(s.state.Steps, s.state.Target)
}

// changeFrom sets a parameter, and lets the run that this starts go on to a step.
func (s *stage) changeFrom(key, value string, steps int) error {
	p, ok := s.current.exp.Spec.Param(key)
	if !ok {
		return fmt.Errorf("there is no parameter %q", key)
	}
	canonical, err := p.Canonical(value)
	if err != nil {
		return err
	}
	s.post(bridge.SetParam{Key: key, Value: canonical, Steps: steps})
	return nil
}

// assign starts the run of other settings.
func (s *stage) assign(set experiment.Settings, steps int) {
	sc := s.current
	sc.set, sc.steps, s.state.Settings = set, max(steps, 0), set
	s.post(bridge.SetParams{Settings: set, Steps: steps})
	s.panel.update()
	s.showLabs(sc.exp.ID)
}

// load shows the run of a value and a seed from its beginning.
func (s *stage) load(key, value string, seed uint64) {
	sc := s.current
	sc.set = sc.exp.Spec.With(sc.set, figure.Edit{Key: key, Value: value}, figure.Edit{Key: "seed", Value: fmt.Sprint(seed)})
	sc.steps = 0
	s.state.Settings = sc.set
	s.send(true)
	s.panel.update()
	s.at.Find(".screen").Reveal() // the marks that are pressed stand below it
}

// back goes back: a run to its first step and, from there, the experiment to
// what its author made of it.
func (s *stage) back() {
	if s.state.Steps > 0 || s.current == nil {
		s.post(bridge.Transport{Do: "reset"})
		return
	}
	sc := s.current
	sc.set, sc.steps = sc.exp.Spec.With(sc.view.Set), 0
	s.state.Settings = sc.set
	s.send(false)
	s.panel.update()
	s.showLabs(sc.exp.ID)
}

// offer shows a button that puts an experiment on the stage, or takes it out of
// sight where the experiment is there already. Its place stays: otherwise what
// follows would move just as its step comes into view, under a finger maybe.
func offer(b bridge.Element, on bool) { b.Show(true).SetClass("there", !on) }

// showLabs says in the labs of an experiment how its settings stand.
func (s *stage) showLabs(id string) {
	for _, q := range s.n.lesson.Questions {
		f := s.n.forms[q.ID]
		if lab := labIn(q.Body); lab != nil && lab.Uses == id && f != nil {
			f.showLab(lab)
		}
		if own, ok := q.Body.(*quiz.Own); ok && own.Of == id && f != nil {
			f.showOwn(own)
		}
	}
}
