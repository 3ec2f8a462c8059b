package formula_test

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"zigzag/core/formula"
)

// metrics is what a session of an experiment might offer.
type metrics map[string][]float64

func (m metrics) Value(ref string) ([]float64, error) {
	v, ok := m[ref]
	if !ok {
		return nil, fmt.Errorf("no metric %q", ref)
	}
	return v, nil
}

var session = metrics{
	"accuracy(train)": {1},
	"layer.std":       {0.5, 0.25, 0.125},
	"layer(4).std":    {0.002},
	"output(0,-1)":    {0.75},
	"loss":            {math.NaN()},
	"x":               {3},
	"y":               {-2},
	"v":               {1, 2},
	"none":            {},
}

func TestCanonicalForm(t *testing.T) {
	for _, c := range []struct{ src, want string }{
		{"2x", "2 * x"},
		{"w1 x1 + w₂x_2 + b", "w1 * x1 + w2 * x2 + b"},
		{"3(x+1)", "3 * (x + 1)"},
		{"(a+b)(a−b)", "(a + b) * (a - b)"},
		{"-x²", "-x^2"},
		{"(-x)²", "(-x)^2"},
		{"x⁻¹", "x^(-1)"},
		{"x^-1", "x^(-1)"},
		{"2^3^2", "2^3^2"},
		{"(2^3)^2", "(2^3)^2"},
		{"a-b-c", "a - b - c"},
		{"a-(b-c)", "a - (b - c)"},
		{"a/(b*c)", "a / (b * c)"},
		{"√2 + √(x+1)", "sqrt(2) + sqrt(x + 1)"},
		{"|x-1|", "abs(x - 1)"},
		{"2|x|y", "2 * abs(x) * y"},
		{"σ(z)(1-σ(z))", "sigmoid(z) * (1 - sigmoid(z))"},
		{"δ x", "delta * x"},
		{"w_{12}", "w12"},
		{"w_i", "w_i"},
		{"2 π r", "2 * pi * r"},
		{"1e-3 × 2 ÷ 4", "0.001 * 2 / 4"},
		{"2e", "2 * e"},
		{"ｘ＋１", "x + 1"},
		{"2**3", "2^3"},
		{"Tanh(z)", "tanh(z)"},
		{"ln(x)", "log(x)"},
		{"accuracy( train ) == 1", "accuracy(train) == 1"},
		{"min(layer.std) > 0.1 and not layer(4).std ≥ 1", "min(layer.std) > 0.1 and not layer(4).std >= 1"},
		{"output(0, −1)", "output(0,-1)"},
		{"(a or b) and c", "(a or b) and c"},
		{"(a < b) == (c < d)", "(a < b) == (c < d)"},
		{"min(a, b, 3)", "min(a, b, 3)"},
		{"- - x", "--x"},
		{"+x", "x"},
	} {
		t.Run(c.src, func(t *testing.T) {
			e, err := formula.Parse(c.src)
			if err != nil {
				t.Fatalf("Parse: %v", err)
			}
			if got := e.String(); got != c.want {
				t.Errorf("String() = %q, want %q", got, c.want)
			}
			again, err := formula.Parse(e.String())
			if err != nil {
				t.Fatalf("Parse(String()): %v", err)
			}
			if again.String() != c.want {
				t.Errorf("second String() = %q, want %q", again, c.want)
			}
		})
	}
}

func TestSyntaxErrors(t *testing.T) {
	for _, c := range []struct {
		src    string
		offset int
		says   string // in What or Fix
	}{
		{"", 0, "there is no formula"},
		{"   ", 0, "there is no formula"},
		{"2 +", 3, "ends too early"},
		{"2 + * 3", 4, "“*” stands where"},
		{"(2 + 3", 0, "never closed"},
		{"2 + 3)", 5, "never opened"},
		{"()", 1, "nothing between the brackets"},
		{"0,5", 1, "0.5"},
		{"(0,5)", 2, "0.5"},
		{"a, b", 1, "commas stand only"},
		{"tanh(1,5)", 6, "one argument"},
		{"1.2.3", 3, "two decimal points"},
		{"1/2x", 3, "(1/2) * x… or 1/(2 * x…)"},
		{"a/b c", 4, "two ways"},
		{"e^2x", 3, "two ways"},
		{"e^-2x", 4, "two ways"},
		{"√2x", 4, "two ways"},
		{"x 2", 2, "write * before it: x * 2"},
		{"2 3", 2, "without an operator"},
		{"0 < x < 1", 6, "0 < x and x < 1"},
		{"y = 2x", 2, "single equals sign"},
		{"tanh x", 0, "tanh(…)"},
		{"max(1, 2", 3, "never closed"},
		{"f'(x)", 1, "prime"},
		{"\\sigma", 0, "backslash"},
		{"75%", 2, "0.75"},
		{"[x]", 0, "round brackets"},
		{"x # y", 2, "means nothing"},
		{"mim(layer.std)", 3, "did you mean min"},
		{"x(x+1)", 1, "x * ("},
		{"1e999", 0, "too large"},
		{"x!", 1, "factorials"},
		{"a & b", 2, "write and"},
		{"layer(4).", 9, "name is missing"},
		{"2 . x", 2, "point"},
		{"|x", 0, "never closed"},
		{"\xff", 0, "not text"},
		{strings.Repeat("x+", 300) + "x", 0, "601 characters"},
		{strings.Repeat("(", 41) + "x" + strings.Repeat(")", 41), 41, "nested too deeply"},
		{strings.Repeat("-", 41) + "x", 41, "nested too deeply"},
		{strings.Repeat("2^", 100) + "x", 82, "nested too deeply"},
		{strings.Repeat("not ", 60) + "x", 164, "nested too deeply"},
	} {
		t.Run(c.src[:min(20, len(c.src))], func(t *testing.T) {
			_, err := formula.Parse(c.src)
			var syntax *formula.SyntaxError
			if !errors.As(err, &syntax) {
				t.Fatalf("error = %v, want a *SyntaxError", err)
			}
			if syntax.Offset != c.offset {
				t.Errorf("offset = %d, want %d (%v)", syntax.Offset, c.offset, err)
			}
			if syntax.What == "" || syntax.Fix == "" || !strings.Contains(err.Error(), c.says) {
				t.Errorf("error = %q, want it to say %q and a mend", err, c.says)
			}
		})
	}
}

func TestPlace(t *testing.T) {
	const src = "w1 x1 + w2 x2 + + b"
	_, err := formula.Parse("σ(z) + * 2")
	var syntax *formula.SyntaxError
	if !errors.As(err, &syntax) {
		t.Fatal(err)
	}
	if got, want := syntax.Place("σ(z) + * 2"), "after “σ(z) +”"; got != want {
		t.Errorf("Place = %s, want %s", got, want)
	}
	long := formula.SyntaxError{Offset: 15}
	if got, want := long.Place(src), "after “…x1 + w2 x2 +”"; got != want {
		t.Errorf("Place = %s, want %s", got, want)
	}
	for offset := -2; offset < 30; offset++ { // any offset, even inside a character
		e := formula.SyntaxError{Offset: offset}
		if e.Place("σσσσ") == "" {
			t.Errorf("no place for offset %d", offset)
		}
	}
}

func TestEval(t *testing.T) {
	nan := math.NaN()
	for _, c := range []struct {
		src  string
		want []float64
	}{
		{"-3^2", []float64{-9}},
		{"2^3^2", []float64{512}},
		{"8/4/2", []float64{1}},
		{"2 - 3 - 4", []float64{-5}},
		{"x²", []float64{9}},
		{"4^0.5", []float64{2}},
		{"0^0", []float64{1}},
		{"(-8)^(1/3)", []float64{nan}},
		{"2^-2", []float64{0.25}},
		{"1/0", []float64{math.Inf(1)}},
		{"sqrt(-1)", []float64{nan}},
		{"relu(-1) + relu(2)", []float64{2}},
		{"step(0) + 2step(0.1)", []float64{2}},
		{"sigmoid(0)", []float64{0.5}},
		{"tanh(0) + exp(0) + log(1)", []float64{1}},
		{"2 layer.std", []float64{1, 0.5, 0.25}},
		{"layer.std > 0.2", []float64{1, 1, 0}},
		{"count(layer.std > 0.2)", []float64{2}},
		{"min(layer.std, 0.01)", []float64{0.01}},
		{"max(layer.std)", []float64{0.5}},
		{"sum(layer.std)", []float64{0.875}},
		{"mean(v)", []float64{1.5}},
		{"sum(none)", []float64{0}},
		{"count(none)", []float64{0}},
		{"not accuracy(train) == 1", []float64{0}},
		{"loss < 1", []float64{nan}},
		{"loss != 1", []float64{nan}},
		{"not loss < 1", []float64{nan}},
		{"loss < 1 or 1 < 2", []float64{1}},
		{"loss < 1 and 1 > 2", []float64{0}},
		{"loss < 1 and 1 < 2", []float64{nan}},
		{"max(1, loss)", []float64{nan}},
		{"output(0, -1)", []float64{0.75}},
		{"e^1 == e", []float64{1}},
	} {
		t.Run(c.src, func(t *testing.T) {
			e, err := formula.Parse(c.src)
			if err != nil {
				t.Fatal(err)
			}
			got, err := e.Eval(session)
			if err != nil {
				t.Fatal(err)
			}
			same := slices.EqualFunc(got, c.want, func(a, b float64) bool {
				return a == b || math.IsNaN(a) && math.IsNaN(b)
			})
			if !same {
				t.Errorf("%s = %v, want %v", e, got, c.want)
			}
		})
	}
}

func TestTrue(t *testing.T) {
	for _, c := range []struct {
		src  string
		want bool
	}{
		{"accuracy(train) == 1", true},
		{"layer.std > 0.1", true},
		{"layer.std > 0.2", false}, // one entry fails
		{"loss < 1", false},        // NaN satisfies nothing
		{"loss > 1", false},
		{"not loss > 1", false},
		{"none > 1", false}, // nothing was shown
	} {
		e, err := formula.Parse(c.src)
		if err != nil {
			t.Fatal(err)
		}
		got, err := e.True(session)
		if err != nil || got != c.want {
			t.Errorf("%s: True = %v, %v; want %v", c.src, got, err, c.want)
		}
	}
}

func TestEvalErrors(t *testing.T) {
	for _, c := range []struct{ src, says string }{
		{"nonsense(train)", "nonsense(train)"},
		{"v + layer.std", "v has 2 entries and layer.std has 3"},
		{"min(none)", "no entries"},
	} {
		e, err := formula.Parse(c.src)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := e.Eval(session); err == nil || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: error = %v, want %q", c.src, err, c.says)
		}
	}
	e, _ := formula.Parse("layer.std")
	if _, err := e.Number(session); err == nil || !strings.Contains(err.Error(), "3 numbers") {
		t.Errorf("Number of a vector: error = %v", err)
	}
}

func TestRefs(t *testing.T) {
	e, err := formula.Parse("x + y*x + mean(layer(4).std) + pi")
	if err != nil {
		t.Fatal(err)
	}
	if got, want := e.Refs(), []string{"x", "y", "layer(4).std"}; !slices.Equal(got, want) {
		t.Errorf("Refs() = %v, want %v", got, want)
	}
}
