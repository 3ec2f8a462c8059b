package lesson

import (
	"slices"
	"strconv"

	"zigzag/core/quiz"
)

func orderKind() questionKind {
	return questionKind{
		word: "order", lines: true, points: 1, hint: true, because: true,
		keys: []string{"extra"}, repeated: []string{"extra"},
		parse: func(p *parser, _ *node, items []item) quiz.Body { return p.order(items) },
		html:  orderHTML,
	}
}

func (p *parser) order(items []item) *quiz.Order {
	o := &quiz.Order{}
	for _, it := range items {
		switch it.kind {
		case lineItem:
			o.Items = append(o.Items, it.text)
			if it.note != "" {
				p.problem(it.noteLine, "feedback on a line that belongs to the order", "say it in ::: because, or make the line an - extra:")
			}
		case keyedItem:
			p.prose(it.line, it.text, oneLine)
			o.Extra = append(o.Extra, quiz.Extra{Text: it.text, Feedback: it.note, Line: it.line})
		}
	}
	return o
}

// orderHTML writes the lines with buttons that move them. data-item is the
// author's numbering, extras after the items.
func orderHTML(w *writer, q quiz.Question) {
	o := q.Body.(*quiz.Order)
	texts := slices.Clone(o.Items)
	for _, e := range o.Extra {
		texts = append(texts, e.Text)
	}
	order := shuffled(q, len(texts))
	if slices.IsSorted(order) && len(order) > 1 { // do not begin with the answer
		order = append(order[1:], order[0])
	}
	w.put(`<ol class="order">`, "\n")
	for place, i := range order {
		n := strconv.Itoa(place + 1)
		w.put(`<li data-item="`, strconv.Itoa(i), `"><span>`, w.inline(texts[i]), `</span>`,
			`<button type="button" class="up" aria-label="Move up: line `, n, `" disabled>↑</button>`,
			`<button type="button" class="down" aria-label="Move down: line `, n, `" disabled>↓</button>`)
		if len(o.Extra) > 0 {
			w.put(`<button type="button" class="out" aria-label="Leave out: line `, n, `" disabled>×</button>`)
		}
		w.put("</li>\n")
	}
	w.put("</ol>\n")
	if len(o.Extra) > 0 {
		w.put(`<p class="left-out">Left out:</p>`, "\n", `<ul class="out"></ul>`, "\n")
	}
}
