package quiz_test

import (
	"context"
	"errors"
	"reflect"
	"strconv"
	"strings"
	"testing"

	"zigzag/core/experiment"
	"zigzag/core/formula"
	"zigzag/core/quiz"
)

const trainXor = "kind: train\ndata: xor\nhidden: 2\nactivation: tanh\nlr: 0.5\nepochs: 300\ncontrols: [hidden, lr]\ndescribe: A net.\n"

func grade(t *testing.T, l *quiz.Lab, text string, set experiment.Settings) quiz.Result {
	t.Helper()
	r, err := l.GradeRun(spec(t, text), set, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	checkResult(t, quiz.Answer{Settings: set}, r)
	return r
}

func TestLabByHand(t *testing.T) {
	for _, c := range []struct {
		name    string
		set     experiment.Settings
		verdict quiz.Verdict
		score   float64
		says    string
		got     []string // of the checks
	}{
		{"solution", experiment.Settings{"line": "1 1 -1.5"}, quiz.Right, 1, "", []string{"accuracy(train) is 1", "w(1) is 1"}},
		{"other numbers", experiment.Settings{"line": "2 2 -3"}, quiz.Right, 1, "", []string{"accuracy(train) is 1", "w(1) is 2"}},
		{"view and seed do not count", experiment.Settings{"line": "1 1 -1.5", "seed": "9"}, quiz.Right, 1, "", nil},
		{"as it was, written out", experiment.Settings{"line": "1 1 -1.5", "data": "and"}, quiz.Right, 1, "", nil},
		{"or's line", experiment.Settings{"line": "1 1 -0.5"}, quiz.Partial, 0.5, "", []string{"accuracy(train) is 0.5", "w(1) is 1"}},
		{"one corner wrong", experiment.Settings{"line": "1 0.5 -0.75"}, quiz.Partial, 0.5, "One is left.", []string{"accuracy(train) is 0.75", "w(1) is 1"}},
		{"turned round", experiment.Settings{"line": "-1 -1 1.5"}, quiz.Wrong, 0, "Turn the arrow round.", []string{"accuracy(train) is 0", "w(1) is −1"}},
		{"other data", experiment.Settings{"line": "1 1 -1.5", "data": "or"}, quiz.Invalid, 0, "Put back", nil},
		{"unknown key", experiment.Settings{"lien": "1 1 -1.5"}, quiz.Invalid, 0, "lien", nil},
		{"no line", experiment.Settings{"line": "steep"}, quiz.Invalid, 0, "steep", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := grade(t, labAnd(t), placeAnd, c.set)
			if r.Verdict != c.verdict || r.Score != c.score || !strings.Contains(strings.Join(r.Feedback, " "), c.says) {
				t.Errorf("%+v, want %v %v %q", r, c.verdict, c.score, c.says)
			}
			for i, got := range c.got {
				if r.Checks[i].Got != got {
					t.Errorf("check %d got %q, want %q", i, r.Checks[i].Got, got)
				}
			}
		})
	}
}

// TestLabSeeds: a check must hold on every seed, and the worst one is told.
func TestLabSeeds(t *testing.T) {
	l := &quiz.Lab{
		Uses:   "exp-test",
		Checks: []quiz.LabCheck{{Expr: parse(t, "accuracy(train) == 1"), Src: "accuracy(train) == 1", Label: "solved"}, {Expr: parse(t, "steps >= 0"), Src: "steps >= 0", Label: "ran"}},
		Whens:  []quiz.When{{Expr: parse(t, "accuracy(train) < 1"), Src: "accuracy(train) < 1", Feedback: "Stuck."}},
		Answer: experiment.Settings{"hidden": "8"},
		Seeds:  8,
	}
	s := spec(t, trainXor)
	wantWorst, worstSeed, solved := 2.0, "", 0
	for _, seed := range []string{"1", "2", "3", "4", "5", "6", "7", "8"} {
		r, err := experiment.Run(s, experiment.Settings{"seed": seed}, -1)
		if err != nil {
			t.Fatal(err)
		}
		if a := r.Metrics["accuracy(train)"][0]; a < wantWorst {
			wantWorst, worstSeed = a, seed
		} else if a == 1 {
			solved++
		}
	}
	if wantWorst == 1 || solved == 0 {
		t.Fatalf("the experiment does not tell seeds apart: worst %v, %d solved", wantWorst, solved)
	}
	var told []int
	r, err := l.GradeRun(s, nil, nil, func(done, total int) { told = append(told, done, total) })
	if err != nil {
		t.Fatal(err)
	}
	if r.Verdict != quiz.Partial || r.Score != 0.5 || !reflect.DeepEqual(r.Feedback, []string{"Stuck."}) {
		t.Errorf("with two hidden units: %+v", r)
	}
	if got := r.Checks[0]; got.OK || !strings.HasSuffix(got.Got, "on seed "+worstSeed) {
		t.Errorf("check %+v, want the worst: %v on seed %s", got, wantWorst, worstSeed)
	}
	if want := []int{1, 8, 2, 8, 3, 8, 4, 8, 5, 8, 6, 8, 7, 8, 8, 8}; !reflect.DeepEqual(told, want) {
		t.Errorf("progress told %v", told)
	}
	again, _ := l.GradeRun(s, nil, nil, nil)
	if !reflect.DeepEqual(r, again) {
		t.Errorf("graded %+v and then %+v", r, again)
	}
	if r, err = l.GradeRun(s, l.Answer, nil, nil); err != nil || r.Score != 1 {
		t.Errorf("the solution gives %+v, %v", r, err)
	}
	if r := grade(t, l, trainXor, experiment.Settings{"hidden": "8", "epochs": "1000"}); r.Verdict != quiz.Invalid || !strings.Contains(r.Feedback[0], "Epochs") {
		t.Errorf("a forbidden change gives %+v", r)
	}
	l.Change = []string{"epochs"}
	if r := grade(t, l, trainXor, experiment.Settings{"hidden": "8"}); r.Verdict != quiz.Invalid {
		t.Errorf("a control that is not to be changed gives %+v", r)
	}
}

// TestLabWorstSeed: the seed that is told is the worst, wherever it stands.
func TestLabWorstSeed(t *testing.T) {
	s := spec(t, trainXor)
	loss := map[uint64]float64{}
	good, bad := uint64(0), uint64(0) // the lowest and the highest loss
	for seed := uint64(1); seed <= 6; seed++ {
		r, err := experiment.Run(s, experiment.Settings{"seed": strconv.FormatUint(seed, 10)}, -1)
		if err != nil {
			t.Fatal(err)
		}
		loss[seed] = r.Metrics["loss(train)"][0]
		if good == 0 || loss[seed] < loss[good] {
			good = seed
		}
		if bad == 0 || loss[seed] > loss[bad] {
			bad = seed
		}
	}
	bound := strconv.FormatFloat((loss[good]+loss[bad])/2, 'f', -1, 64)
	l := &quiz.Lab{Uses: "exp-test", Answer: experiment.Settings{"hidden": "8"}}
	for _, src := range []string{"loss(train) < " + bound, "loss(train) < 100"} {
		l.Checks = append(l.Checks, quiz.LabCheck{Expr: parse(t, src), Src: src, Label: src})
	}
	want := "loss(train) is " + formula.Show(loss[bad]) + " on seed " + strconv.FormatUint(bad, 10)
	for _, seeds := range [][]uint64{{good, bad}, {bad, good}} {
		r, err := l.GradeRun(s, nil, seeds, nil)
		if err != nil {
			t.Fatal(err)
		}
		for i, ok := range []bool{false, true} {
			if c := r.Checks[i]; c.OK != ok || c.Got != want {
				t.Errorf("seeds %v: check %+v, want %v, %q", seeds, c, ok, want)
			}
		}
	}
}

func TestLabCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	l := labAnd(t)
	l.Seeds = 5
	l.Checks[0].Expr = parse(t, "accuracy(train) == 2")
	runs := 0
	_, err := l.GradeRunContext(ctx, spec(t, placeAnd), nil, nil, func(done, total int) {
		if runs = done; done == 2 {
			cancel()
		}
	})
	if !errors.Is(err, context.Canceled) || runs != 2 {
		t.Errorf("after %d runs: %v, want context.Canceled after 2", runs, err)
	}
}

// A lab's checks are of the end of its run: what a pass knows only once it was through a
// layer is no fault at its start, and a layer that it does not have is one.
func TestLabProbeBeforeTheRun(t *testing.T) {
	session, err := spec(t, "kind: propagate\nlayers: 2\nunits: 3\nbatch: 4").Start(nil)
	if err != nil {
		t.Fatal(err)
	}
	for src, want := range map[string]int{"layer(2).std > 0.1": 0, "max(layer.saturated) < 1": 0, "layer(3).std > 0.1": 1} {
		l := quiz.Lab{Uses: "exp", Checks: []quiz.LabCheck{{Expr: parse(t, src), Src: src, Label: "x"}}}
		if ps := l.Probe(session); len(ps) != want {
			t.Errorf("%s: problems %v, want %d", src, ps, want)
		}
	}
}

func TestLabProbe(t *testing.T) {
	l := labAnd(t)
	session, err := spec(t, placeAnd).Start(nil)
	if err != nil {
		t.Fatal(err)
	}
	if ps := l.Probe(session); len(ps) > 0 {
		t.Errorf("problems with a good lab: %v", ps)
	}
	l.Checks[0] = quiz.LabCheck{Expr: parse(t, "acuracy(train) == 1"), Src: "acuracy(train) == 1", Label: "x", Line: 12}
	l.Whens[0] = quiz.When{Expr: parse(t, "nonsense > 1"), Src: "nonsense > 1", Feedback: "x", Line: 13}
	ps := l.Probe(session)
	if len(ps) != 2 || ps[0].Line != 12 || ps[1].Line != 13 || !strings.Contains(ps[0].What, "accuracy") {
		t.Errorf("problems %v", ps)
	}
	if _, err := l.GradeRun(spec(t, placeAnd), nil, nil, nil); err == nil {
		t.Error("a check that cannot be computed was graded")
	}
}
