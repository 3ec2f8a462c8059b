package lesson

import (
	"fmt"
	"strings"

	"zigzag/core/block"
)

// A Glossary is the terms that lessons link with glossary:id.
type Glossary struct {
	File, Title, Summary string
	Terms                []Term

	links []link
}

// A Term is one word of the course.
type Term struct {
	ID, Title string
	Line      int    // 1-based, of its heading
	Text      string // Markdown

	html string
}

// ParseGlossary reads glossary.md: front matter with title and summary, and
// for each term a heading ## Term {#id} and a text.
func ParseGlossary(file, src string) (*Glossary, []block.Problem) {
	g := &Glossary{File: file, Title: "Glossary"}
	d := parseDocument(file, src)
	if d.title != "" {
		g.Title = d.title
	}
	g.Summary, g.links = d.summary, d.links
	for _, s := range d.sections {
		if s.heading == "" {
			continue
		}
		if s.id == "" {
			d.problem(s.line, fmt.Sprintf("term %q has no id", clip(s.title)), "give it one: ## Term {#id}")
			continue
		}
		if strings.TrimSpace(s.html) == "" {
			d.problem(s.line, fmt.Sprintf("term %q is not explained", clip(s.title)), "write a sentence or two below it")
		}
		g.Terms = append(g.Terms, Term{ID: s.id, Title: plain(s.title), Line: s.line, Text: s.text, html: s.html})
	}
	block.Sort(d.problems)
	return g, d.problems
}

// HTML returns the terms as a list of definitions.
func (g *Glossary) HTML() string {
	var b strings.Builder
	b.WriteString("<dl class=\"glossary\">\n")
	for _, t := range g.Terms {
		b.WriteString(`<dt id="` + esc(t.ID) + `">` + esc(t.Title) + "</dt>\n<dd>" + t.html + "</dd>\n")
	}
	b.WriteString("</dl>\n")
	return b.String()
}
