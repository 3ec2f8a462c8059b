package lesson

import (
	"context"
	"fmt"
	"math"
	"strconv"
	"strings"

	"zigzag/core/experiment"
	"zigzag/core/nn"
	"zigzag/core/quiz"
)

// Odds tell how often settings drawn at random pass a lab: whether it is won by
// understanding, or by turning every knob.
type Odds struct {
	File          string
	Lab           string // id of the question
	Passed, Tried int
}

// String is "lessons/02-xor/lesson.md: lab-four-lines: 3 of 200 random settings pass".
func (o Odds) String() string {
	return fmt.Sprintf("%s: %s: %d of %d random settings pass", o.File, o.Lab, o.Passed, o.Tried)
}

// Odds grades tries random settings of every lab, on the lab's own seeds. Every key
// that the lab lets the learner change is drawn anew each time: a number evenly
// between its bounds (by factors, where a control moves by factors), a choice and a text
// among its options, the first weights by one of the offered ways at any scale, a row of numbers each in tenths from −2 to 2. A text without
// options stays as it is. The draws depend on the lab's id alone.
//
// Settings that cannot run count as tried: a learner may type them. The error is that
// of ctx, or of a lab that cannot be graded.
func (c Checker) Odds(ctx context.Context, l *Lesson, tries int) ([]Odds, error) {
	var all []Odds
	for _, q := range l.Questions {
		lab, ok := q.Body.(*quiz.Lab)
		if !ok {
			continue
		}
		e, ok := l.Experiment(lab.Uses)
		if !ok {
			continue
		}
		odds := Odds{File: l.File, Lab: q.ID, Tried: tries}
		draw := newKnobs(q.ID, lab, e.Spec)
		for try := range tries {
			r, err := lab.GradeRunContext(ctx, e.Spec, draw.settings(), nil, nil)
			if err != nil {
				return all, fmt.Errorf("lesson: odds of lab %q: %w", q.ID, err)
			}
			if r.Score == 1 && r.Verdict != quiz.Invalid {
				odds.Passed++
			}
			if c.Progress != nil {
				c.Progress(try+1, tries)
			}
		}
		all = append(all, odds)
	}
	return all, nil
}

// knobs draws settings of what a lab lets a learner change.
type knobs struct {
	params  []experiment.Param
	lab     *quiz.Lab
	spec    experiment.Spec
	runs    int            // of a search
	uniform func() float64 // in [0, 1)
}

func newKnobs(id string, lab *quiz.Lab, spec experiment.Spec) *knobs {
	seed := uint64(0)
	for _, r := range id {
		seed = seed*31 + uint64(r)
	}
	rng := nn.NewRand(seed)
	k := &knobs{lab: lab, spec: spec, runs: 1, uniform: func() float64 { return nn.Uniform(rng) }}
	if n, err := strconv.Atoi(spec.Values["budget"]); err == nil {
		k.runs = n
	}
	for _, key := range lab.Allowed(spec) {
		if p, ok := spec.Param(key); ok && !p.View {
			k.params = append(k.params, p)
		}
	}
	return k
}

func (k *knobs) settings() experiment.Settings {
	set := experiment.Settings{}
	for _, p := range k.params {
		if value, ok := k.draw(p); ok {
			set[p.Key] = value
		}
	}
	return set
}

// draw is a value of one parameter; ok is false if it stays as it is.
func (k *knobs) draw(p experiment.Param) (value string, ok bool) {
	switch {
	case p.Key == "init":
		return k.init(p), true
	case p.Key == "change":
		return k.change(), true
	case p.Key == "ranges":
		return k.ranges(), true
	case p.Key == "opened":
		return strconv.Itoa(1 + int(k.uniform()*float64(k.runs))), true
	case len(p.Options) > 0:
		return p.Options[int(k.uniform()*float64(len(p.Options)))].Value, true
	case p.Kind == experiment.Number:
		return strconv.FormatFloat(k.between(p), 'g', 3, 64), true
	case p.Kind == experiment.Integer:
		return strconv.FormatFloat(math.Round(k.between(p)), 'f', 0, 64), true
	}
	n := max(countNumbers(k.lab.Answer[p.Key]), countNumbers(p.Default))
	row := make([]string, n)
	for i := range row {
		row[i] = strconv.FormatFloat(math.Round(k.uniform()*40-20)/10, 'g', -1, 64)
	}
	return strings.Join(row, " "), n > 0
}

// init is one of the initialisers that are offered, with a scale of its own: by factors,
// from a hundredth to a hundred.
func (k *knobs) init(p experiment.Param) string {
	name, _, _ := strings.Cut(p.Options[int(k.uniform()*float64(len(p.Options)))].Value, " ")
	if name == "zeros" {
		return name
	}
	return name + " " + strconv.FormatFloat(0.01*math.Pow(1e4, k.uniform()), 'g', 3, 64)
}

// change is a change in the middle of a run: after some steps another activation,
// another learning rate, or both.
func (k *knobs) change() string {
	at := strconv.Itoa(int(k.uniform() * 1000))
	train := experiment.Spec{Kind: "train"}
	text := at
	which := int(k.uniform() * 3) // 0: the activation, 1: the learning rate, 2: both
	for i, key := range []string{"activation", "lr"} {
		p, _ := train.Param(key)
		if v, ok := k.draw(p); ok && v != "formula" && which != 1-i {
			text += " " + key + "=" + v
		}
	}
	if text == at {
		return ""
	}
	return text
}

// ranges are those of the lab's solution with other ends: a piece of what the parameter's
// control covers.
func (k *knobs) ranges() string {
	var axes []string
	for _, axis := range strings.Split(k.lab.Answer["ranges"], ",") {
		words := strings.Fields(axis)
		if len(words) < 2 {
			continue
		}
		p, _ := k.spec.Param(words[0])
		from, to := k.between(p), k.between(p)
		if p.Kind == experiment.Integer {
			from, to = math.Round(from), math.Round(to)
		}
		if from == to {
			from, to = p.Min, p.Max
		}
		ends := words[:len(words)-2]
		for _, x := range []float64{min(from, to), max(from, to)} {
			ends = append(ends, strconv.FormatFloat(x, 'g', 3, 64))
		}
		axes = append(axes, strings.Join(ends, " "))
	}
	return strings.Join(axes, ", ")
}

// between is a number in the parameter's bounds.
func (k *knobs) between(p experiment.Param) float64 {
	u := k.uniform()
	if p.Log && p.Max > 0 {
		least := p.Min
		if least <= 0 { // a factor of 10,000 is what a control covers
			least = p.Max / 1e4
		}
		return min(p.Max, max(p.Min, least*math.Pow(p.Max/least, u)))
	}
	return p.Min + u*(p.Max-p.Min)
}

// countNumbers is how many numbers text is a row of, 0 if it is something else.
func countNumbers(text string) int {
	fields := strings.Fields(strings.ReplaceAll(text, ",", " "))
	for _, f := range fields {
		if _, err := strconv.ParseFloat(f, 64); err != nil {
			return 0
		}
	}
	return len(fields)
}
