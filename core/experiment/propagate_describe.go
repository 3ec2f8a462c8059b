package experiment

import (
	"fmt"
	"math"
	"strings"

	"zigzag/core/figure"
)

// Describe says how far the batch is, how large what came through is, and what that
// means for learning.
func (s *propagateSession) Describe() string {
	n := s.forwards()
	if n == 0 {
		return s.sayStart()
	}
	if s.returned() == 0 {
		return s.sayLayer(n-1) + " " + s.sayWay()
	}
	return s.sayWay() + " " + s.sayBack()
}

// sayStart tells what is about to go through what.
func (s *propagateSession) sayStart() string {
	p := s.plan
	norm := ""
	if p.norm {
		norm = ", with batch normalisation"
	}
	where := "wait in front of"
	if s.steps > 0 {
		where = "are on their way through layer 1 of"
	}
	return fmt.Sprintf("%s with %s each %s %s of %s, weights %s%s.", upper(count(p.batch, "example")), count(p.inputs, "input"), where,
		count(p.layers, "layer"), count(p.units, s.unitWord()+" unit"), s.init.String(), norm)
}

func (s *propagateSession) unitWord() string {
	if s.values["activation"] == "formula" {
		return s.values["formula"]
	}
	return functionTitle(s.values["activation"])
}

// sayLayer tells of one layer: its size, and what stands out.
func (s *propagateSession) sayLayer(l int) string {
	v := &s.layers[l]
	text := fmt.Sprintf("Layer %d: standard deviation %s", l+1, shown(v.std()))
	if s.forwards() > l+1 || l == 0 || s.layers[l-1].std() == 0 {
		text += "."
	} else {
		text += fmt.Sprintf(", %s times that of the layer before.", shown(s.factor(l)))
	}
	return text + s.sayTrouble(l)
}

// What is said of a layer, and when.
const (
	hardlyAnything = 0.01 // of the inputs' standard deviation
	farTooMuch     = 10
	mostUnits      = 0.5
)

// sayTrouble tells what is wrong with a layer, if anything is.
func (s *propagateSession) sayTrouble(l int) string {
	v, in := &s.layers[l], s.input.std()
	std := v.std()
	saturated := v.share(v.saturated)
	squashes := s.unit.hi > s.unit.lo
	switch {
	case math.IsNaN(std) || math.IsInf(std, 0):
		return " The activations have grown beyond what numbers can hold."
	case v.share(v.zero) == 1:
		return " Nothing gets through: every activation is 0."
	case std == 0:
		return " Every activation is the same: what went in cannot be told from what comes out."
	case std < hardlyAnything*in:
		return " Almost nothing gets through."
	case squashes && saturated > mostUnits:
		return fmt.Sprintf(" %.0f %% of the activations are where the function is flat.", 100*saturated)
	case std > farTooMuch*in:
		return " The activations blow up."
	case v.share(v.zero) > 0.9:
		return fmt.Sprintf(" %.0f %% of the activations are 0.", 100*v.share(v.zero))
	}
	return ""
}

// sayWay compares what went in with what has come through so far.
func (s *propagateSession) sayWay() string {
	n := s.forwards()
	first, last := s.input.std(), s.layers[n-1].std()
	through := fmt.Sprintf("Through %s the standard deviation went from %s at the inputs to %s.", count(n, "layer"), shown(first), shown(last))
	if n == 1 && s.returned() == 0 {
		return fmt.Sprintf("The inputs had %s.", shown(first))
	}
	if s.returned() > 0 {
		return through + s.sayTrouble(n-1)
	}
	return through
}

// sayBack compares the gradient where it was sent back with where it has come to.
func (s *propagateSession) sayBack() string {
	n, p := s.returned(), s.plan
	from, to := s.back[p.layers-1].std(), s.back[p.layers-n].std()
	if n == 1 {
		return fmt.Sprintf("On the way back, the gradient in layer %d has standard deviation %s.", p.layers, shown(from))
	}
	text := fmt.Sprintf("On the way back, the gradient's went from %s in layer %d to %s in layer %d.", shown(from), p.layers, shown(to), p.layers-n+1)
	switch {
	case from == 0 || to == 0:
		return text + " No gradient gets back, so nothing there can be learned."
	case math.IsNaN(to) || math.IsInf(to, 0):
		return text + " It has grown beyond what numbers can hold."
	case to < hardlyAnything*from:
		return text + " It vanishes on the way: hardly any of it is left for the first layers."
	case to > farTooMuch*from:
		return text + " It grows on the way: the first layers would be thrown about."
	}
	return text + " It keeps its size."
}

// shown writes a standard deviation for people: two digits, and powers of ten where
// it is very small.
func shown(x float64) string { return figure.Number(x, 2) }

// compare is the sentence of a race that runs abreast.
func compare(names []string) string {
	return "Side by side: " + strings.Join(names, " against ") + "."
}
