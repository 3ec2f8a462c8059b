package quiz_test

import (
	"reflect"
	"testing"

	"zigzag/core/quiz"
)

// FuzzGrade gives every kind but the lab any answer at all.
func FuzzGrade(f *testing.F) {
	f.Add("0.75", []byte{1}, []byte{0, 1, 2, 3})
	f.Add("w1 x1 + b", []byte{}, []byte{4})
	f.Add("linearly separabel", []byte{0, 2, 4}, []byte{3, 2, 1, 0})
	f.Add("−7,5×10⁻¹ nats", []byte{255}, []byte{9})
	f.Fuzz(func(t *testing.T, text string, picks, order []byte) {
		a := quiz.Answer{Text: text}
		for _, p := range picks {
			a.Picks = append(a.Picks, int(int8(p)))
		}
		for _, o := range order {
			a.Order = append(a.Order, int(int8(o)))
		}
		for name, body := range bodies(t) {
			r := body.Grade(a)
			checkResult(t, a, r)
			if len(text) > quiz.MaxText && r.Score > 0 && (name == "number" || name == "text" || name == "formula") {
				t.Errorf("%s: %d bytes earn %v", name, len(text), r.Score)
			}
			if again := body.Grade(a); !reflect.DeepEqual(r, again) {
				t.Errorf("%s: %+v and then %+v", name, r, again)
			}
		}
	})
}
