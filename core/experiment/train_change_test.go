package experiment

import (
	"slices"
	"strings"
	"testing"

	"zigzag/core/figure"
)

func TestChangeSyntax(t *testing.T) {
	for _, tt := range []struct{ value, want, fault string }{
		{"", "", ""},
		{"none", "", ""},
		{"120 activation=leaky-relu", "120 activation=leaky-relu", ""},
		{" 7  lr=0.10 activation=prelu ", "7 activation=prelu lr=0.1", ""},
		{"120", "", `change is "120"`},
		{"soon lr=1", "", `change is "soon lr=1"`},
		{"-1 lr=1", "", `change is "-1 lr=1"`},
		{"5 batch=3", "", `change cannot set "batch"`},
		{"5 lr=1 lr=2", "", "change sets lr twice"},
		{"5 lr=0", "", "change: lr 0 is out of bounds"},
		{"5 activation=softmax", "", `change: unknown activation "softmax"`},
		{"5 lr", "", `change has "lr"`},
		{"5 keep=.5 schedule=step 0.5 30 optimizer=adam", "5 keep=0.5 optimizer=adam schedule=step 0.5 30", ""},
		{"5 schedule=step 0.5", "", `change: schedule is "step 0.5"`},
	} {
		got, err := changeSyntax(tt.value)
		if got != tt.want || (tt.fault == "") != (err == nil) || !strings.HasPrefix(errorText(err), tt.fault) {
			t.Errorf("changeSyntax(%q) = %q, %q; want %q, %q", tt.value, got, errorText(err), tt.want, tt.fault)
		}
		if again, err := changeSyntax(got); again != got || err != nil {
			t.Errorf("changeSyntax(%q) = %q, %v", got, again, err)
		}
	}
}

// TestChange: the same run up to the change, and from there the run that the new
// settings make of these weights and this order.
func TestChange(t *testing.T) {
	const text = "kind: train\ndata: circle\nsamples: 60\nhidden: 4\nbatch: 7\nlr: 0.1\nepochs: 20"
	for _, tt := range []struct{ change, activation string }{
		{"25 lr=0.01", "tanh"}, {"25 activation=relu", "relu"}, {"25 activation=prelu lr=1", "prelu"},
		{"25 optimizer=adam", "tanh"}, {"25 l2=0.1 penalty=decay", "tanh"}, {"25 keep=0.5", "tanh"}, {"25 schedule=exponential 0.5 optimizer=momentum momentum=0.5", "tanh"},
	} {
		plain, changed := start(t, text, nil).(*trainSession), start(t, text+"\nchange: "+tt.change, nil).(*trainSession)
		steps(plain, 24)
		steps(changed, 24)
		if !slices.Equal(plain.net.Params, changed.net.Params) {
			t.Fatalf("%s: other weights before the change", tt.change)
		}
		plain.Step()
		changed.Step()
		if before, at := metric1(t, plain, "changed"), metric1(t, changed, "changed"); before != 0 || at != 25 {
			t.Errorf("%s: changed = %v, and without it %v", tt.change, at, before)
		}
		if got := changed.activation(0).String(); got != tt.activation {
			t.Errorf("%s: activation %s", tt.change, got)
		}
		if plain.Receipt().Spec == changed.Receipt().Spec {
			t.Errorf("%s: the receipt does not tell of the change", tt.change)
		}
		if !slices.Equal(plain.trainer.Batch(), changed.trainer.Batch()) {
			t.Errorf("%s: another order", tt.change)
		}
		plain.Step()
		changed.Step()
		if slices.Equal(plain.net.Params, changed.net.Params) {
			t.Errorf("%s: the change changed nothing", tt.change)
		}
		// Points moved now start a run at these weights, with the new settings.
		set, _, err := changed.Edit([]figure.Edit{{Key: "points", Value: "0 0 1; 1 1 0; 2 0 1"}})
		if err != nil {
			t.Fatal(err)
		}
		next, err := changed.spec.Start(set)
		if err != nil {
			t.Fatal(err)
		}
		if n := next.(*trainSession); !slices.Equal(n.net.Params, changed.net.Params) || n.trainer.LearningRate() != changed.trainer.LearningRate() || n.values["change"] != "" {
			t.Errorf("%s: after an edit %v", tt.change, set)
		}
	}
}

func TestChangeWithoutHiddenLayer(t *testing.T) {
	_, err := parse(t, "kind: train\ndata: and").Start(Settings{"hidden": "none", "change": "5 activation=relu"})
	if want := "change has no activation to change"; !strings.Contains(errorText(err), want) {
		t.Errorf("%v, want %q", err, want)
	}
}

// TestLearnedSlope: PReLU's slope moves, and weights set by hand may hold it or not.
func TestLearnedSlope(t *testing.T) {
	const text = "kind: train\ndata: xor-cloud\nactivation: prelu\ninit: he"
	s := start(t, text, nil)
	if all, err := s.Metric("layer.prelu"); err != nil || len(all) != 1 || all[0] != 0.25 {
		t.Errorf("layer.prelu = %v, %v at the start", all, err)
	}
	if all, err := start(t, "kind: train\ndata: xor-cloud", nil).Metric("layer.prelu"); err == nil {
		t.Errorf("layer.prelu = %v with tanh, want a fault", all)
	}
	if got := metric1(t, s, "layer(1).prelu"); got != 0.25 {
		t.Errorf("layer(1).prelu = %v at the start", got)
	}
	steps(s, 20)
	if got := metric1(t, s, "layer(1).prelu"); got == 0.25 {
		t.Error("the slope learned nothing")
	}
	weights := s.Hand()[0].Value
	again := start(t, text, Settings{"weights": weights})
	if metric1(t, again, "layer(1).prelu") != metric1(t, s, "layer(1).prelu") || metric1(t, again, "loss") != metric1(t, s, "loss") {
		t.Error("weights by hand are not those that Hand gave")
	}
	start(t, text, Settings{"weights": weights, "activation": "tanh"})
	start(t, text, Settings{"weights": "1 -1 1 -1 0 0 1 1 0"})
	if _, err := s.Metric("layer(2).prelu"); err == nil {
		t.Error("the output learns no slope")
	}
}
