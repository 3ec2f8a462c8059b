package experiment

import (
	"fmt"

	"zigzag/core/figure"
)

func (s *propagateSession) Figures() []string { return propagateKind().figures }

func (s *propagateSession) Figure(name string) (figure.Figure, error) {
	switch name {
	case "histograms":
		return figure.NewHistograms(&propagateHistograms{s}), nil
	case "statistics":
		return figure.NewStatistics(s.statistics()), nil
	}
	return nil, unknownFigure(name, s.Figures())
}

// propagateRows is the memory that the figures of a session share.
type propagateRows struct {
	rows   []figure.LayerRow
	series []figure.LayerSeries
	names  []string
}

// layerNames are "layer 1", "layer 2", …
func (s *propagateSession) layerNames() []string {
	if len(s.rows.names) == 0 {
		for l := range s.plan.layers {
			s.rows.names = append(s.rows.names, fmt.Sprintf("layer %d", l+1))
		}
	}
	return s.rows.names
}

// propagateHistograms shows a pass as a [figure.HistogramsModel].
type propagateHistograms struct{ s *propagateSession }

func (h *propagateHistograms) Version() uint64 { return h.s.version }

func (h *propagateHistograms) Rows() []figure.LayerRow {
	s := h.s
	if s.rows.rows == nil {
		s.rows.rows = []figure.LayerRow{{Title: "activations", Lo: s.unit.lo, Hi: s.unit.hi, Layers: make([]figure.LayerValues, s.plan.layers)}}
		if s.plan.backward {
			s.rows.rows = append(s.rows.rows, figure.LayerRow{Title: "gradients by z", Back: true, Layers: make([]figure.LayerValues, s.plan.layers)})
		}
	}
	for l, name := range s.layerNames() {
		s.rows.rows[0].Layers[l] = s.layers[l].values(name, l < s.forwards())
		if s.plan.backward {
			back := s.back[l].values(name, s.cameBack(l))
			back.Saturated = -1
			s.rows.rows[1].Layers[l] = back
		}
	}
	return s.rows.rows
}

// values are what a histogram shows of a spread.
func (v *spread) values(name string, known bool) figure.LayerValues {
	if !known {
		return figure.LayerValues{Name: name}
	}
	return figure.LayerValues{
		Name: name, Known: true, Hist: &v.hist, Mean: v.average(), Std: v.std(),
		Zero: v.share(v.zero), Saturated: v.share(v.saturated),
	}
}

// propagateStatistics shows a pass as a [figure.StatisticsModel].
type propagateStatistics struct{ s *propagateSession }

func (s *propagateSession) statistics() figure.StatisticsModel { return &propagateStatistics{s} }

func (p *propagateStatistics) Version() uint64 { return p.s.version }
func (p *propagateStatistics) Names() []string { return p.s.layerNames() }
func (p *propagateStatistics) Backwards() bool { return p.s.plan.backward }

func (p *propagateStatistics) Series() []figure.LayerSeries {
	s := p.s
	if s.rows.series == nil {
		s.rows.series = []figure.LayerSeries{{Layers: make([]figure.LayerPoint, s.plan.layers)}}
	}
	for l := range s.layers {
		point := figure.LayerPoint{Known: l < s.forwards(), Back: s.cameBack(l)}
		if point.Known {
			point.Mean, point.Std = s.layers[l].average(), s.layers[l].std()
		}
		if point.Back {
			point.Gradient = s.back[l].std()
		}
		s.rows.series[0].Layers[l] = point
	}
	return s.rows.series
}
