package lesson

import (
	"errors"
	"fmt"
	"strconv"

	"zigzag/core/experiment"
	"zigzag/core/figure"
	"zigzag/core/sheet"
)

// experiment reads a fence ```experiment {#exp-id}.
func (p *parser) experiment(n *node, step *Step) []piece {
	p.known(n, "picture")
	p.one(n, step)
	id := p.id(n, "the experiment", true)
	if !p.room(n.line, len(p.l.Experiments), maxExperiments, "experiments") {
		return nil
	}
	spec, problems := experiment.Parse(p.l.File, n.line+1, id, n.text())
	p.problems = append(p.problems, problems...)
	e := Experiment{ID: id, Line: n.line, Spec: spec, Title: n.title, moment: n.attrs.values["picture"]}
	if e.Title == "" {
		e.Title = step.Title
	}
	if steps, err := strconv.Atoi(e.moment); e.moment != "" && e.moment != "start" && e.moment != "end" && (err != nil || steps < 0) {
		p.problem(n.line, fmt.Sprintf("picture is %q", clip(e.moment)), "write picture=start, picture=end, or a number of steps")
		e.moment = ""
	}
	if id == "" {
		return nil
	}
	step.View = &sheet.View{Use: id, Set: experiment.Settings{}, Show: spec.Show}
	p.l.Experiments = append(p.l.Experiments, e)
	if len(problems) > 0 {
		p.sessions[runKey(id, nil, 0)] = nil
	}
	return []piece{experimentHTML(len(p.l.Experiments) - 1)}
}

// pictures decides at which moment of its run each experiment is drawn on the
// page: where the author says so; at the end, if a step plays it; at the start
// otherwise, and always if a prediction would be given away.
func (p *parser) pictures() {
	plays := map[string]bool{}
	for _, s := range p.l.Steps {
		if s.View != nil && s.View.Play {
			plays[s.View.Use] = true
		}
	}
	for i := range p.l.Experiments {
		e := &p.l.Experiments[i]
		lock := sheet.Lock(p.l.Questions, e.ID)
		switch {
		case lock != "" && e.moment != "" && e.moment != "start":
			p.problem(e.Line, fmt.Sprintf("the picture of %s gives the prediction %s away", e.ID, lock), "take picture= out")
			e.moment = "start"
		case lock != "":
			e.moment = "start"
		case e.moment == "" && plays[e.ID]:
			e.moment = "end"
		case e.moment == "":
			e.moment = "start"
		}
	}
}

// faultsOf takes an error of the experiment package apart.
func faultsOf(err error) experiment.Faults {
	if fs := (experiment.Faults)(nil); errors.As(err, &fs) {
		return fs
	}
	if f := (*experiment.Fault)(nil); errors.As(err, &f) {
		return experiment.Faults{f}
	}
	what, fix := fault(err)
	return experiment.Faults{{What: what, Fix: fix}}
}

// experimentHTML is the experiment with that index.
type experimentHTML int

func (i experimentHTML) write(w *writer) {
	e := w.l.Experiments[i]
	w.put(`<figure class="experiment" id="`, esc(e.ID), `" data-experiment="`, esc(e.ID), `">`+"\n")
	svgs, moment, err := e.pictures()
	w.put(`<div class="pictures">` + "\n")
	for _, svg := range svgs {
		w.put(svg)
	}
	if err != nil {
		w.put(`<p class="problem">`, esc("No picture: "+err.Error()), "</p>\n")
	}
	if moment != "" {
		w.put(`<p class="moment">`, esc(moment), "</p>\n")
	}
	// The caption comes last: HTML wants it at an end of its figure.
	w.put("</div>\n", `<button type="button" class="to-stage" hidden>Show on the stage</button>`, "\n")
	if e.Spec.Describe != "" {
		w.put("<figcaption>", esc(e.Spec.Describe), "</figcaption>\n")
	}
	w.put("</figure>\n")
}

// pictures draws the figures that the experiment shows, and says at which
// moment of the run.
func (e Experiment) pictures() (svgs []string, moment string, err error) {
	session, err := e.Spec.Start(nil)
	if err != nil {
		return nil, "", fmt.Errorf("the experiment cannot run: %w", err)
	}
	steps := 0
	if n, err := strconv.Atoi(e.moment); err == nil {
		steps = n
	} else if e.moment == "end" {
		steps = session.Limit()
	}
	for steps = min(steps, e.affordable()); session.Steps() < steps && !session.Done(); {
		session.Step()
	}
	if session.Steps() > 0 {
		moment = after(session.Steps())
	} else if session.Limit() > 0 {
		moment = "Before the first step."
	}
	for _, name := range e.Spec.Show {
		f, err := session.Figure(name)
		if err != nil {
			return svgs, moment, fmt.Errorf("the picture cannot be drawn: %w", err)
		}
		w, h := pictureSize(name)
		svgs = append(svgs, figure.SVG(f, w, h, e.ID+"_"+name)) // no id of an author's has a _
	}
	return svgs, moment, nil
}

// maxPicture is how many multiply-adds the run behind a static picture may
// take: a fraction of a second in a browser.
const maxPicture = 2e8

// affordable is how many steps of the run that allows.
func (e Experiment) affordable() int {
	cost, err := e.Spec.Estimate(nil)
	if err != nil || cost.Steps == 0 {
		return 0
	}
	return int(min(float64(cost.Steps), maxPicture*float64(cost.Steps)/max(1, cost.MultiplyAdds)))
}

func after(steps int) string {
	if steps == 1 {
		return "After 1 step."
	}
	return fmt.Sprintf("After %d steps.", steps)
}

// pictureSize is the size in which a figure is laid out for the page, in
// logical pixels; style sheets scale it.
func pictureSize(name string) (w, h float64) {
	switch name {
	case "network":
		return 420, 300
	case "curves":
		return 420, 260
	}
	return 340, 340
}
