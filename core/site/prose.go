package site

import (
	"errors"
	"fmt"
	"html"
	"html/template"
	"os"
	"regexp"
	"strings"

	"zigzag/core/block"
	"zigzag/core/lesson"
)

// A Term is one entry of the glossary: `## Term {#id}` and the text below it.
type Term struct {
	ID, Title, Text string
	Line            int
}

var termHeading = regexp.MustCompile(`^## +(.+?) *\{#([a-z][a-z0-9-]*)\} *$`)

// parseGlossary reads lessons/glossary.md: a title and a summary between ---
// lines, then the terms.
func parseGlossary(file, src string) (terms []Term, problems []block.Problem) {
	_, body, first, problems := frontMatter(file, src)
	seen := map[string]int{}
	for i, text := range strings.Split(body, "\n") {
		line := first + i
		if !strings.HasPrefix(text, "## ") {
			if len(terms) > 0 {
				terms[len(terms)-1].Text += text + "\n"
			}
			continue
		}
		m := termHeading.FindStringSubmatch(text)
		switch {
		case m == nil:
			problems = append(problems, block.Problem{File: file, Line: line, What: fmt.Sprintf("the term %q has no id", strings.TrimPrefix(text, "## ")),
				Fix: "write it as `## Term {#term}`"})
		case seen[m[2]] > 0:
			problems = append(problems, block.Problem{File: file, Line: line, What: fmt.Sprintf("the id %q stands twice", m[2]),
				Fix: fmt.Sprintf("give this term or the one on line %d another", seen[m[2]])})
		default:
			seen[m[2]] = line
			terms = append(terms, Term{ID: m[2], Title: m[1], Line: line})
		}
	}
	for _, t := range terms {
		if strings.TrimSpace(t.Text) == "" {
			problems = append(problems, block.Problem{File: file, Line: t.Line, What: fmt.Sprintf("the term %q is not explained", t.Title), Fix: "write a sentence below it"})
		}
	}
	return terms, problems
}

func (s *Site) addGlossary(source Source) error {
	name := source.path("lessons", "glossary.md")
	src, err := os.ReadFile(name)
	if errors.Is(err, os.ErrNotExist) {
		src, err = []byte("---\n---\n"), nil // a course may do without
	}
	if err != nil {
		return fmt.Errorf("site: read the glossary: %w", err)
	}
	terms, problems := parseGlossary(source.show(name), string(src))
	s.Problems = append(s.Problems, problems...)
	var b strings.Builder
	b.WriteString("<dl class=\"glossary\">\n")
	prose := &lesson.Lesson{ID: "glossary", Lang: "en", File: source.show(name)}
	for _, t := range terms {
		fmt.Fprintf(&b, "<dt id=\"%s\">%s</dt>\n<dd>%s</dd>\n", t.ID, html.EscapeString(t.Title), prose.Markdown(t.Text))
	}
	b.WriteString("</dl>\n")
	return s.add("glossary/index.html", Page{
		Kind: "glossary", Title: "Glossary", Base: "../", Description: "The words of the course, each in a sentence or two.",
		Body: template.HTML(b.String()), Data: scriptJSON(s.data("../", "")),
	})
}

// addAuthors makes the page that tells how to write a lesson, lessons/authors.md.
func (s *Site) addAuthors(source Source) error {
	name := source.path("lessons", "authors.md")
	src, err := os.ReadFile(name)
	if err != nil {
		return fmt.Errorf("site: read the authors' page: %w", err)
	}
	title, body := "How to write a lesson", string(src)
	if first, rest, ok := strings.Cut(body, "\n"); ok && strings.HasPrefix(first, "# ") {
		title, body = strings.TrimSpace(first[2:]), rest
	}
	prose := &lesson.Lesson{ID: "authors", Lang: "en", File: source.show(name)}
	return s.add("authors/index.html", Page{
		Kind: "authors", Title: title, Base: "../", Description: "The lesson format, with a complete small example.",
		Body: template.HTML(prose.Markdown(body)), Data: scriptJSON(s.data("../", "")),
	})
}
