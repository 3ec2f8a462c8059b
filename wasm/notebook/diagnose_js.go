//go:build js && wasm

package main

import (
	"fmt"

	"zigzag/core/figure"
	"zigzag/core/quiz"
	"zigzag/wasm/bridge"
)

// wireDiagnose leads to the sick run.
func (f *form) wireDiagnose(body *quiz.Diagnose) {
	to := button("to-stage", "Put this run on the stage")
	f.n.click(to, func() { f.n.stage.bring(body.Uses) })
	part(f.e, "div", "actions").Before(bridge.Make("p", "lab-settings").Append(to))
}

// showDiagnose offers the stage to a question whose run is not on it.
func (f *form) showDiagnose(body *quiz.Diagnose) {
	offer(f.e.Find(".lab-settings .to-stage"), !f.n.stage.shows(body.Uses))
}

// submitDiagnose has the Worker make the mend. Meanwhile the sick run is on the stage,
// and afterwards the treated one beside it.
func (f *form) submitDiagnose(body *quiz.Diagnose) {
	a := f.read()
	mend, ok := body.Mended(a)
	if !ok {
		f.graded(a, body.Grade(a)) // which says what is missing
		return
	}
	f.n.stage.show(body.Uses)
	f.gradeByRun("Making the change", a, func() { f.n.stage.treat(body.Uses, mend) })
}

// show puts an experiment on the stage, without bringing the stage into view.
func (s *stage) show(id string) {
	if sc := s.sceneOf(id); sc != nil && sc != s.current {
		s.enter(sc, false)
	}
}

// treat lays the run with a mend over the sick one, both as far as play goes. If the
// reader has gone on to another experiment, they stand there on coming back.
func (s *stage) treat(id string, m quiz.Mend) {
	sc := s.sceneOf(id)
	if sc == nil {
		return
	}
	set := treated(sc, m)
	if sc != s.current {
		sc.set = set
		return
	}
	s.assign(set, bridge.ToTheEnd)
}

// treated are the settings of a scene with a mend made.
func treated(sc *scene, m quiz.Mend) map[string]string {
	return sc.exp.Spec.With(sc.set, figure.Edit{Key: "mend", Value: m.Settings()["mend"]}, figure.Edit{Key: "lane", Value: "2"})
}

// treatAsAnswered makes the mend of an answer that is kept.
func (s *stage) treatAsAnswered(body *quiz.Diagnose, f *form) {
	m, ok := body.Mended(f.rec.Answer)
	if sc := s.sceneOf(body.Uses); ok && sc != nil && f.rec.Attempts > 0 {
		sc.set = treated(sc, m)
	}
}

// untreat takes a mend away, and leaves the sick run alone where it stood.
func (s *stage) untreat(id string) {
	sc := s.sceneOf(id)
	if sc == nil || sc.set["mend"] == "" {
		return
	}
	set := sc.exp.Spec.With(sc.set, figure.Edit{Key: "mend", Value: ""}, figure.Edit{Key: "lane", Value: "2"})
	if sc != s.current {
		sc.set = set
		return
	}
	s.assign(set, s.state.Steps)
}

// runs are the two buttons that say of which run numbers and pictures are that show
// only one.
type runs struct {
	s       *stage
	box     bridge.Element
	buttons []bridge.Element
}

func newRuns(s *stage) *runs {
	r := &runs{s: s, box: bridge.Make("div", "runs").SetAttr("role", "group").SetAttr("aria-label", "Which run the numbers and pictures are of").Show(false)}
	for i, word := range []string{"Sick run", "Treated run"} {
		b := button("run-of", word)
		lane := fmt.Sprint(i + 1)
		s.n.click(b, func() { s.post(bridge.SetParam{Key: "lane", Value: lane}) })
		r.box.Append(b)
		r.buttons = append(r.buttons, b)
	}
	return r
}

// update shows the buttons while there are two runs of a clinic.
func (r *runs) update() {
	st := r.s.state
	r.box.Show(r.s.current.exp.Spec.Kind == "clinic" && len(st.Lanes) == len(r.buttons))
	for i, b := range r.buttons {
		b.SetAttr("aria-pressed", fmt.Sprint(i == st.Lane))
	}
}
