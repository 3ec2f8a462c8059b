package experiment

import "zigzag/core/figure"

func (s *curveSession) Metrics() []MetricInfo                 { return s.metrics.infos() }
func (s *curveSession) Metric(name string) ([]float64, error) { return s.metrics.measure(name) }

// Receipt is of what the functions give at the point.
func (s *curveSession) Receipt() Receipt {
	var numbers []float64
	for _, f := range s.functions {
		numbers = append(numbers, f.F(s.at), f.Slope(s.at))
	}
	return s.receipt(0, []float64{s.at, s.width, s.price}, numbers)
}

func (s *curveSession) Edit(edits []figure.Edit) (Settings, bool, error) { return s.edit(edits) }

// Hand returns the point and the width.
func (s *curveSession) Hand() []figure.Edit {
	return []figure.Edit{{Key: "at", Value: formatNumber(s.at)}, {Key: "width", Value: formatNumber(s.width)}}
}

func (s *curveSession) Figures() []string { return []string{"curve", "cost", "share"} }

func (s *curveSession) Figure(name string) (figure.Figure, error) {
	switch name {
	case "curve":
		return figure.NewFunctions(curveFunctions{s}), nil
	case "cost":
		return figure.NewCost(curveCost{s}), nil
	case "share":
		return figure.NewShare(curveShare{s}), nil
	}
	return nil, unknownFigure(name, s.Figures())
}

// curveFunctions shows a curve session as a [figure.FunctionModel].
type curveFunctions struct{ s *curveSession }

func (c curveFunctions) Version() uint64              { return c.s.version }
func (c curveFunctions) Functions() []figure.Function { return c.s.functions }
func (c curveFunctions) At() float64                  { return c.s.at }
func (c curveFunctions) Range() (lo, hi float64)      { return c.s.lo, c.s.hi }

// curveCost shows it as a [figure.CostModel].
type curveCost struct{ s *curveSession }

func (c curveCost) Version() uint64          { return c.s.version }
func (c curveCost) Timings() []figure.Timing { return c.s.timings }

func (c curveCost) Titles() []string {
	var titles []string
	for _, name := range c.s.TimedNames() {
		titles = append(titles, functionTitle(name))
	}
	return titles
}

// curveShare shows it as a [figure.ShareModel].
type curveShare struct{ s *curveSession }

func (c curveShare) Version() uint64             { return c.s.version }
func (c curveShare) Share(width float64) float64 { return c.s.share(width) }
func (c curveShare) Width() float64              { return c.s.width }
