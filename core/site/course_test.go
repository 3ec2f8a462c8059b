package site

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"

	"zigzag/core/block"
)

func texts(problems []block.Problem) string {
	var b strings.Builder
	for _, p := range problems {
		b.WriteString(p.String() + "\n")
	}
	return b.String()
}

func TestParseCourse(t *testing.T) {
	const head = "---\nid: zigzag\ntitle: T\nsummary: S\n---\n"
	for _, tt := range []struct {
		name, src string
		want      []CourseEntry
		problem   string // the start of the one problem; "" for none
	}{
		{"lessons", head + "\n- perceptron\n- xor\n", []CourseEntry{{ID: "perceptron", Line: 7}, {ID: "xor", Line: 8}}, ""},
		{"a planned one", head + "- soon: Saturation | Why it stalls.\n", []CourseEntry{{Title: "Saturation", Summary: "Why it stalls.", Line: 6}}, ""},
		{"prose is left", head + "Some words.\n- xor\n", []CourseEntry{{ID: "xor", Line: 7}}, ""},
		{"windows", strings.ReplaceAll(head+"- xor\n", "\n", "\r\n"), []CourseEntry{{ID: "xor", Line: 6}}, ""},
		{"twice", head + "- xor\n- xor\n", []CourseEntry{{ID: "xor", Line: 6}}, `c.md:7: lesson "xor" stands twice: take this one or line 6 out`},
		{"no id", head + "- The Perceptron\n", nil, `c.md:6: "The Perceptron" cannot be a lesson's id`},
		{"unknown key", "---\nid: z\ntitle: T\nsumary: S\n---\n", nil, `c.md:4: unknown key "sumary": did you mean "summary"?`},
		{"no title", "---\nid: z\n---\n", nil, `c.md:1: the course has no title`},
		{"bad id", "---\nid: Z Z\ntitle: T\n---\n", nil, `c.md:2: "Z Z" cannot be a course's id`},
		{"no front matter, so no id either", "- xor\n", []CourseEntry{{ID: "xor", Line: 1}}, `c.md:1: the file does not begin with ---`},
		{"not closed", "---\nid: z\n", nil, `c.md:1: the keys at the top are not closed`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got, problems := parseCourse("c.md", tt.src)
			if !reflect.DeepEqual(got.Entries, tt.want) {
				t.Errorf("entries = %+v, want %+v", got.Entries, tt.want)
			}
			if text := texts(problems); (tt.problem == "") != (text == "") || !strings.HasPrefix(text, tt.problem) {
				t.Errorf("problems = %q, want the first to begin with %q", text, tt.problem)
			}
		})
	}
}

func TestReadCourseComparesListAndFolders(t *testing.T) {
	s := newTree(t)
	replaceIn(t, s, "lessons/course.md", "- xor\n", "- xort\n")
	_, problems, err := s.readCourse()
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`there is no lessons/xort/lesson.md: did you mean "xor"?`, "lesson \"xor\" is not in the list: add the line `- xor`"} {
		if !strings.Contains(texts(problems), want) {
			t.Errorf("problems = %q, want one with %q", texts(problems), want)
		}
	}
}

func TestParseGlossary(t *testing.T) {
	const head = "---\ntitle: Glossary\n---\n"
	for _, tt := range []struct {
		name, src string
		terms     int
		problem   string
	}{
		{"terms", head + "## Bias {#bias}\nA number.\n\n## Epoch {#epoch}\nA pass.\n", 2, ""},
		{"no id", head + "## Bias\nA number.\n", 0, `g.md:4: the term "Bias" has no id`},
		{"twice", head + "## A {#a}\nx\n## B {#a}\nx\n", 1, `g.md:6: the id "a" stands twice`},
		{"empty", head + "## A {#a}\n\n## B {#b}\nx\n", 2, `g.md:4: the term "A" is not explained`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			terms, problems := parseGlossary("g.md", tt.src)
			if len(terms) != tt.terms {
				t.Errorf("%d terms, want %d", len(terms), tt.terms)
			}
			if text := texts(problems); (tt.problem == "") != (text == "") || !strings.HasPrefix(text, tt.problem) {
				t.Errorf("problems = %q, want %q", text, tt.problem)
			}
		})
	}
}

func TestScriptTextCannotEndItsElement(t *testing.T) {
	for _, s := range []string{"</script><script>alert(1)</script>", "<!-- <script>", "a & b", "line\u2028separator", "plain\n# text", `"quoted" \ and`} {
		got := scriptText(s)
		if strings.ContainsAny(got, "<>&") {
			t.Errorf("scriptText(%q) = %s", s, got)
		}
		var back string
		if err := json.Unmarshal([]byte(got), &back); err != nil || back != s {
			t.Errorf("scriptText(%q) reads back as %q (%v)", s, back, err)
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
