package experiment

import (
	"fmt"
	"strings"
	"testing"
)

// TestLayersFigure: the figure says of each layer what the metrics measure, and
// looking at it leaves the run as it is.
func TestLayersFigure(t *testing.T) {
	const text = "kind: train\ndata: circle\nsamples: 40\nhidden: 4 4 4\nactivation: sigmoid\nepochs: 5\nshow: [layers]"
	plain, seen := start(t, text, nil), start(t, text, nil)
	f, err := seen.Figure("layers")
	if err != nil {
		t.Fatal(err)
	}
	f.Layout(400, 300)
	for range 20 {
		plain.Step()
		seen.Step()
		f.Describe()
	}
	if plain.Receipt().Hash != seen.Receipt().Hash {
		t.Error("looking at the layers changed the run")
	}
	model := trainLayers{seen.(*trainSession)}
	for l, stats := range model.Layers() {
		for metric, got := range map[string]float64{"gradient": stats.Gradient, "saturated": stats.Saturated, "slope": stats.Slope, "std": stats.Std} {
			if want := metric1(t, seen, fmt.Sprintf("layer(%d).%s", l+1, metric)); got != want {
				t.Errorf("layer %d: %s %v, want %v", l+1, metric, got, want)
			}
		}
	}
	if d := f.Describe(); !strings.Contains(d, "layer 1") || !strings.Contains(d, "output") {
		t.Errorf("Describe = %q", d)
	}
}
