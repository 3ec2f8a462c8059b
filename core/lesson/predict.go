package lesson

import (
	"fmt"
	"strconv"

	"zigzag/core/formula"
	"zigzag/core/quiz"
)

func predictKind() questionKind {
	return questionKind{
		word: "predict", options: true, points: 1, because: true, attrs: []string{"of"},
		keys: []string{"answer", "own", "sketch", "tolerance", "range", "unit", "holds"}, repeated: []string{"holds"},
		parse: func(p *parser, n *node, items []item) quiz.Body { return p.predict(n, items) },
		html:  predictHTML,
	}
}

func (p *parser) predict(n *node, items []item) *quiz.Predict {
	q := &quiz.Predict{Of: n.attrs.values["of"]}
	number := false
	for _, it := range items {
		switch {
		case it.kind == optionItem:
			if q.Choice == nil {
				q.Choice = choiceOf(items)
			}
		case it.key == "range":
			lo, hi, ok := readRange(it.text)
			if !ok {
				p.problem(it.line, fmt.Sprintf("range is %q", clip(it.text)), "write it as range: 0..4")
				continue
			}
			q.Lo, q.Hi = lo, hi
		case it.key == "holds":
			p.holds(q.Of, it)
		case it.key == "sketch":
			q.Sketch = &quiz.Sketch{Metric: it.text}
			p.measurable(q.Of, it.text, it.line)
		case it.key == "own":
			q.Own = &quiz.Own{Of: q.Of, Answer: it.text}
			p.measurable(q.Of, it.text, it.line)
		default:
			number = true
		}
	}
	switch {
	case q.Sketch != nil:
		q.Sketch.Lo, q.Sketch.Hi, q.Lo, q.Hi = q.Lo, q.Hi, 0, 0
	case q.Own != nil:
		for _, it := range items {
			switch it.key {
			case "answer":
				p.problem(it.line, "the prediction has an answer beside own", "keep one of them")
			case "tolerance":
				q.Own.Rel, q.Own.Abs = p.tolerance(it)
			case "unit":
				q.Own.Unit = it.text
			}
		}
	case number || q.Choice == nil && len(items) > 0:
		q.Number = p.number(items)
	}
	if q.Of != "" {
		if p.locks == nil {
			p.locks = map[string]int{}
		}
		if line := p.locks[q.Of]; line > 0 {
			p.problem(n.line, fmt.Sprintf("experiment %q is locked by the prediction in line %d already", clip(q.Of), line), "make this one a choice, or use another experiment")
		}
		p.locks[q.Of] = n.line
		p.use(q.Of, n.line, nil)
	}
	return q
}

// holds reads - holds: formula, by which an author proves that the marked
// option is what happens.
func (p *parser) holds(of string, it item) {
	expr, err := formula.Parse(it.text)
	if err != nil {
		what, fix := syntaxFault(err, it.text)
		p.problem(it.line, fmt.Sprintf("%q cannot be read: %s", clip(it.text), what), fix)
		return
	}
	if of == "" {
		return
	}
	r := Ref{Experiment: of, Steps: -1, Metric: it.text, expr: expr}
	p.use(of, it.line, func(e Experiment) { p.ref(r, e, it.line) })
	p.l.proofs = append(p.l.proofs, proof{line: it.line, ref: r, holds: true})
}

func predictHTML(w *writer, q quiz.Question) {
	body := q.Body.(*quiz.Predict)
	if body.Choice != nil {
		w.options(q, body.Choice)
		return
	}
	if body.Sketch != nil {
		sketchHTML(w, q, body.Sketch)
		return
	}
	unit := ""
	if body.Number != nil {
		unit = body.Number.Unit
	}
	if body.Own != nil {
		unit = body.Own.Unit
	}
	w.field(q, "decimal", unit)
	if body.Lo < body.Hi {
		number := func(v float64) string { return strconv.FormatFloat(v, 'g', -1, 64) }
		w.put(`<p class="range" data-low="`, number(body.Lo), `" data-high="`, number(body.Hi), `">From `, number(body.Lo), " to ", number(body.Hi), ".</p>\n")
	}
}

// sketchHTML writes the place for the curve and one slider a knot: the page draws the
// curve that they make.
func sketchHTML(w *writer, q quiz.Question, s *quiz.Sketch) {
	number := func(v float64) string { return strconv.FormatFloat(v, 'g', -1, 64) }
	w.put(`<div class="sketch" data-low="`, number(s.Lo), `" data-high="`, number(s.Hi), `"><div class="canvas" aria-hidden="true"></div><p>`, esc(s.Metric), " from the start to the end of the run, from ", number(s.Lo), " to ", number(s.Hi), ":</p>\n<div class=\"knots\">")
	for i := range quiz.SketchKnots {
		w.put(`<input type="range" min="`, number(s.Lo), `" max="`, number(s.Hi), `" step="`, number((s.Hi-s.Lo)/100), `" value="`, number((s.Lo+s.Hi)/2), `" aria-label="`, fmt.Sprintf("%s after %.0f %% of the run", esc(s.Metric), 100*float64(i)/(quiz.SketchKnots-1)), `">`)
	}
	w.put("</div></div>\n")
}
