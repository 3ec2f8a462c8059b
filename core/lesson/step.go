package lesson

import (
	"encoding/json"
	"fmt"
	"strings"

	"zigzag/core/mathml"
)

// startID is the id of the step before the first heading.
const startID = "start"

// body divides the file into steps.
func (p *parser) body(nodes []*node, first int) {
	current := Step{ID: startID, Line: first}
	p.ids[startID] = first
	var inside []*node
	flush := func() {
		if current.ID == startID && len(inside) == 0 {
			return // a lesson may begin with a heading
		}
		current.pieces = p.pieces(inside, &current)
		if len(current.pieces) == 0 && current.heading != "" {
			p.problem(current.Line, fmt.Sprintf("step %q is empty", clip(current.Title)), "write something under its heading, or take it out")
		}
		p.l.Steps = append(p.l.Steps, current)
	}
	for _, n := range nodes {
		if n.kind != stepNode || !p.room(n.line, len(p.l.Steps), maxSteps, "steps") {
			inside = append(inside, n)
			continue
		}
		flush()
		inside = nil
		current = p.step(n)
	}
	flush()
	if len(p.l.Steps) == 0 {
		p.problem(first, "the lesson is empty", "write its hook, and steps that begin with ## Title {#id}")
	}
}

// step reads a heading ## Title {#id}.
func (p *parser) step(n *node) Step {
	n.word = "step"
	p.known(n)
	s := Step{ID: p.id(n, fmt.Sprintf("step %q", clip(n.title)), true), Title: n.title, Line: n.line}
	if n.title == "" {
		p.problem(n.line, "a step without a title", "write ## Title {#id}")
	}
	s.heading = p.prose(n.line, n.title, oneLine)
	s.Title = plain(n.title)
	return s
}

// plain is a title without the signs of Markdown and TeX, for lists and window
// titles.
func plain(title string) string {
	parts := strings.Split(title, "$")
	for i := 1; i+1 < len(parts); i += 2 {
		parts[i] = mathml.Text(parts[i])
	}
	return strings.NewReplacer("**", "", "*", "", "`", "").Replace(strings.Join(parts, ""))
}

// HTML returns the lesson as an <article>: a section for each step, and in it
// everything that the step holds. It has no h1: that is the page's.
func (l *Lesson) HTML() string {
	w := &writer{l: l}
	w.put(`<article class="lesson" lang="`, esc(l.Lang), `" data-lesson="`, esc(l.ID), "\">\n")
	for _, s := range l.Steps {
		w.put(`<section class="step"`)
		if s.ID != "" {
			w.put(` id="`, esc(s.ID), `"`)
		}
		if s.View != nil {
			view, err := json.Marshal(s.View)
			if err != nil {
				panic("lesson: HTML: " + err.Error()) // strings and a bool always marshal
			}
			w.put(` data-view="`, esc(string(view)), `"`)
		}
		w.put(">\n")
		if s.heading != "" {
			w.put("<h2>", s.heading, "</h2>\n")
		}
		for _, piece := range s.pieces {
			piece.write(w)
		}
		w.put("</section>\n")
	}
	w.put("</article>\n")
	return w.String()
}
