package figure

import (
	"math"
	"strings"
	"testing"
)

// cloudModel is a tilted cloud; whitened, it is round.
type cloudModel struct{ after bool }

func (cloudModel) Version() uint64     { return 1 }
func (cloudModel) Axes() (x, y string) { return "x₁", "x₂" }
func (cloudModel) How() string         { return "whitened" }

func (cloudModel) Before() []Mark {
	var marks []Mark
	for i := range 24 {
		t := float64(i) / 24 * 2 * math.Pi
		u, v := math.Cos(t), 0.25*math.Sin(t)
		// Rounded, so that every machine draws the same.
		marks = append(marks, Mark{X: math.Round((3+u+v)*1024) / 1024, Y: math.Round((2+u-v)*1024) / 1024, Label: i % 2})
	}
	return marks
}

func (m cloudModel) After() []Mark {
	if !m.after {
		return nil
	}
	var marks []Mark
	for i := range 24 {
		t := float64(i) / 24 * 2 * math.Pi
		marks = append(marks, Mark{X: math.Round(math.Sqrt2*math.Cos(t)*1024) / 1024, Y: math.Round(math.Sqrt2*math.Sin(t)*1024) / 1024, Label: i % 2})
	}
	return marks
}

func cloudPictures() []picture {
	return []picture{
		{"cloud", func() Figure { return NewCloud(cloudModel{true}) }, 560, 300},
		{"cloud-one", func() Figure { return NewCloud(cloudModel{}) }, 320, 280},
		{"cloud-small", func() Figure { return NewCloud(cloudModel{true}) }, 260, 400},
	}
}

// sine is a fit of sixteen examples by a straight line.
type sineModel struct{}

func (sineModel) Version() uint64      { return 1 }
func (sineModel) Names() (x, y string) { return "x1", "target" }

func (sineModel) Data() []FitPoint {
	var points []FitPoint
	for i := range 16 {
		x := float64(i)/8 - 1
		points = append(points, FitPoint{X: x, Y: math.Round(1024*math.Sin(3*x)) / 1024, Set: Set(i % 5 / 4)})
	}
	return points
}

func (sineModel) Says(dst, xs []float64) {
	for i, x := range xs {
		dst[i] = x / 2
	}
}

// digitsModel is twelve images, of which every fifth is taken for another.
type digitsModel struct{}

func (digitsModel) Version() uint64 { return 1 }

func (digitsModel) Images() []DigitImage {
	var images []DigitImage
	for i := range 12 {
		m := DigitImage{W: 8, H: 8, Label: i % 10, Guess: i % 10, Row: i, Values: make([]float64, 64)}
		for k := range m.Values {
			m.Values[k] = float64((k*(i+3))%17) / 16
		}
		if i%5 == 4 {
			m.Guess = (i + 3) % 10
		}
		images = append(images, m)
	}
	return images
}

func tablePictures() []picture {
	return append(cloudPictures(), []picture{
		{"fit", func() Figure { return NewFit(sineModel{}) }, 480, 320},
		{"fit-small", func() Figure { return NewFit(sineModel{}) }, 260, 200},
		{"digits", func() Figure { return NewDigits(digitsModel{}) }, 480, 320},
		{"digits-small", func() Figure { return NewDigits(digitsModel{}) }, 260, 200},
	}...)
}

func TestFitReadsTheCurve(t *testing.T) {
	f := NewFit(sineModel{})
	f.Layout(480, 320)
	f.Update(Input{X: f.axes.x.At(0.5), Y: 100, Inside: true})
	if f.readout.text != "x1 = 0.5" || f.readout.more != "the network says 0.25" {
		t.Errorf("%q, %q", f.readout.text, f.readout.more)
	}
}

func TestDigitsWords(t *testing.T) {
	f := NewDigits(digitsModel{})
	if got := f.Describe(); got != "The network is right about 10 of the 12 images shown. The first wrong one is a 4 that it takes for a 7." {
		t.Error(got)
	}
	f.Layout(480, 320)
	f.Update(Input{Key: "ArrowRight"})
	f.Update(Input{Key: "ArrowRight"})
	if f.readout.text != "a 1 of the train set" || f.readout.more != "the network says 1" {
		t.Errorf("%q, %q", f.readout.text, f.readout.more)
	}
}

func TestCloudWords(t *testing.T) {
	got := NewCloud(cloudModel{true}).Describe()
	for _, want := range []string{"x₁ has mean 3 ", "x₂ mean 2 ", "correlation 0.88", "whitened: x₁ has mean 0 and standard deviation 1", "correlation 0"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q, want %q in it", got, want)
		}
	}
}

func TestCloudMarksAnExampleInBothPictures(t *testing.T) {
	f := NewCloud(cloudModel{true})
	f.Layout(560, 300)
	m := f.panels[1].marks[6]
	q := f.panels[1].px(m.X, m.Y)
	f.Update(Input{X: q.X + 2, Y: q.Y, Inside: true})
	if f.over != 6 || f.side != 1 || f.readout.text != "x₁ = "+Number(m.X, 3) {
		t.Errorf("example %d in panel %d: %q", f.over, f.side, f.readout.text)
	}
	f.Update(Input{Key: "ArrowRight"})
	if f.over != 7 {
		t.Errorf("the next example by key is %d", f.over)
	}
}

// One unit is equally long on both axes, and the arms are as long as the spread.
func TestCloudIsTrueToScale(t *testing.T) {
	f := NewCloud(cloudModel{true})
	f.Layout(560, 300)
	for i := range f.n {
		p := &f.panels[i]
		if dx, dy := p.x.At(1)-p.x.At(0), p.y.At(0)-p.y.At(1); math.Abs(dx-dy) > 1e-9 {
			t.Errorf("panel %d: a unit is %v wide and %v high", i, dx, dy)
		}
	}
	p := &f.panels[1]
	unit := p.x.At(1) - p.x.At(0)
	for _, a := range p.arms {
		if d := dist(a, p.mean) / unit; math.Abs(d-1) > 0.01 {
			t.Errorf("a round cloud of standard deviation 1 has an arm of %v", d)
		}
	}
}
