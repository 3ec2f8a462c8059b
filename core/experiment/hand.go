package experiment

import (
	"zigzag/core/dataset"
	"zigzag/core/figure"
)

// Hand returns the line as it is now, and the points.
func (s *lineSession) Hand() []figure.Edit {
	return []figure.Edit{
		{Key: "line", Value: joinNumbers([]float64{s.w[0], s.w[1], s.b})},
		{Key: "points", Value: dataset.FormatPoints(s.points.Points)},
	}
}

// Hand returns the weights as they are now, and the points where all of them
// are for training.
func (s *trainSession) Hand() []figure.Edit {
	hand := []figure.Edit{{Key: "weights", Value: joinNumbers(s.net.Params)}}
	if _, points := (trainPlane{s}).Editable(); points {
		hand = append(hand, figure.Edit{Key: "points", Value: dataset.FormatPoints(s.plane.Points)})
	}
	return hand
}
