package experiment

import (
	"fmt"
	"math"
	"slices"

	"zigzag/core/figure"
)

// A bestEpoch is the end of an epoch, 0 for the start, at which the validation loss was
// smallest so far.
type bestEpoch struct {
	seen   bool // any
	epoch  int
	loss   float64
	params []float64 // the weights then, where they may be taken up again: with patience
}

func (b bestEpoch) clone() bestEpoch {
	b.params = slices.Clone(b.params)
	return b
}

// noteEpoch looks at the validation loss at the end of every epoch, and ends the run
// when patience is over: then the weights of the best epoch are taken up.
func (s *trainSession) noteEpoch() {
	if s.silent || s.diverged > 0 || s.rows(figure.Val) == 0 {
		return
	}
	epoch, loss := s.epochs(), s.score(figure.Val).loss
	b := &s.best
	if !b.seen || loss < b.loss {
		b.seen, b.epoch, b.loss = true, epoch, loss
		if s.patience > 0 {
			b.params = append(b.params[:0], s.net.Params...)
		}
		return
	}
	if s.patience > 0 && epoch-b.epoch >= s.patience {
		copy(s.net.Params, b.params)
		s.stopped = epoch
		s.forgetMeasures()
	}
}

// bestMetrics measure early stopping.
func (s *trainSession) bestMetrics() []metric {
	needsVal := func(name string, f func() float64) func(args) ([]float64, error) {
		return func(args) ([]float64, error) {
			switch {
			case s.rows(figure.Val) == 0:
				return nil, &Fault{Keys: []string{"split"}, What: name + ": no example is set aside for validation", Fix: "add `split: 70 30`"}
			case !s.best.seen && name != "gap":
				return nil, &Fault{What: name + ": no epoch has ended since the network changed", Fix: "play on", Yet: true}
			}
			return one(f())
		}
	}
	lacking, guarded := s.rows(figure.Val) == 0, s.patience > 0 || len(s.flipped) > 0
	return []metric{
		{name: "gap", help: "The mean loss on validation minus that on the training set.", readout: guarded, lacking: lacking,
			value: needsVal("gap", func() float64 { return s.score(figure.Val).loss - s.score(figure.Train).loss })},
		{name: "best", field: "epoch", help: "The epoch at whose end the validation loss was smallest so far; 0 is the start.", lacking: lacking, value: needsVal("best.epoch", func() float64 { return float64(s.best.epoch) })},
		{name: "best", field: "loss", help: "The smallest validation loss at an epoch's end so far.", lacking: lacking, value: needsVal("best.loss", func() float64 { return s.best.loss })},
		{name: "stopped", help: "The epoch at which patience ended the run; 0 while it has not.", readout: s.patience > 0, value: func(args) ([]float64, error) { return one(float64(s.stopped)) }},
	}
}

// bestSoFar is the epoch with the smallest validation loss so far, and the one at which
// patience ended the run, 0 while it has not. ok is false without a validation set.
func (s *trainSession) bestSoFar() (epoch, stopped int, ok bool) {
	return s.best.epoch, s.stopped, s.best.seen
}

// sayStopped tells of early stopping.
func (s *trainSession) sayStopped() string {
	if s.stopped == 0 {
		return ""
	}
	return fmt.Sprintf(" Stopped early: after epoch %d the validation loss, then %s, set no new minimum in %s, so play ended at epoch %d and took up the weights of epoch %d.",
		s.best.epoch, sig(s.best.loss), count(s.stopped-s.best.epoch, "epoch"), s.stopped, s.best.epoch)
}

// weightMetrics measure the weights and what they cost.
func (s *trainSession) weightMetrics() []metric {
	number := func(f func() float64) func(args) ([]float64, error) {
		return func(args) ([]float64, error) { return one(f()) }
	}
	return []metric{
		{name: "rate", help: "The learning rate of the coming update, as the schedule has it.", readout: s.values["schedule"] != "constant", value: number(s.trainer.Rate)},
		{name: "penalty", help: "What the weights cost: L1·Σ|w| + L2/2·Σw², as it is added to the training loss to be lowered.", value: number(s.penaltyNow)},
		{name: "weights", field: "norm", help: "The root of the sum of the squares of all weights, biases left out.", value: number(func() float64 {
			sum := 0.0
			for l := range s.net.Layers() {
				w, _, _, _ := s.net.Layer(l)
				for _, v := range w {
					sum += float64(v * v)
				}
			}
			return math.Sqrt(sum)
		})},
		{name: "zeros", help: "The share of all weights that are exactly 0, biases left out.", readout: s.values["l1"] != "0", value: number(func() float64 {
			zeros, all := s.zeroWeights()
			return float64(zeros) / float64(all)
		})},
		{name: "zeros", args: []string{"l"}, help: "The share of the weights of layer l that are exactly 0.", value: func(a args) ([]float64, error) {
			l, err := index("layer", a.numbers[0], s.net.Layers())
			if err != nil {
				return nil, err
			}
			w, _, _, _ := s.net.Layer(l)
			return one(float64(zerosIn(w)) / float64(len(w)))
		}},
	}
}

func (s *trainSession) penaltyNow() float64 { return s.net.PenaltyOf(s.trainer.Rules().Penalty) }

// zeroWeights counts the weights that are exactly 0, and all.
func (s *trainSession) zeroWeights() (zeros, all int) {
	for l := range s.net.Layers() {
		w, _, _, _ := s.net.Layer(l)
		zeros += zerosIn(w)
		all += len(w)
	}
	return zeros, all
}

func zerosIn(w []float64) int {
	n := 0
	for _, v := range w {
		if v == 0 {
			n++
		}
	}
	return n
}

// sayPenalty tells what the weights cost, where they cost anything.
func (s *trainSession) sayPenalty() string {
	if p := s.trainer.Rules().Penalty; p.L1 == 0 && p.L2 == 0 {
		return ""
	}
	zeros, all := s.zeroWeights()
	return fmt.Sprintf(" The penalty on the weights adds %s; %d of %s are exactly 0.", sig(s.penaltyNow()), zeros, count(all, "weight"))
}
