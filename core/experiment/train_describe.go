package experiment

import (
	"fmt"
	"math"
	"strings"

	"zigzag/core/figure"
	"zigzag/core/nn"
)

// Describe says how the run stands: what is looked at, or diverged, not
// started, solved, stuck, learning.
func (s *trainSession) Describe() string {
	if s.diverged > 0 {
		became := "became infinite"
		if math.IsNaN(s.lastLoss) {
			became = "was no longer a number"
		}
		if s.quiet {
			return fmt.Sprintf("The loss %s at step %d, and the run stopped there. The picture shows the last weights with a finite loss.", became, s.diverged)
		}
		return fmt.Sprintf("Diverged: the loss %s at step %d, and the run stopped there. The learning rate %s is too high; try a smaller one. The picture shows the last weights with a finite loss.",
			became, s.diverged, formatNumber(s.trainer.LearningRate()))
	}
	text := s.sayState()
	if i := s.current(); i >= 0 {
		text = s.sayExample(i) + " " + text
	}
	return text + s.sayValidation()
}

func (s *trainSession) sayExample(i int) string {
	if !s.planar() {
		return s.sayRow(i)
	}
	p := pointsOf(s.sets[figure.Train].table.Select([]int{i})).Points[0]
	in := s.net.Inputs()
	out := s.net.Forward1(s.eval, s.sets[figure.Train].x[in*i:][:in]...)[0]
	verdict := "right"
	if s.reading.class(out) != p.Label {
		verdict = "wrong"
	}
	return fmt.Sprintf("Example %d of %d in the coming batch: (%s, %s), class %d. The network says %s, which is %s.",
		s.cursor, len(s.trainer.Batch()), sig(p.X), sig(p.Y), p.Label, sig(s.reading.shown(out)), verdict)
}

func (s *trainSession) sayState() string {
	train := s.score(figure.Train)
	n := s.rows(figure.Train)
	noun := "training point"
	if !s.planar() {
		noun = "training example"
	}
	right := fmt.Sprintf("%s right, loss %s.", ofPoints(train.correct, n, noun), sig(train.loss))
	if s.reading.regression {
		right = fmt.Sprintf("the loss on %s is %s: the output is off by %s (root mean square).", count(n, noun), sig(train.loss), sig(math.Sqrt(2*train.loss)))
	}
	after := fmt.Sprintf("After %s ", count(s.epochs(), "epoch"))
	switch {
	case s.Steps() == 0 && s.values["weights"] != "":
		return "With these weights " + right
	case s.Steps() == 0:
		return "Not trained yet: " + right
	case s.reading.regression:
		return after + right
	case train.correct == n && s.rows(figure.Val) == 0:
		return "Solved: after " + strings.TrimPrefix(after, "After ") + right
	case train.correct == n:
		return after + right
	case s.flat() && !s.quiet:
		return after + right + " Nothing moves: a step function has slope 0 everywhere, so the gradient is 0."
	}
	if from, loss, stuck := s.stuck(); stuck {
		return after + right + fmt.Sprintf(" It seems stuck: the loss was %s at epoch %.0f and has hardly moved since.", sig(loss), from)
	}
	return after + right
}

// flat reports whether no gradient reaches any weight, because the output is a
// step function.
func (s *trainSession) flat() bool { return s.reading.activation == nn.Step }

// stuck compares the loss with what it was when a fifth of the run was still to
// come: it is stuck if less than three percent was gained since. Nothing is said
// in the first half of a run, where a plateau is often just the beginning.
func (s *trainSession) stuck() (from, loss float64, stuck bool) {
	const fewest, gain = 20, 0.03
	n := s.history.until(s.epochs())
	losses := s.history.values[0][:n]
	if n < fewest || 2*s.Steps() < s.Limit() {
		return 0, 0, false
	}
	i := n * 4 / 5
	now := losses[n-1]
	return s.history.epochs[i], losses[i], losses[i]-now < gain*losses[i]
}

// sayValidation tells training and validation apart, where there is validation.
func (s *trainSession) sayValidation() string {
	if s.rows(figure.Val) == 0 {
		return ""
	}
	train, val := s.score(figure.Train), s.score(figure.Val)
	if s.reading.regression {
		return fmt.Sprintf(" On validation the loss is %s.", sig(val.loss))
	}
	text := fmt.Sprintf(" Accuracy is %.0f %% on the training set and %.0f %% on validation.", 100*s.accuracy(figure.Train), 100*s.accuracy(figure.Val))
	if !s.quiet && s.Steps() > 0 && val.loss > 1.5*train.loss && s.accuracy(figure.Train)-s.accuracy(figure.Val) > 0.05 {
		text += " The gap means overfitting."
	}
	return text
}
