package experiment

import (
	"fmt"
	"maps"
	"slices"

	"zigzag/core/block"
)

// A Spec is an experiment as its author wrote it. [Parse] makes one.
type Spec struct {
	ID, Kind string
	Values   map[string]string // parameters as written, by key
	Show     []string          // names of figures, in order
	Controls []string          // keys of the parameters that are shown as controls, in order
	Describe string            // one sentence for those who cannot see the picture; may be empty
	Lines    map[string]int    // the line of each key in the lesson file
	Sweep    *Sweep            // many runs; nil when the experiment is one run
	Text     string            // the source of the block
}

// Params returns every parameter of the kind, with the spec's values as
// defaults. A spec of unknown kind has none.
func (s Spec) Params() []Param {
	k, _ := kindNamed(s.Kind)
	params := slices.Clone(k.params)
	for i, p := range params {
		written, ok := s.Values[p.Key]
		if !ok {
			continue
		}
		if canonical, err := p.Canonical(written); err == nil {
			params[i].Default = canonical
		}
	}
	return params
}

// Param returns the parameter with that key.
func (s Spec) Param(key string) (Param, bool) {
	for _, p := range s.Params() {
		if p.Key == key {
			return p, true
		}
	}
	return Param{}, false
}

// ControlParams returns the parameters that are shown as controls, in order.
func (s Spec) ControlParams() []Param {
	var params []Param
	for _, key := range s.Controls {
		if p, ok := s.Param(key); ok {
			params = append(params, p)
		}
	}
	return params
}

// Check reports whether a run with these settings can start: [Faults] naming
// every unknown key, value out of bounds, combination that makes no sense, or
// an estimate beyond [MaxCost].
func (s Spec) Check(set Settings) error {
	_, err := s.Start(set)
	return err
}

// Start returns the session of the spec with these settings, at step 0. The
// error is a [Faults], as for Check.
func (s Spec) Start(set Settings) (Session, error) {
	session, _, faults := s.start(set)
	return session, faults.err()
}

// Estimate says what a run with these settings, to its limit, would cost. A
// run beyond [MaxCost] has an estimate and an error.
func (s Spec) Estimate(set Settings) (Estimate, error) {
	_, e, faults := s.start(set)
	return e, faults.err()
}

func (s Spec) start(set Settings) (Session, Estimate, Faults) {
	k, ok := kindNamed(s.Kind)
	if !ok {
		return nil, Estimate{}, Faults{{
			Keys: []string{"kind"},
			What: "unknown kind " + quote(s.Kind),
			Fix:  block.Mend(s.Kind, Kinds()),
		}}
	}
	v, faults := s.resolve(set)
	if len(faults) > 0 {
		return nil, Estimate{}, faults
	}
	session, e, faults := k.start(base{spec: s, set: maps.Clone(set), values: v})
	if len(faults) > 0 {
		return nil, Estimate{}, faults
	}
	if f := e.tooMuch("the run"); f != nil {
		return nil, e, Faults{f}
	}
	return session, e, nil
}

// ByHand returns the keys of the parameters that edits in a figure assign: the
// line, the weights, the points.
func (s Spec) ByHand() []string {
	k, _ := kindNamed(s.Kind)
	return slices.Clone(k.byHand)
}

// fixes reports whether the spec gives a parameter a value and no control for it.
func (s Spec) fixes(key string) bool {
	_, written := s.Values[key]
	return written && !slices.Contains(s.Controls, key)
}

// Figures returns the names of all figures that the kind can show.
func (s Spec) Figures() []string {
	k, _ := kindNamed(s.Kind)
	return slices.Clone(k.figures)
}

// Shows reports whether the kind can show a figure: one of Figures, or, as in
// "contour 2", that of one lane of a race.
func (s Spec) Shows(name string) bool {
	k, _ := kindNamed(s.Kind)
	return k.shows(name)
}

// String is "exp-fold (train)".
func (s Spec) String() string { return fmt.Sprintf("%s (%s)", s.ID, s.Kind) }
