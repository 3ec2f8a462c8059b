package experiment

import (
	"fmt"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"

	"zigzag/core/dataset"
	"zigzag/core/figure"
	"zigzag/core/formula"
	"zigzag/core/nn"
)

// A Trial is one run of a search. Whoever computes it needs the experiment, its
// settings, and this.
type Trial struct {
	Key    string            // of everything that determines the outcome: 16 hex digits
	Lane   int               // of a race, counted from 1; 0 without a race
	Values map[string]string // what the search sets, by parameter
}

// An Outcome is what a trial gave. It is a function of the trial's key, to the bit.
type Outcome struct {
	Key   string
	Hash  string    // over the weights at the end
	Score float64   // of folds their mean
	Test  float64   // on the test set, likewise; NaN without one. A session keeps it sealed
	Folds []float64 // of each fold; nil without folds
}

// String is one line that [ParseOutcome] reads back to the bit.
func (o Outcome) String() string {
	words := []string{o.Key, o.Hash, formatNumber(o.Score), formatNumber(o.Test)}
	for _, x := range o.Folds {
		words = append(words, formatNumber(x))
	}
	return strings.Join(words, " ")
}

// ParseOutcome reads what String writes.
func ParseOutcome(line string) (Outcome, error) {
	words := strings.Fields(line)
	fail := &Fault{What: "this is no outcome of a run: " + quote(line), Fix: "let the run be made again"}
	if len(words) < 4 || len(words) > 4+maxFolds {
		return Outcome{}, fail
	}
	o := Outcome{Key: words[0], Hash: words[1]}
	for i, w := range words[2:] {
		x, err := strconv.ParseFloat(w, 64)
		switch {
		case err != nil:
			return Outcome{}, fail
		case i == 0:
			o.Score = x
		case i == 1:
			o.Test = x
		default:
			o.Folds = append(o.Folds, x)
		}
	}
	return o, nil
}

// keyOfTheRest is what all trials of this search share, as text.
func (s *searchSession) keyOfTheRest() string {
	rest := values{}
	for key, value := range s.values {
		if !slices.Contains(ofSearch, key) && !s.sets(key) {
			rest[key] = value
		}
	}
	k, _ := kindNamed(s.spec.Kind)
	return textHash(Engine + "\n" + canonicalText(k, rest))
}

// keyOf is the key of the trial with these values on the axes.
func (s *searchSession) keyOf(set map[string]string) string {
	var b strings.Builder
	b.WriteString(s.fixed)
	for _, key := range slices.Sorted(maps.Keys(set)) {
		b.WriteString("\n" + key + ": " + set[key])
	}
	return textHash(b.String())
}

// RunTrial computes a trial that a search with these settings has pending.
func (s Spec) RunTrial(set Settings, t Trial) (Outcome, error) {
	if s.Kind != "search" {
		return Outcome{}, &Fault{Keys: []string{"kind"}, What: s.String() + " is no search", Fix: "ask for a run of kind search"}
	}
	v, faults := s.resolve(set)
	if len(faults) > 0 {
		return Outcome{}, faults
	}
	lanes, err := parseRace(searchKind(), v["race"])
	if err != nil {
		return Outcome{}, err
	}
	if t.Lane >= 1 && t.Lane <= len(lanes) {
		maps.Copy(v, lanes[t.Lane-1].values)
	}
	search, f := newSearch(base{spec: s, set: set, values: v})
	if f != nil {
		return Outcome{}, f
	}
	if key := search.keyOf(t.Values); key != t.Key {
		return Outcome{}, &Fault{What: fmt.Sprintf("the trial %s does not belong to these settings, which would make it %s", clip(t.Key), key), Fix: "ask for one that is pending"}
	}
	return search.compute(t)
}

// compute makes the run, or one run a fold.
func (s *searchSession) compute(t Trial) (Outcome, error) {
	v := maps.Clone(s.values)
	maps.Copy(v, t.Values)
	d, f := deal(v)
	if f != nil {
		return Outcome{}, f
	}
	o := Outcome{Key: t.Key, Test: math.NaN()}
	var hashes []string
	var scores, tests []float64
	for _, sets := range d.parts {
		run, _, faults := startTrainOn(base{spec: s.spec, set: s.set, values: v}, sets, d.all)
		if len(faults) > 0 {
			return Outcome{}, faults
		}
		Play(run)
		score, err := number(s.score, run)
		if err != nil {
			return Outcome{}, err
		}
		scores = append(scores, score)
		hashes = append(hashes, nn.Hash(run.net.Params))
		if d.counts[figure.Test] == 0 {
			continue
		}
		if score, err = number(onTest(v["score"], run.reading.regression), run); err != nil {
			return Outcome{}, err
		}
		tests = append(tests, score)
	}
	o.Score, o.Hash = mean(scores), textHash(strings.Join(hashes, " "))
	if len(d.parts) > 1 {
		o.Folds = scores
	}
	if len(tests) > 0 {
		o.Test = mean(tests)
	}
	return o, nil
}

// number is a formula's value for a run. All that are not a number are the same one.
func number(e *formula.Expr, run *trainSession) (float64, error) {
	x, err := e.Number(Env{run})
	if math.IsNaN(x) {
		x = math.NaN()
	}
	return x, err
}

func mean(xs []float64) float64 {
	sum := 0.0
	for _, x := range xs {
		sum += x
	}
	return sum / float64(len(xs))
}

// deviation is the standard deviation of a few numbers, as a sample of many.
func deviation(xs []float64) float64 {
	m, sum := mean(xs), 0.0
	for _, x := range xs {
		sum += float64((x - m) * (x - m))
	}
	return math.Sqrt(sum / float64(len(xs)-1))
}

// maxFolds is how many folds cross-validation can have.
const maxFolds = 10

// A dealing is the examples as the trainings of one trial see them.
type dealing struct {
	parts  [][3]dataset.Table // one a training: of folds, each has its own validation set
	all    dataset.Table
	counts [3]int // how many examples split gives to training, validation, test
	pool   int    // how many are dealt into folds
}

// deal splits the examples and, for cross-validation, deals all that are not for
// the test into folds, in an order drawn from the stream "folds".
func deal(v values) (dealing, *Fault) {
	sets, all, f := splitExamples(v)
	if f != nil {
		return dealing{}, f
	}
	d := dealing{parts: [][3]dataset.Table{sets}, all: all}
	for i, set := range sets {
		d.counts[i] = set.Rows()
	}
	d.pool = d.counts[figure.Train] + d.counts[figure.Val]
	folds := v.integer("folds")
	if folds < 2 {
		return d, nil
	}
	if d.pool < folds {
		return d, &Fault{Keys: []string{"folds", "samples", "data", "points"}, What: fmt.Sprintf("%s cannot be dealt into %d folds", count(d.pool, "example"), folds), Fix: "use more samples or fewer folds"}
	}
	pool := joinTables(sets[figure.Train], sets[figure.Val])
	order := make([]int, d.pool)
	for i := range order {
		order[i] = i
	}
	nn.Shuffle(stream(v.seed(), "folds"), order)
	d.parts = nil
	for k := range folds {
		lo, hi := k*d.pool/folds, (k+1)*d.pool/folds
		rest := append(slices.Clone(order[:lo]), order[hi:]...)
		d.parts = append(d.parts, [3]dataset.Table{pool.Select(rest), pool.Select(order[lo:hi]), sets[figure.Test]})
	}
	return d, nil
}

// joinTables puts the rows of b after those of a.
func joinTables(a, b dataset.Table) dataset.Table {
	if b.Rows() == 0 {
		return a
	}
	a.X = append(slices.Clone(a.X), b.X...)
	a.Label = append(slices.Clone(a.Label), b.Label...)
	a.Target = append(slices.Clone(a.Target), b.Target...)
	return a
}
