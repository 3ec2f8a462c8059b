package quiz_test

import (
	"math"
	"slices"
	"strings"
	"testing"

	"zigzag/core/formula"
	"zigzag/core/quiz"
)

// grading is one row of a kind's table.
type grading struct {
	name    string
	answer  quiz.Answer
	verdict quiz.Verdict
	score   float64
	says    string // in the feedback; "" wants none said
}

func check(t *testing.T, body quiz.Body, rows []grading) {
	t.Helper()
	for _, c := range rows {
		t.Run(c.name, func(t *testing.T) {
			r := body.Grade(c.answer)
			said := strings.Join(r.Feedback, "\n")
			if r.Verdict != c.verdict || math.Abs(r.Score-c.score) > 1e-12 || !strings.Contains(said, c.says) || c.says == "" && said != "" {
				t.Errorf("%+v\ngives %v %v %q\nwant  %v %v %q", c.answer, r.Verdict, r.Score, said, c.verdict, c.score, c.says)
			}
		})
	}
}

// typed is a row with a typed answer.
func typed(text string, v quiz.Verdict, score float64, says string) grading {
	return grading{text, quiz.Answer{Text: text}, v, score, says}
}

func TestChoice(t *testing.T) {
	pick := func(name string, v quiz.Verdict, score float64, says string, picks ...int) grading {
		return grading{name, quiz.Answer{Picks: picks}, v, score, says}
	}
	check(t, bodies(t)["choice"], []grading{
		pick("right", quiz.Right, 1, "", 1),
		pick("wrong", quiz.Wrong, 0, "It does not fire.", 0),
		pick("none", quiz.Invalid, 0, "Pick one"),
		pick("two", quiz.Invalid, 0, "one option only", 0, 1),
		pick("out of range", quiz.Invalid, 0, "only options", 7),
		pick("negative", quiz.Invalid, 0, "only options", -1),
	})
	check(t, bodies(t)["several"], []grading{ // a, c, e are right
		pick("all", quiz.Right, 1, "", 4, 0, 2),
		pick("two of three", quiz.Partial, 2.0/3, "One more belongs", 0, 2),
		pick("one of three", quiz.Partial, 1.0/3, "2 more belong", 0),
		pick("one right, one wrong", quiz.Wrong, 0, "not b", 0, 1),
		pick("everything", quiz.Partial, 1.0/3, "not d", 0, 1, 2, 3, 4),
		pick("wrong only", quiz.Wrong, 0, "3 of the options belong", 1, 3),
		pick("twice the same", quiz.Invalid, 0, "at most once", 0, 0),
	})
	r := bodies(t)["several"].Grade(quiz.Answer{Picks: []int{0, 1}})
	if want := []quiz.PickNote{{Index: 0, Right: true}, {Index: 1, Feedback: "not b"}}; !slices.Equal(r.Picks, want) {
		t.Errorf("Picks = %+v, want %+v", r.Picks, want)
	}
}

func TestNumber(t *testing.T) {
	check(t, &quiz.Number{Answer: 0.75, Abs: 0.001, Unit: "nats", Mistakes: []quiz.Mistake{{Value: 2, Feedback: "The bias is missing."}}}, []grading{
		typed("0.75", quiz.Right, 1, ""),
		typed(" .75 ", quiz.Right, 1, ""),
		typed("+0.75", quiz.Right, 1, ""),
		typed("3/4", quiz.Right, 1, ""),
		typed("3 / 4 nats", quiz.Right, 1, ""),
		typed("6⁄8", quiz.Right, 1, ""),
		typed("7.5e-1", quiz.Right, 1, ""),
		typed("7.5 × 10⁻¹", quiz.Right, 1, ""),
		typed("7.5*10^-1", quiz.Right, 1, ""),
		typed("7.5·10^(−1) nats", quiz.Right, 1, ""),
		typed("0,75", quiz.Right, 1, ""),
		typed("0,750", quiz.Right, 1, ""),
		typed("０．７５", quiz.Right, 1, ""),
		typed("0.75 Nats.", quiz.Right, 1, ""),
		typed("0.75nat", quiz.Right, 1, ""),
		typed("0.7495", quiz.Right, 1, ""),
		typed("0.751", quiz.Right, 1, ""),
		typed("0.7511", quiz.Wrong, 0, ""),
		typed("2", quiz.Wrong, 0, "The bias is missing."),
		typed("-0.75", quiz.Wrong, 0, "sign"),
		typed("−0.75", quiz.Wrong, 0, "sign"),
		typed("75", quiz.Wrong, 0, "decimal point"),
		typed("1", quiz.Wrong, 0, ""),
		typed("", quiz.Invalid, 0, "Type a number in nats"),
		typed("abc", quiz.Invalid, 0, "not a number"),
		typed("0.75 bits", quiz.Invalid, 0, "unit “bits”"),
		typed("75%", quiz.Invalid, 0, "0.75 for 75 %"),
		typed("1,234", quiz.Invalid, 0, "1.234 or 1234"),
		typed("1.234.5", quiz.Invalid, 0, "several"),
		typed("1,234.5", quiz.Invalid, 0, "several"),
		typed("3/0", quiz.Invalid, 0, "zero"),
		typed("3/", quiz.Invalid, 0, "after the /"),
		typed("1e999", quiz.Invalid, 0, "too large"),
		typed("nan", quiz.Invalid, 0, "not a number"),
		typed("Inf", quiz.Invalid, 0, "not a number"),
		typed("--3", quiz.Invalid, 0, "not a number"),
		typed(".", quiz.Invalid, 0, "not a number"),
		typed("\xff", quiz.Invalid, 0, "not text"),
		typed(strings.Repeat("7", 10_000), quiz.Invalid, 0, "too long"),
	})
	check(t, &quiz.Number{Answer: 75, Unit: "%"}, []grading{
		typed("75", quiz.Right, 1, ""),
		typed("75 %", quiz.Right, 1, ""),
		typed("75%", quiz.Right, 1, ""),
		typed("75 percent", quiz.Right, 1, ""),
		typed("75 퍼센트", quiz.Right, 1, ""),
		typed("0.75", quiz.Wrong, 0, "per cent"),
	})
	third := &quiz.Number{Answer: 1.0 / 3}
	check(t, third, []grading{
		typed("1/3", quiz.Right, 1, ""),
		typed("0.3333333333", quiz.Right, 1, ""),
		typed("0.33", quiz.Almost, 0, "more digits"),
		typed("0.34", quiz.Wrong, 0, ""),
		typed("0.3", quiz.Wrong, 0, ""),
		typed("1/3 x", quiz.Invalid, 0, "more than a number"),
		typed("1e-3e", quiz.Invalid, 0, "more than a number"),
	})
	check(t, &quiz.Number{Answer: 200, Rel: 0.01}, []grading{
		typed("202", quiz.Right, 1, ""),
		typed("203", quiz.Wrong, 0, ""),
		typed("1234", quiz.Wrong, 0, ""),
	})
	check(t, &quiz.Number{Answer: 0}, []grading{
		typed("0", quiz.Right, 1, ""),
		typed("-0", quiz.Right, 1, ""),
		typed("1e-300", quiz.Wrong, 0, ""),
	})
	unresolved := &quiz.Number{Ref: "exp-and.corrections"}
	check(t, unresolved, []grading{typed("11", quiz.Invalid, 0, "Run the experiment")})
	check(t, unresolved.Resolve(11), []grading{typed("11", quiz.Right, 1, ""), typed("0", quiz.Wrong, 0, "")})
	if unresolved.Resolved {
		t.Error("Resolve changed the question")
	}
}

func TestFormula(t *testing.T) {
	check(t, bodies(t)["formula"], []grading{
		typed("w1 x1 + b", quiz.Right, 1, ""),
		typed("b + x₁w₁", quiz.Right, 1, ""),
		typed("W1X1+B", quiz.Right, 1, ""),
		typed("(w1 x1^2 + b x1)/x1", quiz.Right, 1, ""),
		typed("w1 x1", quiz.Wrong, 0, "The bias is missing."),
		typed("w1 + x1 + b", quiz.Wrong, 0, "yours gives"),
		typed("", quiz.Invalid, 0, "in w1, x1 and b"),
		typed("w1 x1 +", quiz.Invalid, 0, "after “w1 x1 +”"),
		typed("w1 x2 + b", quiz.Invalid, 0, "did you mean “x1”?"),
		typed("0,5 b", quiz.Invalid, 0, "0.5"),
		typed(strings.Repeat("b+", 5_000), quiz.Invalid, 0, "too long"),
		typed(strings.Repeat("b+", 500), quiz.Invalid, 0, "at most 500"),
	})
	check(t, &quiz.Formula{Answer: "-(w1*x1 + b) / w2", Vars: []formula.Var{{Name: "w1", Lo: 0.5, Hi: 2}, {Name: "w2", Lo: 0.5, Hi: 2}, {Name: "x1"}, {Name: "b"}},
		Mistakes: []quiz.FormulaMistake{{Answer: "(w1*x1 + b) / w2", Feedback: "Mind the sign."}}}, []grading{
		typed("-b/w2 - w1 x1 / w2", quiz.Right, 1, ""),
		typed("−(w₁x₁ + b) ÷ w₂", quiz.Right, 1, ""),
		typed("(w1x1+b)/w2", quiz.Wrong, 0, "Mind the sign."),
		typed("-w1/w2 x1 - b/w2", quiz.Invalid, 0, "two ways"),
	})
}

// TestFormulaWithout: who is to show what tanh is cannot write tanh, in whatever guise.
func TestFormulaWithout(t *testing.T) {
	check(t, &quiz.Formula{Answer: "2*sigmoid(2*z) - 1", Vars: []formula.Var{{Name: "z"}}, Without: []string{"tanh", "exp"}}, []grading{
		typed("2σ(2z) - 1", quiz.Right, 1, ""),
		typed("1 - 2 sigmoid(-2z)", quiz.Right, 1, ""),
		typed("tanh(z)", quiz.Invalid, 0, "without `tanh`"),
		typed("2σ(2z) - 1 + 0*TANH(z)", quiz.Invalid, 0, "without `tanh`"),
		typed("(exp(z) - exp(-z))/(exp(z) + exp(-z))", quiz.Invalid, 0, "without `exp`"),
		typed("(e^z - e^(-z))/(e^z + e^(-z))", quiz.Invalid, 0, "without `exp`"),
		typed("σ(2z)", quiz.Wrong, 0, "yours gives"),
	})
	check(t, &quiz.Formula{Answer: "(1 + tanh(z/2))/2", Vars: []formula.Var{{Name: "z"}}, Without: []string{"σ"}}, []grading{
		typed("sigmoid(z)", quiz.Invalid, 0, "without `sigmoid`"),
	})
}

func TestOrder(t *testing.T) {
	put := func(name string, v quiz.Verdict, score float64, says string, order ...int) grading {
		return grading{name, quiz.Answer{Order: order}, v, score, says}
	}
	check(t, bodies(t)["order"], []grading{ // four items; 4 is the extra
		put("right", quiz.Right, 1, "", 0, 1, 2, 3),
		put("last two swapped", quiz.Partial, 2.0/3, "The first 2 lines are right; line 3", 0, 1, 3, 2),
		put("first moved to the end", quiz.Partial, 2.0/3, "not where to begin", 1, 2, 3, 0),
		put("second wrong", quiz.Partial, 2.0/3, "the second is not", 0, 2, 1, 3),
		put("reversed", quiz.Wrong, 0, "not where to begin", 3, 2, 1, 0),
		put("one missing", quiz.Partial, 2.0/3, "one line is missing", 0, 1, 2),
		put("two missing", quiz.Partial, 1.0/3, "2 lines are missing", 0, 1),
		put("with the extra at the end", quiz.Partial, 2.0/3, "Five is not among them.", 0, 1, 2, 3, 4),
		put("the extra only", quiz.Wrong, 0, "Line 1 does not belong", 4),
		put("nothing", quiz.Invalid, 0, "Put the lines in order"),
		put("one twice", quiz.Invalid, 0, "at most once", 0, 0, 1),
		put("out of range", quiz.Invalid, 0, "only lines", 0, 1, 2, 5),
	})
}

func TestPredict(t *testing.T) {
	check(t, bodies(t)["guess"], []grading{
		{"borne out", quiz.Answer{Picks: []int{1}}, quiz.Right, 1, ""},
		{"not borne out", quiz.Answer{Picks: []int{0}}, quiz.Noted, 1, "What happens:\n(1, 1)"},
		{"none", quiz.Answer{}, quiz.Invalid, 0, "Pick one"},
	})
	check(t, bodies(t)["estimate"], []grading{
		typed("11", quiz.Right, 1, "that is what it is"),
		typed("12", quiz.Right, 1, "it is 11. That is close enough"),
		typed("4", quiz.Noted, 1, "You guessed 4; it is 11. Your guess was 7 less than that."),
		typed("20", quiz.Noted, 1, "9 more"),
		typed("41", quiz.Invalid, 0, "between 0 and 40"),
		typed("", quiz.Invalid, 0, "Type a number"),
		typed("many", quiz.Invalid, 0, "not a number"),
	})
	open := &quiz.Predict{Of: "exp", Number: &quiz.Number{Ref: "exp.corrections"}}
	check(t, open, []grading{typed("4", quiz.Noted, 1, "Run the experiment")})
}
