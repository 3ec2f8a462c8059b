package experiment

import (
	"errors"
	"fmt"
	"maps"
	"strconv"
	"strings"

	"zigzag/core/block"
	"zigzag/core/formula"
)

const (
	defaultSweepSeeds = 20
	maxSweepSeeds     = 200
	maxSweepValues    = 20
	defaultSuccess    = "accuracy(train) == 1"
)

// A Sweep is many runs of one experiment: each value of one parameter, with
// each of the seeds 1 to Seeds.
type Sweep struct {
	Key     string   // the parameter
	Values  []string // its values, as written
	Seeds   int      // runs a value
	Success string   // a formula over metrics: has this run got there?
	Epochs  int      // the spec's epochs: how long a run tries
}

// cost is what the runs of one value cost: updates, and asking for success
// after each epoch, which is one more pass forward.
func (s *Sweep) cost(e Estimate) float64 {
	const asking = 4.0 / 3
	return e.MultiplyAdds * float64(s.Seeds) * asking
}

// splitSweep reads "hidden 2 3 4", or "hidden 4, 8 8" where values hold spaces.
func splitSweep(text string) (key string, vals []string) {
	key, rest, _ := strings.Cut(strings.TrimSpace(text), " ")
	if strings.Contains(rest, ",") {
		return key, block.List(rest)
	}
	return key, strings.Fields(rest)
}

// faults are what can be told without running anything.
func (s *Sweep) faults(k kind) Faults {
	var faults Faults
	say := func(key, what, fix string) {
		faults = append(faults, &Fault{Keys: []string{key}, What: what, Fix: fix})
	}
	p, known := k.param(s.Key)
	switch {
	case k.name == "":
	case !known:
		say("sweep", "unknown parameter "+quote(s.Key)+" in sweep", block.Mend(s.Key, k.keys()))
	case p.View || p.Key == "seed":
		say("sweep", s.Key+" cannot be swept", "name a parameter that changes the run; every value is run with several seeds anyway")
	case len(s.Values) == 0 || len(s.Values) > maxSweepValues:
		say("sweep", fmt.Sprintf("sweep has %s of %s", count(len(s.Values), "value"), s.Key), fmt.Sprintf("write 1 to %d of them, as in `sweep: hidden 2 3 4`", maxSweepValues))
	default:
		seen := map[string]bool{}
		for _, value := range s.Values {
			canonical, err := p.Canonical(value)
			if err != nil {
				f := asFault(err, s.Key)
				say("sweep", "in sweep, "+f.What, f.Fix)
			} else if seen[canonical] {
				say("sweep", fmt.Sprintf("sweep has %s %s twice", s.Key, quote(value)), "take one out")
			}
			seen[canonical] = true
		}
	}
	if _, err := formula.Parse(s.Success); err != nil {
		what, fix := err.Error(), "write a comparison of metrics, as in `"+defaultSuccess+"`"
		if syntax := (*formula.SyntaxError)(nil); errors.As(err, &syntax) {
			what, fix = fmt.Sprintf("%s %s", syntax.What, syntax.Place(s.Success)), syntax.Fix
		}
		say("success", "success cannot be read: "+what, fix)
	}
	return faults
}

// sweepFaults are what only starting the runs can tell: values that do not go
// with the other parameters, a success that cannot be computed, the cost of all
// runs together.
func (s Spec) sweepFaults() Faults {
	var faults Faults
	success, err := formula.Parse(s.Sweep.Success)
	if err != nil {
		return s.Sweep.faults(kind{})
	}
	var total Estimate
	for _, value := range s.Sweep.Values {
		session, e, more := s.start(Settings{s.Sweep.Key: value})
		if len(more) > 0 {
			for _, f := range more {
				faults = append(faults, &Fault{
					Keys: append([]string{"sweep"}, f.Keys...),
					What: fmt.Sprintf("in sweep, with %s %s, %s", s.Sweep.Key, value, f.What),
					Fix:  f.Fix,
				})
			}
			continue
		}
		total.MultiplyAdds += s.Sweep.cost(e)
		if _, err := success.True(Env{session}); err != nil && !isYet(err) && len(faults) == 0 {
			f := asFault(err, "success")
			faults = append(faults, &Fault{Keys: []string{"success"}, What: "success cannot be computed: " + f.What, Fix: f.Fix})
		}
	}
	if f := total.tooMuch(fmt.Sprintf("the sweep (%s with %s each)", count(len(s.Sweep.Values), "value"), count(s.Sweep.Seeds, "seed"))); f != nil {
		faults = append(faults, f)
	}
	return faults
}

// SweepRun does the runs of the spec's sweep, value by value and seed by seed
// (1, 2, …, whatever seed is set), and tells each outcome: whether the run
// succeeded, and after how many epochs (or how many it tried). Success is asked
// at the start and after every epoch; a run stops at success, when it has
// diverged, and at its limit. each returns false to stop the sweep.
func (s Spec) SweepRun(set Settings, each func(value string, seed uint64, ok bool, epochs int) (goOn bool)) error {
	if s.Sweep == nil {
		return &Fault{Keys: []string{"sweep"}, What: s.ID + " has no sweep", Fix: "add `sweep: hidden 2 3 4`"}
	}
	if k, _ := kindNamed(s.Kind); len(s.Sweep.faults(k)) > 0 {
		return s.Sweep.faults(k)
	}
	var total Estimate
	for _, value := range s.Sweep.Values {
		_, e, faults := s.start(s.sweepSettings(set, value, 1))
		if len(faults) > 0 {
			return faults
		}
		total.MultiplyAdds += s.Sweep.cost(e)
	}
	if f := total.tooMuch("the sweep"); f != nil {
		return Faults{f}
	}
	for _, value := range s.Sweep.Values {
		for seed := uint64(1); seed <= uint64(s.Sweep.Seeds); seed++ {
			ok, epochs, err := s.try(set, value, seed)
			if err != nil {
				return err
			}
			if !each(value, seed, ok, epochs) {
				return nil
			}
		}
	}
	return nil
}

func (s Spec) sweepSettings(set Settings, value string, seed uint64) Settings {
	set = maps.Clone(set)
	if set == nil {
		set = Settings{}
	}
	set[s.Sweep.Key] = value
	set["seed"] = strconv.FormatUint(seed, 10)
	return set
}

// try does one run of the sweep.
func (s Spec) try(set Settings, value string, seed uint64) (ok bool, epochs int, err error) {
	success, err := formula.Parse(s.Sweep.Success)
	if err != nil {
		return false, 0, err
	}
	session, err := s.Start(s.sweepSettings(set, value, seed))
	if err != nil {
		return false, 0, err
	}
	for {
		ok, err = allTrue(success.Conjuncts(), Env{session})
		if isYet(err) { // what is not measured yet is no success
			err = nil
		}
		if ok || err != nil || session.Done() {
			return ok, epochs, err
		}
		for range session.StepsPerEpoch() {
			session.Step()
		}
		epochs++
	}
}

// allTrue asks one after the other and stops at the first that does not hold. So
// `epochs == 60 and loss(val) < 0.5` measures the loss once a run, not once an epoch.
func allTrue(conjuncts []*formula.Expr, env formula.Env) (bool, error) {
	for _, c := range conjuncts {
		if ok, err := c.True(env); !ok || err != nil {
			return false, err
		}
	}
	return true, nil
}

// successes counts the runs with one value that succeed, for the metric
// successes(value).
func (s Spec) successes(set Settings, value string) (int, error) {
	only := *s.Sweep
	only.Values = []string{value}
	s.Sweep = &only
	n := 0
	err := s.SweepRun(set, func(_ string, _ uint64, ok bool, _ int) bool {
		if ok {
			n++
		}
		return true
	})
	return n, err
}

// sweepMetrics are the metrics of a spec that has a sweep. They do the sweep's
// runs when asked, and then remember the count.
func (b *base) sweepMetrics() []metric {
	if b.spec.Sweep == nil {
		return nil
	}
	known := map[string]float64{}
	return []metric{{
		name: "successes", args: []string{b.spec.Sweep.Key}, byWord: true,
		help: fmt.Sprintf("How many of the %s with this value succeed.", count(b.spec.Sweep.Seeds, "run")),
		value: func(a args) ([]float64, error) {
			for _, value := range b.spec.Sweep.Values {
				if strings.ReplaceAll(value, " ", "") != a.word {
					continue
				}
				if _, done := known[value]; !done {
					n, err := b.spec.successes(b.set, value)
					if err != nil {
						return nil, err
					}
					known[value] = float64(n)
				}
				return one(known[value])
			}
			return nil, &Fault{What: fmt.Sprintf("the sweep has no %s %s", b.spec.Sweep.Key, quote(a.word)), Fix: "use one of " + strings.Join(b.spec.Sweep.Values, ", ")}
		},
	}}
}
