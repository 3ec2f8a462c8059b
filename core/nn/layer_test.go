package nn

import (
	"math"
	"slices"
	"testing"
)

// mixed returns a network with every activation in it, random numbers in all of Params.
func mixed(t *testing.T) *Network {
	t.Helper()
	c := Config{Inputs: 2}
	for _, f := range append(Activations(), Custom, PReLU) {
		c.Layers = append(c.Layers, LayerSpec{Units: 3, Activation: f, Func: funcFor(f)})
	}
	n, err := New(c)
	if err != nil {
		t.Fatal(err)
	}
	Normals(n.Params, NewRand(5))
	return n
}

// TestLayerAgrees: At and SlopeAt are what a pass computes, to the bit, whatever the
// activation; and what the pass leaves behind fits together.
func TestLayerAgrees(t *testing.T) {
	n := mixed(t)
	const batch = 7
	x := normals(batch*2, 1)
	ws := n.NewWorkspace(batch)
	grad := make([]float64, len(n.Params))
	n.Gradient(ws, grad, x, normals(batch*3, 2), batch)
	for l := range n.Layers() {
		z, a, da, dz := ws.Z(l), ws.A(l), ws.DA(l), ws.DZ(l)
		for i := range z {
			if got := n.At(l, z[i]); got != a[i] {
				t.Errorf("layer %d: At(%v) = %v, the pass has %v", l, z[i], got, a[i])
			}
			if got := da[i] * n.SlopeAt(l, z[i], a[i]); got != dz[i] {
				t.Errorf("layer %d: da·SlopeAt = %v, the pass has %v", l, got, dz[i])
			}
		}
		below := x
		if l > 0 {
			below = ws.A(l - 1)
		}
		if err := sameBits(ws.X(l), below); err != nil {
			t.Errorf("X(%d): %v", l, err)
		}
	}
}

// TestPReLULayer: its slope is the last of its numbers, starts at ¼, and learns.
func TestPReLULayer(t *testing.T) {
	n, err := New(Config{Inputs: 2, Layers: []LayerSpec{{Units: 3, Activation: PReLU}, {Units: 1}}})
	if err != nil {
		t.Fatal(err)
	}
	if len(n.Params) != 2*3+3+1+3+1 {
		t.Fatalf("%d parameters, want 14", len(n.Params))
	}
	if slope, ok := n.Slope(0); slope != PReLUStart || !ok {
		t.Errorf("Slope(0) = %v, %v", slope, ok)
	}
	if _, ok := n.Slope(1); ok {
		t.Error("the identity layer has a slope")
	}
	n.Params[9] = 7
	if slope, _ := n.Slope(0); slope != 7 || n.At(0, -2) != -14 || n.SlopeAt(0, -2, -14) != 7 || n.Steepest(0) != 7 {
		t.Errorf("a slope of 7: Slope %v, At(−2) %v, SlopeAt %v, Steepest %v", slope, n.At(0, -2), n.SlopeAt(0, -2, -14), n.Steepest(0))
	}
	n.Init(NewRand(1), Initializer{Name: "he"})
	if slope, _ := n.Slope(0); slope != PReLUStart {
		t.Errorf("after Init the slope is %v", slope)
	}
	tr := NewTrainer(n, normals(40, 1), normals(20, 2), 5, 0.1, NewPCG(1))
	for range 20 {
		tr.Step()
	}
	if slope, _ := n.Slope(0); slope == PReLUStart {
		t.Error("the slope did not learn")
	}
}

func TestSteepestOfCustom(t *testing.T) {
	n, err := New(Config{Inputs: 1, Layers: []LayerSpec{{Units: 1, Activation: Custom, Func: swish()}, {Units: 1}}})
	if err != nil {
		t.Fatal(err)
	}
	// z·σ(z) is steepest at z = 2.3994, with slope 1.0998.
	if got := n.Steepest(0); math.Abs(got-1.0998) > 1e-4 {
		t.Errorf("Steepest = %v, want 1.0998", got)
	}
}

// TestSetHidden: the weights stay, slopes come and go, training goes on.
func TestSetHidden(t *testing.T) {
	n, x, target := lessonNet(t, 2, 4, 3, 1)
	tr := NewTrainer(n, x, target, 10, 0.1, NewPCG(1))
	numbers := func() (all []float64) {
		for l := range n.Layers() {
			w, b, _, _ := n.Layer(l)
			all = append(append(all, w...), b...)
		}
		return all
	}
	size := len(n.Params)
	for _, tt := range []struct {
		f     Activation
		extra int
	}{{ReLU, 0}, {PReLU, 2}, {Custom, 0}, {PReLU, 2}, {PReLU, 2}, {GELU, 0}} {
		before := numbers()
		wasSlope, was := n.Slope(0)
		if err := n.SetHidden(tt.f, funcFor(tt.f)); err != nil {
			t.Fatal(err)
		}
		if err := sameBits(numbers(), before); err != nil {
			t.Errorf("to %v: %v", tt.f, err)
		}
		if len(n.Params) != size+tt.extra {
			t.Errorf("to %v: %d parameters, want %d", tt.f, len(n.Params), size+tt.extra)
		}
		for l, spec := range n.Config().Layers {
			want := tt.f
			if l == 2 {
				want = Identity
			}
			if spec.Activation != want {
				t.Errorf("to %v: layer %d is %v", tt.f, l, spec.Activation)
			}
		}
		if slope, ok := n.Slope(0); ok && was && slope != wasSlope || ok && !was && slope != PReLUStart {
			t.Errorf("to %v: slope %v, was %v %v", tt.f, slope, wasSlope, was)
		}
		tr.Step()
		if slices.Equal(numbers(), before) {
			t.Errorf("%v does not learn", tt.f)
		}
	}
	before := slices.Clone(n.Params)
	if err := n.SetHidden(Custom, nil); err == nil || !slices.Equal(before, n.Params) || n.Config().Layers[0].Activation != GELU {
		t.Errorf("SetHidden(Custom, nil): %v, with the network now %v", err, n.Config().Layers)
	}
}
