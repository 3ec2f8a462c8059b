package formula_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"zigzag/core/formula"
	"zigzag/core/nn"
)

func mustParse(t *testing.T, src string) *formula.Expr {
	t.Helper()
	e, err := formula.ParseAnswer(src, vars("z", "a", "b"))
	if err != nil {
		t.Fatalf("%s: %v", src, err)
	}
	return e
}

func TestDerivative(t *testing.T) {
	for _, c := range []struct{ src, want string }{
		{"3", "0"},
		{"a", "0"},
		{"z", "1"},
		{"-z", "-1"},
		{"a z + b", "a"},
		{"z^2", "2 * z"},
		{"z^3", "3 * z^2"},
		{"z^-1", "-z^(-2)"},
		{"5z - 2z", "3"},
		{"z*sigmoid(z)", "sigmoid(z) + z * (sigmoid(z) * (1 - sigmoid(z)))"},
		{"1/(1+z)", "-(1 / (1 + z)^2)"},
		{"z/2", "0.5"},
		{"e^z", "e^z"},
		{"e^(-z)", "-e^(-z)"},
		{"2^z", "2^z * log(2)"},
		{"tanh(a z)", "(1 - tanh(a * z)^2) * a"},
		{"relu(z)", "step(z)"},
		{"elu(z)", "exp(min(z, 0))"},
		{"abs(z)", "step(z) - step(-z)"},
		{"sqrt(z)", "1 / (2 * sqrt(z))"},
		{"ln(z)", "1 / z"},
		{"cos(z)", "-sin(z)"},
		{"max(0, z)", "step(z)"},
		{"max(z, 0)", "step(z)"},
		{"sum(z, 2z, a)", "3"},
		{"mean(z, a)", "0.5"},
		{"z > 0", "0"},
		{"step(z) + count(z, 1)", "0"},
	} {
		d, err := mustParse(t, c.src).Derivative("z")
		if err != nil {
			t.Errorf("%s: %v", c.src, err)
		} else if got := d.String(); got != c.want {
			t.Errorf("derivative of %s = %s, want %s", c.src, got, c.want)
		}
	}
}

// randomSmooth is an expression without kinks, poles or steep places.
func randomSmooth(rng *rand.Rand, depth int) string {
	if depth == 0 {
		return []string{"z", "z", "0.7", "(z - 1.3)", "pi"}[rng.IntN(5)]
	}
	u, v := randomSmooth(rng, depth-1), randomSmooth(rng, rng.IntN(depth))
	switch rng.IntN(12) {
	case 0:
		return fmt.Sprintf("(%s + %s)", u, v)
	case 1:
		return fmt.Sprintf("(%s - %s)", u, v)
	case 2, 3:
		return fmt.Sprintf("(%s * sin(%s))", v, u)
	case 4:
		return fmt.Sprintf("(%s)/(1.5 + cos(%s))", v, u)
	case 5:
		return fmt.Sprintf("(2 + sin(%s))^(tanh(%s))", u, v)
	case 6:
		return fmt.Sprintf("mean(tanh(%s), erf(%s), 2)", u, v)
	case 7:
		return fmt.Sprintf("gelu(%s)", u)
	case 8:
		return fmt.Sprintf("elu(%s)", u)
	case 9:
		return fmt.Sprintf("sqrt(1 + (%s)^2) + e^(-(%s)^2)", u, v)
	case 10:
		return fmt.Sprintf("log(2 + cos(%s)) - exp(sin(%s))", u, v)
	}
	return fmt.Sprintf("sigmoid(%s)^3", u)
}

// TestDerivativeByDifferences compares the derivative of 400 random expressions with a
// central difference of the expression.
func TestDerivativeByDifferences(t *testing.T) {
	compared := 0
	for seed := range uint64(400) {
		rng := nn.NewRand(seed)
		src := randomSmooth(rng, 1+rng.IntN(3))
		e := mustParse(t, src)
		d, err := e.Derivative("z")
		if err != nil {
			t.Fatalf("%s: %v", src, err)
		}
		f, df := compiled(t, e), compiled(t, d)
		for _, z := range []float64{-2.1, -0.77, 0.31, 1.9} {
			difference := func(h float64) float64 { return (f(z+h) - f(z-h)) / (2 * h) }
			rough, want := difference(1e-4), difference(1e-5)
			scale := 1 + math.Abs(want) + math.Abs(f(z))
			if !(math.Abs(rough-want) < 1e-6*scale) {
				continue // bends so much that differences are no referee
			}
			compared++
			if got := df(z); !(math.Abs(got-want) <= 1e-6*scale) {
				t.Errorf("%s: slope at %v = %v, a difference gives %v\nderivative %s", src, z, got, want, d)
			}
		}
	}
	if compared < 1000 {
		t.Errorf("only %d slopes were compared", compared)
	}
}

func compiled(t *testing.T, e *formula.Expr) func(float64) float64 {
	t.Helper()
	f, err := formula.Compile(e, "z")
	if err != nil {
		t.Fatalf("%s: %v", e, err)
	}
	return f
}

// TestFormulasOfActivations: what a learner would write for each of nn's activations has
// nn's values and slopes, at the kink too.
func TestFormulasOfActivations(t *testing.T) {
	for _, c := range []struct {
		src string
		f   nn.Activation
	}{
		{"z", nn.Identity}, {"sigmoid(z)", nn.Sigmoid}, {"1/(1+e^(-z))", nn.Sigmoid}, {"tanh(z)", nn.Tanh}, {"2σ(2z) - 1", nn.Tanh},
		{"relu(z)", nn.ReLU}, {"max(0, z)", nn.ReLU}, {"max(z, 0)", nn.ReLU}, {"z*step(z)", nn.ReLU}, {"-min(0, -z)", nn.ReLU},
		{"max(0.01z, z)", nn.LeakyReLU}, {"max(z, 0.01z)", nn.LeakyReLU}, {"max(z/4, z)", nn.PReLU},
		{"elu(z)", nn.ELU}, {"max(z, 0) + exp(min(z, 0)) - 1", nn.ELU}, {"gelu(z)", nn.GELU}, {"z(1+erf(z/√2))/2", nn.GELU},
	} {
		fn, err := formula.Activation(c.src)
		if err != nil {
			t.Errorf("%s: %v", c.src, err)
			continue
		}
		for i := -512; i <= 512; i++ {
			z := float64(i) / 64
			a := c.f.At(z)
			slope := c.f.Slope(z, a)
			if math.Abs(fn.F(z)-a) > 1e-14*(1+math.Abs(a)) {
				t.Errorf("%s at %v = %v, want %v", c.src, z, fn.F(z), a)
			}
			if c.src == "max(z, 0) + exp(min(z, 0)) - 1" && z == 0 {
				continue // two kinks that cancel, which no rule for one kink can know
			}
			if math.Abs(fn.Slope(z)-slope) > 1e-14 {
				t.Errorf("%s: slope at %v = %v, want %v", c.src, z, fn.Slope(z), slope)
			}
		}
	}
}

func TestCompile(t *testing.T) {
	for _, src := range []string{
		"z^2 - 3z + 1", "z^-3", "2^z", "z^0.5", "min(z, 1, -z) + max(z, 2)*mean(z, 1, 2) - sum(z, z) + count(z, 0, 1)",
		"not (z > 0) or z < 2 and z != 1", "1e300*1e300 - z", "sqrt(2)*pi^2 + relu(z)/z",
	} {
		e := mustParse(t, src)
		f := compiled(t, e)
		for _, z := range []float64{-8, -1, 0, math.Copysign(0, -1), 0.3, 1, 5, 1e200, math.Inf(1), math.Inf(-1), math.NaN()} {
			want, err := e.Number(formula.Values{"z": z})
			if err != nil {
				t.Fatal(err)
			}
			if got := f(z); math.Float64bits(got) != math.Float64bits(want) && !(math.IsNaN(got) && math.IsNaN(want)) {
				t.Errorf("%s at %v = %v compiled, %v evaluated", src, z, got, want)
			}
		}
		if n := testing.AllocsPerRun(10, func() { f(0.7) }); n != 0 {
			t.Errorf("%s allocates %v times", src, n)
		}
	}
	if _, err := formula.Compile(mustParse(t, "z + a"), "z"); err == nil || !strings.Contains(err.Error(), "use only z") {
		t.Errorf("z + a compiled in z: %v", err)
	}
	if f, err := formula.Compile(mustParse(t, "3a"), "a"); err != nil || f(2) != 6 {
		t.Errorf("3a in a: %v", err)
	}
}

func TestLongDerivativeIsRefused(t *testing.T) {
	e := mustParse(t, strings.TrimSuffix(strings.Repeat("sin(z)*", 70), "*"))
	for range 4 {
		d, err := e.Derivative("z")
		if err != nil {
			if !strings.Contains(err.Error(), "shorter") {
				t.Errorf("unhelpful: %v", err)
			}
			return
		}
		e = d
	}
	t.Error("the fourth derivative of a product of 70 was written down")
}
