package lesson_test

import (
	"regexp"
	"strings"
	"testing"

	"zigzag/core/lesson"
	"zigzag/core/quiz"
)

// TestPageKeepsTheSecret: the page of a lesson with a sick run names neither what
// was planted nor which mend heals. What stands in the lesson's data is another matter: whoever
// reads those finds it, as the package's comment says.
func TestPageKeepsTheSecret(t *testing.T) {
	l, problems := lesson.Parse("sick/lesson.md", read(t, "testdata/diagnose.md"))
	if len(problems) > 0 {
		t.Fatal(list(problems))
	}
	if problems := lesson.Check(l); len(problems) > 0 {
		t.Error(list(problems))
	}
	html := l.HTML()
	for _, secret := range []string{"8765", "8.765", "8.76", "8.77", "fault", "clinic", "mend="} {
		if at := strings.Index(html, secret); at >= 0 {
			t.Errorf("%q reached the page: …%s…", secret, html[max(at-80, 0):min(at+80, len(html))])
		}
	}
	for _, m := range l.Questions[0].Body.(*quiz.Diagnose).Mends {
		if !strings.Contains(html, "<code>"+m.String()+"</code>") {
			t.Errorf("the mend %q is not offered", m)
		}
		if m.Feedback != "" && strings.Contains(html, m.Feedback) {
			t.Errorf("the feedback of %q reached the page before it was asked for", m)
		}
	}
	// The labels of the two lists are alike but for number and words.
	alike := map[string]int{}
	for _, label := range regexp.MustCompile(`<label class="option">.*?<span>`).FindAllString(html, -1) {
		alike[regexp.MustCompile(`value="\d+"`).ReplaceAllString(label, "")]++
	}
	if len(alike) != 2 || alike[`<label class="option"><input type="radio" name="d-sick" ><span>`] != 3 || alike[`<label class="option"><input type="radio" name="d-sick_mend" ><span>`] != 3 {
		t.Errorf("the options differ: %v", alike)
	}
}
