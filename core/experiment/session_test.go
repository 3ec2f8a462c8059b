package experiment

import (
	"flag"
	"math/rand/v2"
	"os"
	"reflect"
	"strings"
	"testing"

	"zigzag/core/dataset"
	"zigzag/core/figure"
)

var update = flag.Bool("update", false, "rewrite testdata")

func start(t testing.TB, text string, set Settings) Session {
	t.Helper()
	s, err := parse(t, text).Start(set)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func steps(s Session, n int) Session {
	for range n {
		s.Step()
	}
	return s
}

func metric1(t testing.TB, s Session, name string) float64 {
	t.Helper()
	v, err := s.Metric(name)
	if err != nil || len(v) != 1 {
		t.Fatalf("Metric(%q) = %v, %v; want one number", name, v, err)
	}
	return v[0]
}

// runs are experiments of every shape, for tests that hold for all of them.
func runs() []string {
	return []string{
		"kind: line\ndata: and",
		"kind: line\ndata: xor-cloud\nsamples: 50\norder: shuffled\nlr: 0.1",
		"kind: line\npoints: 0 0 1; 3 1 0; -2 0.5 1\nline: 1 -1 0.25\nepochs: 3",
		"kind: train\ndata: xor",
		"kind: train\ndata: xor\nhidden: none\nlr: 0.1\nbatch: 1",
		"kind: train\ndata: circle\nsplit: 60 20 20\nhidden: 8 8\nactivation: relu\ninit: he\nbatch: 16\nlr: 0.1\nepochs: 50",
		"kind: train\ndata: moons\nsamples: 70\nsplit: 70 30\nhidden: 3\nactivation: sigmoid\nloss: squared\nbatch: 7\ninit: uniform 1\nepochs: 40\nnoise: 0.2",
		"kind: train\ndata: spiral\nloss: squared\noutput: identity\nactivation: leaky-relu\nhidden: 8\nepochs: 30\nlr: 0.05",
		"kind: train\ndata: gaussians\nloss: squared\noutput: sigmoid\nactivation: identity\nhidden: 2 2\ninit: glorot\nepochs: 20\nbatch: 2000",
		"kind: train\ndata: nand\nloss: squared\noutput: step\nactivation: step\nhidden: 2\nweights: 1 -1 1 -1 -0.5 1.5 1 1 -1.5\nepochs: 0",
		"kind: clinic\ndata: circle\nsamples: 60\nhidden: 4\nlr: 0.3\nbatch: 10\nepochs: 30\nfault: init=normal 4",
		"kind: clinic\ndata: circle\nsamples: 60\nsplit: 70 30\nhidden: 4 4\nactivation: relu\nlr: 0.1\nbatch: 10\nepochs: 30\nfault: lr=4\nmend: lr=0.1",
	}
}

// TestReceipts holds one golden receipt a run. The same file must come out
// natively and under js/wasm, to the bit.
func TestReceipts(t *testing.T) {
	var lines []string
	for _, text := range runs() {
		for _, set := range []Settings{nil, {"seed": "7"}} {
			r, err := Run(parse(t, text), set, 100)
			if err != nil {
				t.Fatal(err)
			}
			again, _ := Run(parse(t, text), set, 100)
			if !reflect.DeepEqual(r, again) {
				t.Errorf("the same run twice:\n%+v\n%+v", r, again)
			}
			lines = append(lines, r.Receipt.String())
		}
	}
	got := strings.Join(lines, "\n") + "\n"
	const file = "testdata/receipts.txt"
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("receipts:\n%swant:\n%s", got, want)
	}
}

// TestLook mixes Look and Step at random: what a run is depends on the number
// of updates alone.
func TestLook(t *testing.T) {
	for _, text := range runs() {
		const updates = 60
		want := steps(start(t, text, nil), updates).Receipt()
		for seed := range uint64(5) {
			rng := rand.New(rand.NewPCG(seed, 0))
			s := start(t, text, nil)
			for s.Steps() < updates {
				before := s.Steps()
				if rng.IntN(4) == 0 {
					s.Step()
				} else if updated := s.Look(); updated != (s.Steps() > before) {
					t.Fatalf("Look = %v, but steps went from %d to %d", updated, before, s.Steps())
				}
				s.Describe()
				if _, err := s.Metric("accuracy"); err != nil {
					t.Fatal(err)
				}
			}
			if got := s.Receipt(); !reflect.DeepEqual(got, want) {
				t.Errorf("%s\nafter looking: %v\nwant           %v", text, got, want)
			}
		}
	}
}

func TestLookShowsTheBatch(t *testing.T) {
	s := start(t, "kind: train\ndata: xor\nbatch: 2", nil).(*trainSession)
	if _, err := s.Figure("plane"); err != nil {
		t.Fatal(err)
	}
	batch := append([]int(nil), s.trainer.Batch()...)
	var seen []int
	for !s.Look() {
		for i, m := range s.marksNow() {
			if m.Current {
				seen = append(seen, i)
			}
		}
	}
	if !reflect.DeepEqual(seen, batch) || s.Steps() != 1 {
		t.Errorf("Look showed %v in %d steps, want the batch %v and 1 step", seen, s.Steps(), batch)
	}
}

func TestStepAllocatesNothing(t *testing.T) {
	for _, text := range runs() {
		s := start(t, text, nil)
		if n := testing.AllocsPerRun(2000, s.Step); n != 0 {
			t.Errorf("%s\nStep allocates %v times", text, n)
		}
	}
}

// TestFiguresLeaveTheRunAlone draws every figure between steps.
func TestFiguresLeaveTheRunAlone(t *testing.T) {
	for _, text := range runs() {
		want := steps(start(t, text, nil), 20).Receipt()
		s := start(t, text, nil)
		for range 20 {
			for _, name := range s.Figures() {
				f, err := s.Figure(name)
				if err != nil {
					t.Fatal(err)
				}
				if svg := figure.SVG(f, 300, 200, "f"); !strings.Contains(svg, "<svg") {
					t.Errorf("figure %s has no picture", name)
				}
			}
			s.Step()
		}
		if got := s.Receipt(); !reflect.DeepEqual(got, want) {
			t.Errorf("%s\nwith figures: %v\nwant          %v", text, got, want)
		}
	}
}

func TestLimits(t *testing.T) {
	for _, tt := range []struct {
		text                      string
		perEpoch, limit, playedTo int
	}{
		{"kind: train\ndata: xor\nbatch: 3\nepochs: 7", 2, 14, 14},
		{"kind: train\ndata: xor\nepochs: 0", 1, 0, 0},
		{"kind: train\ndata: circle\nsamples: 100\nsplit: 70 30\nbatch: 2000\nepochs: 3", 1, 3, 3},
		{"kind: line\ndata: and\nepochs: 50", 4, 200, 24}, // settled after 6 passes
		{"kind: line\ndata: xor\nepochs: 5", 4, 20, 20},
		{"kind: line\ndata: and\nline: 1 1 -1.5\nepochs: 0", 4, 0, 0},
	} {
		s := start(t, tt.text, nil)
		if s.StepsPerEpoch() != tt.perEpoch || s.Limit() != tt.limit {
			t.Errorf("%s\n%d steps an epoch, limit %d; want %d, %d", tt.text, s.StepsPerEpoch(), s.Limit(), tt.perEpoch, tt.limit)
		}
		if Play(s); s.Steps() != tt.playedTo {
			t.Errorf("%s\nplayed to step %d, want %d", tt.text, s.Steps(), tt.playedTo)
		}
	}
}

func TestDivergence(t *testing.T) {
	s := start(t, "kind: train\ndata: circle\nloss: squared\noutput: identity\nactivation: identity\nlr: 100", nil)
	Play(s)
	stopped := s.Receipt()
	if metric1(t, s, "diverged") != 1 || !s.Done() || s.Steps() == 0 || s.Steps() >= s.Limit() {
		t.Fatalf("not diverged: %s", s.Describe())
	}
	if d := s.Describe(); !strings.Contains(d, "learning rate 100 is too high") {
		t.Errorf("Describe = %q", d)
	}
	if steps(s, 10); s.Look() || !reflect.DeepEqual(s.Receipt(), stopped) {
		t.Errorf("after diverging the run went on: %v, %v", s.Receipt(), stopped)
	}
}

func TestStreams(t *testing.T) {
	data := func(text string) (string, []float64) {
		s := start(t, text, nil).(*trainSession)
		return dataset.FormatPoints(s.plane.Points), s.net.Params
	}
	points, weights := data("kind: train\ndata: circle\nsplit: 70 30")
	if other, _ := data("kind: train\ndata: circle\nsplit: 60 40\nhidden: 5"); other != points {
		t.Error("other hidden units changed the data")
	}
	if _, other := data("kind: train\ndata: moons\nbatch: 9"); !reflect.DeepEqual(other, weights) {
		t.Error("other data and batch changed the first weights")
	}
	if other, _ := data("kind: train\ndata: circle\nseed: 2"); other == points {
		t.Error("another seed left the data as it was")
	}
}

// TestView changes the fold: the run and its receipt stay, the version moves.
func TestView(t *testing.T) {
	s := steps(start(t, "kind: train\ndata: xor", nil), 3)
	before, version := s.Receipt(), s.Version()
	set, restart, err := s.Edit([]figure.Edit{{Key: "fold", Value: "0.25"}})
	if err != nil || restart {
		t.Fatalf("Edit = %v, %v", restart, err)
	}
	if s.Version() == version || s.Settings()["fold"] != "0.25" || (trainHidden{s.(*trainSession)}).Fold() != 0.25 {
		t.Errorf("the fold did not move: version %d, settings %v", s.Version(), s.Settings())
	}
	if !reflect.DeepEqual(s.Receipt(), before) || set["fold"] != "0.25" {
		t.Errorf("receipt %v, want %v; settings %v", s.Receipt(), before, set)
	}
}
