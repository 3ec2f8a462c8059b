package figure

import (
	"math"
	"strings"
	"testing"

	"zigzag/core/nn"
)

// weightsModel is the weights of some lanes.
type weightsModel struct {
	version uint64
	lanes   []WeightLane
	sorted  bool
	layer   int
}

func (m *weightsModel) Version() uint64       { return m.version }
func (m *weightsModel) Lanes() []WeightLane   { return m.lanes }
func (m *weightsModel) Bars() (s bool, l int) { return m.sorted, m.layer }
func (m *weightsModel) add(name string, shrink, threshold float64, sizes ...int) *weightsModel {
	rng := nn.NewRand(11)
	lane := WeightLane{Name: name}
	for l := range sizes[1:] {
		layer := WeightLayer{Name: "layer " + Number(float64(l+1), 1), FanIn: sizes[l], FanOut: sizes[l+1]}
		if l == len(sizes)-2 {
			layer.Name = "output"
		}
		for range layer.FanIn * layer.FanOut {
			// Multiples of 1/1024, so that every machine draws the same.
			v := math.Round(1024*(nn.Uniform(rng)+nn.Uniform(rng)+nn.Uniform(rng)-1.5)*shrink) / 1024
			if v = math.Copysign(max(math.Abs(v)-threshold, 0), v); v == 0 {
				v = 0 // never −0
			}
			layer.W = append(layer.W, v)
		}
		lane.Layers = append(lane.Layers, layer)
	}
	m.lanes = append(m.lanes, lane)
	return m
}

// penalised are three lanes of a race: no penalty, L2 and L1.
func penalised(sizes ...int) *weightsModel {
	m := &weightsModel{version: 1, sorted: true}
	return m.add("no penalty", 1, 0, sizes...).add("L2", 0.4, 0, sizes...).add("L1", 0.8, 0.35, sizes...)
}

// sparseInputs is a single unit with twenty named inputs.
func sparseInputs(sorted bool) *weightsModel {
	m := (&weightsModel{version: 1, sorted: sorted}).add("", 1, 0.3, 20, 1)
	for i := range 20 {
		m.lanes[0].Layers[0].From = append(m.lanes[0].Layers[0].From, "x"+strings.Repeat("₁", i/10)+string(rune('₀'+i%10)))
	}
	return m
}

func weightsPictures() []picture {
	show := func(m *weightsModel) func() Figure { return func() Figure { return NewWeights(m) } }
	inOrder := penalised(8, 6, 4, 3)
	inOrder.sorted = false
	many := penalised(64, 16, 10)
	many.add("L1 and L2", 0.6, 0.2, 64, 16, 10)
	odd := (&weightsModel{version: 1}).add("", 1, 0.4, 4, 3, 1)
	odd.lanes[0].Layers[0].W[3] = math.NaN()
	odd.lanes[0].Layers[0].W[4] = math.Inf(1)
	return []picture{
		{"weights", show(penalised(16, 10, 1)), 760, 500},
		{"weights-small", show(penalised(16, 10, 1)), 340, 300},
		{"weights-order", show(inOrder), 760, 420},
		{"weights-inputs", show(sparseInputs(false)), 520, 300},
		{"weights-inputs-small", show(sparseInputs(true)), 320, 220},
		{"weights-many", show(many), 760, 500},
		{"weights-many-small", show(many), 340, 420},
		{"weights-odd", show(odd), 340, 260},
		{"weights-none", show(&weightsModel{version: 1}), 340, 260},
	}
}

func TestWeightsWords(t *testing.T) {
	m := &weightsModel{version: 1, lanes: []WeightLane{
		{Name: "L1", Layers: []WeightLayer{{Name: "layer 1", FanIn: 2, FanOut: 2, W: []float64{0, 2, math.Copysign(0, -1), 0.01}}, {Name: "output", FanIn: 2, FanOut: 1, W: []float64{-1, 1}}}},
		{Name: "L2", Layers: []WeightLayer{{Name: "layer 1", FanIn: 2, FanOut: 2, W: []float64{0.5, 0.02, 0.02, 1}}, {Name: "output", FanIn: 2, FanOut: 1, W: []float64{-1, math.NaN()}}}},
	}}
	want := "“L1”: of 6 weights, 2 (33 %) are exactly 0 and 1 is tiny; the largest is 2 in size. “L2”: of 6 weights, none is exactly 0 and none is tiny; the largest is 1 in size. 1 are no numbers any more. Tiny is less than 1 % of the largest weight shown, under 0.02."
	if got := NewWeights(m).Describe(); got != want {
		t.Errorf("Describe = %q\nwant %q", got, want)
	}
	m.lanes, m.layer = m.lanes[:1], 1
	m.lanes[0].Name = ""
	want = "Of 4 weights of layer 1, 2 (50 %) are exactly 0 and 1 is tiny; the largest is 2 in size. Tiny is less than 1 % of the largest weight shown, under 0.02."
	if got := NewWeights(m).Describe(); got != want {
		t.Errorf("Describe = %q\nwant %q", got, want)
	}
}

// TestWeightsSorted: the bars fall from left to right, and the strip covers the zeros.
func TestWeightsSorted(t *testing.T) {
	for _, sizes := range [][]int{{16, 10, 1}, {64, 40, 10}} {
		f := NewWeights(penalised(sizes...))
		f.Layout(500, 400)
		for i := range f.panels {
			p := &f.panels[i]
			for k := 1; k < len(p.bars); k++ {
				a, b := p.bars[k-1], p.bars[k]
				if b.up > a.up || b.down > a.down {
					t.Fatalf("lane %d: bar %d rises from %v to %v", i, k, a, b)
				}
			}
			width := 0.0
			for _, z := range p.zeros {
				width += z.w()
			}
			if want := p.w() * float64(p.counts.zero) / float64(p.counts.n); math.Abs(width-want) > 1 {
				t.Errorf("lane %d: the strip is %v px long for %d zeros of %d, want %v", i, width, p.counts.zero, p.counts.n, want)
			}
		}
	}
}

func TestWeightsHand(t *testing.T) {
	m := penalised(4, 3, 1)
	f := NewWeights(m)
	f.Layout(500, 400)
	p := &f.panels[2]
	for k, place := range p.order { // every bar answers with its own weight
		f.Update(Input{X: p.x.At(float64(k) + 0.5), Y: p.y0 + 5, Inside: true})
		if f.lane != 2 || f.pick != place {
			t.Fatalf("bar %d: lane %d, weight %d; want 2, %d", k, f.lane, f.pick, place)
		}
		want := "weight " + Number(p.all[place], 3)
		if p.all[place] == 0 {
			want = "weight exactly 0"
		}
		if f.readout.text != want && f.readout.text != want+", tiny" {
			t.Errorf("bar %d reads %q, want %q", k, f.readout.text, want)
		}
	}
	f.Update(Input{Key: "Home"})
	if f.pick != p.order[0] {
		t.Errorf("Home leads to weight %d, want %d", f.pick, p.order[0])
	}
	for range 3 {
		f.Update(Input{Key: "ArrowRight"})
	}
	f.Update(Input{Key: "ArrowLeft"})
	if f.pick != p.order[2] {
		t.Errorf("three to the right and one back is weight %d, want %d", f.pick, p.order[2])
	}
	pick := f.pick
	f.Update(Input{Key: "ArrowUp"})
	if f.lane != 1 || f.pick != pick {
		t.Errorf("up leads to weight %d of lane %d, want the same weight of lane 1", f.pick, f.lane)
	}
	at := f.tabs.items[1].at
	out := f.tabs.items[4].at
	got := play(f, press(at.x0+5, at.y0+5), release(at.x0+5, at.y0+5), press(out.x0+5, out.y0+5))
	if got != "bars=order | bars=order 2" {
		t.Errorf("presses on the words: %q", got)
	}
	if !f.Grabs(at.x0+5, at.y0+5) || f.Grabs(250, 300) {
		t.Error("only the words can be grabbed")
	}
	got = play(f, key("PageDown"), key("PageDown"), key("PageUp"))
	if got != "bars=sorted | bars=sorted 1 | bars=sorted" {
		t.Errorf("page keys: %q", got)
	}
}

func TestWeightsReadout(t *testing.T) {
	f := NewWeights(sparseInputs(false))
	f.Layout(500, 300)
	f.Update(Input{Key: "End"})
	if f.readout.more != "from x₁₉ to the output" {
		t.Errorf("reads %q", f.readout.more)
	}
	f = NewWeights(penalised(3, 2, 2))
	f.Layout(500, 300)
	f.pick = 3 // of 3×2: from input 2 to unit 2
	f.read()
	if f.readout.more != "from input 2 to unit 2 of layer 1" {
		t.Errorf("reads %q", f.readout.more)
	}
	f.pick = 8 // the third of 2×2
	f.read()
	if f.readout.more != "from unit 2 to output 1" {
		t.Errorf("reads %q", f.readout.more)
	}
}

// TestWeightsHeadFits: a long name of a lane gives way to the count of zeros.
func TestWeightsHeadFits(t *testing.T) {
	m := &weightsModel{version: 1}
	m.add("l1 0.1, l2 0, L1 as a proximal step", 1, 0.3, 20, 1).add("short", 1, 0.3, 20, 1)
	f := NewWeights(m)
	f.Layout(270, 360)
	for i, p := range f.panels {
		if end := p.x0 + p.nameWidth() + 16 + textWidth(p.head, textSize); end > 270 {
			t.Errorf("panel %d: the head %q, %q ends at %.0f of 270", i, p.label, p.head, end)
		}
	}
	if f.panels[1].label != "short" {
		t.Errorf("a name with room is %q", f.panels[1].label)
	}
}
