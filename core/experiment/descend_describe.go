package experiment

import "fmt"

// Describe says where the path stands and how it went.
func (s *descendSession) Describe() string {
	d := s.walk
	at := fmt.Sprintf("(%s, %s)", sig(d.w[0]), sig(d.w[1]))
	switch {
	case d.diverged > 0:
		return fmt.Sprintf("Diverged: at step %d the weights were beyond a million, and the run stopped there. The learning rate %s is too high, so that each step overshoots further than the last; try a smaller one. The picture keeps the last weights before it.", d.diverged, formatNumber(s.lr))
	case s.looking > 0:
		return s.sayComing()
	case d.steps == 0 && d.arrived >= 0:
		return "The path starts at " + at + ", which is already within the goal."
	case d.steps == 0:
		return fmt.Sprintf("The path starts at %s, where the loss is %s.%s", at, sig(s.surface.loss(d.w)), s.sayMinimum())
	}
	text := fmt.Sprintf("After %s the weights are %s", count(d.steps, "step"), at)
	if d.arrived >= 0 {
		text = fmt.Sprintf("Arrived: after %s the weights are %s, within %s of the minimum", count(d.arrived, "step"), at, sig(s.goal))
		if d.steps > d.arrived {
			text = fmt.Sprintf("Arrived at step %d; after %s the weights are %s", d.arrived, count(d.steps, "step"), at)
		}
	} else if s.known {
		text += fmt.Sprintf(", %s from the minimum", sig(s.distance()))
	}
	return text + ". " + s.sayPath()
}

func (s *descendSession) sayMinimum() string {
	if !s.known {
		return " No minimum is known: the loss has a flat floor, or keeps falling."
	}
	if !s.cost.free() {
		text := fmt.Sprintf(" The minimum of loss and penalty is at (%s, %s), %s away", sig(s.lowest[0]), sig(s.lowest[1]), sig(s.distance()))
		if s.freeKnown {
			text += fmt.Sprintf("; of the loss alone it is at (%s, %s)", sig(s.free[0]), sig(s.free[1]))
		}
		return text + "."
	}
	return fmt.Sprintf(" The minimum is at (%s, %s), %s away.", sig(s.lowest[0]), sig(s.lowest[1]), sig(s.distance()))
}

// sayPath tells length, reversals and signs.
func (s *descendSession) sayPath() string {
	turned := fmt.Sprintf("it turned back %d times", s.walk.reversals)
	switch s.walk.reversals {
	case 0:
		turned = "it never turned back"
	case 1:
		turned = "it turned back once"
	}
	straight := "the straight line to the minimum"
	if !s.known {
		straight = "the straight line"
	}
	signs := fmt.Sprintf("%.0f %% of its steps changed", 100*s.sameSign())
	if s.walk.sameSign == s.walk.moves {
		signs = "every step changed"
	}
	the := "The"
	if s.known && s.walk.arrived < 0 && s.ratio() < 1 {
		the = "So far the" // a path on its way is no shorter way to the minimum
	}
	return fmt.Sprintf(the+" path is %s times as long as %s, %s, and %s both weights in the same direction.", sig(s.ratio()), straight, turned, signs)
}

// sayComing tells of the example looked at, and where the step will go.
func (s *descendSession) sayComing() string {
	i := s.walk.coming[s.looking-1]
	row := s.examples.table.Row(i)
	inputs := sig(row[0])
	if len(row) == 2 {
		inputs = fmt.Sprintf("(%s, %s)", sig(row[0]), sig(row[1]))
	}
	d := s.coming()
	return fmt.Sprintf("Example %d of %d of the coming step: input %s, target %s. The step will change the weights by (%s, %s).",
		s.looking, len(s.walk.coming), inputs, sig(s.examples.target[i]), sig(d[0]), sig(d[1]))
}
