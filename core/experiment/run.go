package experiment

// A Result is what a run without a picture gives.
type Result struct {
	Names    []string // of Metrics, in order
	Metrics  map[string][]float64
	Receipt  Receipt
	Describe string
}

// Run plays a run without a picture: steps steps, or, if steps is negative, as
// far as play goes (the limit; convergence or divergence before it). It refuses a
// number of steps that would cost more than [MaxCost].
func Run(s Spec, set Settings, steps int) (Result, error) {
	session, e, faults := s.start(set)
	if len(faults) > 0 {
		return Result{}, faults
	}
	if steps < 0 {
		Play(session)
		return Measure(session), nil
	}
	if f := e.of(steps).tooMuch(count(steps, "step")); f != nil {
		return Result{}, Faults{f}
	}
	for range steps {
		session.Step()
	}
	return Measure(session), nil
}

// Play steps a session until it is done.
func Play(session Session) {
	for !session.Done() {
		session.Step()
	}
}

// Measure takes every metric of a session that needs no placeholder filled.
func Measure(session Session) Result {
	r := Result{Metrics: map[string][]float64{}, Receipt: session.Receipt(), Describe: session.Describe()}
	for _, m := range session.Metrics() {
		if m.Pattern {
			continue
		}
		if v, err := session.Metric(m.Name); err == nil {
			r.Names = append(r.Names, m.Name)
			r.Metrics[m.Name] = v
		}
	}
	return r
}
