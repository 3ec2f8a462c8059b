package experiment

import (
	"fmt"
	"slices"

	"zigzag/core/dataset"
	"zigzag/core/figure"
	"zigzag/core/nn"
)

// regularParams are what kind train can do against learning by heart, and to the
// examples so that it does.
func regularParams() []Param {
	return []Param{
		{Key: "keep", Label: "Keep", Help: "Dropout: the probability with which an update keeps a hidden unit, for each example anew; 1 keeps all. Measuring always keeps all.", Kind: Number, Min: nn.MinKeep, Max: 1, Step: 0.05, Default: "1", later: true},
		{Key: "norm", Label: "Normalisation", Help: "Batch normalisation of the hidden layers, between the weighted sum and the activation.", Kind: Choice, Options: []Option{{"none", "none"}, {"batch", "over the batch"}}, Default: "none", later: true},
		{Key: "shuffle", Label: "Shuffle", Help: "Whether each epoch shows the examples in a new order; `no` shows them class by class, always the same way.", Kind: Choice, Options: []Option{{"yes", "every epoch"}, {"no", "class by class"}}, Default: "yes", later: true},
		{Key: "flip", Label: "Flipped labels", Help: "The share of the training labels that are turned into another class; validation and test keep theirs.", Kind: Number, Min: 0, Max: 1, Step: 0.05, Default: "0", later: true},
		{Key: "patience", Label: "Patience", Help: "Early stopping: after so many epochs without a new minimum of the validation loss, play ends and the weights of the best epoch are taken up; 0 never stops.", Unit: "epochs", Kind: Integer, Min: 0, Max: maxEpochs, Step: 1, Log: true, Default: "0", later: true},
	}
}

// regularFaults are combinations of those parameters that make no sense.
func regularFaults(v values, sets [3]dataset.Table) Faults {
	var faults Faults
	if v["patience"] != "0" && sets[figure.Val].Rows() == 0 {
		faults = append(faults, &Fault{Keys: []string{"patience", "split"}, What: "patience needs a validation set, and no example is set aside for validation", Fix: "add `split: 70 30`, or take patience out"})
	}
	if v["flip"] != "0" && sets[figure.Train].Regression() {
		faults = append(faults, &Fault{Keys: []string{"flip", "data", "csv"}, What: "flip needs classes, and the targets are numbers", Fix: "take flip out; `noise` makes numbers uncertain"})
	}
	if v["norm"] == "batch" && min(v.integer("batch"), sets[figure.Train].Rows()) < 2 {
		faults = append(faults, &Fault{Keys: []string{"norm", "batch"}, What: "norm batch needs more than one example in a batch: one alone has no spread", Fix: "use `batch: 10`, or take norm out"})
	}
	return faults
}

// uselessRegular are the faults of those parameters where the spec gives them nothing to do.
func uselessRegular(s Spec, v values) Faults {
	var faults Faults
	for _, key := range []string{"keep", "norm"} {
		if v["hidden"] == "" && s.fixes("hidden") && s.fixes(key) {
			faults = append(faults, &Fault{Keys: []string{key, "hidden"}, What: key + " has no effect without a hidden layer", Fix: "take it out, or give hidden some units"})
		}
	}
	return faults
}

// flipLabels turns a share of the labels into other classes, each as likely, and
// returns which rows they were, in order.
func flipLabels(t dataset.Table, share float64, seed uint64) (flipped []int) {
	n := t.Rows()
	count := int(float64(share*float64(n)) + 0.5)
	if count == 0 || len(t.Classes) < 2 {
		return nil
	}
	rng := stream(seed, "flip")
	order := make([]int, n)
	for i := range order {
		order[i] = i
	}
	nn.Shuffle(rng, order)
	flipped = order[:count]
	slices.Sort(flipped)
	for _, i := range flipped {
		t.Label[i] = (t.Label[i] + 1 + nn.Below(rng, len(t.Classes)-1)) % len(t.Classes)
	}
	return flipped
}

// byClass puts the rows class by class, or numbers from the smallest up, and carries
// the numbers of some of them along.
func byClass(t dataset.Table, rows []int) (dataset.Table, []int) {
	order := make([]int, t.Rows())
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		switch {
		case !t.Regression():
			return t.Label[a] - t.Label[b]
		case t.Target[a] < t.Target[b]:
			return -1
		case t.Target[a] > t.Target[b]:
			return 1
		}
		return 0
	})
	var moved []int
	for to, from := range order {
		if slices.Contains(rows, from) {
			moved = append(moved, to)
		}
	}
	return t.Select(order), moved
}

// flipMetrics measure what became of the flipped labels.
func (s *trainSession) flipMetrics() []metric {
	if s.reading.regression {
		return nil
	}
	return []metric{
		{name: "flipped", help: "How many training labels were turned into another class.", value: func(args) ([]float64, error) { return one(float64(len(s.flipped))) }},
		{name: "memorised", help: "The share of the flipped training labels that the network gives: what it has learned by heart.", readout: true, lacking: len(s.flipped) == 0, value: func(args) ([]float64, error) {
			if len(s.flipped) == 0 {
				return nil, &Fault{Keys: []string{"flip"}, What: "memorised: no label was flipped", Fix: "add `flip: 0.2`"}
			}
			e := &s.sets[figure.Train]
			in, same := s.net.Inputs(), 0
			for _, i := range s.flipped {
				if s.reading.classOf(s.net.Forward(s.eval, e.x[in*i:][:in], 1)) == e.table.Label[i] {
					same++
				}
			}
			return one(float64(same) / float64(len(s.flipped)))
		}},
	}
}

// sayFlipped tells of the flipped labels.
func (s *trainSession) sayFlipped() string {
	if len(s.flipped) == 0 {
		return ""
	}
	return fmt.Sprintf(" Of the training labels, %d were flipped.", len(s.flipped))
}
