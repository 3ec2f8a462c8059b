package experiment

import (
	"zigzag/core/dataset"
	"zigzag/core/figure"
)

// Hand returns the line as it is now, and the points unless they are too many.
func (s *lineSession) Hand() []figure.Edit {
	hand := []figure.Edit{{Key: "line", Value: joinNumbers([]float64{s.w[0], s.w[1], s.b})}}
	if len(s.points.Points) <= mostByHand {
		hand = append(hand, figure.Edit{Key: "points", Value: dataset.FormatPoints(s.points.Points)})
	}
	return hand
}

// mostByHand is how many weights, or points, a hand is offered. To write thousands of
// numbers takes as long as ten steps.
const mostByHand = 250

// Hand returns the weights as they are now, unless they are too many, and so the points where
// all of them are for training.
func (s *trainSession) Hand() []figure.Edit {
	var hand []figure.Edit
	if len(s.net.Params) <= mostByHand {
		hand = append(hand, figure.Edit{Key: "weights", Value: joinNumbers(s.net.Params)})
	}
	if _, points := (trainPlane{s}).Editable(); points && len(s.plane.Points) <= mostByHand {
		hand = append(hand, figure.Edit{Key: "points", Value: dataset.FormatPoints(s.plane.Points)})
	}
	return hand
}
