package experiment

// trailLen is how many points of a path are kept before it is thinned out.
const trailLen = 2048

// A trail is the way taken, in bounded space: when it is full, every second
// point is forgotten and from then on only every second step is kept.
type trail struct {
	stride int // steps between two points; a power of two
	x, y   []float64
}

func newTrail(start [2]float64) *trail {
	t := &trail{stride: 1, x: make([]float64, 0, trailLen+1), y: make([]float64, 0, trailLen+1)}
	t.x, t.y = append(t.x, start[0]), append(t.y, start[1])
	return t
}

// add keeps the point after a step, unless the trail has it already or leaves
// it out.
func (t *trail) add(step int, w [2]float64) {
	if step != len(t.x)*t.stride {
		return
	}
	if len(t.x) == trailLen {
		t.stride *= 2
		t.x, t.y = everySecond(t.x), everySecond(t.y)
		if step != len(t.x)*t.stride {
			return
		}
	}
	t.x, t.y = append(t.x, w[0]), append(t.y, w[1])
}

// until is the way up to a step, and then to where the run stands, w.
func (t *trail) until(step int, w [2]float64) (x, y []float64) {
	n := min(step/t.stride+1, len(t.x))
	x, y = t.x[:n:n], t.y[:n:n]
	if (n-1)*t.stride != step {
		x, y = append(x, w[0]), append(y, w[1])
	}
	return x, y
}
