package lesson

import (
	"html"
	"strings"
)

// A piece is something that stands on the page.
type piece interface {
	write(w *writer)
}

// A writer collects the HTML of a lesson.
type writer struct {
	strings.Builder
	l        *Lesson
	numbered int // forms so far, for their labels
}

// put writes strings as they are; text in them must have been escaped.
func (w *writer) put(parts ...string) {
	for _, s := range parts {
		w.WriteString(s)
	}
}

func esc(s string) string { return html.EscapeString(s) }

// proseHTML is rendered Markdown.
type proseHTML string

func (h proseHTML) write(w *writer) { w.put(string(h)) }

// blockWords are the kinds of ::: block.
func blockWords() []string {
	words := append([]string{"hint", "because", "bank"}, asideWords()...)
	for _, k := range questionKinds() {
		words = append(words, k.word)
	}
	return words
}

// parentsOf are the blocks that a block may stand in; "" is the step itself.
// An unknown word may stand anywhere.
func parentsOf(word string) []string {
	var questions []string
	for _, k := range questionKinds() {
		questions = append(questions, k.word)
	}
	for _, q := range questions {
		if word == q {
			return []string{"", "bank"}
		}
	}
	switch word {
	case "hint", "because":
		return questions
	}
	for _, w := range append(asideWords(), "bank") {
		if word == w {
			return []string{""}
		}
	}
	return append(questions, append(asideWords(), "", "bank", "hint", "because", word)...)
}

// pieces reads what stands in a step, or in a bank.
func (p *parser) pieces(nodes []*node, step *Step) []piece {
	var out []piece
	for _, n := range nodes {
		switch {
		case n.kind == stepNode: // one too many, which has been told
		case n.kind == proseNode:
			out = append(out, proseHTML(p.prose(n.line, n.text(), blocks)))
		case n.kind == fenceNode && step == nil:
			p.problem(n.line, "an "+n.word+" inside a block", "put it before the block, in the step itself")
		case n.kind == fenceNode && n.word == "experiment":
			out = append(out, p.experiment(n, step)...)
		case n.kind == fenceNode:
			p.view(n, step)
		default:
			out = append(out, p.block(n)...)
		}
	}
	return out
}

// block reads one ::: block.
func (p *parser) block(n *node) []piece {
	if n.word == "bank" {
		return p.bankBlock(n)
	}
	for _, w := range asideWords() {
		if n.word == w {
			return p.aside(n)
		}
	}
	for _, k := range questionKinds() {
		if n.word == k.word {
			return p.question(n, k)
		}
	}
	// An unknown word has been told; what stands in it may have problems too.
	return p.pieces(n.nodes, nil)
}
