package lesson

import (
	"context"
	"errors"
	"maps"
	"slices"
	"testing"

	"zigzag/core/quiz"
	"zigzag/lessons"
)

// TestKnobs: what is drawn may be changed, is in bounds, differs from draw to draw, and is
// drawn alike again.
func TestKnobs(t *testing.T) {
	c, _ := Load(lessons.FS)
	labs := 0
	for _, l := range c.Lessons {
		for _, q := range l.Questions {
			lab, ok := q.Body.(*quiz.Lab)
			if !ok {
				continue
			}
			labs++
			e, _ := l.Experiment(lab.Uses)
			a, b := newKnobs(q.ID, lab, e.Spec), newKnobs(q.ID, lab, e.Spec)
			first := a.settings()
			if again := b.settings(); !maps.Equal(first, again) {
				t.Errorf("%s: %v and then %v", q.ID, first, again)
			}
			differ := false
			for range 50 {
				set := a.settings()
				differ = differ || !maps.Equal(set, first)
				for key, value := range set {
					if !slices.Contains(lab.Allowed(e.Spec), key) {
						t.Errorf("%s: %s may not be changed", q.ID, key)
					}
					p, _ := e.Spec.Param(key)
					if _, err := p.Canonical(value); err != nil {
						t.Errorf("%s: %s = %q: %v", q.ID, key, value, err)
					}
				}
			}
			if !differ {
				t.Errorf("%s: every draw is %v", q.ID, first)
			}
		}
	}
	if labs < 2 {
		t.Errorf("only %d labs were looked at", labs)
	}
}

func TestOdds(t *testing.T) {
	c, _ := Load(lessons.FS)
	l := c.Lessons[0]
	odds, err := Checker{}.Odds(context.Background(), l, 3)
	if err != nil || len(odds) == 0 {
		t.Fatalf("odds %v, %v", odds, err)
	}
	for _, o := range odds {
		if o.Lab == "" || o.Tried != 3 || o.Passed < 0 || o.Passed > 3 {
			t.Errorf("odds %+v", o)
		}
	}
	if again, _ := (Checker{}).Odds(context.Background(), l, 3); !slices.Equal(again, odds) {
		t.Errorf("odds %v, and then %v", odds, again)
	}
	ended, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := (Checker{}).Odds(ended, l, 3); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
}
