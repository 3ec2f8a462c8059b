package site

import (
	"fmt"
	"os"
	"regexp"
	"strings"

	"zigzag/core/block"
)

// A Course is what lessons/course.md says: the course's name and the order of
// its lessons.
//
//	---
//	id: zigzag
//	title: Why small networks learn, stall or overfit
//	summary: One or two sentences for the course page.
//	---
//
//	- perceptron
//	- xor
//	- soon: Saturation | Why the first layers of a deep sigmoid network stall.
//
// A line with an id names the folder of a lesson; a line with soon: names a
// lesson that is planned, and what it will be about. Other text is left to
// whoever reads the file.
type Course struct {
	ID, Title, Summary string
	Entries            []CourseEntry
}

// A CourseEntry is one line of the list. ID is empty for a planned lesson,
// which has a title and a summary of its own instead.
type CourseEntry struct {
	ID, Title, Summary string
	Line               int
}

var lessonID = regexp.MustCompile(`^[a-z][a-z0-9]*(-[a-z0-9]+)*$`)

// parseCourse reads course.md. file is its name in problems.
func parseCourse(file, src string) (Course, []block.Problem) {
	var c Course
	entries, body, line, problems := frontMatter(file, src)
	for _, e := range entries {
		switch e.Key {
		case "id":
			c.ID = e.Value
			if !lessonID.MatchString(e.Value) {
				problems = append(problems, block.Problem{File: file, Line: e.Line, What: fmt.Sprintf("%q cannot be a course's id", e.Value),
					Fix: "use lower-case letters and digits, joined by hyphens"})
			}
		case "title":
			c.Title = e.Value
		case "summary":
			c.Summary = e.Value
		default:
			problems = append(problems, block.Problem{File: file, Line: e.Line, What: fmt.Sprintf("unknown key %q", e.Key),
				Fix: block.Mend(e.Key, []string{"id", "title", "summary"})})
		}
	}
	for _, need := range []struct{ key, value string }{{"id", c.ID}, {"title", c.Title}} {
		if need.value == "" {
			problems = append(problems, block.Problem{File: file, Line: 1, What: fmt.Sprintf("the course has no %s", need.key),
				Fix: fmt.Sprintf("write `%s: …` between the two --- lines at the top", need.key)})
		}
	}
	seen := map[string]int{}
	for i, text := range strings.Split(body, "\n") {
		item, ok := strings.CutPrefix(strings.TrimSpace(text), "- ")
		if !ok {
			continue
		}
		item, at := strings.TrimSpace(item), line+i
		if soon, ok := strings.CutPrefix(item, "soon:"); ok {
			title, summary, _ := strings.Cut(soon, "|")
			c.Entries = append(c.Entries, CourseEntry{Title: strings.TrimSpace(title), Summary: strings.TrimSpace(summary), Line: at})
			continue
		}
		switch {
		case !lessonID.MatchString(item):
			problems = append(problems, block.Problem{File: file, Line: at, What: fmt.Sprintf("%q cannot be a lesson's id", item),
				Fix: "write the name of the lesson's folder, or `soon: Title | summary` for a planned one"})
		case seen[item] > 0:
			problems = append(problems, block.Problem{File: file, Line: at, What: fmt.Sprintf("lesson %q stands twice", item),
				Fix: fmt.Sprintf("take this one or line %d out", seen[item])})
		default:
			seen[item] = at
			c.Entries = append(c.Entries, CourseEntry{ID: item, Line: at})
		}
	}
	return c, problems
}

// frontMatter splits a file into the entries between its two --- lines and the
// text after them, which begins at the line returned.
func frontMatter(file, src string) (entries []block.Entry, body string, line int, problems []block.Problem) {
	src = strings.ReplaceAll(src, "\r\n", "\n")
	rest, ok := strings.CutPrefix(src, "---\n")
	if !ok {
		return nil, src, 1, []block.Problem{{File: file, Line: 1, What: "the file does not begin with ---", Fix: "begin with a line ---, the keys, and a line --- again"}}
	}
	head, body, ok := strings.Cut("\n"+rest, "\n---\n")
	if !ok {
		return nil, "", 1, []block.Problem{{File: file, Line: 1, What: "the keys at the top are not closed", Fix: "put a line --- after them"}}
	}
	entries, problems = block.Parse(file, 1, head) // head begins with the first ---'s newline
	return entries, body, 1 + strings.Count(head, "\n") + 2, problems
}

// readCourse reads lessons/course.md and sees that each lesson that it names
// has a folder, and the other way round.
func (s Source) readCourse() (Course, []block.Problem, error) {
	name := s.path("lessons", "course.md")
	src, err := os.ReadFile(name)
	if err != nil {
		return Course{}, nil, fmt.Errorf("site: read the course: %w", err)
	}
	file := s.show(name)
	c, problems := parseCourse(file, string(src))
	folders := s.lessonFolders()
	listed := map[string]bool{}
	var kept []CourseEntry
	for _, e := range c.Entries {
		if e.ID == "" {
			kept = append(kept, e)
			continue
		}
		listed[e.ID] = true
		if _, err := os.Stat(s.path("lessons", e.ID, "lesson.md")); err != nil {
			problems = append(problems, block.Problem{File: file, Line: e.Line, What: fmt.Sprintf("there is no lessons/%s/lesson.md", e.ID), Fix: block.Mend(e.ID, folders)})
			continue
		}
		kept = append(kept, e)
	}
	for _, id := range folders {
		if !listed[id] {
			problems = append(problems, block.Problem{File: file, Line: 1, What: fmt.Sprintf("lesson %q is not in the list", id), Fix: fmt.Sprintf("add the line `- %s` where it belongs", id)})
		}
	}
	c.Entries = kept
	return c, problems, nil
}

// lessonFolders are the folders of lessons/ that hold a lesson.md, sorted.
func (s Source) lessonFolders() []string {
	entries, err := os.ReadDir(s.path("lessons"))
	if err != nil {
		return nil
	}
	var ids []string
	for _, e := range entries {
		if _, err := os.Stat(s.path("lessons", e.Name(), "lesson.md")); e.IsDir() && err == nil {
			ids = append(ids, e.Name())
		}
	}
	return ids
}
