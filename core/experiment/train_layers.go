package experiment

import (
	"fmt"

	"zigzag/core/figure"
)

// trainLayers shows the layers of a training run as a [figure.LayersModel].
type trainLayers struct{ s *trainSession }

func (t trainLayers) Version() uint64 { return t.s.version }

// Layers are measured over the training set, with the present weights.
func (t trainLayers) Layers() []figure.LayerStats {
	s := t.s
	var layers []figure.LayerStats
	for l, b := range s.backward() {
		name := fmt.Sprintf("layer %d", l+1)
		if l == s.net.Layers()-1 {
			name = "output"
		}
		_, bias, _, _ := s.net.Layer(l)
		stats := s.layerStats()[l]
		layers = append(layers, figure.LayerStats{
			Name: name, Units: len(bias), Gradient: b.gradient, Saturated: b.saturated, Slope: b.slope, Zero: b.zero,
			Mean: stats[0], Std: stats[1],
		})
	}
	return layers
}
