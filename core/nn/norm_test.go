package nn

import (
	"math"
	"slices"
	"testing"
)

func normNet(t *testing.T, f Activation, keep float64, sizes ...int) *Network {
	t.Helper()
	c := Config{Inputs: sizes[0]}
	for i, units := range sizes[1:] {
		spec := LayerSpec{Units: units, Activation: f, Func: funcFor(f), BatchNorm: true, Keep: keep}
		if i == len(sizes)-2 {
			spec = LayerSpec{Units: units, BatchNorm: true}
		}
		c.Layers = append(c.Layers, spec)
	}
	n, err := New(c)
	if err != nil {
		t.Fatal(err)
	}
	n.Init(NewRand(1), Initializer{Name: "xavier"})
	return n
}

// TestNormOfABatch: in training, each unit's z has mean β and standard deviation γ over
// the batch, up to NormEpsilon.
func TestNormOfABatch(t *testing.T) {
	n := normNet(t, Tanh, 0, 3, 5, 2)
	gamma, beta, _, _, ok := n.Norm(0)
	if !ok {
		t.Fatal("the layer does not normalise")
	}
	copy(gamma, []float64{1, 2, 0.5, -1, 3})
	copy(beta, []float64{0, 1, -1, 0.5, 2})
	const batch = 50
	ws := n.NewWorkspace(batch)
	n.TrainingGradient(ws, make([]float64, len(n.Params)), normals(3*batch, 1), normals(2*batch, 2), batch)
	for j := range 5 {
		var mean, variance float64
		for e := range batch {
			mean += ws.Z(0)[5*e+j] / batch
		}
		for e := range batch {
			d := ws.Z(0)[5*e+j] - mean
			variance += d * d / batch
		}
		if math.Abs(mean-beta[j]) > 1e-12 || math.Abs(math.Sqrt(variance)-math.Abs(gamma[j])) > 1e-4 {
			t.Errorf("unit %d: mean %v and standard deviation %v, want %v and %v", j, mean, math.Sqrt(variance), beta[j], gamma[j])
		}
	}
}

// TestTrainingGradients compares the way back through norms and dropout with central
// differences, at random parameters and given masks; and the measured gradient, where
// the running averages are fixed numbers.
func TestTrainingGradients(t *testing.T) {
	for _, keep := range []float64{1, 0.6} {
		for _, f := range []Activation{Tanh, Sigmoid, PReLU, ELU, GELU, Custom} {
			for _, batch := range []int{1, 2, 7} {
				n := normNet(t, f, keep, 3, 4, 5, 2)
				x, target := normals(3*batch, 10), normals(2*batch, 11)
				ws, look := n.NewWorkspace(batch), n.NewWorkspace(batch)
				got := normals(len(n.Params), 12) // rubbish: every element must be written
				for seed := uint64(0); ; seed++ {
					Normals(n.Params, NewRand(seed))
					for l := range n.Layers() {
						_, _, _, variance, _ := n.Norm(l)
						for j, v := range variance {
							variance[j] = 0.3 + v*v
						}
					}
					n.DrawMasks(ws, batch, NewRand(5))
					n.DrawMasks(look, batch, NewRand(5))
					if n.TrainingGradient(ws, got, x, target, batch); !nearKink(n, ws) {
						break
					}
				}
				fixed := map[int]bool{}
				for l := range n.Layers() {
					_, _, _, units := n.Layer(l)
					for i := range 2 * units {
						fixed[n.layers[l].end+2*units+i] = true
					}
				}
				check := func(what string, loss func() float64) {
					t.Helper()
					const h = 6e-6
					for i := range n.Params {
						if fixed[i] {
							if got[i] != 0 {
								t.Errorf("%s: a running average has the gradient %v", what, got[i])
							}
							continue
						}
						at := n.Params[i]
						n.Params[i] = at + h
						up := loss()
						n.Params[i] = at - h
						down := loss()
						n.Params[i] = at
						if want := (up - down) / (2 * h); math.Abs(got[i]-want) > 1e-6*(1+math.Abs(want)) {
							t.Errorf("%v keep %v batch %d, %s: gradient %d = %v, want %v", f, keep, batch, what, i, got[i], want)
						}
					}
				}
				if batch > 1 { // alone, an example is normalised by fixed numbers, and b's derivative is left out
					check("training", func() float64 {
						return n.config.Loss.Value(n.forward(look, x, batch, true, true), target, batch)
					})
				}
				n.Gradient(ws, got, x, target, batch)
				check("measuring", func() float64 { return n.config.Loss.Value(n.Forward(look, x, batch), target, batch) })
			}
		}
	}
}

// TestRunningAverages: they move by a tenth towards each batch, come to what the data
// have, and measuring leaves them alone; one example changes none.
func TestRunningAverages(t *testing.T) {
	n := normNet(t, Tanh, 0, 2, 3, 1)
	x, target := normals(2*40, 1), normals(40, 2)
	tr := NewTrainer(n, x, target, 40, 0, NewPCG(1))
	tr.Step()
	_, _, mean, variance, _ := n.Norm(0)
	w := tr.ws.norm[0]
	for j := range mean {
		if math.Abs(mean[j]-0.1*w.mean[j]) > 1e-15 || math.Abs(variance[j]-(0.9+0.1*w.variance[j])) > 1e-15 {
			t.Errorf("unit %d after one step: mean %v and variance %v, of a batch with %v and %v", j, mean[j], variance[j], w.mean[j], w.variance[j])
		}
	}
	for range 300 {
		tr.Step()
	}
	for j := range mean {
		if math.Abs(mean[j]-w.mean[j]) > 1e-9 || math.Abs(variance[j]-w.variance[j]) > 1e-9 {
			t.Errorf("unit %d: running %v and %v, the data have %v and %v", j, mean[j], variance[j], w.mean[j], w.variance[j])
		}
	}
	before := slices.Clone(n.Params)
	ws := n.NewWorkspace(40)
	n.Forward(ws, x, 40)
	n.TrainingGradient(ws, make([]float64, len(n.Params)), x, target, 40)
	alone := NewTrainer(n, x[:2], target[:1], 1, 0, NewPCG(1))
	alone.Step()
	if err := sameBits(n.Params, before); err != nil {
		t.Errorf("looking, or one example: %v", err)
	}
}

// TestNormKeepsItsNumbers through a change of activations, and biases stay.
func TestNormKeepsItsNumbers(t *testing.T) {
	n := normNet(t, Tanh, 0, 2, 4, 3, 1)
	tr := NewTrainer(n, normals(80, 1), normals(40, 2), 8, 0.1, NewPCG(1))
	for range 20 {
		tr.Step()
	}
	numbers := func() (all []float64) {
		for l := range n.Layers() {
			w, b, _, _ := n.Layer(l)
			gamma, beta, mean, variance, _ := n.Norm(l)
			all = slices.Concat(all, w, b, gamma, beta, mean, variance)
			for _, v := range b {
				if v != 0 {
					t.Errorf("layer %d: a bias below a norm has moved to %v", l, v)
				}
			}
		}
		return all
	}
	before := numbers()
	for _, f := range []Activation{PReLU, Tanh} {
		if err := n.SetHidden(f, nil); err != nil {
			t.Fatal(err)
		}
		if err := sameBits(numbers(), before); err != nil {
			t.Errorf("to %v: %v", f, err)
		}
	}
	tr.Step()
	numbers()
}
