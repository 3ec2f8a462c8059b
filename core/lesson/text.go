package lesson

import (
	"strings"

	"zigzag/core/quiz"
)

func textKind() questionKind {
	return questionKind{
		word: "text", points: 1, because: true,
		keys: []string{"accept", "reject", "almost"}, repeated: []string{"accept", "reject", "almost"},
		parse: func(_ *parser, _ *node, items []item) quiz.Body { return textOf(items) },
		html:  func(w *writer, q quiz.Question) { w.field(q, "text", "") },
	}
}

// textOf makes a Text of keyed items. Several answers that share their
// feedback are separated by semicolons.
func textOf(items []item) *quiz.Text {
	t := &quiz.Text{}
	for _, it := range items {
		if it.kind != keyedItem {
			continue
		}
		for answer := range strings.SplitSeq(it.text, ";") {
			if answer = strings.TrimSpace(answer); answer == "" {
				continue
			}
			switch it.key {
			case "accept":
				t.Accept = append(t.Accept, answer)
			case "reject":
				t.Reject = append(t.Reject, quiz.Reject{Text: answer, Feedback: it.note, Line: it.line})
			case "almost":
				t.Almost = append(t.Almost, quiz.Reject{Text: answer, Feedback: it.note, Line: it.line})
			}
		}
	}
	return t
}
