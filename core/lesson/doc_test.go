package lesson_test

import (
	"os"
	"strings"
	"testing"

	"zigzag/core/lesson"
)

// docExample is the lesson that the examples of the package comment make up.
func docExample(t *testing.T) string {
	t.Helper()
	src, err := os.ReadFile("doc.go")
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	in := false
	for line := range strings.SplitSeq(string(src), "\n") {
		example, ok := strings.CutPrefix(line, "//\t")
		if in && !ok {
			b.WriteString("\n") // between two examples, or a blank line inside one
		}
		if in = ok; ok {
			b.WriteString(example + "\n")
		}
	}
	return b.String()
}

func TestExamplesOfTheDocumentation(t *testing.T) {
	src := docExample(t)
	l, problems := lesson.Parse("or/lesson.md", src)
	if len(problems) == 0 {
		problems = lesson.Check(l)
	}
	lines := strings.Split(src, "\n")
	for _, p := range problems {
		t.Errorf("%v\n\t%s", p, lines[max(p.Line-1, 0)])
	}
	if len(l.Questions) != 13 || len(l.Steps) != 4 || len(l.Experiments) != 3 || len(l.Quotes) != 5 {
		t.Errorf("%d questions, %d steps, %d experiments, %d quotes; want 13, 4, 3, 5", len(l.Questions), len(l.Steps), len(l.Experiments), len(l.Quotes))
	}
	kinds := map[string]bool{}
	for _, q := range l.Questions {
		kinds[q.Body.Kind()] = true
	}
	if len(kinds) != 11 {
		t.Errorf("the examples show %d kinds of question, want all 11", len(kinds))
	}
}

func TestExampleOfTheAuthorsPage(t *testing.T) {
	page, err := os.ReadFile("../../lessons/authors.md")
	if err != nil {
		t.Fatal(err)
	}
	_, rest, ok := strings.Cut(string(page), "````markdown\n")
	example, _, closed := strings.Cut(rest, "````\n")
	if !ok || !closed {
		t.Fatal("the authors' page has no lesson in a fence ````markdown")
	}
	l, problems := lesson.Parse("or/lesson.md", example)
	if len(problems) == 0 {
		problems = lesson.Check(l)
	}
	for _, p := range problems {
		t.Error(p)
	}
}
