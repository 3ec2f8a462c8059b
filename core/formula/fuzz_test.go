package formula

import (
	"errors"
	"math"
	"strings"
	"testing"
)

var seeds = []string{
	"w1 x1 + w₂x_2 + b", "−x²⁻¹", "σ(z)(1−σ(z))", "min(layer.std) > 0.1 and not a(b,-1).c ≥ 2", "√√2|x-1|", "1/2x", "e^-x^-y", "0,5", "((((", "((a))^b^c",
	"x % y", "\xff", "2e", "2e-", "1e308*10", "|a|b|c|", "a==b!=c", "- -+x", "max(,)", "w_{1", "ｘ＋１", "not not x", "2(3)(4)", "x′", "pi(3)", "e.x", "sigma sigma(sigma)",
}

// everything gives every reference a value, some of them awkward.
type everything struct{}

func (everything) Value(ref string) ([]float64, error) {
	switch len(ref) % 4 {
	case 0:
		return nil, nil
	case 1:
		return []float64{-1.5}, nil
	case 2:
		return []float64{0, 1, 2}, nil
	}
	return nil, errors.New("no such thing")
}

// checkSyntaxError fails if an error does not help.
func checkSyntaxError(t *testing.T, src string, err error) {
	t.Helper()
	var syntax *SyntaxError
	if !errors.As(err, &syntax) {
		t.Fatalf("%q: error %v is no *SyntaxError", src, err)
	}
	if syntax.Offset < 0 || syntax.Offset > len(src) || syntax.What == "" || syntax.Fix == "" || syntax.Place(src) == "" {
		t.Errorf("%q: unhelpful error %+v", src, syntax)
	}
}

// FuzzParse: no input makes the parser or the evaluator panic; errors help; what
// String writes means the same and is written the same again.
func FuzzParse(f *testing.F) {
	for _, s := range seeds {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, src string) {
		e, err := Parse(src)
		if err != nil {
			checkSyntaxError(t, src, err)
			return
		}
		text := e.String()
		again, err := parse(text, nil, 10*MaxDepth) // String adds brackets and spaces, so its limits are wider
		if err != nil {
			t.Fatalf("%q is written %q, which cannot be read: %v", src, text, err)
		}
		if again.String() != text {
			t.Errorf("%q is written %q and then %q", src, text, again)
		}
		a, errA := e.Eval(everything{})
		b, errB := again.Eval(everything{})
		if (errA == nil) != (errB == nil) || len(a) != len(b) {
			t.Fatalf("%q: %v (%v), but %q: %v (%v)", src, a, errA, text, b, errB)
		}
		for i := range a {
			if a[i] != b[i] && (a[i] == a[i] || b[i] == b[i]) {
				t.Errorf("%q is %v, but %q is %v", src, a, text, b)
			}
		}
		_, _ = e.True(everything{})
		_, _ = e.Number(everything{})
	})
}

// FuzzAnswer: an answer uses its variables only, and is equivalent to itself
// and to what String writes.
func FuzzAnswer(f *testing.F) {
	for _, s := range seeds {
		f.Add(s)
	}
	f.Add("xyxy e^xy 2pix tanh(xy)")
	vars := []Var{{"x", 0.5, 2}, {"y", -1, 1}, {"w1", 0, 0}}
	f.Fuzz(func(t *testing.T, src string) {
		e, err := ParseAnswer(src, vars)
		if err != nil {
			checkSyntaxError(t, src, err)
			return
		}
		for _, r := range e.Refs() {
			if !strings.Contains("x y w1", r) {
				t.Errorf("%q uses %q", src, r)
			}
		}
		again, err := parse(e.String(), newScope(vars), 10*MaxDepth)
		if err != nil {
			t.Fatalf("%q is written %q, which cannot be read: %v", src, e, err)
		}
		if same, witness, err := Equivalent(e, again, vars, 1); err == nil && !same {
			t.Errorf("%q is not %q: %v", src, again, witness)
		}
	})
}

// FuzzActivation: whatever is typed, the derivative can be read again, a compiled
// function gives what Number gives, and what CheckActivation lets pass is finite.
func FuzzActivation(f *testing.F) {
	for _, s := range append(seeds, "z*sigmoid(z)", "1/(z-0.3)^2", "max(0.01z, z, min(z, 1))", "z^z", "2^-z", "elu(gelu(z)) - |z|/mean(z, 1, erf z)") {
		f.Add(s)
	}
	z := []Var{{"z", -8, 8}}
	points := []float64{-8, -1.3, 0, 1e-9, 0.5, 7.77, math.Inf(1), math.NaN()}
	f.Fuzz(func(t *testing.T, src string) {
		e, err := ParseAnswer(src, z)
		if err != nil {
			return
		}
		d, err := e.Derivative("z")
		if err != nil {
			return // too long
		}
		if text := d.String(); len(text) < 4000 {
			again, err := parse(text, newScope(z), 1000)
			if err != nil {
				t.Fatalf("the derivative of %q is written %q, which cannot be read: %v", src, text, err)
			}
			if again.String() != text {
				t.Errorf("the derivative of %q is written %q and then %q", src, text, again)
			}
		}
		for _, e := range []*Expr{e, d} {
			f, err := Compile(e, "z")
			if err != nil {
				t.Fatalf("%q: Compile(%s): %v", src, e, err)
			}
			for _, x := range points {
				want, err := e.Number(Values{"z": x})
				if err != nil {
					t.Fatalf("%q: %s: %v", src, e, err)
				}
				if got := f(x); math.Float64bits(got) != math.Float64bits(want) && !(math.IsNaN(got) && math.IsNaN(want)) {
					t.Errorf("%q: %s at %v is %v compiled, %v evaluated", src, e, x, got, want)
				}
			}
		}
		if err := CheckActivation(e); err != nil {
			checkSyntaxError(t, src, err)
			return
		}
		fn, err := Activation(src)
		if err != nil {
			t.Fatalf("%q passes CheckActivation, but: %v", src, err)
		}
		for i := -512; i <= 512; i++ {
			if x := float64(i) / 64; !isFinite(fn.F(x)) || !isFinite(fn.Slope(x)) {
				t.Errorf("%q passes, but at %v is %v with slope %v", src, x, fn.F(x), fn.Slope(x))
			}
		}
	})
}
