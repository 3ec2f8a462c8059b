package experiment

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"zigzag/core/figure"
	"zigzag/core/formula"
)

// maxBudget is how many runs a search can have: as many as dots can be told apart
// on a map.
const maxBudget = 100

// searchKind is many runs of kind train over one to three of its parameters, judged on
// validation examples or by cross-validation. A step is one whole run.
//
// Sources: grid against random search: Bergstra & Bengio, Random Search for
// Hyper-Parameter Optimization (2012), https://jmlr.org/papers/v13/bergstra12a.html;
// coarse to fine: CS231n, Neural Networks Part 3.
func searchKind() kind {
	t := trainKind()
	k := kind{
		name:    "search",
		figures: []string{"map", "folds", "curves"},
		show:    []string{"map", "curves"},
		params: append(t.params,
			Param{Key: "ranges", Label: "Ranges", Help: "What is searched: one to three parameters, each with `log` or `linear` and the two ends of its range, as in `lr log 0.001 1, batch log 4 64`.", Kind: Text, Default: "lr log 0.001 1", syntax: rangesSyntax},
			Param{Key: "strategy", Label: "Strategy", Help: "How the runs are spread: at random, on a grid, or at random first and then closer about the best.", Kind: Choice, Options: []Option{{"random", "random"}, {"grid", "grid"}, {"coarse-to-fine", "coarse to fine"}}, Default: "random"},
			Param{Key: "budget", Label: "Budget", Help: "How many runs the search may make; a grid makes as many as fit evenly.", Unit: "runs", Kind: Integer, Min: 1, Max: maxBudget, Step: 1, Default: "20"},
			Param{Key: "folds", Label: "Folds", Help: "From 2 on: cross-validation; training and validation examples together are dealt into so many folds, and each is the validation set of one training. 0: the validation set of split.", Unit: "folds", Kind: Integer, Min: 0, Max: maxFolds, Step: 1, Default: "0"},
			Param{Key: "score", Label: "Score", Help: "What a run is judged by at its end, the higher the better: a formula over metrics of kind train, as in `accuracy(val)` or `-loss(val)`.", Kind: Text, Default: "accuracy(val)", syntax: scoreSyntax},
			Param{Key: "opened", Label: "Opened", Help: "The numbers of the runs whose score on the test set was looked at, in order. Every one is a peek.", Kind: Text, syntax: openedSyntax},
		),
		byHand:  []string{"opened"},
		drops:   maps.Clone(t.drops),
		abreast: true, // a budget is spent, whoever finds what in it
		useless: uselessSearch,
		start:   startSearch,
	}
	for _, p := range k.params { // another run stands behind the same number
		if !p.View && p.Key != "budget" && p.Key != "opened" {
			k.drops[p.Key] = append(slices.Clone(k.drops[p.Key]), "opened")
		}
	}
	return k
}

// ofSearch are the parameters that say which runs there are, and nothing about a run.
var ofSearch = []string{"ranges", "strategy", "budget", "opened", "race", "lane", "fold"}

func uselessSearch(s Spec, v values) Faults {
	faults := uselessTrain(s, v)
	axes, err := parseRanges(v["ranges"])
	if err != nil {
		return faults // told where it is written
	}
	for _, a := range axes {
		where := ""
		switch {
		case slices.Contains(s.Controls, "ranges"):
		case slices.Contains(s.Controls, a.key):
			where = "controls"
		case s.fixes(a.key):
			where = a.key
		}
		if where != "" {
			faults = append(faults, &Fault{Keys: []string{where, "ranges"}, What: a.key + " has no effect: ranges sets it in every run", Fix: "take it out of one of the two"})
		}
	}
	if v["epochs"] == "0" && !slices.Contains(s.Controls, "epochs") && !slices.ContainsFunc(axes, func(a searchAxis) bool { return a.key == "epochs" }) {
		faults = append(faults, &Fault{Keys: []string{"epochs"}, What: "with epochs 0 every run ends as it starts", Fix: "give epochs a number above 0"})
	}
	return faults
}

// scoreSyntax checks that the score is a formula. A loss alone would have the worst run win.
func scoreSyntax(value string) (string, error) {
	value = strings.Join(strings.Fields(value), " ")
	e, err := formula.Parse(value)
	if err != nil {
		return "", &Fault{What: "score cannot be read: " + err.Error(), Fix: "write a formula over metrics, as in `accuracy(val)` or `-loss(val)`"}
	}
	for _, ref := range e.Refs() {
		if strings.Contains(ref, "(test)") {
			return "", &Fault{What: "score looks at the test set: " + ref, Fix: "judge by the validation set, as in `accuracy(val)`; the test set stays sealed until the end"}
		}
	}
	if refs := e.Refs(); strings.HasPrefix(value, "loss(") && len(refs) == 1 && refs[0] == value {
		return "", &Fault{What: "score " + value + " would have the largest loss win", Fix: "write `score: -" + value + "`: the highest score is the best"}
	}
	return value, nil
}

// openedSyntax reads the numbers of runs, each once.
func openedSyntax(value string) (string, error) {
	runs, err := parseOpened(value)
	if err != nil {
		return "", err
	}
	return joinInts(runs), nil
}

func parseOpened(value string) ([]int, error) {
	numbers, err := parseNumbers("opened", value, maxBudget)
	if err != nil {
		return nil, err
	}
	var runs []int
	for _, x := range numbers {
		n := int(x)
		if float64(n) != x || n < 1 || n > maxBudget {
			return nil, &Fault{What: "opened names run " + sig(x), Fix: fmt.Sprintf("write numbers of runs, from 1 to %d", maxBudget)}
		}
		if !slices.Contains(runs, n) {
			runs = append(runs, n)
		}
	}
	return runs, nil
}

// startSearch lays the search out and sees what its dearest run would cost.
func startSearch(b base) (Session, Estimate, Faults) {
	s, f := newSearch(b)
	if f != nil {
		return nil, Estimate{}, Faults{f}
	}
	for _, run := range s.opened {
		if run > s.plan.runs {
			return nil, Estimate{}, Faults{{Keys: []string{"opened", "budget"}, What: fmt.Sprintf("opened names run %d of %d", run, s.plan.runs), Fix: "name one that the search makes"}}
		}
	}
	e, faults := s.probe()
	if len(faults) > 0 {
		return nil, Estimate{}, faults
	}
	s.metrics = metricTable{metrics: append(append(s.table(), s.sweepMetrics()...), s.settingMetric())}
	s.version = 1
	return s, e, nil
}

// newSearch lays the search out: what it takes to make its runs.
func newSearch(b base) (*searchSession, *Fault) {
	v := b.values
	s := &searchSession{base: b, known: map[string]Outcome{}}
	var err error
	if s.axes, err = parseRanges(v["ranges"]); err != nil {
		return nil, asFault(err, "ranges")
	}
	if s.opened, err = parseOpened(v["opened"]); err != nil {
		return nil, asFault(err, "opened")
	}
	if s.score, err = formula.Parse(v["score"]); err != nil {
		return nil, asFault(err, "score")
	}
	s.plan = newSearchPlan(s.axes, v["strategy"], v.integer("budget"), v.seed())
	s.fixed = s.keyOfTheRest()
	return s, nil
}

// probe starts the runs at the corners of the ranges, without playing them: what
// cannot be is told, and the dearest of them bounds the whole search, since the
// cost of a run rises or falls with each parameter all along.
func (s *searchSession) probe() (Estimate, Faults) {
	var dearest Estimate
	var dealt *dealing
	for corner := range 1 << len(s.axes) {
		v := maps.Clone(s.values)
		var where []string
		for i, a := range s.axes {
			v[a.key] = a.text(float64(corner >> i & 1))
			where = append(where, a.key+" "+v[a.key])
		}
		blame := func(f *Fault) Faults {
			if corner > 0 || len(f.Keys) > 0 && s.sets(f.Keys[0]) {
				f = &Fault{Keys: append([]string{"ranges"}, f.Keys...), What: "in ranges, with " + strings.Join(where, " and ") + ", " + f.What, Fix: f.Fix}
			}
			return Faults{f}
		}
		if dealt == nil || s.sets("samples") || s.sets("noise") {
			d, f := deal(v)
			if f != nil {
				return Estimate{}, blame(f)
			}
			dealt = &d
		}
		run, e, faults := startTrainOn(base{spec: s.spec, set: s.set, values: v, priced: true}, dealt.parts[0], dealt.all)
		if len(faults) > 0 {
			return Estimate{}, blame(faults[0])
		}
		if e.MultiplyAdds > dearest.MultiplyAdds {
			dearest = e
		}
		if corner > 0 {
			continue
		}
		s.counts, s.pool = dealt.counts, dealt.pool
		if f := s.readScores(run); f != nil {
			return Estimate{}, Faults{f}
		}
	}
	return estimate(s.plan.runs, dearest.MultiplyAdds*float64(max(s.values.integer("folds"), 1))), nil
}

// sets reports whether a parameter is one of the axes.
func (s *searchSession) sets(key string) bool {
	return slices.ContainsFunc(s.axes, func(a searchAxis) bool { return a.key == key })
}

// readScores sees whether score, on the validation and on the test set, can be
// computed of a run.
func (s *searchSession) readScores(run *trainSession) *Fault {
	if f := computes(s.score, run); f != nil {
		return f
	}
	if run.rows(figure.Test) == 0 {
		if len(s.opened) > 0 {
			return &Fault{Keys: []string{"opened", "split"}, What: "opened: no example is set aside as a test", Fix: "add `split: 60 20 20`"}
		}
		return nil
	}
	s.sealed = onTest(s.values["score"], run.reading.regression)
	return computes(s.sealed, run)
}

// computes sees whether a score can be computed of a run.
func computes(e *formula.Expr, run *trainSession) *Fault {
	if _, err := e.Number(Env{run}); err != nil {
		f := asFault(err, "score")
		return &Fault{Keys: append([]string{"score"}, f.Keys...), What: "score cannot be computed: " + f.What, Fix: f.Fix}
	}
	return nil
}

// onTest is a score with the test set in the place of the validation set; where it has
// none, what is usual.
func onTest(score string, regression bool) *formula.Expr {
	text := strings.ReplaceAll(strings.ReplaceAll(strings.ReplaceAll(score, "( ", "("), " )", ")"), "(val)", "(test)")
	switch {
	case !strings.Contains(text, "(test)") && regression:
		text = "-loss(test)"
	case !strings.Contains(text, "(test)"):
		text = "accuracy(test)"
	}
	e, err := formula.Parse(text)
	if err != nil {
		panic("experiment: onTest: " + err.Error()) // another word between brackets
	}
	return e
}
