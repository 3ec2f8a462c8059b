package site

import (
	"context"
	"io"
	"strings"
	"testing"

	"zigzag/core/lesson"
)

// TestOddsOfOneLesson: a lesson that is named is the one whose labs are tried.
func TestOddsOfOneLesson(t *testing.T) {
	source, err := FindSource(".")
	if err != nil {
		t.Fatal(err)
	}
	odds, err := Odds(context.Background(), source, string(source), []string{"lessons/perceptron"}, 2, NewProgress(io.Discard))
	if err != nil || len(odds) == 0 {
		t.Fatalf("odds %v, %v", odds, err)
	}
	for _, o := range odds {
		if o.File != "lessons/perceptron/lesson.md" || o.Tried != 2 {
			t.Errorf("odds %+v", o)
		}
	}
	want := lesson.Odds{File: "lessons/a/lesson.md", Lab: "lab-b", Passed: 3, Tried: 200}.String()
	if !strings.Contains(want, "lab-b: 3 of 200 random settings pass") {
		t.Errorf("String() = %q", want)
	}
}
