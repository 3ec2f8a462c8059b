//go:build js && wasm

package main

import (
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
	f.n.grader.run(bridge.MeasureRun{
		Experiment: f.n.stage.experiment(sc), Settings: sc.set, Steps: sc.steps, Metrics: body.Metrics(), Timings: f.n.stage.panel.cost.all(),
	}, func(m *bridge.RunMeasured, err error) {
		f.busy = false
		f.e.DropAttr("aria-busy")
		if err != nil {
			f.result.SetText("Your run could not be measured: " + err.Error() + ". Nothing is lost: try again.")
			f.update()
			return
		}
		a.Own = m.Values
		f.graded(a, body.Grade(a))
	})
}
