package nn

import (
	"fmt"
	"math"
	"strings"
	"testing"
)

// A 2-2-1 network with weights set by hand computes XOR: one hidden unit says "at
// least one", the other "both", and the output wants the first without the second.
func ExampleNetwork_Forward() {
	n, err := New(Config{
		Inputs: 2,
		Layers: []LayerSpec{{Units: 2, Activation: Step}, {Units: 1, Activation: Step}},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	w, b, _, _ := n.Layer(0)
	copy(w, []float64{
		1, 1, // from x1: to "at least one", to "both"
		1, 1, // from x2
	})
	copy(b, []float64{-0.5, -1.5})
	w, b, _, _ = n.Layer(1)
	copy(w, []float64{1, -2})
	copy(b, []float64{-0.5})

	ws := n.NewWorkspace(4)
	fmt.Println(n.Forward(ws, []float64{0, 0, 0, 1, 1, 0, 1, 1}, 4))
	// Output: [0 1 1 0]
}

func ExampleNew() {
	_, err := New(Config{Inputs: 2, Layers: []LayerSpec{{Units: 5000, Activation: Tanh}}})
	fmt.Println(err)
	// Output: nn: layer 1 has 5000 units: a layer has from 1 to 4096
}

func TestNewRefuses(t *testing.T) {
	one := []LayerSpec{{Units: 1, Activation: Identity}}
	for _, tt := range []struct {
		name string
		c    Config
		want string
	}{
		{"no inputs", Config{Inputs: 0, Layers: one}, "0 inputs"},
		{"too many inputs", Config{Inputs: 4097, Layers: one}, "4097 inputs"},
		{"no layers", Config{Inputs: 2}, "0 layers"},
		{"too many layers", Config{Inputs: 2, Layers: make([]LayerSpec, 65)}, "65 layers"},
		{"an empty layer", Config{Inputs: 2, Layers: []LayerSpec{{Units: 3, Activation: Tanh}, {Units: 0, Activation: Tanh}}}, "layer 2 has 0 units"},
		{"a wide layer", Config{Inputs: 2, Layers: []LayerSpec{{Units: 1 << 40, Activation: Tanh}}}, "layer 1 has 1099511627776 units"},
		{"too many weights", Config{Inputs: 4096, Layers: []LayerSpec{{Units: 4096, Activation: Tanh}}}, "16781312 weights"},
		{"unknown activation", Config{Inputs: 2, Layers: []LayerSpec{{Units: 1, Activation: 99}}}, "unknown activation"},
		{"custom without a function", Config{Inputs: 2, Layers: []LayerSpec{{Units: 1, Activation: Custom}}}, "set Func"},
		{"a function too many", Config{Inputs: 2, Layers: []LayerSpec{{Units: 1, Activation: Tanh, Func: swish()}}}, "take Func out"},
		{"unknown loss", Config{Inputs: 2, Layers: one, Loss: 99}, "unknown loss"},
		{"logistic over a squashed output", Config{Inputs: 2, Layers: []LayerSpec{{Units: 1, Activation: Sigmoid}}, Loss: Logistic}, "make it identity"},
		{"softmax over one output", Config{Inputs: 2, Layers: one, Loss: SoftmaxCrossEntropy}, "at least 2 outputs"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			n, err := New(tt.c)
			if n != nil || err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("New: %v, want an error with %q", err, tt.want)
			}
		})
	}
}

// TestLayersCoverParams: the views of Layer are Params, all of it, in order.
func TestLayersCoverParams(t *testing.T) {
	n, err := New(Config{Inputs: 3, Layers: []LayerSpec{{Units: 4, Activation: Tanh}, {Units: 2, Activation: Identity}}})
	if err != nil {
		t.Fatal(err)
	}
	next := 0.0
	for l := range n.Layers() {
		w, b, fanIn, fanOut := n.Layer(l)
		if len(w) != fanIn*fanOut || len(b) != fanOut {
			t.Errorf("layer %d: %d weights and %d biases for %d×%d", l, len(w), len(b), fanIn, fanOut)
		}
		for _, view := range [][]float64{w, b} {
			for i := range view {
				view[i] = next
				next++
			}
		}
	}
	if int(next) != len(n.Params) {
		t.Fatalf("the layers hold %v numbers, Params %d", next, len(n.Params))
	}
	for i, v := range n.Params {
		if v != float64(i) {
			t.Errorf("Params[%d] = %v", i, v)
		}
	}
	if got, want := n.Cost(), 2*3*4+3*4*2; got != want {
		t.Errorf("Cost = %d, want %d", got, want)
	}
}

// TestConfigIsACopy: changing what Config returned, or what New was given, leaves
// the network alone.
func TestConfigIsACopy(t *testing.T) {
	c := Config{Inputs: 1, Layers: []LayerSpec{{Units: 1, Activation: Identity}}}
	n, err := New(c)
	if err != nil {
		t.Fatal(err)
	}
	c.Layers[0].Units = 7
	n.Config().Layers[0].Units = 8
	if got := n.Config().Layers[0].Units; got != 1 {
		t.Errorf("the network's config changed: %d units", got)
	}
}

// TestForwardDoesNotMixExamples: an example gives the same bits alone and in a batch.
func TestForwardDoesNotMixExamples(t *testing.T) {
	n, x, _ := lessonNet(t, 2, 5, 3, 1)
	ws, alone := n.NewWorkspace(7), n.NewWorkspace(1)
	out := n.Forward(ws, x[:14], 7)
	for e := range 7 {
		if got, want := out[e], n.Forward1(alone, x[2*e], x[2*e+1])[0]; got != want {
			t.Errorf("example %d: %v in a batch, %v alone", e, got, want)
		}
	}
}

func TestForwardPanics(t *testing.T) {
	n, x, _ := lessonNet(t, 2, 3, 1)
	ws := n.NewWorkspace(2)
	for name, f := range map[string]func(){
		"batch too large": func() { n.Forward(ws, x[:6], 3) },
		"x too short":     func() { n.Forward(ws, x[:3], 2) },
		"no examples":     func() { n.Forward(ws, nil, 0) },
		"short gradient":  func() { n.Gradient(ws, nil, x[:2], []float64{1}, 1) },
	} {
		t.Run(name, func(t *testing.T) {
			defer func() {
				if s, _ := recover().(string); !strings.HasPrefix(s, "nn: ") {
					t.Errorf("panicked with %q, want a message that begins with nn:", s)
				}
			}()
			f()
		})
	}
}

// TestNaNPassesThrough: a network that has blown up must not look healthy.
func TestNaNPassesThrough(t *testing.T) {
	n, _, _ := lessonNet(t, 2, 3, 1)
	if got := n.Forward1(n.NewWorkspace(1), math.NaN(), 0)[0]; !math.IsNaN(got) {
		t.Errorf("output for NaN = %v, want NaN", got)
	}
}
