package lesson

import (
	"math"
	"testing"
)

func TestWrittenNumbers(t *testing.T) {
	for _, tt := range []struct {
		written string
		value   float64
		agrees  bool
	}{
		{"11", 11, true}, {"11", 11.4, true}, {"11", 11.6, false}, {"11", 12, false},
		{"0.75", 0.75, true}, {"0.75", 0.754, true}, {"0.75", 0.756, false}, {"0.750", 0.754, false},
		{"0.693", math.Log(2), true}, {"0.694", math.Log(2), false},
		{"−0.5", -0.5, true}, {"-0.5", 0.5, false},
		{"1.0e-7", 1.04e-7, true}, {"1.0e-7", 1.06e-7, false}, {"1e-7", 1.4e-7, true}, {"1.0E-7", 1e-7, true}, {"1.0e-7", 0, false},
		{"75 %", 0.75, true}, {"75%", 0.754, true}, {"75 %", 0.756, false}, {"75 %", 75, false}, {"99.5 %", 0.995, true},
		{"1,200", 1200, true}, {"12,345.5", 12345.5, true}, {"1,200", 1.2, false},
		{"0", 0, true}, {"0", math.NaN(), false}, {"0", math.Inf(1), false},
		{"0.5", 0.45, true}, // a half may go either way
	} {
		w, ok := parseWritten(tt.written)
		if !ok {
			t.Errorf("%q cannot be read", tt.written)
			continue
		}
		if got := w.agrees(tt.value); got != tt.agrees {
			t.Errorf("%q agrees with %v: %v, want %v", tt.written, tt.value, got, tt.agrees)
		}
	}
	for _, bad := range []string{"", "much", "1e", "1e1.5", "0x10", "NaN", "Inf", "1 2", "1,2", "1,2345", "--1", "1e999", "%", "1__0"} {
		if w, ok := parseWritten(bad); ok {
			t.Errorf("%q is read as %v", bad, w)
		}
	}
}

func TestShowWritten(t *testing.T) {
	for written, want := range map[string]string{
		"11": "11", "-0.5": "−0.5", "75 %": "75 %", "1.0e-7": "1.0\u202f×\u202f10<sup>−7</sup>", "2E+3": "2\u202f×\u202f10<sup>3</sup>",
	} {
		if got := showWritten(written); got != want {
			t.Errorf("showWritten(%q) = %q, want %q", written, got, want)
		}
	}
}

// What the checker proposes must be what it then accepts.
func TestWriteLike(t *testing.T) {
	for _, v := range []float64{0, 11, 0.6931471805599453, -2.5, 1234567, 3.07e-7} {
		for _, like := range []string{"1", "0.75", "1.0e-7", "75 %", "99.5%"} {
			s := writeLike(v, like)
			if w, ok := parseWritten(s); !ok || !w.agrees(v) {
				t.Errorf("writeLike(%v, %q) = %q, which is not accepted for it", v, like, s)
			}
		}
	}
}

func TestRefs(t *testing.T) {
	for _, tt := range []struct {
		src, id, metric string
		set             map[string]string
		steps           int
	}{
		{"exp-and.corrections", "exp-and", "corrections", nil, -1},
		{"exp.w(1)", "exp", "w(1)", nil, -1},
		{"exp(hidden=3, seed=7).accuracy(train)", "exp", "accuracy(train)", map[string]string{"hidden": "3", "seed": "7"}, -1},
		{"exp(line=1 1 -0.5, steps=4).layer(4).std", "exp", "layer(4).std", map[string]string{"line": "1 1 -0.5"}, 4},
		{"exp(ranges=lr log 0.01 1, l2 log 0.1 1, seed=2).best", "exp", "best", map[string]string{"ranges": "lr log 0.01 1, l2 log 0.1 1", "seed": "2"}, -1},
		{"exp.max(w(1), w(2))", "exp", "max(w(1), w(2))", nil, -1},
	} {
		r, what, _, ok := parseRef(tt.src)
		if !ok || r.Experiment != tt.id || r.Metric != tt.metric || len(r.Set) != len(tt.set) || r.Steps != tt.steps {
			t.Errorf("parseRef(%q) = %+v (%s)", tt.src, r, what)
		}
		for key, value := range tt.set {
			if r.Set[key] != value {
				t.Errorf("parseRef(%q): %s = %q, want %q", tt.src, key, r.Set[key], value)
			}
		}
	}
	for _, bad := range []string{"", "exp", "exp.", ".a", "Exp.a", "exp(a).b", "exp(a=1.b", "exp(steps=x).b", "exp.a +", "exp(=1).a"} {
		if r, what, fix, ok := parseRef(bad); ok || what == "" || fix == "" {
			t.Errorf("parseRef(%q) = %+v, %q, %q", bad, r, what, fix)
		}
	}
}
