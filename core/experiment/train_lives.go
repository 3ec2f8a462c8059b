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
				life.Dead = append(life.Dead, span.shown())
			}
			for _, span := range s.deaths.quiet[l][j] {
				if shown := after(span.shown(), life.Dead); shown.From < shown.To {
					life.Silent = append(life.Silent, shown)
				}
			}
			if d := s.death(l, j); d != nil {
				life.Killed, life.Step = d.say(l, j, s.quiet), d.step
			}
			units = append(units, life)
		}
	}
	return units
}

func (d deadSpan) shown() figure.Span {
	to := float64(d.to)
	if d.to < 0 {
		to = math.Inf(1)
	}
	return figure.Span{From: float64(d.from), To: to}
}

// after is what is left of a silent span after the dead span that it begins in: a dead
// unit's silence needs no sign of its own.
func after(silent figure.Span, dead []figure.Span) figure.Span {
	for _, d := range dead {
		if d.From <= silent.From && silent.From < d.To {
			silent.From = min(d.To, silent.To)
		}
	}
	return silent
}
