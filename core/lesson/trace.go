package lesson

import (
	"fmt"
	"strconv"
	"strings"

	"zigzag/core/formula"
	"zigzag/core/quiz"
)

func traceKind() questionKind {
	return questionKind{
		word: "trace", points: 2, hint: true, because: true,
		keys: []string{"given", "draw", "blank", "mistake", "tolerance"}, repeated: []string{"given", "draw", "blank", "mistake"},
		parse: func(p *parser, n *node, items []item) quiz.Body { return p.trace(items) },
		html:  traceHTML,
	}
}

func (p *parser) trace(items []item) *quiz.Trace {
	w := &quiz.Trace{}
	for _, it := range items {
		if it.kind != keyedItem {
			continue
		}
		if it.key == "tolerance" {
			w.Rel, w.Abs = p.tolerance(it)
			continue
		}
		if it.key == "draw" {
			if r, ok := readDraw(it.text); ok {
				r.Label, r.Line = it.note, it.line
				w.Rows = append(w.Rows, r)
			} else {
				p.problem(it.line, fmt.Sprintf("draw is %q", clip(it.text)), "write it as - draw: x1 in -2..2 step 0.5 | $x_1$")
			}
			continue
		}
		name, src, ok := strings.Cut(it.text, "=")
		name, src = strings.TrimSpace(name), strings.TrimSpace(src)
		if !ok || !isName(name) {
			p.problem(it.line, fmt.Sprintf("%s is %q", it.key, clip(it.text)), "write a name, =, and a formula: - "+it.key+": z = w*x + b")
			continue
		}
		if it.key == "mistake" {
			w.Mistakes = append(w.Mistakes, quiz.TraceMistake{Name: name, Formula: src, Feedback: it.note, Line: it.line})
			continue
		}
		w.Rows = append(w.Rows, quiz.TraceRow{Name: name, Label: it.note, Formula: src, Blank: it.key == "blank", Line: it.line})
	}
	return w
}

// readDraw reads "x1 in -2..2 step 0.5".
func readDraw(text string) (r quiz.TraceRow, ok bool) {
	name, rest, ok := strings.Cut(text, " in ")
	r.Name, r.Drawn = strings.TrimSpace(name), true
	bounds, step, stepped := strings.Cut(rest, " step ")
	lo, hi, ranged := readRange(bounds)
	if !ok || !ranged || !isName(r.Name) {
		return r, false
	}
	r.Lo, r.Hi, r.Step = lo, hi, 1
	if stepped {
		if r.Step, ok = plainNumber(step); !ok {
			return r, false
		}
	}
	return r, true
}

// isName reports whether a row can be called so: a letter, then letters and digits.
func isName(s string) bool {
	for i, c := range s {
		if !(c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || i > 0 && c >= '0' && c <= '9') {
			return false
		}
	}
	return s != ""
}

// traceHTML writes the rows with the numbers of seed 0; the page puts those of the
// learner in their place.
func traceHTML(w *writer, q quiz.Question) {
	body := q.Body.(*quiz.Trace)
	values, err := body.Values(0)
	if err != nil {
		return // Problems tells
	}
	w.put(`<ol class="worksheet">`, "\n")
	blank := 0
	for i, r := range body.Rows {
		label := "<code>" + esc(r.Name) + "</code>"
		if r.Label != "" {
			label = w.inline(r.Label)
		}
		if !r.Blank {
			w.put(`<li class="given"><span>`, label, `</span> = <span class="value" data-row="`, strconv.Itoa(i), `">`, strings.ReplaceAll(formula.Show(values[r.Name]), "-", "−"), "</span></li>\n")
			continue
		}
		w.put(`<li class="blank" data-pair="`, strconv.Itoa(blank), `"><label><span>`, label, `</span> = <input type="text" inputmode="decimal" autocomplete="off" spellcheck="false"></label></li>`, "\n")
		blank++
	}
	w.put("</ol>\n")
}
