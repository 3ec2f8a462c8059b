package quiz_test

import (
	"math"
	"strings"
	"testing"

	"zigzag/core/quiz"
)

func shapes() *quiz.Match {
	return &quiz.Match{
		Pairs: []quiz.Pair{
			{Left: "sigmoid", Right: "between 0 and 1", Feedback: "It is never negative."},
			{Left: "tanh", Right: "between −1 and 1"},
			{Left: "ReLU", Right: "0 or more"},
		},
		Extra: []quiz.Extra{{Text: "2 or more", Feedback: "None begins at 2."}},
	}
}

func TestMatchGrade(t *testing.T) {
	for _, c := range []struct {
		name    string
		order   []int
		verdict quiz.Verdict
		score   float64
		says    string
	}{
		{"all", []int{0, 1, 2}, quiz.Right, 1, ""},
		{"two exchanged", []int{1, 0, 2}, quiz.Partial, 1. / 3, "It is never negative."},
		{"no word of the author's", []int{0, 2, 2}, quiz.Partial, 2. / 3, "line 2"},
		{"an extra", []int{0, 1, 3}, quiz.Partial, 2. / 3, "None begins at 2."},
		{"none", []int{1, 2, 0}, quiz.Wrong, 0, "0 of 3"},
		{"nothing", nil, quiz.Invalid, 0, "each"},
		{"one missing", []int{0, -1, 2}, quiz.Invalid, 0, "Line 2"},
		{"not a choice", []int{0, 1, 4}, quiz.Invalid, 0, "Line 3"},
		{"too many", []int{0, 1, 2, 3}, quiz.Invalid, 0, "each"},
	} {
		r := shapes().Grade(quiz.Answer{Order: c.order})
		if r.Verdict != c.verdict || math.Abs(r.Score-c.score) > 1e-12 || !strings.Contains(strings.Join(r.Feedback, " "), c.says) {
			t.Errorf("%s: %v %g %q, want %v %g with %q", c.name, r.Verdict, r.Score, r.Feedback, c.verdict, c.score, c.says)
		}
	}
}

func TestMatchProblems(t *testing.T) {
	if ps := shapes().Problems(); len(ps) > 0 {
		t.Errorf("a sound match has problems: %v", ps)
	}
	for want, spoil := range map[string]func(*quiz.Match){
		"1 pairs":              func(m *quiz.Match) { m.Pairs = m.Pairs[:1] },
		"choices to match":     func(m *quiz.Match) { m.Extra = make([]quiz.Extra, quiz.MaxChoices) },
		`left side "ReLU"`:     func(m *quiz.Match) { m.Pairs[0].Left = "ReLU" },
		`right side "0 or mor`: func(m *quiz.Match) { m.Extra[0].Text = "0 or more" },
		"right side of a pair": func(m *quiz.Match) { m.Pairs[1].Right = " " },
		"no feedback":          func(m *quiz.Match) { m.Extra[0].Feedback = "" },
	} {
		m := shapes()
		spoil(m)
		found := false
		for _, p := range m.Problems() {
			found = found || strings.Contains(p.What, want)
		}
		if !found {
			t.Errorf("no problem says %q: %v", want, m.Problems())
		}
	}
}

func FuzzMatch(f *testing.F) {
	f.Add([]byte{0, 1, 2})
	f.Add([]byte{255, 3, 9})
	f.Fuzz(func(t *testing.T, picks []byte) {
		var a quiz.Answer
		for _, b := range picks {
			a.Order = append(a.Order, int(int8(b)))
		}
		r := shapes().Grade(a)
		right := len(picks) == 3 && picks[0] == 0 && picks[1] == 1 && picks[2] == 2
		if !(r.Score >= 0 && r.Score <= 1) || (r.Score == 1) != right || (r.Verdict == quiz.Right) != right {
			t.Errorf("%v: %v %g", a.Order, r.Verdict, r.Score)
		}
	})
}
