package experiment

import (
	"math"
	"strconv"
	"strings"
	"testing"

	"zigzag/core/figure"
)

const raceText = "kind: train\ndata: circle\nsamples: 60\nhidden: 4\nlr: 0.3\nbatch: 10\nepochs: 60\n"

func TestRaceIsWrittenInOneWay(t *testing.T) {
	for _, c := range []struct{ written, want string }{
		{"none", ""},
		{"activation tanh, relu", "activation=tanh, activation=relu"},
		{"hidden 4, 8 8", "hidden=4, hidden=8 8"},
		{"lr=0.10 batch=1, lr=.3", "batch=1 lr=0.1, lr=0.3"},
		{"kept: lr=0.1, now", "kept: lr=0.1, now"},
		{"as it was: now, mended: change=40 activation=leaky-relu lr=0.1", "as it was: now, mended: change=40 activation=leaky-relu lr=0.1"},
		{"now, change=40 lr=0.1", "now, change=40 lr=0.1"},
	} {
		got, err := raceSyntax(trainKind(), c.written)
		if err != nil || got != c.want {
			t.Errorf("%q is written %q, %v, want %q", c.written, got, err, c.want)
		}
		if again, err := raceSyntax(trainKind(), got); err != nil || again != got {
			t.Errorf("%q written again is %q, %v", got, again, err)
		}
	}
}

func TestRaceFaults(t *testing.T) {
	for _, c := range []struct{ written, want string }{
		{"lr=1", "1 lane"},
		{"lr 1, 2, 3, 4, 5", "5 lanes"},
		{"lr=1, ", "empty"},
		{"lr=1, lrr=2", "lr"},
		{"lr=1 lr=2, now", "twice"},
		{"lr=1, lr=1000", "out of bounds"},
		{"points=1 1 0, now", "cannot differ in points"},
		{"fold=1, now", "cannot differ in fold"},
		{"fast, slow", "sets nothing"},
		{"a name that is far too long for a lane: lr=1, now", "name"},
	} {
		_, err := raceSyntax(trainKind(), c.written)
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%q: %v, want a fault that says %q", c.written, err, c.want)
		}
	}
	_, problems := Parse("a.md", 1, "exp-a", raceText+"race: activation tanh, relu\ncontrols: [activation]")
	if len(problems) != 1 || !strings.Contains(problems[0].What, "no effect") {
		t.Errorf("a control that every lane sets: %v", problems)
	}
	_, problems = Parse("a.md", 1, "exp-a", raceText+"race: lr 1, 2\nfinish: losss < 1")
	if len(problems) != 1 || problems[0].Line != 9 {
		t.Errorf("a finish that cannot be computed: %v", problems)
	}
	_, problems = Parse("a.md", 1, "exp-a", raceText+"race: lr 1, 2\nshow: [curves, plane 2, plane 5]")
	if len(problems) != 1 || !strings.Contains(problems[0].What, "plane 5") {
		t.Errorf("a lane that cannot be: %v", problems)
	}
}

// Each lane of a race is, to the bit, the run that the same settings give alone.
func TestLanesAreTheRunsTheyWouldBeAlone(t *testing.T) {
	for _, c := range []struct{ text, race string }{
		{raceText, "activation tanh, relu, sigmoid"},
		{raceText, "now, change=50 activation=leaky-relu"},
		{raceText, "optimizer sgd, momentum, adam"},
		{raceText, "schedule constant, step 0.5 3, cosine"},
		{raceText, "keep=0.5, norm=batch, l1=0.01 penalty=proximal, shuffle=no flip=0.2"},
		{"kind: line\ndata: and-cloud\norder: shuffled\n", "lr 1, 0.1"},
		{"kind: descend\ndata: linear-positive\nepochs: 5\n", "lr 0.1, 0.3"},
	} {
		r := start(t, c.text+"race: "+c.race, nil).(*raceSession)
		for range 100 {
			r.Step()
		}
		lanes, err := parseRace(r.kind, c.race)
		if err != nil {
			t.Fatal(err)
		}
		for i, l := range lanes {
			alone := start(t, c.text, Settings(l.values))
			for range r.each[i].Steps() {
				alone.Step()
			}
			if got, want := r.each[i].Receipt().Hash, alone.Receipt().Hash; got != want {
				t.Errorf("%s, lane %d: hash %s, alone %s", c.race, i+1, got, want)
			}
		}
	}
}

func TestRaceReportsItsFactor(t *testing.T) {
	r := start(t, raceText+"race: lr 0.03, 0.3\nfinish: accuracy(train) > 0.9", Settings{"epochs": "2000"})
	if _, err := r.Metric("race.factor"); err == nil {
		t.Error("there is a factor before anybody got to the finish")
	}
	if v, _ := r.Metric("finish(1)"); !math.IsInf(v[0], 1) {
		t.Errorf("finish(1) is %v before the start", v)
	}
	Play(r)
	value := func(name string) float64 {
		v, err := r.Metric(name)
		if err != nil {
			t.Fatal(err)
		}
		return v[0]
	}
	a, b := value("finish(1)"), value("finish(2)")
	if math.IsInf(a, 1) || b >= a {
		t.Fatalf("finish after %v and %v steps", a, b)
	}
	if got := value("race.factor"); got != a/b {
		t.Errorf("factor %v, want %v", got, a/b)
	}
	if got := value("race.winner"); got != 2 {
		t.Errorf("winner %v, want lane 2", got)
	}
	if !strings.Contains(r.Describe(), sig(a/b)+" times") {
		t.Errorf("it is not told: %s", r.Describe())
	}
	// The finish is where a run alone gets there.
	alone := start(t, raceText, Settings{"lr": "0.03", "epochs": "2000"})
	for first := 0; ; {
		alone.Step()
		if v, _ := alone.Metric("accuracy(train)"); v[0] > 0.9 && alone.Steps()%alone.StepsPerEpoch() == 0 {
			if first = alone.Steps(); float64(first) != a {
				t.Errorf("the race says %v, alone it is %v", a, first)
			}
			break
		}
	}
}

func TestRaceFiguresFollowTheLane(t *testing.T) {
	r := start(t, raceText+"race: activation tanh, relu", nil)
	f, err := r.Figure("plane")
	if err != nil {
		t.Fatal(err)
	}
	f.Layout(400, 300)
	if got := f.Title(); !strings.HasSuffix(got, "tanh") {
		t.Errorf("title %q", got)
	}
	if set, restart, err := r.Edit([]figure.Edit{{Key: "lane", Value: "2"}}); err != nil || restart || set["lane"] != "2" {
		t.Errorf("another lane: %v, %v, %v", set, restart, err)
	}
	f.Update(figure.Input{})
	if got := f.Title(); !strings.HasSuffix(got, "ReLU") {
		t.Errorf("title %q", got)
	}
	own, err := r.Figure("plane 1")
	if err != nil || own.Name() != "plane 1" || !strings.HasSuffix(own.Title(), "tanh") {
		t.Errorf("plane 1: %v", err)
	}
	if _, err := r.Figure("plane 3"); err == nil {
		t.Error("a lane that there is not has a figure")
	}
	curves, err := r.Figure("curves")
	if err != nil {
		t.Fatal(err)
	}
	steps(r, 60)
	curves.Layout(500, 300)
	if text := curves.Describe(); !strings.Contains(text, "tanh: training loss") || !strings.Contains(text, "ReLU: training loss") {
		t.Errorf("curves of the race: %s", text)
	}
}

func TestRaceDrawsPathsOnOneSurface(t *testing.T) {
	const text = "kind: descend\ndata: linear-positive\nepochs: 5\nrace: "
	same := steps(start(t, text+"lr 0.1, 0.3", nil), 20).(*raceSession)
	f, err := same.Figure("contour")
	if err != nil {
		t.Fatal(err)
	}
	if _, ok := f.(*figure.Contour); !ok || len((raceContour{same}).Paths()) != 2 {
		t.Errorf("the figure is %T", f)
	}
	other := start(t, text+"data linear-positive, linear-centred", nil)
	if f, _ := other.Figure("contour"); f.Title() == (&figure.Contour{}).Title() {
		t.Errorf("two surfaces are drawn as one: %s", f.Title())
	}
}

// TestLaneMetrics: lane(k).… is the metric of that lane, whichever is shown.
func TestLaneMetrics(t *testing.T) {
	spec, problems := Parse("a.md", 1, "exp", "kind: train\ndata: and\nhidden: 2\nepochs: 3\nrace: lr 0.1, 1\nfinish: loss(train) < 0.1")
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	race, err := spec.Start(nil)
	if err != nil {
		t.Fatal(err)
	}
	Play(race)
	for i, lr := range []string{"0.1", "1"} {
		alone, err := spec.Start(Settings{"race": "none", "lr": lr})
		if err != nil {
			t.Fatal(err)
		}
		Play(alone)
		for _, metric := range []string{"loss(train)", "weights.norm", "setting(lr)"} {
			want, err := alone.Metric(metric)
			if err != nil {
				t.Fatal(err)
			}
			name := "lane(" + strconv.Itoa(i+1) + ")." + metric
			if got, err := race.Metric(name); err != nil || got[0] != want[0] {
				t.Errorf("%s is %v, %v; want %v", name, got, err, want)
			}
		}
	}
	for _, name := range []string{"lane(3).steps", "lane(0).steps", "lane(1.5).steps", "lane(1).nothing", "lane(1)", "lane(1)."} {
		if got, err := race.Metric(name); err == nil {
			t.Errorf("%s is %v", name, got)
		}
	}
}
