package lesson_test

import (
	"context"
	"encoding/json"
	"os"
	"reflect"
	"testing"

	"zigzag/core/lesson"
	"zigzag/core/quiz"
	"zigzag/core/sheet"
)

// TestSheet sends lessons to the page's program and back: it must grade, show
// and measure as the lesson does.
func TestSheet(t *testing.T) {
	for _, file := range []string{"testdata/questions.md", "testdata/diagnose.md", "../../lessons/perceptron/lesson.md", "../../lessons/xor/lesson.md"} {
		t.Run(file, func(t *testing.T) {
			src, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			l, problems := lesson.Parse(file, string(src))
			if len(problems) > 0 {
				t.Fatal(problems[0])
			}
			made, err := l.Sheet(context.Background())
			if err != nil {
				t.Fatal(err)
			}
			data, err := json.Marshal(made)
			if err != nil {
				t.Fatal(err)
			}
			s, err := sheet.Read(data)
			if err != nil {
				t.Fatal(err)
			}
			if len(s.Steps) != len(l.Steps) || len(s.Questions) != len(l.Questions) {
				t.Fatalf("%d steps, %d questions; want %d, %d", len(s.Steps), len(s.Questions), len(l.Steps), len(l.Questions))
			}
			for _, e := range l.Experiments {
				if got, ok := s.Experiment(e.ID); !ok || !reflect.DeepEqual(got.Spec, e.Spec) {
					t.Errorf("experiment %s became %+v, want %+v", e.ID, got.Spec, e.Spec)
				}
				if want := sheet.Lock(l.Questions, e.ID); s.Lock(e.ID) != want {
					t.Errorf("experiment %s is locked by %q, want %q", e.ID, s.Lock(e.ID), want)
				}
			}
			for _, q := range l.Questions {
				compareSheet(t, l, q, s)
			}
		})
	}
}

func compareSheet(t *testing.T, l *lesson.Lesson, q quiz.Question, s *sheet.Sheet) {
	t.Helper()
	got, ok := s.Question(q.ID)
	if !ok || got.Hash() != q.Hash() || got.Points != q.Points || got.Bank != q.Bank {
		t.Errorf("question %s became %+v", q.ID, got)
		return
	}
	for _, src := range q.Texts() {
		if s.Markdown(src) != l.Markdown(src) {
			t.Errorf("question %s: %q is shown as %q, want %q", q.ID, src, s.Markdown(src), l.Markdown(src))
		}
	}
	if lab, ok := got.Body.(*quiz.Lab); ok {
		if len(lab.Answer) > 0 {
			t.Errorf("the page tells the solution of lab %s", q.ID)
		}
		e, _ := s.Experiment(lab.Uses)
		r, err := lab.GradeRun(e.Spec, q.Body.Solution().Settings, nil, nil)
		if err != nil || r.Score != 1 {
			t.Errorf("lab %s: its solution earns %v (%v)", q.ID, r, err)
		}
		return
	}
	if d, ok := got.Body.(*quiz.Diagnose); ok {
		e, _ := s.Experiment(d.Uses)
		r, err := d.GradeRun(context.Background(), e.Spec, q.Body.Solution(), nil)
		if err != nil || r.Score != 1 {
			t.Errorf("diagnosis %s: its solution earns %v (%v)", q.ID, r, err)
		}
		return
	}
	resolved, err := l.Resolve(context.Background(), q)
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range []quiz.Answer{resolved.Body.Solution(), q.Body.Blank(), {Picks: []int{0}, Text: "2*x", Order: []int{1, 0}}} {
		if have, want := got.Body.Grade(a), resolved.Body.Grade(a); !reflect.DeepEqual(have, want) {
			t.Errorf("question %s, answer %+v: graded %+v, want %+v", q.ID, a, have, want)
		}
	}
}
