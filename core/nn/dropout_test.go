package nn

import (
	"math"
	"slices"
	"testing"
)

func dropNet(t *testing.T, keep float64, hidden ...int) *Network {
	t.Helper()
	c := Config{Inputs: 2}
	for _, units := range hidden {
		c.Layers = append(c.Layers, LayerSpec{Units: units, Activation: Tanh, Keep: keep})
	}
	c.Layers = append(c.Layers, LayerSpec{Units: 2})
	n, err := New(c)
	if err != nil {
		t.Fatal(err)
	}
	Normals(n.Params, NewRand(3))
	return n
}

// TestExpectationOverMasks: over all 2⁶ masks of a hidden layer, each weighted with its
// probability, the mean of what a linear output says is what it says when measured.
func TestExpectationOverMasks(t *testing.T) {
	const units, keep = 6, 0.3
	n := dropNet(t, keep, units)
	ws := n.NewWorkspace(1)
	x := []float64{0.4, -1.2}
	want := slices.Clone(n.Forward(ws, x, 1))
	n.DrawMasks(ws, 1, NewRand(1))
	mean, plain := make([]float64, 2), make([]float64, 2)
	for bits := range 1 << units {
		chance := 1.0
		for j, mask := 0, ws.Mask(0); j < units; j++ {
			mask[j] = 0
			if bits>>j&1 == 1 {
				mask[j] = 1 / keep
				chance *= keep
			} else {
				chance *= 1 - keep
			}
		}
		for k, out := range n.ForwardMasked(ws, x, 1) {
			mean[k] += chance * out
		}
		for j, mask := 0, ws.Mask(0); j < units; j++ {
			mask[j] = min(mask[j], 1) // without the scaling by 1/p
		}
		for k, out := range n.ForwardMasked(ws, x, 1) {
			plain[k] += chance * out
		}
	}
	_, b, _, _ := n.Layer(1)
	for k := range want {
		if math.Abs(mean[k]-want[k]) > 1e-12 {
			t.Errorf("output %d: the mean over masks is %v, measured %v", k, mean[k], want[k])
		}
		if scaled := b[k] + keep*(want[k]-b[k]); math.Abs(plain[k]-scaled) > 1e-12 {
			t.Errorf("output %d: without scaling the mean is %v, want %v", k, plain[k], scaled)
		}
	}
}

// TestMasksKeepAShare: close to p of the units of many masks stay, layer by layer, and
// each example has a mask of its own. 4 standard deviations of 40,000 draws are 1 %.
func TestMasksKeepAShare(t *testing.T) {
	for _, keep := range []float64{0.01, 0.5, 0.8} {
		n := dropNet(t, keep, 20, 20)
		ws := n.NewWorkspace(100)
		rng := NewRand(1)
		kept := 0.0
		for range 10 {
			n.DrawMasks(ws, 100, rng)
			for l := range 2 {
				for _, m := range ws.Mask(l) {
					if m != 0 && m != 1/keep {
						t.Fatalf("a mask holds %v", m)
					}
					kept += m * keep / 40000
				}
			}
		}
		if math.Abs(kept-keep) > 0.01 {
			t.Errorf("keep %v keeps %v", keep, kept)
		}
		if m := ws.Mask(0); keep == 0.5 && slices.Equal(m[:20], m[20:40]) {
			t.Error("two examples share a mask")
		}
		if ws.Mask(2) != nil {
			t.Error("the output has a mask")
		}
	}
}

// TestDroppedUnitsGetNoGradient, of the example that they are dropped for.
func TestDroppedUnitsGetNoGradient(t *testing.T) {
	n := dropNet(t, 0.5, 8)
	ws := n.NewWorkspace(1)
	grad := make([]float64, len(n.Params))
	n.DrawMasks(ws, 1, NewRand(2))
	n.TrainingGradient(ws, grad, []float64{1, 2}, []float64{0, 1}, 1)
	for j, m := range ws.Mask(0) {
		if (grad[j] == 0) != (m == 0) {
			t.Errorf("unit %d with mask %v has the gradient %v", j, m, grad[j])
		}
		if x := ws.X(1)[j]; x != ws.A(0)[j]*m {
			t.Errorf("unit %d with mask %v: the output gets %v of %v", j, m, x, ws.A(0)[j])
		}
	}
	if n.Gradient(ws, grad, []float64{1, 2}, []float64{0, 1}, 1); !slices.Equal(ws.X(1), ws.A(0)) {
		t.Error("measuring drops units")
	}
}

// TestKeepAllIsPlain: a Keep of 1 and one of 0 draw nothing and give the same bits as
// a trainer that knows of no masks.
func TestKeepAllIsPlain(t *testing.T) {
	run := func(keep float64, o Options) string {
		n, x, target := lessonNet(t, 2, 8, 1)
		if err := n.SetKeep(keep); err != nil {
			t.Fatal(err)
		}
		o.LearningRate, o.Shuffle = 0.1, NewPCG(1)
		tr := NewTrainerWith(n, x, target, 10, o)
		for range 100 {
			tr.Step()
		}
		return Hash(n.Params)
	}
	plain := run(0, Options{})
	if run(1, Options{Masks: NewPCG(2)}) != plain || run(0, Options{Masks: NewPCG(2)}) != plain {
		t.Error("keeping all changes the run")
	}
	if run(0.5, Options{Masks: NewPCG(2)}) == plain {
		t.Error("dropping half changes nothing")
	}
}

// TestSetKeepInMidRun: from no dropout to some and back, a trainer goes on.
func TestSetKeepInMidRun(t *testing.T) {
	n, x, target := lessonNet(t, 2, 8, 1)
	tr := NewTrainerWith(n, x, target, 10, Options{Rules: Rules{LearningRate: 0.1}, Shuffle: NewPCG(1), Masks: NewPCG(2)})
	for _, keep := range []float64{1, 0.5, 1, 0.25} {
		if err := n.SetKeep(keep); err != nil {
			t.Fatal(err)
		}
		tr.Step()
		ws := tr.Workspace()
		if mask := ws.Mask(0); (mask != nil) != (keep < 1) {
			t.Errorf("keep %v: mask %v", keep, mask)
		}
		if keep == 1 && !slices.Equal(ws.X(1), ws.A(0)) {
			t.Error("keeping all, the output gets an older pass")
		}
	}
	for _, keep := range []float64{-1, 0.001, 1.5, math.NaN()} {
		if err := n.SetKeep(keep); err == nil || n.Config().Layers[0].Keep != 0.25 {
			t.Errorf("SetKeep(%v): %v", keep, err)
		}
	}
	if _, err := New(Config{Inputs: 1, Layers: []LayerSpec{{Units: 1, Keep: 0.5}}}); err == nil {
		t.Error("an output layer may drop units")
	}
}
