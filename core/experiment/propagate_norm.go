package experiment

import "math"

// normEpsilon is added to a variance before it is divided by.
const normEpsilon = 1e-5

// A batchNorm normalises the pre-activations of a layer unit by unit over the batch:
// ẑ = (z − μ)/√(σ² + ε). A trained network would shift and scale ẑ by numbers that it
// learns; they begin at 0 and 1, and nothing is learned here.
//
// Source: Ioffe & Szegedy, Batch Normalization (2015), algorithm 1 and §3,
// https://arxiv.org/abs/1502.03167.
type batchNorm struct {
	n           int       // examples seen
	mean, m2    []float64 // by unit
	scale       []float64 // 1/√(σ² + ε), once all are seen
	sumD, sumDZ []float64 // Σ dẑ and Σ dẑ·ẑ over the batch
	units       int
}

func newBatchNorm(units int) batchNorm {
	numbers := make([]float64, 5*units)
	part := func(i int) []float64 { return numbers[i*units : (i+1)*units] }
	return batchNorm{units: units, mean: part(0), m2: part(1), scale: part(2), sumD: part(3), sumDZ: part(4)}
}

// see takes examples into the means and variances, one after the other.
//
// Source: Welford, Note on a Method for Calculating Corrected Sums of Squares and
// Products (1962).
func (b *batchNorm) see(z []float64) {
	for ; len(z) > 0; z = z[b.units:] {
		b.n++
		share := 1 / float64(b.n)
		for j, v := range z[:b.units] {
			d := v - b.mean[j]
			b.mean[j] += float64(d * share)
			b.m2[j] += float64(d * (v - b.mean[j]))
		}
	}
}

// apply turns z into ẑ, once all examples were seen.
func (b *batchNorm) apply(z []float64) {
	for j, m2 := range b.m2 {
		b.scale[j] = 1 / math.Sqrt(m2/float64(b.n)+normEpsilon)
	}
	for ; len(z) > 0; z = z[b.units:] {
		for j, v := range z[:b.units] {
			z[j] = float64((v - b.mean[j]) * b.scale[j])
		}
	}
}

// gather sums up dẑ and dẑ·ẑ.
func (b *batchNorm) gather(dz, z []float64) {
	for ; len(z) > 0; dz, z = dz[b.units:], z[b.units:] {
		for j, d := range dz[:b.units] {
			b.sumD[j] += d
			b.sumDZ[j] += float64(d * z[j])
		}
	}
}

// back turns dẑ into dz, once all examples were gathered: a shift or a stretch of one
// unit's pre-activations changes nothing behind the normalisation, so that part of the
// derivative is taken out.
func (b *batchNorm) back(dz, z []float64, batch int) {
	for ; len(z) > 0; dz, z = dz[b.units:], z[b.units:] {
		for j, d := range dz[:b.units] {
			d -= float64((b.sumD[j] + float64(z[j]*b.sumDZ[j])) / float64(batch))
			dz[j] = float64(d * b.scale[j])
		}
	}
}
