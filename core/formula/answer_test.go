package formula_test

import (
	"strings"
	"testing"

	"zigzag/core/formula"
)

func vars(names ...string) []formula.Var {
	var vs []formula.Var
	for _, n := range names {
		vs = append(vs, formula.Var{Name: n})
	}
	return vs
}

func TestParseAnswer(t *testing.T) {
	neuron := vars("w1", "w2", "x1", "x2", "b")
	for _, c := range []struct {
		src  string
		vars []formula.Var
		want string
	}{
		{"w1x1 + w2x2 + b", neuron, "w1 * x1 + w2 * x2 + b"},
		{"w₁x₁+w₂x₂+b", neuron, "w1 * x1 + w2 * x2 + b"},
		{"w_1x_1", neuron, "w1 * x1"},
		{"W1 X1 + B", neuron, "w1 * x1 + b"},
		{"2w1x1^2", neuron, "2 * w1 * x1^2"},
		{"xy", vars("x", "y"), "x * y"},
		{"xy", vars("x", "y", "xy"), "xy"},
		{"x(x+1)", vars("x"), "x * (x + 1)"},
		{"s(1-s)", vars("s"), "s * (1 - s)"},
		{"σ(z)(1−σ(z))", vars("z"), "sigmoid(z) * (1 - sigmoid(z))"},
		{"2pir", vars("r"), "2 * pi * r"},
		{"xtanh(y)", vars("x", "y"), "x * tanh(y)"},
		{"xe^y", vars("x", "y"), "x * e^y"},
		{"e x", vars("e", "x"), "e * x"},
		{"δx", vars("δ", "x"), "delta * x"},
		{"w_ix_i", vars("w_i", "x_i"), "w_i * x_i"},
		{"X x", vars("X", "x"), "X * x"},
		{"1/(1+e^(−z))", vars("z"), "1 / (1 + e^(-z))"},
	} {
		t.Run(c.src, func(t *testing.T) {
			e, err := formula.ParseAnswer(c.src, c.vars)
			if err != nil {
				t.Fatal(err)
			}
			if got := e.String(); got != c.want {
				t.Errorf("= %q, want %q", got, c.want)
			}
		})
	}
}

func TestParseAnswerErrors(t *testing.T) {
	for _, c := range []struct {
		src, says string
		vars      []formula.Var
	}{
		{"w3", "did you mean “w1”?", vars("w1", "b")},
		{"w1 + velocity", "use only w1, b", vars("w1", "b")},
		{"simgoid(z)", "did you mean “sigmoid”?", vars("z")},
		{"2y", "no variables", nil},
		{"abab", "several ways", vars("a", "b", "ab")},
		{"1/xy", "two ways", vars("x", "y")},
		{"e^xy", "two ways", vars("x", "y")},
		{"x.y", "point", vars("x", "y")},
		{"tanh x", "tanh(…)", vars("x")},
	} {
		_, err := formula.ParseAnswer(c.src, c.vars)
		if err == nil || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: error = %v, want it to say %q", c.src, err, c.says)
		}
	}
}

func TestEquivalent(t *testing.T) {
	z := []formula.Var{{Name: "z", Lo: -3, Hi: 3}}
	xy := vars("x", "y")
	for _, c := range []struct {
		want, got string
		vars      []formula.Var
		same      bool
	}{
		{"2x + 2y", "2(x+y)", xy, true},
		{"x*y", "yx", xy, true},
		{"x", "y", xy, false},
		{"σ(z)(1-σ(z))", "e^(-z)/(1+e^(-z))^2", z, true},
		{"tanh(z)", "2σ(2z) - 1", z, true},
		{"tanh(z)", "2σ(z) - 1", z, false},
		{"x + 1", "(x²-1)/(x-1)", xy, true},      // a hole at one point
		{"abs(x)", "sqrt(x²)", xy, true},         //
		{"x", "sqrt(x)²", xy, false},             // no value on half of the range
		{"log(x)", "log(x)", xy, true},           // want has no value on half of the range
		{"log(x^2)", "2log(x)", xy, false},       // nor has got, where want does
		{"x^3", "x*x*x", xy, true},               //
		{"x^2", "x^4", xy, false},                // the same at every corner of −1…1 and 0
		{"relu(x)", "max(0, x)", xy, true},       //
		{"x + y > 1", "y > 1 - x", xy, true},     // comparisons are values too
		{"x/3", "0.3333333333x", xy, true},       // ten digits are enough
		{"x/3", "0.333x", xy, false},             // three are not
		{"1", "x/x", xy, true},                   // without a value at 0 only
		{"2pi x", "6.2832x", xy, false},          //
		{"x*y", "x*y + 1e-12", xy, true},         //
		{"x*y + 0.001", "x*y", xy, false},        //
		{"x + y", "x + y + 0*log(x)", xy, false}, // −∞·0
	} {
		t.Run(c.want+" / "+c.got, func(t *testing.T) {
			want, err := formula.ParseAnswer(c.want, c.vars)
			if err != nil {
				t.Fatal(err)
			}
			got, err := formula.ParseAnswer(c.got, c.vars)
			if err != nil {
				t.Fatal(err)
			}
			for seed := range uint64(20) {
				same, witness, err := formula.Equivalent(want, got, c.vars, seed)
				if err != nil || same != c.same {
					t.Fatalf("seed %d: same = %v, %v (%v), want %v", seed, same, err, witness, c.same)
				}
				if short, err := formula.Same(want, got, c.vars, seed); short != same || err != nil {
					t.Errorf("seed %d: Same = %v (%v), Equivalent %v", seed, short, err, same)
				}
				if same == (witness.At != nil) {
					t.Errorf("seed %d: same = %v with witness %v", seed, same, witness)
				}
			}
		})
	}
}

func TestWitness(t *testing.T) {
	vs := []formula.Var{{Name: "w1", Lo: -2, Hi: 2}, {Name: "x1", Lo: -2, Hi: 2}}
	want, _ := formula.ParseAnswer("w1 x1", vs)
	got, _ := formula.ParseAnswer("w1 + x1", vs)
	_, witness, err := formula.Equivalent(want, got, vs, 1)
	if err != nil {
		t.Fatal(err)
	}
	v1, v2 := witness.At["w1"], witness.At["x1"]
	if witness.Want != v1*v2 || witness.Got != v1+v2 || witness.Want == witness.Got {
		t.Errorf("witness %+v is none", witness)
	}
	if s := (formula.Witness{At: map[string]float64{"x1": 2, "w1": 0.5}, Want: 2.5, Got: -3}).String(); s != "at w1 = 0.5, x1 = 2 yours gives −3, the expected 2.5" {
		t.Errorf("String() = %s", s)
	}
	if s := witness.String(); len(s) > 60 {
		t.Errorf("%q is hard to read", s)
	}
}

func TestEquivalentNeedsValues(t *testing.T) {
	below := []formula.Var{{Name: "x", Lo: -2, Hi: -1}}
	e, _ := formula.ParseAnswer("log(x)", below)
	if _, _, err := formula.Equivalent(e, e, below, 1); err == nil {
		t.Error("log of negative numbers was compared")
	}
	one, _ := formula.ParseAnswer("3/4", nil)
	other, _ := formula.ParseAnswer("0.75", nil)
	if same, _, err := formula.Equivalent(one, other, nil, 1); !same || err != nil {
		t.Errorf("3/4 and 0.75: %v, %v", same, err)
	}
	stranger, _ := formula.Parse("y")
	if _, _, err := formula.Equivalent(e, stranger, []formula.Var{{Name: "x", Lo: 1, Hi: 2}}, 1); err == nil {
		t.Error("a name without a variable was compared")
	}
}

func TestShow(t *testing.T) {
	for _, c := range []struct {
		v    float64
		want string
	}{{0.5, "0.5"}, {-3, "−3"}, {1.0 / 3, "0.3333"}, {123456, "123456"}, {1e-7, "1e−07"}, {1e12, "1e+12"}} {
		if got := formula.Show(c.v); got != c.want {
			t.Errorf("Show(%v) = %q, want %q", c.v, got, c.want)
		}
	}
}
