package experiment

import (
	"zigzag/core/figure"
)

func (s *lineSession) Figures() []string { return []string{"plane"} }

func (s *lineSession) Figure(name string) (figure.Figure, error) {
	if name == "plane" {
		return figure.NewPlane(linePlane{s}), nil
	}
	return nil, unknownFigure(name, s.Figures())
}

func (s *lineSession) Metrics() []MetricInfo                 { return s.metrics.infos() }
func (s *lineSession) Metric(name string) ([]float64, error) { return s.metrics.measure(name) }
func (s *lineSession) Receipt() Receipt                      { return s.receipt(s.steps, s.w[:], []float64{s.b}) }

// Edit makes a run whose points were moved start from the line as it is now.
func (s *lineSession) Edit(edits []figure.Edit) (Settings, bool, error) {
	if s.steps == 0 {
		return s.edit(edits)
	}
	return s.edit(edits, figure.Edit{Key: "line", Value: joinNumbers([]float64{s.w[0], s.w[1], s.b})})
}

// linePlane shows a line session as a [figure.PlaneModel].
type linePlane struct{ s *lineSession }

func (p linePlane) Version() uint64 { return p.s.version }

// Surface is ±1: a step function is never undecided.
func (p linePlane) Surface(dst, xs, ys []float64) {
	for j, y := range ys {
		for i, x := range xs {
			dst[j*len(xs)+i] = float64(2*p.s.says(x, y) - 1)
		}
	}
}

func (p linePlane) Data() []figure.Mark {
	s := p.s
	if s.marked != s.version {
		for i, pt := range s.points.Points {
			s.marks[i].Wrong = s.says(pt.X, pt.Y) != pt.Label
			s.marks[i].Current = i == s.current
		}
		s.marked = s.version
	}
	return s.marks
}

func (p linePlane) Line() (w1, w2, b float64, ok bool) {
	s := p.s
	return s.w[0], s.w[1], s.b, s.w != [2]float64{}
}

func (p linePlane) Bounds() (minX, maxX, minY, maxY float64) { return view(p.s.values, p.s.points) }

// Editable: points stay where they are when a line is to be placed by hand
// (nothing to play), so that a slip of the hand does not change the task.
func (p linePlane) Editable() (line, points bool) { return true, p.s.Limit() > 0 }
