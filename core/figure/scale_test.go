package figure

import (
	"math"
	"strings"
	"testing"
)

func TestTicks(t *testing.T) {
	for _, c := range []struct {
		name     string
		min, max float64
		log      bool
		count    int
		want     string
	}{
		{"unit", 0, 1, false, 5, "0.0 0.2 0.4 0.6 0.8 1.0"},
		{"half steps", -0.5, 1.5, false, 4, "−0.5 0.0 0.5 1.0 1.5"},
		{"around zero", -1, 1, false, 2, "−1 0 1"},
		{"tens", 0, 47, false, 5, "0 10 20 30 40"},
		{"fifties", 0, 400, false, 8, "0 50 100 150 200 250 300 350 400"},
		{"reversed", 1, 0, false, 2, "0.0 0.5 1.0"},
		{"small", 0, 0.003, false, 3, "0.000 0.001 0.002 0.003"},
		{"tiny", 0, 3e-7, false, 3, "0 10⁻⁷ 2·10⁻⁷ 3·10⁻⁷"},
		{"huge", 0, 4e6, false, 2, "0 2·10⁶ 4·10⁶"},
		{"offset", 100, 102, false, 2, "100 101 102"},
		{"nothing", 1, 1, false, 5, ""},
		{"not a number", math.NaN(), 1, false, 5, ""},
		{"infinite", 0, math.Inf(1), false, 5, ""},
		{"below resolution", 1e17, 1e17 + 16, false, 500, ""},
		{"decades", 0.001, 10, true, 6, "10⁻³ 0.01 0.1 1 10"},
		{"many decades", 1e-8, 1, true, 3, "10⁻⁶ 10⁻³ 1"},
		{"one decade", 0.2, 1.5, true, 4, "0.2 0.5 1"},
		{"part of a decade", 0.3, 0.45, true, 3, "0.30 0.35 0.40 0.45"},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := Scale{Min: c.min, Max: c.max, From: 0, To: 100, Log: c.log}
			var got []string
			for _, tick := range s.Ticks(c.count) {
				got = append(got, tick.Text)
				if px := s.At(tick.Value); px < -0.01 || px > 100.01 {
					t.Errorf("tick %s at pixel %g, off the scale", tick.Text, px)
				}
			}
			if g := strings.Join(got, " "); g != c.want {
				t.Errorf("ticks of [%g, %g] = %q, want %q", c.min, c.max, g, c.want)
			}
		})
	}
}

func TestScaleRoundTrip(t *testing.T) {
	for _, s := range []Scale{
		{Min: -2, Max: 3, From: 10, To: 200},
		{Min: 0, Max: 1, From: 200, To: 10},
		{Min: 0.001, Max: 10, From: 0, To: 50, Log: true},
	} {
		for px := s.From; px != s.To; px += (s.To - s.From) / 10 {
			if got := s.At(s.Value(px)); math.Abs(got-px) > 1e-9 {
				t.Errorf("%+v: At(Value(%g)) = %g", s, px, got)
			}
			if math.Abs(px-s.To) < 1e-6 {
				break
			}
		}
	}
}

func TestNumber(t *testing.T) {
	for _, c := range []struct {
		v      float64
		digits int
		want   string
	}{
		{0, 3, "0"}, {math.Copysign(0, -1), 3, "0"}, {1, 3, "1"}, {-1.5, 3, "−1.5"}, {0.9996, 3, "1"},
		{1234.5, 3, "1230"}, {0.00123, 2, "0.0012"}, {0.000123, 2, "1.2·10⁻⁴"}, {1e7, 3, "10⁷"}, {-1e-9, 3, "−10⁻⁹"},
		{math.Inf(1), 3, "∞"}, {math.Inf(-1), 3, "−∞"}, {math.NaN(), 3, "not a number"},
	} {
		if got := Number(c.v, c.digits); got != c.want {
			t.Errorf("Number(%g, %d) = %q, want %q", c.v, c.digits, got, c.want)
		}
	}
}

func TestShort(t *testing.T) {
	for _, c := range []struct {
		v    float64
		want string
	}{{0, "0"}, {math.Copysign(0, -1), "0"}, {1.23456, "1.23"}, {-12.005, "-12.01"}, {0.0123456, "0.0123"}, {100000, "100000"}} {
		if got := short(c.v); got != c.want {
			t.Errorf("short(%g) = %q, want %q", c.v, got, c.want)
		}
	}
}
