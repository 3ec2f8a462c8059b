package experiment

import (
	"errors"
	"fmt"
	"math"
	"strings"
	"testing"

	"zigzag/core/figure"
)

// TestGoldenPasses: the same bits everywhere. Run it with GOOS=js GOARCH=wasm too.
func TestGoldenPasses(t *testing.T) {
	for _, tt := range []struct{ text, want string }{
		{small, "77efd09d8658a0df"},
		{small + "init: xavier\nnorm: batch", "c054950b9c7c0aeb"},
		{small + "activation: relu\ninit: he\nseed: 7", "1c0eac0c352add6f"},
		{small + "inputs: digits\ninit: glorot\nactivation: gelu", "f9c37664a489b9ef"},
		{small + "inputs: uniform\ninit: uniform 0.5\nactivation: formula\nbackward: no", "2c0df3d4f16fc014"},
		{"kind: propagate\nlayers: 3\nunits: 130\nbatch: 70\ninit: normal 1", "0647956637fd256c"},
		{"kind: propagate\nlayers: 3\nunits: 130\nbatch: 300\ninit: he\nactivation: relu\nnorm: batch", "dc2ac8b68ec0e51a"},
	} {
		s := start(t, tt.text, nil)
		Play(s)
		if got := s.Receipt().Hash; got != tt.want {
			t.Errorf("%q: hash %q, want %q", tt.text, got, tt.want)
		}
	}
}

// TestPlanCoversEverything: both ways, each layer draws all its weights and sees each
// example once in every phase, in order; and no step does more than its share.
func TestPlanCoversEverything(t *testing.T) {
	for _, set := range []Settings{
		nil, {"units": "1000", "layers": "2", "batch": "333"}, {"units": "1", "batch": "2000"}, {"norm": "batch"}, {"backward": "no", "norm": "batch"},
		{"inputs": "digits", "batch": "2000", "units": "40"}, {"units": "3", "layers": "20", "batch": "2", "norm": "batch"}, {"activation": "formula"},
		{"activation": "formula", "norm": "batch", "units": "900", "batch": "400"},
	} {
		s := start(t, "kind: propagate", set).(*propagateSession)
		p := s.plan
		type pos struct {
			back  bool
			layer int
			phase phase
		}
		seen := map[pos]int{}
		var order []pos
		for step := range p.limit() {
			at := p.at(step)
			where := pos{at.back, at.layer, at.phase}
			if at.phase == phaseDraw {
				seen[where] += stepNormals
			} else {
				from, to := p.span(at)
				if from != seen[where] && from != p.batch {
					t.Fatalf("%v: step %d begins at example %d, want %d", set, step, from, seen[where])
				}
				seen[where] = to
				values := (to - from) * p.units
				most := stepValues
				if set["activation"] == "formula" {
					most = stepFormulas
				}
				if work := values * max(p.inputs, p.units); at.phase == phaseSums && to-from > 1 && work > stepProducts || to-from > 1 && values > most {
					t.Fatalf("%v: step %d takes %d examples", set, step, to-from)
				}
			}
			if len(order) == 0 || order[len(order)-1] != where {
				order = append(order, where)
			}
		}
		for where, n := range seen {
			want := p.batch
			if where.phase == phaseDraw {
				want = p.fanIn(where.layer) * p.units
			}
			if n < want {
				t.Errorf("%v: %v covers %d of %d", set, where, n, want)
			}
		}
		perLayer, ways := 2, 1
		if p.norm {
			perLayer = 3
		}
		if p.backward {
			ways = 2
		}
		if len(order) != perLayer*ways*p.layers || len(seen) != len(order) {
			t.Errorf("%v: %d phases, %d of them different, want %d", set, len(order), len(seen), perLayer*ways*p.layers)
		}
	}
}

// TestStepDoesLittle: the estimate of one step, at any size that is allowed, is of some
// milliseconds, and a run is within its estimate.
func TestStepDoesLittle(t *testing.T) {
	for _, units := range []int{1, 10, 100, 500, 1000} {
		for _, batch := range []int{1, 100, 2000} {
			s, e, faults := parse(t, "kind: propagate").start(Settings{"layers": "2", "units": fmt.Sprint(units), "batch": fmt.Sprint(batch)})
			if len(faults) > 0 {
				continue // beyond what is allowed
			}
			if e.Steps != s.Limit() || e.perStep > 3*stepProducts || math.Abs(e.perStep*float64(e.Steps)-e.MultiplyAdds) > 1 {
				t.Errorf("%d units, batch %d: %+v, limit %d", units, batch, e, s.Limit())
			}
			products := float64(2*batch*units*units*2) / 4 // of wide layers
			if e.MultiplyAdds < products {
				t.Errorf("%d units, batch %d: estimated %v multiply-adds, the products alone are %v", units, batch, e.MultiplyAdds, products)
			}
		}
	}
}

// TestPassAllocatesAtLayersOnly: within a layer a step takes no memory.
func TestPassAllocatesAtLayersOnly(t *testing.T) {
	s := start(t, "kind: propagate\nunits: 400\nlayers: 2\nbatch: 500\nnorm: batch\ninit: xavier", nil)
	for way := range 4 {
		for s.Steps()%s.StepsPerEpoch() != 3 {
			s.Step()
		}
		if n := testing.AllocsPerRun(20, s.Step); n > 0 {
			t.Errorf("way %d: %v allocations a step", way, n)
		}
		for s.Steps()%s.StepsPerEpoch() != 0 {
			s.Step()
		}
	}
}

// TestPassLetsGo: at the end, nothing is held but what is known of the layers.
func TestPassLetsGo(t *testing.T) {
	s := start(t, small, nil).(*propagateSession)
	for s.returned() < 2 {
		s.Step()
	}
	for l, z := range s.pass.z {
		if held := z != nil; held != (l < 2) {
			t.Errorf("two layers are left to go back through, and those of layer %d are held: %v", l+1, held)
		}
	}
	Play(s)
	if s.pass != nil {
		t.Error("the pass is over and still holds its memory")
	}
}

// TestPassGoesBack: a state is a step count; what was computed stays known, and in a
// fresh session it is computed again to the same bits.
func TestPassGoesBack(t *testing.T) {
	text := small + "init: xavier\nnorm: batch"
	s := start(t, text, nil).(*propagateSession)
	var states []any
	var hashes []string
	var words []string
	for !s.Done() {
		states, hashes, words = append(states, s.Save()), append(hashes, s.Receipt().Hash), append(words, s.Describe())
		if n := bytesOf(s.Save()); n > 64 {
			t.Fatalf("a state holds %d bytes", n)
		}
		s.Step()
	}
	end := s.Receipt()
	for i := len(states) - 1; i >= 0; i -= 3 {
		s.Load(states[i])
		if s.Steps() != i || s.Receipt().Hash != hashes[i] || s.Describe() != words[i] {
			t.Fatalf("back at step %d: step %d, %s", i, s.Steps(), s.Describe())
		}
	}
	s.Load(states[1])
	furthest := s.furthest
	Play(s)
	if s.furthest != furthest || s.Receipt().String() != end.String() {
		t.Errorf("played again: %s, want %s", s.Receipt(), end)
	}
	other := start(t, text, nil)
	middle := len(states) / 2
	other.Load(states[middle])
	if other.Receipt().Hash != hashes[middle] || other.Steps() != middle {
		t.Errorf("in another session, step %d has hash %s, want %s", middle, other.Receipt().Hash, hashes[middle])
	}
}

// TestPassLooks: there is no example to look at, and nothing after the end.
func TestPassLooks(t *testing.T) {
	s := start(t, small, nil)
	want := steps(start(t, small, nil), 1).Receipt().String()
	if !s.Look() || s.Steps() != 1 || s.Receipt().String() != want {
		t.Errorf("a look leads to step %d", s.Steps())
	}
	Play(s)
	if s.Look() || s.Steps() != s.Limit() {
		t.Errorf("a look after the end leads to step %d of %d", s.Steps(), s.Limit())
	}
	if edits := s.Hand(); len(edits) != 0 {
		t.Errorf("a hand may set %v", edits)
	}
	set, restart, err := s.Edit([]figure.Edit{{Key: "init", Value: "he"}})
	if err != nil || !restart || set["init"] != "he" {
		t.Errorf("an edit gives %v, %v, %v", set, restart, err)
	}
}

// TestPassMetrics: what is not reached says to play on, what cannot be says so.
func TestPassMetrics(t *testing.T) {
	s := start(t, small+"init: xavier", nil)
	yet := func(name string, want bool) {
		t.Helper()
		_, err := s.Metric(name)
		var f *Fault
		if !errors.As(err, &f) || f.Yet != want {
			t.Errorf("%s: %v, want a fault that is one for now: %v", name, err, want)
		}
		if want && !strings.Contains(err.Error(), "play on") {
			t.Errorf("%s: %v does not say to play on", name, err)
		}
	}
	for _, name := range []string{"layer.std", "layer(1).std", "layer(4).gradient", "factor", "factor(2)", "last.std", "last.gradient", "input.std", "layer.gradient"} {
		yet(name, true)
	}
	for _, name := range []string{"layer(5).std", "layer(0).gradient", "layer(1.5).zero", "factor(9)", "layer(1).colour"} {
		yet(name, false)
	}
	for range 2 * s.StepsPerEpoch() {
		s.Step()
	}
	if v, err := s.Metric("layer.std"); err != nil || len(v) != 2 {
		t.Errorf("after two layers layer.std is %v, %v", v, err)
	}
	yet("layer(3).std", true)
	Play(s)
	std, _ := s.Metric("layer.std")
	for l, factor := range mustMetric(t, s, "factor") {
		before := metric1(t, s, "input.std")
		if l > 0 {
			before = std[l-1]
		}
		if math.Abs(factor*before-std[l]) > 1e-12 {
			t.Errorf("factor(%d) is %v, and %v became %v", l+1, factor, before, std[l])
		}
	}
	if got := metric1(t, s, "done"); got != 1 || metric1(t, s, "reached") != 4 || metric1(t, s, "returned") != 4 {
		t.Errorf("at the end: done %v", got)
	}
	if metric1(t, s, "last.std") != std[3] || metric1(t, s, "last.gradient") != metric1(t, s, "layer(1).gradient") {
		t.Error("last is not the last")
	}
	forwards := start(t, small+"backward: no", nil)
	Play(forwards)
	if _, err := forwards.Metric("layer.gradient"); err == nil {
		t.Error("a gradient without a way back")
	}
	for init, want := range map[string][2]float64{"zeros": {0, 0}, "xavier": {1, math.Sqrt(1.0 / 7)}, "normal 0.01": {0.01, 0.01}, "uniform 3": {3, math.Sqrt(3)}} {
		s := start(t, small, Settings{"init": init})
		if scale, std := metric1(t, s, "init.scale"), metric1(t, s, "init.std"); scale != want[0] || math.Abs(std-want[1]) > 1e-12 {
			t.Errorf("%s: scale %v, std %v, want %v", init, scale, std, want)
		}
	}
}

func mustMetric(t *testing.T, s Session, name string) []float64 {
	t.Helper()
	v, err := s.Metric(name)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// TestPassWords: what is said is worth hearing.
func TestPassWords(t *testing.T) {
	deep := "kind: propagate\nlayers: 6\nunits: 60\nbatch: 50\n"
	for _, tt := range []struct {
		text  string
		steps int // layers, both ways; 0 for the start, −1 for the end
		want  string
	}{
		{deep, 0, "50 examples with 60 inputs each wait in front of 6 layers of 60 tanh units, weights normal 0.01."},
		{deep + "norm: batch\ninputs: digits", 0, "50 examples with 64 inputs each wait in front of 6 layers of 60 tanh units, weights normal 0.01, with batch normalisation."},
		{deep, 1, "Layer 1: standard deviation 0.079. The inputs had 1."},
		{deep, 3, "Layer 3: standard deviation 4.5·10⁻⁴, 0.073 times that of the layer before. Almost nothing gets through."},
		{deep, -1, "On the way back, the gradient's went from 1 in layer 6 to 2.9·10⁻⁶ in layer 1."},
		{deep + "init: normal 1", 2, "of the activations are where the function is flat."},
		{deep + "init: zeros", 2, "Nothing gets through: every activation is 0."},
		{deep + "init: zeros\nactivation: sigmoid", 2, "Every activation is the same"},
		{deep + "init: zeros", -1, "No gradient gets back, so nothing there can be learned."},
		{deep + "init: normal 1\nactivation: relu", 4, "The activations blow up."},
		{deep + "init: normal 1\nactivation: relu", -1, "It grows on the way"},
		{deep + "init: normal 0.01", -1, "It vanishes on the way"},
		{deep + "init: he\nactivation: relu", -1, "It keeps its size."},
		{deep + "init: xavier", 6, "Through 6 layers the standard deviation went from 1 at the inputs to 0.3."},
	} {
		s := start(t, tt.text, nil)
		if tt.steps < 0 {
			Play(s)
		}
		for range tt.steps * s.StepsPerEpoch() {
			s.Step()
		}
		if got := s.Describe(); !strings.Contains(got, tt.want) {
			t.Errorf("%q, %d layers: %q, want %q in it", tt.text, tt.steps, got, tt.want)
		}
	}
}

func TestPassFaults(t *testing.T) {
	for _, tt := range []struct{ text, want string }{
		{"layers: 0", "layers 0 is out of bounds: write a whole number from 1 to 20"},
		{"layers: 21", "layers 21 is out of bounds"},
		{"units: 1e9", "units 1e9 is out of bounds"},
		{"units: 12.5", `units is "12.5": write a whole number from 1 to 1000`},
		{"batch: NaN", `batch is "NaN"`},
		{"init: tiny", "init is \"tiny\""},
		{"activation: tan", "did you mean \"tanh\"?"},
		{"inputs: cats", "unknown inputs \"cats\": use one of normal, uniform, digits"},
		{"norm: layer", "unknown norm \"layer\""},
		{"backward: maybe", "unknown backward \"maybe\""},
		{"epochs: 3", "unknown key \"epochs\""},
		{"norm: batch\nbatch: 1", "use a larger batch, or `norm: none`"},
		{"units: 1000\nlayers: 20\nbatch: 2000", "the pass would take 2"},
		{"units: 100\nlayers: 20\nbatch: 2000\nactivation: relu", ""},
		{"units: 300\nlayers: 20\nbatch: 2000", "the pass would keep 12 million pre-activations for the way back, and 8 million fit: use fewer units or layers, or a smaller batch, or write `backward: no`"},
		{"activation: formula\nformula: z +", "formula:"},
		{"formula: z^3", "formula has no effect with activation tanh"},
		{"race: units 800, 790, 780, 770", "the run would take"},
		{"race: activation tanh, relu\nfinish: done == 1", "unknown key \"finish\""},
		{"show: [plane]", "unknown figure \"plane\" in show"},
		{"race: activation tanh, relu\nshow: [histograms 3]", "there are 2 lanes"},
	} {
		_, problems := Parse("a.md", 1, "exp-a", "kind: propagate\n"+tt.text)
		if tt.text == "formula: z^3" {
			_, problems = Parse("a.md", 1, "exp-a", "kind: propagate\nactivation: tanh\n"+tt.text)
		}
		if tt.text == "race: activation tanh, relu\nshow: [histograms 3]" && len(problems) == 0 {
			s := start(t, "kind: propagate\n"+tt.text, nil)
			if _, err := s.Figure("histograms 3"); err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("%q: %v", tt.text, err)
			}
			continue
		}
		if tt.want == "" && len(problems) == 0 {
			continue
		}
		if len(problems) == 0 || tt.want == "" || !strings.Contains(problems[0].String(), tt.want) {
			t.Errorf("%q: %v, want %q", tt.text, problems, tt.want)
		}
	}
}

// TestPassesSideBySide: lanes are to the bit the runs that their settings give alone,
// and nothing speaks of a finish.
func TestPassesSideBySide(t *testing.T) {
	s := start(t, small+"race: init normal 0.01, xavier", nil)
	for _, m := range s.Metrics() {
		if strings.HasPrefix(m.Name, "race") || strings.HasPrefix(m.Name, "finish") {
			t.Errorf("a metric %s where nobody races", m.Name)
		}
	}
	Play(s)
	for i, init := range []string{"normal 0.01", "xavier"} {
		alone := start(t, small, Settings{"init": init})
		Play(alone)
		each := s.(*raceSession).each[i]
		if each.Receipt().Hash != alone.Receipt().Hash {
			t.Errorf("lane %d has hash %s, alone %s", i+1, each.Receipt().Hash, alone.Receipt().Hash)
		}
	}
	if got := s.Describe(); !strings.Contains(got, "Side by side: init normal 0.01 against init xavier.") || strings.Contains(got, "got there") {
		t.Errorf("Describe = %q", got)
	}
	for _, l := range s.(Race).Lanes() {
		if !l.Abreast || l.Finish >= 0 || !l.Ended {
			t.Errorf("lane %+v", l)
		}
	}
	f, err := s.Figure("statistics")
	if err != nil {
		t.Fatal(err)
	}
	if got := f.Describe(); !strings.Contains(got, "Init normal 0.01: standard deviation") || !strings.Contains(got, "init xavier: standard deviation") {
		t.Errorf("statistics: %q", got)
	}
	if _, err := s.Figure("histograms 2"); err != nil {
		t.Error(err)
	}
	spec := parse(t, small)
	if !spec.CanRace() {
		t.Error("a run cannot be kept")
	}
	set, err := spec.Keep(nil, []string{"init"})
	if err != nil || spec.Check(set) != nil {
		t.Errorf("keeping a run: %v, %v, %v", set, err, spec.Check(set))
	}
	if !spec.Seeded(nil) {
		t.Error("the seed makes a difference")
	}
}

// TestPassSweep: a kind without epochs can be swept.
func TestPassSweep(t *testing.T) {
	spec, problems := Parse("a.md", 1, "exp-a", small+"sweep: init normal 0.01, xavier\nseeds: 3\nsuccess: done == 1 and min(layer.std) > 0.1")
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	if again, problems := Reread("a.md", 1, "exp-a", spec.Text); len(problems) > 0 || again.Sweep.Epochs != 0 {
		t.Errorf("read again: %v, %+v", problems, again.Sweep)
	}
	succeeded := map[string]int{}
	if err := spec.SweepRun(nil, func(value string, _ uint64, ok bool, _ int) bool {
		if ok {
			succeeded[value]++
		}
		return true
	}); err != nil || succeeded["xavier"] != 3 || succeeded["normal 0.01"] != 0 {
		t.Errorf("runs that keep their layers alive: %v, %v", succeeded, err)
	}
}

// TestPassFigures: every figure sees what is known when it is.
func TestPassFigures(t *testing.T) {
	s := start(t, small+"init: xavier", nil)
	for _, name := range s.Figures() {
		f, err := s.Figure(name)
		if err != nil {
			t.Fatal(err)
		}
		f.Layout(400, 300)
		early := f.Describe()
		if !strings.Contains(early, "is known yet") && s.Steps() == 0 {
			t.Errorf("%s at the start: %q", name, early)
		}
		for range s.StepsPerEpoch() {
			s.Step()
		}
		for range 20 {
			f.Update(figure.Input{})
		}
		if f.Describe() == early {
			t.Errorf("%s has not seen a layer: %q", name, early)
		}
		s.Load(propagateState{0})
		if f.Describe() != early {
			t.Errorf("%s at the start again: %q, was %q", name, f.Describe(), early)
		}
	}
}
