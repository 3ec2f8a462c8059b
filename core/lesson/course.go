package lesson

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"zigzag/core/block"
	"zigzag/core/sheet"
)

// A Course is the lessons in their order, with what they share. ParseCourse
// fills what course.md says; Load fills the rest.
type Course struct {
	ID, Title, Summary string // ID keys saved work
	File               string
	Entries            []Entry

	Lessons  []*Lesson // those of Entries that are written, in order
	Glossary *Glossary
	Pages    []*Page
}

// An Entry is one line of the list in course.md. ID is empty for a lesson that
// is planned, which has a title and a summary of its own.
type Entry struct {
	ID, Title, Summary string
	Line               int
}

// Lesson returns the lesson with that id, or nil.
func (c *Course) Lesson(id string) *Lesson {
	for _, l := range c.Lessons {
		if l.ID == id {
			return l
		}
	}
	return nil
}

// ParseCourse reads course.md: front matter with id, title and summary, and a
// list of lesson ids, one a line. A line `- soon: Title | summary` names a
// lesson that is planned. Other text is left alone.
func ParseCourse(file, src string) (*Course, []block.Problem) {
	c := &Course{File: file}
	text, problem, ok := readable(file, src)
	if !ok {
		return c, []block.Problem{problem}
	}
	head, lines, first, problems := frontMatter(file, text)
	add := func(line int, what, fix string) {
		problems = append(problems, block.Problem{File: file, Line: line, What: what, Fix: fix})
	}
	for _, e := range head {
		switch e.Key {
		case "id":
			if c.ID = e.Value; !isID(e.Value) {
				add(e.Line, fmt.Sprintf("%q cannot be the id of a course", clip(e.Value)), "begin with a letter and use lower-case letters, digits and single hyphens")
			}
		case "title":
			c.Title = e.Value
		case "summary":
			c.Summary = e.Value
		default:
			add(e.Line, fmt.Sprintf("unknown key %q", clip(e.Key)), block.Mend(e.Key, []string{"id", "title", "summary"}))
		}
	}
	for _, need := range []struct{ key, value string }{{"id", c.ID}, {"title", c.Title}} {
		if need.value == "" {
			add(1, "the course has no "+need.key, "write "+need.key+": … between the two --- lines")
		}
	}
	seen := map[string]int{}
	for i, line := range lines {
		item, ok := strings.CutPrefix(strings.TrimSpace(line), "- ")
		if !ok {
			continue
		}
		at, item := first+i, strings.TrimSpace(item)
		if soon, ok := strings.CutPrefix(item, "soon:"); ok {
			title, summary, _ := strings.Cut(soon, "|")
			c.Entries = append(c.Entries, Entry{Title: strings.TrimSpace(title), Summary: strings.TrimSpace(summary), Line: at})
			continue
		}
		switch {
		case !isID(item):
			add(at, fmt.Sprintf("%q cannot be the id of a lesson", clip(item)), "write the name of the lesson's folder, or soon: Title | summary")
		case seen[item] > 0:
			add(at, fmt.Sprintf("lesson %q stands twice", item), fmt.Sprintf("take this one or line %d out", seen[item]))
		default:
			seen[item] = at
			c.Entries = append(c.Entries, Entry{ID: item, Line: at})
		}
	}
	return c, problems
}

// Load reads a whole course: course.md, glossary.md, <id>/lesson.md, and every
// other .md with a lower-case name as a page. It tells the problems of all
// files, and of the links between them, in one go. Names of files are those
// inside fsys. The course is never nil.
func Load(fsys fs.FS) (*Course, []block.Problem) {
	l := loader{fsys: fsys}
	src, ok := l.read("course.md")
	if !ok {
		return &Course{}, l.problems
	}
	c, problems := ParseCourse("course.md", src)
	l.problems = append(l.problems, problems...)
	c.Glossary = &Glossary{}
	if src, ok := l.read("glossary.md"); ok {
		c.Glossary, problems = ParseGlossary("glossary.md", src)
		l.problems = append(l.problems, problems...)
	}
	l.lessons(c)
	l.pages(c)
	l.problems = append(l.problems, CheckCourse(c)...)
	block.Sort(l.problems)
	return c, l.problems
}

type loader struct {
	fsys     fs.FS
	problems []block.Problem
}

func (l *loader) problem(file string, line int, what, fix string) {
	l.problems = append(l.problems, block.Problem{File: file, Line: line, What: what, Fix: fix})
}

// read reads a file that a course should have.
func (l *loader) read(name string) (string, bool) {
	src, err := fs.ReadFile(l.fsys, name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		l.problem(name, 0, "there is no "+name, "add it; the authors' page says what is in it")
	case err != nil:
		l.problem(name, 0, "it cannot be read: "+err.Error(), "see to its permissions")
	}
	return string(src), err == nil
}

func (l *loader) lessons(c *Course) {
	var folders []string
	entries, err := fs.ReadDir(l.fsys, ".")
	if err != nil {
		l.problem(c.File, 0, "the folder of the course cannot be listed: "+err.Error(), "see to its permissions")
	}
	for _, e := range entries {
		if _, err := fs.Stat(l.fsys, e.Name()+"/lesson.md"); e.IsDir() && err == nil {
			folders = append(folders, e.Name())
		}
	}
	for _, e := range c.Entries {
		if e.ID == "" {
			continue
		}
		file := e.ID + "/lesson.md"
		if !slices.Contains(folders, e.ID) {
			l.problem(c.File, e.Line, "there is no "+file, block.Mend(e.ID, folders))
			continue
		}
		src, ok := l.read(file)
		if !ok {
			continue
		}
		lesson, problems := Parse(file, src)
		l.problems = append(l.problems, problems...)
		c.Lessons = append(c.Lessons, lesson)
		for _, img := range lesson.Images {
			if _, err := fs.Stat(l.fsys, e.ID+"/"+img); err != nil {
				l.problem(file, 1, fmt.Sprintf("there is no picture %s/%s", e.ID, img), "put it beside the lesson")
			}
		}
	}
	for _, id := range folders {
		listed := func(e Entry) bool { return e.ID == id }
		if !slices.ContainsFunc(c.Entries, listed) {
			l.problem(c.File, 1, fmt.Sprintf("lesson %q is not in the list", id), "add the line - "+id+" where it belongs")
		}
	}
}

func (l *loader) pages(c *Course) {
	names, err := fs.Glob(l.fsys, "*.md")
	if err != nil {
		panic("lesson: Load: " + err.Error()) // the pattern is well formed
	}
	for _, name := range names {
		id := strings.TrimSuffix(name, ".md")
		if name == "course.md" || name == "glossary.md" || !isID(id) {
			continue
		}
		src, ok := l.read(name)
		if !ok {
			continue
		}
		page, problems := ParsePage(name, src)
		l.problems = append(l.problems, problems...)
		c.Pages = append(c.Pages, page)
	}
}

// CheckCourse checks what links the files of a course: every term, lesson,
// step and page that is linked exists, and no two pages have one address.
func CheckCourse(c *Course) []block.Problem {
	var problems []block.Problem
	var lessons, terms []string
	pages := []string{"glossary"}
	for _, l := range c.Lessons {
		lessons = append(lessons, l.ID)
	}
	for _, p := range c.Pages {
		pages = append(pages, p.ID)
		if slices.Contains(lessons, p.ID) {
			problems = append(problems, block.Problem{File: p.File, Line: 1, What: fmt.Sprintf("page %q has the address of a lesson", p.ID), Fix: "rename one of them"})
		}
	}
	if c.Glossary != nil {
		for _, t := range c.Glossary.Terms {
			terms = append(terms, t.ID)
		}
	}
	check := func(file, self string, links []link) {
		add := func(line int, what, fix string) {
			problems = append(problems, block.Problem{File: file, Line: line, What: what, Fix: fix})
		}
		for _, link := range links {
			switch link.kind {
			case "glossary":
				if !slices.Contains(terms, link.target) {
					add(link.line, fmt.Sprintf("the glossary has no term %q", link.target), block.Mend(link.target, terms))
				}
			case "page":
				if !slices.Contains(pages, link.target) {
					add(link.line, fmt.Sprintf("there is no page %q", link.target), block.Mend(link.target, pages))
				}
			case "lesson":
				if link.target == "" || link.target == self {
					continue // Parse has looked
				}
				to := c.Lesson(link.target)
				if to == nil {
					add(link.line, fmt.Sprintf("there is no lesson %q", link.target), block.Mend(link.target, lessons))
				} else if link.id != "" && !to.has(link.id) {
					add(link.line, fmt.Sprintf("lesson %q has no step %q", link.target, link.id), block.Mend(link.id, to.stepIDs()))
				}
			}
		}
	}
	for _, l := range c.Lessons {
		check(l.File, l.ID, l.links)
	}
	for _, p := range c.Pages {
		check(p.File, "", p.links)
	}
	if c.Glossary != nil {
		check(c.Glossary.File, "", c.Glossary.links)
	}
	return problems
}

// has reports whether something on the lesson's page has that id.
func (l *Lesson) has(id string) bool {
	step := slices.ContainsFunc(l.Steps, func(s Step) bool { return s.ID == id })
	_, question := l.Question(id)
	_, experiment := l.Experiment(id)
	bank := func(b sheet.Bank) bool { return b.ID == id }
	return step || question || experiment || slices.ContainsFunc(l.Banks, bank)
}
