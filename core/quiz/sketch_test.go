package quiz

import (
	"strings"
	"testing"
)

func TestSketchIsComparedInWords(t *testing.T) {
	falling := []float64{0.8, 0.6, 0.4, 0.3, 0.2, 0.15, 0.1, 0.08, 0.06}
	flat := []float64{0.8, 0.8, 0.8, 0.8, 0.8, 0.8, 0.8, 0.8, 0.8}
	late := []float64{0.8, 0.8, 0.8, 0.8, 0.8, 0.8, 0.5, 0.2, 0.06}
	p := &Predict{Of: "exp-a", Sketch: &Sketch{Metric: "loss(train)", Lo: 0, Hi: 1, Curve: falling}}
	for _, c := range []struct {
		name    string
		a       Answer
		verdict Verdict
		says    string
	}{
		{"as it is", Answer{Sketch: falling}, Right, "off by 0 %"},
		{"flat", Answer{Sketch: flat}, Noted, "ends too high"},
		{"late", Answer{Sketch: late}, Noted, "much sooner"},
		{"another run", Answer{Sketch: flat, Own: map[string]string{"sketch": JoinCurve(flat)}}, Right, "off by 0 %"},
		{"nothing drawn", Answer{}, Invalid, "Draw the curve first"},
		{"out of the axis", Answer{Sketch: append([]float64{9}, falling[1:]...)}, Invalid, "between 0 and 1"},
	} {
		r := p.Grade(c.a)
		if r.Verdict != c.verdict || !strings.Contains(strings.Join(r.Feedback, " "), c.says) {
			t.Errorf("%s: %v %q, want %v with %q", c.name, r.Verdict, r.Feedback, c.verdict, c.says)
		}
		if r.Verdict != Invalid && r.Score != 1 {
			t.Errorf("%s: a committed sketch scores %v", c.name, r.Score)
		}
	}
	if ps := p.Problems(); len(ps) > 0 {
		t.Error(ps)
	}
	p.Sketch.Hi = 0.5
	if ps := p.Problems(); len(ps) != 1 || !strings.Contains(ps[0].What, "outside the range") {
		t.Error(ps)
	}
	if k := Knots(100); k[0] != 0 || k[8] != 100 || k[4] != 50 {
		t.Errorf("knots of 100 steps: %v", k)
	}
}
