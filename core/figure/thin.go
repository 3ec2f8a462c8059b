package figure

// thin returns the indices of at most 2·buckets + 2 points of a curve, in
// order: the first, the last, and the lowest and highest of each of the
// buckets that its indices are cut into. So no peak is lost, however short.
func thin(x, y []float64, buckets int) []int {
	n := min(len(x), len(y))
	if n <= 2*buckets {
		keep := make([]int, n)
		for i := range keep {
			keep[i] = i
		}
		return keep
	}
	keep := make([]int, 0, 2*buckets+2)
	keep = append(keep, 0)
	for b := range buckets {
		from, to := 1+b*(n-2)/buckets, 1+(b+1)*(n-2)/buckets
		low, high := from, from
		for i := from; i < to; i++ {
			if y[i] < y[low] {
				low = i
			}
			if y[i] > y[high] {
				high = i
			}
		}
		keep = append(keep, min(low, high))
		if low != high {
			keep = append(keep, max(low, high))
		}
	}
	return append(keep, n-1)
}
