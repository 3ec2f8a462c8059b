package experiment

import (
	"math"

	"zigzag/core/figure"
	"zigzag/core/nn"
)

// trainHidden shows the last hidden layer as a [figure.HiddenModel]: its first
// two units, where it has more.
type trainHidden struct{ s *trainSession }

// layer is the last hidden layer.
func (h trainHidden) layer() int { return h.s.drawn().Layers() - 2 }

func (h trainHidden) Version() uint64 { return h.s.version }

func (h trainHidden) Units() int {
	_, _, _, units := h.s.drawn().Layer(h.layer())
	return units
}

func (h trainHidden) Map(x, y float64) (h1, h2 float64) {
	row := h.s.view.row[:2]
	row[0], row[1] = x, y
	h.s.drawn().Forward(h.s.eval, h.s.prepare(row), 1)
	a := h.s.eval.A(h.layer())
	if len(a) == 1 {
		return a[0], 0
	}
	return a[0], a[1]
}

func (h trainHidden) Data() []figure.Mark { return h.s.marksNow() }

// HiddenLine is where the output unit changes its mind.
func (h trainHidden) HiddenLine() (w1, w2, b float64, ok bool) {
	w, bias, fanIn, _ := h.s.drawn().Layer(h.s.drawn().Layers() - 1)
	if fanIn != 2 {
		return 0, 0, 0, false
	}
	return w[0], w[1], bias[0] - h.s.reading.offset, true
}

func (h trainHidden) Bounds() (minX, maxX, minY, maxY float64) { return trainPlane(h).Bounds() }

// Range is fixed for activations that are bounded, and otherwise what the
// examples need, in steps of 1, 2, 5, 10…, so that it seldom changes.
func (h trainHidden) Range() (lo, hi float64) {
	switch f := h.s.drawn().Config().Layers[h.layer()].Activation; f {
	case nn.Tanh:
		return -1.1, 1.1
	case nn.Sigmoid, nn.Step:
		return -0.1, 1.1
	case nn.ReLU, nn.LeakyReLU:
		r := h.reach()
		return -0.1 * r, r
	default:
		r := h.reach()
		return -r, r
	}
}

// reach is the largest activation of any example, rounded up.
func (h trainHidden) reach() float64 {
	v := h.s.view
	if v.scaled == h.s.version {
		return v.scale
	}
	largest := 0.1
	for _, m := range h.s.marksNow() {
		h1, h2 := h.Map(m.X, m.Y)
		if r := max(math.Abs(h1), math.Abs(h2)); finite(r) {
			largest = max(largest, 1.05*r)
		}
	}
	v.scale, v.scaled = roundUp(largest), h.s.version
	return v.scale
}

// roundUp is the next of 1, 2, 5, 10, 20, 50… at or above x > 0.
func roundUp(x float64) float64 {
	power := math.Pow(10, math.Floor(math.Log10(x)))
	for _, f := range []float64{1, 2, 5} {
		if f*power >= x {
			return f * power
		}
	}
	return 10 * power
}

func (h trainHidden) Fold() float64 { return h.s.values.number("fold") }
