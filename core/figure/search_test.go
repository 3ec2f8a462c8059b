package figure

import (
	"math"
	"strings"
	"testing"

	"zigzag/core/nn"
)

// searchModel is a fixed search of which some runs were made.
type searchModel struct {
	axes []SearchAxis
	runs []SearchRun
	best int
	all  int
}

func (m *searchModel) Version() uint64    { return 1 }
func (m *searchModel) Axes() []SearchAxis { return m.axes }
func (m *searchModel) Runs() []SearchRun  { return m.runs }
func (m *searchModel) Planned() int       { return m.all }
func (m *searchModel) Best() int          { return m.best }
func (m *searchModel) Score() string      { return "accuracy(val)" }
func (m *searchModel) add(v ...float64) {
	m.runs = append(m.runs, SearchRun{Values: v, Score: hill(v)})
}
func logAxis(lo, hi float64) (a SearchAxis) {
	return SearchAxis{From: lo, To: hi, Log: true, Low: lo, High: hi}
}

// hill is a score that depends much on the first value and little on the others.
func hill(v []float64) float64 {
	d := math.Log10(v[0]) + 1
	return 0.97 - 0.12*d*d + 0.01*math.Sin(float64(len(v))+5*v[len(v)-1])
}

func (m *searchModel) finish() *searchModel {
	for i, r := range m.runs {
		if r.Score > m.runs[m.best].Score {
			m.best = i
		}
	}
	return m
}

// randomSearch has one run that diverged and one that was opened.
func randomSearch(axes, runs int) *searchModel {
	m := &searchModel{all: 40}
	for _, name := range []string{"lr", "l2", "batch"}[:axes] {
		a := logAxis(1e-4, 1)
		if name == "batch" {
			a = SearchAxis{From: 1, To: 64, Low: 1, High: 64}
		}
		a.Name = name
		m.axes = append(m.axes, a)
	}
	rng := nn.NewRand(3)
	for range runs {
		var v []float64
		for _, a := range m.axes {
			t := nn.Uniform(rng)
			x := a.From + t*(a.To-a.From)
			if a.Log {
				x = math.Pow(10, 4*t-4)
			}
			v = append(v, x)
		}
		m.add(v...)
	}
	if m.finish(); runs > 8 {
		m.runs[3].Score = math.NaN()
		m.runs[7].Opened, m.runs[7].Test = true, 0.91
	}
	return m
}

func gridSearch() *searchModel {
	m := &searchModel{all: 25}
	for _, name := range []string{"lr", "l2"} {
		a := logAxis(1e-4, 1)
		a.Name = name
		m.axes = append(m.axes, a)
	}
	for i := range 5 {
		for j := range 5 {
			m.add(math.Pow10(i-4), math.Pow10(j-4))
		}
	}
	return m.finish()
}

// narrowed is a search whose coming runs lie about the best.
func narrowed() *searchModel {
	m := randomSearch(2, 20)
	m.axes[0].Low, m.axes[0].High = 0.02, 0.3
	m.axes[1].Low, m.axes[1].High = 0.0005, 0.01
	return m
}

// foldsModel is a fixed cross-validation.
type foldsModel struct {
	folds  int
	scores []float64
	opened bool
}

func (m *foldsModel) Version() uint64          { return 1 }
func (m *foldsModel) Counts() (tr, va, te int) { return 1078, 359, 360 }
func (m *foldsModel) Folds() int               { return m.folds }
func (m *foldsModel) Scores() []float64        { return m.scores }
func (m *foldsModel) Spread() (m1, sd float64) { return 0.9492, 0.0098 }
func (m *foldsModel) Names() (run, score string) {
	return "Run 7, the best: lr 0.12 and l2 0.0031", "accuracy(val)"
}
func (m *foldsModel) Test() (float64, bool) { return 0.942, m.opened }

func searchPictures() []picture {
	search := func(m *searchModel) func() Figure { return func() Figure { return NewSearchMap(m) } }
	five := []float64{0.951, 0.934, 0.962, 0.945, 0.954}
	chosen := func() Figure {
		f := NewSearchMap(randomSearch(2, 40))
		f.Layout(520, 440)
		f.Update(Input{Key: "End"})
		return f
	}
	return []picture{
		{"map-random", search(randomSearch(2, 40)), 520, 440},
		{"map-grid", search(gridSearch()), 520, 440},
		{"map-narrowed", search(narrowed()), 420, 360},
		{"map-chosen", chosen, 520, 440},
		{"map-one", search(randomSearch(1, 20)), 420, 300},
		{"map-three", search(randomSearch(3, 30)), 560, 460},
		{"map-none", search(&searchModel{all: 40, best: -1, axes: randomSearch(2, 0).axes}), 360, 300},
		{"map-small", search(randomSearch(2, 40)), 300, 260},
		{"folds", func() Figure { return NewFolds(&foldsModel{folds: 5, scores: five}) }, 520, 320},
		{"folds-ten", func() Figure {
			return NewFolds(&foldsModel{folds: 10, scores: append(five, 0.94, math.NaN(), 0.95, 0.96, 0.93), opened: true})
		}, 420, 360},
		{"folds-none", func() Figure { return NewFolds(&foldsModel{scores: five[:1]}) }, 420, 200},
		{"folds-small", func() Figure { return NewFolds(&foldsModel{folds: 5}) }, 300, 220},
		{"curves-search", func() Figure {
			y := []float64{0.1, 0.84, 0.84, 0.9, 0.9, 0.9, 0.945, 0.945, 0.951}
			x := []float64{1, 2, 3, 4, 5, 6, 7, 8, 9}
			return NewCurves(&curvesModel{version: 1, curves: []Curve{{Name: "best score so far", Group: "best score so far", X: x, Y: y, Unit: "run"}}})
		}, 420, 260},
	}
}

func TestSearchMapWords(t *testing.T) {
	f := NewSearchMap(gridSearch())
	for _, want := range []string{"25 of 25 runs.", "The best is run 16: lr 0.1, l2 10⁻⁴, with accuracy(val)", "5 different values of lr, 5 different values of l2."} {
		if got := f.Describe(); !strings.Contains(got, want) {
			t.Errorf("%q, want %q", got, want)
		}
	}
	if got := NewSearchMap(randomSearch(2, 40)).Describe(); !strings.Contains(got, "40 different values of lr, 40 different values of l2.") {
		t.Errorf("random: %q", got)
	}
}

func TestSearchMapReadout(t *testing.T) {
	m := randomSearch(2, 40)
	f := NewSearchMap(m)
	f.Layout(520, 440)
	at := f.plots[0].dots[7]
	f.Update(Input{X: at.X, Y: at.Y, Inside: true})
	if !strings.Contains(f.head, "run 8: lr") || !strings.Contains(f.sub, "on the test set 0.91") {
		t.Errorf("under the pointer: %q, %q", f.head, f.sub)
	}
	at = f.plots[1].dots[11] // among the scores
	f.Update(Input{X: at.X, Y: at.Y, Inside: true})
	if f.over < 0 || math.Abs(f.plots[1].dots[f.over].X-at.X) > reach {
		t.Errorf("among the scores: %q", f.head)
	}
	f.Update(Input{Key: "Home"})
	f.Update(Input{Key: "ArrowRight"})
	if !strings.HasPrefix(f.head, "run 2:") {
		t.Errorf("by key: %q", f.head)
	}
	f.Update(Input{X: 1, Y: 1, Inside: true})
	if f.over != -1 || f.head != "40 of 40 runs, best "+Number(m.runs[m.best].Score, 3) {
		t.Error("away from all dots one is still chosen")
	}
}

func TestFoldsWords(t *testing.T) {
	f := NewFolds(&foldsModel{folds: 5, scores: []float64{0.951, 0.934, 0.962, 0.945, 0.954}})
	const want = "1437 examples are dealt into 5 folds; each in turn judges a network trained on the others; 360 are set aside as a test, sealed. Run 7, the best: lr 0.12 and l2 0.0031, accuracy(val): 0.951, 0.934, 0.962, 0.945, 0.954; mean 0.949, standard deviation 0.0098."
	if got := f.Describe(); got != want {
		t.Errorf("%q, want %q", got, want)
	}
	f.Layout(520, 320)
	f.Update(Input{Key: "ArrowDown"})
	f.Update(Input{Key: "ArrowDown"})
	if f.says.text != "fold 2: 1150 train, 287 judge" || f.says.more != "accuracy(val) 0.934" {
		t.Errorf("by key: %q, %q", f.says.text, f.says.more)
	}
	f.Update(Input{X: 100, Y: f.y(4), Inside: true})
	if !strings.HasPrefix(f.says.text, "fold 5") {
		t.Errorf("under the pointer: %q", f.says.text)
	}
}
