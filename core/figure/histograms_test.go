package figure

import (
	"math"
	"strings"
	"testing"

	"zigzag/core/nn"
)

// layerModel is a fixed set of layers, as kind propagate and kind train show them.
type layerModel struct {
	rows   []LayerRow
	series []LayerSeries
	names  []string
	back   bool
}

func (m *layerModel) Version() uint64       { return 1 }
func (m *layerModel) Rows() []LayerRow      { return m.rows }
func (m *layerModel) Series() []LayerSeries { return m.series }
func (m *layerModel) Names() []string       { return m.names }
func (m *layerModel) Backwards() bool       { return m.back }

// valuesOf draws a layer: normal numbers through a function.
func valuesOf(name string, seed uint64, f func(float64) float64) LayerValues {
	v := make([]float64, 4000)
	nn.Normals(v, nn.NewRand(seed))
	l := LayerValues{Name: name, Known: true, Hist: &Histogram{}, Saturated: 0.1}
	for i := range v {
		v[i] = f(v[i])
		l.Mean += v[i] / float64(len(v))
		if v[i] == 0 {
			l.Zero += 1 / float64(len(v))
		}
	}
	for _, x := range v {
		l.Std += (x - l.Mean) * (x - l.Mean) / float64(len(v))
	}
	l.Std = math.Sqrt(l.Std)
	l.Hist.Add(v)
	return l
}

// collapse is a deep tanh network whose first weights are too small: the way forwards
// is done, the way back has reached the last four layers.
func collapse(n int) *layerModel {
	m := &layerModel{back: true}
	forwards := LayerRow{Title: "activations", Lo: -1, Hi: 1}
	backwards := LayerRow{Title: "gradients", Back: true}
	s := LayerSeries{}
	for l := range n {
		name := "layer " + Number(float64(l+1), 2)
		m.names = append(m.names, name)
		size := math.Pow(0.22, float64(l+1))
		f := valuesOf(name, uint64(l+1), func(x float64) float64 { return math.Tanh(size * x) })
		forwards.Layers = append(forwards.Layers, f)
		p := LayerPoint{Known: true, Mean: f.Mean, Std: f.Std}
		back := LayerValues{Name: name, Saturated: -1}
		if l >= n-4 {
			size := math.Pow(0.3, float64(n-1-l))
			back = valuesOf(name, uint64(100+l), func(x float64) float64 { return size * x })
			back.Saturated = -1
			p.Back, p.Gradient = true, back.Std
		}
		backwards.Layers = append(backwards.Layers, back)
		s.Layers = append(s.Layers, p)
	}
	m.rows, m.series = []LayerRow{forwards, backwards}, []LayerSeries{s}
	return m
}

// halfZero is a ReLU network with an output, as kind train shows it.
func halfZero() *layerModel {
	m := &layerModel{back: true}
	row := LayerRow{Title: "activations"}
	for l, name := range []string{"layer 1", "layer 2", "output"} {
		m.names = append(m.names, name)
		row.Layers = append(row.Layers, valuesOf(name, uint64(l+1), func(x float64) float64 { return max(x, 0) }))
	}
	row.Layers[1].Zero, row.Layers[1].Hist = 1, &Histogram{Zeros: 4000}
	m.rows = []LayerRow{row}
	return m
}

// lanesOf are two runs against each other, of which one has come to 0.
func lanesOf() *layerModel {
	m := collapse(10)
	a, b := m.series[0], LayerSeries{Lane: 1, Name: "Xavier"}
	a.Name = "normal 0.01"
	for l := range a.Layers {
		b.Layers = append(b.Layers, LayerPoint{Known: true, Mean: 0.02, Std: 0.63 * math.Pow(float64(l+1), -0.44), Back: true, Gradient: 1 + 0.1*float64(l)})
	}
	a.Layers[9].Std = 0
	m.series = []LayerSeries{a, b}
	return m
}

func histogramPictures() []picture {
	none := &layerModel{}
	early := collapse(10)
	for l := range early.rows[0].Layers {
		early.rows[0].Layers[l].Known = l < 1
		early.rows[1].Layers[l].Known = false
		early.series[0].Layers[l] = LayerPoint{}
	}
	return []picture{
		{"histograms", func() Figure { return NewHistograms(collapse(10)) }, 760, 400},
		{"histograms-own", func() Figure {
			f := NewHistograms(collapse(10))
			f.own = true
			return f
		}, 760, 400},
		{"histograms-small", func() Figure { return NewHistograms(collapse(10)) }, 340, 300},
		{"histograms-relu", func() Figure { return NewHistograms(halfZero()) }, 420, 240},
		{"histograms-early", func() Figure { return NewHistograms(early) }, 520, 300},
		{"histograms-none", func() Figure { return NewHistograms(none) }, 300, 200},
		{"statistics", func() Figure { return NewStatistics(collapse(10)) }, 520, 460},
		{"statistics-race", func() Figure { return NewStatistics(lanesOf()) }, 640, 480},
		{"statistics-small", func() Figure { return NewStatistics(lanesOf()) }, 340, 300},
		{"statistics-early", func() Figure { return NewStatistics(early) }, 420, 320},
		{"statistics-none", func() Figure { return NewStatistics(none) }, 300, 200},
	}
}

// TestHistogramCounts: a histogram that grows while it fills counts what one that knew
// its bounds from the start would have.
func TestHistogramCounts(t *testing.T) {
	v := make([]float64, 5000)
	nn.Normals(v, nn.NewRand(1))
	for i := range v {
		v[i] *= float64(i+1) / 100
	}
	v[7], v[8] = 0, 0
	var grown, whole Histogram
	for i := 0; i < len(v); i += 100 {
		if lost := grown.Add(v[i : i+100]); lost != 0 {
			t.Fatalf("%d values lost", lost)
		}
	}
	whole.Add(v)
	if grown != whole {
		t.Errorf("grown to %v with %d values, want %v with %d", grown.Bound, grown.Count(), whole.Bound, whole.Count())
	}
	if grown.Zeros != 2 || grown.Count() != len(v) {
		t.Errorf("%d values, %d of them 0; want %d and 2", grown.Count(), grown.Zeros, len(v))
	}
	// Against counting by hand, over bars that are whole bins.
	lo, hi := grown.extent()
	from, width, n := barsFor(lo, hi)
	bars, want := make([]float64, n), make([]float64, n)
	grown.over(bars, from, width)
	for _, x := range v {
		if x != 0 {
			want[int(math.Floor((x-from)/width))]++
		}
	}
	for i := range bars {
		if bars[i] != want[i] {
			t.Fatalf("bars %v, want %v", bars, want)
		}
	}
}

func TestHistogramEdges(t *testing.T) {
	var h Histogram
	if lost := h.Add([]float64{1, -1, 0.5, math.NaN(), math.Inf(1), math.Inf(-1), 1e305}); lost != 4 || h.Bound != 1 {
		t.Errorf("%d lost, bound %v; want 4 and 1", lost, h.Bound)
	}
	if h.Bins[0] != 1 || h.Bins[histogramBins-1] != 1 || h.Bins[3*histogramBins/4] != 1 {
		t.Errorf("−1, 1 and 0.5 are in %v", h.Bins)
	}
	var zeros Histogram
	zeros.Add(make([]float64, 10))
	if zeros.Zeros != 10 || !zeros.empty() {
		t.Errorf("ten zeros: %d, empty %v", zeros.Zeros, zeros.empty())
	}
	zeros.Add([]float64{1e-200, 3})
	if zeros.Bound != 4 || zeros.Count() != 12 {
		t.Errorf("after 3: bound %v, %d values", zeros.Bound, zeros.Count())
	}
	var none Histogram
	none.Add([]float64{math.NaN()})
	if none.Count() != 0 {
		t.Errorf("NaN was counted: %v", none.Count())
	}
}

// TestBarsFor: from 16 to 32 bars, of which 0 is an edge, cover every interval.
func TestBarsFor(t *testing.T) {
	for _, c := range [][2]float64{{-1, 1}, {0, 1}, {-3, 3}, {-1e-7, 1e-7}, {0, 12}, {-0.3, 40}, {-1, 0}} {
		from, width, n := barsFor(c[0], c[1])
		if n < 16 || n > 33 || from > c[0] || from+width*float64(n) < c[1] || math.Mod(from, width) != 0 {
			t.Errorf("%v: %d bars of %v from %v", c, n, width, from)
		}
	}
}

func TestHistogramsHand(t *testing.T) {
	f := NewHistograms(collapse(10))
	f.Layout(760, 400)
	if f.rows[0].says != "from −1 to 1" {
		t.Errorf("before a hand is there: %q", f.rows[0].says)
	}
	cell := f.rows[0].cells[3]
	f.Update(Input{X: cell.x0 + cell.w()/2 + 1, Y: cell.y1 - 5, Inside: true})
	if !strings.Contains(f.readout.text, "layer 4: mean") || !strings.Contains(f.readout.more, "% from 0 to 0.062") {
		t.Errorf("under the pointer: %q, %q", f.readout.text, f.readout.more)
	}
	if f.rows[0].says != "from −1 to 1 · press: an axis each" {
		t.Errorf("a hand is told %q", f.rows[0].says)
	}
	f.Update(Input{Key: "ArrowRight"})
	if !strings.Contains(f.readout.text, "layer 5: mean") || !strings.Contains(f.readout.more, "10 % saturated") {
		t.Errorf("a key leads to %q, %q", f.readout.text, f.readout.more)
	}
	f.Update(Input{Key: "ArrowDown"})
	if f.at != (cellAt{1, 4}) || f.readout.more != "not reached yet" {
		t.Errorf("down: %v, %q", f.at, f.readout.more)
	}
	if _, _, n := barsFor(-1, 1); len(f.rows[0].cells[9].bars) != n {
		t.Errorf("%d bars", len(f.rows[0].cells[9].bars))
	}
	if f.Grabs(cell.x0, cell.y1) || !f.Grabs(700, 10) {
		t.Error("a press on the words grabs, one on a histogram does not")
	}
	before := f.rows[0].cells[9].width
	f.Update(Input{X: 700, Y: 10, Inside: true, Pressed: true, Down: true})
	if after := f.rows[0].cells[9].width; after >= before/1000 {
		t.Errorf("with an axis of its own, a bar of layer 10 is %v wide, was %v", after, before)
	}
	g := NewHistograms(collapse(10))
	g.Adopt(f)
	if !g.own {
		t.Error("the figure of the next run has forgotten the axes")
	}
	f.Update(Input{Key: "PageUp"})
	if f.own {
		t.Error("a key does not go back to one axis")
	}
}

func TestHistogramsWords(t *testing.T) {
	got := NewHistograms(collapse(10)).Describe()
	for _, want := range []string{"Activations: standard deviation 0.21 in layer 1 and 2.7·10⁻⁷ in layer 10.", "Gradients: standard deviation 0.027 in layer 7 and 1 in layer 10."} {
		if !strings.Contains(got, want) {
			t.Errorf("Describe = %q, want %q in it", got, want)
		}
	}
	if got := NewHistograms(halfZero()).Describe(); !strings.Contains(got, "In layer 2, 100 % are exactly 0.") {
		t.Errorf("Describe = %q", got)
	}
	if got := NewHistograms(&layerModel{}).Describe(); got != "No layers." {
		t.Errorf("Describe = %q", got)
	}
}

func TestStatisticsHand(t *testing.T) {
	f := NewStatistics(collapse(10))
	f.Layout(520, 460)
	if got := f.panels[1].lines[0].label; got != "2.7·10⁻⁷" {
		t.Errorf("at rest the last layer is read: %q", got)
	}
	if got := f.panels[2].lines[0].label; got != "0.027" {
		t.Errorf("of the way back, the layer that it has come to: %q", got)
	}
	a := f.panels[1].axes
	f.Update(Input{X: a.x.At(2) + 3, Y: a.y0 + 5, Inside: true})
	if f.over != 1 || f.panels[1].lines[0].label != "0.048" || f.panels[2].lines[0].label != "" {
		t.Errorf("over layer %d: %q, %q", f.over+1, f.panels[1].lines[0].label, f.panels[2].lines[0].label)
	}
	for range 20 {
		f.Update(Input{Key: "ArrowRight"})
	}
	if f.over != 9 || f.panels[2].lines[0].label != "1" {
		t.Errorf("the right arrow ends at layer %d: %q", f.over+1, f.panels[2].lines[0].label)
	}
	// On the log axis equal factors are equal heights.
	pts := f.panels[1].lines[0].pts
	if d := (pts[3].Y - pts[2].Y) - (pts[5].Y - pts[4].Y); math.Abs(d) > 1.5 || pts[3].Y <= pts[2].Y {
		t.Errorf("steps down differ by %v", d)
	}
}

func TestStatisticsWords(t *testing.T) {
	got := NewStatistics(lanesOf()).Describe()
	for _, want := range []string{"Normal 0.01: standard deviation 0.21 in layer 1, 0 in layer 10; the gradient has 1 in layer 10 and 0.027 in layer 7.", "Xavier: standard deviation 0.63 in layer 1, 0.23 in layer 10"} {
		if !strings.Contains(got, want) {
			t.Errorf("Describe = %q, want %q in it", got, want)
		}
	}
}

// TestLayerFiguresDrawWithoutAllocating: looking allocates, painting does not.
func TestLayerFiguresDrawWithoutAllocating(t *testing.T) {
	for _, f := range []Figure{NewHistograms(collapse(10)), NewStatistics(lanesOf())} {
		f.Layout(600, 400)
		mesh := &Mesh{}
		mesh.Reset(Light(), 1)
		f.Draw(mesh)
		if n := testing.AllocsPerRun(5, func() {
			mesh.Reset(Light(), 1)
			f.Draw(mesh)
		}); n > 0 {
			t.Errorf("%s: %v allocations a frame", f.Name(), n)
		}
	}
}
