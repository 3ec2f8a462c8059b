package nn

import (
	"fmt"
	"math"
	"testing"
)

// An undecided model of two classes costs one bit, which is ln 2 nats.
func ExampleLoss_Value() {
	logits := []float64{0, 0}
	target := []float64{1, 0}
	fmt.Printf("%.3f nats\n", SoftmaxCrossEntropy.Value(logits, target, 1))
	// The same question with one logit: class 1, or not?
	fmt.Printf("%.3f nats\n", Logistic.Value([]float64{0}, []float64{1}, 1))
	// Output:
	// 0.693 nats
	// 0.693 nats
}

func TestLossValues(t *testing.T) {
	for _, tt := range []struct {
		name        string
		loss        Loss
		out, target []float64
		batch       int
		want        float64
	}{
		{"squared is a sum over outputs", SquaredError, []float64{1, 2}, []float64{0, 0}, 1, 2.5},
		{"squared is a mean over the batch", SquaredError, []float64{1, 2}, []float64{0, 0}, 2, 1.25},
		{"undecided logit", Logistic, []float64{0}, []float64{1}, 1, math.Ln2},
		{"soft target", Logistic, []float64{0}, []float64{0.3}, 1, math.Ln2},
		{"sure and right", Logistic, []float64{1e4}, []float64{1}, 1, 0},
		{"sure and wrong", Logistic, []float64{1e4}, []float64{0}, 1, 1e4},
		{"sure and wrong, below", Logistic, []float64{-1e4}, []float64{1}, 1, 1e4},
		{"nearly sure keeps its digits", Logistic, []float64{50}, []float64{1}, 1, math.Exp(-50)},
		{"undecided between three", SoftmaxCrossEntropy, []float64{7, 7, 7}, []float64{0, 1, 0}, 1, math.Log(3)},
		{"large logits, right", SoftmaxCrossEntropy, []float64{1e4, -1e4}, []float64{1, 0}, 1, 0},
		{"large logits, wrong", SoftmaxCrossEntropy, []float64{1e4, -1e4}, []float64{0, 1}, 1, 2e4},
		{"both large", SoftmaxCrossEntropy, []float64{1e4, 1e4}, []float64{0, 1}, 1, math.Ln2},
		{"softmax nearly sure keeps its digits", SoftmaxCrossEntropy, []float64{50, 0}, []float64{1, 0}, 1, math.Exp(-50)},
		{"softmax, mean over the batch", SoftmaxCrossEntropy, []float64{0, 0, 1e4, 0}, []float64{1, 0, 1, 0}, 2, math.Ln2 / 2},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got := tt.loss.Value(tt.out, tt.target, tt.batch)
			if !(math.Abs(got-tt.want) <= 1e-14*math.Abs(tt.want)) {
				t.Errorf("%v of %v for %v = %v, want %v", tt.loss, tt.out, tt.target, got, tt.want)
			}
			d := make([]float64, len(tt.out))
			if again := tt.loss.Gradient(d, tt.out, tt.target, tt.batch); again != got {
				t.Errorf("Gradient returns the loss %v, Value %v", again, got)
			}
			for i, v := range d {
				if math.IsNaN(v) || math.Abs(v) > 2 {
					t.Errorf("gradient %d = %v", i, v)
				}
			}
		})
	}
}

// TestLossShowsNaN makes sure that a run that has blown up says so.
func TestLossShowsNaN(t *testing.T) {
	for _, l := range Losses() {
		if got := l.Value([]float64{math.NaN(), 1}, []float64{0, 1}, 1); !math.IsNaN(got) {
			t.Errorf("%v of NaN = %v, want NaN", l, got)
		}
	}
}

func TestSoftmax(t *testing.T) {
	got := Softmax(nil, []float64{1e4, 1e4, -1e4})
	if got[0] != 0.5 || got[1] != 0.5 || got[2] != 0 {
		t.Errorf("Softmax = %v, want [0.5 0.5 0]", got)
	}
}

func TestParseLoss(t *testing.T) {
	for _, l := range Losses() {
		if got, err := ParseLoss(l.String()); got != l || err != nil {
			t.Errorf("ParseLoss(%q) = %v, %v", l, got, err)
		}
	}
	if _, err := ParseLoss("hinge"); err == nil {
		t.Error("ParseLoss(hinge) gave no error")
	}
}
