package lesson

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"zigzag/core/block"
	"zigzag/core/experiment"
	"zigzag/core/formula"
)

// A Ref names a number that a run gives: exp-id.metric, or with settings
// exp-id(hidden=3, seed=7).accuracy(train). The setting steps says after how
// many steps to measure; without it the run is played as far as it goes.
type Ref struct {
	Experiment string
	Set        experiment.Settings
	Steps      int    // -1: as far as play goes
	Metric     string // a metric, or a formula over metrics
	expr       *formula.Expr
}

// parseRef reads a Ref; ok is false if it cannot be read.
func parseRef(src string) (r Ref, what, fix string, ok bool) {
	src = strings.TrimSpace(src)
	const shape = "write {exp-id.metric} or {exp-id(hidden=3, seed=7).metric}"
	r.Steps = -1
	head, metric, found := cutOutside(src, '.')
	id, rest, withSet := strings.Cut(head, "(")
	if !found || !isID(id) || strings.TrimSpace(metric) == "" || withSet && !strings.HasSuffix(rest, ")") {
		return r, fmt.Sprintf("{%s} names no metric of an experiment", clip(src)), shape, false
	}
	r.Experiment, r.Metric = id, strings.TrimSpace(metric)
	last := ""
	for _, part := range strings.Split(strings.TrimSuffix(rest, ")"), ",") {
		if !withSet {
			break
		}
		key, value, ok := strings.Cut(part, "=")
		key, value = strings.TrimSpace(key), strings.TrimSpace(value)
		if !ok && last == "ranges" && key != "" { // its list goes on
			r.Set[last] += ", " + key
			continue
		}
		if !ok || key == "" || value == "" {
			return r, fmt.Sprintf("%q is not a setting", clip(part)), shape, false
		}
		if key == "steps" {
			n, err := strconv.Atoi(value)
			if err != nil || n < 0 {
				return r, fmt.Sprintf("steps=%s is not a number of steps", clip(value)), "write a whole number, as in steps=40", false
			}
			r.Steps = n
			continue
		}
		if r.Set == nil {
			r.Set = experiment.Settings{}
		}
		r.Set[key], last = value, key
	}
	expr, err := formula.Parse(r.Metric)
	if err != nil {
		what, fix := syntaxFault(err, r.Metric)
		return r, fmt.Sprintf("the metric in {%s} cannot be read: %s", clip(src), what), fix, false
	}
	r.expr = expr
	return r, "", "", true
}

// cutOutside cuts s at the first sep that stands in no brackets.
func cutOutside(s string, sep byte) (before, after string, ok bool) {
	depth := 0
	for i := range len(s) {
		switch {
		case s[i] == '(':
			depth++
		case s[i] == ')':
			depth--
		case s[i] == sep && depth == 0:
			return s[:i], s[i+1:], true
		}
	}
	return s, "", false
}

// syntaxFault words an error of the formula package.
func syntaxFault(err error, src string) (what, fix string) {
	if syntax := (*formula.SyntaxError)(nil); errors.As(err, &syntax) {
		return syntax.What + " " + syntax.Place(src), syntax.Fix
	}
	return err.Error(), "write it as described in core/formula"
}

// fault words an error of the experiment package.
func fault(err error) (what, fix string) {
	if f := (*experiment.Fault)(nil); errors.As(err, &f) {
		return f.What, f.Fix
	}
	if fs := (experiment.Faults)(nil); errors.As(err, &fs) && len(fs) > 0 {
		return fs[0].What, fs[0].Fix
	}
	return err.Error(), "see core/experiment"
}

// refFault reports what is wrong with a formula over the metrics of a session,
// without doing the runs of a sweep.
func refFault(s experiment.Session, spec experiment.Spec, expr *formula.Expr) (what, fix string, bad bool) {
	for _, ref := range expr.Refs() {
		if arg, ok := strings.CutPrefix(ref, "successes("); ok && spec.Sweep != nil {
			arg = strings.TrimSuffix(arg, ")")
			known := func(v string) bool { return strings.ReplaceAll(v, " ", "") == arg }
			if !slices.ContainsFunc(spec.Sweep.Values, known) {
				return fmt.Sprintf("the sweep of %s has no %s %q", spec.ID, spec.Sweep.Key, arg), block.Mend(arg, spec.Sweep.Values), true
			}
			continue
		}
		if _, err := (experiment.Env{Session: s}).Value(ref); err != nil {
			if f := (*experiment.Fault)(nil); errors.As(err, &f) && f.Yet {
				continue
			}
			what, fix = fault(err)
			return what, fix, true
		}
	}
	return "", "", false
}
