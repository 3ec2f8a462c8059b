package dataset

import (
	"math/rand/v2"
)

// MaxPoints bounds a set: more cannot be told apart on a stage.
const MaxPoints = 2000

// A Point is one example: two coordinates and its class, 0 or 1.
type Point struct {
	X, Y  float64
	Label int
}

// A Set is a named list of points.
type Set struct {
	Name   string
	Points []Point
}

// Split deals the points into a training, a validation and a test set. train and
// val are shares of the whole; the test set gets the rest. Each class is dealt by
// itself, so that the three keep its share up to rounding, and drawn with rng; the points of a
// part keep the order they had. s is not changed. It panics unless the shares are
// at least 0 and together at most 1.
func (s Set) Split(train, val float64, rng *rand.Rand) (tr, va, te Set) {
	label := make([]int, len(s.Points))
	for i, p := range s.Points {
		label[i] = p.Label
	}
	part := deal(label, 2, train, val, rng)
	sets := [3]Set{{Name: s.Name}, {Name: s.Name}, {Name: s.Name}}
	for i, p := range s.Points {
		set := &sets[part[i]]
		set.Points = append(set.Points, p)
	}
	return sets[0], sets[1], sets[2]
}

// Bounds returns the smallest box around the points: all 0 for an empty set.
func (s Set) Bounds() (minX, maxX, minY, maxY float64) {
	for i, p := range s.Points {
		if i == 0 {
			minX, maxX, minY, maxY = p.X, p.X, p.Y, p.Y
		}
		minX, maxX = min(minX, p.X), max(maxX, p.X)
		minY, maxY = min(minY, p.Y), max(maxY, p.Y)
	}
	return minX, maxX, minY, maxY
}

// Flatten returns the coordinates as points×2, row-major, and the labels as
// numbers, in the form that nn trains on.
func (s Set) Flatten() (x, label []float64) {
	x = make([]float64, 0, 2*len(s.Points))
	label = make([]float64, 0, len(s.Points))
	for _, p := range s.Points {
		x = append(x, p.X, p.Y)
		label = append(label, float64(p.Label))
	}
	return x, label
}
