package nn

import (
	"fmt"
	"math"
	"testing"
)

// lessonNet returns a tanh network with the given layer sizes, one logit on top, and
// 500 random examples: what the lessons train, and what the speed targets are about.
func lessonNet(tb testing.TB, sizes ...int) (n *Network, x, target []float64) {
	tb.Helper()
	c := Config{Inputs: sizes[0], Loss: Logistic}
	for _, units := range sizes[1 : len(sizes)-1] {
		c.Layers = append(c.Layers, LayerSpec{Units: units, Activation: Tanh})
	}
	c.Layers = append(c.Layers, LayerSpec{Units: sizes[len(sizes)-1], Activation: Identity})
	n, err := New(c)
	if err != nil {
		tb.Fatal(err)
	}
	rng := NewRand(1)
	n.Init(rng, Initializer{Name: "xavier"})
	const examples = 500
	x = make([]float64, examples*n.Inputs())
	Normals(x, rng)
	target = make([]float64, examples*n.Outputs())
	for i := range target {
		target[i] = float64(Below(rng, 2))
	}
	return n, x, target
}

// BenchmarkEpoch is one epoch of 500 examples in batches of 10.
func BenchmarkEpoch(b *testing.B) {
	for _, sizes := range [][]int{
		{2, 2, 1}, {2, 8, 1}, {2, 8, 8, 8, 8, 8, 8, 1}, {2, 32, 32, 1},
	} {
		name := fmt.Sprint(sizes[0])
		for _, s := range sizes[1:] {
			name += fmt.Sprint("-", s)
		}
		b.Run(name, func(b *testing.B) {
			n, x, target := lessonNet(b, sizes...)
			t := NewTrainer(n, x, target, 10, 0.01, NewPCG(2))
			b.ReportAllocs()
			for b.Loop() {
				for range t.StepsPerEpoch() {
					t.Step()
				}
			}
			b.ReportMetric(500/(b.Elapsed().Seconds()/float64(b.N)), "samples/s")
		})
	}
}

// BenchmarkActivation is Apply on 1024 pre-activations.
func BenchmarkActivation(b *testing.B) {
	z := make([]float64, 1024)
	Normals(z, NewRand(1))
	a := make([]float64, len(z))
	for _, f := range Activations() {
		b.Run(f.String(), func(b *testing.B) {
			for b.Loop() {
				f.Apply(a, z)
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*len(z)), "ns/value")
		})
	}
	for _, f := range []struct {
		name string
		at   func(float64) float64
	}{{"TanhOf", TanhOf}, {"math.Tanh", math.Tanh}} {
		b.Run(f.name, func(b *testing.B) {
			for b.Loop() {
				for i, v := range z {
					a[i] = f.at(v)
				}
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*len(z)), "ns/value")
		})
	}
}
