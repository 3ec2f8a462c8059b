package lesson

import (
	"fmt"
	"slices"
	"strings"

	"zigzag/core/block"
)

// attrs are what stands in braces: {#id key=value …}.
type attrs struct {
	id     string
	keys   []string // in the order written
	values map[string]string
	broken bool // something in them could not be read; the id may be missing for that
}

const maxID = 64

// parseAttrs reads the inside of the braces.
func parseAttrs(file string, line int, text string) (attrs, []block.Problem) {
	a := attrs{values: map[string]string{}}
	var problems []block.Problem
	add := func(what, fix string) {
		a.broken = true
		problems = append(problems, block.Problem{File: file, Line: line, What: what, Fix: fix})
	}
	for _, field := range strings.Fields(text) {
		if id, ok := strings.CutPrefix(field, "#"); ok {
			switch {
			case a.id != "":
				add(fmt.Sprintf("two ids, %q and %q", clip(a.id), clip(id)), "keep one")
			case !isID(id):
				add(fmt.Sprintf("%q cannot be an id", clip(id)), "begin with a letter and use lower-case letters, digits and single hyphens")
			default:
				a.id = id
			}
			continue
		}
		key, value, ok := strings.Cut(field, "=")
		switch _, twice := a.values[key]; {
		case !ok || key == "" || value == "":
			add(fmt.Sprintf("%q is not an attribute", clip(field)), "write {#id key=value}, with no spaces around =")
		case twice:
			add(fmt.Sprintf("attribute %q stands twice", clip(key)), "take one out")
		default:
			a.keys = append(a.keys, key)
			a.values[key] = value
		}
	}
	return a, problems
}

// isID reports whether s can name something in a lesson: words of lower-case
// letters and digits joined by single hyphens, the first letter a letter.
func isID(s string) bool {
	if s == "" || len(s) > maxID || s[0] < 'a' || s[0] > 'z' || s[len(s)-1] == '-' || strings.Contains(s, "--") {
		return false
	}
	for i := range len(s) {
		c := s[i]
		if (c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '-' {
			return false
		}
	}
	return true
}

// reserved are ids that the page around a lesson has.
func reserved() []string {
	return []string{"main", "stage", "stage-frame", "lesson-sheet", "page-data"}
}

// id claims the id of a node; what names the node in messages, and need says
// that it has to have one.
func (p *parser) id(n *node, what string, need bool) string {
	id := n.attrs.id
	if id == "" {
		if need && !n.attrs.broken {
			p.problem(n.line, what+" has no id", "give it one: {#name}")
		}
		return ""
	}
	switch line, taken := p.ids[id]; {
	case taken:
		p.problem(n.line, fmt.Sprintf("id %q stands twice", id), fmt.Sprintf("choose another; line %d has it already", line))
		return id
	case slices.Contains(reserved(), id):
		p.problem(n.line, fmt.Sprintf("id %q belongs to the page", id), "choose another")
	}
	p.ids[id] = n.line
	return id
}

// known checks the keys of a node's attributes.
func (p *parser) known(n *node, keys ...string) {
	for _, key := range n.attrs.keys {
		if !slices.Contains(keys, key) {
			p.problem(n.line, fmt.Sprintf("unknown attribute %q of %s", clip(key), n.word), block.Mend(key, keys))
		}
	}
}
