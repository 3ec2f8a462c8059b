package experiment

import (
	"fmt"
	"math"

	"zigzag/core/figure"
	"zigzag/core/nn"
)

// saturatedBelow is the share of an activation's steepest slope below which a
// unit counts as saturated. A sigmoid is that flat beyond |z| ≈ 4.4, tanh
// beyond 2.2; ReLU wherever z ≤ 0.
const saturatedBelow = 0.05

// A backward is how the gradient of the mean training loss goes down through
// the layers at the present weights: what a backward pass over the whole
// training set finds, layer by layer.
type backward struct {
	at     int // the number of steps that layers belong to; −1 for none
	grad   []float64
	part   []float64 // of one chunk
	layers []layerBackward
}

// A layerBackward is one layer's share of it.
type layerBackward struct {
	gradient  float64 // root mean square of ∂loss/∂W over the layer's weights
	slope     float64 // mean |f′(z)| over units and examples
	saturated float64 // share of units and examples where |f′(z)| is small
	zero      float64 // share of activations that are exactly 0
}

// backward measures the layers as they stand. The chunks' gradients are means
// over their examples, so each is weighted by its size before they are added.
func (s *trainSession) backward() []layerBackward {
	k := &s.back
	if len(k.grad) != len(s.net.Params) {
		k.at = -1
		k.grad = make([]float64, len(s.net.Params))
		k.part = make([]float64, len(s.net.Params))
		k.layers = make([]layerBackward, s.net.Layers())
	}
	if k.at == s.Steps() {
		return k.layers
	}
	k.at = s.Steps()
	clear(k.grad)
	clear(k.layers)
	e := s.sets[figure.Train]
	n, in, out := e.table.Rows(), s.net.Inputs(), s.net.Outputs()
	for lo := 0; lo < n; lo += chunk {
		hi := min(lo+chunk, n)
		s.net.Gradient(s.eval, k.part, e.x[in*lo:in*hi], e.target[out*lo:out*hi], hi-lo)
		share := float64(hi-lo) / float64(n)
		for i, g := range k.part {
			k.grad[i] += float64(share * g)
		}
		for l := range k.layers {
			k.layers[l].count(s.net, l, s.eval)
		}
	}
	for l := range k.layers {
		_, b, fanIn, fanOut := s.net.Layer(l)
		start := s.offset(l)
		k.layers[l].finish(k.grad[start:start+fanIn*fanOut], len(b)*n)
	}
	return k.layers
}

// count adds the units and examples of one pass.
func (b *layerBackward) count(net *nn.Network, l int, pass *nn.Workspace) {
	z, a := pass.Z(l), pass.A(l)
	steepest := net.Steepest(l)
	for i := range z {
		slope := math.Abs(net.SlopeAt(l, z[i], a[i]))
		b.slope += slope
		if slope == 0 || slope < float64(saturatedBelow*steepest) {
			b.saturated++
		}
		if a[i] == 0 {
			b.zero++
		}
	}
}

// finish turns sums into means, given the gradient by the layer's weights (its
// biases are left out) and over how many units and examples was counted.
func (b *layerBackward) finish(dw []float64, counted int) {
	var sum float64
	for _, g := range dw {
		sum += float64(g * g)
	}
	b.gradient = math.Sqrt(sum / float64(len(dw)))
	b.slope /= float64(counted)
	b.saturated /= float64(counted)
	b.zero /= float64(counted)
}

// readFunctions notes the layers' activations, which only a change changes.
func (s *trainSession) readFunctions() {
	s.functions = s.functions[:0]
	for _, layer := range s.net.Config().Layers {
		s.functions = append(s.functions, layer.Activation)
	}
}

// activation is that of layer l, the output's as nn has it: identity for the
// logistic loss, which applies the sigmoid itself.
func (s *trainSession) activation(l int) nn.Activation { return s.functions[l] }

// offset is where the weights of layer l begin in the network's Params, and so in
// a gradient.
func (s *trainSession) offset(l int) int { return s.net.Offset(l) }

// learnsSlopes reports whether some layer is PReLU from the start.
func (s *trainSession) learnsSlopes() bool {
	for l := range s.net.Layers() {
		if _, learned := s.net.Slope(l); learned {
			return true
		}
	}
	return false
}

// backwardMetrics measure the backward view, layer by layer.
func (s *trainSession) backwardMetrics() []metric {
	var table []metric
	for _, m := range []struct {
		field, help string
		value       func(layerBackward) float64
	}{
		{"gradient", "The root mean square of the derivatives of the mean training loss by the weights", func(b layerBackward) float64 { return b.gradient }},
		{"saturated", "The share of units and training examples where the slope is under 5 % of the activation's steepest", func(b layerBackward) float64 { return b.saturated }},
		{"slope", "The mean size of the activation's slope over units and training examples", func(b layerBackward) float64 { return b.slope }},
		{"zero", "The share of activations over units and training examples that are exactly 0", func(b layerBackward) float64 { return b.zero }},
	} {
		table = append(table,
			metric{name: "layer", field: m.field, help: m.help + ", layer by layer.", value: func(args) ([]float64, error) {
				var all []float64
				for _, b := range s.backward() {
					all = append(all, m.value(b))
				}
				return all, nil
			}},
			metric{name: "layer", field: m.field, args: []string{"l"}, help: m.help + " of layer l.", value: func(a args) ([]float64, error) {
				l, err := index("layer", a.numbers[0], s.net.Layers())
				if err != nil {
					return nil, err
				}
				return one(m.value(s.backward()[l]))
			}})
	}
	if s.learnsSlopes() {
		table = append(table, metric{name: "layer", field: "prelu", readout: true, help: "The slopes below 0 that the PReLU layers have learned, layer by layer.", value: func(args) ([]float64, error) {
			var all []float64
			for l := range s.net.Layers() {
				if slope, learned := s.net.Slope(l); learned {
					all = append(all, slope)
				}
			}
			return all, nil
		}})
	}
	return append(table, metric{name: "layer", field: "prelu", args: []string{"l"}, help: "The slope below 0 that a PReLU layer l has learned.", value: func(a args) ([]float64, error) {
		l, err := index("layer", a.numbers[0], s.net.Layers())
		if err != nil {
			return nil, err
		}
		slope, learned := s.net.Slope(l)
		if !learned {
			return nil, &Fault{Keys: []string{"activation"}, What: fmt.Sprintf("layer %d learns no slope", l+1), Fix: "use `activation: prelu`, and a hidden layer"}
		}
		return one(slope)
	}})
}
