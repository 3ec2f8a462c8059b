package main

import "slices"

// A Place is where a figure stands on the stage, in logical pixels.
type Place struct{ X, Y, W, H float64 }

// Contains reports whether a point lies in the place.
func (p Place) Contains(x, y float64) bool {
	return x >= p.X && x < p.X+p.W && y >= p.Y && y < p.Y+p.H
}

// Grid finds places for n figures, in reading order, on a stage of w×h with a
// gap between them. Of all ways to set n figures in rows it takes the one whose
// smallest figure has the largest square in it; of equals, the one whose rows
// differ least, then the one with fewer rows.
func Grid(n int, w, h, gap float64) []Place {
	if n <= 0 {
		return nil
	}
	var best []int
	bestSize := -1.0
	// Each bit of cut says whether a new row begins after that figure.
	for cut := range 1 << (n - 1) {
		rows := []int{1}
		for i := range n - 1 {
			if cut>>i&1 == 1 {
				rows = append(rows, 1)
			} else {
				rows[len(rows)-1]++
			}
		}
		size := smallest(rows, w, h, gap)
		if size > bestSize+1e-9 || size > bestSize-1e-9 && tidier(rows, best) {
			best, bestSize = rows, size
		}
	}
	places := make([]Place, 0, n)
	ph := (h - gap*float64(len(best)-1)) / float64(len(best))
	for r, k := range best {
		pw := (w - gap*float64(k-1)) / float64(k)
		for c := range k {
			places = append(places, Place{float64(c) * (pw + gap), float64(r) * (ph + gap), max(pw, 1), max(ph, 1)})
		}
	}
	return places
}

// smallest is the side of the largest square that fits in every figure.
func smallest(rows []int, w, h, gap float64) float64 {
	side := (h - gap*float64(len(rows)-1)) / float64(len(rows))
	for _, k := range rows {
		side = min(side, (w-gap*float64(k-1))/float64(k))
	}
	return max(side, 0)
}

// tidier compares two ways of equal size.
func tidier(a, b []int) bool {
	spread := func(rows []int) int { return slices.Max(rows) - slices.Min(rows) }
	if spread(a) != spread(b) {
		return spread(a) < spread(b)
	}
	return len(a) < len(b)
}
