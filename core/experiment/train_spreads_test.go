package experiment

import (
	"math"
	"strings"
	"testing"

	"zigzag/core/figure"
)

const spreadsText = "kind: train\ndata: circle\nsamples: 90\nhidden: 6 5\nactivation: relu\ninit: he\nbatch: 7\nepochs: 20\nshow: [histograms, statistics]"

// TestTrainSpreads compares what the figures show with the metrics, and the gradients
// with differences of the loss.
func TestTrainSpreads(t *testing.T) {
	for _, text := range []string{spreadsText, strings.Replace(spreadsText, "relu", "tanh", 1), strings.Replace(spreadsText, "relu", "prelu", 1) + "\nlr: 0.1"} {
		s := start(t, text, nil).(*trainSession)
		for range 40 {
			s.Step()
		}
		if _, err := s.Figure("statistics"); err != nil {
			t.Fatal(err)
		}
		p := s.spreads()
		before := s.Receipt().Hash
		layers := p.Series()[0].Layers
		if after := s.Receipt().Hash; after != before {
			t.Fatal("looking at the layers changed the run")
		}
		std, _ := s.Metric("layer.std")
		mean, _ := s.Metric("layer.mean")
		zero, _ := s.Metric("layer.zero")
		for l, got := range layers {
			if math.Abs(got.Std-std[l]) > 1e-12 || math.Abs(got.Mean-mean[l]) > 1e-12 {
				t.Errorf("layer %d: %v ± %v, the metrics say %v ± %v", l+1, got.Mean, got.Std, mean[l], std[l])
			}
			row := p.Rows()[0].Layers[l]
			if math.Abs(row.Zero-zero[l]) > 1e-12 || l < 2 && row.Hist.Count() != 90*[]int{6, 5}[l] {
				t.Errorf("layer %d: %v are 0, the metric says %v; %d values", l+1, row.Zero, zero[l], row.Hist.Count())
			}
		}
		// The derivative of an example's loss by an output unit's z is p − target.
		sum, n := 0.0, float64(s.rows(figure.Train))
		var d []float64
		for i := range s.rows(figure.Train) {
			e := s.sets[figure.Train]
			out := s.net.Forward1(s.eval, e.x[2*i:2*i+2]...)
			d = append(d, s.reading.shown(out[0])-e.target[i])
			sum += d[i] / n
		}
		want := 0.0
		for _, v := range d {
			want += (v - sum) * (v - sum) / n
		}
		if got := layers[2].Gradient; math.Abs(got-math.Sqrt(want)) > 1e-12 {
			t.Errorf("the output's gradient has standard deviation %v, want %v", got, math.Sqrt(want))
		}
	}
}

// TestTrainSpreadsFollow: the figures see later steps, a change of activation and a
// diverged run.
func TestTrainSpreadsFollow(t *testing.T) {
	s := start(t, spreadsText+"\nchange: 30 activation=tanh", nil).(*trainSession)
	f, err := s.Figure("histograms")
	if err != nil {
		t.Fatal(err)
	}
	f.Layout(500, 300)
	first := f.Describe()
	for range 35 {
		s.Step()
	}
	if f.Describe() == first {
		t.Error("the histograms have not moved")
	}
	if z := s.spreads().Rows()[0].Layers[0].Zero; z != 0 {
		t.Errorf("after the change to tanh %v of the activations are 0", z)
	}
	wild := start(t, strings.Replace(spreadsText, "relu", "identity", 1)+"\nloss: squared\noutput: identity\nlr: 100", nil).(*trainSession)
	g, err := wild.Figure("statistics")
	if err != nil {
		t.Fatal(err)
	}
	for range 60 {
		wild.Step()
	}
	g.Layout(500, 300)
	if wild.diverged == 0 || g.Describe() == "" {
		t.Errorf("diverged at %d: %q", wild.diverged, g.Describe())
	}
}

// TestTrainRaceStatistics lays two runs over each other.
func TestTrainRaceStatistics(t *testing.T) {
	s := start(t, spreadsText+"\nrace: activation relu, tanh", nil)
	f, err := s.Figure("statistics")
	if err != nil {
		t.Fatal(err)
	}
	if got := f.Describe(); !strings.Contains(got, "ReLU: standard deviation") || !strings.Contains(got, "tanh: standard deviation") {
		t.Errorf("Describe = %q", got)
	}
}
