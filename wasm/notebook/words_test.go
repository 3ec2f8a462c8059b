package main

import (
	"math"
	"testing"
)

func TestShow(t *testing.T) {
	for _, tt := range []struct {
		v    float64
		want string
	}{
		{0, "0"}, {1, "1"}, {-4, "−4"}, {0.6931471805599453, "0.6931"}, {12.3456, "12.35"}, {-0.5, "−0.5000"},
		{123456, "123456"}, {0.00012345, "1.23 · 10⁻⁴"}, {2.5e10, "2.50 · 10¹⁰"},
		{math.NaN(), "not a number"}, {math.Inf(1), "∞"}, {math.Inf(-1), "−∞"},
	} {
		if got := show(tt.v); got != tt.want {
			t.Errorf("show(%g) = %q, want %q", tt.v, got, tt.want)
		}
	}
}

func TestTally(t *testing.T) {
	for _, tt := range []struct {
		tally Tally
		want  string
	}{
		{Tally{Value: "2", OK: 3, Runs: 20, Epochs: []int{90, 10, 30}}, "3 of 20 got there, half of them within 30 epochs"},
		{Tally{Value: "2", OK: 2, Runs: 2, Epochs: []int{1, 5}}, "2 of 2 got there, half of them within 1 epoch"},
		{Tally{Value: "2", Runs: 20}, "0 of 20 got there"},
	} {
		if got := tt.tally.String(); got != tt.want {
			t.Errorf("%+v: %q, want %q", tt.tally, got, tt.want)
		}
	}
}

func TestShellWord(t *testing.T) {
	for _, tt := range []struct{ in, want string }{
		{"hidden=3", "hidden=3"}, {"line=1 1 -1.5", "'line=1 1 -1.5'"}, {"it's", `'it'\''s'`}, {"", "''"},
	} {
		if got := shellWord(tt.in); got != tt.want {
			t.Errorf("shellWord(%q) = %q, want %q", tt.in, got, tt.want)
		}
	}
}

func TestShowText(t *testing.T) {
	for _, tt := range []struct{ in, want string }{{"0.25", "0.2500"}, {"NaN", "not a number"}, {"none", "none"}} {
		if got := showText(tt.in); got != tt.want {
			t.Errorf("showText(%q) = %q, want %q", tt.in, got, tt.want)
		}
	}
}

func TestMetricWords(t *testing.T) {
	for _, tt := range []struct{ in, want string }{{"loss(train)", "loss (train)"}, {"w(1)", "w(1)"}, {"epochs", "epochs"}, {"path.ratio", "path ratio"}} {
		if got := metricWords(tt.in); got != tt.want {
			t.Errorf("metricWords(%q) = %q, want %q", tt.in, got, tt.want)
		}
	}
}
