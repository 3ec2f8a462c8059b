package experiment

import (
	"cmp"
	"maps"
	"math"
	"slices"
	"strings"

	"zigzag/core/formula"
)

// A Race is a session of several runs on the same data and seed, which differ in
// some settings and are stepped together.
type Race interface {
	Session
	// Lanes tells how each run stands, in order.
	Lanes() []Lane
	// Lane is the index of the one that pictures and metrics show which show one.
	Lane() int
}

// A Lane is one run of a race.
type Lane struct {
	Name     string // what sets it apart: "tanh", "lr 0.3"
	Finish   int    // the steps it took to the finish; −1 while it has not got there
	Steps    int    // taken so far
	Ended    bool   // it goes no further: limit, converged, diverged
	Describe string // how it stands
}

// raceSession is a Race. Steps counts those of the lane that has taken most.
type raceSession struct {
	base
	kind    kind // of the lanes
	names   []string
	each    []Session
	own     []values      // of each lane
	finish  *formula.Expr // nil: there is none, and every lane goes as far as it can
	arrived []int         // the step that got there; −1 before
	steps   int
	metrics metricTable
}

// startLanes starts every lane at step 0, with no finish. A fault is blamed on key as well.
func startLanes(k kind, b base, lanes []laneSpec, key string) (*raceSession, Estimate, Faults) {
	r := &raceSession{base: b, kind: k}
	var total Estimate
	for _, l := range lanes {
		v := maps.Clone(b.values)
		maps.Copy(v, l.values)
		session, e, faults := k.start(base{spec: b.spec, set: maps.Clone(b.set), values: v, quiet: b.quiet})
		if len(faults) > 0 {
			for _, f := range faults {
				f.Keys = append(f.Keys, key)
			}
			return nil, Estimate{}, faults
		}
		r.each, r.own, r.arrived = append(r.each, session), append(r.own, v), append(r.arrived, -1)
		total.Steps = max(total.Steps, e.Steps)
		total.perStep += e.perStep
		total.MultiplyAdds += e.MultiplyAdds
	}
	r.names = nameLanes(k, lanes, r.own)
	r.version = 1
	return r, total, nil
}

func startRace(k kind, b base, lanes []laneSpec) (Session, Estimate, Faults) {
	r, total, faults := startLanes(k, b, lanes, "race")
	if len(faults) > 0 {
		return nil, Estimate{}, faults
	}
	if !k.often { // asking for the finish is one more pass forward an epoch
		total.MultiplyAdds *= 4.0 / 3
		total.perStep *= 4.0 / 3
	}
	finish, err := formula.Parse(b.values["finish"])
	if err != nil {
		return nil, Estimate{}, Faults{asFault(err, "finish")}
	}
	r.finish = finish
	for i := range r.each {
		if _, err := finish.True(Env{r.each[i]}); err != nil {
			f := asFault(err, "finish")
			return nil, Estimate{}, Faults{{Keys: []string{"finish", "race"}, What: "finish cannot be computed: " + f.What, Fix: f.Fix}}
		}
		r.ask(i)
	}
	r.metrics = metricTable{metrics: r.table()}
	return r, total, nil
}

// ask sees whether a lane is at the finish.
func (r *raceSession) ask(i int) {
	s := r.each[i]
	if r.finish == nil || r.arrived[i] >= 0 || (!r.kind.often && s.Steps()%s.StepsPerEpoch() != 0) {
		return
	}
	if there, err := r.finish.True(Env{s}); err == nil && there {
		r.arrived[i] = s.Steps()
	}
}

// Step takes a step in every lane that has one left.
func (r *raceSession) Step() { r.stepAllBut(-1) }

func (r *raceSession) stepAllBut(one int) {
	for i, s := range r.each {
		if i != one && !s.Done() {
			s.Step()
			r.ask(i)
		}
	}
	r.steps++
	r.version++
}

// Look looks in the lane that is shown; its step takes the others along.
func (r *raceSession) Look() (updated bool) {
	s := r.each[r.Lane()]
	if s.Done() {
		if r.Done() {
			return false
		}
		r.Step()
		return true
	}
	r.version++
	if !s.Look() {
		return false
	}
	r.ask(r.Lane())
	r.stepAllBut(r.Lane())
	return true
}

func (r *raceSession) Lane() int { return min(r.values.integer("lane"), len(r.each)) - 1 }

func (r *raceSession) shown() Session { return r.each[r.Lane()] }

func (r *raceSession) Steps() int         { return r.steps }
func (r *raceSession) StepsPerEpoch() int { return r.shown().StepsPerEpoch() }

func (r *raceSession) Limit() int {
	limit := 0
	for _, s := range r.each {
		limit = max(limit, s.Limit())
	}
	return limit
}

// Done: every lane is at the finish, or goes no further.
func (r *raceSession) Done() bool {
	for i, s := range r.each {
		if r.arrived[i] < 0 && !s.Done() {
			return false
		}
	}
	return true
}

func (r *raceSession) Lanes() []Lane {
	lanes := make([]Lane, len(r.each))
	for i, s := range r.each {
		lanes[i] = Lane{r.names[i], r.arrived[i], s.Steps(), s.Done(), s.Describe()}
	}
	return lanes
}

// Receipt is of all lanes together.
func (r *raceSession) Receipt() Receipt {
	hashes := make([]string, len(r.each))
	for i, s := range r.each {
		hashes[i] = s.Receipt().Hash
	}
	receipt := r.receipt(r.steps)
	receipt.Hash = textHash(strings.Join(hashes, " "))
	return receipt
}

// Describe tells who got to the finish, then how the lane that is shown stands.
func (r *raceSession) Describe() string {
	lane := r.Lane()
	return r.standing() + " " + upper(r.names[lane]) + ": " + r.each[lane].Describe()
}

// standing tells in one sentence who got to the finish after how many steps.
func (r *raceSession) standing() string {
	if r.steps == 0 && !r.Done() {
		return "Racing to " + r.finish.String() + ": " + strings.Join(r.names, " against ") + "."
	}
	order := make([]int, len(r.each))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		return cmp.Compare(r.finishOf(a), r.finishOf(b))
	})
	var parts []string
	for _, i := range order {
		if at := r.arrived[i]; at >= 0 {
			parts = append(parts, r.names[i]+" got there after "+count(at, "step"))
		} else {
			parts = append(parts, r.names[i]+" has not got there after "+count(r.each[i].Steps(), "step"))
		}
	}
	text := "Racing to " + r.finish.String() + ": " + strings.Join(parts, ", ")
	if factor, err := r.factor(args{}); err == nil {
		text += ": " + sig(factor[0]) + " times as many"
	}
	return text + "."
}

// finishOf is the steps that a lane took to the finish, +Inf before.
func (r *raceSession) finishOf(i int) float64 {
	if r.arrived[i] < 0 {
		return math.Inf(1)
	}
	return float64(r.arrived[i])
}

// upper writes the first letter large, unless the name is of letters and digits
// that are a symbol, as tanh's is.
func upper(name string) string {
	if name == "" || strings.HasPrefix(name, "tanh") || strings.HasPrefix(name, "lr") {
		return name
	}
	return strings.ToUpper(name[:1]) + name[1:]
}
