package figure

import (
	"math"
	"strings"
	"testing"
)

// chosenModel are curves with chosen epochs.
type chosenModel struct {
	curvesModel
	chosen []Chosen
}

func (m *chosenModel) Chosen() []Chosen { return m.chosen }

// overfits is a run whose validation loss rises after epoch 40 of n.
func overfits(n int, stopped float64) *chosenModel {
	a, b := decay(n, Train, 0.01)
	c, d := decay(n, Val, 0.05)
	for i := range c.Y {
		if i > 40 {
			c.Y[i] += math.Round(1024*0.005*float64(i-40)) / 1024
		}
	}
	m := &chosenModel{curvesModel: curvesModel{version: 1, curves: []Curve{a, c, b, d}}}
	m.chosen = []Chosen{{Epoch: 40, Loss: c.Y[40], Stopped: stopped}}
	return m
}

// overfitsRace are two lanes of which one is chosen earlier.
func overfitsRace() *chosenModel {
	m := overfits(120, 0)
	few := m.curves[:2]
	m.curves = nil
	for lane, name := range []string{"40 examples", "400 examples"} {
		for _, c := range few {
			c.Lane, c.LaneName = lane, name
			if lane == 1 {
				c.Y = append([]float64(nil), c.Y...)
				for i := range c.Y {
					c.Y[i] += 0.0625
				}
			}
			m.curves = append(m.curves, c)
		}
	}
	m.chosen = []Chosen{{Epoch: 40, Loss: 0.25, LaneName: "40 examples"}, {Epoch: 90, Loss: 0.125, Lane: 1, LaneName: "400 examples"}}
	return m
}

func chosenPictures() []picture {
	show := func(m *chosenModel) func() Figure { return func() Figure { return NewCurves(m) } }
	return []picture{
		{"curves-chosen", show(overfits(120, 0)), 480, 400},
		{"curves-stopped", show(overfits(80, 79)), 760, 400},
		{"curves-stopped-small", show(overfits(80, 79)), 340, 280},
		{"curves-chosen-race", show(overfitsRace()), 520, 320},
	}
}

func TestChosenWords(t *testing.T) {
	got := NewCurves(overfits(80, 79)).Describe()
	for _, want := range []string{"The gap, validation loss less training loss, is 0.2", "The validation loss was lowest at epoch 40, 0.1", "play stopped early, at epoch 79, and took up the weights of that epoch."} {
		if !strings.Contains(got, want) {
			t.Errorf("Describe = %q, want %q in it", got, want)
		}
	}
	got = NewCurves(overfitsRace()).Describe()
	for _, want := range []string{"The gap of “40 examples”, validation", "Of “400 examples” the validation loss was lowest at epoch 90, 0.125."} {
		if !strings.Contains(got, want) {
			t.Errorf("Describe = %q, want %q in it", got, want)
		}
	}
}

// TestGap: the bracket runs from one end to the other, and the crosshair tells the gap
// where it is.
func TestGap(t *testing.T) {
	m := overfits(120, 0)
	f := NewCurves(m)
	f.Layout(480, 400)
	p := &f.panels[0]
	train, val := m.curves[0].Y, m.curves[1].Y
	if want := "gap " + Number(val[119]-train[119], 3); p.gap.word != want {
		t.Errorf("the bracket says %q, want %q", p.gap.word, want)
	}
	if math.Abs(p.gap.from-p.y.At(train[119])) > 0.01 || math.Abs(p.gap.to-p.y.At(val[119])) > 0.01 {
		t.Errorf("the bracket runs from %v to %v", p.gap.from, p.gap.to)
	}
	f.Update(Input{X: p.x.At(70), Y: p.y0 + 5, Inside: true})
	if want := "epoch 70, gap " + Number(val[70]-train[70], 3); p.head != want {
		t.Errorf("the crosshair says %q, want %q", p.head, want)
	}
	if x := f.marks[0].x; math.Abs(x-p.x.At(40)) > 0.01 {
		t.Errorf("the line of epoch 40 stands at %v, want %v", x, p.x.At(40))
	}
}

// TestChosenWordsBesideTheirLine: in panels of any width and with the line anywhere, the
// words lie within the plot and do not cross their line.
func TestChosenWordsBesideTheirLine(t *testing.T) {
	for _, stopped := range []float64{0, 79} {
		for _, width := range []float64{230, 260, 290, 320, 360, 420, 520} {
			for epoch := 0.0; epoch <= 119; epoch++ {
				m := overfits(120, stopped)
				m.chosen[0].Epoch = epoch
				f := NewCurves(m)
				f.Layout(width, 400)
				p := &f.panels[0]
				for _, k := range f.marks {
					right := k.left + textWidth(k.word, textSize)
					if k.left < k.x && right > k.x || k.left < p.x0 || right > p.x1 {
						t.Errorf("width %v, epoch %v: %q from %.0f to %.0f, the line at %.0f in a plot from %.0f to %.0f", width, epoch, k.word, k.left, right, k.x, p.x0, p.x1)
					}
				}
			}
		}
	}
}
