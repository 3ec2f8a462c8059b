package nn

import (
	"fmt"
	"testing"
)

// TestProduct compares Product with the blackboard loops in both directions, to the
// bit, over shapes that leave examples and outputs over.
func TestProduct(t *testing.T) {
	for _, batch := range []int{1, 2, 3, 8} {
		for _, in := range []int{1, 2, 5, 64} {
			for _, out := range []int{1, 3, 4, 7, 8, 30} {
				t.Run(fmt.Sprintf("%d×%d×%d", batch, in, out), func(t *testing.T) {
					x, w := normals(batch*in, 1), normals(in*out, 2)
					byUnit := make([]float64, len(w))
					for i := range in {
						for o := range out {
							byUnit[o*in+i] = w[i*out+o]
						}
					}
					want, got := make([]float64, batch*out), make([]float64, batch*out)
					forwardLoop(want, x, w, make([]float64, out), batch, in, out)
					Product(got, x, byUnit, batch, in, out)
					if Hash(got) != Hash(want) {
						t.Errorf("forwards: %v, want %v", got, want)
					}
					dx, back := make([]float64, batch*in), make([]float64, batch*in)
					inputGradientLoop(dx, want, w, batch, in, out)
					Product(back, want, w, batch, out, in)
					if Hash(back) != Hash(dx) {
						t.Errorf("backwards: %v, want %v", back, dx)
					}
				})
			}
		}
	}
}

func TestProductShapes(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("no panic for weights that are too few")
		}
	}()
	Product(make([]float64, 2), make([]float64, 3), make([]float64, 5), 1, 3, 2)
}

// BenchmarkProduct is one slice of a layer of 500 units.
func BenchmarkProduct(b *testing.B) {
	const batch, units = 8, 500
	w, x, z := normals(units*units, 1), normals(batch*units, 2), make([]float64, batch*units)
	for b.Loop() {
		Product(z, x, w, batch, units, units)
	}
	b.ReportMetric(batch*units*units*float64(b.N)/b.Elapsed().Seconds()/1e6, "Mmuladds/s")
}
