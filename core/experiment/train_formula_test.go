package experiment

import (
	"strings"
	"testing"
)

// TestFormulaIsTheActivation: a formula that says what a built-in function does
// gives the same run, to within rounding.
func TestFormulaIsTheActivation(t *testing.T) {
	for name, text := range map[string]string{"relu": "max(0, z)", "leaky-relu": "max(0.01*z, z)", "sigmoid": "1/(1+exp(-z))", "identity": "z"} {
		const head = "kind: train\ndata: circle\nsamples: 80\nhidden: 3\nlr: 0.1\n"
		own := steps(start(t, head+"activation: formula\nformula: "+text, nil), 60)
		built := steps(start(t, head+"activation: "+name, nil), 60)
		for _, metric := range []string{"loss", "layer(1).gradient", "layer(1).slope", "dw(1, 2, 3)"} {
			if got, want := metric1(t, own, metric), metric1(t, built, metric); !near(got, want) {
				t.Errorf("%s: %s = %v with the formula, %v without", name, metric, got, want)
			}
		}
	}
}

// TestFormulaGradient checks the derivative that was worked out by finite differences.
func TestFormulaGradient(t *testing.T) {
	s := steps(start(t, "kind: train\ndata: moons\nsamples: 50\nactivation: formula\nformula: z*sigmoid(z) + 0.1*tanh(2*z)", nil), 5).(*trainSession)
	w, _, _, _ := s.net.Layer(0)
	loss := func() float64 {
		return s.reading.loss.Value(s.net.Forward(s.eval, s.sets[0].x[:2], 1), s.sets[0].target[:1], 1)
	}
	if got, want := metric1(t, s, "dw(1, 1, 1)"), difference(&w[0], loss); !near(got, want) {
		t.Errorf("dw(1, 1, 1) = %v, by finite differences %v", got, want)
	}
}

func TestFormulaDeadUnits(t *testing.T) {
	s := start(t, strings.Replace(dying, "activation: relu", "activation: formula\nformula: max(0, z)", 1), nil)
	relu := start(t, dying, nil)
	steps(s, 20)
	steps(relu, 20)
	if got, want := metric1(t, s, "dead"), metric1(t, relu, "dead"); got != want {
		t.Errorf("dead = %v with max(0, z), %v with ReLU", got, want)
	}
}

func TestBadFormulas(t *testing.T) {
	spec := parse(t, "kind: train\ndata: xor")
	for _, tt := range []struct{ formula, says string }{
		{"log(z)", "no finite value"},
		{"1/z", "no finite value"},
		{"3", "does not change with z"},
		{"exp(3*z)", "explodes"},
		{"step(z)", "is flat"},
		{"x + z", "x"},
		{"z +", "formula: "},
		{"", "formula"},
		{strings.Repeat("z+", 200) + "z", "too long"},
	} {
		_, err := spec.Start(Settings{"activation": "formula", "formula": tt.formula})
		if !strings.Contains(errorText(err), tt.says) {
			t.Errorf("formula %q: %v, want %q", clip(tt.formula), err, tt.says)
		}
	}
	p := formulaParam()
	if got, err := p.Canonical(p.Default); got != p.Default || err != nil {
		t.Errorf("the default %q is written %q, %v", p.Default, got, err)
	}
	_, err := spec.Start(Settings{"change": "3 formula=z"})
	if !strings.Contains(errorText(err), "add activation=formula") {
		t.Errorf("a formula that is not used: %v", err)
	}
	s := steps(start(t, "kind: train\ndata: xor\nchange: 3 activation=formula formula=max(0, z)", nil), 4).(*trainSession)
	if f := s.net.Config().Layers[0].Func; f == nil || f.Name != "max(0, z)" {
		t.Errorf("after the change the activation is %v, %+v", s.activation(0), f)
	}
}
