package figure

import (
	"math"
	"strings"
	"testing"

	"zigzag/core/nn"
)

// thinnedModel is what drawn networks say.
type thinnedModel struct {
	version uint64
	t       Thinned
}

func (m *thinnedModel) Version() uint64  { return m.version }
func (m *thinnedModel) Thinned() Thinned { return m.t }

// saying are n numbers about a mean, in multiples of 1/1024 so that every machine draws
// the same.
func saying(n int, mean, width float64) *thinnedModel {
	rng := nn.NewRand(9)
	m := &thinnedModel{version: 1, t: Thinned{Example: "validation example 1", Quantity: "probability of class 1", Probability: true, Keep: 0.5, Whole: mean + 0.03, Unscaled: mean + 0.2}}
	for range n {
		m.t.Says = append(m.t.Says, math.Round(1024*(mean+width*(nn.Uniform(rng)+nn.Uniform(rng)+nn.Uniform(rng)-1.5)))/1024)
	}
	return m
}

func thinnedPictures() []picture {
	show := func(m *thinnedModel) func() Figure { return func() Figure { return NewThinned(m) } }
	output := saying(64, -3, 2)
	output.t.Probability, output.t.Quantity, output.t.Linear = false, "output", true
	all := saying(128, 0.75, 0)
	all.t.Keep, all.t.Whole = 1, 0.75
	odd := saying(20, 0.5, 1)
	odd.t.Probability = false
	odd.t.Says[3], odd.t.Says[4], odd.t.Unscaled = math.NaN(), math.Inf(1), math.Inf(-1)
	return []picture{
		{"thinned", show(saying(256, 0.6, 0.25)), 760, 500},
		{"thinned-small", show(saying(256, 0.6, 0.25)), 340, 280},
		{"thinned-output", show(output), 520, 320},
		{"thinned-all", show(all), 420, 320},
		{"thinned-odd", show(odd), 340, 260},
	}
}

func TestThinnedWords(t *testing.T) {
	m := &thinnedModel{t: Thinned{Example: "validation example 1", Quantity: "output", Says: []float64{1, 3, 1, 3}, Keep: 0.5, Whole: 2.5, Unscaled: 4}}
	f := NewThinned(m)
	for _, c := range []struct {
		change func()
		want   string
	}{
		{func() {}, "What 4 thinned networks say of validation example 1 (output): 2 on average, with a standard deviation of 1, from 1 to 3. The whole network says 2.5, as near to their mean as so few masks can tell. Without the scaling, every hidden unit 1/0.5 = 2 times as loud as what the next layer has learned to expect, it would say 4."},
		{func() { m.t.Whole = 3.25 }, "The whole network says 3.25, 1.2 off their mean: it stands for"},
		{func() { m.t.Linear = true }, "the output being linear in the masks, that is exactly what the average over all of them would be."},
		{func() { m.t.Keep = 1 }, "Keep is 1: no unit is ever left out"},
		{func() { m.t.Says = []float64{math.NaN()} }, "What the networks say of validation example 1 is no number."},
	} {
		if c.change(); !strings.Contains(f.Describe(), c.want) {
			t.Errorf("Describe = %q, want %q", f.Describe(), c.want)
		}
	}
}

// TestThinnedHeaps: every dot lies on the heap of its value, within the plot.
func TestThinnedHeaps(t *testing.T) {
	for _, n := range []int{1, 32, 256} {
		for _, width := range []float64{0, 0.01, 0.3} {
			m := saying(n, 0.5, width)
			f := NewThinned(m)
			f.Layout(340, 260)
			if len(f.dots) != n {
				t.Fatalf("%d dots for %d networks", len(f.dots), n)
			}
			total := 0
			for _, b := range f.bins {
				within := 0
				for _, v := range m.t.Says {
					if v >= b.from && v < b.to {
						within++
					}
				}
				if within != b.n {
					t.Errorf("a heap of %d has %d in it", within, b.n)
				}
				total += b.n
			}
			if total != n {
				t.Errorf("%d of %d on heaps", total, n)
			}
			for _, p := range f.dots {
				if !f.axes.has(p.X, p.Y) {
					t.Fatalf("n %d, width %v: a dot at %v outside %v", n, width, p, f.axes.box)
				}
			}
		}
	}
}

func TestThinnedHand(t *testing.T) {
	m := saying(64, 0.5, 0.3)
	f := NewThinned(m)
	f.Layout(500, 300)
	p := f.dots[20]
	f.Update(Input{X: p.X, Y: p.Y, Inside: true})
	if f.over < 0 || f.bins[f.over].n == 0 || !strings.HasSuffix(f.readout.text, " of 64 say") {
		t.Fatalf("under the pointer: heap %d, %q", f.over, f.readout.text)
	}
	f.Update(Input{Key: "Home"})
	seen := f.bins[f.over].n
	for {
		before := f.over
		f.Update(Input{Key: "ArrowRight"})
		if f.over == before {
			break
		}
		seen += f.bins[f.over].n
	}
	if seen != 64 {
		t.Errorf("the right arrow passes %d of 64", seen)
	}
	last := f.over
	f.Update(Input{Key: "Home"})
	f.Update(Input{Key: "End"})
	if f.over != last {
		t.Errorf("End leads to heap %d, want %d", f.over, last)
	}
}
