package figure

import (
	"strings"
	"testing"

	"zigzag/core/nn"
)

func TestDescribe(t *testing.T) {
	line := func(w1, w2, b float64, marks []Mark) Figure {
		return NewPlane(&lineModel{w1: w1, w2: w2, b: b, marks: marks})
	}
	hidden := func(fold float64) Figure {
		m := xorNet()
		m.fold = fold
		return NewHidden(m)
	}
	a, b := decay(2, Train, 0)
	a.Y, b.Y = []float64{0.7, 0.1}, []float64{0.5, 1}
	mixed := []Mark{{X: 0, Y: 0, Label: 1}, {X: 1, Y: 1, Label: 1}, {X: 1, Y: 1, Label: 1, Set: Val}}
	many := func() Figure {
		m := newNet(nn.Tanh, nil, 2, 5, 1)
		m.marks = cloud(40)
		return NewHidden(m)
	}
	for _, c := range []struct {
		name string
		f    Figure
		want string
	}{
		{"and", line(1, 1, -1.5, gate(0, 0, 0, 1)), "The line scores 4 of 4."},
		{"xor", line(1, 1, -0.5, gate(0, 1, 1, 0)), "The line scores 3 of 4: (1, 1) is on the wrong side."},
		{"two wrong", line(1, 1, -0.5, gate(0, 0, 0, 1)), "The line scores 2 of 4: (0, 1) and (1, 0) are on the wrong side."},
		{"all wrong", line(-1, -1, 1.5, gate(0, 0, 0, 1)), "The line scores 0 of 4."},
		{"no line", line(0, 0, 0, gate(0, 1, 1, 0)), "There is no line yet, because w = (0, 0): every point gets the same answer. It scores 2 of 4: (0, 1) and (1, 0) are on the wrong side."},
		{"sets", line(1, 1, -1.5, mixed), "The line scores 1 of 2 training examples and 1 of 1 validation examples: (0, 0) is on the wrong side."},
		{"no data", line(1, 1, 1, nil), "The line is shown without data."},
		{"network", NewPlane(xorNet()), "The network scores 4 of 4."},
		{"before the fold", hidden(0), "The input plane before the fold. Its boundary scores 4 of 4."},
		{"on the way", hidden(0.4), "The input plane, 40 % on its way into hidden space. Its boundary scores 4 of 4."},
		{"folded", hidden(1), "Hidden space: each point stands where the hidden layer puts it. The output unit's straight line scores 4 of 4."},
		{"five units", many(), "The input plane before the fold. Only the first two of 5 hidden units are shown. The network scores"},
		{"network figure", NewNetwork(netFigure{xorNet()}), "A network of 2 inputs, 2 hidden units and 1 output, with 9 weights and biases. The largest weight is 3, from hidden unit 1 to the output."},
		{"zeros", NewNetwork(netFigure{newNet(nn.Tanh, make([]float64, 9), 2, 2, 1)}), "A network of 2 inputs, 2 hidden units and 1 output, with 9 weights and biases. All weights are 0."},
		{"no steps", NewCurves(&curvesModel{}), "No steps yet."},
		{"curves", NewCurves(&curvesModel{curves: []Curve{a, b}}), "After 1 epoch: train loss 0.1 (from 0.7); train accuracy 1 (from 0.5)."},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := c.f.Describe(); got != c.want && !(c.name == "five units" && strings.HasPrefix(got, c.want)) {
				t.Errorf("Describe() = %q, want %q", got, c.want)
			}
		})
	}
}

func TestSVGEscapes(t *testing.T) {
	evil := `<script>"&'`
	c := Curve{Name: evil, Group: "loss", X: []float64{0, 1}, Y: []float64{1, 2}}
	got := SVG(NewCurves(&curvesModel{curves: []Curve{c}}), 300, 200, `a"b`)
	checkXML(t, got)
	if strings.Contains(got, "<script") || !strings.Contains(got, "&lt;script&gt;&#34;&amp;&#39;") {
		t.Errorf("not escaped: %s", got)
	}
	if !strings.Contains(got, `aria-labelledby="a&#34;b-title a&#34;b-desc"`) || !strings.Contains(got, `<desc id="a&#34;b-desc">`) {
		t.Errorf("title and description are not named: %s", cut(got))
	}
}
