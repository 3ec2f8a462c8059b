package lesson

import (
	"fmt"
	"strconv"
	"strings"

	"zigzag/core/formula"
	"zigzag/core/quiz"
)

func diagnoseKind() questionKind {
	return questionKind{
		word: "diagnose", options: true, points: 3, hint: true, because: true, attrs: []string{"uses"},
		keys: []string{"mend", "check", "seeds"}, repeated: []string{"mend", "check"},
		parse: func(p *parser, n *node, items []item) quiz.Body { return p.diagnose(n, items) },
		html:  diagnoseHTML,
	}
}

// diagnose reads options as a choice has them, checks and seeds as a lab has them,
// and `- mend: key = value | in words`, with feedback after a second bar or below.
func (p *parser) diagnose(n *node, items []item) *quiz.Diagnose {
	d := &quiz.Diagnose{Uses: n.attrs.values["uses"], Options: choiceOf(items).Options}
	for _, it := range items {
		if it.kind != keyedItem {
			continue
		}
		switch it.key {
		case "mend":
			d.Mends = append(d.Mends, p.mend(it))
		case "check":
			p.prose(max(it.noteLine, 1), it.note, oneLine)
			expr, _ := formula.Parse(it.text) // the question's Problems tell
			d.Checks = append(d.Checks, quiz.LabCheck{Expr: expr, Src: it.text, Label: it.note, Line: it.line})
		case "seeds":
			d.Seeds = p.seeds(it)
		}
	}
	if d.Uses != "" {
		p.use(d.Uses, n.line, func(e Experiment) { p.diagnoseOf(d, e, n.line) })
	}
	return d
}

func (p *parser) mend(it item) quiz.Mend {
	setting, text, below := strings.Cut(it.text, "|") // lines with > follow: the bar is still in the text
	feedback := it.note
	if !below {
		text, feedback, _ = strings.Cut(it.note, "|")
	}
	key, value, _ := strings.Cut(setting, "=")
	m := quiz.Mend{Key: strings.TrimSpace(key), Value: strings.TrimSpace(value), Text: strings.TrimSpace(text), Feedback: strings.TrimSpace(feedback), Line: it.line}
	p.prose(it.line, m.Text, oneLine)
	return m
}

// diagnoseOf checks a question against its experiment.
func (p *parser) diagnoseOf(d *quiz.Diagnose, e Experiment, at int) {
	if e.Spec.Kind != "clinic" {
		if e.Spec.Kind != "" { // else the experiment has problems of its own
			p.problem(at, fmt.Sprintf("%s is an experiment of kind %s", e.ID, e.Spec.Kind), "diagnose a run of `kind: clinic`, which has a fault")
		}
		return
	}
	session, _ := p.session(e, nil)
	if session == nil {
		return // the experiment has problems of its own
	}
	for _, problem := range d.Probe(session) {
		p.problem(max(problem.Line, 1), problem.What, problem.Fix)
	}
	for _, m := range d.Mends {
		if m.Key == "" || m.Value == "" {
			continue // the question's Problems tell
		}
		if err := e.Spec.Check(m.Settings()); err != nil {
			for _, f := range faultsOf(err) {
				p.problem(m.Line, fmt.Sprintf("the mend %q cannot be made: %s", m, f.What), f.Fix)
			}
		}
	}
}

// secret finds settings by which a view would tell what is wrong with a run: the page
// carries them in plain sight.
func (p *parser) secret(e Experiment, keys []string, lines map[string]int) {
	if e.Spec.Kind != "clinic" {
		return
	}
	for _, key := range keys {
		if key == "fault" || key == "mend" {
			p.problem(lines[key], fmt.Sprintf("the view sets %s of %s, which the page would tell", key, e.ID), "take it out: the question makes the mend")
		}
	}
}

// diagnoseHTML writes two lists of radio buttons and the checks. The values are the
// author's numbering, mends after the diagnoses; their order is not.
func diagnoseHTML(w *writer, q quiz.Question) {
	d := q.Body.(*quiz.Diagnose)
	order := shuffled(q, len(d.Options)+len(d.Mends))
	list := func(legend, class, name string, mine func(i int) bool, write func(i int)) {
		w.put(`<fieldset class="options `, class, `"><legend>`, legend, "</legend>\n")
		for _, i := range order {
			if mine(i) {
				w.put(`<label class="option"><input type="radio" name="`, esc(q.ID), name, `" value="`, strconv.Itoa(i), `"><span>`)
				write(i)
				w.put("</span></label>\n")
			}
		}
		w.put("</fieldset>\n")
	}
	n := len(d.Options)
	list("What is wrong?", "diagnoses", "", func(i int) bool { return i < n }, func(i int) { w.put(w.inline(d.Options[i].Text)) })
	list("Which change mends it?", "mends", "_mend", func(i int) bool { return i >= n }, func(i int) {
		m := d.Mends[i-n]
		w.put(w.inline(m.Text), ` <code>`, esc(m.String()), `</code>`)
	})
	w.put(`<p class="checks-title">The run is healed if:</p>`, "\n")
	w.checks(d.Checks)
}

// sick proves that the run as it is fails a check.
func (k *check) sick(q quiz.Question, d *quiz.Diagnose) {
	e, ok := k.l.Experiment(d.Uses)
	if !ok {
		return
	}
	r, err := d.Untreated(k.ctx, e.Spec)
	if err != nil {
		k.problem(q.Line, fmt.Sprintf("diagnosis %q cannot be graded: %v", q.ID, err), "mend the check, or the experiment")
	} else if r.Score == 1 {
		k.problem(q.Line, fmt.Sprintf("the run of %q is not sick: it passes every check as it is", q.ID), "plant a worse fault, or check more")
	}
}

// mend proves that a mend does what its author says.
func (k *check) mend(q quiz.Question, d *quiz.Diagnose, m quiz.Mend) {
	e, ok := k.l.Experiment(d.Uses)
	if !ok {
		return
	}
	r, err := d.Treated(k.ctx, e.Spec, m)
	switch {
	case err != nil: // that of the sick run tells
	case r.Score == 1 && m.Feedback != "":
		k.problem(m.Line, fmt.Sprintf("the mend %q heals the run, and has feedback as if it did not", m), "take the feedback out, or choose a change that does not heal")
	case r.Score < 1 && m.Feedback == "":
		k.problem(m.Line, fmt.Sprintf("the mend %q does not heal the run: %s", m, unmet(r)), "add a line below it: > why it does not, or choose another change")
	}
}
