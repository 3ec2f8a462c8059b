package experiment

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

func (r *raceSession) table() []metric {
	if r.kind.abreast {
		return nil
	}
	return []metric{
		{name: "race", field: "factor", help: "How many times as many steps the last lane at the finish took as the first.", readout: true, value: r.factor},
		{name: "race", field: "winner", help: "The lane that got to the finish first, counted from 1; 0 while none has.", value: r.winner},
		{name: "finish", args: []string{"k"}, help: "Steps that lane k took to the finish; infinite while it has not got there.", value: r.finishMetric},
	}
}

// Metrics are the race's own, then those of the lane that is shown.
func (r *raceSession) Metrics() []MetricInfo {
	return append(r.metrics.infos(), r.shown().Metrics()...)
}

// Metric measures the race, or the lane that is shown.
func (r *raceSession) Metric(name string) ([]float64, error) {
	if ref, ok := parseReference(name); ok && (ref.name == "race" || ref.name == "finish") && !r.kind.abreast {
		return r.metrics.measure(name)
	}
	if k, rest, ok := splitLane(name); ok {
		i, err := r.laneAt(k)
		if err != nil {
			return nil, err
		}
		return r.each[i].Metric(rest)
	}
	return r.shown().Metric(name)
}

// splitLane takes "lane(2).best" apart: a metric of the second lane, whichever is shown.
func splitLane(name string) (k float64, metric string, ok bool) {
	inside, found := strings.CutPrefix(strings.Join(strings.Fields(name), ""), "lane(")
	number, metric, dot := strings.Cut(inside, ").")
	if !found || !dot || metric == "" {
		return 0, "", false
	}
	k, err := strconv.ParseFloat(number, 64)
	return k, metric, err == nil
}

// laneAt is the index of the k-th lane.
func (r *raceSession) laneAt(k float64) (int, error) {
	if k != math.Trunc(k) || !(k >= 1 && k <= float64(len(r.each))) {
		return 0, &Fault{What: fmt.Sprintf("lane %s of %d", sig(k), len(r.each)), Fix: fmt.Sprintf("write a lane from 1 to %d", len(r.each))}
	}
	return int(k) - 1, nil
}

func (r *raceSession) factor(args) ([]float64, error) {
	first, last, n := math.Inf(1), 0.0, 0
	for i, at := range r.arrived {
		if at >= 0 {
			first, last, n = min(first, r.finishOf(i)), max(last, r.finishOf(i)), n+1
		}
	}
	if n < 2 || first == 0 {
		return nil, &Fault{What: fmt.Sprintf("race.factor: %s of %d got to the finish", count(n, "lane"), len(r.each)), Fix: "play on, or set a finish that two lanes reach", Yet: true}
	}
	return one(last / first)
}

func (r *raceSession) winner(args) ([]float64, error) {
	best := 0
	for i, at := range r.arrived {
		if at >= 0 && (best == 0 || at < r.arrived[best-1]) {
			best = i + 1
		}
	}
	return one(float64(best))
}

func (r *raceSession) finishMetric(a args) ([]float64, error) {
	i, err := r.laneAt(a.numbers[0])
	if err != nil {
		return nil, err
	}
	return one(r.finishOf(i))
}
