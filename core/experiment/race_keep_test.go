package experiment

import (
	"strings"
	"testing"

	"zigzag/core/figure"
)

func TestKeepAndDropLanes(t *testing.T) {
	spec := parse(t, raceText+"controls: [activation, lr]")
	keys := []string{"activation", "lr", "change", "points", "seed"}
	set, err := spec.Keep(Settings{"lr": "0.1"}, keys)
	if err != nil {
		t.Fatal(err)
	}
	if want := "activation=tanh lr=0.1 change=, now"; set["race"] != want || set["lane"] != "2" {
		t.Fatalf("race %q, lane %s, want %q", set["race"], set["lane"], want)
	}
	set = spec.With(set, edit("activation", "relu"))
	r := mustStart(t, spec, set).(Race)
	if a, b := r.Lanes()[0].Name, r.Lanes()[1].Name; a != "tanh" || b != "ReLU" {
		t.Errorf("lanes %q and %q", a, b)
	}
	set = spec.With(set, edit("change", "40 lr=0.01"))
	if name := mustStart(t, spec, set).(Race).Lanes()[1].Name; name != "ReLU, lr 0.01 after 40" {
		t.Errorf("the lane with a change is called %q", name)
	}
	for range 2 {
		if set, err = spec.Keep(set, keys); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := spec.Keep(set, keys); err == nil || !strings.Contains(err.Error(), "4 runs race already") {
		t.Errorf("a fifth lane: %v", err)
	}
	for n := 4; n > 2; n-- {
		set = spec.DropLane(set, n-1)
		if r := mustStart(t, spec, set).(Race); len(r.Lanes()) != n-1 {
			t.Fatalf("%d lanes after one of %d was dropped", len(r.Lanes()), n)
		}
	}
	set = spec.DropLane(set, 1)
	if _, is := mustStart(t, spec, set).(Race); is || set["lr"] != "0.1" || set["race"] != "" || set["activation"] != "" {
		t.Errorf("one lane is left: %v", set)
	}
}

func edit(key, value string) figure.Edit { return figure.Edit{Key: key, Value: value} }

func mustStart(t *testing.T, spec Spec, set Settings) Session {
	t.Helper()
	s, err := spec.Start(set)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestFormulasInLanes(t *testing.T) {
	const race = "activation=formula formula=max(0, z), activation=formula formula=z*sigmoid(2 * z)"
	got, err := raceSyntax(trainKind(), race)
	if err != nil || strings.Count(got, "activation=formula") != 2 || !strings.Contains(got, "max(0, z), activation") {
		t.Errorf("%q, %v", got, err)
	}
}
