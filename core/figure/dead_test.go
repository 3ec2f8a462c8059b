package figure

import (
	"math"
	"strings"
	"testing"
)

// deadModel is a fixed set of lives.
type deadModel struct {
	units []UnitLife
	now   float64
}

func (m *deadModel) Version() uint64   { return 1 }
func (m *deadModel) Units() []UnitLife { return m.units }
func (m *deadModel) Epochs() float64   { return 100 }
func (m *deadModel) Now() float64      { return m.now }

// lives are eight units in two layers, of which three died and one came back.
func lives(now float64) *deadModel {
	open := math.Inf(1)
	m := &deadModel{now: now}
	for layer := 1; layer <= 2; layer++ {
		for unit := 1; unit <= 4; unit++ {
			m.units = append(m.units, UnitLife{Layer: layer, Unit: unit})
		}
	}
	m.units[1].Dead = []Span{{12, open}}
	m.units[1].Killed, m.units[1].Step = "Update 117 killed unit 2 of layer 1.", 117
	m.units[4].Dead = []Span{{0, 30}}
	m.units[6].Dead = []Span{{5, 9}, {40, open}}
	m.units[6].Killed, m.units[6].Step = "Update 391 killed unit 3 of layer 2.", 391
	return m
}

// silences are the same units with a leak from epoch 50 on: no unit is dead any more,
// and three fire on no example.
func silences() *deadModel {
	m := lives(80)
	for i, from := range map[int]float64{1: 50, 6: 50, 7: 61} {
		u := &m.units[i]
		if n := len(u.Dead); n > 0 {
			u.Dead[n-1].To = 50
			u.Killed, u.Step = "", 0
		}
		u.Silent = []Span{{from, math.Inf(1)}}
	}
	m.units[6].Silent[0].To = 72
	return m
}

func unitPictures() []picture {
	return []picture{
		{"dead", func() Figure { return NewDead(lives(64)) }, 520, 320},
		{"dead-small", func() Figure { return NewDead(lives(100)) }, 300, 200},
		{"dead-silent", func() Figure { return NewDead(silences()) }, 520, 320},
		{"dead-none", func() Figure { return NewDead(&deadModel{}) }, 300, 200},
		{"trace", func() Figure { return NewTrace(traceModel{}) }, 520, 360},
		{"trace-small", func() Figure { return NewTrace(traceModel{}) }, 300, 170},
	}
}

func TestDeadWords(t *testing.T) {
	for _, c := range []struct {
		now  float64
		want string
	}{
		{0, "1 of 8 hidden units is dead (layer.unit): 2.1."},
		{11, "1 of 8 hidden units is dead"},
		{64, "2 of 8 hidden units are dead (layer.unit): 1.2, 2.3. Update 117 killed unit 2 of layer 1."},
	} {
		if got := NewDead(lives(c.now)).Describe(); !strings.Contains(got, c.want) {
			t.Errorf("at epoch %v: %q, want %q", c.now, got, c.want)
		}
	}
	if got := NewDead(silences()).Describe(); got != "None of 8 hidden units is dead. 2 fire on no example, though they have a gradient." {
		t.Errorf("silent: %q", got)
	}
	if got := NewDead(lives(30)).Describe(); !strings.Contains(got, "1 of 8 hidden units is dead (layer.unit): 1.2") {
		t.Errorf("at the end of a span: %q", got)
	}
	m := lives(64)
	m.units = m.units[:1]
	if got := NewDead(m).Describe(); got != "None of 1 hidden units is dead." {
		t.Errorf("none: %q", got)
	}
}

func TestDeadReadout(t *testing.T) {
	f := NewDead(lives(64))
	f.Layout(520, 320)
	f.Update(Input{X: 200, Y: f.y(1), Inside: true})
	if !strings.Contains(f.readout.text, "layer 1, unit 2: dead") || !strings.Contains(f.readout.more, "update 117") {
		t.Errorf("under the pointer: %q, %q", f.readout.text, f.readout.more)
	}
	quiet := NewDead(silences())
	quiet.Layout(520, 320)
	quiet.Update(Input{X: 200, Y: quiet.y(1), Inside: true})
	if !strings.Contains(quiet.readout.text, "layer 1, unit 2: silent") {
		t.Errorf("a silent unit: %q, %q", quiet.readout.text, quiet.readout.more)
	}
	for range 3 {
		f.Update(Input{Key: "ArrowDown"})
	}
	if !strings.Contains(f.readout.text, "layer 2, unit 1: alive again") || !strings.Contains(f.readout.more, "from epoch 0 to 30") {
		t.Errorf("by key: %q, %q", f.readout.text, f.readout.more)
	}
}
