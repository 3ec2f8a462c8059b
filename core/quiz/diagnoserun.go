package quiz

import (
	"context"
	"fmt"

	"zigzag/core/experiment"
)

// GradeRun plays the experiment with the mend that was picked, as a lab is played:
// once on each seed, as far as play goes. The run is healed if every check holds on
// every seed.
//
// The right diagnosis and a mend that heals earn everything, the right diagnosis
// alone half. A mend that heals earns nothing without it: who changes things until the
// curve looks better has not found out what was wrong.
//
// progress and errors are those of [Lab.GradeRunContext].
func (d *Diagnose) GradeRun(ctx context.Context, spec experiment.Spec, a Answer, progress func(done, total int)) (Result, error) {
	option, mend, r, ok := d.picked(a)
	if !ok {
		return r, nil
	}
	run, err := d.lab().GradeRunContext(ctx, spec, d.Mends[mend].Settings(), nil, progress)
	if err != nil {
		return Result{}, fmt.Errorf("quiz: make the mend %q: %w", d.Mends[mend], err)
	}
	if run.Verdict == Invalid {
		return run, nil
	}
	o, m, healed := d.Options[option], d.Mends[mend], run.Score == 1
	result := Result{Checks: run.Checks}
	said := ""
	switch {
	case healed && !o.Right:
		said = "The run is healed by this change. But something else was wrong with it."
	case !healed && m.Feedback == "":
		said = "This change does not heal the run."
	case !healed:
		said = m.Feedback
	}
	result.Picks = []PickNote{{option, o.Right, o.Feedback}, {len(d.Options) + mend, healed, said}}
	result.Feedback = nonEmpty([]string{o.Feedback, said})
	switch {
	case o.Right && healed:
		result.Score = 1
	case o.Right:
		result.Score = 0.5
	}
	result.Verdict = scored(result.Score)
	return result, nil
}

// Untreated tries the checks on the run as it is; they should fail.
func (d *Diagnose) Untreated(ctx context.Context, spec experiment.Spec) (Result, error) {
	return d.lab().GradeRunContext(ctx, spec, nil, nil, nil)
}

// Treated tries the checks on the run with a mend.
func (d *Diagnose) Treated(ctx context.Context, spec experiment.Spec, m Mend) (Result, error) {
	return d.lab().GradeRunContext(ctx, spec, m.Settings(), nil, nil)
}

// Recall is the result of an answer that was graded before, without another run: what
// the diagnosis is worth follows from the answer, what the mend did from the score that
// was given. Of a mend beside a wrong diagnosis it says nothing.
func (d *Diagnose) Recall(a Answer, score float64) Result {
	option, mend, r, ok := d.picked(a)
	if !ok {
		return r
	}
	o := d.Options[option]
	result := Result{Score: score, Verdict: scored(score), Picks: []PickNote{{option, o.Right, o.Feedback}}, Feedback: nonEmpty([]string{o.Feedback})}
	if !o.Right {
		return result
	}
	healed, said := score >= 1, ""
	if !healed {
		said = d.Mends[mend].Feedback
	}
	result.Picks = append(result.Picks, PickNote{len(d.Options) + mend, healed, said})
	result.Feedback = nonEmpty([]string{o.Feedback, said})
	for _, c := range d.Checks {
		if healed {
			result.Checks = append(result.Checks, Check{Label: c.Label, OK: true})
		}
	}
	return result
}
