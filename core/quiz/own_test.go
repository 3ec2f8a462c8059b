package quiz

import (
	"strings"
	"testing"
)

func ownQuestion() *Own {
	return &Own{
		Of: "exp-race", Answer: "finish(1)/finish(2)", Rel: 0.02,
		Needs:    []Need{{When: "finish(2) < 1/0", Feedback: "Play until both are at the finish.", Line: 5}},
		Mistakes: []OwnMistake{{Value: "finish(2)/finish(1)", Feedback: "The other way round.", Line: 6}, {Value: "finish(1)-finish(2)", Feedback: "That is a difference.", Line: 7}},
	}
}

func TestOwnIsGradedByTheLearnersRun(t *testing.T) {
	o := ownQuestion()
	run := map[string]string{"steps": "640", "finish(1)": "640", "finish(2)": "256"}
	for _, c := range []struct {
		name    string
		own     map[string]string
		text    string
		verdict Verdict
		says    string
	}{
		{"right", run, "2.5", Right, "`finish(1)` = 640, `finish(2)` = 256"},
		{"within the tolerance", run, "2.53", Right, ""},
		{"wrong", run, "3", Wrong, ""},
		{"turned round", run, "0.4", Wrong, "other way"},
		{"difference", run, "384", Wrong, "difference"},
		{"another run, another answer", map[string]string{"steps": "9", "finish(1)": "9", "finish(2)": "3"}, "3", Right, ""},
		{"no run", nil, "2.5", Invalid, "Play the experiment first"},
		{"at its start", map[string]string{"steps": "0", "finish(1)": "+Inf", "finish(2)": "+Inf"}, "1", Invalid, "at its start"},
		{"not there yet", map[string]string{"steps": "10", "finish(1)": "+Inf", "finish(2)": "+Inf"}, "1", Invalid, "until both"},
		{"no number yet", map[string]string{"steps": "10", "finish(1)": "+Inf", "finish(2)": "5"}, "1", Invalid, "play on"},
		{"hostile", map[string]string{"steps": "ten", "finish(2)": "x"}, "1", Invalid, "until both"},
	} {
		r := o.Grade(Answer{Text: c.text, Own: c.own})
		if r.Verdict != c.verdict || !strings.Contains(strings.Join(r.Feedback, " "), c.says) {
			t.Errorf("%s: %v %q, want %v with %q", c.name, r.Verdict, r.Feedback, c.verdict, c.says)
		}
	}
	if got := strings.Join(o.Metrics(), " "); got != "finish(1) finish(2) steps" {
		t.Errorf("metrics %s", got)
	}
	if ps := o.Problems(); len(ps) > 0 {
		t.Errorf("problems %v", ps)
	}
	if ps := o.Prove(run); len(ps) > 0 {
		t.Errorf("the author's run: %v", ps)
	}
	if ps := o.Prove(map[string]string{"steps": "640", "finish(1)": "+Inf", "finish(2)": "+Inf"}); len(ps) != 1 {
		t.Errorf("a run that never gets there: %v", ps)
	}
}

func TestOwnProblems(t *testing.T) {
	for _, c := range []struct {
		change func(*Own)
		want   string
	}{
		{func(o *Own) { o.Of = "" }, "no experiment"},
		{func(o *Own) { o.Answer = "" }, "no answer"},
		{func(o *Own) { o.Answer = "finish(1" }, "the answer cannot be read"},
		{func(o *Own) { o.Needs[0].Feedback = " " }, "says nothing"},
		{func(o *Own) { o.Needs[0].When = "a <" }, "the need cannot be read"},
		{func(o *Own) { o.Mistakes[0].Feedback = "" }, "no feedback"},
		{func(o *Own) { o.Rel = 0 }, "no tolerance"},
	} {
		o := ownQuestion()
		c.change(o)
		ps := o.Problems()
		if len(ps) != 1 || !strings.Contains(ps[0].What, c.want) {
			t.Errorf("problems %v, want %q", ps, c.want)
		}
	}
}
