package lesson

import (
	"fmt"
	"strings"

	"zigzag/core/formula"
	"zigzag/core/quiz"
)

func formulaKind() questionKind {
	return questionKind{
		word: "formula", points: 1, hint: true, because: true,
		keys: []string{"variables", "without", "answer", "mistake"}, repeated: []string{"mistake"},
		parse: func(p *parser, _ *node, items []item) quiz.Body { return p.formula(items) },
		html: func(w *writer, q quiz.Question) {
			w.field(q, "text", "")
			body := q.Body.(*quiz.Formula)
			var names, without []string
			for _, v := range body.Vars {
				names = append(names, "<code>"+esc(v.Name)+"</code>")
			}
			if len(names) > 0 {
				w.put(`<p class="variables">Letters that you may use: `, strings.Join(names, ", "), ".</p>\n")
			}
			for _, name := range body.Without {
				without = append(without, "<code>"+esc(name)+"</code>")
			}
			if len(without) > 0 {
				w.put(`<p class="variables">Functions that you may not use: `, strings.Join(without, ", "), ".</p>\n")
			}
		},
	}
}

func (p *parser) formula(items []item) *quiz.Formula {
	f := &quiz.Formula{}
	for _, it := range items {
		switch {
		case it.kind != keyedItem:
		case it.key == "answer":
			f.Answer = it.text
		case it.key == "mistake":
			f.Mistakes = append(f.Mistakes, quiz.FormulaMistake{Answer: it.text, Feedback: it.note, Line: it.line})
		case it.key == "without":
			for part := range strings.SplitSeq(it.text, ",") {
				f.Without = append(f.Without, strings.TrimSpace(part))
			}
		case it.key == "variables":
			for part := range strings.SplitSeq(it.text, ",") {
				v, ok := readVariable(part)
				f.Vars = append(f.Vars, v)
				if !ok {
					p.problem(it.line, fmt.Sprintf("%q is not a variable with its range", clip(part)), "write them as w1 in -2..2, w2 in -2..2")
				}
			}
		}
	}
	return f
}

// readVariable reads `w1 in -2..2`, or `w1` for a range of -2 to 2.
func readVariable(s string) (formula.Var, bool) {
	fields := strings.Fields(s)
	switch {
	case len(fields) == 1:
		return formula.Var{Name: fields[0], Lo: -2, Hi: 2}, true
	case len(fields) < 3 || fields[1] != "in":
		return formula.Var{Name: strings.Join(fields[:min(1, len(fields))], "")}, false
	}
	lo, hi, ok := readRange(strings.Join(fields[2:], ""))
	return formula.Var{Name: fields[0], Lo: lo, Hi: hi}, ok
}

// readRange reads -2..2.
func readRange(s string) (lo, hi float64, ok bool) {
	a, b, found := strings.Cut(s, "..")
	lo, okLo := plainNumber(a)
	hi, okHi := plainNumber(b)
	return lo, hi, found && okLo && okHi
}
