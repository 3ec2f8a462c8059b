package lesson

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"zigzag/core/block"
	"zigzag/core/experiment"
	"zigzag/core/formula"
	"zigzag/core/quiz"
)

func labKind() questionKind {
	return questionKind{
		word: "lab", points: 3, hint: true, attrs: []string{"uses"},
		keys: []string{"check", "when", "change", "solution", "seeds"}, repeated: []string{"check", "when", "solution"},
		parse: func(p *parser, n *node, items []item) quiz.Body { return p.lab(n, items) },
		html: func(w *writer, q quiz.Question) {
			w.checks(q.Body.(*quiz.Lab).Checks)
		},
	}
}

// checks writes what has to hold.
func (w *writer) checks(checks []quiz.LabCheck) {
	w.put(`<ul class="checks">`, "\n")
	for i, c := range checks {
		w.put(`<li data-check="`, strconv.Itoa(i), `">`, w.inline(c.Label), "</li>\n")
	}
	w.put("</ul>\n")
}

// seeds reads on how many seeds something is graded; 0 after a problem.
func (p *parser) seeds(it item) int {
	seeds, err := strconv.Atoi(it.text)
	if err != nil || seeds < 1 || seeds > 100 {
		p.problem(it.line, fmt.Sprintf("seeds is %q", clip(it.text)), "write on how many seeds it is graded, from 1 to 100")
		return 0
	}
	return seeds
}

func (p *parser) lab(n *node, items []item) *quiz.Lab {
	l := &quiz.Lab{Uses: n.attrs.values["uses"]}
	lines := map[string]int{} // of settings in the solution, and of "change"
	for _, it := range items {
		if it.kind != keyedItem {
			continue
		}
		switch it.key {
		case "check":
			p.prose(max(it.noteLine, 1), it.note, oneLine)
			expr, _ := formula.Parse(it.text) // the lab's Problems tell
			l.Checks = append(l.Checks, quiz.LabCheck{Expr: expr, Src: it.text, Label: it.note, Line: it.line})
		case "when":
			expr, _ := formula.Parse(it.text)
			l.Whens = append(l.Whens, quiz.When{Expr: expr, Src: it.text, Feedback: it.note, Line: it.line})
		case "change":
			l.Change = block.List(it.text)
			lines["change"] = it.line
		case "seeds":
			l.Seeds = p.seeds(it)
		case "solution":
			key, value, ok := strings.Cut(it.text, "=")
			key, value = strings.TrimSpace(key), strings.TrimSpace(value)
			if !ok || key == "" || value == "" {
				p.problem(it.line, fmt.Sprintf("solution %q is not a setting", clip(it.text)), "write it as - solution: hidden = 4")
				continue
			}
			if l.Answer == nil {
				l.Answer = experiment.Settings{}
			}
			l.Answer[key] = value
			lines[key] = it.line
		}
	}
	if l.Uses != "" {
		p.use(l.Uses, n.line, func(e Experiment) { p.labOf(l, e, n.line, lines) })
	}
	return l
}

// labOf checks a lab against its experiment.
func (p *parser) labOf(l *quiz.Lab, e Experiment, at int, lines map[string]int) {
	session, _ := p.session(e, nil)
	if session == nil {
		return // the experiment has problems of its own
	}
	for _, problem := range l.Probe(session) {
		p.problem(max(problem.Line, 1), problem.What, problem.Fix)
	}
	var keys []string
	for _, param := range e.Spec.Params() {
		keys = append(keys, param.Key)
	}
	for _, key := range l.Change {
		if !slices.Contains(keys, key) {
			p.problem(lines["change"], fmt.Sprintf("unknown key %q in change", clip(key)), block.Mend(key, keys))
		}
	}
	allowed := l.Allowed(e.Spec)
	for key := range l.Answer {
		switch {
		case !slices.Contains(keys, key):
			p.problem(lines[key], fmt.Sprintf("unknown key %q in solution", clip(key)), block.Mend(key, keys))
		case len(l.Change) == 0 && !slices.Contains(allowed, key): // the lab's Problems know change
			p.problem(lines[key], fmt.Sprintf("the solution sets %q, which the learner may not change", key), "add it to - change:, or to the controls of "+e.ID)
		}
	}
	if err := e.Spec.Check(l.Answer); err != nil {
		for _, f := range faultsOf(err) {
			if len(f.Keys) > 0 && !slices.Contains(keys, f.Keys[0]) {
				continue
			}
			line := at
			for _, key := range f.Keys {
				if lines[key] > 0 {
					line = lines[key]
					break
				}
			}
			p.problem(line, "the solution cannot run: "+f.What, f.Fix)
		}
	}
}
