package experiment

import (
	"math"
	"math/rand/v2"
	"slices"

	"zigzag/core/dataset"
	"zigzag/core/figure"
	"zigzag/core/nn"
)

// lineKind is one neuron and its line, placed by hand or walked by the
// perceptron rule. It fires when w·x + b > 0; exactly 0 counts as not firing.
func lineKind() kind {
	return kind{
		name:    "line",
		finish:  "accuracy(train) == 1",
		often:   true,
		figures: []string{"plane"},
		show:    []string{"plane"},
		params: append(dataParams("and"),
			Param{Key: "line", Label: "Line", Help: "Where the line starts: w1, w2 and b of w1·x1 + w2·x2 + b = 0.", Kind: Text, Default: "0 0 0", syntax: lineSyntax},
			Param{Key: "lr", Label: "Learning rate", Help: "How much of a wrong example is added to the weights.", Kind: Number, Min: 1e-6, Max: 100, Step: 0.1, Log: true, Default: "1"},
			Param{Key: "order", Label: "Order", Help: "Whether each pass visits the examples in the same order.", Kind: Choice, Options: []Option{{"fixed", "always the same"}, {"shuffled", "shuffled every pass"}}, Default: "fixed"},
			Param{Key: "epochs", Label: "Epochs", Help: "How many passes over all examples play makes; 0 leaves the line where it is placed.", Unit: "epochs", Kind: Integer, Min: 0, Max: maxEpochs, Step: 1, Log: true, Default: "20"},
			seedParam(),
		),
		byHand:  []string{"line", "points"},
		drops:   map[string][]string{"data": {"points"}, "samples": {"points"}, "noise": {"points"}},
		useless: uselessLine,
		start:   startLine,
	}
}

func uselessLine(s Spec, v values) Faults {
	return append(uselessData(s, v), uselessAtRest(s, v, "line stays where it is placed", "lr", "order")...)
}

// uselessAtRest are the faults of keys that only matter in motion, where
// epochs is 0 and stays so.
func uselessAtRest(s Spec, v values, what string, keys ...string) Faults {
	var faults Faults
	for _, key := range keys {
		if v["epochs"] == "0" && s.fixes(key) && !slices.Contains(s.Controls, "epochs") {
			faults = append(faults, &Fault{
				Keys: []string{key, "epochs"},
				What: key + " has no effect: with epochs 0 the " + what,
				Fix:  "take it out, or allow some epochs",
			})
		}
	}
	return faults
}

// lineSession is a run of the perceptron rule.
type lineSession struct {
	base
	points   dataset.Set
	w        [2]float64
	b        float64
	lr       float64
	order    []int
	shuffled bool
	source   *rand.PCG
	rng      *rand.Rand // draws from source
	limit    int

	steps       int
	corrections int
	pass        pass // the pass over the examples that is under way
	last        pass // the last whole one
	looking     bool // at the example that the next step visits
	current     int  // the example looked at or last visited; -1 before any
	corrected   bool // by the last step
	x           [2]float64

	metrics metricTable
	marks   []figure.Mark
	marked  uint64 // the version that marks belong to
}

// A pass is what happened between two ends of an epoch.
type pass struct {
	corrections int
	w           [2]float64 // at its start
	b           float64
	again       bool // it left w and b exactly where it found them
}

func startLine(b base) (Session, Estimate, Faults) {
	points, err := examples(b.values)
	if err != nil {
		return nil, Estimate{}, Faults{asFault(err, "data")}
	}
	s := &lineSession{
		base: b, points: points,
		lr:       b.values.number("lr"),
		shuffled: b.values["order"] == "shuffled",
		source:   source(b.values.seed(), "shuffle"),
		marks:    marksOf(points, figure.Train),
		current:  -1,
	}
	s.rng = rand.New(s.source)
	line, err := parseNumbers("line", b.values["line"], 3)
	if err != nil || len(line) != 3 {
		panic("experiment: line was never checked")
	}
	s.w, s.b = [2]float64{line[0], line[1]}, line[2]
	s.order = make([]int, len(points.Points))
	for i := range s.order {
		s.order[i] = i
	}
	s.limit = b.values.integer("epochs") * len(s.order)
	s.metrics = metricTable{append(s.table(), s.settingMetric()), []figure.Set{figure.Train}}
	s.startPass()
	s.version = 1
	const perVisit = 16 // the sum, the correction and what goes with it
	return s, estimate(s.limit, perVisit), nil
}

func (s *lineSession) startPass() {
	if s.shuffled {
		nn.Shuffle(s.rng, s.order)
	}
	s.pass = pass{w: s.w, b: s.b}
}

// next is the example that the next step visits.
func (s *lineSession) next() int { return s.order[s.steps%len(s.order)] }

// Step visits one example.
func (s *lineSession) Step() {
	s.looking = false
	s.version++
	i := s.next()
	s.current = i
	p := s.points.Points[i]
	s.x = [2]float64{p.X, p.Y}
	s.corrected = nn.Perceptron(s.w[:], &s.b, s.x[:], p.Label, s.lr)
	if s.corrected {
		s.corrections++
		s.pass.corrections++
	}
	s.steps++
	if s.steps%len(s.order) == 0 {
		s.pass.again = s.pass.w == s.w && s.pass.b == s.b
		s.last = s.pass
		s.startPass()
	}
}

// Look first shows the example that the rule will visit, then visits it.
func (s *lineSession) Look() (updated bool) {
	if s.looking {
		s.Step()
		return true
	}
	s.looking = true
	s.current = s.next()
	s.version++
	return false
}

func (s *lineSession) Steps() int         { return s.steps }
func (s *lineSession) StepsPerEpoch() int { return len(s.order) }
func (s *lineSession) Limit() int         { return s.limit }
func (s *lineSession) Done() bool         { return s.steps >= s.limit || s.converged() }

func (s *lineSession) epochs() int { return s.steps / len(s.order) }

// converged: a whole pass went by without a correction, so none will follow.
func (s *lineSession) converged() bool { return s.epochs() > 0 && s.last.corrections == 0 }

// cycling: the last pass made corrections and ended where it began. In a fixed
// order every later pass does the same: no line separates the examples.
func (s *lineSession) cycling() bool {
	return s.epochs() > 0 && !s.shuffled && s.last.again && s.last.corrections > 0
}

// sum is w·x + b.
func (s *lineSession) sum(x, y float64) float64 {
	return float64(s.w[0]*x) + float64(s.w[1]*y) + s.b
}

func (s *lineSession) says(x, y float64) int {
	if s.sum(x, y) > 0 {
		return 1
	}
	return 0
}

func (s *lineSession) correct() int {
	n := 0
	for _, p := range s.points.Points {
		if s.says(p.X, p.Y) == p.Label {
			n++
		}
	}
	return n
}

// margin is the smallest distance of an example from the line, counted
// negative on the wrong side; 0 while w is 0 and there is no line.
func (s *lineSession) margin() float64 {
	norm := math.Sqrt(float64(s.w[0]*s.w[0]) + float64(s.w[1]*s.w[1]))
	if norm == 0 {
		return 0
	}
	smallest := math.Inf(1)
	for _, p := range s.points.Points {
		d := s.sum(p.X, p.Y) / norm
		if p.Label == 0 {
			d = -d
		}
		smallest = min(smallest, d)
	}
	return smallest
}
