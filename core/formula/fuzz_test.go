package formula

import (
	"errors"
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
