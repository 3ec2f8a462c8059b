package figure

import (
	"math"
	"strings"
	"testing"
)

// layersModel is a fixed set of layers.
type layersModel struct {
	version uint64
	layers  []LayerStats
}

func (m *layersModel) Version() uint64      { return m.version }
func (m *layersModel) Layers() []LayerStats { return m.layers }

// fading are six hidden layers and an output, as a deep sigmoid network begins.
func fading() *layersModel {
	m := &layersModel{version: 1}
	for i, g := range []float64{3.7e-7, 3.6e-6, 1.7e-5, 8.7e-5, 5.6e-4, 1.8e-3, 2.6e-2} {
		l := LayerStats{Name: "layer " + Number(float64(i+1), 1), Units: 8, Gradient: g, Slope: 0.24, Saturated: float64(i) / 8}
		if i == 6 {
			l.Name, l.Saturated = "output", 0
		}
		m.layers = append(m.layers, l)
	}
	return m
}

func layersPictures() []picture {
	odd := &layersModel{version: 1, layers: []LayerStats{
		{Name: "layer 1", Gradient: 0, Saturated: 1}, {Name: "layer 2", Gradient: math.NaN(), Saturated: math.NaN()}, {Name: "output", Gradient: 4},
	}}
	return []picture{
		{"layers", func() Figure { return NewLayers(fading()) }, 760, 500},
		{"layers-small", func() Figure { return NewLayers(fading()) }, 340, 260},
		{"layers-odd", func() Figure { return NewLayers(odd) }, 420, 320},
		{"layers-none", func() Figure { return NewLayers(&layersModel{version: 1}) }, 340, 260},
	}
}

func TestLayersWords(t *testing.T) {
	got := NewLayers(fading()).Describe()
	for _, want := range []string{"layer 1 3.7·10⁻⁷", "output 0.026", "That of layer 6 is 4900 times that of layer 1", "Most saturated is layer 6, with 63 %"} {
		if !strings.Contains(got, want) {
			t.Errorf("Describe = %q, want %q in it", got, want)
		}
	}
	m := fading()
	m.layers[0].Gradient = 0
	if got := NewLayers(m).Describe(); !strings.Contains(got, "Nothing reaches layer 1.") {
		t.Errorf("Describe = %q", got)
	}
}

// TestLayersHeights: on the log axis equal factors are equal heights.
func TestLayersHeights(t *testing.T) {
	m := &layersModel{version: 1, layers: []LayerStats{{Name: "layer 1", Gradient: 0.001}, {Name: "layer 2", Gradient: 0.01}, {Name: "output", Gradient: 0.1}}}
	f := NewLayers(m)
	f.Layout(500, 400)
	a, b, c := f.top.y.At(0.001), f.top.y.At(0.01), f.top.y.At(0.1)
	if math.Abs((a-b)-(b-c)) > 1e-9 || a-b < 20 {
		t.Errorf("a decade is %v and %v pixels high", a-b, b-c)
	}
}

func TestLayersReadout(t *testing.T) {
	f := NewLayers(fading())
	f.Layout(500, 400)
	f.Update(Input{X: f.bars[2].x, Y: f.top.y1 - 5, Inside: true})
	if f.over != 2 || !strings.Contains(f.readout.text, "layer 3: gradient 0.000017") && !strings.Contains(f.readout.text, "layer 3: gradient 1.7·10⁻⁵") {
		t.Errorf("over %d, readout %q", f.over, f.readout.text)
	}
	f.Update(Input{Key: "ArrowRight"})
	if f.over != 3 {
		t.Errorf("the right arrow leads to layer %d", f.over+1)
	}
	for range 10 {
		f.Update(Input{Key: "ArrowLeft"})
	}
	if f.over != 0 {
		t.Errorf("the left arrow ends at layer %d", f.over+1)
	}
}
