package lesson

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"zigzag/core/quiz"
)

func numberKind() questionKind {
	return questionKind{
		word: "number", points: 1, hint: true, because: true,
		keys: []string{"answer", "tolerance", "unit", "mistake"}, repeated: []string{"mistake"},
		parse: func(p *parser, n *node, items []item) quiz.Body { return p.number(items) },
		html: func(w *writer, q quiz.Question) {
			w.field(q, "decimal", q.Body.(*quiz.Number).Unit)
		},
	}
}

// number makes a Number of keyed items; it reads those of a prediction too.
func (p *parser) number(items []item) *quiz.Number {
	n := &quiz.Number{Answer: math.NaN()} // Problems says that it is missing
	for _, it := range items {
		if it.kind != keyedItem {
			continue
		}
		switch it.key {
		case "answer":
			p.numberAnswer(n, it)
		case "tolerance":
			n.Rel, n.Abs = p.tolerance(it)
		case "unit":
			n.Unit = it.text
		case "mistake":
			v, ok := plainNumber(it.text)
			if !ok {
				p.problem(it.line, fmt.Sprintf("mistake %q is not a number", clip(it.text)), "write it as - mistake: 1.5 | what went wrong")
				continue
			}
			n.Mistakes = append(n.Mistakes, quiz.Mistake{Value: v, Feedback: it.note, Line: it.line})
		}
	}
	return n
}

// numberAnswer reads 0.5 or {exp-id.metric}.
func (p *parser) numberAnswer(n *quiz.Number, it item) {
	if it.note != "" {
		p.problem(it.line, "the answer has feedback", "put it into ::: because")
	}
	if !strings.HasPrefix(it.text, "{") {
		v, ok := plainNumber(it.text)
		if !ok {
			p.problem(it.line, fmt.Sprintf("answer %q is not a number", clip(it.text)), "write digits, as in 0.5, or {exp-id.metric}")
			v = 0
		}
		n.Answer = v
		return
	}
	n.Answer = 0
	inside, ok := strings.CutSuffix(it.text[1:], "}")
	r, what, fix, readable := parseRef(inside)
	if !ok || !readable {
		if !ok {
			what, fix = fmt.Sprintf("answer %q has no closing brace", clip(it.text)), "write {exp-id.metric}"
		}
		p.problem(it.line, what, fix)
		return
	}
	n.Ref = strings.TrimSpace(inside)
	p.use(r.Experiment, it.line, func(e Experiment) { p.ref(r, e, it.line) })
	p.l.proofs = append(p.l.proofs, proof{line: it.line, ref: r})
}

// plainNumber reads a finite decimal number, with either minus sign.
func plainNumber(s string) (float64, bool) {
	v, err := strconv.ParseFloat(strings.ReplaceAll(strings.TrimSpace(s), "−", "-"), 64)
	return v, err == nil && !math.IsNaN(v) && !math.IsInf(v, 0)
}
