package nn

import (
	"fmt"
	"math"
	"testing"
)

// sameBits reports the first place where two slices differ in a bit.
func sameBits(got, want []float64) error {
	if len(got) != len(want) {
		return fmt.Errorf("%d values, want %d", len(got), len(want))
	}
	for i := range got {
		if math.Float64bits(got[i]) != math.Float64bits(want[i]) {
			return fmt.Errorf("value %d = %v (%x), want %v (%x)", i,
				got[i], math.Float64bits(got[i]), want[i], math.Float64bits(want[i]))
		}
	}
	return nil
}

func normals(n int, seed uint64) []float64 {
	v := make([]float64, n)
	Normals(v, NewRand(seed))
	return v
}

// TestFastSumsAgree compares the fast loops with their definitions, to the bit, for
// every way in which a shape can fail to be a multiple of the block.
func TestFastSumsAgree(t *testing.T) {
	for _, batch := range []int{1, 2, 3, 10} {
		for _, fanIn := range []int{1, 2, 3, 4, 5, 8, 9} {
			for _, fanOut := range []int{1, 2, 3, 4, 5, 7, 8, 12} {
				x, dz := normals(batch*fanIn, 1), normals(batch*fanOut, 2)
				w, b := normals(fanIn*fanOut, 3), normals(fanOut, 4)
				x[0] = math.Copysign(0, -1) // a signed zero shows a sum that starts elsewhere

				// Destinations hold rubbish before: every element must be written.
				got, want := normals(batch*fanOut, 5), normals(batch*fanOut, 6)
				forward(got, x, w, b, batch, fanIn, fanOut)
				forwardLoop(want, x, w, b, batch, fanIn, fanOut)
				if err := sameBits(got, want); err != nil {
					t.Errorf("forward, batch %d, %d×%d: %v", batch, fanIn, fanOut, err)
				}

				got, want = normals(fanIn*fanOut, 5), normals(fanIn*fanOut, 6)
				gotB, wantB := normals(fanOut, 7), normals(fanOut, 8)
				weightGradient(got, gotB, x, dz, batch, fanIn, fanOut)
				weightGradientLoop(want, wantB, x, dz, batch, fanIn, fanOut)
				if err := sameBits(append(got, gotB...), append(want, wantB...)); err != nil {
					t.Errorf("weightGradient, batch %d, %d×%d: %v", batch, fanIn, fanOut, err)
				}

				got, want = normals(batch*fanIn, 5), normals(batch*fanIn, 6)
				inputGradient(got, dz, w, batch, fanIn, fanOut)
				inputGradientLoop(want, dz, w, batch, fanIn, fanOut)
				if err := sameBits(got, want); err != nil {
					t.Errorf("inputGradient, batch %d, %d×%d: %v", batch, fanIn, fanOut, err)
				}
			}
		}
	}
}

// BenchmarkDense compares each fast loop with its definition, batch 10, 8×8.
func BenchmarkDense(b *testing.B) {
	const batch, fanIn, fanOut = 10, 8, 8
	x, dz, w, bias := normals(batch*fanIn, 1), normals(batch*fanOut, 2), normals(fanIn*fanOut, 3), normals(fanOut, 4)
	z, dx, dw, db := make([]float64, batch*fanOut), make([]float64, batch*fanIn), make([]float64, fanIn*fanOut), make([]float64, fanOut)
	for _, bench := range []struct {
		name string
		run  func()
	}{
		{"forward/loop", func() { forwardLoop(z, x, w, bias, batch, fanIn, fanOut) }},
		{"forward/fast", func() { forward(z, x, w, bias, batch, fanIn, fanOut) }},
		{"weightGradient/loop", func() { weightGradientLoop(dw, db, x, dz, batch, fanIn, fanOut) }},
		{"weightGradient/fast", func() { weightGradient(dw, db, x, dz, batch, fanIn, fanOut) }},
		{"inputGradient/loop", func() { inputGradientLoop(dx, dz, w, batch, fanIn, fanOut) }},
		{"inputGradient/fast", func() { inputGradient(dx, dz, w, batch, fanIn, fanOut) }},
	} {
		b.Run(bench.name, func(b *testing.B) {
			for b.Loop() {
				bench.run()
			}
		})
	}
}
