package experiment

import (
	"reflect"
	"slices"
	"testing"

	"zigzag/core/formula"
)

type outcome struct {
	value  string
	seed   uint64
	ok     bool
	epochs int
}

func sweep(t *testing.T, spec Spec, set Settings, most int) (all []outcome) {
	t.Helper()
	err := spec.SweepRun(set, func(value string, seed uint64, ok bool, epochs int) bool {
		all = append(all, outcome{value, seed, ok, epochs})
		return len(all) < most
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func TestSweep(t *testing.T) {
	spec := parse(t, "kind: line\ndata: and\nepochs: 8\nsweep: data and, xor\nseeds: 2\nsuccess: converged")
	want := []outcome{{"and", 1, true, 6}, {"and", 2, true, 6}, {"xor", 1, false, 8}, {"xor", 2, false, 8}}
	if got := sweep(t, spec, nil, 100); !reflect.DeepEqual(got, want) {
		t.Errorf("SweepRun told %v, want %v", got, want)
	}
	if got := sweep(t, spec, nil, 3); !reflect.DeepEqual(got, want[:3]) {
		t.Errorf("stopped after three, SweepRun told %v, want %v", got, want[:3])
	}
	// A line that is placed right needs no epoch; the seed that is set is of no account.
	placed := []outcome{{"and", 1, true, 1}, {"and", 2, true, 1}, {"xor", 1, false, 8}, {"xor", 2, false, 8}}
	if got := sweep(t, spec, Settings{"line": "1 1 -1.5", "seed": "9"}, 100); !reflect.DeepEqual(got, placed) {
		t.Errorf("with the line placed, SweepRun told %v, want %v", got, placed)
	}
}

// TestSweepIsItsRuns: each outcome is what the run alone gives.
func TestSweepIsItsRuns(t *testing.T) {
	spec := parse(t, "kind: train\ndata: xor\nepochs: 300\nsweep: hidden 2 3\nseeds: 5")
	for _, o := range sweep(t, spec, nil, 100) {
		set := Settings{"hidden": o.value, "seed": string(rune('0' + o.seed))}
		r, err := Run(spec, set, o.epochs)
		if err != nil {
			t.Fatal(err)
		}
		if right := r.Metrics["accuracy(train)"][0] == 1; right != o.ok || (!o.ok && o.epochs != 300) {
			t.Errorf("%+v, but accuracy after as many epochs is %v", o, r.Metrics["accuracy(train)"])
		}
		if o.ok && o.epochs > 0 {
			if r, _ := Run(spec, set, o.epochs-1); r.Metrics["accuracy(train)"][0] == 1 {
				t.Errorf("%+v, but it was there an epoch before", o)
			}
		}
	}
}

func TestSweepRefuses(t *testing.T) {
	each := func(string, uint64, bool, int) bool { t.Error("a run was done"); return false }
	single := parse(t, "kind: train\ndata: xor")
	if err := single.SweepRun(nil, each); errorText(err) != "exp has no sweep: add `sweep: hidden 2 3 4`" {
		t.Error(err)
	}
	spec := parse(t, "kind: train\ndata: circle\nsplit: 70 30\nhidden: none\nsweep: hidden 2 3")
	for _, tt := range []struct {
		set  Settings
		want string
	}{
		{Settings{"lr": "1000"}, "lr 1000 is out of bounds: write a number from 0.000001 to 100"},
		{Settings{"weights": "1 2 3"}, "weights has 3 numbers, but a network 2-2-1 takes 9: write them in this order: layer 1: 4 weights and 2 biases; layer 2: 2 weights and 1 bias"},
		{Settings{"samples": "2000", "epochs": "10000"}, "the sweep would take 81.1 billion multiply-adds, about 7 minutes in a browser: stay under 10 billion with fewer epochs, samples or units"},
	} {
		if err := spec.SweepRun(tt.set, each); errorText(err) != tt.want {
			t.Errorf("SweepRun(%v) = %q, want %q", tt.set, errorText(err), tt.want)
		}
	}
}

// askedEnv gives every metric the value 1 and notes what was asked.
type askedEnv struct{ asked []string }

func (e *askedEnv) Value(ref string) ([]float64, error) {
	e.asked = append(e.asked, ref)
	return []float64{1}, nil
}

// TestSweepAsksInOrder: what stands behind a condition that does not hold is not measured.
func TestSweepAsksInOrder(t *testing.T) {
	for text, want := range map[string][]string{
		"epochs == 9 and loss < 2":               {"epochs"},
		"epochs == 1 and loss < 2":               {"epochs", "loss"},
		"epochs == 1 and loss > 2 and dead == 1": {"epochs", "loss"},
	} {
		e, err := formula.Parse(text)
		if err != nil {
			t.Fatal(err)
		}
		env := &askedEnv{}
		ok, err := allTrue(e.Conjuncts(), env)
		if whole, _ := e.True(&askedEnv{}); err != nil || ok != whole || !slices.Equal(env.asked, want) {
			t.Errorf("%s: %v, %v, asked %v, want %v and %v", text, ok, err, env.asked, whole, want)
		}
	}
}
