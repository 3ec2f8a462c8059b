package quiz

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// TestTextTraps is the table of answers that a naive comparison gets wrong.
func TestTextTraps(t *testing.T) {
	const (
		yes  = "right"
		typo = "typo"
		no   = "wrong"
		none = "invalid"
	)
	for _, c := range []struct{ accept, got, want string }{
		// The same text, written otherwise.
		{"linearly separable", "Linearly  Separable.", yes},
		{"linearly separable", "linearly-separable", yes},
		{"linearly separable", "LINEARLY SEPARABLE!", yes},
		{"linearly separable", "“linearly separable”", yes},
		{"hidden layer", "hiddenlayer", yes},
		{"overfitting", "over-fitting", yes},
		{"overfitting", "over fitting", yes},
		{"overfitting", "over\u00adfitting", yes}, // soft hyphen
		{"overfitting", "ｏｖｅｒｆｉｔｔｉｎｇ", yes},       // full width
		{"learning rate", "the learning rate", yes},
		{"learning rate", "learning\u00a0rate", yes},
		{"Bayes' rule", "bayes’ rule", yes},
		{"Poincaré", "Poincare\u0301", yes}, // decomposed
		{"straße", "STRASSE", yes},
		{"file", "ﬁle", yes}, // ligature
		{"활성화 함수", "활성화함수", yes},
		{"활성화 함수", "활성화 함수", yes}, // jamo by jamo
		{"활성화 함수", "활성화 함수.", yes},
		{"−1", "-1", yes},

		// A slip of the finger.
		{"linearly separable", "linearly seperable", typo},
		{"linearly separable", "linearly separabel", typo}, // a swap is two edits
		{"perceptron", "perceptorn", typo},
		{"perceptron", "percepton", typo},
		{"hidden space", "hiden space", typo},
		{"gradient descent", "gradient decent", typo},
		{"neuron", "neurons", typo},
		{"Poincaré conjecture", "Poincare conjecture", typo},
		{"활성화 함수", "활성화 함슈", typo}, // one jamo
		{"역전파 알고리즘", "역전퍼 알고리즘", typo},
		{"초매개변수", "초매게변수", typo},

		// Another meaning a few letters away.
		{"linearly separable", "linearly inseparable", no},
		{"linearly separable", "linearly nonseparable", no},
		{"linearly separable", "not linearly separable", no},
		{"supervised learning", "unsupervised learning", no},
		{"supervised learning of networks", "unsupervisd learning of networks", no}, // a prefix and a slip
		{"overfitting", "underfitting", no},
		{"gradient descent", "gradient ascent", no},
		{"local minimum", "local maximum", no},
		{"local minimum", "global minimum", no},
		{"encoder network", "decoder network", no},
		{"within interclass variance", "within intraclass variance", no},
		{"weight", "height", no},
		{"increase", "decrease", no},
		{"symmetric", "asymmetric", no},
		{"it converges", "it does not converge", no},
		{"it doesn't converge", "it does converge", no},
		{"never converges", "ever converges", no},
		{"layer 10", "layer 11", no},
		{"2 hidden units", "3 hidden units", no},
		{"-1", "1", no},
		{"선형 활성화 함수", "비선형 활성화 함수", no},
		{"최대값을 찾는다", "최소값을 찾는다", no},
		{"수렴하지 않는다", "수렴한다", no},
		{"학습할 수 없다", "학습할 수 있다", no},
		{"과적합", "과소적합", no},

		// Too short for slips, or too far away.
		{"XOR", "NOR", no},
		{"XOR", "xor", yes},
		{"ReLU", "relu", yes},
		{"ReLU", "rely", no},
		{"bias", "bais", no},
		{"tanh", "tan", no},
		{"가중치", "가중지", no},
		{"hidden space", "hidden", no},
		{"hidden space", "hidden space of the network", no},

		// No answer.
		{"bias", "", none},
		{"bias", "  \t", none},
		{"bias", "...", none},
		{"bias", "\u200b", none},
		{"bias", "b\xff", none},
		{"bias", strings.Repeat("bias", 51), none},
		{"bias", strings.Repeat("x", 10_000), none},
	} {
		t.Run(c.accept+"/"+c.got[:min(len(c.got), 40)], func(t *testing.T) {
			r := (&Text{Accept: []string{c.accept}}).Grade(Answer{Text: c.got})
			got := map[Verdict]string{Right: yes, Almost: typo, Wrong: no, Invalid: none}[r.Verdict]
			if got != c.want {
				t.Errorf("%q for %q is %s, want %s (normalized %q)", c.got, c.accept, got, c.want, normalize(c.got))
			}
			if got == typo && (r.Score != 1 || !strings.Contains(r.Feedback[0], c.accept)) {
				t.Errorf("a slip gives %+v: it must earn the point and show the spelling", r)
			}
		})
	}
}

func TestTextKnownAnswers(t *testing.T) {
	q := &Text{
		Accept: []string{"linearly separable", "linear separability"},
		Reject: []Reject{{Text: "linearly inseparable", Feedback: "The opposite."}, {Text: "normal vector", Feedback: "The arrow."}},
		Almost: []Reject{{Text: "separable", Feedback: "By what?"}},
	}
	for _, c := range []struct {
		got     string
		verdict Verdict
		score   float64
		says    string
	}{
		{"linear separability", Right, 1, ""},
		{"Linearly inseparable", Wrong, 0, "The opposite."},
		{"linearly insepareble", Wrong, 0, "The opposite."}, // nearer to the rejected
		{"Separable", Almost, 0, "By what?"},
		{"seperable", Almost, 0, "By what?"},
		{"normal vectors", Wrong, 0, "The arrow."},
		{"something else", Wrong, 0, ""},
	} {
		r := q.Grade(Answer{Text: c.got})
		said := strings.Join(r.Feedback, " ")
		if r.Verdict != c.verdict || r.Score != c.score || said != c.says {
			t.Errorf("%q: %v %v %q, want %v %v %q", c.got, r.Verdict, r.Score, said, c.verdict, c.score, c.says)
		}
	}
}

func FuzzNormalize(f *testing.F) {
	for _, s := range []string{"The Over-Fitting.", "’a’", "e\u200d\u0301", "- -1", "ŉ", "ﷺ", "ǰ\u0345", "the the a", "..!a!..", "ᄒ\u200dᅡᆫ", "İI\u0307", "a_\u00ad_b", "\u1e9e", "- 1", "튂ꮷ "} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if !utf8.ValidString(s) || len(s) > 2000 {
			return
		}
		once := normalize(s)
		if twice := normalize(once); twice != once {
			t.Errorf("%q → %q → %q", s, once, twice)
		}
		if strings.TrimSpace(once) != once || strings.Contains(once, "  ") {
			t.Errorf("%q → %q is not trimmed", s, once)
		}
	})
}

func FuzzNumeral(f *testing.F) {
	for _, s := range []string{"0.75", "3/4", "7.5e-1", "7.5×10⁻¹", "−0,75", "1,234", "75 %", "1e", "1/-2", "¹", "..", "1e999999", "1*10^-999999"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		n := &Number{Answer: 0.75, Unit: "nats"}
		r := n.Grade(Answer{Text: s})
		if r.Verdict == Invalid && len(r.Feedback) == 0 {
			t.Errorf("%q: invalid without a word", s)
		}
		v, trouble := parseNumeral(s)
		if trouble == "" && v.value != v.value {
			t.Errorf("%q is not a number and nothing was said", s)
		}
	})
}
