package quiz

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"zigzag/core/block"
	"zigzag/core/formula"
)

// SketchKnots is how many points a sketch has, from the start of the run to its end.
const SketchKnots = 9

// A Sketch is the curve of a metric over a run, drawn before the run.
type Sketch struct {
	Metric string
	Lo, Hi float64 // of its axis
	// Curve is the metric at the knots of the author's run; nil until it was made.
	Curve []float64
}

// close is how far, on average and as a share of the axis, a sketch may be off to be
// called right.
const close = 0.12

// grade compares a sketch with the curve in words: how far off, where it ends, and when
// it gets half of the way.
func (s *Sketch) grade(a Answer) Result {
	if len(a.Sketch) != SketchKnots {
		return invalid("Draw the curve first: move each of the %d sliders.", SketchKnots)
	}
	for _, y := range a.Sketch {
		if !(y >= s.Lo && y <= s.Hi) {
			return invalid("Draw between %s and %s.", formula.Show(s.Lo), formula.Show(s.Hi))
		}
	}
	curve := s.Curve
	if own, err := (measured(a.Own)).Value("sketch"); err == nil && len(own) == SketchKnots {
		curve = own
	}
	if len(curve) != SketchKnots {
		return Result{Verdict: Noted, Score: 1, Feedback: []string{"Your curve is noted. Run the experiment to see."}}
	}
	off := 0.0
	for i, y := range a.Sketch {
		off += math.Abs(y-s.within(curve[i])) / (s.Hi - s.Lo) / SketchKnots
	}
	last := SketchKnots - 1
	words := []string{fmt.Sprintf("On average your curve is off by %.0f %% of the axis.", 100*off)}
	switch d := (a.Sketch[last] - s.within(curve[last])) / (s.Hi - s.Lo); {
	case d > 0.1:
		words = append(words, fmt.Sprintf("Yours ends too high: the run ends at %s.", formula.Show(curve[last])))
	case d < -0.1:
		words = append(words, fmt.Sprintf("Yours ends too low: the run ends at %s.", formula.Show(curve[last])))
	}
	if mine, its := halfway(a.Sketch), halfway(curve); mine >= 0 && its >= 0 {
		switch {
		case mine > its+1:
			words = append(words, "The run is half of its way much sooner than your curve.")
		case mine < its-1:
			words = append(words, "The run is half of its way much later than your curve.")
		}
	}
	if off <= close {
		return Result{Verdict: Right, Score: 1, Feedback: words}
	}
	return Result{Verdict: Noted, Score: 1, Feedback: words}
}

func (s *Sketch) within(y float64) float64 {
	if math.IsNaN(y) {
		return s.Hi
	}
	return max(s.Lo, min(y, s.Hi))
}

// halfway is the first knot at which a curve has gone half of the way from its first to
// its last value; −1 for one that goes nowhere.
func halfway(curve []float64) int {
	from, to := curve[0], curve[len(curve)-1]
	if math.Abs(to-from) < 1e-9 {
		return -1
	}
	for i, y := range curve {
		if (y-from)/(to-from) >= 0.5 {
			return i
		}
	}
	return -1
}

// Knots are the steps of a run of so many steps at which its curve is taken.
func Knots(limit int) []int {
	steps := make([]int, SketchKnots)
	for i := range steps {
		steps[i] = int(math.Round(float64(limit) * float64(i) / (SketchKnots - 1)))
	}
	return steps
}

// JoinCurve writes a curve as Answer.Own keeps it under "sketch".
func JoinCurve(curve []float64) string {
	words := make([]string, len(curve))
	for i, y := range curve {
		words[i] = strconv.FormatFloat(y, 'g', -1, 64)
	}
	return strings.Join(words, " ")
}

func (s *Sketch) problems() []block.Problem {
	var ps []block.Problem
	if !(s.Lo < s.Hi) {
		ps = append(ps, block.Problem{What: "the sketch has no range", Fix: "say how high its axis is: - range: 0..1"})
	}
	if s.Curve != nil && len(ps) == 0 {
		for _, y := range s.Curve {
			if !(y >= s.Lo && y <= s.Hi) {
				ps = append(ps, block.Problem{What: fmt.Sprintf("the run comes to %s, outside the range %s..%s", short(y), short(s.Lo), short(s.Hi)), Fix: "widen the range"})
				break
			}
		}
		if len(ps) == 0 {
			if r := s.grade(Answer{Sketch: s.Curve}); r.Verdict != Right {
				ps = append(ps, block.Problem{What: "the run's own curve is not right", Fix: "mend the range"})
			}
		}
	}
	return ps
}
