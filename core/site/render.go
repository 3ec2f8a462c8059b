package site

import (
	"errors"
	"fmt"
	"html"
	"html/template"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"zigzag/core/block"
	"zigzag/core/figure"
	"zigzag/core/lesson"
)

// A Site is every file of the site but the browser programs, in memory.
type Site struct {
	Files    map[string]*File // by path
	Course   Course
	Lessons  []*lesson.Lesson // in the course's order; a broken one is left out
	Problems []block.Problem  // of all files, in the order in which an author meets them

	shell    shell
	rendered map[string]rendered // by lesson id
	live     bool
}

// rendered is a lesson's work, kept for the next time that the site is made:
// a lesson whose source did not change is not drawn again.
type rendered struct {
	source   string
	lesson   *lesson.Lesson
	body     string
	problems []block.Problem
}

// RenderOptions say how pages are made.
type RenderOptions struct {
	Live     bool   // the pages reload when a source changes
	Base     string // where the site will stand, for 404.html: "" or "/" or "/folder/"
	Previous *Site  // what was made before, or nil
}

// Render makes the pages from the source folder. Faults of lessons become
// problems and pages that list them; an error means that there is no site,
// because the page shell, the assets or the course list could not be read.
func Render(source Source, o RenderOptions) (*Site, error) {
	shell, err := readShell(source.path("index.html"))
	if err != nil {
		return nil, err
	}
	assets, err := readAssets(source.path("assets"))
	if err != nil {
		return nil, err
	}
	course, problems, err := source.readCourse()
	if err != nil {
		return nil, err
	}
	s := &Site{
		Files: map[string]*File{}, Course: course, Problems: problems,
		shell: shell, rendered: map[string]rendered{}, live: o.Live,
	}
	for _, f := range assets {
		s.Files[f.Path] = f
	}
	s.Files["assets/figure.css"] = newFile("assets/figure.css", []byte(figure.CSS()))
	if err := s.readLessons(source, o.Previous); err != nil {
		return nil, err
	}
	for _, add := range []func() error{
		s.addCourse, s.addLessons,
		func() error { return s.addGlossary(source) },
		func() error { return s.addAuthors(source) },
		func() error { return s.addMissing(o.Base) },
	} {
		if err := add(); err != nil {
			return nil, err
		}
	}
	block.Sort(s.Problems)
	return s, nil
}

// readLessons parses and draws the course's lessons.
func (s *Site) readLessons(source Source, previous *Site) error {
	for _, e := range s.Course.Entries {
		if e.ID == "" {
			continue
		}
		name := source.path("lessons", e.ID, "lesson.md")
		src, err := os.ReadFile(name)
		if err != nil {
			return fmt.Errorf("site: read lesson %s: %w", e.ID, err)
		}
		r := rendered{source: string(src)}
		if previous != nil && previous.rendered[e.ID].source == r.source {
			r = previous.rendered[e.ID]
		} else {
			r.lesson, r.problems = lesson.Parse(source.show(name), r.source)
			if len(r.problems) == 0 {
				r.body = r.lesson.HTML()
			}
		}
		s.rendered[e.ID] = r
		s.Problems = append(s.Problems, r.problems...)
		if len(r.problems) == 0 {
			s.Lessons = append(s.Lessons, r.lesson)
			if err := s.addImages(source, r.lesson); err != nil {
				return err
			}
		}
	}
	return nil
}

// addImages puts the pictures that a lesson shows beside its page.
func (s *Site) addImages(source Source, l *lesson.Lesson) error {
	for _, name := range l.Images {
		if !fs.ValidPath(name) || !strings.HasPrefix(contentType(name), "image/") {
			return fmt.Errorf("site: lesson %s shows %q, which is no picture in its folder", l.ID, name)
		}
		body, err := os.ReadFile(source.path("lessons", l.ID, filepath.FromSlash(name)))
		if err != nil {
			return fmt.Errorf("site: read a picture of lesson %s: %w", l.ID, err)
		}
		s.Files[l.ID+"/"+name] = newFile(l.ID+"/"+name, body)
	}
	return nil
}

// add renders a page into the site.
func (s *Site) add(path string, p Page) error {
	p.Live = s.live
	p.Nav = []Link{{p.Base + "./", "Lessons"}, {p.Base + "glossary/", "Glossary"}, {p.Base + "authors/", "For authors"}}
	body, err := s.shell.render(p)
	if err != nil {
		return err
	}
	s.Files[path] = newFile(path, body)
	return nil
}

// data is what the page's programs are told about the page they run in.
type data struct {
	Course  string       `json:"course"`
	Lesson  string       `json:"lesson,omitempty"`
	Lang    string       `json:"lang"`
	Base    string       `json:"base"`
	Live    bool         `json:"live"`
	Lessons []lessonData `json:"lessons,omitempty"`
}

// lessonData lets the course page count what has been done in a lesson
// without reading the lesson.
type lessonData struct {
	ID        string         `json:"id"`
	Questions []questionData `json:"questions"`
}

type questionData struct {
	ID     string `json:"id"`
	Hash   string `json:"hash"`
	Points int    `json:"points"`
}

func (s *Site) data(base, lesson string) data {
	return data{Course: s.Course.ID, Lesson: lesson, Lang: "en", Base: base, Live: s.live}
}

func (s *Site) addCourse() error {
	d := s.data("", "")
	p := Page{Kind: "course", Title: s.Course.Title, Description: s.Course.Summary}
	number := 0
	for _, e := range s.Course.Entries {
		number++
		card := Card{Number: number, ID: e.ID, Title: e.Title, Summary: e.Summary, Soon: e.ID == ""}
		if e.ID != "" {
			l := s.rendered[e.ID].lesson
			card.Href, card.Title = e.ID+"/", e.ID
			if l != nil {
				card.Title, card.Summary, card.Minutes = l.Title, l.Summary, l.Minutes
				ld := lessonData{ID: e.ID, Questions: []questionData{}}
				for _, q := range l.Questions {
					if q.Bank != "" {
						continue // a self-check, drawn anew each time: it fills no ring
					}
					card.Points += q.Points
					ld.Questions = append(ld.Questions, questionData{q.ID, q.Hash(), q.Points})
				}
				d.Lessons = append(d.Lessons, ld)
			}
		}
		p.Lessons = append(p.Lessons, card)
	}
	p.Data = scriptJSON(d)
	return s.add("index.html", p)
}

func (s *Site) addLessons() error {
	var ids []string
	for _, e := range s.Course.Entries {
		if e.ID != "" {
			ids = append(ids, e.ID)
		}
	}
	link := func(i int) *Link {
		if i < 0 || i >= len(ids) {
			return nil
		}
		title := ids[i]
		if l := s.rendered[ids[i]].lesson; l != nil && l.Title != "" {
			title = l.Title
		}
		return &Link{"../" + ids[i] + "/", title}
	}
	for i, id := range ids {
		r := s.rendered[id]
		p := Page{Kind: "lesson", Base: "../", Prev: link(i - 1), Next: link(i + 1), Data: scriptJSON(s.data("../", id))}
		if len(r.problems) > 0 {
			p.Kind, p.Title, p.Body = "broken", "Lesson "+id+" has faults", problemList(r.problems)
		} else {
			p.Title, p.Description, p.Lang = r.lesson.Title, r.lesson.Summary, r.lesson.Lang
			p.Body, p.Source = template.HTML(r.body), scriptText(r.source)
		}
		if err := s.add(id+"/index.html", p); err != nil {
			return err
		}
	}
	return nil
}

// problemList is the body of a broken lesson's page.
func problemList(problems []block.Problem) template.HTML {
	b := "<p>Mend these lines and save: this page comes back by itself.</p>\n<ol class=\"problems\">\n"
	for _, p := range problems {
		b += fmt.Sprintf("<li><code>%s:%d</code>: %s: <strong>%s</strong></li>\n",
			html.EscapeString(p.File), p.Line, html.EscapeString(p.What), html.EscapeString(p.Fix))
	}
	return template.HTML(b + "</ol>\n")
}

// errNoShell is what a site without pages answers to every other address.
var errNoShell = errors.New("there is no such page; the site's first page tells what is wrong")

// missing is the page for an address that does not exist. base leads from the
// address that was asked for to the site's root.
func (s *Site) missing(base string) ([]byte, error) {
	page := Site{Files: map[string]*File{}, Course: s.Course, shell: s.shell, live: s.live}
	if s.shell.t == nil {
		return nil, errNoShell
	}
	if err := page.addMissing(base); err != nil {
		return nil, err
	}
	return page.Files["404.html"].Body, nil
}

func (s *Site) addMissing(base string) error {
	home := base
	if home == "" {
		home = "./"
	}
	return s.add("404.html", Page{
		Kind: "missing", Title: "This page does not exist", Base: base, Data: scriptJSON(s.data(base, "")),
		Body: template.HTML(`<p>The address may be mistyped, or the lesson may have moved.</p>` +
			`<p><a href="` + html.EscapeString(home) + `">Go to the list of lessons</a></p>`),
	})
}

// unusable is the site when there is none: one page that says why, and looks
// again every two seconds, since there may be no script to reload it.
func unusable(err error) *Site {
	body := `<!doctype html><html lang="en"><meta charset="utf-8"><meta http-equiv="refresh" content="2">` +
		`<title>Zigzag cannot be shown</title><h1>Zigzag cannot be shown</h1><pre>` + html.EscapeString(err.Error()) +
		`</pre><p>Mend this and save: the page comes back by itself.</p></html>`
	return &Site{Files: map[string]*File{"index.html": newFile("index.html", []byte(body))}}
}
