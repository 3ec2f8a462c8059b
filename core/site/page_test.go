package site

import (
	"encoding/json"
	"strings"
	"testing"

	"zigzag/core/sheet"
)

func TestScriptJSONCannotEndItsElement(t *testing.T) {
	for _, s := range []string{"</script><script>alert(1)</script>", "<!-- <script>", "a & b", "line\u2028separator", "plain\n# text", `"quoted" \ and`} {
		got := string(scriptJSON(s))
		if strings.ContainsAny(got, "<>&") {
			t.Errorf("scriptJSON(%q) = %s", s, got)
		}
		var back string
		if err := json.Unmarshal([]byte(got), &back); err != nil || back != s {
			t.Errorf("scriptJSON(%q) reads back as %q (%v)", s, back, err)
		}
	}
}

// The programs read the lesson and the page's data out of the page.
func TestPageCarriesLessonAndData(t *testing.T) {
	s := newTree(t)
	const trap = "<code>&lt;/script&gt;&lt;b&gt;</code>"
	replaceIn(t, s, "lessons/perceptron/lesson.md", "::: because\n", "::: because\nA trap: `</script><b>` and `<!--`. ")
	site, err := Render(s, RenderOptions{Live: true})
	if err != nil || len(site.Problems) > 0 {
		t.Fatal(err, site.Problems)
	}
	element := func(page, id string, into any) {
		t.Helper()
		_, rest, ok := strings.Cut(string(site.Files[page].Body), `id="`+id+`">`)
		text, _, closed := strings.Cut(rest, "</script>")
		if err := json.Unmarshal([]byte(text), into); !ok || !closed || err != nil {
			t.Fatalf("#%s of %s is %.100q (%v)", id, page, text, err)
		}
	}
	var l sheet.Sheet
	element("perceptron/index.html", "lesson-sheet", &l)
	if l.ID != "perceptron" || len(l.Questions) < 10 || !strings.Contains(l.Markdown(l.Questions[0].Because), trap) {
		t.Errorf("the lesson reads back as %.300v", l)
	}
	var d sheet.Page
	element("perceptron/index.html", "page-data", &d)
	if d.Course != "zigzag" || d.Lesson != "perceptron" || d.Base != "../" || !d.Live || d.Lessons != nil {
		t.Errorf("the lesson's data are %+v", d)
	}
	element("index.html", "page-data", &d)
	if len(d.Lessons) < 2 || d.Lessons[1].ID != "xor" || len(d.Lessons[1].Questions) < 5 || len(d.Lessons[1].Questions[0].Hash) != 16 || d.Lessons[1].Questions[0].Points < 1 {
		t.Errorf("the course's data are %+v", d)
	}
}

func TestFaultsOfTheCourseAreShown(t *testing.T) {
	s := newTree(t)
	replaceIn(t, s, "lessons/course.md", "- xor\n", "- xort\n- soon: Saturation | Why it stalls.\n")
	replaceIn(t, s, "lessons/glossary.md", "{#bias}", "")
	site, err := Render(s, RenderOptions{})
	if err != nil {
		t.Fatal(err)
	}
	for page, want := range map[string][]string{
		"index.html":            {"lessons/course.md:", "xort", "Saturation", "Planned", "perceptron/"},
		"glossary/index.html":   {"lessons/glossary.md:", "has no id"},
		"perceptron/index.html": {"lessons/perceptron/lesson.md:"}, // it links the term and the lesson that are gone
	} {
		for _, w := range want {
			if body := string(site.Files[page].Body); !strings.Contains(body, w) {
				t.Errorf("%s does not say %q", page, w)
			}
		}
	}
}

func TestAddToList(t *testing.T) {
	for _, tt := range []struct{ course, want string }{
		{"head\n\n- a\n- b\n", "head\n\n- a\n- b\n- new\n"},
		{"head\n- a\n- soon: B | x\nend\n", "head\n- a\n- new\n- soon: B | x\nend\n"},
		{"head\n", "head\n- new\n"},
	} {
		if got := addToList(tt.course, "new"); got != tt.want {
			t.Errorf("addToList(%q) = %q, want %q", tt.course, got, tt.want)
		}
	}
}
