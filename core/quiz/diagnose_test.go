package quiz_test

import (
	"context"
	"encoding/json"
	"errors"
	"reflect"
	"slices"
	"strings"
	"testing"

	"zigzag/core/quiz"
)

// sick is a line that learns a hundred thousand times too slowly.
const sick = "kind: clinic\ndata: and\nhidden: none\nlr: 1\nepochs: 60\nfault: lr=0.00001\n"

func sickAnd(t testing.TB) *quiz.Diagnose {
	return &quiz.Diagnose{
		Uses: "exp-test",
		Options: []quiz.Option{
			{Text: "The learning rate is too high.", Feedback: "The loss would jump about.", Line: 9},
			{Text: "The learning rate is too low.", Right: true, Line: 10},
			{Text: "A hidden layer is missing.", Feedback: "AND needs none.", Line: 11},
		},
		Mends: []quiz.Mend{
			{Key: "lr", Value: "1", Text: "A larger learning rate", Line: 12},
			{Key: "epochs", Value: "120", Text: "Twice the epochs", Feedback: "A hundred thousand times as many, maybe.", Line: 13},
			{Key: "hidden", Value: "2", Text: "A hidden layer", Feedback: "It creeps just as slowly.", Line: 14},
		},
		Checks: []quiz.LabCheck{{Expr: parse(t, "accuracy(train) == 1"), Src: "accuracy(train) == 1", Label: "All four are right"}, {Expr: parse(t, "loss(train) < 0.2"), Src: "loss(train) < 0.2", Label: "It is sure of them"}},
		Seeds:  3,
	}
}

func diagnose(t testing.TB, d *quiz.Diagnose, a quiz.Answer) quiz.Result {
	t.Helper()
	r, err := d.GradeRun(context.Background(), spec(t, sick), a, nil)
	if err != nil {
		t.Errorf("%+v: %v", a, err)
	}
	return r
}

func TestDiagnose(t *testing.T) {
	for _, c := range []struct {
		name    string
		picks   []int
		verdict quiz.Verdict
		score   float64
		says    string
		marks   []bool // of diagnosis and mend
	}{
		{"both right", []int{1, 3}, quiz.Right, 1, "", []bool{true, true}},
		{"in the other order", []int{3, 1}, quiz.Right, 1, "", []bool{true, true}},
		{"diagnosis alone", []int{1, 4}, quiz.Partial, 0.5, "A hundred thousand times", []bool{true, false}},
		{"mend alone", []int{0, 3}, quiz.Wrong, 0, "The loss would jump about. The run is healed by this change.", []bool{false, true}},
		{"neither", []int{2, 5}, quiz.Wrong, 0, "AND needs none. It creeps just as slowly.", []bool{false, false}},
		{"nothing", nil, quiz.Invalid, 0, "Pick what is wrong with the run, and", nil},
		{"no mend", []int{1}, quiz.Invalid, 0, "the change that mends", nil},
		{"no diagnosis", []int{3}, quiz.Invalid, 0, "what is wrong", nil},
		{"two diagnoses", []int{0, 1, 3}, quiz.Invalid, 0, "one diagnosis", nil},
		{"two mends", []int{1, 3, 4}, quiz.Invalid, 0, "one change", nil},
		{"out of range", []int{1, 6}, quiz.Invalid, 0, "that are shown", nil},
		{"negative", []int{-1, 3}, quiz.Invalid, 0, "that are shown", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := quiz.Answer{Picks: c.picks}
			r := diagnose(t, sickAnd(t), a)
			checkResult(t, a, r)
			said := strings.Join(r.Feedback, " ")
			if r.Verdict != c.verdict || r.Score != c.score || !strings.Contains(said, c.says) || c.says == "" && said != "" {
				t.Errorf("%+v, want %v %v %q", r, c.verdict, c.score, c.says)
			}
			for i, right := range c.marks {
				if r.Picks[i].Right != right || !slices.Contains(c.picks, r.Picks[i].Index) {
					t.Errorf("mark %d is %+v, want %v", i, r.Picks[i], right)
				}
			}
			if len(c.marks) > 0 && (len(r.Checks) != 2 || r.Checks[0].OK != c.marks[1] || !strings.Contains(r.Checks[0].Got, "on seed")) {
				t.Errorf("checks %+v", r.Checks)
			}
		})
	}
}

// TestDiagnoseRunsTheMend: what heals is decided by the run, not by what the author
// says of it.
func TestDiagnoseRunsTheMend(t *testing.T) {
	d := sickAnd(t)
	d.Mends[0].Feedback, d.Mends[1].Feedback = "So it is said.", ""
	if r := diagnose(t, d, quiz.Answer{Picks: []int{1, 3}}); r.Score != 1 || len(r.Feedback) > 0 {
		t.Errorf("a mend that heals: %+v", r)
	}
	if r := diagnose(t, d, quiz.Answer{Picks: []int{1, 4}}); r.Score != 0.5 || !strings.Contains(strings.Join(r.Feedback, " "), "does not heal") {
		t.Errorf("a mend that does not: %+v", r)
	}
	d.Mends[0].Value = "0.00001"
	if r := diagnose(t, d, quiz.Answer{Picks: []int{1, 3}}); r.Verdict != quiz.Invalid || !strings.Contains(r.Feedback[0], "changes nothing") {
		t.Errorf("a mend that changes nothing: %+v", r)
	}
	d = sickAnd(t)
	d.Checks[0].Expr = parse(t, "accuracy(val) == 1")
	if _, err := d.GradeRun(context.Background(), spec(t, sick), d.Solution(), nil); err == nil {
		t.Error("a check that cannot be computed is passed over")
	}
}

func TestDiagnoseTellsProgressAndIsCancelled(t *testing.T) {
	d := sickAnd(t)
	var told []int
	if _, err := d.GradeRun(context.Background(), spec(t, sick), d.Solution(), func(done, total int) { told = append(told, done, total) }); err != nil || !reflect.DeepEqual(told, []int{1, 3, 2, 3, 3, 3}) {
		t.Errorf("told %v, %v", told, err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if r, err := d.GradeRun(ctx, spec(t, sick), d.Solution(), nil); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %+v, %v", r, err)
	}
}

// TestQuestionsCross: every kind arrives on the page as what it was.
func TestQuestionsCross(t *testing.T) {
	for name, body := range bodies(t) {
		q := quiz.Question{ID: "q", Points: 2, Line: 3, Prompt: "What?", Hints: []string{"h"}, Because: "b", Body: body}
		data, err := json.Marshal(q)
		if err != nil {
			t.Fatal(err)
		}
		var back quiz.Question
		if err := json.Unmarshal(data, &back); err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if back.Hash() != q.Hash() || !reflect.DeepEqual(back.Texts(), q.Texts()) || len(back.Body.Problems()) > 0 && name != "lab" {
			t.Errorf("%s arrives as %+v, problems %v", name, back, back.Body.Problems())
		}
		if d, ok := back.Body.(*quiz.Diagnose); ok {
			if r := diagnose(t, d, q.Body.Solution()); r.Score != 1 {
				t.Errorf("the solution earns %+v on the other side", r)
			}
		}
	}
}

// TestDiagnoseRecalls: what is kept of an answer says the same as its grading did, but
// for the numbers that only a run gives.
func TestDiagnoseRecalls(t *testing.T) {
	d := sickAnd(t)
	for _, picks := range [][]int{{1, 3}, {1, 4}, {2, 5}, {0, 3}} {
		a := quiz.Answer{Picks: picks}
		graded := diagnose(t, d, a)
		r := d.Recall(a, graded.Score)
		checkResult(t, a, r)
		if r.Verdict != graded.Verdict || r.Score != graded.Score || !reflect.DeepEqual(r.Picks, graded.Picks[:len(r.Picks)]) {
			t.Errorf("%v is recalled as %+v, and was graded %+v", picks, r, graded)
		}
		if want := d.Options[picks[0]].Right; (len(r.Picks) == 2) != want {
			t.Errorf("%v: %d marks", picks, len(r.Picks))
		}
	}
	if r := d.Recall(quiz.Answer{Picks: []int{1}}, 0.5); r.Verdict != quiz.Invalid {
		t.Errorf("half an answer is recalled as %+v", r)
	}
}
