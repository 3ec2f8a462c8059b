package experiment

import (
	"slices"

	"zigzag/core/figure"
)

// Metrics are those of the run that is shown.
func (c *clinicSession) Metrics() []MetricInfo { return c.shown().Metrics() }

// Metric measures the run that is shown: the treated one, unless the reader turns to
// the sick one.
func (c *clinicSession) Metric(name string) ([]float64, error) { return c.shown().Metric(name) }

// Figures are those of the runs. Of two runs the curves lie over each other.
func (c *clinicSession) Figures() []string {
	names := c.raceSession.Figures()
	if len(c.each) == 1 {
		names = c.shown().Figures()
	}
	known := c.spec.Figures()
	return slices.DeleteFunc(names, func(name string) bool {
		base, _ := laneOf(name)
		return !slices.Contains(known, base)
	})
}

func (c *clinicSession) Figure(name string) (figure.Figure, error) {
	if !slices.Contains(c.Figures(), name) {
		if slices.Contains(c.spec.Figures(), name) {
			return c.shown().Figure(name) // which says why it cannot be shown
		}
		return nil, unknownFigure(name, c.Figures())
	}
	if len(c.each) == 1 {
		return c.shown().Figure(name)
	}
	return c.raceSession.Figure(name)
}

// Describe says what can be seen of each run, never why.
func (c *clinicSession) Describe() string {
	if len(c.each) == 1 {
		return c.each[0].Describe()
	}
	return "Sick: " + c.each[0].Describe() + " Treated: " + c.each[1].Describe()
}

// Hand is empty: nothing is edited in a sick run, it is mended by one setting.
func (c *clinicSession) Hand() []figure.Edit { return nil }

// Edit leaves out what only a hand could set.
func (c *clinicSession) Edit(edits []figure.Edit) (Settings, bool, error) {
	byHand := trainKind().byHand
	return c.raceSession.Edit(slices.DeleteFunc(slices.Clone(edits), func(e figure.Edit) bool { return slices.Contains(byHand, e.Key) }))
}
