package experiment

import (
	"slices"

	"zigzag/core/figure"
)

// trainCurves shows the history of a run as a [figure.CurvesModel].
type trainCurves struct{ s *trainSession }

func (c trainCurves) Version() uint64 { return c.s.version }

func (c trainCurves) Curves() []figure.Curve {
	h := c.s.history
	curves := []figure.Curve{
		{Name: "training loss", Group: "loss", Set: figure.Train, X: h.epochs, Y: h.values[0]},
		{Name: "training accuracy", Group: "accuracy", Set: figure.Train, X: h.epochs, Y: h.values[1]},
	}
	if c.s.rows(figure.Val) > 0 {
		curves = append(curves,
			figure.Curve{Name: "validation loss", Group: "loss", Set: figure.Val, X: h.epochs, Y: h.values[2]},
			figure.Curve{Name: "validation accuracy", Group: "accuracy", Set: figure.Val, X: h.epochs, Y: h.values[3]},
		)
	}
	if c.s.reading.regression {
		curves = slices.DeleteFunc(curves, func(c figure.Curve) bool { return c.Group == "accuracy" })
	}
	return curves
}

// Chosen is the epoch with the lowest validation loss, where early stopping looks for it or
// the run has since gone on for a while without a lower one.
func (c trainCurves) Chosen() []figure.Chosen {
	epoch, stopped, ok := c.s.bestSoFar()
	now := c.s.epochs()
	if !ok || now == 0 || c.s.patience == 0 && now-epoch < max(3, now/10) {
		return nil
	}
	return []figure.Chosen{{Epoch: float64(epoch), Loss: c.s.best.loss, Stopped: float64(stopped)}}
}

func (s *trainSession) curves() figure.CurvesModel { return trainCurves{s} }

// Now is the epoch that the run is at: before the last one, after it went back.
func (c trainCurves) Now() float64 { return float64(c.s.Steps()) / float64(c.s.StepsPerEpoch()) }
