package dataset

import (
	"fmt"
	"math"
	"slices"
	"testing"

	"gonum.org/v1/gonum/mat"

	"zigzag/core/nn"
)

// TestEigen compares with gonum's QR method, and checks A·v = λ·v and v·v = 1.
func TestEigen(t *testing.T) {
	for _, n := range []int{0, 1, 2, 3, 10, 64} {
		for _, rank := range []int{n, n / 2} {
			t.Run(fmt.Sprintf("%d of rank %d", n, rank), func(t *testing.T) {
				a := gram(n, rank)
				values, vectors := eigen(slices.Clone(a), n)
				if n == 0 {
					if len(values)+len(vectors) > 0 {
						t.Errorf("%v %v", values, vectors)
					}
					return
				}
				var referee mat.EigenSym
				if !referee.Factorize(mat.NewSymDense(n, slices.Clone(a)), false) {
					t.Fatal("the referee failed")
				}
				want := referee.Values(nil)
				slices.Reverse(want)
				// Both methods are off by a few roundings of the largest eigenvalue.
				tolerance := 1e-13 * float64(n) * (want[0] + 1e-300)
				for k, value := range values {
					if math.Abs(value-want[k]) > tolerance {
						t.Errorf("eigenvalue %d is %g, want %g", k, value, want[k])
					}
					v := vectors[k*n : (k+1)*n]
					largest, sum := 0.0, 0.0
					for i, x := range v {
						if math.Abs(x) > math.Abs(largest) {
							largest = x
						}
						sum += x * x
						var product float64
						for j, y := range v {
							product += a[i*n+j] * y
						}
						if math.Abs(product-value*x) > tolerance {
							t.Errorf("eigenvector %d: (A·v)[%d] = %g, λ·v = %g", k, i, product, value*x)
						}
					}
					if math.Abs(sum-1) > 1e-12 || largest <= 0 {
						t.Errorf("eigenvector %d has the square length %g and the largest component %g", k, sum, largest)
					}
				}
			})
		}
	}
}

// gram returns a random symmetric n×n matrix of the given rank without negative eigenvalues.
func gram(n, rank int) []float64 {
	rng := nn.NewRand(uint64(n))
	b := make([]float64, n*rank)
	nn.Normals(b, rng)
	a := make([]float64, n*n)
	for i := range n {
		for j := range n {
			for k := range rank {
				a[i*n+j] += float64(b[i*rank+k] * b[j*rank+k])
			}
		}
	}
	return a
}

func BenchmarkWhitenDigits(b *testing.B) {
	d := Digits()
	for b.Loop() {
		if _, err := Fit("whiten", d); err != nil {
			b.Fatal(err)
		}
	}
}
