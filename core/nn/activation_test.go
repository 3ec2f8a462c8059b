package nn

import (
	"math"
	"slices"
	"strings"
	"testing"
)

// awkward holds the values at which an activation could go wrong.
func awkward() []float64 {
	z := []float64{0, math.Copysign(0, -1), 1e-300, -1e-300, 5e-324, 0.5, -0.5, 19.9, 20, 20.1, -20, -20.1,
		36, 40, -40, 700, 708, 708.1, -708, -708.1, -745, 1e4, -1e4, math.Inf(1), math.Inf(-1), math.NaN()}
	return append(z, normals(1001, 1)...)
}

// TestApplyAndBackAgree compares the whole-slice loops with At and Slope, to the bit.
func TestApplyAndBackAgree(t *testing.T) {
	z := awkward()
	da := normals(len(z), 2)
	for _, f := range Activations() {
		t.Run(f.String(), func(t *testing.T) {
			a, dz := make([]float64, len(z)), make([]float64, len(z))
			f.Apply(a, z)
			f.Back(dz, da, z, a)
			for i := range z {
				if want := f.At(z[i]); a[i] != want && !(math.IsNaN(a[i]) && math.IsNaN(want)) {
					t.Errorf("Apply: %v(%v) = %v, want %v", f, z[i], a[i], want)
				}
				if want := da[i] * f.Slope(z[i], a[i]); dz[i] != want && !(math.IsNaN(dz[i]) && math.IsNaN(want)) {
					t.Errorf("Back at %v: %v, want %v", z[i], dz[i], want)
				}
			}
			inPlace := slices.Clone(z[:25]) // without NaN, which is not equal to itself
			f.Apply(inPlace, inPlace)
			if err := sameBits(inPlace, a[:25]); err != nil {
				t.Errorf("Apply onto z itself: %v", err)
			}
		})
	}
}

func TestSlopeAtTheKink(t *testing.T) {
	for _, tt := range []struct {
		f    Activation
		want float64
	}{{Identity, 1}, {Step, 0}, {Sigmoid, 0.25}, {Tanh, 1}, {ReLU, 0}, {LeakyReLU, LeakySlope}, {PReLU, PReLUStart}, {ELU, 1}, {GELU, 0.5}} {
		if got := tt.f.Slope(0, tt.f.At(0)); got != tt.want {
			t.Errorf("%v slope at 0 = %v, want %v", tt.f, got, tt.want)
		}
	}
}

func TestParseActivation(t *testing.T) {
	for _, f := range Activations() {
		if got, err := ParseActivation(f.String()); got != f || err != nil {
			t.Errorf("ParseActivation(%q) = %v, %v", f, got, err)
		}
	}
	_, err := ParseActivation("Relu")
	if err == nil || !strings.Contains(err.Error(), `"Relu"`) || !strings.Contains(err.Error(), "leaky-relu") {
		t.Errorf("ParseActivation(Relu): %v, want an error that quotes it and lists the names", err)
	}
	if _, err := ParseActivation(strings.Repeat("가", 1000)); err == nil || len(err.Error()) > 300 {
		t.Errorf("ParseActivation of a long name: error of %d bytes", len(err.Error()))
	}
}

// TestSteepest compares Steepest with the steepest slope of a fine grid.
func TestSteepest(t *testing.T) {
	for _, f := range Activations() {
		steepest := 0.0
		for i := -40_000; i <= 40_000; i++ {
			z := float64(i) / 4000
			steepest = max(steepest, math.Abs(f.Slope(z, f.At(z))))
		}
		if got := f.Steepest(); math.Abs(got-steepest) > 1e-7 {
			t.Errorf("%v: Steepest = %v, on a grid %v", f, got, steepest)
		}
	}
}

// TestSlopeIsTheDerivative compares each slope with a central difference, away from
// the kinks and where a difference still has digits.
func TestSlopeIsTheDerivative(t *testing.T) {
	const h = 1e-5
	for _, f := range Activations() {
		if f == Step {
			continue // its one change is a jump
		}
		for i := -160; i <= 160; i++ {
			z := float64(i)/20 + 0.013
			want := (f.At(z+h) - f.At(z-h)) / (2 * h)
			if got := f.Slope(z, f.At(z)); math.Abs(got-want) > 1e-9*(1+math.Abs(want)) {
				t.Errorf("%v slope at %v = %v, want %v", f, z, got, want)
			}
		}
	}
}

func TestNewActivationsAtTheEdges(t *testing.T) {
	inf := math.Inf(1)
	for _, tt := range []struct {
		f           Activation
		z           float64
		want, slope float64
	}{
		{ELU, -inf, -1, 0}, {ELU, -41, -1, 0}, {ELU, inf, inf, 1}, {ELU, -1e-300, -1e-300, 1},
		{GELU, -inf, 0, 0}, {GELU, -50, 0, 0}, {GELU, inf, inf, 1}, {GELU, 12, 12, 1}, {GELU, 5e-324, 0, 0.5},
		{PReLU, -inf, -inf, PReLUStart}, {PReLU, -8, -2, PReLUStart}, {PReLU, inf, inf, 1},
	} {
		a := tt.f.At(tt.z)
		if slope := tt.f.Slope(tt.z, a); a != tt.want || slope != tt.slope {
			t.Errorf("%v(%v) = %v with slope %v, want %v and %v", tt.f, tt.z, a, slope, tt.want, tt.slope)
		}
	}
}
