package experiment

import (
	"math"
	"slices"
	"testing"

	"zigzag/core/dataset"
	"zigzag/core/figure"
)

// TestPreprocess: mean 0 over the training part, and, scaled or whitened, variance 1;
// the other parts by the same numbers.
func TestPreprocess(t *testing.T) {
	const text = "kind: train\ndata: moons\nsamples: 120\nsplit: 60 20 20\npreprocess: "
	raw := start(t, text+"none", nil).(*trainSession)
	for _, how := range []string{"centre", "scale", "whiten"} {
		s := start(t, text+how, nil).(*trainSession)
		train := s.sets[figure.Train]
		n := float64(len(pointsOf(train.table).Points))
		var mean, square [2]float64
		var product float64
		for i := 0; i < len(train.x); i += 2 {
			for j := range 2 {
				mean[j] += train.x[i+j] / n
				square[j] += train.x[i+j] * train.x[i+j] / n
			}
			product += train.x[i] * train.x[i+1] / n
		}
		for j := range 2 {
			if math.Abs(mean[j]) > 1e-12 || (how != "centre" && math.Abs(square[j]-1) > 1e-9) {
				t.Errorf("%s: input %d has mean %v and mean square %v", how, j+1, mean[j], square[j])
			}
		}
		if how == "whiten" && math.Abs(product) > 1e-9 {
			t.Errorf("whitened inputs have the covariance %v", product)
		}
		fit, err := dataset.Fit(how, pointsOf(train.table).Table())
		if err != nil {
			t.Fatal(err)
		}
		for _, set := range []figure.Set{figure.Val, figure.Test} {
			if want := fit.Apply(nil, raw.sets[set].x); !slices.Equal(s.sets[set].x, want) {
				t.Errorf("%s: set %d is not changed by the training set's numbers", how, set)
			}
		}
		steps(s, 50)
		p := pointsOf(train.table).Points[3]
		shown := s.reading.shown(s.net.Forward1(s.eval, train.x[6:8]...)[0])
		if got, err := s.Metric("output(" + formatNumber(p.X) + ", " + formatNumber(p.Y) + ")"); err != nil || got[0] != shown {
			t.Errorf("%s: output at example 3 is %v, %v; want %v", how, got, err, shown)
		}
		if raw.Receipt().Spec == s.Receipt().Spec {
			t.Errorf("%s: the receipt does not tell", how)
		}
	}
}

// TestLineThroughPreprocessing: the line in the picture is where the network's output is
// undecided.
func TestLineThroughPreprocessing(t *testing.T) {
	for _, how := range []string{"none", "centre", "scale", "whiten"} {
		s := steps(start(t, "kind: train\ndata: and-cloud\nhidden: none\nlr: 0.1\npreprocess: "+how, nil), 100).(*trainSession)
		if _, err := s.Figure("plane"); err != nil {
			t.Fatal(err)
		}
		w1, w2, b, ok := trainPlane{s}.Line()
		if !ok || w2 == 0 {
			t.Fatalf("%s: no line", how)
		}
		for _, x := range []float64{-1, 0, 2} {
			y := -(w1*x + b) / w2
			if got := s.output(x, y); math.Abs(got-0.5) > 1e-9 {
				t.Errorf("%s: at (%v, %v) on the line the output is %v", how, x, y, got)
			}
			dst := []float64{0}
			trainPlane{s}.Surface(dst, []float64{x}, []float64{y})
			if math.Abs(dst[0]) > 1e-9 {
				t.Errorf("%s: on the line the surface is %v", how, dst[0])
			}
		}
	}
}

func TestCenterIsCentre(t *testing.T) {
	s := start(t, "kind: train\ndata: xor\npreprocess: center", nil).(*trainSession)
	if s.values["preprocess"] != "centre" {
		t.Errorf("preprocess is %q", s.values["preprocess"])
	}
	if _, err := parse(t, "kind: train\ndata: xor").Start(Settings{"preprocess": "bleach"}); err == nil {
		t.Error("bleach is no preprocessing")
	}
}
