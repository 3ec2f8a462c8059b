package lesson

import (
	"fmt"
	"slices"
	"strings"

	"zigzag/core/block"
)

// A Page is prose beside the lessons, such as the authors' page.
type Page struct {
	ID                   string // the file's name without .md
	File, Title, Summary string

	html  string
	links []link
}

// ParsePage reads a page: front matter with title and summary, or a first line
// # Title, then Markdown, with ::: note, ::: limits and ::: sources as in
// lessons. A heading may have an id: ## Title {#id}.
func ParsePage(file, src string) (*Page, []block.Problem) {
	d := parseDocument(file, src)
	p := &Page{ID: idFromFile(file[strings.LastIndexByte(file, '/')+1:]), File: file, Title: d.title, Summary: d.summary, links: d.links}
	if p.Title == "" {
		d.problem(1, "the page has no title", "begin it with a line # Title")
	}
	var b strings.Builder
	for _, s := range d.sections {
		if s.heading != "" {
			b.WriteString("<h2")
			if s.id != "" {
				b.WriteString(` id="` + esc(s.id) + `"`)
			}
			b.WriteString(">" + s.heading + "</h2>\n")
		}
		b.WriteString(s.html)
	}
	p.html = b.String()
	block.Sort(d.problems)
	return p, d.problems
}

// HTML returns the page's text, without its title.
func (p *Page) HTML() string { return p.html }

// A document is a file of prose in sections.
type document struct {
	file, title, summary string
	sections             []section
	links                []link
	problems             []block.Problem
}

type section struct {
	id, title  string
	line       int
	heading    string // HTML; empty before the first
	text, html string
}

func (d *document) problem(line int, what, fix string) {
	d.problems = append(d.problems, block.Problem{File: d.file, Line: line, What: what, Fix: fix})
}

// parseDocument reads front matter and sections.
func parseDocument(file, src string) *document {
	d := &document{file: file}
	text, problem, ok := readable(file, src)
	if !ok {
		d.problems = append(d.problems, problem)
		return d
	}
	var head []block.Entry
	var lines []string
	var problems []block.Problem
	first := 2
	if title, ok := strings.CutPrefix(text, "# "); ok {
		d.title, text, _ = strings.Cut(title, "\n")
		d.title = strings.TrimSpace(d.title)
		lines = strings.Split(text, "\n")
	} else {
		head, lines, first, problems = frontMatter(file, text)
	}
	d.problems = append(d.problems, problems...)
	for _, e := range head {
		switch e.Key {
		case "title":
			d.title = e.Value
		case "summary":
			d.summary = e.Value
		default:
			d.problem(e.Line, fmt.Sprintf("unknown key %q", clip(e.Key)), block.Mend(e.Key, []string{"title", "summary"}))
		}
	}
	nodes, problems := scan(file, first, lines)
	d.problems = append(d.problems, problems...)
	p := &parser{l: &Lesson{File: file}, ids: map[string]int{}, full: map[string]bool{}, seen: map[string]bool{}}
	d.sections = []section{{line: first}}
	for _, n := range nodes {
		now := &d.sections[len(d.sections)-1]
		switch {
		case n.kind == stepNode:
			n.word = "heading"
			p.known(n)
			d.sections = append(d.sections, section{id: p.id(n, "", false), title: n.title, line: n.line, heading: p.prose(n.line, n.title, oneLine)})
		case n.kind == proseNode:
			now.text += n.text()
			now.html += p.prose(n.line, n.text(), blocks)
		case n.kind == blockNode && slices.Contains(asideWords(), n.word):
			w := &writer{l: p.l}
			for _, piece := range p.aside(n) {
				piece.write(w)
			}
			now.html += w.String()
		default:
			d.problem(n.line, "a "+n.word+" on a page", "only lessons have questions and experiments")
		}
	}
	for _, l := range p.l.links {
		if l.kind == "lesson" && l.target == "" && p.ids[l.id] == 0 {
			d.problem(l.line, fmt.Sprintf("link to #%s leads nowhere", l.id), "give the heading that id: ## Title {#"+l.id+"}")
		}
	}
	for _, q := range p.l.Quotes {
		d.problem(q.Line, fmt.Sprintf("{%s.%s} on a page that has no experiments", q.Experiment, q.Metric), "quote numbers in lessons only")
	}
	d.problems = append(d.problems, p.problems...)
	d.links = p.l.links
	return d
}
