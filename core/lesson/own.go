package lesson

import (
	"context"
	"fmt"
	"strings"
	"time"

	"zigzag/core/experiment"
	"zigzag/core/figure"
	"zigzag/core/formula"
	"zigzag/core/quiz"
)

func ownKind() questionKind {
	return questionKind{
		word: "own", points: 1, hint: true, because: true, attrs: []string{"of"},
		keys: []string{"answer", "tolerance", "unit", "mistake", "needs"}, repeated: []string{"mistake", "needs"},
		parse: func(p *parser, n *node, items []item) quiz.Body { return p.own(n, items) },
		html: func(w *writer, q quiz.Question) {
			body := q.Body.(*quiz.Own)
			w.put(`<p class="own-run"><span class="stands">This is about your own run.</span> <button type="button" class="to-run" data-of="`, esc(body.Of), `" hidden>Show the experiment</button></p>`, "\n")
			w.field(q, "decimal", body.Unit)
		},
	}
}

func (p *parser) own(n *node, items []item) *quiz.Own {
	o := &quiz.Own{Of: n.attrs.values["of"]}
	for _, it := range items {
		if it.kind != keyedItem {
			continue
		}
		switch it.key {
		case "answer":
			o.Answer = it.text
			p.measurable(o.Of, it.text, it.line)
		case "needs":
			o.Needs = append(o.Needs, quiz.Need{When: it.text, Feedback: it.note, Line: it.line})
			p.measurable(o.Of, it.text, it.line)
		case "mistake":
			o.Mistakes = append(o.Mistakes, quiz.OwnMistake{Value: it.text, Feedback: it.note, Line: it.line})
			p.measurable(o.Of, it.text, it.line)
		case "tolerance":
			o.Rel, o.Abs = p.tolerance(it)
		case "unit":
			o.Unit = it.text
		}
	}
	return o
}

// measurable checks that an experiment can measure what a formula refers to.
func (p *parser) measurable(of, src string, line int) {
	expr, err := formula.Parse(src)
	if err != nil || of == "" {
		return // Problems tells
	}
	p.use(of, line, func(e Experiment) {
		p.ref(Ref{Experiment: of, Steps: -1, Metric: src, expr: expr}, e, line)
	})
}

// tolerance reads 1% or 0.01.
func (p *parser) tolerance(it item) (rel, abs float64) {
	text, percent := strings.CutSuffix(it.text, "%")
	v, ok := plainNumber(text)
	switch {
	case !ok || v < 0:
		p.problem(it.line, fmt.Sprintf("tolerance is %q", clip(it.text)), "write a share, as in 1%, or a number, as in 0.01")
		return 0, 0
	case percent:
		return v / 100, 0
	}
	return 0, v
}

// own plays the experiment of a question to its end, as its author set it, and proves
// that an answer follows from it.
func (k *check) own(q quiz.Question, body *quiz.Own) {
	s, err := k.run(Ref{Experiment: body.Of, Steps: -1})
	if err != nil {
		return // told where the experiment stands
	}
	if t, ok := s.(experiment.Timed); ok && len(t.Timings()) == 0 {
		begin := time.Now()
		timings, err := experiment.Time(t.TimedNames(), func() time.Duration { return time.Since(begin) }, func(int, int) bool { return k.ctx.Err() == nil })
		if err == nil {
			t.SetTimings(timings)
			defer t.SetTimings([]figure.Timing{})
		}
	}
	own := quiz.Measure(s, body.Metrics())
	for _, problem := range body.Prove(own) {
		line := problem.Line
		if line == 0 {
			line = q.Line
		}
		k.problem(line, fmt.Sprintf("question %q: %s", q.ID, problem.What), problem.Fix)
	}
}

// sketch takes the curve of the author's run, and proves that the question accepts it.
func (k *check) sketch(q quiz.Question, body *quiz.Predict) {
	curve, err := k.l.curve(k.ctx, body)
	if err != nil {
		return // told where the experiment stands
	}
	with := *body
	traced := *body.Sketch
	traced.Curve = curve
	with.Sketch = &traced
	q.Body = &with
	for _, problem := range q.Problems() {
		k.problem(problem.Line, problem.What, problem.Fix)
	}
}

// curve is the metric of a sketch at its knots, in the run as its author set it.
func (l *Lesson) curve(ctx context.Context, body *quiz.Predict) ([]float64, error) {
	e, ok := l.Experiment(body.Of)
	if !ok {
		return nil, fmt.Errorf("lesson: no experiment %q", body.Of)
	}
	session, err := e.Spec.Start(nil)
	if err != nil {
		return nil, err
	}
	return quiz.MeasureCurve(ctx, session, body.Sketch.Metric, nil)
}
