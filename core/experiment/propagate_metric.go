package experiment

import "fmt"

// table lists what can be measured of a pass. Layers are counted from 1.
func (s *propagateSession) table() []metric {
	number := func(f func() float64) func(args) ([]float64, error) {
		return func(args) ([]float64, error) { return one(f()) }
	}
	table := []metric{
		{name: "reached", readout: true, help: "How many layers the batch has come through.", value: number(func() float64 { return float64(s.forwards()) })},
		{name: "last", field: "std", readout: true, help: "The standard deviation of the activations of the last layer reached.", value: s.last(func(l int) float64 { return s.layers[l].std() })},
		{name: "last", field: "saturated", readout: true, help: "The share of the last layer's activations where the slope is under 5 % of the activation's steepest.", value: s.last(func(l int) float64 { return s.layers[l].share(s.layers[l].saturated) })},
	}
	if s.plan.backward {
		table = append(table,
			metric{name: "returned", help: "How many layers the gradient has come back through.", value: number(func() float64 { return float64(s.returned()) })},
			metric{name: "last", field: "gradient", readout: true, help: "The standard deviation of the gradient, by the pre-activations, in the layer that it has come back to.",
				value: func(args) ([]float64, error) {
					if s.returned() == 0 {
						return nil, s.notYet("the gradient has not come back to any layer")
					}
					return one(s.back[s.plan.layers-s.returned()].std())
				}})
	}
	for _, m := range []struct {
		field, help string
		value       func(l int) float64
	}{
		{"std", "The standard deviation of the activations, over units and examples", func(l int) float64 { return s.layers[l].std() }},
		{"mean", "The mean of the activations, over units and examples", func(l int) float64 { return s.layers[l].average() }},
		{"saturated", "The share of units and examples where the slope is under 5 % of the activation's steepest", func(l int) float64 { return s.layers[l].share(s.layers[l].saturated) }},
		{"zero", "The share of activations that are exactly 0", func(l int) float64 { return s.layers[l].share(s.layers[l].zero) }},
	} {
		table = append(table,
			metric{name: "layer", field: m.field, help: m.help + ", layer by layer.", value: s.every(m.value)},
			metric{name: "layer", field: m.field, args: []string{"l"}, help: m.help + " of layer l.", value: s.oneOf(m.value)})
	}
	table = append(table,
		metric{name: "factor", help: "How many times as large the standard deviation of a layer is as that of the layer before, layer by layer.", value: s.every(s.factor)},
		metric{name: "factor", args: []string{"l"}, help: "How many times as large the standard deviation of layer l is as that of the layer before; of layer 1, as that of the inputs.", value: s.oneOf(s.factor)})
	if s.plan.backward {
		table = append(table,
			metric{name: "layer", field: "gradient", help: "The standard deviation of the derivatives by the pre-activations z, of the layers that they have come back to.", value: s.everyBack},
			metric{name: "layer", field: "gradient", args: []string{"l"}, help: "The standard deviation of the derivatives by the pre-activations z of layer l.", value: s.oneBack})
	}
	table = append(table,
		metric{name: "input", field: "std", help: "The standard deviation of the inputs.", value: s.ofInput(func() float64 { return s.input.std() })},
		metric{name: "input", field: "mean", help: "The mean of the inputs.", value: s.ofInput(func() float64 { return s.input.average() })},
		metric{name: "init", field: "scale", help: "The number that stands in init; 1 if none does, 0 for zeros.", value: number(s.initScale)},
		metric{name: "init", field: "std", help: "The standard deviation that the weights above the first layer are drawn with.", value: number(func() float64 { return s.init.Std(s.plan.units, s.plan.units) })},
		metric{name: "steps", help: "How many steps were taken: a few examples through one layer each.", value: number(func() float64 { return float64(s.steps) })},
		metric{name: "done", help: "1 once the pass has come to its end.", value: func(args) ([]float64, error) { return truth(s.Done()) }},
	)
	return append(table, s.sweepMetrics()...)
}

func (s *propagateSession) initScale() float64 {
	if s.init.Name == "zeros" || s.init.Name == "" {
		return 0
	}
	if s.init.Scale == 0 {
		return 1
	}
	return s.init.Scale
}

// notYet is the fault of what the pass has not come to.
func (s *propagateSession) notYet(what string) *Fault {
	return &Fault{What: what + " yet", Fix: "play on", Yet: true}
}

func (s *propagateSession) factor(l int) float64 {
	before := &s.input
	if l > 0 {
		before = &s.layers[l-1]
	}
	if before.std() == 0 { // nothing comes of nothing
		return 0
	}
	return s.layers[l].std() / before.std()
}

// every measures the layers that are known.
func (s *propagateSession) every(value func(l int) float64) func(args) ([]float64, error) {
	return func(args) ([]float64, error) {
		if s.forwards() == 0 {
			return nil, s.notYet("the batch has not come through any layer")
		}
		var all []float64
		for l := range s.forwards() {
			all = append(all, value(l))
		}
		return all, nil
	}
}

func (s *propagateSession) oneOf(value func(l int) float64) func(args) ([]float64, error) {
	return func(a args) ([]float64, error) {
		l, err := index("layer", a.numbers[0], s.plan.layers)
		if err != nil {
			return nil, err
		}
		if l >= s.forwards() {
			return nil, s.notYet(fmt.Sprintf("the batch has not come through layer %d", l+1))
		}
		return one(value(l))
	}
}

func (s *propagateSession) last(value func(l int) float64) func(args) ([]float64, error) {
	return func(args) ([]float64, error) {
		if s.forwards() == 0 {
			return nil, s.notYet("the batch has not come through any layer")
		}
		return one(value(s.forwards() - 1))
	}
}

func (s *propagateSession) ofInput(value func() float64) func(args) ([]float64, error) {
	return func(args) ([]float64, error) {
		if s.forwards() == 0 {
			return nil, s.notYet("the inputs are not drawn")
		}
		return one(value())
	}
}

func (s *propagateSession) everyBack(args) ([]float64, error) {
	if s.returned() == 0 {
		return nil, s.notYet("the gradient has not come back to any layer")
	}
	var all []float64
	for l := range s.back {
		if s.cameBack(l) {
			all = append(all, s.back[l].std())
		}
	}
	return all, nil
}

func (s *propagateSession) oneBack(a args) ([]float64, error) {
	l, err := index("layer", a.numbers[0], s.plan.layers)
	if err != nil {
		return nil, err
	}
	if !s.cameBack(l) {
		return nil, s.notYet(fmt.Sprintf("the gradient has not come back to layer %d", l+1))
	}
	return one(s.back[l].std())
}
