package lesson

import (
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"

	"zigzag/core/block"
	"zigzag/core/quiz"
)

// A questionKind is one kind of question: its syntax and its HTML.
type questionKind struct {
	word     string
	keys     []string // of its keyed lines: - key: value
	repeated []string // those of the keys that may stand more than once
	options  bool     // - [ ] and - [x] lines
	lines    bool     // 1. lines
	attrs    []string // besides points
	points   int      // unless the author says otherwise
	hint     bool     // needs one, outside of a bank
	because  bool     // needs one
	parse    func(p *parser, n *node, items []item) quiz.Body
	html     func(w *writer, q quiz.Question)
}

// questionKinds are all kinds. To add one, write its file and name it here.
func questionKinds() []questionKind {
	return []questionKind{choiceKind(), numberKind(), formulaKind(), textKind(), orderKind(), matchKind(), predictKind(), labKind(), diagnoseKind(), ownKind(), traceKind()}
}

func (k questionKind) takes(kind itemKind) bool {
	switch kind {
	case optionItem:
		return k.options
	case lineItem:
		return k.lines
	}
	return true // an unknown key is told, not taken for a part of the prompt
}

// question reads a question's block.
func (p *parser) question(n *node, k questionKind) []piece {
	if !p.room(n.line, len(p.l.Questions), maxQuestions, "questions") {
		return nil
	}
	p.known(n, append([]string{"points"}, k.attrs...)...)
	if n.title != "" {
		p.problem(n.line, fmt.Sprintf("%q stands after ::: %s", clip(n.title), n.word), "write the question on the lines below")
	}
	q := quiz.Question{ID: p.id(n, "the question", true), Points: k.points, Line: n.line, Bank: p.bank}
	if s, ok := n.attrs.values["points"]; ok {
		points, err := strconv.Atoi(s)
		if err != nil || points < 1 || points > 100 {
			p.problem(n.line, fmt.Sprintf("points is %q", clip(s)), "write a whole number from 1 to 100")
			points = k.points
		}
		q.Points = points
	}
	var items []item
	for i, c := range n.nodes {
		switch {
		case c.kind == proseNode && i == 0:
			q.Prompt, items = p.items(k, c.line, c.lines)
			p.prose(c.line, q.Prompt, inPart)
		case c.kind == proseNode:
			p.problem(c.line, fmt.Sprintf("%q stands after the hints", clip(strings.TrimSpace(c.text()))), "put the question and its answers above the first ::: hint or ::: because")
		case c.kind == fenceNode:
			p.problem(c.line, "an "+c.word+" inside a question", "put it before the question, in the step itself")
		case c.word == "hint":
			if text := p.part(c); text != "" {
				q.Hints = append(q.Hints, text)
			}
		case c.word == "because":
			if q.Because != "" {
				p.problem(c.line, "a second ::: because", "make one of the two")
			}
			q.Because = p.part(c)
		}
	}
	items = p.knownItems(k, items)
	for _, it := range items {
		if it.kind != keyedItem {
			p.prose(it.line, it.text, oneLine)
		}
		if it.note != "" {
			p.prose(it.noteLine, it.note, inPart)
		}
	}
	q.Body = k.parse(p, n, items)
	q.Source = sourceOf(p.l.Source, n.line, n.end)
	if q.ID == "" {
		return nil
	}
	for _, problem := range q.Problems() {
		p.problem(problem.Line, problem.What, problem.Fix)
	}
	if k.because && q.Because == "" {
		p.problem(n.line, fmt.Sprintf("question %q is not explained", q.ID), "add ::: because … ::: before the ::: that closes it")
	}
	if k.hint && len(q.Hints) == 0 && q.Bank == "" {
		p.problem(n.line, fmt.Sprintf("question %q has no hint", q.ID), "add ::: hint … ::: before the ::: that closes it")
	}
	p.l.Questions = append(p.l.Questions, q)
	return []piece{questionHTML(len(p.l.Questions) - 1)}
}

// part reads a hint or an explanation and returns its Markdown.
func (p *parser) part(n *node) string {
	p.known(n)
	if n.title != "" {
		p.problem(n.line, fmt.Sprintf("%q stands after ::: %s", clip(n.title), n.word), "write it on the line below")
	}
	if n.attrs.id != "" {
		p.problem(n.line, "a "+n.word+" has no id", "take #"+n.attrs.id+" out")
	}
	var text string
	for _, c := range n.nodes {
		if c.kind != proseNode {
			p.problem(c.line, "an "+c.word+" inside ::: "+n.word, "put it after the question")
			continue
		}
		text = strings.TrimRight(c.text(), "\n ")
		p.prose(c.line, text, inPart)
	}
	if text == "" {
		p.problem(n.line, "::: "+n.word+" is empty", "write something in it, or take it out")
	}
	return text
}

// knownItems checks the keys of the answer list.
func (p *parser) knownItems(k questionKind, items []item) []item {
	seen := map[string]int{}
	var known []item
	for _, it := range items {
		if it.kind == keyedItem {
			if !slices.Contains(k.keys, it.key) {
				fix := block.Mend(it.key, k.keys)
				if len(k.keys) == 0 {
					fix = "if it belongs to the question, begin the line with * in place of -"
				}
				p.problem(it.line, fmt.Sprintf("unknown key %q in ::: %s", clip(it.key), k.word), fix)
				continue
			}
			if seen[it.key] > 0 && !slices.Contains(k.repeated, it.key) {
				p.problem(it.line, fmt.Sprintf("%q stands twice", it.key), fmt.Sprintf("take this one or line %d out", seen[it.key]))
				continue
			}
			seen[it.key] = it.line
			if it.text == "" {
				p.problem(it.line, fmt.Sprintf("%q says nothing", it.key), "write its value after the colon")
				continue
			}
		}
		known = append(known, it)
	}
	return known
}

// sourceOf is lines first to last of a file.
func sourceOf(src string, first, last int) string {
	lines := strings.Split(src, "\n")
	first, last = max(first, 1), min(last, len(lines))
	if first > last {
		return ""
	}
	return strings.Join(lines[first-1:last], "\n")
}

// questionHTML is the question with that index.
type questionHTML int

func (i questionHTML) write(w *writer) {
	q := w.l.Questions[i]
	w.numbered++
	id := esc(q.ID)
	w.put(`<form class="question" id="`, id, `" data-question="`, id, `" data-kind="`, q.Body.Kind(), `"`)
	label := "Question"
	switch body := q.Body.(type) {
	case *quiz.Predict:
		label = "Prediction"
		w.put(` data-of="`, esc(body.Of), `"`)
	case *quiz.Own:
		w.put(` data-own="`, esc(body.Of), `"`)
	case *quiz.Lab:
		label = "Exercise"
		w.put(` data-uses="`, esc(body.Uses), `"`)
	case *quiz.Diagnose:
		label = "Diagnosis"
		w.put(` data-uses="`, esc(body.Uses), `"`)
	}
	w.put(` data-points="`, strconv.Itoa(q.Points), `" aria-label="`, label, " ", strconv.Itoa(w.numbered), `" novalidate>`+"\n")
	w.put(`<div class="prompt">`, "\n", w.l.markdown(q.Prompt), "</div>\n")
	for _, k := range questionKinds() {
		if k.word == q.Body.Kind() {
			k.html(w, q)
		}
	}
	verb := "Check"
	if label == "Prediction" {
		verb = "Commit"
	}
	w.put(`<div class="actions"><button type="submit" class="check" disabled>`, verb, `</button>`,
		`<button type="button" class="hint" disabled hidden>Hint</button>`,
		`<button type="button" class="again" hidden>Try again</button></div>`, "\n",
		`<div class="result" role="status" aria-live="polite"></div>`, "\n",
		`<div class="hints"></div><div class="because" hidden></div>`, "\n</form>\n")
}

// inline renders an option or an item.
func (w *writer) inline(src string) string { return w.l.Inline(src) }

func (l *Lesson) markdown(src string) string { return render(l.File, 1, src, inPart, "../").html }

// field is the one line in which an answer is typed.
func (w *writer) field(q quiz.Question, mode, unit string) {
	w.put(`<div class="field"><label>Your answer <input type="text" name="`, esc(q.ID), `" inputmode="`, mode,
		`" autocomplete="off" autocapitalize="off" spellcheck="false"></label>`)
	if unit != "" {
		w.put(`<span class="unit">`, esc(unit), `</span>`)
	}
	w.put("</div>\n")
}

// shuffled is 0…n-1 in an order drawn from the question's hash, so that it is
// the same for everybody and changes only with the question.
func shuffled(q quiz.Question, n int) []int {
	order := make([]int, n)
	for i := range order {
		order[i] = i
	}
	seed, err := hex.DecodeString(q.Hash())
	if err != nil || len(seed) != 8 {
		panic("lesson: shuffled: a hash is 16 hex digits")
	}
	rng := rand.New(rand.NewPCG(binary.BigEndian.Uint64(seed), 0))
	rng.Shuffle(n, func(i, j int) { order[i], order[j] = order[j], order[i] })
	return order
}
