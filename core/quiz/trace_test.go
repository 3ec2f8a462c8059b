package quiz

import (
	"strings"
	"testing"
)

func worksheet() *Trace {
	return &Trace{
		Rel: 0.01,
		Rows: []TraceRow{
			{Name: "x", Drawn: true, Lo: -2, Hi: 2, Step: 0.5},
			{Name: "w", Formula: "2"},
			{Name: "b", Formula: "0.5"},
			{Name: "z", Formula: "w*x + b", Blank: true, Label: "$z$"},
			{Name: "a", Formula: "relu(z)", Blank: true},
			{Name: "e", Formula: "a - 3", Blank: true},
		},
		Mistakes: []TraceMistake{{Name: "z", Formula: "w*x", Feedback: "The bias is missing."}},
	}
}

// seedWith is a seed that draws x as asked.
func seedWith(t *testing.T, w *Trace, x float64) uint64 {
	for seed := uint64(0); seed < 1000; seed++ {
		if v, err := w.Values(seed); err == nil && v["x"] == x {
			return seed
		}
	}
	t.Fatalf("no seed draws %v", x)
	return 0
}

func TestTraceFollowsThrough(t *testing.T) {
	w := worksheet()
	seed := seedWith(t, w, 1)
	for _, c := range []struct {
		name    string
		blanks  []string
		verdict Verdict
		score   float64
		says    string
	}{
		{"right", []string{"2.5", "2.5", "-0.5"}, Right, 1, ""},
		{"one wrong, the rest follows", []string{"2", "2", "-1"}, Partial, 2.0 / 3, "bias is missing"},
		{"one wrong, the rest as if it were right", []string{"2", "2.5", "-0.5"}, Partial, 2.0 / 3, "bias is missing"},
		{"the sign", []string{"2.5", "2.5", "0.5"}, Partial, 2.0 / 3, "Look at the sign"},
		{"nothing right", []string{"9", "8", "7"}, Wrong, 0, "not right yet"},
		{"a blank left empty", []string{"2.5", "", "1"}, Invalid, 0, "`a` is empty"},
		{"nothing at all", nil, Invalid, 0, "is empty"},
		{"not a number", []string{"2.5", "two", "1"}, Invalid, 0, "cannot be read"},
	} {
		r := w.Grade(Answer{Seed: seed, Blanks: c.blanks})
		if r.Verdict != c.verdict || r.Score != c.score || !strings.Contains(strings.Join(r.Feedback, " "), c.says) {
			t.Errorf("%s: %v %v %q, want %v %v with %q", c.name, r.Verdict, r.Score, r.Feedback, c.verdict, c.score, c.says)
		}
	}
	if r := w.Grade(Answer{Seed: seed, Blanks: []string{"2", "2", "-1"}}); !strings.Contains(strings.Join(r.Feedback, " "), "follows from your own numbers") {
		t.Errorf("what follows is not told: %q", r.Feedback)
	}
}

func TestTraceDraws(t *testing.T) {
	w := worksheet()
	if ps := w.Problems(); len(ps) > 0 {
		t.Fatal(ps)
	}
	seen := map[float64]int{}
	for seed := uint64(0); seed < 900; seed++ {
		v, err := w.Values(seed)
		if err != nil {
			t.Fatal(err)
		}
		seen[v["x"]]++
	}
	if len(seen) != 9 {
		t.Errorf("nine numbers can be drawn, %d were: %v", len(seen), seen)
	}
	for x, n := range seen {
		if n < 60 || n > 140 {
			t.Errorf("%v was drawn %d times of 900", x, n)
		}
	}
}

func TestTraceProblems(t *testing.T) {
	for _, c := range []struct {
		change func(*Trace)
		want   string
	}{
		{func(w *Trace) { w.Rows[3].Formula = "w*y" }, `refers to "y"`},
		{func(w *Trace) { w.Rows[3].Formula = "w*" }, "z cannot be read"},
		{func(w *Trace) { w.Rows[4].Name = "z" }, "stands twice"},
		{func(w *Trace) { w.Rows[0].Step = 0 }, "cannot be drawn"},
		{func(w *Trace) { w.Rows = w.Rows[:3]; w.Mistakes = nil }, "no blank"},
		{func(w *Trace) { w.Mistakes[0].Name = "x" }, "is no blank"},
		{func(w *Trace) { w.Mistakes[0].Feedback = "" }, "no feedback"},
		{func(w *Trace) { w.Rel = 0 }, "no tolerance"},
		{func(w *Trace) { w.Rows[3].Formula = "w/x" }, "cannot be computed"},
	} {
		w := worksheet()
		c.change(w)
		ps := w.Problems()
		if len(ps) == 0 || !strings.Contains(ps[0].What, c.want) {
			t.Errorf("problems %v, want %q", ps, c.want)
		}
	}
}
