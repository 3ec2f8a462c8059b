package experiment

import (
	"errors"
	"strings"
	"testing"
)

func TestCheck(t *testing.T) {
	spec := parse(t, "kind: train\ndata: circle\ncontrols: [samples, hidden, epochs]")
	for _, tt := range []struct {
		set  Settings
		want string
	}{
		{nil, ""},
		{Settings{"hidden": "8 8", "seed": "9"}, ""},
		{Settings{"hiden": "3"}, `unknown parameter "hiden": did you mean "hidden"?`},
		{Settings{"lr": "0", "batch": "x"}, `lr 0 is out of bounds: write a number from 0.000001 to 100; batch is "x": write a whole number from 1 to 2000`},
		{Settings{"epochs": "100000", "samples": "2000"}, "the run would take 17.6 billion multiply-adds, about 88 seconds in a browser: stay under 10 billion with fewer epochs, samples or units"},
		{Settings{"output": "step", "weights": "1"}, "output step does not go with loss logistic, which reads the output as a probability through the sigmoid: take output out, or use `loss: squared`; weights has 1 number, but a network 2-2-1 takes 9: write them in this order: layer 1: 4 weights and 2 biases; layer 2: 2 weights and 1 bias"},
	} {
		err := spec.Check(tt.set)
		if got := errorText(err); got != tt.want {
			t.Errorf("Check(%v) = %q, want %q", tt.set, got, tt.want)
		}
		if faults := (Faults)(nil); err != nil && !errors.As(err, &faults) {
			t.Errorf("Check(%v) is a %T, want Faults", tt.set, err)
		}
	}
	if err := (Spec{Kind: "lines"}).Check(nil); errorText(err) != `unknown kind "lines": did you mean "line"?` {
		t.Errorf("Check of an unknown kind: %v", err)
	}
}

func errorText(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}

func TestRunRefusesTooManySteps(t *testing.T) {
	_, err := Run(parse(t, "kind: line\ndata: and"), nil, 1<<40)
	if err == nil || !strings.Contains(err.Error(), "would take") {
		t.Errorf("2⁴⁰ steps: %v", err)
	}
}

// TestParams holds every parameter to what a page needs of it.
func TestParams(t *testing.T) {
	for _, k := range kinds() {
		for _, p := range k.params {
			if p.Label == "" || !strings.HasSuffix(p.Help, ".") {
				t.Errorf("%s: label %q, help %q", p.Key, p.Label, p.Help)
			}
			if c, err := p.Canonical(p.Default); err != nil || c != p.Default {
				t.Errorf("%s: default %q becomes %q, %v", p.Key, p.Default, c, err)
			}
			for _, o := range p.Options {
				c, err := p.Canonical(o.Value)
				if err != nil {
					t.Errorf("%s: option %q: %v", p.Key, o.Value, err)
				}
				if again, _ := p.Canonical(c); again != c {
					t.Errorf("%s: %q is not canonical: %q", p.Key, c, again)
				}
			}
			if numeric := p.Kind == Number || p.Kind == Integer; numeric && !(p.Min < p.Max && p.Step > 0) {
				t.Errorf("%s: bounds %v to %v, step %v", p.Key, p.Min, p.Max, p.Step)
			}
		}
	}
}

func TestCanonical(t *testing.T) {
	spec := parse(t, "kind: train")
	for _, tt := range []struct{ key, value, want string }{
		{"lr", "0.10", "0.1"}, {"lr", " .1", "0.1"}, {"lr", "1e-1", "0.1"},
		{"batch", "4.0", "4"}, {"hidden", "none", ""}, {"hidden", " 8,8 ", "8 8"},
		{"split", "70% 30%", "70 30"}, {"split", "60 40 0", "60 40"}, {"split", "100", "100"},
		{"init", "xavier 1", "xavier"}, {"init", "normal 0.50", "normal 0.5"},
		{"weights", "1,2;−3", "1 2 -3"}, {"points", "0 0 0;1.50 1 1;", "0 0 0; 1.5 1 1"},
	} {
		p, ok := spec.Param(tt.key)
		if !ok {
			t.Fatal("no parameter " + tt.key)
		}
		if got, err := p.Canonical(tt.value); got != tt.want || err != nil {
			t.Errorf("%s %q becomes %q, %v; want %q", tt.key, tt.value, got, err, tt.want)
		}
	}
}
