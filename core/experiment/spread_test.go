package experiment

import (
	"math"
	"testing"

	"zigzag/core/nn"
)

// TestSpread compares slices joined one after the other with all values at once, where
// the slices' means differ and where they are large beside the deviations.
func TestSpread(t *testing.T) {
	for _, tt := range []struct{ shift, drift, size float64 }{{0, 0, 1}, {0, 3, 1}, {1e6, 0, 1e-3}, {-5, 1e-7, 1e-9}} {
		v := make([]float64, 1000)
		nn.Normals(v, nn.NewRand(3))
		for i := range v {
			v[i] = tt.shift + tt.drift*float64(i/70) + tt.size*v[i]
		}
		var s spread
		for i := 0; i < len(v); i += 70 {
			s.add(v[i:min(i+70, len(v))])
		}
		mean, std := momentsOf(v)
		if math.Abs(s.average()-mean) > 1e-12*math.Abs(mean)+1e-15 || math.Abs(s.std()-std) > 1e-6*std || s.n != len(v) {
			t.Errorf("%+v: %v ± %v over %d, want %v ± %v", tt, s.average(), s.std(), s.n, mean, std)
		}
	}
}

// TestSpreadOfWhatIsNoNumber: one value that is not finite is told, and spoils nothing
// but what it must.
func TestSpreadOfWhatIsNoNumber(t *testing.T) {
	var s spread
	s.add([]float64{0, 1, math.NaN(), math.Inf(1), -1})
	if s.lost != 2 || s.n != 3 || s.zero != 1 || s.mean != 0 || !math.IsNaN(s.std()) || !math.IsNaN(s.average()) || s.share(s.zero) != 0.2 {
		t.Errorf("%d lost, %d kept, %d zero, mean %v, std %v", s.lost, s.n, s.zero, s.mean, s.std())
	}
	var none spread
	if none.std() != 0 || none.share(none.zero) != 0 {
		t.Errorf("of nothing: %v, %v", none.std(), none.share(none.zero))
	}
}

// TestUnitSaturates: what counts as saturated is what kind train counts.
func TestUnitSaturates(t *testing.T) {
	for _, tt := range []struct {
		f    nn.Activation
		z    float64
		want bool
	}{
		{nn.Tanh, 2.1, false}, {nn.Tanh, 2.3, true}, {nn.Sigmoid, -4.3, false}, {nn.Sigmoid, -4.5, true},
		{nn.ReLU, -0.1, true}, {nn.ReLU, 0.1, false}, {nn.LeakyReLU, -3, true}, {nn.Identity, 9, false}, {nn.Step, 1, true},
	} {
		u, err := newUnit(tt.f, nil)
		if err != nil {
			t.Fatal(err)
		}
		a := []float64{0}
		u.apply(a, []float64{tt.z})
		var s spread
		s.addActivations(u, []float64{tt.z}, a)
		if got := s.saturated == 1; got != tt.want {
			t.Errorf("%v at %v: saturated %v, want %v", tt.f, tt.z, got, tt.want)
		}
	}
}
