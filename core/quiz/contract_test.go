package quiz_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"zigzag/core/block"
	"zigzag/core/experiment"
	"zigzag/core/formula"
	"zigzag/core/quiz"
)

// parse is the expression of a check in a test.
func parse(t testing.TB, src string) *formula.Expr {
	t.Helper()
	e, err := formula.Parse(src)
	if err != nil {
		t.Fatalf("%s: %v", src, err)
	}
	return e
}

// spec is an experiment for labs.
func spec(t testing.TB, text string) experiment.Spec {
	t.Helper()
	s, problems := experiment.Parse("test.md", 1, "exp-test", text)
	if len(problems) > 0 {
		t.Fatalf("experiment: %v", problems)
	}
	return s
}

const placeAnd = "kind: line\ndata: and\nepochs: 0\ndescribe: A line.\n"

func labAnd(t testing.TB) *quiz.Lab {
	return &quiz.Lab{
		Uses:   "exp-test",
		Checks: []quiz.LabCheck{{Expr: parse(t, "accuracy(train) == 1"), Src: "accuracy(train) == 1", Label: "All four are right"}, {Expr: parse(t, "w(1) > 0"), Src: "w(1) > 0", Label: "The arrow points right"}},
		Whens:  []quiz.When{{Expr: parse(t, "w(1) < 0"), Src: "w(1) < 0", Feedback: "Turn the arrow round."}, {Expr: parse(t, "correct == 3"), Src: "correct == 3", Feedback: "One is left."}},
		Answer: experiment.Settings{"line": "1 1 -1.5"},
	}
}

// bodies has one row a kind, and a variant where grading differs.
func bodies(t testing.TB) map[string]quiz.Body {
	one := &quiz.Choice{Options: []quiz.Option{{Text: "(0, 0)", Feedback: "It does not fire."}, {Text: "(1, 1)", Right: true}, {Text: "(0, 1)", Feedback: "Nor does that."}}}
	return map[string]quiz.Body{
		"choice": one,
		"several": &quiz.Choice{Multiple: true, Options: []quiz.Option{
			{Text: "a", Right: true}, {Text: "b", Feedback: "not b"}, {Text: "c", Right: true}, {Text: "d", Feedback: "not d"}, {Text: "e", Right: true}}},
		"number":   &quiz.Number{Answer: 0.75, Abs: 0.001, Unit: "nats", Mistakes: []quiz.Mistake{{Value: 2, Feedback: "The bias is missing."}}},
		"formula":  &quiz.Formula{Answer: "w1*x1 + b", Vars: []formula.Var{{Name: "w1"}, {Name: "x1"}, {Name: "b"}}, Mistakes: []quiz.FormulaMistake{{Answer: "w1*x1", Feedback: "The bias is missing."}}},
		"without":  &quiz.Formula{Answer: "w1*x1 + b", Vars: []formula.Var{{Name: "w1"}, {Name: "x1"}, {Name: "b"}}, Without: []string{"exp"}},
		"constant": &quiz.Formula{Answer: "1", Vars: []formula.Var{{Name: "x"}}},
		"text":     &quiz.Text{Accept: []string{"linearly separable"}, Reject: []quiz.Reject{{Text: "linearly inseparable", Feedback: "The opposite."}}, Almost: []quiz.Reject{{Text: "separable", Feedback: "By what?"}}},
		"match":    shapes(),
		"order":    &quiz.Order{Items: []string{"one", "two", "three", "four"}, Extra: []quiz.Extra{{Text: "five", Feedback: "Five is not among them."}}},
		"guess":    &quiz.Predict{Of: "exp-test", Choice: one},
		"estimate": &quiz.Predict{Of: "exp-test", Number: &quiz.Number{Answer: 11, Abs: 1}, Lo: 0, Hi: 40},
		"lab":      labAnd(t),
		"diagnose": sickAnd(t),
	}
}

func TestQuestions(t *testing.T) {
	for name, body := range bodies(t) {
		t.Run(name, func(t *testing.T) {
			testQuestion(t, quiz.Question{ID: "q-" + name, Points: 1, Line: 3, Prompt: "What?", Body: body, Source: "::: " + name})
		})
	}
}

// testQuestion is what every kind must keep to.
func testQuestion(t *testing.T, q quiz.Question) {
	t.Helper()
	for _, p := range q.Problems() {
		t.Errorf("problem: %v", p)
	}
	grade := q.Body.Grade
	if d, ok := q.Body.(*quiz.Diagnose); ok {
		if r := d.Grade(d.Solution()); r.Verdict != quiz.Invalid || len(r.Feedback) == 0 {
			t.Errorf("a diagnosis was graded without a run: %+v", r)
		}
		grade = func(a quiz.Answer) quiz.Result { return diagnose(t, d, a) }
	}
	if lab, ok := q.Body.(*quiz.Lab); ok {
		if r := lab.Grade(lab.Solution()); r.Verdict != quiz.Invalid || len(r.Feedback) == 0 {
			t.Errorf("a lab was graded without a run: %+v", r)
		}
		grade = func(a quiz.Answer) quiz.Result {
			r, err := lab.GradeRun(spec(t, placeAnd), a.Settings, nil, nil)
			if err != nil {
				t.Errorf("%+v: %v", a, err)
			}
			return r
		}
	}
	if r := grade(q.Body.Solution()); r.Score != 1 || r.Verdict != quiz.Right {
		t.Errorf("the solution %+v gives %+v", q.Body.Solution(), r)
	}
	if r := grade(q.Body.Blank()); r.Score == 1 {
		t.Errorf("doing nothing gives %+v", r)
	}
	if r := grade(quiz.Answer{Text: strings.Repeat("9", 10_000), Picks: make([]int, 10_000), Order: make([]int, 10_000), Settings: map[string]string{"line": strings.Repeat("9", 10_000)}}); r.Verdict != quiz.Invalid || len(r.Feedback) == 0 {
		t.Errorf("10,000 characters give %+v", r)
	}
	before := fmt.Sprintf("%+v", q.Body.Identity())
	rng := rand.New(rand.NewPCG(1, 2))
	for range 300 {
		a := randomAnswer(rng)
		r := grade(a)
		if again := grade(a); !reflect.DeepEqual(r, again) {
			t.Fatalf("%+v gives %+v and then %+v", a, r, again)
		}
		checkResult(t, a, r)
	}
	if after := fmt.Sprintf("%+v", q.Body.Identity()); after != before {
		t.Errorf("grading changed the question: %s, was %s", after, before)
	}
	if one, two := q.Hash(), q.Hash(); one != two || len(one) != 16 {
		t.Errorf("Hash = %q, then %q", one, two)
	}
}

// checkResult is what every result must keep to.
func checkResult(t *testing.T, a quiz.Answer, r quiz.Result) {
	t.Helper()
	sound := r.Score >= 0 && r.Score <= 1
	switch r.Verdict {
	case quiz.Invalid:
		sound = sound && r.Score == 0 && len(r.Feedback) > 0
	case quiz.Wrong:
		sound = sound && r.Score == 0
	case quiz.Partial:
		sound = sound && r.Score > 0 && r.Score < 1
	case quiz.Almost:
		sound = sound && (r.Score == 0 || r.Score == 1) && len(r.Feedback) > 0
	case quiz.Right, quiz.Noted:
		sound = sound && r.Score == 1
	}
	for _, f := range r.Feedback {
		sound = sound && strings.TrimSpace(f) != ""
	}
	data, err := json.Marshal(r)
	if err != nil {
		t.Fatal(err)
	}
	var back quiz.Result
	if err := json.Unmarshal(data, &back); err != nil || back.Verdict != r.Verdict || back.Score != r.Score {
		t.Errorf("%+v crosses as %s and arrives as %+v (%v)", r, data, back, err)
	}
	if !sound {
		t.Errorf("%+v gives the unsound %+v", a, r)
	}
}

func randomAnswer(rng *rand.Rand) quiz.Answer {
	texts := []string{"", " ", "0.75", "-1", "1/0", "w1 x1", "x²", "not separable", "linearly separabel", "\xff", "﷽", "1,234", "75 %", "∞", "nan", "Inf", "0x10", "ㅎㅏㄴ", strings.Repeat("(", 600)}
	list := func() []int {
		var l []int
		for range rng.IntN(6) {
			l = append(l, rng.IntN(8)-1)
		}
		return l
	}
	a := quiz.Answer{Picks: list(), Order: list(), Text: texts[rng.IntN(len(texts))]}
	if rng.IntN(2) == 0 {
		a.Text += texts[rng.IntN(len(texts))]
	}
	switch rng.IntN(4) {
	case 0:
		a.Settings = map[string]string{"line": fmt.Sprintf("%d %d %d", rng.IntN(5)-2, rng.IntN(5)-2, rng.IntN(5)-2)}
	case 1:
		a.Settings = map[string]string{"lien": "1 1 1"}
	case 2:
		a.Settings = map[string]string{"line": a.Text, "data": "or"}
	}
	return a
}

func TestHash(t *testing.T) {
	base := func() quiz.Question {
		return quiz.Question{ID: "q", Points: 1, Line: 7, Prompt: "Which point fires?", Hints: []string{"Look"}, Because: "So.", Body: bodies(t)["choice"]}
	}
	want := base().Hash()
	choice := func(q *quiz.Question) *quiz.Choice { return q.Body.(*quiz.Choice) }
	for name, change := range map[string]func(q *quiz.Question){
		"moved":        func(q *quiz.Question) { q.Line = 99 },
		"worth more":   func(q *quiz.Question) { q.Points = 5 },
		"hint mended":  func(q *quiz.Question) { q.Hints[0] = "Look!" },
		"explained":    func(q *quiz.Question) { q.Because = "Therefore." },
		"rewrapped":    func(q *quiz.Question) { q.Prompt = "Which\npoint  fires" },
		"new feedback": func(q *quiz.Question) { choice(q).Options[0].Feedback = "No." },
		"option wraps": func(q *quiz.Question) { choice(q).Options[0].Text = "(0,\n 0)" },
	} {
		q := base()
		if change(&q); q.Hash() != want {
			t.Errorf("%s: the hash changed", name)
		}
	}
	for name, change := range map[string]func(q *quiz.Question){
		"other prompt":    func(q *quiz.Question) { q.Prompt = "Which point does not fire?" },
		"other sign":      func(q *quiz.Question) { q.Prompt = "Which point fires − or not?" },
		"other option":    func(q *quiz.Question) { choice(q).Options[0].Text = "(1, 0)" },
		"other solution":  func(q *quiz.Question) { choice(q).Options[0].Right = true },
		"options swapped": func(q *quiz.Question) { o := choice(q).Options; o[0], o[1] = o[1], o[0] },
		"several":         func(q *quiz.Question) { choice(q).Multiple = true },
		"other kind":      func(q *quiz.Question) { q.Body = bodies(t)["guess"] },
	} {
		q := base()
		if change(&q); q.Hash() == want {
			t.Errorf("%s: the hash is the same", name)
		}
	}
	seen := map[string]string{}
	for name, b := range bodies(t) {
		h := quiz.Question{Prompt: "p", Body: b}.Hash()
		if other := seen[h]; other != "" {
			t.Errorf("%s and %s have one hash", name, other)
		}
		seen[h] = name
	}
}

// TestAuthorsSlips plants one fault in each question.
func TestAuthorsSlips(t *testing.T) {
	ex := func(src string) *formula.Expr { return parse(t, src) }
	opt := func(text, feedback string, right bool) quiz.Option {
		return quiz.Option{Text: text, Feedback: feedback, Right: right, Line: 9}
	}
	sick := func(change func(d *quiz.Diagnose)) quiz.Body { d := sickAnd(t); change(d); return d }
	lab := func(change func(l *quiz.Lab)) quiz.Body { l := labAnd(t); change(l); return l }
	x := []formula.Var{{Name: "x"}}
	for _, c := range []struct {
		says string
		body quiz.Body
	}{
		{"no answers", nil},
		{"no correct choice", &quiz.Choice{Options: []quiz.Option{opt("a", "f", false), opt("b", "f", false)}}},
		{"no feedback", &quiz.Choice{Options: []quiz.Option{opt("a", "", false), opt("b", "", true)}}},
		{"stands twice", &quiz.Choice{Options: []quiz.Option{opt("a", "f", false), opt("a", "", true)}}},
		{"1 options", &quiz.Choice{Options: []quiz.Option{opt("a", "", true)}}},
		{"2 options are right", &quiz.Choice{Options: []quiz.Option{opt("a", "", true), opt("b", "", true)}}},
		{"is empty", &quiz.Choice{Options: []quiz.Option{opt(" ", "f", false), opt("b", "", true)}}},
		{"0 is accepted", &quiz.Number{Answer: 0.5, Abs: 1}},
		{"tolerance -1", &quiz.Number{Answer: 0.5, Abs: -1}},
		{"within the tolerance", &quiz.Number{Answer: 0.5, Abs: 0.1, Mistakes: []quiz.Mistake{{Value: 0.45, Feedback: "f"}}}},
		{"mistake 2 has no feedback", &quiz.Number{Answer: 0.5, Mistakes: []quiz.Mistake{{Value: 2}}}},
		{"cannot be read", &quiz.Formula{Answer: "x +", Vars: x}},
		{"cannot be compared", &quiz.Formula{Answer: "log(x)", Vars: []formula.Var{{Name: "x", Lo: -2, Hi: -1}}}},
		{"cannot be a variable", &quiz.Formula{Answer: "1", Vars: []formula.Var{{Name: "2x"}}}},
		{"range 2..1", &quiz.Formula{Answer: "x", Vars: []formula.Var{{Name: "x", Lo: 2, Hi: 1}}}},
		{"stands twice", &quiz.Formula{Answer: "x1", Vars: []formula.Var{{Name: "x1"}, {Name: "x_1"}}}},
		{"equal to the answer", &quiz.Formula{Answer: "2x", Vars: x, Mistakes: []quiz.FormulaMistake{{Answer: "x+x", Feedback: "f"}}}},
		{"which is no function", &quiz.Formula{Answer: "x", Vars: x, Without: []string{"tan"}}},
		{"the answer \"tanh(x)\" uses tanh", &quiz.Formula{Answer: "tanh(x)", Vars: x, Without: []string{"tanh"}}},
		{"the mistake \"tanh(x)\" uses tanh", &quiz.Formula{Answer: "x", Vars: x, Without: []string{"tanh"}, Mistakes: []quiz.FormulaMistake{{Answer: "tanh(x)", Feedback: "f"}}}},
		{"no answer is accepted", &quiz.Text{}},
		{"accepted and turned down", &quiz.Text{Accept: []string{"hidden space"}, Reject: []quiz.Reject{{Text: "Hidden-Space", Feedback: "f"}}}},
		{"differ by a slip only", &quiz.Text{Accept: []string{"perceptron"}, Reject: []quiz.Reject{{Text: "perceptions", Feedback: "f"}}}},
		{"nothing is said", &quiz.Text{Accept: []string{"perceptron"}, Reject: []quiz.Reject{{Text: "neuron"}}}},
		{"not a short text", &quiz.Text{Accept: []string{"…"}}},
		{"1 lines to order", &quiz.Order{Items: []string{"one"}}},
		{"stands twice", &quiz.Order{Items: []string{"one", "one"}}},
		{"no feedback", &quiz.Order{Items: []string{"one", "two"}, Extra: []quiz.Extra{{Text: "three"}}}},
		{"names no experiment", &quiz.Predict{Number: &quiz.Number{Answer: 1}}},
		{"has no answer", &quiz.Predict{Of: "exp"}},
		{"outside the range", &quiz.Predict{Of: "exp", Number: &quiz.Number{Answer: 7}, Lo: 0, Hi: 4}},
		{"names no experiment", lab(func(l *quiz.Lab) { l.Uses = "" })},
		{"checks nothing", lab(func(l *quiz.Lab) { l.Checks = nil })},
		{"cannot be read", lab(func(l *quiz.Lab) { l.Checks[0].Expr, l.Checks[0].Src = nil, "accuracy =" })},
		{"not put in words", lab(func(l *quiz.Lab) { l.Checks[0].Label = "" })},
		{"nothing is said when", lab(func(l *quiz.Lab) { l.Whens[0] = quiz.When{Expr: ex("b > 1"), Src: "b > 1"} })},
		{"no solution", lab(func(l *quiz.Lab) { l.Answer = nil })},
		{"the learner may not", lab(func(l *quiz.Lab) { l.Change = []string{"lr"} })},
		{"on 51 seeds", lab(func(l *quiz.Lab) { l.Seeds = 51 })},
		{"the diagnosis names no experiment", sick(func(d *quiz.Diagnose) { d.Uses = "" })},
		{"the diagnosis checks nothing", sick(func(d *quiz.Diagnose) { d.Checks = nil })},
		{"cannot be read", sick(func(d *quiz.Diagnose) { d.Checks[0].Expr, d.Checks[0].Src = nil, "accuracy =" })},
		{"not put in words", sick(func(d *quiz.Diagnose) { d.Checks[0].Label = "" })},
		{"the diagnosis is graded on 51 seeds", sick(func(d *quiz.Diagnose) { d.Seeds = 51 })},
		{"no correct choice", sick(func(d *quiz.Diagnose) { d.Options[1] = opt("b", "f", false) })},
		{"2 options are right", sick(func(d *quiz.Diagnose) { d.Options[0].Right = true })},
		{"no feedback", sick(func(d *quiz.Diagnose) { d.Options[0].Feedback = "" })},
		{"1 mends to choose from", sick(func(d *quiz.Diagnose) { d.Mends = d.Mends[:1] })},
		{"not a setting", sick(func(d *quiz.Diagnose) { d.Mends[2].Value = "" })},
		{"stands twice", sick(func(d *quiz.Diagnose) { d.Mends[2].Key, d.Mends[2].Value = d.Mends[1].Key, d.Mends[1].Value })},
		{`the mend "lr = 1" is not put in words`, sick(func(d *quiz.Diagnose) { d.Mends[0].Text = "" })},
		{"no mend is said to heal", sick(func(d *quiz.Diagnose) { d.Mends[0].Feedback = "f" })},
		{"every mend heals", sick(func(d *quiz.Diagnose) { d.Mends[1].Feedback, d.Mends[2].Feedback = "", "" })},
	} {
		t.Run(c.says, func(t *testing.T) {
			q := quiz.Question{ID: "q", Points: 1, Line: 3, Prompt: "What?", Body: c.body}
			problems := q.Problems()
			if !hasProblem(problems, c.says) {
				t.Errorf("problems %v, want one that says %q", problems, c.says)
			}
			for _, p := range problems {
				if p.Line == 0 || p.Fix == "" {
					t.Errorf("unhelpful problem %v", p)
				}
			}
		})
	}
	for _, q := range []quiz.Question{{Points: 1, Prompt: "p"}, {ID: "q", Prompt: "p"}, {ID: "q", Points: 1}} {
		q.Line, q.Body = 1, bodies(t)["number"]
		if len(q.Problems()) != 1 {
			t.Errorf("%+v has the problems %v, want one", q, q.Problems())
		}
	}
}

func hasProblem(ps []block.Problem, says string) bool {
	for _, p := range ps {
		if strings.Contains(p.What, says) {
			return true
		}
	}
	return false
}
