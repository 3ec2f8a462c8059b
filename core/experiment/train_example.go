package experiment

import (
	"zigzag/core/figure"
	"zigzag/core/nn"
)

// An examplePass is a forward and a backward pass of one example at the present
// weights: every number of it, before the coming update. Layers count from 0. The
// output of the logistic loss is a probability here, a = σ(z), as in a textbook,
// although nn takes the sigmoid for a part of the loss.
type examplePass struct {
	version uint64 // of the session; 0 for none yet
	example int    // its index in the training set
	x       []float64
	target  []float64
	loss    float64 // of this example alone
	z, a    [][]float64
	da, dz  [][]float64 // ∂loss/∂a, ∂loss/∂z
	grad    []float64   // by Params: dw, then db, layer by layer
}

// pass takes the example being looked at, or else the first for training.
func (s *trainSession) pass() *examplePass {
	p := &s.lookedAt
	if p.version == s.version {
		return p
	}
	if len(p.grad) != len(s.net.Params) {
		p.grad = make([]float64, len(s.net.Params))
		p.z, p.a = s.columns(), s.columns()
		p.da, p.dz = s.columns(), s.columns()
	}
	p.version = s.version
	p.example = max(s.current(), 0)
	e := s.sets[figure.Train]
	in, out := s.net.Inputs(), s.net.Outputs()
	p.x = e.x[in*p.example:][:in]
	p.target = e.target[out*p.example:][:out]
	p.loss = s.net.Gradient(s.eval, p.grad, p.x, p.target, 1)
	last := s.net.Layers() - 1
	for l := range p.z {
		copy(p.z[l], s.eval.Z(l))
		copy(p.a[l], s.eval.A(l))
		copy(p.dz[l], s.eval.DZ(l))
	}
	s.reading.loss.Gradient(p.da[last], s.eval.A(last), p.target, 1)
	if s.reading.loss == nn.Logistic {
		for j, z := range p.z[last] {
			p.a[last][j] = nn.SigmoidOf(z)
			p.da[last][j] = byProbability(z, p.target[j])
		}
	}
	for l := range last {
		copy(p.da[l], s.eval.DA(l))
	}
	return p
}

// byProbability is the derivative of −t·log p − (1−t)·log(1−p) by p = σ(z), for a
// target of 0 or 1: −1/p, or 1/(1−p) with 1−p = σ(−z), which does not round to 0
// where p is nearly 1.
func byProbability(z, target float64) float64 {
	if target == 1 {
		return -1 / nn.SigmoidOf(z)
	}
	return 1 / nn.SigmoidOf(-z)
}

// columns are one number a unit, layer by layer.
func (s *trainSession) columns() [][]float64 {
	c := make([][]float64, s.net.Layers())
	for l := range c {
		_, b, _, _ := s.net.Layer(l)
		c[l] = make([]float64, len(b))
	}
	return c
}

// passMetrics measure the pass of one example, counted from 1.
func (s *trainSession) passMetrics() []metric {
	const which = " for the example looked at, or else the first for training, before the coming update."
	byUnit := func(column func(*examplePass) [][]float64) func(args) ([]float64, error) {
		return func(a args) ([]float64, error) {
			l, j, err := s.unit(a.numbers[0], a.numbers[1])
			if err != nil {
				return nil, err
			}
			return one(column(s.pass())[l][j])
		}
	}
	table := []metric{
		{name: "x", args: []string{"i"}, help: "Input i" + which, value: func(a args) ([]float64, error) {
			i, err := index("input", a.numbers[0], s.net.Inputs())
			if err != nil {
				return nil, err
			}
			return one(s.pass().x[i])
		}},
		{name: "target", args: []string{"j"}, help: "What output j should be" + which, value: func(a args) ([]float64, error) {
			j, err := index("output", a.numbers[0], s.net.Outputs())
			if err != nil {
				return nil, err
			}
			return one(s.pass().target[j])
		}},
		{name: "example", field: "loss", help: "The loss of one example" + which, value: func(args) ([]float64, error) { return one(s.pass().loss) }},
	}
	for _, m := range []struct {
		name, help string
		column     func(*examplePass) [][]float64
	}{
		{"z", "The pre-activation of unit j in layer l", func(p *examplePass) [][]float64 { return p.z }},
		{"a", "The activation of unit j in layer l", func(p *examplePass) [][]float64 { return p.a }},
		{"da", "The derivative of the example's loss by the activation of unit j in layer l", func(p *examplePass) [][]float64 { return p.da }},
		{"dz", "The derivative of the example's loss by the pre-activation of unit j in layer l", func(p *examplePass) [][]float64 { return p.dz }},
	} {
		table = append(table, metric{name: m.name, args: []string{"l", "j"}, help: m.help + which, value: byUnit(m.column)})
	}
	return append(table,
		metric{name: "dw", args: []string{"l", "i", "j"}, help: "The derivative of the example's loss by the weight of layer l from its input i to its unit j" + which, value: func(a args) ([]float64, error) {
			l, j, err := s.unit(a.numbers[0], a.numbers[2])
			if err != nil {
				return nil, err
			}
			_, _, fanIn, fanOut := s.net.Layer(l)
			i, err := index("input", a.numbers[1], fanIn)
			if err != nil {
				return nil, err
			}
			return one(s.pass().grad[s.offset(l)+i*fanOut+j])
		}},
		metric{name: "db", args: []string{"l", "j"}, help: "The derivative of the example's loss by the bias of unit j in layer l" + which, value: func(a args) ([]float64, error) {
			l, j, err := s.unit(a.numbers[0], a.numbers[1])
			if err != nil {
				return nil, err
			}
			_, _, fanIn, fanOut := s.net.Layer(l)
			return one(s.pass().grad[s.offset(l)+fanIn*fanOut+j])
		}})
}

// unit turns a layer and a unit, counted from 1, into indices.
func (s *trainSession) unit(layer, unit float64) (l, j int, err error) {
	l, err = index("layer", layer, s.net.Layers())
	if err != nil {
		return 0, 0, err
	}
	_, _, _, fanOut := s.net.Layer(l)
	j, err = index("unit", unit, fanOut)
	return l, j, err
}
