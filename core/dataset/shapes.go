package dataset

import (
	"math"
	"math/rand/v2"

	"zigzag/core/nn"
)

// circle returns a point of the disc of radius ½ (label 1) or of the ring from
// 0.7 to 1 (label 0). The radius is uniform, so the middle is denser.
func circle(label int, along float64, rng *rand.Rand) Point {
	radius := 0.7 + float64(0.3*along)
	if label == 1 {
		radius = float64(0.5 * along)
	}
	angle := float64(2 * math.Pi * nn.Uniform(rng))
	return Point{float64(radius * nn.Cos(angle)), float64(radius * nn.Sin(angle)), label}
}

// gaussian returns a point of the round normal cloud of standard deviation 0.15
// about (0.4, 0.4) (label 1) or (−0.4, −0.4) (label 0).
func gaussian(label int, rng *rand.Rand) Point {
	const spread = 0.15
	center := -0.4
	if label == 1 {
		center = 0.4
	}
	return Point{
		center + float64(spread*nn.Normal(rng)),
		center + float64(spread*nn.Normal(rng)),
		label,
	}
}

// moon returns a point of the upper half circle (label 0) or of the lower one that
// reaches into it (label 1), at share along of its length.
func moon(label int, along float64) Point {
	angle := float64(math.Pi * along)
	x, y := nn.Cos(angle), nn.Sin(angle)
	if label == 1 {
		x, y = 1-x, 0.5-y
	}
	return Point{(x - 0.5) / 1.5, (y - 0.25) / 1.5, label}
}

// spiral returns a point of one of two arms, at share along of its length; the
// arms are half a turn apart and each winds 1¾ times.
func spiral(label int, along float64) Point {
	angle := float64(1.75 * 2 * math.Pi * along)
	if label == 0 {
		angle += math.Pi
	}
	return Point{float64(along * nn.Sin(angle)), float64(along * nn.Cos(angle)), label}
}

// checkerboard returns a point of one of the eight dark squares (label 1; one of
// them at the lower left) or of the eight light ones (label 0) of a board of 4×4
// over [−1, 1]². along runs through the squares row by row, and through each from
// left to right.
func checkerboard(label int, along float64, rng *rand.Rand) Point {
	square, across := math.Modf(float64(8 * along))
	row := int(square) / 2
	column := 2*(int(square)%2) + (row+1-label)%2
	return Point{
		float64(0.5*(float64(column)+across)) - 1,
		float64(0.5*(float64(row)+nn.Uniform(rng))) - 1,
		label,
	}
}
