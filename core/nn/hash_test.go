package nn

import (
	"math"
	"testing"
)

func TestHash(t *testing.T) {
	// FNV-1a of no bytes is its offset basis.
	if got, want := Hash(), "cbf29ce484222325"; got != want {
		t.Errorf("Hash() = %s, want %s", got, want)
	}
	otherNaN := math.Float64frombits(0xfff8000000000123)
	if a, b := Hash([]float64{math.NaN()}), Hash([]float64{otherNaN}); a != b {
		t.Errorf("two NaNs hash to %s and %s", a, b)
	}
	seen := map[string]int{}
	for i, values := range [][][]float64{
		{}, {{}}, {{}, {}}, {{0}}, {{math.Copysign(0, -1)}}, {{1}}, {{1, 2}}, {{2, 1}}, {{1}, {2}},
		{{math.Nextafter(1, 2)}}, {{math.NaN()}}, {{math.Inf(1)}},
	} {
		h := Hash(values...)
		if len(h) != 16 {
			t.Errorf("Hash%v = %q, want 16 digits", values, h)
		}
		if j, ok := seen[h]; ok {
			t.Errorf("cases %d and %d have the same hash", i, j)
		}
		seen[h] = i
	}
}
