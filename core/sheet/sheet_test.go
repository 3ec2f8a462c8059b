package sheet_test

import (
	"strings"
	"testing"

	"zigzag/core/quiz"
	"zigzag/core/sheet"
)

func TestMarkdownEscapesWhatWasNotRendered(t *testing.T) {
	s := sheet.Sheet{HTML: map[string]string{"*so*": "<p><em>so</em></p>\n"}}
	for _, tt := range []struct{ src, want string }{
		{"*so*", "<p><em>so</em></p>\n"},
		{"<script>x</script>", "<p>&lt;script&gt;x&lt;/script&gt;</p>\n"},
		{"write `a<b` here", "<p>write <code>a&lt;b</code> here</p>\n"},
		{"one ` only", "<p>one ` only</p>\n"},
		{"", "<p></p>\n"},
	} {
		if got := s.Markdown(tt.src); got != tt.want {
			t.Errorf("Markdown(%q) = %q, want %q", tt.src, got, tt.want)
		}
	}
}

func TestReadNamesWhatIsWrong(t *testing.T) {
	for _, tt := range []struct{ data, want string }{
		{`{`, "read the lesson's data"},
		{`{"questions":[{"Kind":"chioce","Body":{}}]}`, `unknown kind of question "chioce"`},
		{`{"questions":[{"Kind":"lab","ID":"lab-x","Body":{"Checks":[{"Src":"1 +"}]}}]}`, `lab "lab-x"`},
	} {
		if _, err := sheet.Read([]byte(tt.data)); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("Read(%s): %v, want an error with %q", tt.data, err, tt.want)
		}
	}
}

func TestPointsLeaveBanksOut(t *testing.T) {
	s := sheet.Sheet{
		Questions: []quiz.Question{{ID: "a", Points: 1}, {ID: "b", Points: 3}, {ID: "c", Points: 1, Bank: "bank"}},
		Banks:     []sheet.Bank{{ID: "bank", Draw: 1}},
	}
	if got := s.Points(); got != 4 {
		t.Errorf("Points() = %d, want 4: what the page can earn", got)
	}
}
