package main

import (
	"reflect"
	"testing"
)

func TestHandKeepsPressesAndReleases(t *testing.T) {
	var h Hand
	for _, touch := range []Touch{
		{What: "move", X: 1}, {What: "move", X: 2}, {What: "press", X: 3}, {What: "move", X: 4}, {What: "move", X: 5}, {What: "release", X: 6},
	} {
		h.Add(touch)
	}
	var got []Touch
	for h.Waiting() {
		touch, ok := h.Next()
		if !ok {
			t.Fatal("Waiting, but Next has nothing")
		}
		got = append(got, touch)
	}
	want := []Touch{{What: "move", X: 2}, {What: "press", X: 3}, {What: "move", X: 5}, {What: "release", X: 6}}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v, want %+v", got, want)
	}
	if _, ok := h.Next(); ok {
		t.Error("Next gives a touch from an empty hand")
	}
}
