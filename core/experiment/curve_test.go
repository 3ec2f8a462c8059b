package experiment

import (
	"math"
	"strings"
	"testing"
	"time"

	"zigzag/core/figure"
)

func curves() []string {
	return []string{
		"kind: curve",
		"kind: curve\nfunctions: [sigmoid, tanh, relu, leaky-relu]\nat: 1\nrange: 5\nshow: [curve, cost]\ncontrols: [at]",
		"kind: curve\nfunctions: [sigmoid]\nwidth: 8\nprice: 20\nshow: [share]\ncontrols: [width, price]",
		"kind: curve\nfunctions: elu gelu prelu step identity formula\nformula: z*sigmoid(z)\nslope: 0.25\nat: -1.5",
	}
}

// TestCurveValues compares with numbers worked out by hand.
func TestCurveValues(t *testing.T) {
	for _, tt := range []struct {
		text, name string
		want       float64
	}{
		{"at: 0", "slope(sigmoid)", 0.25}, {"at: 0", "value(sigmoid)", 0.5}, {"", "steepest(sigmoid)", 0.25},
		{"at: 5", "slope(sigmoid)", 0.0066480567}, {"", "product(sigmoid, 6)", 0.000244140625}, {"", "product(sigmoid, 0)", 1},
		{"functions: tanh relu\nat: 2", "slope(tanh)", 0.0706508249}, {"functions: tanh relu\nat: 2", "slope(relu)", 1},
		{"functions: tanh relu\nat: -2", "slope(relu)", 0}, {"functions: relu leaky-relu\nat: -2", "value(leaky-relu)", -0.02},
		{"functions: prelu\nslope: 0.5\nat: -2", "slope(prelu)", 0.5}, {"functions: elu\nat: -1", "value(elu)", math.Exp(-1) - 1},
		{"functions: formula\nformula: z^2\nat: 3", "slope(formula)", 6}, {"functions: formula\nformula: z^2\nat: 3", "steepest(formula)", 12},
		{"functions: formula\nformula: z*sigmoid(z)\nat: 0", "slope(formula)", 0.5},
		{"width: 80\nprice: 20", "share", 0.2}, {"at: -3", "at", -3},
	} {
		s := start(t, "kind: curve\n"+tt.text, nil)
		if got := metric1(t, s, tt.name); math.Abs(got-tt.want) > 1e-9 {
			t.Errorf("%s: %s is %v, want %v", tt.text, tt.name, got, tt.want)
		}
	}
}

// TestCurveSlopes checks every slope against differences of its function, away
// from kinks and jumps.
func TestCurveSlopes(t *testing.T) {
	for _, text := range curves() {
		s := start(t, text, nil).(*curveSession)
		for _, f := range s.functions {
			for _, z := range []float64{-4.3, -1.5, -0.2, 0.2, 1.5, 4.3} {
				const tiny = 1e-5
				want := (f.F(z+tiny) - f.F(z-tiny)) / (2 * tiny)
				if got := f.Slope(z); math.Abs(got-want) > 1e-8 || math.Abs(got) > steepest(f, -6, 6)+1e-12 {
					t.Errorf("%s at %v: slope %v, want %v, at most %v", f.Name, z, got, want, steepest(f, -6, 6))
				}
			}
		}
	}
}

// TestCurveRests: a curve is a session like any other, with nothing to play.
func TestCurveRests(t *testing.T) {
	golden := []string{"8ca5d5278ba9516b", "d554cfc3d36b3bd0", "6ed83108f763a53b", "ab710dcb9e66ce79"}
	for i, text := range curves() {
		spec := parse(t, text)
		if spec.Seeded(nil) {
			t.Errorf("%s: the seed is said to make a difference", text)
		}
		s := start(t, text, nil)
		Play(s)
		steps(s, 3)
		if s.Limit() != 0 || !s.Done() || s.Steps() != 0 || s.StepsPerEpoch() != 1 || s.Look() {
			t.Errorf("%s: limit %d, steps %d, done %v", text, s.Limit(), s.Steps(), s.Done())
		}
		if s.Describe() == "" {
			t.Errorf("%s: no description", text)
		}
		r, err := Run(spec, Settings{"at": "2.5"}, -1)
		if err != nil {
			t.Fatal(err)
		}
		if r.Receipt.Hash != golden[i] {
			t.Errorf("%s\nhash %q, want %q", text, r.Receipt.Hash, golden[i])
		}
		if _, err := r.Receipt.Replay(spec); err != nil {
			t.Errorf("%s does not replay: %v", text, err)
		}
		for _, name := range s.Figures() {
			f, err := s.Figure(name)
			if err != nil {
				t.Fatal(err)
			}
			if svg := figure.SVG(f, 300, 200, "f"); !strings.Contains(svg, "<svg") {
				t.Errorf("figure %s has no picture", name)
			}
		}
	}
}

func TestCurveEdit(t *testing.T) {
	s := start(t, curves()[1], nil)
	set, restart, err := s.Edit([]figure.Edit{{Key: "at", Value: "1.25"}})
	if err != nil || !restart || set["at"] != "1.25" {
		t.Fatalf("Edit = %v, %v, %v", set, restart, err)
	}
	moved := start(t, curves()[1], set)
	if got := metric1(t, moved, "at"); got != 1.25 {
		t.Errorf("at is %v, want 1.25", got)
	}
	if d := moved.Describe(); !strings.Contains(d, "At z = 1.25, sigmoid is 0.777 with slope 0.173") || !strings.Contains(d, "not measured yet") {
		t.Errorf("Describe = %q", d)
	}
}

func TestCurveFaults(t *testing.T) {
	for _, tt := range []struct{ text, want string }{
		{"functions: sigmoyd", `unknown function "sigmoyd": did you mean "sigmoid"?`},
		{"functions: tanh tanh", "functions names tanh twice"},
		{"functions: []", "functions names 0 functions"},
		{"functions: formula", "functions names formula, but there is none"},
		{"formula: z^2", "formula has no effect"},
		{"functions: formula\nformula: z*", "formula cannot be read"},
		{"functions: formula\nformula: z*q", "formula cannot be read"},
		{"slope: 0.1", "slope has no effect"}, {"seed: 2", "seed has no effect"},
		{"range: 5 -5", `range is "5 -5"`}, {"range: 0", `range is "0"`}, {"at: 11", "at 11 is out of bounds"},
		{"controls: [at]\nsweep: at 1 2", "a curve has no runs to sweep"},
	} {
		_, problems := Parse("a.md", 1, "exp", "kind: curve\n"+tt.text)
		var got []string
		for _, p := range problems {
			got = append(got, p.String())
			if p.Fix == "" {
				t.Errorf("%s: %v has no mend", tt.text, p)
			}
		}
		if !strings.Contains(strings.Join(got, "\n"), tt.want) {
			t.Errorf("%s\nproblems %v\nwant     %s", tt.text, got, tt.want)
		}
	}
	s := start(t, "kind: curve", nil)
	for name, want := range map[string]string{
		"value(relu)": "is not shown", "product(sigmoid, -1)": "whole number", "product(sigmoid, x)": "whole number",
		"ratio(sigmoid, sigmoid)": "not measured yet", "time(tanh)": "is not shown",
	} {
		if _, err := s.Metric(name); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("Metric(%s): %v, want %q", name, err, want)
		}
	}
}

// TestTime measures with a clock on which every look takes a known time, and
// hands the timings to a session.
func TestTime(t *testing.T) {
	looks := 0
	clock := func() time.Duration { // each chunk seems to take 3 ms
		looks++
		return time.Duration(looks) * 3 * time.Millisecond
	}
	rounds := 0
	timings, err := Time([]string{"sigmoid", "relu"}, clock, func(done, all int) bool { rounds = all; return done < 5 })
	if err != nil || len(timings) != 2 || rounds != timedRuns {
		t.Fatalf("Time = %v, %v, %d rounds", timings, err, rounds)
	}
	want := 3e6 / float64(timedElements)
	for _, m := range timings {
		if m.Median != want || m.Low != want || m.High != want || m.Runs != 5 {
			t.Errorf("%+v, want %v ns, 5 runs", m, want)
		}
	}
	timings[1].Median /= 4
	s := start(t, curves()[1], nil).(*curveSession)
	before := s.Receipt()
	s.SetTimings(timings)
	if got := metric1(t, s, "ratio(sigmoid, relu)"); got != 4 || len(s.Timings()) != 2 {
		t.Errorf("ratio %v, want 4; timings %v", got, s.Timings())
	}
	if s.Receipt().Hash != before.Hash || !strings.Contains(s.Describe(), "Measured on this machine") {
		t.Errorf("receipt %v, want %v; %s", s.Receipt(), before, s.Describe())
	}
}

// TestTimeWhileTheMachineIsAway has a coarse clock, and a machine that did something else
// for a while during the first call: its chunks must still be long enough to be measured.
func TestTimeWhileTheMachineIsAway(t *testing.T) {
	begin, looks := time.Now(), 0
	clock := func() time.Duration {
		away := 5 * time.Millisecond
		if looks++; looks == 1 {
			away = 0
		}
		return (time.Since(begin) + away).Truncate(100 * time.Microsecond)
	}
	timings, err := Time([]string{"relu"}, clock, func(done, all int) bool { return done < 9 })
	if err != nil || timings[0].Median == 0 {
		t.Errorf("Time = %+v, %v: a median of 0 was measured with chunks too short for the clock", timings, err)
	}
}

func TestTimeRefuses(t *testing.T) {
	goOn := func(int, int) bool { return true }
	if _, err := Time([]string{"sigmoyd"}, func() time.Duration { return 0 }, goOn); err == nil {
		t.Error("an unknown function was timed")
	}
	still := func() time.Duration { return 0 }
	if _, err := Time([]string{"identity"}, still, goOn); err == nil || !strings.Contains(err.Error(), "stands still") {
		t.Errorf("a clock that stands still: %v", err)
	}
}

func TestQuantile(t *testing.T) {
	for _, tt := range []struct{ p, want float64 }{{0, 1}, {0.25, 2}, {0.5, 3}, {0.9, 4.6}, {1, 5}} {
		if got := quantile([]float64{1, 2, 3, 4, 5}, tt.p); math.Abs(got-tt.want) > 1e-12 {
			t.Errorf("quantile %v is %v, want %v", tt.p, got, tt.want)
		}
	}
}
