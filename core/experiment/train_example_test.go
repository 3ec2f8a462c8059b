package experiment

import (
	"fmt"
	"math"
	"reflect"
	"testing"

	"zigzag/core/figure"
	"zigzag/core/nn"
)

// TestExamplePass checks every number of a pass: forward by the formulas,
// backward by finite differences.
func TestExamplePass(t *testing.T) {
	for _, text := range backwardRuns() {
		s := steps(start(t, text, nil), 5).(*trainSession)
		s.Look()
		s.Look()
		receipt := s.Receipt()
		example := s.current()
		point := pointsOf(s.sets[figure.Train].table).Points[example]
		if x := []float64{metric1(t, s, "x(1)"), metric1(t, s, "x(2)")}; x[0] != point.X || x[1] != point.Y {
			t.Errorf("%s\nx = %v, want %v", text, x, point)
		}
		target := []float64{s.reading.target(point.Label)}
		if got := metric1(t, s, "target(1)"); got != target[0] {
			t.Errorf("%s\ntarget(1) = %v, want %v", text, got, target[0])
		}
		loss := func() float64 {
			return s.reading.loss.Value(s.net.Forward1(s.eval, point.X, point.Y), target, 1)
		}
		if got := metric1(t, s, "example.loss"); got != loss() {
			t.Errorf("%s\nexample.loss = %v, want %v", text, got, loss())
		}
		below := []float64{point.X, point.Y}
		for l := range s.net.Layers() {
			w, b, fanIn, fanOut := s.net.Layer(l)
			var column []float64
			for j := range fanOut {
				at := func(name string) float64 { return metric1(t, s, fmt.Sprintf("%s(%d, %d)", name, l+1, j+1)) }
				z, a := b[j], 0.0
				for i := range fanIn {
					z += w[i*fanOut+j] * below[i]
				}
				a = s.activation(l).At(z)
				slope := s.activation(l).Slope(z, a)
				if l == s.net.Layers()-1 && s.reading.loss == nn.Logistic {
					a = 1 / (1 + math.Exp(-z))
					slope = a * (1 - a)
				}
				db := difference(&b[j], loss) // z moves as the bias does
				if !near(at("z"), z) || !near(at("a"), a) || !near(at("dz"), db) || !near(at("db"), db) || !near(at("da")*slope, db) {
					t.Errorf("%s\nlayer %d, unit %d: z %v, a %v, da %v, dz %v, db %v; want z %v, a %v, da·f′ = dz = db = %v",
						text, l+1, j+1, at("z"), at("a"), at("da"), at("dz"), at("db"), z, a, db)
				}
				for i := range fanIn {
					dw := difference(&w[i*fanOut+j], loss)
					if got := metric1(t, s, fmt.Sprintf("dw(%d, %d, %d)", l+1, i+1, j+1)); !near(got, dw) {
						t.Errorf("%s\ndw(%d, %d, %d) = %v, want %v", text, l+1, i+1, j+1, got, dw)
					}
				}
				column = append(column, a)
			}
			below = column
		}
		if got := s.Receipt(); !reflect.DeepEqual(got, receipt) {
			t.Errorf("%s\nmeasuring changed the run: %v, want %v", text, got, receipt)
		}
	}
}

// TestPassWithoutLooking takes the first training example; after a step it is at the
// new weights.
func TestPassWithoutLooking(t *testing.T) {
	s := start(t, "kind: train\ndata: xor", nil).(*trainSession)
	if x1, x2 := metric1(t, s, "x(1)"), metric1(t, s, "x(2)"); x1 != s.plane.Points[0].X || x2 != s.plane.Points[0].Y {
		t.Errorf("x = %v, %v, want %v", x1, x2, s.plane.Points[0])
	}
	before := metric1(t, s, "a(2, 1)")
	s.Step()
	if after := metric1(t, s, "a(2, 1)"); after == before {
		t.Errorf("a(2, 1) = %v before and after a step", after)
	}
}

func TestPassOutOfBounds(t *testing.T) {
	s := start(t, "kind: train\ndata: xor", nil)
	for _, name := range []string{"x(3)", "x(0)", "target(2)", "z(3, 1)", "a(1, 3)", "da(0, 1)", "dz(1, 1.5)", "dw(1, 3, 1)", "dw(2, 1, 2)", "db(2, 2)", "layer(3).gradient"} {
		if v, err := s.Metric(name); err == nil {
			t.Errorf("Metric(%q) = %v, want a fault", name, v)
		}
	}
}

// TestSaturatedProbability: a wrong and certain answer has a slope of the loss that is huge,
// and finite.
func TestSaturatedProbability(t *testing.T) {
	for _, tt := range []struct{ z, target, want float64 }{
		{0, 1, -2}, {0, 0, 2}, {40, 0, 1 + math.Exp(40)}, {-40, 1, -1 - math.Exp(40)}, {40, 1, -1},
	} {
		if got := byProbability(tt.z, tt.target); math.Abs(got-tt.want) > 1e-12*math.Abs(tt.want) {
			t.Errorf("byProbability(%v, %v) = %v, want %v", tt.z, tt.target, got, tt.want)
		}
	}
}
