package experiment

import (
	"fmt"
	"math"

	"zigzag/core/figure"
)

func (s *descendSession) Metrics() []MetricInfo                 { return s.metrics.infos() }
func (s *descendSession) Metric(name string) ([]float64, error) { return s.metrics.measure(name) }
func (s *descendSession) Receipt() Receipt                      { return s.receipt(s.walk.steps, s.walk.w[:]) }

func (s *descendSession) Edit(edits []figure.Edit) (Settings, bool, error) { return s.edit(edits) }

// Hand returns the weights as they are now, as a start.
func (s *descendSession) Hand() []figure.Edit {
	return []figure.Edit{{Key: "from", Value: joinNumbers(s.walk.w[:])}}
}

// descendContour shows a descent as a [figure.ContourModel].
type descendContour struct{ s *descendSession }

func (c descendContour) Version() uint64 { return c.s.version }

func (c descendContour) Loss(w1, w2 float64) float64 { return c.s.surface.loss([2]float64{w1, w2}) }

func (c descendContour) Paths() []figure.Path {
	x, y := c.s.trail.until(c.s.walk.steps, c.s.walk.w)
	return []figure.Path{{X: x, Y: y}}
}

// Minimum is that of the loss alone, whose surface is drawn.
func (c descendContour) Minimum() (w1, w2 float64, ok bool) {
	if !c.s.cost.free() {
		return c.s.free[0], c.s.free[1], c.s.freeKnown
	}
	return c.s.lowest[0], c.s.lowest[1], c.s.known
}

// Penalty is what the two weights cost, and where loss and cost together are lowest.
func (c descendContour) Penalty() (p figure.Penalty, ok bool) {
	cost := c.s.cost
	for k := range 2 {
		p.L1, p.L2 = max(p.L1, cost.l1[k]), max(p.L2, cost.l2[k])
		p.On[k] = cost.l1[k] > 0 || cost.l2[k] > 0
	}
	p.W1, p.W2, p.Known = c.s.lowest[0], c.s.lowest[1], c.s.known
	return p, !cost.free()
}

// oneUnit: both axes are of one unit of one layer, so that short names will do.
func (s *descendSession) oneUnit() bool {
	a, b := s.axes[0], s.axes[1]
	return a.l == b.l && a.j == b.j && max(a.i, b.i) <= 9
}

// Bounds is a square around start and minimum, with a penalty around both minima and 0,
// which stays where it is while the path goes on.
func (c descendContour) Bounds() (minX, maxX, minY, maxY float64) {
	const margin, least = 0.45, 0.5 // of the distance on either side; half a side
	from, to := c.s.start, c.s.start
	around := func(w [2]float64, known bool) {
		for k := range w {
			if known {
				from[k], to[k] = min(from[k], w[k]), max(to[k], w[k])
			}
		}
	}
	if c.s.known {
		to = c.s.lowest
	}
	if !c.s.cost.free() {
		around(c.s.lowest, c.s.known)
		around(c.s.free, c.s.freeKnown)
		around([2]float64{}, true)
		around(c.s.start, true)
	}
	half := max(math.Abs(from[0]-to[0]), math.Abs(from[1]-to[1])) / 2 * (1 + 2*margin)
	switch {
	case !c.s.known && !c.s.freeKnown:
		half = 4
	case half < least:
		half = least
	}
	x, y := (from[0]+to[0])/2, (from[1]+to[1])/2
	return x - half, x + half, y - half, y + half
}

// Axes names the weights as formulas do where there is one neuron.
func (c descendContour) Axes() (x, y string) {
	name := func(a axis) string {
		switch {
		case c.s.oneUnit() && a.i > 0:
			return "w" + string(rune('₀'+a.i))
		case c.s.net.Layers() > 1:
			return a.String()
		case a.i == 0:
			return "b"
		}
		return [...]string{"w₁", "w₂"}[a.i-1]
	}
	return name(c.s.axes[0]), name(c.s.axes[1])
}

func (c descendContour) Start() (w1, w2 float64, editable bool) {
	return c.s.start[0], c.s.start[1], true
}

// Arrow is the coming step.
func (c descendContour) Arrow() (dw1, dw2 float64, ok bool) {
	if c.s.Done() {
		return 0, 0, false
	}
	d := c.s.coming()
	return d[0], d[1], true
}

// Condition is that of the surface which is drawn, the loss alone.
func (c descendContour) Condition() float64 {
	switch {
	case !c.s.cost.free():
		if !c.s.freeKnown {
			return 0
		}
		largest, smallest := c.s.surface.hessian(c.s.free).curvatures()
		return largest / smallest
	case !c.s.known:
		return 0
	}
	return c.s.condition()
}

// descendCurves shows how loss and distance went as a [figure.CurvesModel].
type descendCurves struct {
	s       *descendSession
	version uint64 // that curves belong to
	curves  []figure.Curve
}

func (c *descendCurves) Version() uint64 { return c.s.version }

// Curves measures the loss along the trail, at no more points than a figure has
// room for.
func (c *descendCurves) Curves() []figure.Curve {
	const most = 256
	s := c.s
	if c.version == s.version {
		return c.curves
	}
	x, y := s.trail.until(s.walk.steps, s.walk.w)
	every := (len(x) + most - 1) / most
	var epochs, loss, distance []float64
	for i := range x {
		if i%every != 0 && i != len(x)-1 {
			continue
		}
		w := [2]float64{x[i], y[i]}
		epochs = append(epochs, float64(min(i*s.trail.stride, s.walk.steps))/float64(s.StepsPerEpoch()))
		loss, distance = append(loss, s.surface.loss(w)), append(distance, between(w, s.lowest))
	}
	c.version, c.curves = s.version, []figure.Curve{{Name: "loss", Group: "loss", X: epochs, Y: loss}}
	if s.known {
		c.curves = append(c.curves, figure.Curve{Name: "distance to the minimum", Group: "distance", X: epochs, Y: distance})
	}
	return c.curves
}

// Now is where the curves end: they are drawn up to the present step.
func (c *descendCurves) Now() float64 { return float64(c.s.walk.steps) / float64(c.s.StepsPerEpoch()) }

func (s *descendSession) contour() descendContour    { return descendContour{s} }
func (s *descendSession) curves() figure.CurvesModel { return &descendCurves{s: s} }

func (s *descendSession) Figures() []string {
	if len(s.examples.raw.Columns) != 2 {
		return []string{"contour", "curves"}
	}
	return []string{"contour", "curves", "cloud"}
}

func (s *descendSession) Figure(name string) (figure.Figure, error) {
	switch name {
	case "contour":
		return figure.NewContour(s.contour()), nil
	case "curves":
		return figure.NewCurves(s.curves()), nil
	case "cloud":
		if columns := len(s.examples.raw.Columns); columns != 2 {
			return nil, &Fault{Keys: []string{"show", "data"}, What: fmt.Sprintf("figure \"cloud\" needs two inputs, and data %s has %d", s.values["data"], columns), Fix: "take it out of show, or use other data"}
		}
		return figure.NewCloud(newDescendCloud(s)), nil
	}
	return nil, unknownFigure(name, s.Figures())
}
