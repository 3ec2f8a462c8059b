package experiment

import (
	"fmt"
	"math"
	"slices"

	"zigzag/core/figure"
)

// table lists what a training run can measure. Layers and units are counted
// from 1: layer 1 is the first hidden layer, and weight(1, 2, 3) leads from
// input 2 to its unit 3.
func (s *trainSession) table() []metric {
	bySet := func(f func(set figure.Set) float64) func(args) ([]float64, error) {
		return func(a args) ([]float64, error) { return one(f(a.set)) }
	}
	total := func(set figure.Set) float64 { return float64(s.rows(set)) }
	number := func(f func() float64) func(args) ([]float64, error) {
		return func(args) ([]float64, error) { return one(f()) }
	}
	table := []metric{
		{name: "loss", bySet: true, readout: true, help: "The mean loss on a set: in nats if logistic, half the squared difference if squared; without any penalty, all units present.",
			value: bySet(func(set figure.Set) float64 { return s.score(set).loss })},
		{name: "accuracy", bySet: true, readout: true, help: "The share of a set that is classified right.",
			value: bySet(s.accuracy)},
		{name: "errors", bySet: true, help: "How many examples of a set are classified wrong.",
			value: bySet(func(set figure.Set) float64 { return total(set) - float64(s.score(set).correct) })},
		{name: "correct", bySet: true, help: "How many examples of a set are classified right.",
			value: bySet(func(set figure.Set) float64 { return float64(s.score(set).correct) })},
		{name: "total", bySet: true, help: "How many examples a set has.", value: bySet(total)},
		{name: "steps", help: "How many updates were made.", value: number(func() float64 { return float64(s.Steps()) })},
		{name: "epochs", readout: true, help: "How many whole passes over the training set were made.", value: number(func() float64 { return float64(s.epochs()) })},
		{name: "diverged", help: "1 once the loss was not a finite number.",
			value: func(args) ([]float64, error) { return truth(s.diverged > 0) }},
		{name: "output", args: []string{"x", "y"}, help: "What the network says of a point: a probability of class 1 if logistic, its output if squared.",
			value: func(a args) ([]float64, error) { return one(s.output(a.numbers[0], a.numbers[1])) }},
		{name: "layer", field: "std", help: "The standard deviation of the activations over the training set, layer by layer.", value: s.everyLayer(1)},
		{name: "layer", field: "mean", help: "The mean of the activations over the training set, layer by layer.", value: s.everyLayer(0)},
		{name: "layer", field: "std", args: []string{"l"}, help: "The standard deviation of the activations of layer l over the training set.", value: s.oneLayer(1)},
		{name: "layer", field: "mean", args: []string{"l"}, help: "The mean of the activations of layer l over the training set.", value: s.oneLayer(0)},
		{name: "weight", args: []string{"l", "i", "j"}, help: "The weight of layer l from its input i to its unit j.", value: s.weight},
		{name: "bias", args: []string{"l", "j"}, help: "The bias of unit j in layer l.", value: s.bias},
	}
	if s.reading.regression {
		table = slices.DeleteFunc(table, func(m metric) bool { return m.name == "accuracy" || m.name == "errors" || m.name == "correct" })
	}
	if !s.planar() {
		table = slices.DeleteFunc(table, func(m metric) bool { return m.name == "output" })
		table = append(table, s.outputMetric())
	}
	table = append(table, s.backwardMetrics()...)
	table = append(table, s.deadMetrics()...)
	table = append(table, s.passMetrics()...)
	table = append(table, s.weightMetrics()...)
	table = append(table, s.bestMetrics()...)
	table = append(table, s.thinnedMetrics()...)
	table = append(table, s.flipMetrics()...)
	table = append(table, metric{name: "changed", help: "The number of updates after which `change` takes effect; 0 if it never does.", value: number(func() float64 { return float64(max(s.changing.at, 0)) })})
	return append(table, s.sweepMetrics()...)
}

// output is what is shown of the network's output at a point.
func (s *trainSession) output(x, y float64) float64 {
	return s.reading.shown(s.net.Forward1(s.eval, s.prepare([]float64{x, y})...)[0])
}

// layersMeasured is what layerStats gave at a step.
type layersMeasured struct {
	at     int // the step; −1 for none
	layers [][2]float64
}

// layerStats are the mean and the standard deviation of all activations of each
// layer, over all its units and the training set. The output of a logistic
// network is taken as it is shown, through the sigmoid.
func (s *trainSession) layerStats() [][2]float64 {
	k := &s.measured
	if k.at == s.Steps() && len(k.layers) == s.net.Layers() {
		return k.layers
	}
	e := s.sets[figure.Train]
	n := e.table.Rows()
	mean, square, count := make([]float64, s.net.Layers()), make([]float64, s.net.Layers()), make([]float64, s.net.Layers())
	each := func(add func(l int, a float64)) {
		for lo := 0; lo < n; lo += chunk {
			hi := min(lo+chunk, n)
			s.net.Forward(s.eval, e.x[s.net.Inputs()*lo:s.net.Inputs()*hi], hi-lo)
			for l := range mean {
				for _, a := range s.eval.A(l) {
					if l == s.net.Layers()-1 {
						a = s.reading.shown(a)
					}
					add(l, a)
				}
			}
		}
	}
	each(func(l int, a float64) { mean[l] += a; count[l]++ })
	for l := range mean {
		mean[l] /= count[l]
	}
	each(func(l int, a float64) { square[l] += float64((a - mean[l]) * (a - mean[l])) })
	k.at, k.layers = s.Steps(), make([][2]float64, len(mean))
	for l := range mean {
		k.layers[l] = [2]float64{mean[l], math.Sqrt(square[l] / count[l])}
	}
	return k.layers
}

func (s *trainSession) everyLayer(stat int) func(args) ([]float64, error) {
	return func(args) ([]float64, error) {
		var all []float64
		for _, stats := range s.layerStats() {
			all = append(all, stats[stat])
		}
		return all, nil
	}
}

func (s *trainSession) oneLayer(stat int) func(args) ([]float64, error) {
	return func(a args) ([]float64, error) {
		l, err := index("layer", a.numbers[0], s.net.Layers())
		if err != nil {
			return nil, err
		}
		return one(s.layerStats()[l][stat])
	}
}

func (s *trainSession) weight(a args) ([]float64, error) {
	l, err := index("layer", a.numbers[0], s.net.Layers())
	if err != nil {
		return nil, err
	}
	w, _, fanIn, fanOut := s.net.Layer(l)
	i, err := index("input", a.numbers[1], fanIn)
	if err != nil {
		return nil, err
	}
	j, err := index("unit", a.numbers[2], fanOut)
	if err != nil {
		return nil, err
	}
	return one(w[i*fanOut+j])
}

func (s *trainSession) bias(a args) ([]float64, error) {
	l, err := index("layer", a.numbers[0], s.net.Layers())
	if err != nil {
		return nil, err
	}
	_, b, _, fanOut := s.net.Layer(l)
	j, err := index("unit", a.numbers[1], fanOut)
	if err != nil {
		return nil, err
	}
	return one(b[j])
}

// index turns a number counted from 1 into an index.
func index(noun string, x float64, n int) (int, error) {
	if x != math.Trunc(x) || x < 1 || x > float64(n) {
		return 0, &Fault{What: fmt.Sprintf("there is no %s %s", noun, sig(x)), Fix: fmt.Sprintf("write a whole number from 1 to %d", n)}
	}
	return int(x) - 1, nil
}

func (s *trainSession) Metrics() []MetricInfo                 { return s.metrics.infos() }
func (s *trainSession) Metric(name string) ([]float64, error) { return s.metrics.measure(name) }
