package site

import (
	"context"
	"errors"
	"fmt"
	"html"
	"html/template"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"zigzag/core/block"
	"zigzag/core/figure"
	"zigzag/core/lesson"
	"zigzag/core/sheet"
)

// A Site is every file of the site but the browser programs, in memory.
type Site struct {
	Files    map[string]*File // by path
	Course   *lesson.Course
	Problems []block.Problem // of all files, in the order in which an author meets them

	faults map[string][]block.Problem // Problems by file
	shell  shell
	live   bool
}

// RenderOptions say how pages are made.
type RenderOptions struct {
	Live bool   // the pages reload when a source changes
	Base string // where the site will stand, for 404.html: "" or "/" or "/folder/"
}

// Render makes the pages from the source folder. Faults of lessons become
// problems and pages that list them; an error means that there is no site,
// because the page shell or the assets could not be read.
func Render(source Source, o RenderOptions) (*Site, error) {
	shell, err := readShell(source.path("index.html"))
	if err != nil {
		return nil, err
	}
	assets, err := readAssets(source.path("assets"))
	if err != nil {
		return nil, err
	}
	course, problems := source.course()
	s := &Site{
		Files: map[string]*File{}, Course: course, Problems: problems,
		faults: map[string][]block.Problem{}, shell: shell, live: o.Live,
	}
	for _, p := range problems {
		s.faults[p.File] = append(s.faults[p.File], p)
	}
	for _, f := range assets {
		s.Files[f.Path] = f
	}
	s.Files["assets/figure.css"] = newFile("assets/figure.css", []byte(figure.CSS())) // from the one palette
	for _, add := range []func() error{
		s.addCourse, s.addLessons, s.addGlossary, s.addPages,
		func() error { return s.addImages(source) },
		func() error { return s.addMissing(o.Base) },
	} {
		if err := add(); err != nil {
			return nil, err
		}
	}
	return s, nil
}

// course reads lessons/. Files are named as seen from the source folder.
func (s Source) course() (*lesson.Course, []block.Problem) {
	c, problems := lesson.Load(os.DirFS(s.path("lessons")))
	for i := range problems {
		problems[i].File = inLessons(problems[i].File)
	}
	return c, problems
}

func inLessons(file string) string { return path.Join("lessons", file) }

// addImages puts the pictures that a lesson shows beside its page.
func (s *Site) addImages(source Source) error {
	for _, l := range s.Course.Lessons {
		if len(s.faults[inLessons(l.File)]) > 0 {
			continue
		}
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
	}
	return nil
}

// add renders a page into the site.
func (s *Site) add(name string, p Page) error {
	p.Live = s.live
	p.Nav = []Link{{p.Base + "./", "Lessons"}, {p.Base + "glossary/", "Glossary"}, {p.Base + "authors/", "For authors"}}
	body, err := s.shell.render(p)
	if err != nil {
		return err
	}
	s.Files[name] = newFile(name, body)
	return nil
}

// data is what the page's program is told about the page it runs in.
func (s *Site) data(base, lesson string) sheet.Page {
	return sheet.Page{Course: s.Course.ID, Lesson: lesson, Lang: "en", Base: base, Live: s.live}
}

func (s *Site) addCourse() error {
	d := s.data("", "")
	p := Page{Kind: "course", Title: s.Course.Title, Description: s.Course.Summary}
	if faults := s.faults[inLessons("course.md")]; len(faults) > 0 {
		p.Body = problemList(faults)
		if len(s.Course.Entries) == 0 {
			p.Kind, p.Title = "broken", "The list of lessons has faults"
		}
	}
	for i, e := range s.Course.Entries {
		card := Card{Number: i + 1, ID: e.ID, Title: e.Title, Summary: e.Summary, Soon: e.ID == ""}
		if l := s.Course.Lesson(e.ID); e.ID != "" && l != nil {
			card.Href, card.Title, card.Summary, card.Minutes = e.ID+"/", titleOf(l), l.Summary, l.Minutes
			ld := sheet.Outline{ID: e.ID, Questions: []sheet.Item{}}
			for _, q := range l.Questions {
				if q.Bank != "" {
					continue // a self-check, drawn anew each time: it fills no ring
				}
				card.Points += q.Points
				ld.Questions = append(ld.Questions, sheet.Item{ID: q.ID, Hash: q.Hash(), Points: q.Points})
			}
			d.Lessons = append(d.Lessons, ld)
		} else if e.ID != "" {
			continue // course.md names a lesson that is not there; that is told above
		}
		p.Lessons = append(p.Lessons, card)
	}
	p.Data = scriptJSON(d)
	return s.add("index.html", p)
}

// titleOf is a lesson's title, or what stands in for it while it is broken.
func titleOf(l *lesson.Lesson) string {
	if l.Title == "" {
		return l.ID
	}
	return l.Title
}

func (s *Site) addLessons() error {
	lessons := s.Course.Lessons
	link := func(i int) *Link {
		if i < 0 || i >= len(lessons) {
			return nil
		}
		return &Link{"../" + lessons[i].ID + "/", titleOf(lessons[i])}
	}
	for i, l := range lessons {
		p := Page{
			Kind: "lesson", Title: l.Title, Description: l.Summary, Lang: l.Lang, Base: "../",
			Prev: link(i - 1), Next: link(i + 1), Data: scriptJSON(s.data("../", l.ID)),
		}
		if !s.broken(&p, l.File) {
			handed, err := l.Sheet(context.Background())
			if err != nil {
				return fmt.Errorf("site: %s: %w", l.File, err)
			}
			p.Body, p.Sheet = template.HTML(l.HTML()), scriptJSON(handed)
		}
		if err := s.add(l.ID+"/index.html", p); err != nil {
			return err
		}
	}
	return nil
}

func (s *Site) addGlossary() error {
	g := s.Course.Glossary
	if g == nil {
		return nil
	}
	p := Page{Kind: "glossary", Title: g.Title, Description: g.Summary, Base: "../", Data: scriptJSON(s.data("../", ""))}
	if !s.broken(&p, "glossary.md") {
		p.Body = template.HTML(g.HTML())
	}
	return s.add("glossary/index.html", p)
}

// addPages adds the prose beside the lessons, such as the authors' page.
func (s *Site) addPages() error {
	for _, page := range s.Course.Pages {
		p := Page{Kind: page.ID, Title: page.Title, Description: page.Summary, Base: "../", Data: scriptJSON(s.data("../", ""))}
		if !s.broken(&p, page.File) {
			p.Body = template.HTML(page.HTML())
		}
		if err := s.add(page.ID+"/index.html", p); err != nil {
			return err
		}
	}
	return nil
}

// broken turns a page whose source has faults into the list of them.
func (s *Site) broken(p *Page, file string) bool {
	faults := s.faults[inLessons(file)]
	if len(faults) == 0 {
		return false
	}
	p.Kind, p.Title, p.Description = "broken", inLessons(file)+" has faults", ""
	p.Body = problemList(faults)
	return true
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
