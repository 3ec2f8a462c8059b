package experiment

import (
	"fmt"
	"math"
	"testing"

	"zigzag/core/figure"
)

// backwardRuns are training runs whose slopes are known everywhere but at kinks
// that these weights stay clear of.
func backwardRuns() []string {
	return []string{
		"kind: train\ndata: xor",
		"kind: train\ndata: circle\nsamples: 150\nhidden: 3 4\nactivation: sigmoid\nsplit: 70 30\ninit: normal 1",
		"kind: train\ndata: moons\nsamples: 70\nhidden: 5\nactivation: relu\ninit: he\nloss: squared",
		"kind: train\ndata: moons\nsamples: 70\nhidden: 5 2\nactivation: leaky-relu\nloss: squared\noutput: identity\ninit: normal 0.5",
		"kind: train\ndata: xor-cloud\nsamples: 80\nhidden: none\nloss: squared\noutput: sigmoid\ninit: normal 1",
	}
}

// difference is the central difference of loss by *p.
func difference(p *float64, loss func() float64) float64 {
	const h = 1e-6
	at := *p
	*p = at + h
	up := loss()
	*p = at - h
	down := loss()
	*p = at
	return (up - down) / (2 * h)
}

func near(got, want float64) bool { return math.Abs(got-want) <= 1e-6*(1+math.Abs(want)) }

func TestLayerGradient(t *testing.T) {
	for _, text := range backwardRuns() {
		s := steps(start(t, text, nil), 7).(*trainSession)
		loss := func() float64 { s.sets[figure.Train].scoredAt = -1; return s.score(figure.Train).loss }
		all, err := s.Metric("layer.gradient")
		if err != nil || len(all) != s.net.Layers() {
			t.Fatalf("layer.gradient = %v, %v", all, err)
		}
		for l := range s.net.Layers() {
			w, _, _, _ := s.net.Layer(l)
			var sum float64
			for i := range w {
				d := difference(&w[i], loss)
				sum += d * d
			}
			want := math.Sqrt(sum / float64(len(w)))
			got := metric1(t, s, fmt.Sprintf("layer(%d).gradient", l+1))
			if !near(got, want) || got != all[l] {
				t.Errorf("%s\nlayer(%d).gradient = %v, layer.gradient has %v, by finite differences %v", text, l+1, got, all[l], want)
			}
		}
	}
}

// TestLayerShares counts by hand, example by example.
func TestLayerShares(t *testing.T) {
	for _, text := range backwardRuns() {
		s := steps(start(t, text, nil), 7).(*trainSession)
		for l := range s.net.Layers() {
			f := s.activation(l)
			steep := 0.0
			for z := -3.0; z <= 3; z += 0.125 {
				steep = max(steep, math.Abs(f.Slope(z, f.At(z))))
			}
			var slope, saturated, zero, n float64
			for _, p := range pointsOf(s.sets[figure.Train].table).Points {
				s.net.Forward1(s.eval, p.X, p.Y)
				for _, z := range s.eval.Z(l) {
					d := math.Abs(f.Slope(z, f.At(z)))
					slope += d
					if d < 0.05*steep {
						saturated++
					}
					if f.At(z) == 0 {
						zero++
					}
					n++
				}
			}
			for field, want := range map[string]float64{"slope": slope / n, "saturated": saturated / n, "zero": zero / n} {
				if got := metric1(t, s, fmt.Sprintf("layer(%d).%s", l+1, field)); !near(got, want) {
					t.Errorf("%s\nlayer(%d).%s = %v, want %v", text, l+1, field, got, want)
				}
			}
		}
	}
}

// TestStepIsSaturatedEverywhere: a function without any slope lets nothing through.
func TestStepIsSaturatedEverywhere(t *testing.T) {
	s := start(t, "kind: train\ndata: xor\nloss: squared\noutput: step\nactivation: step\nepochs: 0", nil)
	if got := metric1(t, s, "layer(1).saturated"); got != 1 {
		t.Errorf("layer(1).saturated = %v, want 1", got)
	}
}

// TestVanishing: six layers of narrow sigmoids pass less on at each layer.
func TestVanishing(t *testing.T) {
	s := start(t, "kind: train\ndata: circle\nhidden: 8 8 8 8 8 8\nactivation: sigmoid", nil)
	g, err := s.Metric("layer.gradient")
	if err != nil {
		t.Fatal(err)
	}
	for l := 1; l < len(g); l++ {
		if g[l-1] >= g[l] {
			t.Errorf("the gradient of layer %d, %v, is not below that of layer %d, %v", l, g[l-1], l+1, g[l])
		}
	}
}
