package experiment

import (
	"math"
	"slices"
	"strings"
	"testing"

	"zigzag/core/figure"
)

// TestDefaultsOfRules: written out, the defaults of what came later change neither a run nor
// its receipt.
func TestDefaultsOfRules(t *testing.T) {
	const text = "kind: train\ndata: circle\nsamples: 60\nsplit: 70 30\nhidden: 4\nbatch: 7\nepochs: 20"
	set := Settings{}
	for _, p := range append(ruleParams(), regularParams()...) {
		set[p.Key] = p.Default
		if !p.later {
			t.Errorf("%s stands in every receipt", p.Key)
		}
	}
	plain, err := Run(parse(t, text), nil, -1)
	if err != nil {
		t.Fatal(err)
	}
	written, err := Run(parse(t, text), set, -1)
	if err != nil {
		t.Fatal(err)
	}
	if plain.Receipt.String() != written.Receipt.String() {
		t.Errorf("%v, want %v", written.Receipt, plain.Receipt)
	}
}

// TestEachRuleCounts: every parameter that came later gives another run and another receipt.
func TestEachRuleCounts(t *testing.T) {
	const text = "kind: train\ndata: circle\nsamples: 60\nsplit: 70 30\nhidden: 4\nbatch: 7\nepochs: 20\noptimizer: adam\nlr: 0.1\nl1: 0.01\nl2: 0.02"
	plain, err := Run(parse(t, text), nil, 50)
	if err != nil {
		t.Fatal(err)
	}
	for key, value := range map[string]string{
		"optimizer": "sgd", "momentum": "0.5", "decay": "0.9", "schedule": "inverse 0.1", "l1": "0", "l2": "0.1", "penalty": "decay",
		"keep": "0.8", "norm": "batch", "shuffle": "no", "flip": "0.1", "patience": "1",
	} {
		r, err := Run(parse(t, text), Settings{key: value}, 50)
		if err != nil {
			t.Errorf("%s: %v", key, err)
			continue
		}
		if key != "patience" && r.Receipt.Hash == plain.Receipt.Hash || r.Receipt.Spec == plain.Receipt.Spec {
			t.Errorf("%s %s changes nothing", key, value)
		}
		if got, err := r.Receipt.Replay(parse(t, text)); err != nil || got.Receipt.Hash != r.Receipt.Hash {
			t.Errorf("%s: replayed %v, %v", key, got.Receipt, err)
		}
	}
}

// overfit is a wide network on few and noisy examples.
const overfit = "kind: train\ndata: moons\nsamples: 60\nnoise: 0.3\nsplit: 50 50\nhidden: 32\nlr: 0.5\nbatch: 10\nepochs: 400\nseed: 3"

// TestEarlyStopping: play ends when patience is over, at the weights of the best epoch, which
// are those of the same run without patience at that epoch.
func TestEarlyStopping(t *testing.T) {
	s := start(t, overfit+"\npatience: 8", nil).(*trainSession)
	Play(s)
	best, stopped := int(metric1(t, s, "best.epoch")), int(metric1(t, s, "stopped"))
	if stopped == 0 || stopped-best != 8 || best < 1 || s.epochs() != stopped || !s.Done() {
		t.Fatalf("stopped at %d (epoch %d, done %v), best at %d", stopped, s.epochs(), s.Done(), best)
	}
	if got := metric1(t, s, "loss(val)"); got != metric1(t, s, "best.loss") {
		t.Errorf("loss(val) = %v, best.loss %v", got, metric1(t, s, "best.loss"))
	}
	if got := metric1(t, s, "gap"); got != metric1(t, s, "loss(val)")-metric1(t, s, "loss(train)") {
		t.Errorf("gap = %v", got)
	}
	plain := start(t, overfit, nil).(*trainSession)
	lowest, at := math.Inf(1), -1
	for epoch := 0; epoch <= stopped; epoch++ {
		if loss := metric1(t, plain, "loss(val)"); loss < lowest {
			lowest, at = loss, epoch
		}
		if epoch == best && !slices.Equal(plain.net.Params, s.net.Params) {
			t.Error("the weights taken up are not those of the best epoch")
		}
		steps(plain, plain.StepsPerEpoch())
	}
	if at != best || lowest != metric1(t, s, "best.loss") {
		t.Errorf("by hand the best epoch is %d with %v", at, lowest)
	}
	if metric1(t, plain, "best.epoch") != float64(best) || metric1(t, plain, "stopped") != 0 {
		t.Errorf("without patience: best.epoch %v, stopped %v", metric1(t, plain, "best.epoch"), metric1(t, plain, "stopped"))
	}
	before := s.Receipt()
	if s.Step(); s.Look() || s.Receipt().String() != before.String() {
		t.Error("it goes on after the end")
	}
	if d := s.Describe(); !strings.Contains(d, "Stopped early") || !strings.Contains(d, "8 epochs") {
		t.Error(d)
	}
	if again, err := before.Replay(s.spec); err != nil || again.Receipt.Hash != before.Hash {
		t.Errorf("replayed: %v, %v", again.Receipt, err)
	}
}

// TestFlip: as many training labels as asked for are other classes, the rest, and all of
// validation, are as they were; and a wide network learns them by heart.
func TestFlip(t *testing.T) {
	for _, data := range []string{"moons", "digits"} {
		text := "kind: train\ndata: " + data + "\nsamples: 100\nsplit: 60 40\nhidden: 8\nepochs: 5\nlr: 0.1\nbatch: 10"
		plain, flipped := start(t, text, nil).(*trainSession), start(t, text, Settings{"flip": "0.25"}).(*trainSession)
		for set := range plain.sets {
			a, b := plain.sets[set].table, flipped.sets[set].table
			if !slices.Equal(a.X, b.X) {
				t.Errorf("%s: other inputs", data)
			}
			var turned []int
			for i := range a.Label {
				if a.Label[i] != b.Label[i] {
					turned = append(turned, i)
				}
			}
			want := 0
			if figure.Set(set) == figure.Train {
				want = int(0.25*float64(a.Rows()) + 0.5)
				if !slices.Equal(turned, flipped.flipped) {
					t.Errorf("%s: %v were turned, the run says %v", data, turned, flipped.flipped)
				}
			}
			if len(turned) != want {
				t.Errorf("%s, set %d: %d labels turned, want %d", data, set, len(turned), want)
			}
		}
		for _, label := range flipped.sets[0].table.Label {
			if label < 0 || label >= len(flipped.all.Classes) {
				t.Errorf("%s: class %d", data, label)
			}
		}
		if !slices.Equal(plain.all.Label, flipped.all.Label) {
			t.Errorf("%s: the labels drawn have changed", data)
		}
	}
	wide := start(t, strings.Replace(overfit, "noise: 0.3", "noise: 0.1", 1)+"\nflip: 0.2\noptimizer: adam", Settings{"lr": "0.03", "epochs": "1500", "hidden": "64"}).(*trainSession)
	Play(wide)
	if got := metric1(t, wide, "memorised"); got < 0.9 || metric1(t, wide, "flipped") != 6 {
		t.Errorf("memorised: %v of %v", got, metric1(t, wide, "flipped"))
	}
	narrow := steps(start(t, overfit, Settings{"hidden": "1", "flip": "0.2"}), 300).(*trainSession)
	same := 0
	for _, i := range narrow.flipped {
		p := narrow.sets[0].table.Row(i)
		if (metric1(t, narrow, "output("+sig(p[0])+", "+sig(p[1])+")") > 0.5) == (narrow.sets[0].table.Label[i] == 1) {
			same++
		}
	}
	if got := metric1(t, narrow, "memorised"); !near(got*6, float64(same)) || same > 4 {
		t.Errorf("one unit has memorised %v of 6, by hand %d", got*6, same)
	}
	whole := start(t, "kind: train\ndata: moons\nflip: 0.5", nil).(*trainSession)
	if _, points := (trainPlane{whole}).Editable(); points || slices.Equal(whole.all.Label, whole.sets[0].table.Label) {
		t.Error("with all for training, points that show flipped classes may be moved, or the labels drawn are gone")
	}
}

// TestUnshuffled: class by class, every epoch alike, the flipped rows still known.
func TestUnshuffled(t *testing.T) {
	s := start(t, "kind: train\ndata: moons\nsamples: 40\nbatch: 8\nshuffle: no\nflip: 0.2", nil).(*trainSession)
	drawn := start(t, "kind: train\ndata: moons\nsamples: 40\nbatch: 8\nflip: 0.2", nil).(*trainSession)
	e := s.sets[figure.Train].table
	if !slices.IsSorted(e.Label) {
		t.Errorf("the labels stand as %v", e.Label)
	}
	for range 2 {
		var seen []int
		for range s.StepsPerEpoch() {
			seen = append(seen, s.trainer.Batch()...)
			s.Step()
		}
		if !slices.IsSorted(seen) || len(seen) != 40 {
			t.Errorf("an epoch shows %v", seen)
		}
	}
	inputs := func(s *trainSession) (all []float64) {
		for _, i := range s.flipped {
			all = append(all, s.sets[figure.Train].table.Row(i)[0])
		}
		slices.Sort(all)
		return all
	}
	if !slices.Equal(inputs(s), inputs(drawn)) {
		t.Error("other rows are flipped")
	}
	if r := start(t, "kind: train\ndata: sine\nloss: squared\nshuffle: no", nil).(*trainSession); !slices.IsSorted(r.sets[0].table.Target) {
		t.Error("numbers are not in their order")
	}
}

// TestZeros: the proximal step makes weights exactly 0, the subgradient none.
func TestZeros(t *testing.T) {
	const text = "kind: train\ndata: sparse\nloss: squared\nhidden: none\nsamples: 100\nbatch: 20\nlr: 0.05\nepochs: 100\nl1: 0.1"
	if got := metric1(t, steps(start(t, text, nil), 500), "zeros"); got != 0 {
		t.Errorf("subgradient: %v of the weights are 0", got)
	}
	s := steps(start(t, text+"\npenalty: proximal", nil), 500)
	zeros := metric1(t, s, "zeros")
	if zeros < 0.3 || metric1(t, s, "zeros(1)") != zeros {
		t.Errorf("proximal: %v of the weights are 0, %v of layer 1", zeros, metric1(t, s, "zeros(1)"))
	}
	n := s.(*trainSession).net
	w, b, _, _ := n.Layer(0)
	sum, squares := 0.0, 0.0
	for _, v := range w {
		sum += math.Abs(v)
		squares += v * v
	}
	if !near(metric1(t, s, "penalty"), 0.1*sum) || !near(metric1(t, s, "weights.norm"), math.Sqrt(squares)) {
		t.Errorf("penalty %v and weights.norm %v of %v, bias %v", metric1(t, s, "penalty"), metric1(t, s, "weights.norm"), w, b)
	}
	if d := s.Describe(); !strings.Contains(d, "exactly 0") {
		t.Error(d)
	}
}

// TestRateFollowsTheSchedule, and the run's limit is where cosine ends.
func TestRateFollowsTheSchedule(t *testing.T) {
	const text = "kind: train\ndata: circle\nsamples: 40\nbatch: 10\nlr: 0.8\nepochs: 10\nschedule: "
	for _, tt := range []struct {
		schedule string
		steps    int
		want     float64
	}{{"step 0.5 2", 7, 0.8}, {"step 0.5 2", 8, 0.4}, {"cosine", 20, 0.4}, {"cosine", 40, 0}, {"warmup 5", 0, 0.04}} {
		if got := metric1(t, steps(start(t, text+tt.schedule, nil), tt.steps), "rate"); !near(got, tt.want) {
			t.Errorf("%s after %d steps: %v, want %v", tt.schedule, tt.steps, got, tt.want)
		}
	}
}

// TestThinned: their mean is near what the whole network says where the output is linear
// (to 4 standard errors), the masks are the last update's, and looking changes nothing.
func TestThinned(t *testing.T) {
	const text = "kind: train\ndata: sine\nloss: squared\nhidden: 20\nsamples: 60\nsplit: 70 30\nlr: 0.05\nbatch: 10\nepochs: 20\nkeep: 0.7"
	s := start(t, text, nil).(*trainSession)
	if s.masks(0) != nil {
		t.Error("masks before the first update")
	}
	steps(s, 50)
	quiet := steps(start(t, text, nil), 60).Receipt()
	th := s.thinned()
	mean, std := metric1(t, s, "thinned.mean"), metric1(t, s, "thinned.std")
	if len(th.says) != mostThinned || th.set != figure.Val || !(std > 0.01) || math.Abs(mean-th.whole) > 4*std/math.Sqrt(mostThinned) {
		t.Errorf("%d thinned networks say %v ± %v, the whole %v", len(th.says), mean, std, th.whole)
	}
	whole, unscaled, bias := metric1(t, s, "thinned.whole"), metric1(t, s, "thinned.unscaled"), metric1(t, s, "bias(2, 1)")
	if whole != th.whole || !near(unscaled, bias+(whole-bias)/0.7) || near(unscaled, whole) {
		t.Errorf("the whole network says %v, unscaled %v, with a bias of %v", whole, unscaled, bias)
	}
	if mask := s.masks(0); len(mask) != 2*20 && len(mask) != 10*20 {
		t.Errorf("a mask of %d", len(mask))
	}
	if steps(s, 10); s.Receipt().Hash != quiet.Hash {
		t.Error("looking at thinned networks changed the run")
	}
	if s.Look(); s.thinned().set != figure.Train || s.thinned().example != s.current() {
		t.Error("not the example looked at")
	}
	all := steps(start(t, text, Settings{"keep": "1"}), 50).(*trainSession)
	if got := metric1(t, all, "thinned.std"); got != 0 || metric1(t, all, "thinned.mean") != all.thinned().whole || metric1(t, all, "thinned.unscaled") != all.thinned().whole {
		t.Errorf("keeping all, they spread by %v", got)
	}
	classes := start(t, "kind: train\ndata: digits\nsamples: 60\nhidden: 16\nkeep: 0.5\nepochs: 2", nil)
	if mean := metric1(t, classes, "thinned.mean"); !(mean > 0 && mean < 1) {
		t.Errorf("of ten classes: %v", mean)
	}
}

// TestNormByHand: the weights of a normalised run, set by hand, are that run's.
func TestNormByHand(t *testing.T) {
	for _, activation := range []string{"tanh", "prelu"} {
		text := "kind: train\ndata: circle\nsamples: 60\nhidden: 4 3\nbatch: 10\nnorm: batch\nactivation: " + activation
		s := steps(start(t, text, nil), 40)
		weights := s.Hand()[0].Value
		again := start(t, text, Settings{"weights": weights})
		if metric1(t, again, "loss") != metric1(t, s, "loss") || !slices.Equal(again.(*trainSession).net.Params, s.(*trainSession).net.Params) {
			t.Errorf("%s: loss %v, want %v", activation, metric1(t, again, "loss"), metric1(t, s, "loss"))
		}
		for l, layer := range s.(*trainSession).net.Config().Layers {
			if layer.BatchNorm != (l < 2) {
				t.Errorf("layer %d normalises: %v", l, layer.BatchNorm)
			}
		}
	}
}

func TestRuleFaults(t *testing.T) {
	if _, err := start(t, "kind: train\nnorm: batch", nil).Figure("trace"); !strings.Contains(errorText(err), "without normalisation") {
		t.Errorf("trace of a normalised network: %v", err)
	}
	for _, tt := range []struct{ lines, want string }{
		{"patience: 5", "patience needs a validation set"},
		{"norm: batch\nbatch: 1", "norm batch needs more than one example"},
		{"data: sine\nloss: squared\nflip: 0.1", "flip needs classes"},
		{"schedule: setp 0.5 30", "schedule is"},
		{"schedule: step 2 30", "schedule is"},
		{"optimizer: adma", `unknown optimizer "adma"`},
		{"momentum: 0.5", "momentum has no effect with optimizer sgd"},
		{"optimizer: momentum\ndecay: 0.9", "decay has no effect with optimizer momentum"},
		{"penalty: proximal\nl2: 0.1", "penalty has no effect without l1"},
		{"penalty: decay", "penalty has no effect without l2"},
		{"keep: 0.5\nhidden: none", "keep has no effect without a hidden layer"},
		{"keep: 0", "keep 0 is out of bounds"},
		{"hidden: none\nchange: 5 keep=0.5", "change has no hidden units to keep"},
		{"optimizer: momentum\nepochs: 0", "optimizer has no effect: with epochs 0"},
	} {
		text := "kind: train\n" + tt.lines
		if !strings.Contains(tt.lines, "data:") {
			text += "\ndata: circle"
		}
		_, problems := Parse("a.md", 1, "exp", text)
		if len(problems) != 1 || !strings.Contains(problems[0].What, tt.want) || problems[0].Fix == "" {
			t.Errorf("%q: %v, want %q", tt.lines, problems, tt.want)
		}
	}
	for _, lines := range []string{"momentum: 0.5\ncontrols: [optimizer]", "momentum: 0.5\nrace: optimizer sgd, momentum", "penalty: proximal\ncontrols: [l1]"} {
		if _, problems := Parse("a.md", 1, "exp", "kind: train\n"+lines); len(problems) > 0 {
			t.Errorf("%q: %v", lines, problems)
		}
	}
}

// TestRulesEstimate: what costs more is estimated at more.
func TestRulesEstimate(t *testing.T) {
	const text = "kind: train\ndata: circle\nhidden: 16 16\nbatch: 2\nepochs: 10"
	of := func(lines string) float64 {
		e, err := parse(t, text+lines).Estimate(nil)
		if err != nil {
			t.Fatal(err)
		}
		return e.MultiplyAdds
	}
	for _, lines := range []string{"\noptimizer: momentum", "\noptimizer: adam", "\nl2: 0.1", "\nkeep: 0.5", "\nnorm: batch", "\nsplit: 70 30\nsamples: 400", "\nchange: 5 optimizer=adam", "\nchange: 5 keep=0.5"} {
		if !(of(lines) > of("")) {
			t.Errorf("%q is estimated at %v, without it %v", lines, of(lines), of(""))
		}
	}
}
