package experiment

import (
	"reflect"
	"strings"
	"testing"

	"zigzag/core/figure"
)

func TestEdit(t *testing.T) {
	edits := func(keysAndValues ...string) (list []figure.Edit) {
		for i := 0; i < len(keysAndValues); i += 2 {
			list = append(list, figure.Edit{Key: keysAndValues[i], Value: keysAndValues[i+1]})
		}
		return list
	}
	for _, tt := range []struct {
		name, text string
		set        Settings
		steps      int
		edits      []figure.Edit
		want       Settings
		restart    bool
	}{
		{"line", "kind: line\ndata: and", nil, 5, edits("line", "1 1.0 -1.5"), Settings{"line": "1 1.0 -1.5"}, true},
		{"back to the spec's", "kind: line\ndata: and\nline: 1 1 0", Settings{"line": "2 2 2"}, 0, edits("line", "1.0 1 0"), Settings{}, true},
		{"point at the start", "kind: line\ndata: and", nil, 0, edits("points", "0 0 1"), Settings{"points": "0 0 1"}, true},
		{"point on the way", "kind: line\ndata: and", nil, 4, edits("points", "0 0 1"), Settings{"points": "0 0 1", "line": "1 1 1"}, true},
		{"fold", "kind: train", Settings{"seed": "3"}, 0, edits("fold", "0.5"), Settings{"seed": "3", "fold": "0.5"}, false},
		{"hidden drops weights", "kind: train\nhidden: none", Settings{"weights": "1 2 3"}, 0, edits("hidden", "2"), Settings{"hidden": "2"}, true},
		{"hidden drops the spec's weights", "kind: train\nhidden: none\nweights: 1 2 3", nil, 0, edits("hidden", "2"), Settings{"hidden": "2", "weights": ""}, true},
		{"and they come back", "kind: train\nhidden: none\nweights: 1 2 3", Settings{"hidden": "2", "weights": ""}, 0, edits("hidden", "none"), Settings{}, true},
		{"hidden with its weights", "kind: train\nhidden: 2", nil, 0, edits("hidden", "none", "weights", "1 2 3"), Settings{"hidden": "none", "weights": "1 2 3"}, true},
		{"data drops points", "kind: train", Settings{"points": "0 0 1", "lr": "0.1"}, 0, edits("data", "circle"), Settings{"data": "circle", "lr": "0.1"}, true},
		{"the same data keeps points", "kind: train", Settings{"points": "0 0 1"}, 0, edits("data", "xor"), Settings{"points": "0 0 1"}, true},
		{"seed drops weights", "kind: train\nhidden: none", Settings{"weights": "1 2 3"}, 0, edits("seed", "2"), Settings{"seed": "2"}, true},
		{"seed keeps the spec's weights", "kind: train\nhidden: none\nweights: 1 2 3", nil, 0, edits("seed", "2"), Settings{"seed": "2"}, true},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s := steps(start(t, tt.text, tt.set), tt.steps)
			got, restart, err := s.Edit(tt.edits)
			if err != nil || restart != tt.restart || !reflect.DeepEqual(got, tt.want) {
				t.Fatalf("Edit(%v) = %v, %v, %v; want %v, %v", tt.edits, got, restart, err, tt.want, tt.restart)
			}
			if err := parse(t, tt.text).Check(got); err != nil {
				t.Errorf("the edited run does not start: %v", err)
			}
		})
	}
}

// TestEditOnTheWay moves a point in the middle of a run: the next one starts
// with the present weights, exactly.
func TestEditOnTheWay(t *testing.T) {
	spec := parse(t, "kind: train\ndata: xor")
	s, err := spec.Start(nil)
	if err != nil {
		t.Fatal(err)
	}
	steps(s, 50)
	set, _, err := s.Edit([]figure.Edit{{Key: "points", Value: "0 0 0; 0 1 1; 1 0 1; 0.9 1 0"}})
	if err != nil {
		t.Fatal(err)
	}
	next, err := spec.Start(set)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := next.Receipt().Hash, s.Receipt().Hash; got != want || next.Steps() != 0 {
		t.Errorf("the next run starts at step %d with weights %s, want 0 and %s", next.Steps(), got, want)
	}
	if !strings.HasPrefix(next.Describe(), "With these weights") {
		t.Errorf("Describe = %q", next.Describe())
	}
}

func TestEditRefuses(t *testing.T) {
	s := start(t, "kind: train\ndata: xor", nil)
	for _, tt := range []struct{ key, value, want string }{
		{"folt", "1", `unknown parameter "folt": did you mean "fold"?`},
		{"fold", "2", "fold 2 is out of bounds: write a number from 0 to 1"},
	} {
		if _, _, err := s.Edit([]figure.Edit{{Key: tt.key, Value: tt.value}}); err == nil || err.Error() != tt.want {
			t.Errorf("Edit(%s = %s): %v, want %s", tt.key, tt.value, err, tt.want)
		}
	}
}

// TestHand: what the hand holds now starts a run with exactly the present numbers.
func TestHand(t *testing.T) {
	for _, text := range runs() {
		spec := parse(t, text)
		s := steps(start(t, text, nil), 20)
		if spec.Kind == "clinic" { // whose hand is empty: TestClinicIsNotEditedByHand
			continue
		}
		next, err := spec.Start(spec.With(nil, s.Hand()...))
		if err != nil {
			t.Fatalf("%s\n%v", text, err)
		}
		if got, want := next.Receipt().Hash, s.Receipt().Hash; got != want {
			t.Errorf("%s\nstarts with %s, want %s", text, got, want)
		}
	}
}
