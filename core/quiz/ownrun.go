package quiz

import (
	"context"
	"strconv"
	"strings"

	"zigzag/core/experiment"
	"zigzag/core/formula"
)

// Measure is what an answer to a question of kind own keeps of a run: each metric
// that has a value, and the run's limit.
func Measure(s experiment.Session, metrics []string) map[string]string {
	own := map[string]string{"limit": strconv.Itoa(s.Limit())}
	for _, name := range metrics {
		values, err := s.Metric(name)
		if err != nil {
			continue
		}
		words := make([]string, len(values))
		for i, v := range values {
			words[i] = strconv.FormatFloat(v, 'g', -1, 64)
		}
		own[name] = strings.Join(words, " ")
	}
	return own
}

// MeasureCurve plays a run to its limit and takes a metric at the knots of a sketch. A
// run that ends sooner stays at its last value. told, if not nil, hears of each knot.
func MeasureCurve(ctx context.Context, s experiment.Session, metric string, told func(done, total int)) ([]float64, error) {
	e, err := formula.Parse(metric)
	if err != nil {
		return nil, err
	}
	var curve []float64
	for _, step := range Knots(s.Limit()) {
		for s.Steps() < step && !s.Done() {
			if s.Steps()%64 == 0 && ctx.Err() != nil {
				return nil, ctx.Err()
			}
			s.Step()
		}
		y, err := e.Number(experiment.Env{Session: s})
		if err != nil {
			return nil, err
		}
		curve = append(curve, y)
		if told != nil {
			told(len(curve), SketchKnots)
		}
	}
	return curve, nil
}
