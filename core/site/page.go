package site

import (
	"bytes"
	"encoding/json"
	"fmt"
	"html/template"
	"os"
)

// A Page is what index.html is given; every page of the site is made from it.
type Page struct {
	Kind        string // course, lesson, glossary, authors, missing or broken
	Title       string
	Lang        string // BCP 47, such as en
	Description string // one sentence for search engines and link previews
	Base        string // what a link to the site's root begins with: "" or "../"
	Theme       string // light, dark, or "" for what the reader's system says
	Body        template.HTML
	Sheet       template.JS // the lesson for the notebook, see scriptJSON and core/sheet
	Data        template.JS // JSON for #page-data
	CSP         string
	Prev, Next  *Link
	Live        bool // served by zigzag itself: reload when a source changes
	Nav         []Link
	Lessons     []Card
}

// A Link leads to another page of the site, relative to the page it stands on.
type Link struct{ Href, Title string }

// A Card is one lesson on the course page.
type Card struct {
	Href, Title, Summary    string
	Number, Minutes, Points int
	ID                      string
	Soon                    bool // planned, not written: no link
}

// CSP is the Content-Security-Policy of every page. 'wasm-unsafe-eval' lets
// WebAssembly be compiled and lets no text run as script; blob: workers are
// for pages that carry their worker's code with them.
const CSP = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data: blob:; " +
	"font-src 'self'; connect-src 'self'; worker-src 'self' blob:; manifest-src 'self'; frame-src 'self'; " +
	"base-uri 'none'; form-action 'none'"

// headerCSP adds what a <meta> element may not carry: who may frame the site.
// The stage is an iframe of the site itself.
const headerCSP = CSP + "; frame-ancestors 'self'"

// A shell turns pages into HTML documents.
type shell struct{ t *template.Template }

func readShell(file string) (shell, error) {
	text, err := os.ReadFile(file)
	if err != nil {
		return shell{}, fmt.Errorf("site: read the page shell: %w", err)
	}
	t, err := template.New("index.html").Parse(string(text))
	if err != nil {
		return shell{}, fmt.Errorf("site: parse the page shell: %w", err)
	}
	return shell{t}, nil
}

func (s shell) render(p Page) ([]byte, error) {
	p.CSP = CSP
	if p.Lang == "" {
		p.Lang = "en"
	}
	// Both are JSON without <, > and &, made by scriptJSON: they
	// go into their <script> as they are.
	ready := struct {
		Page
		Sheet template.JS
		Data  template.JS
	}{p, template.JS(p.Sheet), template.JS(p.Data)}
	var out bytes.Buffer
	if err := s.t.Execute(&out, ready); err != nil {
		return nil, fmt.Errorf("site: render %q: %w", p.Title, err)
	}
	return out.Bytes(), nil
}

// scriptJSON writes v as JSON that is safe between <script> and </script>: <, >
// and & become \u003c, \u003e and \u0026, so that neither "</script" nor "<!--"
// can stand in it. JSON.parse gives v back.
func scriptJSON(v any) template.JS {
	b, err := json.Marshal(v)
	if err != nil {
		panic("site: scriptJSON: " + err.Error()) // strings and plain structs always marshal
	}
	return template.JS(b)
}
