package experiment

import (
	"reflect"
	"strings"
	"testing"
)

// parse reads a block that must be in order.
func parse(t testing.TB, text string) Spec {
	t.Helper()
	spec, problems := Parse("lesson.md", 1, "exp", text)
	for _, p := range problems {
		t.Fatalf("%s\nin\n%s", p, text)
	}
	return spec
}

func TestParse(t *testing.T) {
	got := parse(t, `
kind: train
data: xor-cloud        # a comment
samples: 60
hidden: 3
show: [hidden, curves]
controls: [hidden, lr]
describe: Three units fold the plane.
sweep: hidden 2 3, 4 4
`)
	want := Spec{
		ID: "exp", Kind: "train",
		Values:   map[string]string{"data": "xor-cloud", "samples": "60", "hidden": "3"},
		Show:     []string{"hidden", "curves"},
		Controls: []string{"hidden", "lr"},
		Describe: "Three units fold the plane.",
		Lines:    map[string]int{"kind": 2, "data": 3, "samples": 4, "hidden": 5, "show": 6, "controls": 7, "describe": 8, "sweep": 9},
		Sweep:    &Sweep{Key: "hidden", Values: []string{"2 3", "4 4"}, Seeds: 20, Success: "accuracy(train) == 1", Epochs: 1000},
		Text:     got.Text,
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("Parse =\n%+v, want\n%+v", got, want)
	}
	controls := got.ControlParams()
	if len(controls) != 2 || controls[0].Key != "hidden" || controls[0].Default != "3" || controls[1].Default != "0.5" {
		t.Errorf("ControlParams = %+v", controls)
	}
}

// TestProblems holds every message that an author can meet, word for word.
func TestProblems(t *testing.T) {
	for _, tt := range []struct{ name, text, want string }{
		{"no kind", "data: xor", "a.md:7: the experiment has no kind: add `kind: " + strings.Join(Kinds(), "` or `kind: ") + "`"},
		{"empty", "", "a.md:7: the experiment has no kind: add `kind: " + strings.Join(Kinds(), "` or `kind: ") + "`"},
		{"kind misspelt", "kind: trains\nhiden: 2", `
			a.md:7: unknown kind "trains": did you mean "train"?
			a.md:8: unknown key "hiden": did you mean "hidden"?`},
		{"kind unknown", "kind: forest\nhidden: 2\ntrees: 9", `
			a.md:7: unknown kind "forest": use one of ` + strings.Join(Kinds(), ", ") + `
			a.md:9: unknown key "trees": use one of ` + strings.Join(kind{}.allKeys(), ", ")},
		{"not a key", "kind: line\nhello", "a.md:8: \"hello\" is not a key and a value: write it as `key: value`"},
		{"key of the other kind", "kind: line\nhidden: 2", `a.md:8: unknown key "hidden": use one of data, epochs, finish, lane, line, lr, noise, order, points, race, samples, seed, kind, show, controls, describe, sweep, seeds, success`},
		{"choice", "kind: train\nactivation: tahn\nloss: hinge", `
			a.md:8: unknown activation "tahn": use one of tanh, sigmoid, relu, leaky-relu, prelu, elu, gelu, identity, step, formula
			a.md:9: unknown loss "hinge": use one of logistic, squared`},
		{"numbers", "kind: train\nlr: fast\nbatch: 2.5\nepochs: 1e9\nnoise:\nseed: -1\nsamples: 0x10", `
			a.md:8: lr is "fast": write a number from 0.000001 to 100
			a.md:9: batch is "2.5": write a whole number from 1 to 2000
			a.md:10: epochs 1e9 is out of bounds: write a whole number from 0 to 100000
			a.md:11: noise has no value: write a number from 0 to 1
			a.md:12: seed -1 is out of bounds: write a whole number from 0 to 4294967295
			a.md:13: samples is "0x10": write a whole number from 4 to 2000`},
		{"not a number", "kind: line\nlr: NaN\nepochs: 0,5", `
			a.md:8: lr is "NaN": write a number from 0.000001 to 100
			a.md:9: epochs is "0,5": write a whole number from 0 to 100000`},
		{"hidden", "kind: train\nhidden: 2 x", "a.md:8: hidden has a layer of \"x\" units: write the units of each layer, from 1 to 64, as in `hidden: 8 8`; `none` for no hidden layer"},
		{"too wide", "kind: train\nhidden: 65", "a.md:8: hidden has a layer of \"65\" units: write the units of each layer, from 1 to 64, as in `hidden: 8 8`; `none` for no hidden layer"},
		{"too deep", "kind: train\nhidden: 1 1 1 1 1 1 1 1 1", "a.md:8: hidden asks for 9 layers: use at most 8"},
		{"split", "kind: train\nsplit: 70 20", "a.md:8: split is \"70 20\": write shares in percent that add up to 100: `70 30` for training and validation, `60 20 20` for a test set too"},
		{"split of few", "kind: train\ndata: xor\nsplit: 90 10", "a.md:9: split 90 10 of 4 examples leaves none for validation: use more samples, or take split out"},
		{"init", "kind: train\ninit: xaver", `a.md:8: init is "xaver": did you mean "xavier"?`},
		{"scale", "kind: train\ninit: normal big", "a.md:8: init is \"normal big\": write a name and, except for zeros, a scale above 0 and at most 1000, as in `normal 0.5`"},
		{"line", "kind: line\nline: 1 1", "a.md:8: line has 2 numbers: write three: w1, w2 and b, as in `line: 1 1 -0.5`"},
		{"line of words", "kind: line\nline: a b c", "a.md:8: line holds \"a\": write decimal numbers, as in `1 -0.5`"},
		{"points", "kind: line\npoints: 1 2", "a.md:8: points cannot be read (point 1, \"1 2\": 2 numbers: write x, y and the label, as in \"0.5 -1 1\"): write x, y and the class (0 or 1) of each point, as in `0 0 0; 0 1 1`"},
		{"points far off", "kind: line\npoints: 1e5 0 1", "a.md:8: points has a point at (100000, 0): stay between -1000 and 1000"},
		{"weights", "kind: train\nhidden: 2\nweights: 1 2 3", "a.md:9: weights has 3 numbers, but a network 2-2-1 takes 9: write them in this order: layer 1: 4 weights and 2 biases; layer 2: 2 weights and 1 bias"},
		{"output", "kind: train\noutput: tanh", "a.md:8: output tanh does not go with loss logistic, which reads the output as a probability through the sigmoid: take output out, or use `loss: squared`"},
		{"points and data", "kind: line\ndata: and\npoints: 0 0 0; 1 1 1", "a.md:8: data has no effect beside points: take one of the two out"},
		{"weights and init", "kind: train\nhidden: none\ninit: he\nweights: 1 1 0", "a.md:9: init has no effect beside weights: take one of the two out"},
		{"noise of four points", "kind: train\ndata: xor\nnoise: 0.2", "a.md:9: noise has no effect: data xor is always the same four points: take it out, or use `data: xor-cloud`"},
		{"rule at rest", "kind: line\nline: 1 1 0\nlr: 1\nepochs: 0", "a.md:9: lr has no effect: with epochs 0 the line stays where it is placed: take it out, or allow some epochs"},
		{"activation of nothing", "kind: train\nhidden: none\nactivation: relu", "a.md:9: activation has no effect without a hidden layer: take it out, or give hidden some units"},
		{"fold of nothing", "kind: train\nhidden: none\nshow: hidden", `a.md:9: figure "hidden" needs a hidden layer: take it out of show, or give hidden some units`},
		{"show", "kind: train\nshow: [plan, umbrella, curves, curves]", `
			a.md:8: unknown figure "plan" in show: did you mean "plane"?
			a.md:8: unknown figure "umbrella" in show: use one of plane, hidden, network, curves, layers, dead, trace, cloud, fit, digits, histograms, statistics, weights, masks, thinned
			a.md:8: show names "curves" twice: take one out`},
		{"show nothing", "kind: train\nshow: []", "a.md:8: show is empty: name a figure, or take the line out"},
		{"controls", "kind: train\ncontrols: [learning-rate, hiden]", `
			a.md:8: unknown parameter "learning-rate" in controls: use one of ` + strings.Join(raced(trainKind()).keys(), ", ") + `
			a.md:8: unknown parameter "hiden" in controls: did you mean "hidden"?`},
		{"seeds alone", "kind: train\nseeds: 20", "a.md:8: seeds stands without a sweep: add `sweep: hidden 2 3 4`, or take it out"},
		{"sweep of nothing", "kind: train\nsweep: hidden", "a.md:8: sweep has 0 values of hidden: write 1 to 20 of them, as in `sweep: hidden 2 3 4`"},
		{"sweep of an unknown", "kind: train\nsweep: units 2 3", `a.md:8: unknown parameter "units" in sweep: use one of ` + strings.Join(raced(trainKind()).keys(), ", ")},
		{"sweep of seeds", "kind: train\nsweep: seed 1 2", "a.md:8: seed cannot be swept: name a parameter that changes the run; every value is run with several seeds anyway"},
		{"sweep twice", "kind: train\nsweep: lr 1 1.0", `a.md:8: sweep has lr "1.0" twice: take one out`},
		{"sweep out of bounds", "kind: train\nsweep: lr 1 1000\nseeds: 0\nsuccess: accuracy(train) =", `
			a.md:8: in sweep, lr 1000 is out of bounds: write a number from 0.000001 to 100
			a.md:9: seeds is "0": write how many runs each value gets, from 1 to 200
			a.md:10: success cannot be read: a single equals sign after “…uracy(train)”: leave out “… =” and type only what stands on its right; to compare, write ==`},
		{"success", "kind: train\nsweep: lr 1 2\nsuccess: acuracy(train) == 1", `a.md:9: success cannot be computed: unknown metric "acuracy(train)": did you mean "accuracy(train)"?`},
		{"success of no set", "kind: train\nsweep: lr 1 2\nsuccess: accuracy(val) == 1", "a.md:9: success cannot be computed: accuracy(val): no example is set aside for validation: add `split: 70 30`"},
		{"sweep that does not go", "kind: train\nhidden: 2\nweights: 1 2 3 4 5 6 7 8 9\nsweep: hidden 2 3", "a.md:10: in sweep, with hidden 3, weights has 9 numbers, but a network 2-3-1 takes 13: write them in this order: layer 1: 6 weights and 3 biases; layer 2: 3 weights and 1 bias"},
		{"too dear", "kind: train\ndata: spiral\nsamples: 2000\nhidden: 64 64\nepochs: 100000", "a.md:11: the run would take 2.89 trillion multiply-adds, about 5 hours in a browser: stay under 10 billion with fewer epochs, samples or units"},
		{"sweep too dear", "kind: train\ndata: spiral\nsamples: 500\nhidden: 8 8\nepochs: 500\nsweep: lr 0.1 0.2 0.5\nseeds: 200", "a.md:12: the sweep (3 values with 200 seeds each) would take 128 billion multiply-adds, about 11 minutes in a browser: stay under 10 billion with fewer epochs, samples or units"},
		{"long", strings.Repeat("#", maxText+1), "a.md:7: the experiment is 65537 bytes long: keep it under 65536"},
		{"long description", "kind: line\ndescribe: " + strings.Repeat("a", 501), "a.md:8: describe is 501 bytes long: keep it under 500"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			_, problems := Parse("a.md", 7, "exp", tt.text)
			var got []string
			for _, p := range problems {
				got = append(got, p.String())
			}
			var want []string
			for line := range strings.SplitSeq(strings.TrimSpace(tt.want), "\n") {
				want = append(want, strings.TrimSpace(line))
			}
			if !reflect.DeepEqual(got, want) {
				t.Errorf("problems:\n%s\nwant:\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
			}
		})
	}
}
