package figure

import "math"

// Bounds of Bound: whatever is larger is no number to draw, whatever is smaller is 0
// in any picture.
const (
	largestExponent  = 1000
	smallestExponent = -1000
)

// Add counts values. One that is not finite, or beyond 2¹⁰⁰⁰, is left out; how many
// were is returned. It allocates nothing.
func (h *Histogram) Add(values []float64) (lost int) {
	largest := 0.0
	for _, v := range values {
		if v = math.Abs(v); v > largest && v <= 0x1p1000 {
			largest = v
		}
	}
	h.cover(largest)
	scale := histogramBins / 2 / h.Bound // exact: both are powers of two
	for _, v := range values {
		switch {
		case v == 0:
			h.Zeros++
		case !(v <= h.Bound && v >= -h.Bound):
			lost++
		default:
			h.Bins[min(int(v*scale+histogramBins/2), histogramBins-1)]++
		}
	}
	return lost
}

// cover makes Bound at least v.
func (h *Histogram) cover(v float64) {
	fraction, e := math.Frexp(v)
	if fraction == 0.5 { // v is a power of two itself
		e--
	}
	if v == 0 {
		e = smallestExponent
	}
	bound := math.Ldexp(1, min(max(e, smallestExponent), largestExponent))
	if h.empty() {
		h.Bound = bound
	}
	for h.Bound < bound {
		h.widen()
	}
}

// empty reports whether nothing but zeros was counted.
func (h *Histogram) empty() bool {
	return h.Bound == 0 || h.Bins == [histogramBins]int{}
}

// widen doubles Bound, merging bins two by two.
func (h *Histogram) widen() {
	var merged [histogramBins]int
	for i, n := range h.Bins {
		merged[histogramBins/4+i/2] += n
	}
	h.Bins = merged
	h.Bound *= 2
}

// Count is how many values were counted, zeros included.
func (h *Histogram) Count() int {
	n := h.Zeros
	for _, c := range h.Bins {
		n += c
	}
	return n
}

// over spreads the counts over bars of equal width that begin at lo. Where lo is a
// multiple of width, and width of the bins', each bin falls into one bar. A bin beyond
// the bars is counted in the last of them.
func (h *Histogram) over(bars []float64, lo, width float64) {
	clear(bars)
	bin := 2 * h.Bound / histogramBins
	for i, n := range h.Bins {
		if n > 0 {
			middle := (float64(i)+0.5)*bin - h.Bound
			at := min(max(math.Floor((middle-lo)/width), 0), float64(len(bars)-1))
			bars[int(at)] += float64(n)
		}
	}
}

// extent is the interval that the occupied bins span, 0 included.
func (h *Histogram) extent() (lo, hi float64) {
	width := 2 * h.Bound / histogramBins
	for i, n := range h.Bins {
		if n > 0 {
			lo = min(lo, float64(i)*width-h.Bound)
			hi = max(hi, float64(i+1)*width-h.Bound)
		}
	}
	return lo, hi
}

// barsFor is how wide the bars of an interval should be so that there are from 16 to 32
// of them: a power of two. The interval grows to multiples of it.
func barsFor(lo, hi float64) (from, width float64, n int) {
	const most = 32
	_, e := math.Frexp((hi - lo) / most)
	width = math.Ldexp(1, e)
	if most*width/2 >= hi-lo { // a power of two itself
		width /= 2
	}
	from = math.Floor(lo/width) * width
	return from, width, max(int(math.Ceil((hi-from)/width)), 1)
}
