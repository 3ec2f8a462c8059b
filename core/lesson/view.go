package lesson

import (
	"fmt"
	"maps"
	"slices"

	"zigzag/core/block"
	"zigzag/core/experiment"
	"zigzag/core/quiz"
	"zigzag/core/sheet"
)

// inherit gives each step without an experiment or a view what the step before
// it shows.
func (p *parser) inherit() {
	for i := range p.l.Steps {
		if s := &p.l.Steps[i]; i > 0 && s.View == nil {
			s.View = again(p.l.Steps[i-1].View)
		}
	}
}

// played finds questions about one experiment in a step that shows another: the
// controls that they need would be gone just as the reader comes to them.
func (p *parser) played() {
	for _, q := range p.l.Questions {
		uses := ""
		switch body := q.Body.(type) {
		case *quiz.Lab:
			uses = body.Uses
		case *quiz.Diagnose:
			uses = body.Uses
		case *quiz.Own:
			uses = body.Of
		case *quiz.Predict:
			uses = body.Of
		}
		var step *Step
		for i := range p.l.Steps {
			if i == 0 || p.l.Steps[i].Line < q.Line {
				step = &p.l.Steps[i]
			}
		}
		if _, known := p.l.Experiment(uses); known && step != nil && step.View != nil && step.View.Use != uses {
			p.problem(q.Line, fmt.Sprintf("question %q is about %s, and its step shows %s", q.ID, uses, step.View.Use),
				"give it a step of its own: a heading, then ```view {use="+uses+"}")
		}
	}
}

// again is the view of a following step that does not ask for another: the
// same, without starting it anew.
func again(v *sheet.View) *sheet.View {
	if v == nil {
		return nil
	}
	next := *v
	next.Play = false
	return &next
}

// view reads a fence ```view {use=exp-id}: show and play are its own keys, all
// others are settings of the experiment.
func (p *parser) view(n *node, step *Step) {
	p.known(n, "use")
	p.one(n, step)
	id := n.attrs.values["use"]
	if id == "" {
		p.problem(n.line, "the view does not say which experiment it shows", "write ```view {use=exp-id}")
		return
	}
	if n.attrs.id != "" {
		p.problem(n.line, "a view has no id", "take #"+n.attrs.id+" out")
	}
	v := &sheet.View{Use: id, Set: experiment.Settings{}}
	entries, problems := block.Parse(p.l.File, n.line+1, n.text())
	p.problems = append(p.problems, problems...)
	lines := map[string]int{}
	for _, e := range entries {
		lines[e.Key] = e.Line
		switch e.Key {
		case "show":
			v.Show = block.List(e.Value)
		case "play":
			if e.Value != "yes" && e.Value != "no" {
				p.problem(e.Line, fmt.Sprintf("play is %q", clip(e.Value)), "write yes or no")
			}
			v.Play = e.Value == "yes"
		default:
			v.Set[e.Key] = e.Value
		}
	}
	step.View = v
	p.use(id, n.line, func(e Experiment) { p.viewOf(v, e, n.line, lines) })
}

// viewOf checks a view against its experiment.
func (p *parser) viewOf(v *sheet.View, e Experiment, at int, lines map[string]int) {
	if v.Show == nil {
		v.Show = e.Spec.Show
	}
	for _, name := range v.Show {
		if !e.Spec.Shows(name) {
			p.problem(lines["show"], fmt.Sprintf("unknown figure %q", clip(name)), block.Mend(name, e.Spec.Figures()))
		}
	}
	known := []string{"show", "play"}
	for _, param := range e.Spec.Params() {
		known = append(known, param.Key)
	}
	for key := range v.Set {
		if !slices.Contains(known, key) {
			p.problem(lines[key], fmt.Sprintf("unknown key %q", clip(key)), block.Mend(key, known))
			return
		}
	}
	p.secret(e, slices.Sorted(maps.Keys(v.Set)), lines)
	if _, err := p.session(e, v.Set); err != nil {
		for _, f := range faultsOf(err) {
			line := at
			if len(f.Keys) > 0 && lines[f.Keys[0]] > 0 {
				line = lines[f.Keys[0]]
			}
			p.problem(line, f.What, f.Fix)
		}
	}
}

// one sees to it that a step has one experiment or view.
func (p *parser) one(n *node, step *Step) {
	if step.shown > 0 {
		p.problem(n.line, fmt.Sprintf("step %q has another experiment or view in line %d", step.ID, step.shown), "begin a new step with ## before this one")
	}
	step.shown = n.line
}
