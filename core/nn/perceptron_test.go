package nn

import (
	"fmt"
	"testing"
)

// The rule walks to a line for AND.
func ExamplePerceptron() {
	w, b := []float64{0, 0}, 0.0
	for corrected := true; corrected; {
		corrected = false
		for i, x := range [][]float64{{0, 0}, {0, 1}, {1, 0}, {1, 1}} {
			label := i / 3 // only the last fires
			corrected = Perceptron(w, &b, x, label, 1) || corrected
		}
	}
	fmt.Println(w, b)
	// Output: [2 1] -2
}

func TestPerceptronConverges(t *testing.T) {
	for _, tt := range []struct {
		name   string
		labels [4]int
		want   bool
	}{
		{"and", [4]int{0, 0, 0, 1}, true},
		{"or", [4]int{0, 1, 1, 1}, true},
		{"nand", [4]int{1, 1, 1, 0}, true},
		{"xor", [4]int{0, 1, 1, 0}, false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			for seed := range uint64(20) {
				v := normals(3, seed)
				w, b := v[:2], v[2]
				converged := false
				for range 10_000 {
					clean := true
					for i, label := range tt.labels {
						x := []float64{float64(i >> 1), float64(i & 1)}
						if Perceptron(w, &b, x, label, 0.3) {
							clean = false
						}
					}
					if clean {
						converged = true
						break
					}
				}
				if converged != tt.want {
					t.Errorf("seed %d: converged %v, want %v (w = %v, b = %v)", seed, converged, tt.want, w, b)
				}
			}
		})
	}
}

func TestPerceptronCorrection(t *testing.T) {
	for _, tt := range []struct {
		name      string
		x         []float64 // shown to w = (1, −1), b = −1
		label     int
		corrected bool
		wantW     []float64
		wantB     float64
	}{
		{"0 does not fire", []float64{2, 1}, 0, false, []float64{1, -1}, -1},
		{"so 0 is wrong for label 1", []float64{2, 1}, 1, true, []float64{2, -0.5}, -0.5},
		{"fires and should", []float64{3, 1}, 1, false, []float64{1, -1}, -1},
		{"fires and should not", []float64{3, 1}, 0, true, []float64{-0.5, -1.5}, -1.5},
	} {
		t.Run(tt.name, func(t *testing.T) {
			w, b := []float64{1, -1}, -1.0
			got := Perceptron(w, &b, tt.x, tt.label, 0.5)
			if got != tt.corrected || w[0] != tt.wantW[0] || w[1] != tt.wantW[1] || b != tt.wantB {
				t.Errorf("corrected %v, w = %v, b = %v; want %v, %v, %v", got, w, b, tt.corrected, tt.wantW, tt.wantB)
			}
		})
	}
}
