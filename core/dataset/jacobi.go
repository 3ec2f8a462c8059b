package dataset

import (
	"math"
	"slices"
)

// eigen returns the eigenvalues of the symmetric n×n matrix a, largest first, and
// its unit eigenvectors as the rows of vectors, in the same order. An eigenvector's
// sign is free: its component of largest size, the first of equals, is made positive.
// a is row-major and is overwritten.
//
// Cyclic Jacobi rotations: each sets one element off the diagonal to zero; sweeps
// over all of them go on until what is left there cannot change the diagonal.
// Slower than the QR method, but short, accurate, and the same to the bit everywhere.
//
// Source: Golub & Van Loan, Matrix Computations (4th ed. 2013), §8.5.
func eigen(a []float64, n int) (values, vectors []float64) {
	const maxSweeps = 60 // 64×64 needs about ten
	v := make([]float64, n*n)
	for i := range n {
		v[i*n+i] = 1
	}
	for range maxSweeps {
		turned := false
		for p := range n {
			for q := p + 1; q < n; q++ {
				turned = rotate(a, v, n, p, q) || turned
			}
		}
		if !turned {
			break
		}
	}
	order := countTo(n)
	slices.SortStableFunc(order, func(i, j int) int {
		switch x, y := a[i*n+i], a[j*n+j]; {
		case x > y:
			return -1
		case x < y:
			return 1
		}
		return 0
	})
	for _, i := range order {
		row := v[i*n : (i+1)*n]
		makeLargestPositive(row)
		values = append(values, a[i*n+i])
		vectors = append(vectors, row...)
	}
	return values, vectors
}

// rotate turns the plane of the axes p and q so that a's element (p, q) becomes
// zero, and v, whose rows are the turned axes, with it. It reports whether there
// was anything to turn.
func rotate(a, v []float64, n, p, q int) bool {
	app, aqq, apq := a[p*n+p], a[q*n+q], a[p*n+q]
	if math.Abs(apq) <= float64(0x1p-53*math.Sqrt(math.Abs(app)))*math.Sqrt(math.Abs(aqq)) {
		a[p*n+q], a[q*n+p] = 0, 0
		return false
	}
	tau := (aqq - app) / float64(2*apq)
	t := math.Copysign(1, tau) / (math.Abs(tau) + math.Sqrt(1+float64(tau*tau)))
	c := 1 / math.Sqrt(1+float64(t*t))
	s := float64(t * c)
	for k := range n { // columns p and q
		x, y := a[k*n+p], a[k*n+q]
		a[k*n+p] = float64(c*x) - float64(s*y)
		a[k*n+q] = float64(s*x) + float64(c*y)
	}
	turnRows(a[p*n:(p+1)*n], a[q*n:(q+1)*n], c, s)
	turnRows(v[p*n:(p+1)*n], v[q*n:(q+1)*n], c, s)
	a[p*n+p] = app - float64(t*apq)
	a[q*n+q] = aqq + float64(t*apq)
	a[p*n+q], a[q*n+p] = 0, 0
	return true
}

func turnRows(p, q []float64, c, s float64) {
	for k, x := range p {
		y := q[k]
		p[k] = float64(c*x) - float64(s*y)
		q[k] = float64(s*x) + float64(c*y)
	}
}

func makeLargestPositive(row []float64) {
	largest := 0
	for k, x := range row {
		if math.Abs(x) > math.Abs(row[largest]) {
			largest = k
		}
	}
	if row[largest] < 0 {
		for k := range row {
			row[k] = -row[k]
		}
	}
}
