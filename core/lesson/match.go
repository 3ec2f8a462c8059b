package lesson

import (
	"strconv"
	"strings"

	"zigzag/core/quiz"
)

func matchKind() questionKind {
	return questionKind{
		word: "match", points: 1, because: true,
		keys: []string{"pair", "extra"}, repeated: []string{"pair", "extra"},
		parse: func(p *parser, _ *node, items []item) quiz.Body { return p.match(items) },
		html:  matchHTML,
	}
}

// match reads `- pair: left | right`, whose feedback stands below it or after
// a second bar, and `- extra: right | feedback`.
func (p *parser) match(items []item) *quiz.Match {
	m := &quiz.Match{}
	for _, it := range items {
		if it.kind != keyedItem {
			continue
		}
		if it.key == "extra" {
			p.prose(it.line, it.text, oneLine)
			m.Extra = append(m.Extra, quiz.Extra{Text: it.text, Feedback: it.note, Line: it.line})
			continue
		}
		left, right, below := strings.Cut(it.text, "|") // lines with > follow: the bar is still in the text
		feedback := it.note
		if !below {
			right, feedback, _ = strings.Cut(it.note, "|")
		}
		pair := quiz.Pair{Left: strings.TrimSpace(left), Right: strings.TrimSpace(right), Feedback: strings.TrimSpace(feedback), Line: it.line}
		p.prose(it.line, pair.Left, oneLine)
		if below {
			p.prose(it.line, pair.Right, oneLine)
		}
		m.Pairs = append(m.Pairs, pair)
	}
	return m
}

// matchHTML writes the right sides with letters and the left sides with a
// select of those letters each: an option of a select cannot hold a formula.
// The value of an option is the author's numbering, extras after the pairs.
func matchHTML(w *writer, q quiz.Question) {
	m := q.Body.(*quiz.Match)
	rights := make([]string, 0, len(m.Pairs)+len(m.Extra))
	for _, pair := range m.Pairs {
		rights = append(rights, pair.Right)
	}
	for _, e := range m.Extra {
		rights = append(rights, e.Text)
	}
	order := shuffled(q, len(rights))
	w.put(`<ol class="rights" type="A">`, "\n")
	for _, k := range order {
		w.put(`<li>`, w.inline(rights[k]), "</li>\n")
	}
	w.put("</ol>\n", `<ol class="match">`, "\n")
	for i, pair := range m.Pairs {
		w.put(`<li data-pair="`, strconv.Itoa(i), `"><label><span>`, w.inline(pair.Left), `</span> <select><option value="">–</option>`)
		for place, k := range order {
			w.put(`<option value="`, strconv.Itoa(k), `">`, string(rune('A'+place)), `</option>`)
		}
		w.put("</select></label></li>\n")
	}
	w.put("</ol>\n")
}
