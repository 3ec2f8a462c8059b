package lesson_test

import (
	"context"
	"errors"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"zigzag/core/lesson"
	"zigzag/lessons"
)

// TestLessons loads the course as it is embedded: every lesson parses and every link leads
// somewhere. That every exercise and number holds is proved by TestCheckIsClean, with the
// command that authors have.
func TestLessons(t *testing.T) {
	c, problems := lesson.Load(lessons.FS)
	for _, p := range problems {
		t.Errorf("lessons/%v", p)
	}
	if len(c.Lessons) < 2 || len(c.Glossary.Terms) == 0 || c.Title == "" {
		t.Errorf("%d lessons, %d terms, title %q", len(c.Lessons), len(c.Glossary.Terms), c.Title)
	}
	for _, l := range c.Lessons {
		labs := map[string]int{}
		banked := 0
		for _, q := range l.Questions {
			labs[q.Body.Kind()]++
			if q.Bank != "" {
				banked++
			}
		}
		if banked < 8 || labs["lab"] == 0 || labs["predict"] == 0 || labs["text"] == 0 || labs["number"]+labs["formula"] == 0 {
			t.Errorf("%s: %d questions in its bank, kinds %v: want 8 and at least a lab, a prediction, a text and a number or formula", l.ID, banked, labs)
		}
	}
}

const smallLesson = `---
title: T
summary: S
minutes: 5
---

Hook [b](glossary:bias) [step](lesson:two#b) ![x](x.png)

` + "```experiment {#exp}\nkind: line\ndata: or\n```\n\n## A {#a}\n\nText.\n"

func smallCourse() fstest.MapFS {
	file := func(s string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(s)} }
	return fstest.MapFS{
		"course.md":     file("---\nid: c\ntitle: A course\nsummary: S\n---\n\nWords.\n\n- one\n- two\n- soon: Three | Not yet\n"),
		"glossary.md":   file("---\ntitle: Words\n---\n\n## Bias {#bias}\nThe number $b$; see [weight](glossary:weight).\n\n## Weight {#weight}\nA <b> number.\n"),
		"about.md":      file("# About *us*\n\nSee [below](#more), [one](lesson:one#a), [far](https://go.dev).\n\n## More {#more}\n\n::: note\nA note.\n:::\n\n| a |\n|---|\n| b |\n"),
		"README.md":     file("not a page"),
		"one/lesson.md": file(smallLesson),
		"one/x.png":     file("png"),
		"two/lesson.md": file(strings.NewReplacer("{#a}", "{#b}", "lesson:two#b", "lesson:one#exp", "![x](x.png)", "[p](page:about)").Replace(smallLesson)),
	}
}

func TestLoad(t *testing.T) {
	c, problems := lesson.Load(smallCourse())
	if got, want := list(problems), "glossary.md:9: \"<b>\" is HTML, which lessons do not have: write it in Markdown; \\< shows the sign itself\n"; got != want {
		t.Errorf("problems = %swant %s", got, want)
	}
	if c.ID != "c" || len(c.Lessons) != 2 || len(c.Entries) != 3 || c.Entries[2].Title != "Three" || c.Entries[2].Summary != "Not yet" {
		t.Errorf("course = %+v", c)
	}
	if l := c.Lesson("one"); l == nil || len(l.Images) != 1 || l.Images[0] != "x.png" || len(l.Terms) != 1 || l.Terms[0] != "bias" || l.Lang != "en" {
		t.Errorf("lesson one = %+v", l)
	}
	if len(c.Pages) != 1 || c.Pages[0].ID != "about" || c.Pages[0].Title != "About *us*" {
		t.Fatalf("pages = %+v", c.Pages)
	}
	golden(t, "testdata/course/about.html", c.Pages[0].HTML())
	golden(t, "testdata/course/glossary.html", c.Glossary.HTML())
}

func TestLoadFaults(t *testing.T) {
	for _, tt := range []struct{ name, file, old, new, want string }{
		{"no course", "course.md", "", "", "course.md:0: there is no course.md: add it"},
		{"no glossary", "glossary.md", "", "", "glossary.md:0: there is no glossary.md"},
		{"no lesson", "course.md", "- two", "- twoo", `course.md:10: there is no twoo/lesson.md: did you mean "two"?`},
		{"unlisted", "course.md", "- two\n", "", `course.md:1: lesson "two" is not in the list: add the line - two`},
		{"lesson twice", "course.md", "- two", "- one", `course.md:10: lesson "one" stands twice`},
		{"course id", "course.md", "id: c", "id: C!", `course.md:2: "C!" cannot be the id of a course`},
		{"course key", "course.md", "summary: S", "sumary: S", `course.md:4: unknown key "sumary": did you mean "summary"?`},
		{"course title", "course.md", "title: A course\n", "", "the course has no title"},
		{"term", "one/lesson.md", "glossary:bias", "glossary:baias", `one/lesson.md:7: the glossary has no term "baias": did you mean "bias"?`},
		{"lesson link", "one/lesson.md", "lesson:two#b", "lesson:twoo#b", `one/lesson.md:7: there is no lesson "twoo": did you mean "two"?`},
		{"step link", "one/lesson.md", "lesson:two#b", "lesson:two#c", `one/lesson.md:7: lesson "two" has no step "c"`},
		{"page link", "two/lesson.md", "page:about", "page:abot", `two/lesson.md:7: there is no page "abot": did you mean "about"?`},
		{"picture", "one/lesson.md", "x.png", "y.png", "there is no picture one/y.png: put it beside the lesson"},
		{"term without id", "glossary.md", "## Bias {#bias}", "## Bias", `glossary.md:5: term "Bias" has no id`},
		{"term unexplained", "glossary.md", "A <b> number.", "", `glossary.md:8: term "Weight" is not explained`},
		{"term twice", "glossary.md", "{#weight}", "{#bias}", `glossary.md:8: id "bias" stands twice`},
		{"glossary link", "glossary.md", "glossary:weight", "glossary:wait", `glossary.md:6: the glossary has no term "wait"`},
		{"page link inside", "about.md", "#more)", "#mor)", "about.md:3: link to #mor leads nowhere"},
		{"page with a question", "about.md", "::: note", "::: text {#q}", "about.md:7: a text on a page: only lessons have questions"},
		{"page with a quote", "about.md", "A note.", "{exp.b | 1}", "about.md:8: {exp.b} on a page that has no experiments"},
		{"page without title", "about.md", "# About *us*", "---\nsummary: s\n---", "the page has no title"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			fsys := smallCourse()
			if src := string(fsys[tt.file].Data); tt.old == "" {
				delete(fsys, tt.file)
			} else if !strings.Contains(src, tt.old) {
				t.Fatalf("%s has no %q", tt.file, tt.old)
			} else {
				fsys[tt.file].Data = []byte(strings.Replace(src, tt.old, tt.new, 1))
			}
			if _, problems := lesson.Load(fsys); !strings.Contains(list(problems), tt.want) {
				t.Errorf("want %q, got\n%s", tt.want, list(problems))
			}
		})
	}
}

func TestCheckerTellsProgressAndStops(t *testing.T) {
	l, _ := lesson.Parse("or/lesson.md", docExample(t))
	var told [][2]int
	problems, err := lesson.Checker{Progress: func(done, total int) { told = append(told, [2]int{done, total}) }}.Check(context.Background(), l)
	if err != nil || len(problems) > 0 {
		t.Fatalf("Check = %v, %v", problems, err)
	}
	for i, p := range told {
		if p[0] != i+1 || p[1] != len(told) {
			t.Errorf("progress = %v", told)
			break
		}
	}
	if len(told) < 5 {
		t.Errorf("%d proofs, want one for each quote, lab and answer", len(told))
	}
	ctx, cancel := context.WithCancel(context.Background())
	n := 0
	_, err = lesson.Checker{Progress: func(int, int) {
		if n++; n == 2 {
			cancel()
		}
	}}.Check(ctx, l)
	if !errors.Is(err, context.Canceled) || n != 2 {
		t.Errorf("cancelled after 2 proofs: %v after %d", err, n)
	}
}

func TestResolve(t *testing.T) {
	l, _ := lesson.Parse("or/lesson.md", docExample(t))
	q, ok := l.Question("b-corners")
	if !ok {
		t.Fatal("no question b-corners")
	}
	a := q.Body.Solution()
	a.Text = "4"
	if r := q.Body.Grade(a); r.Score != 0 {
		t.Errorf("graded before its run was made: %+v", r)
	}
	q, err := l.Resolve(context.Background(), q)
	if err != nil {
		t.Fatal(err)
	}
	if r := q.Body.Grade(a); r.Score != 1 {
		t.Errorf("4 corrections scored %v (%v), want 1", r.Score, r.Feedback)
	}
}

// TestLineEnds guards the promise that lessons mean the same
// whichever line ends an editor writes.
func TestLineEnds(t *testing.T) {
	src, err := os.ReadFile("testdata/questions.md")
	if err != nil {
		t.Fatal(err)
	}
	unix, _ := lesson.Parse("x/lesson.md", string(src))
	dos, problems := lesson.Parse("x/lesson.md", "\ufeff"+strings.ReplaceAll(string(src), "\n", "\r\n"))
	if len(problems) > 0 {
		t.Error(list(problems))
	}
	if unix.HTML() != dos.HTML() {
		t.Error("the HTML differs between \\n and \\r\\n")
	}
	for i, q := range unix.Questions {
		if q.Hash() != dos.Questions[i].Hash() {
			t.Errorf("the hash of %s differs", q.ID)
		}
	}
}
