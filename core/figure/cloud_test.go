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

func TestCloudWords(t *testing.T) {
	got := NewCloud(cloudModel{true}).Describe()
	for _, want := range []string{"x₁ has mean 3 ", "x₂ mean 2 ", "correlation 0.88", "whitened: x₁ has mean 0 and standard deviation 1", "correlation 0"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q, want %q in it", got, want)
		}
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
