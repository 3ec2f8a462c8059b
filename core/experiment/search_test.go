package experiment

import (
	"math"
	"math/rand/v2"
	"os"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"

	"zigzag/core/figure"
	"zigzag/core/nn"
)

// A small search that takes milliseconds.
const searchText = "kind: search\ndata: moons\nsamples: 60\nnoise: 0.2\nsplit: 60 20 20\nhidden: 4\nepochs: 5\nranges: lr log 0.001 1, batch log 2 32\nbudget: 12"

// searches are one of each strategy, with and without folds, and on one axis and three.
func searches() []string {
	return []string{
		searchText,
		searchText + "\nstrategy: grid",
		searchText + "\nstrategy: coarse-to-fine",
		searchText + "\nfolds: 3\npreprocess: scale",
		strings.Replace(searchText, ", batch log 2 32", "", 1) + "\nstrategy: grid\nscore: -loss(val)",
		strings.Replace(strings.Replace(searchText, "\nhidden: 4", "", 1), "batch log 2 32", "batch log 2 32, hidden linear 1 6", 1),
		searchText + "\nrace: strategy grid, random",
	}
}

// What is told, in whatever order and by whomever it was computed, and what Step
// computes are the same to the bit.
func TestToldOutcomesAreComputedOnes(t *testing.T) {
	for _, text := range searches() {
		spec := parse(t, text)
		for _, set := range []Settings{nil, {"seed": "7"}} {
			alone, _ := spec.Start(set)
			Play(alone)
			want := alone.Receipt()
			for order := range uint64(3) {
				rng := rand.New(rand.NewPCG(order, 1))
				s, err := spec.Start(set)
				if err != nil {
					t.Fatal(err)
				}
				told := AsSearcher(s)
				for !s.Done() {
					for told.Ready() && !s.Done() {
						s.Step()
					}
					pending := told.Pending(maxBudget)
					rng.Shuffle(len(pending), func(i, j int) { pending[i], pending[j] = pending[j], pending[i] })
					for _, trial := range pending[:(len(pending)+1)/2] {
						o, err := spec.RunTrial(set, trial)
						if err != nil {
							t.Fatal(err)
						}
						back, err := ParseOutcome(o.String())
						if err != nil || back.String() != o.String() {
							t.Fatalf("%v becomes %v, %v", o, back, err)
						}
						told.Tell([]Outcome{{Key: "of another search"}, back})
					}
				}
				if got := s.Receipt(); !reflect.DeepEqual(got, want) {
					t.Errorf("%s\ntold:  %v\nalone: %v", text, got, want)
				}
				if got, want := s.Describe(), alone.Describe(); got != want {
					t.Errorf("%s\ntold:  %s\nalone: %s", text, got, want)
				}
			}
		}
	}
}

// A run of a search is the run of kind train with the same settings.
func TestTrialsAreTrainingRuns(t *testing.T) {
	s := start(t, searchText, nil)
	Play(s)
	alone := parse(t, strings.NewReplacer("kind: search", "kind: train", "\nranges: lr log 0.001 1, batch log 2 32\nbudget: 12", "").Replace(searchText))
	for i := 1; i <= 12; i++ {
		n := "(" + strconv.Itoa(i) + ")"
		set := Settings{"lr": formatNumber(metric1(t, s, "run"+n+".lr")), "batch": formatNumber(metric1(t, s, "run"+n+".batch"))}
		r, err := Run(alone, set, -1)
		if err != nil {
			t.Fatal(err)
		}
		if got, want := metric1(t, s, "score"+n), r.Metrics["accuracy(val)"][0]; got != want {
			t.Errorf("run %d: score %v, kind train gives %v", i, got, want)
		}
		open, _ := parse(t, searchText).Start(Settings{"opened": strconv.Itoa(i)})
		Play(open)
		if got, want := metric1(t, open, "test"), r.Metrics["accuracy(test)"][0]; got != want {
			t.Errorf("run %d: test %v, kind train gives %v", i, got, want)
		}
	}
}

// Random search draws exponents evenly on a log axis: in each tenth of the range about as
// many. 100 runs of 40 seeds: the expectation is 400 a tenth, the standard deviation 19.
func TestRandomIsUniformInTheExponent(t *testing.T) {
	if _, err := parseRanges("lr log 1e-6 1, momentum0 linear 0 1"); err == nil {
		t.Fatal("an unknown parameter was read")
	}
	axes, err := parseRanges("lr log 1e-6 1, noise linear 0 1")
	if err != nil {
		t.Fatal(err)
	}
	var tenths [2][10]int
	for seed := range uint64(40) {
		p := newSearchPlan(axes, "random", 100, seed)
		for run := range 100 {
			places := p.places(run, axes, nil)
			lr, noise := axes[0].value(places[0]), axes[1].value(places[1])
			tenths[0][min(int((math.Log10(lr)+6)/6*10), 9)]++
			tenths[1][min(int(noise*10), 9)]++
		}
	}
	for i, counts := range tenths {
		for k, n := range counts {
			if n < 400-80 || n > 400+80 {
				t.Errorf("%s: %d of 4000 runs in tenth %d, want about 400", axes[i].key, n, k+1)
			}
		}
	}
}

// A longer search begins with the runs of a shorter one.
func TestRandomKeepsItsRuns(t *testing.T) {
	short, long := start(t, searchText, nil), start(t, searchText, Settings{"budget": "13"})
	Play(short)
	steps(long, 12)
	if short.Receipt().Hash != long.Receipt().Hash {
		t.Error("with a larger budget the first runs are others")
	}
}

func TestGridCovers(t *testing.T) {
	for _, tt := range []struct {
		ranges string
		budget int
		want   []int
	}{
		{"lr log 0.001 1, noise 0 1", 16, []int{4, 4}},
		{"lr log 0.001 1, noise 0 1", 25, []int{5, 5}},
		{"lr log 0.001 1, noise 0 1", 40, []int{8, 5}},
		{"lr log 0.001 1, noise 0 1", 37, []int{6, 6}},
		{"lr log 0.001 1", 7, []int{7}},
		{"lr log 0.001 1", 1, []int{1}},
		{"lr log 0.001 1, noise 0 1, epochs log 1 100", 27, []int{3, 3, 3}},
		{"lr log 0.001 1, batch linear 1 3", 40, []int{13, 3}},
	} {
		axes, err := parseRanges(tt.ranges)
		if err != nil {
			t.Fatal(err)
		}
		p := newSearchPlan(axes, "grid", tt.budget, 1)
		if !slices.Equal(p.counts, tt.want) && tt.ranges[len(tt.ranges)-1] != '3' {
			t.Errorf("%s, budget %d: %v values, want %v", tt.ranges, tt.budget, p.counts, tt.want)
		}
		seen := map[string]bool{}
		ends := make([][2]bool, len(axes))
		for run := range p.runs {
			var point []string
			for i, place := range p.places(run, axes, nil) {
				point = append(point, axes[i].text(place))
				ends[i][0] = ends[i][0] || axes[i].value(place) == axes[i].from
				ends[i][1] = ends[i][1] || axes[i].value(place) == axes[i].to
			}
			seen[strings.Join(point, " ")] = true
		}
		if len(seen) != p.runs || p.runs > tt.budget {
			t.Errorf("%s, budget %d: %d points in %d runs", tt.ranges, tt.budget, len(seen), p.runs)
		}
		for i, e := range ends {
			if p.counts[i] > 1 && !(e[0] && e[1]) {
				t.Errorf("%s, budget %d: %s does not reach from end to end", tt.ranges, tt.budget, axes[i].key)
			}
		}
	}
}

// Each round of coarse-to-fine lies in a part of the range about the best run before it.
func TestCoarseToFineNarrows(t *testing.T) {
	s := start(t, searchText, Settings{"strategy": "coarse-to-fine", "budget": "20"}).(*searchSession)
	Play(s)
	if want := []int{0, 10, 15}; !slices.Equal(s.plan.rounds, want) {
		t.Fatalf("rounds begin at %v, want %v", s.plan.rounds, want)
	}
	for run, trial := range s.trials {
		round, first := s.plan.round(run)
		if round == 0 {
			continue
		}
		best := s.trials[s.bestOf(first)].places
		for i, place := range trial.places {
			lo, width := window(best[i], round)
			if want := math.Pow(coarseShare, float64(round)); math.Abs(width-want) > 1e-12 || best[i] < lo || best[i] > lo+width {
				t.Fatalf("round %d looks from %v, %v wide, about %v", round, lo, width, best[i])
			}
			if place < lo || place > lo+width {
				t.Errorf("run %d, round %d: %v lies outside of %v to %v", run+1, round, place, lo, lo+width)
			}
		}
	}
	half := start(t, searchText, Settings{"strategy": "coarse-to-fine", "budget": "20"})
	if got := len(AsSearcher(half).Pending(100)); got != 10 {
		t.Errorf("%d runs can be made before the first round is over, want 10", got)
	}
}

// Every example that is not for the test judges exactly one training, and is trained on in
// all others; the test set is the same as without folds.
func TestFoldsPartition(t *testing.T) {
	for _, folds := range []int{2, 3, 7, 10} {
		s := start(t, searchText, Settings{"folds": strconv.Itoa(folds)}).(*searchSession)
		d, f := deal(s.values)
		if f != nil {
			t.Fatal(f)
		}
		s.values["folds"] = "0"
		plain, _ := deal(s.values)
		row := func(x []float64) string { return joinNumbers(x) }
		judged := map[string]int{}
		for _, sets := range d.parts {
			in := map[string]bool{}
			for i := range sets[figure.Train].Rows() {
				in[row(sets[figure.Train].Row(i))] = true
			}
			for i := range sets[figure.Val].Rows() {
				judged[row(sets[figure.Val].Row(i))]++
				if in[row(sets[figure.Val].Row(i))] {
					t.Fatal("an example judges what it was trained on")
				}
			}
			if n := sets[figure.Train].Rows() + sets[figure.Val].Rows(); n != d.pool {
				t.Errorf("a training has %d examples, want %d", n, d.pool)
			}
			if !reflect.DeepEqual(sets[figure.Test], plain.parts[0][figure.Test]) {
				t.Error("the test set is another one")
			}
		}
		if len(judged) != d.pool || d.pool != 48 {
			t.Errorf("%d of %d examples judge", len(judged), d.pool)
		}
		for _, n := range judged {
			if n != 1 {
				t.Fatalf("an example judges %d trainings", n)
			}
		}
	}
}

// The preprocessing of a fold is fitted to what it trains on: the inputs that the network
// sees have mean 0 there and, on this small sample, not on the validation part.
func TestFoldsFitTheirOwnPreprocessing(t *testing.T) {
	s := start(t, searchText, Settings{"folds": "3", "preprocess": "centre"}).(*searchSession)
	d, _ := deal(s.values)
	var fitted [][]float64
	for _, sets := range d.parts {
		run, _, faults := startTrainOn(base{spec: s.spec, values: s.values}, sets, d.all)
		if len(faults) > 0 {
			t.Fatal(faults)
		}
		if m := mean(run.sets[figure.Train].x); math.Abs(m) > 1e-12 {
			t.Errorf("the training part has mean %v", m)
		}
		if m := mean(run.sets[figure.Val].x); math.Abs(m) < 1e-6 {
			t.Errorf("the validation part has mean %v too", m)
		}
		fitted = append(fitted, run.inputs.Mean())
	}
	if reflect.DeepEqual(fitted[0], fitted[1]) || reflect.DeepEqual(fitted[1], fitted[2]) {
		t.Error("folds share their preprocessing")
	}
}

func TestPeeksAreCounted(t *testing.T) {
	spec := parse(t, searchText)
	s, _ := spec.Start(nil)
	Play(s)
	if _, err := s.Metric("test"); err == nil || !strings.Contains(err.Error(), "sealed") {
		t.Errorf("a sealed test set tells %v", err)
	}
	if got := metric1(t, s, "peeks"); got != 0 {
		t.Errorf("%v peeks before the first", got)
	}
	set := Settings{}
	for i, opened := range []string{"4", "4 9", "4 9 4"} {
		next, restart, err := s.Edit([]figure.Edit{{Key: "opened", Value: opened}})
		if err != nil || !restart {
			t.Fatal(err)
		}
		set = next
		s, err = spec.Start(set)
		if err != nil {
			t.Fatal(err)
		}
		Play(s)
		if got, want := metric1(t, s, "peeks"), []float64{1, 2, 2}[i]; got != want {
			t.Errorf("opened %s: %v peeks, want %v", opened, got, want)
		}
		if got, want := metric1(t, s, "opened"), []float64{4, 9, 9}[i]; got != want {
			t.Errorf("opened %s: the last is run %v, want %v", opened, got, want)
		}
	}
	if !strings.Contains(s.Describe(), "opened twice: run 9 has") {
		t.Errorf("described as %q", s.Describe())
	}
	if again := spec.With(set, figure.Edit{Key: "strategy", Value: "grid"}); again["opened"] != "" {
		t.Errorf("with another strategy run 9 is another run, but %v is opened", again)
	}
	if again := spec.With(set, figure.Edit{Key: "budget", Value: "14"}); again["opened"] == "" {
		t.Error("with a larger budget what was opened is forgotten")
	}
	if err := spec.Check(Settings{"opened": "13"}); err == nil {
		t.Error("a run that is never made was opened")
	}
}

// The estimate bounds the multiply-adds of all runs together, as kind train estimates each.
func TestSearchEstimateBoundsAllRuns(t *testing.T) {
	text := "kind: search\ndata: moons\nsplit: 60 20 20\nranges: hidden log 1 64, epochs log 1 200, batch log 1 64\nbudget: 20"
	for _, folds := range []string{"0", "3"} {
		for _, strategy := range []string{"random", "grid", "coarse-to-fine"} {
			spec := parse(t, text)
			set := Settings{"folds": folds, "strategy": strategy}
			e, err := spec.Estimate(set)
			if err != nil {
				t.Fatal(err)
			}
			s, _ := spec.Start(set)
			search := s.(*searchSession)
			sum := 0.0
			for run := range search.plan.runs {
				if round, first := search.plan.round(run); round > 0 && run == first {
					for _, t := range search.trials { // any outcome will do
						search.known[t.Key] = Outcome{Key: t.Key}
					}
				}
				trial, ok := search.trial(run)
				if !ok {
					t.Fatal("no trial")
				}
				v := values{}
				for key, value := range search.values {
					v[key] = value
				}
				for key, value := range trial.Values {
					v[key] = value
				}
				d, _ := deal(v)
				for _, sets := range d.parts {
					_, one, _ := startTrainOn(base{spec: spec, values: v, priced: true}, sets, d.all)
					sum += one.MultiplyAdds
				}
			}
			if sum > e.MultiplyAdds {
				t.Errorf("folds %s, %s: the runs take %.3g, the estimate is %.3g", folds, strategy, sum, e.MultiplyAdds)
			}
		}
	}
	if _, problems := Parse("a.md", 1, "exp", strings.Replace(text, "log 1 200", "log 1 100000", 1)); len(problems) == 0 {
		t.Error("a search that takes hours was accepted")
	}
}

// The best of runs without a number is told as such, and a number is better than none.
func TestSearchWithRunsThatDiverge(t *testing.T) {
	s := start(t, "kind: search\ndata: sine\nsamples: 40\nloss: squared\nsplit: 50 50\nactivation: relu\nhidden: 8\nepochs: 30\nranges: lr log 0.01 100\nstrategy: grid\nbudget: 5\nscore: -loss(val)", nil)
	Play(s)
	if last := metric1(t, s, "score(5)"); !math.IsNaN(last) && !math.IsInf(last, 0) {
		t.Fatalf("with lr 100 the score is %v: choose another example", last)
	}
	if best := metric1(t, s, "best"); !finite(best) {
		t.Errorf("the best is %v", best)
	}
	for _, name := range s.Figures() {
		f, err := s.Figure(name)
		if err != nil {
			t.Fatal(err)
		}
		f.Layout(400, 300)
		if f.Describe() == "" {
			t.Errorf("%s says nothing", name)
		}
	}
}

// A figure may be asked to describe the run, and to draw, before it has looked again.
func TestSearchFiguresBetweenLooks(t *testing.T) {
	for _, text := range searches() {
		s := start(t, text, nil)
		var figures []figure.Figure
		for _, name := range s.Figures() {
			f, err := s.Figure(name)
			if err != nil {
				t.Fatal(err)
			}
			f.Layout(400, 300)
			figures = append(figures, f)
		}
		mesh := &figure.Mesh{}
		mesh.Reset(figure.Light(), 1)
		for !s.Done() {
			s.Step()
			for _, f := range figures {
				if f.Describe() == "" {
					t.Errorf("%s says nothing", f.Name())
				}
				f.Draw(mesh)
				f.Update(figure.Input{Key: "ArrowRight"})
				f.Draw(mesh)
			}
		}
	}
}

func TestSearchGoesBack(t *testing.T) {
	s := start(t, searchText, nil)
	tape := NewTape(s)
	var hashes []string
	for !s.Done() {
		hashes = append(hashes, s.Receipt().Hash)
		s.Step()
		tape.Note()
	}
	for _, to := range []int{7, 0, 11, 3} {
		for range tape.Seek(to) {
			s.Step()
		}
		if s.Steps() != to || s.Receipt().Hash != hashes[to] {
			t.Errorf("back at %d: %d, %s, want %s", to, s.Steps(), s.Receipt().Hash, hashes[to])
		}
	}
}

// TestSearchReceipts holds one receipt a search. The same file must come out natively
// and under js/wasm, to the bit.
func TestSearchReceipts(t *testing.T) {
	var b strings.Builder
	for _, text := range searches() {
		s := start(t, text, nil)
		Play(s)
		b.WriteString(s.Receipt().String() + "\n")
	}
	const file = "testdata/searches.txt"
	if *update {
		if err := os.WriteFile(file, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if b.String() != string(want) {
		t.Errorf("receipts:\n%swant:\n%s", b.String(), want)
	}
}

func TestSearchProblems(t *testing.T) {
	for _, tt := range []struct{ text, want string }{
		{"ranges: lr log 0 1", `in ranges, lr ends at "0": write a number from 0.000001 to 100`},
		{"ranges: noise log 0 1", "in ranges, noise is log from 0: begin above 0, where the exponent is a number, or write linear"},
		{"ranges: lr log 1 0.1", "in ranges, lr goes from 1 to 0.1: write the smaller end first"},
		{"ranges: seed 1 9", `ranges cannot search "seed"`},
		{"ranges: lr 1 2, lr 3 4", "ranges names lr twice: take one of the two out"},
		{"ranges: batch log 1.5 8", `in ranges, batch ends at "1.5": write a whole number from 1 to 2000`},
		{"ranges: lr log", "in ranges, lr has 0 ends"},
		{"lr: 0.1", "lr has no effect: ranges sets it in every run: take it out of one of the two"},
		{"controls: [lr]", "lr has no effect: ranges sets it in every run"},
		{"split: 100", "score cannot be computed: accuracy(val): no example is set aside for validation: add `split: 70 30`"},
		{"split: 70 30\nopened: 1", "opened: no example is set aside as a test: add `split: 60 20 20`"},
		{"score: loss(val)", "score loss(val) would have the largest loss win: write `score: -loss(val)`: the highest score is the best"},
		{"score: accuracy( test )", "score looks at the test set: accuracy(test): judge by the validation set"},
		{"score: accuracy(val", "score cannot be read"},
		{"score: layer.std", "score cannot be computed"},
		{"folds: 11", "folds 11 is out of bounds"},
		{"opened: 99", "opened names run 99 of 20: name one that the search makes"},
		{"sweep: budget 2 3", "success cannot be computed"}, // accuracy(train) == 1 is no metric of a search
		{"epochs: 0", "with epochs 0 every run ends as it starts"},
	} {
		text := "kind: search\ndata: moons\n" + tt.text
		if !strings.Contains(tt.text, "split") {
			text += "\nsplit: 60 20 20"
		}
		_, problems := Parse("a.md", 1, "exp", text)
		var all []string
		for _, p := range problems {
			all = append(all, p.String())
		}
		if !strings.Contains(strings.Join(all, "\n"), tt.want) {
			t.Errorf("%s:\ngot  %v\nwant %s", tt.text, all, tt.want)
		}
	}
}

// Uniform numbers are what nn makes of a stream, in order: held here because keys of
// outcomes, kept by browsers, rest on it.
func TestSearchStream(t *testing.T) {
	axes, _ := parseRanges("lr log 0.001 1, batch log 2 32")
	p := newSearchPlan(axes, "random", 5, 1)
	rng := stream(1, "search")
	for run := range 5 {
		for i, place := range p.places(run, axes, nil) {
			if want := nn.Uniform(rng); place != want {
				t.Errorf("run %d, axis %d: %v, want %v", run, i, place, want)
			}
		}
	}
}

// A kind is found under the name that it calls itself.
func TestKindsAreNamed(t *testing.T) {
	for _, name := range Kinds() {
		if k, ok := kindNamed(name); !ok || k.name != name {
			t.Errorf("kind %s calls itself %s", name, k.name)
		}
	}
}

// TestSearchesAreSwept: on how many seeds one lane of a race of searches ends above the
// other, counted by hand from the lanes alone.
func TestSearchesAreSwept(t *testing.T) {
	const text = "kind: search\ndata: moons\nsamples: 60\nsplit: 60 40\nhidden: 3\nepochs: 3\nranges: lr log 0.001 10, l2 log 0.00001 0.001\nscore: -loss(val)\nbudget: 4\n" +
		"race: strategy grid, random\nsweep: budget 4 9\nseeds: 5\nsuccess: lane(2).runs == setting(budget) and lane(2).best > lane(1).best"
	spec, problems := Parse("a.md", 1, "exp", text)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	race, err := spec.Start(nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, budget := range []string{"4", "9"} {
		want := 0.0
		for seed := 1; seed <= 5; seed++ {
			best := map[string]float64{}
			for _, strategy := range []string{"grid", "random"} {
				s, err := spec.Start(Settings{"race": "none", "budget": budget, "strategy": strategy, "seed": strconv.Itoa(seed)})
				if err != nil {
					t.Fatal(err)
				}
				Play(s)
				x, err := s.Metric("best")
				if err != nil {
					t.Fatal(err)
				}
				best[strategy] = x[0]
			}
			if best["random"] > best["grid"] {
				want++
			}
		}
		got, err := race.Metric("successes(" + budget + ")")
		if err != nil || got[0] != want {
			t.Errorf("budget %s: %v, %v, want %g", budget, got, err, want)
		}
	}
}
