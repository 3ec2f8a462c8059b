package figure

import (
	"strings"
	"testing"

	"zigzag/core/nn"
)

// masksModel is drawn masks.
type masksModel struct {
	version uint64
	masks   Masks
}

func (m *masksModel) Version() uint64 { return m.version }
func (m *masksModel) Masks() Masks    { return m.masks }

func drawnMasks(keep float64, batch, inputs, outputs int, units ...int) *masksModel {
	rng := nn.NewRand(5)
	m := &masksModel{version: 1, masks: Masks{Step: 12, Batch: batch, Current: -1, Inputs: inputs, Outputs: outputs}}
	for _, n := range units {
		l := MaskLayer{Units: n, Keep: keep}
		for range batch * n {
			v := 0.0
			if nn.Uniform(rng) < keep {
				v = 1 / keep
			}
			l.Mask = append(l.Mask, v)
		}
		if keep == 1 {
			l.Mask = nil
		}
		m.masks.Layers = append(m.masks.Layers, l)
	}
	return m
}

func masksPictures() []picture {
	show := func(m *masksModel) func() Figure { return func() Figure { return NewMasks(m) } }
	return []picture{
		{"masks", show(drawnMasks(0.5, 8, 2, 1, 8, 8)), 760, 500},
		{"masks-small", show(drawnMasks(0.5, 8, 2, 1, 8, 8)), 340, 320},
		{"masks-wide", show(drawnMasks(0.8, 32, 64, 10, 64)), 760, 500},
		{"masks-wide-small", show(drawnMasks(0.8, 32, 64, 10, 64)), 340, 300},
		{"masks-all", show(drawnMasks(1, 4, 2, 1, 6)), 420, 320},
	}
}

func TestMasksWords(t *testing.T) {
	m := &masksModel{masks: Masks{Step: 3, Batch: 2, Current: -1, Inputs: 2, Outputs: 1, Layers: []MaskLayer{
		{Units: 3, Keep: 0.8, Mask: []float64{0, 1.25, 1.25, 1.25, 1.25, 1.25}}, {Units: 2, Keep: 0.8, Mask: []float64{0, 0, 1.25, 0}},
	}}}
	f := NewMasks(m)
	want := "Update 3 leaves out 3 of 5 hidden units for example 1 of its 2: 1 of 3 in layer 1, 2 of 2 in layer 2. Each stays with probability 0.8, and then counts 1.25 times. Every example of the batch has a mask of its own."
	if got := f.Describe(); got != want {
		t.Errorf("Describe = %q\nwant %q", got, want)
	}
	m.masks.Current = 1
	if got := f.Describe(); !strings.HasPrefix(got, "Update 3 leaves out 1 of 5 hidden units for example 2 of its 2") {
		t.Errorf("Describe = %q", got)
	}
	if got := NewMasks(drawnMasks(1, 4, 2, 1, 6)).Describe(); got != "Keep is 1: all 6 hidden units are present in every update." {
		t.Errorf("Describe = %q", got)
	}
}

func TestMasksHand(t *testing.T) {
	m := drawnMasks(0.5, 6, 2, 1, 4, 3)
	f := NewMasks(m)
	f.Layout(600, 400)
	l := &m.masks.Layers[1]
	for row := range 6 {
		f.Update(Input{X: f.rows.x0 + 3, Y: f.rows.y0 + (float64(row)+0.5)*f.rows.ch, Inside: true})
		if f.example() != row {
			t.Fatalf("row %d shows example %d", row, f.example())
		}
		for u, p := range f.columns[2].at {
			f.Update(Input{X: p.X, Y: p.Y, Inside: true})
			want := "layer 2, unit " + Number(float64(u+1), 1) + ": present"
			if l.Mask[row*3+u] == 0 {
				want = "layer 2, unit " + Number(float64(u+1), 1) + ": left out"
			}
			if f.readout.text != want {
				t.Errorf("example %d: reads %q, want %q", row, f.readout.text, want)
			}
		}
	}
	f.over, f.row = 3, 0
	f.Update(Input{Key: "ArrowRight"})
	f.Update(Input{Key: "ArrowDown"})
	if f.over != 4 || f.example() != 1 || !strings.HasPrefix(f.readout.text, "layer 2, unit 1: ") {
		t.Errorf("by key: unit %d of example %d, %q", f.over, f.example(), f.readout.text)
	}
	m.masks.Current = 3
	m.version++
	for range everyTicks {
		f.Update(Input{})
	}
	if f.example() != 3 {
		t.Errorf("shows example %d, and 3 is looked at", f.example())
	}
}
