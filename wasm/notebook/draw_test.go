package main

import (
	"reflect"
	"slices"
	"testing"
)

func TestDraw(t *testing.T) {
	ids := []string{"a", "b", "c", "d", "e", "f", "g", "h", "i"}
	for seed := range uint64(20) {
		seen := map[string]int{}
		for round := range 9 {
			got := draw(ids, 5, seed, round)
			if len(got) != 5 || !slices.IsSorted(got) {
				t.Fatalf("seed %d, round %d: %v", seed, round, got)
			}
			if again := draw(ids, 5, seed, round); !reflect.DeepEqual(got, again) {
				t.Errorf("seed %d, round %d: %v, then %v", seed, round, got, again)
			}
			for _, id := range got {
				seen[id]++
			}
			if round == 1 && len(seen) < len(ids) {
				t.Errorf("seed %d: two draws of five show only %d of nine", seed, len(seen))
			}
		}
	}
	if got := draw(ids[:3], 5, 1, 0); !reflect.DeepEqual(got, ids[:3]) {
		t.Errorf("drawing five of three = %v", got)
	}
}
