package experiment

import (
	"fmt"
	"math"
	"strings"
	"testing"
	"zigzag/core/nn"
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

// small is a pass that an honest loop over all examples can follow.
const small = "kind: propagate\nlayers: 4\nunits: 7\nbatch: 11\n"

// naive is what the kind computes, as one would write it on a blackboard: the layers'
// activations, and Σ a·g over the last of them, where g are the numbers that are sent
// back. Bumping pre-activation (layer, example, unit) gives the derivative by it.
type naive struct {
	u              unit
	norm           bool
	batch, units   int
	x              []float64
	w              [][]float64 // fanIn×units, by layer
	g              []float64
	bump           [3]int
	by             float64
	activations    [][]float64
	preactivations [][]float64
}

func newNaive(t *testing.T, s *propagateSession) *naive {
	t.Helper()
	p := s.plan
	n := &naive{u: s.unit, norm: p.norm, batch: p.batch, units: p.units, bump: [3]int{-1}}
	seed := s.values.seed()
	pass := newDeepPass(p, s.unit, s.init, s.values)
	n.x = make([]float64, p.batch*p.inputs)
	if pass.kind == "digits" {
		copy(n.x, digitsFor(seed, p.batch))
	} else { // slices are part of what is drawn: whole here, since the batch is small
		pass.feed(n.x)
	}
	for l := range p.layers {
		w := make([]float64, p.fanIn(l)*p.units)
		s.init.Fill(w, p.fanIn(l), p.units, stream(seed, fmt.Sprint("init ", l+1)))
		n.w = append(n.w, w)
	}
	n.g = make([]float64, p.batch*p.units)
	nn.Normals(n.g, stream(seed, "gradient"))
	return n
}

func (n *naive) run() (sum float64) {
	n.activations, n.preactivations = nil, nil
	x := n.x
	for l, w := range n.w {
		fanIn := len(w) / n.units
		z, a := make([]float64, n.batch*n.units), make([]float64, n.batch*n.units)
		for e := range n.batch {
			for j := range n.units {
				for i := range fanIn {
					z[e*n.units+j] += x[e*fanIn+i] * w[i*n.units+j]
				}
				if n.bump == [3]int{l, e, j} {
					z[e*n.units+j] += n.by
				}
			}
		}
		n.preactivations = append(n.preactivations, z)
		if n.norm {
			z = n.normalised(z)
		}
		for k, v := range z {
			a[k] = n.u.net.At(0, v)
		}
		n.activations = append(n.activations, a)
		x = a
	}
	for k, g := range n.g {
		sum += g * x[k]
	}
	return sum
}

func (n *naive) normalised(z []float64) []float64 {
	out := make([]float64, len(z))
	for j := range n.units {
		mean, variance := 0.0, 0.0
		for e := range n.batch {
			mean += z[e*n.units+j] / float64(n.batch)
		}
		for e := range n.batch {
			d := z[e*n.units+j] - mean
			variance += d * d / float64(n.batch)
		}
		for e := range n.batch {
			out[e*n.units+j] = (z[e*n.units+j] - mean) / math.Sqrt(variance+normEpsilon)
		}
	}
	return out
}

// momentsOf are mean and standard deviation.
func momentsOf(v []float64) (mean, std float64) {
	for _, x := range v {
		mean += x / float64(len(v))
	}
	for _, x := range v {
		std += (x - mean) * (x - mean) / float64(len(v))
	}
	return mean, math.Sqrt(std)
}

// TestPassAgainstBlackboard compares both ways with loops over all examples and with
// finite differences of what comes out at the end.
func TestPassAgainstBlackboard(t *testing.T) {
	for _, more := range []string{
		"init: xavier", "init: normal 0.01", "activation: sigmoid\ninit: glorot", "activation: gelu\ninit: he",
		"activation: elu\ninit: uniform 1", "activation: prelu\ninit: he", "activation: relu\ninit: he\nseed: 5", "activation: leaky-relu\ninit: he\nseed: 4",
		"init: xavier\nnorm: batch", "init: normal 0.01\nnorm: batch", "activation: sigmoid\ninit: normal 3\nnorm: batch", "activation: gelu\ninit: he\nnorm: batch",
		"inputs: uniform\ninit: xavier", "inputs: digits\ninit: xavier\nnorm: batch", "activation: formula\nformula: z*sigmoid(z)\ninit: he",
		"layers: 1\ninit: xavier", "units: 1\ninit: normal 1",
	} {
		t.Run(more, func(t *testing.T) {
			set := Settings{}
			for line := range strings.Lines(more) {
				key, value, _ := strings.Cut(strings.TrimSpace(line), ": ")
				set[key] = value
			}
			s := start(t, small, set).(*propagateSession)
			n := newNaive(t, s)
			Play(s)
			n.run()
			for l, a := range n.activations {
				mean, std := momentsOf(a)
				if got := metric1(t, s, fmt.Sprintf("layer(%d).std", l+1)); math.Abs(got-std) > 1e-12*(1+std) {
					t.Errorf("layer %d: standard deviation %v, want %v", l+1, got, std)
				}
				if got := metric1(t, s, fmt.Sprintf("layer(%d).mean", l+1)); math.Abs(got-mean) > 1e-12*(1+std) {
					t.Errorf("layer %d: mean %v, want %v", l+1, got, mean)
				}
				if got := s.layers[l].hist.Count(); got != len(a) {
					t.Errorf("layer %d: %d values counted, want %d", l+1, got, len(a))
				}
			}
			for l := range n.activations {
				var dz []float64
				for e := range n.batch {
					for j := range n.units {
						const tiny = 1e-5
						step := tiny * (1e-3 + math.Abs(n.scale(l)))
						n.bump = [3]int{l, e, j}
						n.by = step
						up := n.run()
						n.by = -step
						down := n.run()
						n.bump[0] = -1
						dz = append(dz, (up-down)/(2*step))
					}
				}
				_, want := momentsOf(dz)
				if got := metric1(t, s, fmt.Sprintf("layer(%d).gradient", l+1)); math.Abs(got-want) > 1e-5*want+1e-9 {
					t.Errorf("layer %d: gradient %v, differences give %v", l+1, got, want)
				}
			}
		})
	}
}

// scale is how large the pre-activations of a layer are.
func (n *naive) scale(l int) float64 {
	n.bump[0] = -1
	n.run()
	_, std := momentsOf(n.preactivations[l])
	return std
}

// TestBatchNormBack compares the way back through the normalisation with finite
// differences, element by element.
func TestBatchNormBack(t *testing.T) {
	const batch, units = 6, 3
	z, g := make([]float64, batch*units), make([]float64, batch*units)
	nn.Normals(z, nn.NewRand(1))
	nn.Normals(g, nn.NewRand(2))
	forward := func(z []float64) ([]float64, batchNorm) {
		b := newBatchNorm(units)
		out := append([]float64(nil), z...)
		b.see(out[:2*units])
		b.see(out[2*units:])
		b.apply(out[:units])
		b.apply(out[units:])
		return out, b
	}
	loss := func() (sum float64) {
		out, _ := forward(z)
		for i, v := range out {
			sum += g[i] * v
		}
		return sum
	}
	out, b := forward(z)
	mean, std := momentsOf([]float64{out[0], out[3], out[6], out[9], out[12], out[15]})
	if math.Abs(mean) > 1e-12 || math.Abs(std-1) > 1e-3 {
		t.Errorf("a unit has mean %v and standard deviation %v, want 0 and 1", mean, std)
	}
	dz := append([]float64(nil), g...)
	b.gather(dz[:3*units], out[:3*units])
	b.gather(dz[3*units:], out[3*units:])
	b.back(dz, out, batch)
	for i := range z {
		const tiny = 1e-6
		old := z[i]
		z[i] = old + tiny
		up := loss()
		z[i] = old - tiny
		down := loss()
		z[i] = old
		if want := (up - down) / (2 * tiny); math.Abs(dz[i]-want) > 1e-7 {
			t.Errorf("derivative %d is %v, differences give %v", i, dz[i], want)
		}
	}
}
