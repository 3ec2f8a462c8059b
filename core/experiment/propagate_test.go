package experiment

import (
	"fmt"
	"math"
	"testing"
)

// TestInitialisationTable holds the kind to what ten layers of 500 units with a batch
// of 1000 do: the standard deviation of each layer's activations. Layers with ReLU
// differ more from seed to seed, since their few large values weigh most.
func TestInitialisationTable(t *testing.T) {
	if testing.Short() {
		t.Skip("five passes through ten layers of 500 take seconds")
	}
	for _, tt := range []struct {
		activation, init string
		want             []float64 // layers 1 to 5, and 10
		tolerance        float64
	}{
		{"tanh", "normal 0.01", []float64{0.2138, 0.0479, 0.0107, 0.00238, 0.000534, 3e-7}, 0.03},
		{"tanh", "normal 1", []float64{0.982, 0.982, 0.982, 0.982, 0.982, 0.982}, 0.003},
		{"tanh", "xavier", []float64{0.628, 0.488, 0.409, 0.357, 0.321, 0.229}, 0.03},
		{"relu", "xavier", []float64{0.584, 0.416, 0.302, 0.208, 0.143, 0.025}, 0.15},
		{"relu", "he", []float64{0.826, 0.832, 0.853, 0.832, 0.809, 0.806}, 0.15},
	} {
		t.Run(tt.activation+" "+tt.init, func(t *testing.T) {
			s := start(t, fmt.Sprintf("kind: propagate\nactivation: %s\ninit: %s\nbackward: no", tt.activation, tt.init), nil)
			Play(s)
			var row []float64
			for i, want := range tt.want {
				layer, tolerance := i+1, tt.tolerance
				if i == 5 {
					layer = 10
					if want < 1e-6 { // told as "about"
						tolerance = 0.15
					}
				}
				got := metric1(t, s, fmt.Sprintf("layer(%d).std", layer))
				row = append(row, got)
				if math.Abs(got-want) > tolerance*want {
					t.Errorf("layer %d: standard deviation %.4g, want %.4g within %v %%", layer, got, want, 100*tolerance)
				}
			}
			t.Logf("%.4g", row)
		})
	}
}
