package lesson

import (
	"regexp"
	"strconv"

	"zigzag/core/quiz"
)

func choiceKind() questionKind {
	return questionKind{
		word: "choice", options: true, points: 1, because: true,
		parse: func(_ *parser, _ *node, items []item) quiz.Body { return choiceOf(items) },
		html:  func(w *writer, q quiz.Question) { w.options(q, q.Body.(*quiz.Choice)) },
	}
}

// choiceOf makes a choice of option items. Several right ones make it one
// where several may be picked.
func choiceOf(items []item) *quiz.Choice {
	c := &quiz.Choice{}
	right := 0
	for _, it := range items {
		if it.kind != optionItem {
			continue
		}
		if it.right {
			right++
		}
		c.Options = append(c.Options, quiz.Option{Text: it.text, Feedback: it.note, Right: it.right, Line: it.line})
	}
	c.Multiple = right > 1
	return c
}

// wordless is what gives a label no words: formulas, tags, spaces and points.
var wordless = regexp.MustCompile(`(?s)<math.*?</math>|<[^>]*>|[\s.,;]`)

// options writes the options as radio buttons or check boxes. Their values
// are the author's numbering; their order is not.
func (w *writer) options(q quiz.Question, c *quiz.Choice) {
	kind := "radio"
	if c.Multiple {
		kind = "checkbox"
	}
	w.put(`<fieldset class="options"><legend class="visually-hidden">Answer</legend>`, "\n")
	for k, i := range shuffled(q, len(c.Options)) {
		text := w.inline(c.Options[i].Text)
		if wordless.ReplaceAllString(text, "") == "" {
			// A formula gives an input no name: not every reader aloud looks into it.
			text = `<span class="visually-hidden">Option ` + strconv.Itoa(k+1) + ": </span>" + text
		}
		w.put(`<label class="option"><input type="`, kind, `" name="`, esc(q.ID), `" value="`, strconv.Itoa(i), `"><span>`,
			text, "</span></label>\n")
	}
	w.put("</fieldset>\n")
}
