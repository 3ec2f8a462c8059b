//go:build js && wasm

package main

import (
	"strings"

	"zigzag/core/quiz"
	"zigzag/wasm/bridge"
)

// wireOwn offers the experiment that the question is about.
func (f *form) wireOwn(body *quiz.Own) {
	to := f.e.Find("button.to-run")
	to.Show(true)
	f.n.click(to, func() { f.n.stage.bring(body.Of) })
}

// showOwn says how the run stands that the question is about.
func (f *form) showOwn(body *quiz.Own) {
	sc := f.n.stage.latest[body.Of]
	words := "This is about your own run: play the experiment first."
	switch {
	case sc != nil && sc.steps > 0:
		words = "This is about your own run, which stands at step " + show(float64(sc.steps)) + "."
	case sc != nil && sc.exp.Spec.Kind == "curve":
		words = "This is about what you see on the stage."
	}
	if says := f.e.Find(".stands"); says.Text() != words {
		says.SetText(words)
	}
}

// submitOwn has the learner's run measured in the Worker, then grades the answer by it.
func (f *form) submitOwn(body *quiz.Own) {
	a := f.read()
	sc := f.n.stage.sceneOf(body.Of)
	if sc == nil {
		f.graded(a, body.Grade(a))
		return
	}
	f.clear()
	f.wait("Measuring your run…")
	f.measure(body, func(own map[string]string, err error) {
		f.busy = false
		f.e.DropAttr("aria-busy")
		if err != nil {
			f.result.SetText("Your run could not be measured: " + err.Error() + ". Nothing is lost: try again.")
			f.update()
			return
		}
		a.Own = own
		f.graded(a, body.Grade(a))
	})
}

// measure has the Worker measure the learner's run of an experiment, as it stands.
func (f *form) measure(body *quiz.Own, done func(own map[string]string, err error)) {
	sc := f.n.stage.sceneOf(body.Of)
	f.n.grader.run(bridge.MeasureRun{
		Experiment: f.n.stage.experiment(sc), Settings: sc.set, Steps: sc.steps, Metrics: body.Metrics(), Timings: f.n.stage.panel.cost.all(), Outcomes: f.n.stage.panel.pool.all(),
	}, func(m *bridge.RunMeasured, err error) { done(m.Values, err) })
}

// notYet says below a guess that stands why it is not told yet how it came out.
func (f *form) notYet(why string) {
	says := f.result.Find(".not-yet")
	if !says.Exists() {
		says = bridge.Make("div", "not-yet")
		f.result.Append(says)
	}
	says.SetHTML(f.n.markdown(why))
	f.update()
}

// measureOutcome measures what a guess about the learner's own run, or about the curve
// of a run, was about. While there is nothing to be measured, the guess goes on standing.
func (f *form) measureOutcome(body *quiz.Predict) {
	sc := f.n.stage.sceneOf(body.Of)
	if f.busy || sc == nil {
		return
	}
	f.busy = true
	hear := func(own map[string]string, err error) {
		f.busy = false
		a := f.rec.Answer
		a.Own = own
		if err != nil {
			f.notYet("Your run could not be measured: " + err.Error() + ". Your guess stands: try again.")
			return
		}
		if body.Own != nil {
			if r := body.Own.Grade(quiz.Answer{Text: "0", Own: own}); r.Verdict == quiz.Invalid {
				f.notYet(strings.Join(r.Feedback, " "))
				return
			}
		}
		f.rec.Answer = a
		f.outcome()
	}
	if body.Own != nil {
		f.measure(body.Own, hear)
		return
	}
	f.n.grader.run(bridge.MeasureRun{Experiment: f.n.stage.experiment(sc), Settings: sc.set, Sketch: body.Sketch.Metric},
		func(m *bridge.RunMeasured, err error) { hear(m.Values, err) })
}
