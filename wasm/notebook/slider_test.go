package main

import (
	"testing"

	"zigzag/core/experiment"
)

func TestSlider(t *testing.T) {
	for _, p := range []experiment.Param{
		{Key: "lr", Kind: experiment.Number, Min: 1e-6, Max: 100, Log: true},
		{Key: "epochs", Kind: experiment.Integer, Min: 0, Max: 100000, Step: 1, Log: true},
		{Key: "l1", Kind: experiment.Number, Min: 0, Max: 100, Step: 1e-6, Log: true},
		{Key: "noise", Kind: experiment.Number, Min: 0, Max: 1, Step: 0.01},
		{Key: "units", Kind: experiment.Integer, Min: 1, Max: 8, Step: 1},
		{Key: "w", Kind: experiment.Number, Min: -5, Max: 5, Step: 0.1},
	} {
		t.Run(p.Key, func(t *testing.T) {
			s := sliderFor(p)
			for at := range s.Notches + 1 {
				value := s.Value(at)
				if _, err := p.Canonical(value); err != nil {
					t.Fatalf("position %d gives %s: %v", at, value, err)
				}
				// Rounding to what a person would type may move it a notch or two.
				if back := s.At(value); (p.Kind != experiment.Integer || !p.Log) && (back < at-2 || back > at+2) {
					t.Errorf("At(Value(%d) = %s) = %d", at, value, back)
				}
			}
			if s.At("abc") != 0 || s.At("-1e300") != 0 || s.At("1e300") != s.Notches {
				t.Errorf("positions for nonsense and beyond the ends: %d, %d, %d", s.At("abc"), s.At("-1e300"), s.At("1e300"))
			}
		})
	}
}
