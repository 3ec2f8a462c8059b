package main

import (
	"math"
	"strconv"

	"zigzag/core/experiment"
)

// A slider moves from 0 to Notches. It turns its position into a parameter's
// value and back; on a parameter that moves by factors, each notch is a factor.
type slider struct {
	p       experiment.Param
	Notches int
}

func sliderFor(p experiment.Param) slider {
	s := slider{p: p, Notches: 100}
	if p.Log && p.Min >= 0 {
		s.Notches = 120
	} else if p.Step > 0 {
		s.Notches = int(min(1000, math.Round((p.Max-p.Min)/p.Step)))
	}
	return s
}

// low is where the slider begins; a scale of factors has no 0 of its own, and begins
// beside it at 1, or at the step of a parameter that is no whole number.
func (s slider) low() float64 {
	switch {
	case s.p.Min > 0:
		return s.p.Min
	case s.p.Kind == experiment.Number && s.p.Step > 0:
		return s.p.Step
	}
	return 1
}

// Value is the value at a position, rounded to what a person would type.
func (s slider) Value(at int) string {
	share := float64(at) / float64(s.Notches)
	if !s.p.Log || s.p.Min < 0 {
		v := s.p.Min + share*(s.p.Max-s.p.Min)
		return trim(v, 4)
	}
	if s.p.Min == 0 {
		if at == 0 {
			return "0"
		}
		share = float64(at-1) / float64(s.Notches-1)
	}
	v := math.Exp(math.Log(s.low()) + share*(math.Log(s.p.Max)-math.Log(s.low())))
	if s.p.Kind == experiment.Integer {
		return trim(math.Round(v), 2)
	}
	return trim(v, 2)
}

// At is the position nearest to a value.
func (s slider) At(value string) int {
	v, err := strconv.ParseFloat(value, 64)
	if err != nil || math.IsNaN(v) {
		return 0
	}
	v = min(max(v, s.p.Min), s.p.Max)
	if !s.p.Log || s.p.Min < 0 {
		return int(math.Round((v - s.p.Min) / (s.p.Max - s.p.Min) * float64(s.Notches)))
	}
	first, notches := 0, s.Notches
	if s.p.Min == 0 {
		if v == 0 {
			return 0
		}
		first, notches = 1, notches-1
	}
	share := (math.Log(max(v, s.low())) - math.Log(s.low())) / (math.Log(s.p.Max) - math.Log(s.low()))
	return first + int(math.Round(share*float64(notches)))
}

// trim writes v with so many significant digits and no trailing zeros.
func trim(v float64, digits int) string {
	rounded, err := strconv.ParseFloat(strconv.FormatFloat(v, 'g', digits, 64), 64)
	if err != nil {
		panic("notebook: trim: " + err.Error()) // FormatFloat's output can be parsed
	}
	if v == math.Trunc(v) && math.Abs(v) < 100 {
		rounded = v
	}
	return strconv.FormatFloat(rounded, 'f', -1, 64)
}
