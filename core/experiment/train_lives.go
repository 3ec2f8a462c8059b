package experiment

import (
	"math"

	"zigzag/core/figure"
)

// trainDead shows the lives of the hidden units as a [figure.DeadModel].
type trainDead struct{ s *trainSession }

func (t trainDead) Version() uint64 { return t.s.version }
func (t trainDead) Now() float64    { return trainCurves(t).Now() }
func (t trainDead) Epochs() float64 { return float64(t.s.Limit()) / float64(t.s.StepsPerEpoch()) }

func (t trainDead) Units() []figure.UnitLife {
	s := t.s
	var units []figure.UnitLife
	for l := range s.deaths.spans {
		for j, spans := range s.deaths.spans[l] {
			life := figure.UnitLife{Layer: l + 1, Unit: j + 1}
			for _, span := range spans {
				to := float64(span.to)
				if span.to < 0 {
					to = math.Inf(1)
				}
				life.Dead = append(life.Dead, figure.Span{From: float64(span.from), To: to})
			}
			if d := s.death(l, j); d != nil {
				life.Killed, life.Step = d.say(l, j, s.quiet), d.step
			}
			units = append(units, life)
		}
	}
	return units
}
