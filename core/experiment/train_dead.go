package experiment

import (
	"fmt"
	"math"
	"slices"

	"zigzag/core/figure"
	"zigzag/core/nn"
)

// A deathWatch follows which hidden units are dead: their slope is 0 on every training
// example, so that no update reaches them. Only functions that are flat
// somewhere (ReLU, and a formula) can have dead units. Beside them it follows the
// silent ones, which no training example brings above z = 0, whatever the function is:
// a silent ReLU is dead, a silent leaky ReLU still learns. It looks at the
// end of each epoch that the history keeps in a fresh run.
type deathWatch struct {
	alive  [][]bool        // by hidden layer and unit, at the step that the training score belongs to
	fires  [][]bool        // z > 0 on some training example, likewise
	spans  [][][]deadSpan  // by hidden layer and unit, in order
	quiet  [][][]deadSpan  // when the unit was silent, likewise; without deaths
	before nn.TrainerState // at the epoch's end looked at last
	looked int             // that epoch
}

// A deadSpan is a time during which a unit is dead, or silent.
type deadSpan struct {
	from, to int    // epochs' ends: first seen dead, first seen alive again; to is −1 while it lasts
	death    *death // shared by copies, so that it is looked for once; nil of a silent unit
}

// A death is the update after which a unit was dead.
type death struct {
	layer, unit int // indices
	gap         *deathGap

	step     int     // 0: it was dead from the start
	from, to float64 // its bias (the shift of a norm) before and after the update
	gradient float64 // ∂loss/∂b of that update
	lr       float64
	plain    bool  // the update was the rate times the gradient
	batch    []int // the examples of that update
}

// A deathGap is the time between two looks in which units died. It is played again once,
// for all of them.
type deathGap struct {
	before nn.TrainerState // where looking begins
	until  int             // the step at which the units were seen dead
	deaths []*death
	found  bool // the updates that killed them; so too where they were dead from the start
}

// canDie reports whether f is flat somewhere, rather than nearly so.
func canDie(f nn.Activation) bool { return f == nn.ReLU || f == nn.Custom }

// hiddenLayers is how many layers there are before the output.
func (s *trainSession) hiddenLayers() int { return s.net.Layers() - 1 }

func newDeathWatch(s *trainSession) deathWatch {
	d := deathWatch{looked: -1}
	for l := range s.hiddenLayers() {
		_, b, _, _ := s.net.Layer(l)
		d.alive = append(d.alive, make([]bool, len(b)))
		d.fires = append(d.fires, make([]bool, len(b)))
		d.spans = append(d.spans, make([][]deadSpan, len(b)))
		d.quiet = append(d.quiet, make([][]deadSpan, len(b)))
	}
	return d
}

// clone is a copy that later steps of the run leave alone.
func (d *deathWatch) clone() deathWatch {
	c := *d
	c.before = nn.TrainerState{}
	c.alive, c.fires, c.spans, c.quiet = nil, nil, nil, nil
	for l := range d.alive {
		c.alive = append(c.alive, slices.Clone(d.alive[l]))
		c.fires = append(c.fires, slices.Clone(d.fires[l]))
		c.spans = append(c.spans, cloneSpans(d.spans[l]))
		c.quiet = append(c.quiet, cloneSpans(d.quiet[l]))
	}
	return c
}

func cloneSpans(of [][]deadSpan) [][]deadSpan {
	units := make([][]deadSpan, len(of))
	for j, spans := range of {
		units[j] = slices.Clone(spans)
	}
	return units
}

// forget makes every unit dead and silent until it is seen otherwise.
func (d *deathWatch) forget() {
	for l := range d.alive {
		clear(d.alive[l])
		clear(d.fires[l])
	}
}

// see notes the units that are alive, and those that fire, in the last pass of s.eval.
// A number that is none is no sign of death.
func (d *deathWatch) see(s *trainSession) {
	for l, units := range d.alive {
		z, a := s.eval.Z(l), s.eval.A(l)
		fires := d.fires[l]
		for i := range z {
			if j := i % len(fires); !fires[j] && !(z[i] <= 0) {
				fires[j] = true
			}
		}
		if !canDie(s.activation(l)) {
			for j := range units {
				units[j] = true
			}
			continue
		}
		for i := range z {
			if j := i % len(units); !units[j] && (s.net.SlopeAt(l, z[i], a[i]) != 0 || math.IsNaN(z[i])) {
				units[j] = true
			}
		}
	}
}

// watch compares the units with what they were at the epoch looked at last.
func (s *trainSession) watch(epoch int) {
	d := &s.deaths
	if s.diverged > 0 || len(d.alive) == 0 {
		return
	}
	s.score(figure.Train)
	var gap *deathGap
	for l, units := range d.alive {
		for j, alive := range units {
			spans := d.spans[l][j]
			open := len(spans) > 0 && spans[len(spans)-1].to < 0
			switch {
			case alive && open:
				spans[len(spans)-1].to = epoch
			case !alive && !open:
				if gap == nil {
					gap = &deathGap{before: d.before, until: s.Steps(), found: d.looked < 0}
					d.before = nn.TrainerState{} // its slices are the gap's from now on
				}
				at := &death{layer: l, unit: j, gap: gap}
				gap.deaths = append(gap.deaths, at)
				d.spans[l][j] = append(spans, deadSpan{epoch, -1, at})
			}
			quiet := d.quiet[l][j]
			open = len(quiet) > 0 && quiet[len(quiet)-1].to < 0
			switch fires := d.fires[l][j]; {
			case fires && open:
				quiet[len(quiet)-1].to = epoch
			case !fires && !open:
				d.quiet[l][j] = append(quiet, deadSpan{epoch, -1, nil})
			}
		}
	}
	d.looked = epoch
	if s.mayDie() {
		s.trainer.SaveTo(&d.before)
	}
}

// mayDie reports whether any hidden layer can have dead units, now or after the change.
func (s *trainSession) mayDie() bool {
	for l := range s.hiddenLayers() {
		if canDie(s.activation(l)) {
			return true
		}
	}
	return s.changing.at > s.Steps() && canDie(s.changing.activation)
}

// showsDead reports whether the author shows the figure of dead units, so that their
// number is worth reading all the time.
func (s *trainSession) showsDead() bool {
	return s.hiddenLayers() > 0 && slices.Contains(s.spec.Show, "dead")
}

// maySilenceOnly reports whether a unit can be silent without being dead, now or after
// the change.
func (s *trainSession) maySilenceOnly() bool {
	for l := range s.hiddenLayers() {
		if s.activation(l) != nn.ReLU {
			return true
		}
	}
	_, changes := s.changing.values["activation"]
	return changes && s.changing.activation != nn.ReLU
}

// dead reports whether a unit is dead at the present weights.
func (s *trainSession) dead(l, j int) bool {
	s.score(figure.Train)
	return !s.deaths.alive[l][j]
}

// death is that of a unit which has been dead since, looked for if need be; nil if
// the unit was alive at the epoch's end before.
func (s *trainSession) death(l, j int) *death {
	spans := s.deaths.spans[l][j]
	if len(spans) == 0 || spans[len(spans)-1].to >= 0 {
		return nil
	}
	d := spans[len(spans)-1].death
	if !d.gap.found {
		s.search(d.gap)
	}
	return d
}

// search plays the epochs between two looks again, update by update. A unit may die and
// come back on the way: the last time counts.
func (s *trainSession) search(gap *deathGap) {
	if s.twin == nil {
		again, _, faults := startTrain(base{spec: s.spec, set: s.set, values: s.values})
		if len(faults) > 0 {
			panic("experiment: search: " + faults.Error())
		}
		s.twin = again.(*trainSession)
		s.twin.silent = true
	}
	t := s.twin
	t.trainer.Load(gap.before)
	t.readFunctions()
	t.diverged = 0
	t.forgetMeasures()
	n := len(gap.deaths)
	from, wasAlive, alive := make([]float64, n), make([]bool, n), make([]bool, n)
	for i := range wasAlive {
		wasAlive[i] = true
	}
	for t.Steps() < gap.until {
		for i, d := range gap.deaths {
			from[i] = t.net.Params[t.shift(d.layer)+d.unit]
		}
		lr, plain := t.trainer.Rate(), plainRules(t.trainer.Rules())
		batch := slices.Clone(t.trainer.Batch())
		t.Step()
		t.seeAlive(gap.deaths, alive)
		for i, d := range gap.deaths {
			if wasAlive[i] && !alive[i] {
				at := t.shift(d.layer) + d.unit
				d.step, d.from, d.to, d.lr, d.plain, d.batch = t.Steps(), from[i], t.net.Params[at], lr, plain, batch
				d.gradient = (d.from - d.to) / lr
				if g := t.trainer.Gradient(); at < len(g) && t.changing.at != t.Steps() {
					d.gradient = g[at]
				}
			}
		}
		wasAlive, alive = alive, wasAlive
	}
	gap.found = true
	gap.before = nn.TrainerState{}
}

// shift is where in Params the biases of layer l begin, or the shifts of its norm, which
// do a bias's work there.
func (s *trainSession) shift(l int) int {
	_, _, fanIn, fanOut := s.net.Layer(l)
	at := s.offset(l) + fanIn*fanOut
	if _, _, _, _, norm := s.net.Norm(l); norm {
		at += 2 * fanOut
	}
	return at
}

// seeAlive asks which of the units are alive, and stops at the first examples after which
// all of them are.
func (s *trainSession) seeAlive(units []*death, alive []bool) {
	for i, d := range units {
		alive[i] = !canDie(s.activation(d.layer))
	}
	e := &s.sets[figure.Train]
	n, in := e.table.Rows(), s.net.Inputs()
	for lo := 0; lo < n && slices.Contains(alive, false); lo += chunk {
		hi := min(lo+chunk, n)
		s.net.Forward(s.eval, e.x[in*lo:in*hi], hi-lo)
		for i, d := range units {
			_, b, _, _ := s.net.Layer(d.layer)
			z, a := s.eval.Z(d.layer), s.eval.A(d.layer)
			for k := d.unit; k < len(z) && !alive[i]; k += len(b) {
				alive[i] = s.net.SlopeAt(d.layer, z[k], a[k]) != 0 || math.IsNaN(z[k])
			}
		}
	}
}

// say names the update that killed a unit, in a sentence; quietly, without the
// learning rate.
func (d *death) say(l, j int, quiet bool) string {
	if d.step == 0 {
		return fmt.Sprintf("Unit %d of layer %d was dead from the start.", j+1, l+1)
	}
	switch {
	case quiet:
		return fmt.Sprintf("Unit %d of layer %d is dead since update %d, in which its bias went from %s to %s.", j+1, l+1, d.step, sig(d.from), sig(d.to))
	case !d.plain:
		return fmt.Sprintf("Update %d killed unit %d of layer %d: its bias went from %s to %s (at a learning rate of %s; the gradient over %s was %s).",
			d.step, j+1, l+1, sig(d.from), sig(d.to), sig(d.lr), count(len(d.batch), "example"), sig(d.gradient))
	}
	return fmt.Sprintf("Update %d killed unit %d of layer %d: its bias went from %s to %s (learning rate %s times %s, the gradient over %s).",
		d.step, j+1, l+1, sig(d.from), sig(d.to), sig(d.lr), sig(d.gradient), count(len(d.batch), "example"))
}

// deadMetrics measure dead units.
func (s *trainSession) deadMetrics() []metric {
	deadIn := func(l int) float64 {
		n := 0.0
		for j := range s.deaths.alive[l] {
			if s.dead(l, j) {
				n++
			}
		}
		return n
	}
	silentIn := func(l int) float64 {
		s.score(figure.Train)
		n := 0.0
		for _, fires := range s.deaths.fires[l] {
			if !fires {
				n++
			}
		}
		return n
	}
	return []metric{
		{name: "silent", readout: s.showsDead() && s.maySilenceOnly(), help: "How many hidden units are silent: their z is not above 0 on any training example. A silent ReLU is dead; with another function it still learns.", value: func(args) ([]float64, error) {
			n := 0.0
			for l := range s.hiddenLayers() {
				n += silentIn(l)
			}
			return one(n)
		}},
		{name: "silent", args: []string{"l"}, help: "How many units of hidden layer l are silent.", value: func(a args) ([]float64, error) {
			l, err := s.hiddenLayer(a.numbers[0])
			if err != nil {
				return nil, err
			}
			return one(silentIn(l))
		}},
		{name: "dead", readout: s.showsDead(), help: "How many hidden units are dead: their slope is 0 on every training example.", value: func(args) ([]float64, error) {
			n := 0.0
			for l := range s.hiddenLayers() {
				n += deadIn(l)
			}
			return one(n)
		}},
		{name: "dead", args: []string{"l"}, help: "How many units of hidden layer l are dead.", value: func(a args) ([]float64, error) {
			l, err := s.hiddenLayer(a.numbers[0])
			if err != nil {
				return nil, err
			}
			return one(deadIn(l))
		}},
		{name: "died", args: []string{"l", "j"}, help: "The update after which unit j of hidden layer l was dead at every epoch's end since; 0 if it was alive at the last, or dead from the start.", value: func(a args) ([]float64, error) {
			l, err := s.hiddenLayer(a.numbers[0])
			if err != nil {
				return nil, err
			}
			j, err := index("unit", a.numbers[1], len(s.deaths.alive[l]))
			if err != nil {
				return nil, err
			}
			if d := s.death(l, j); d != nil {
				return one(float64(d.step))
			}
			return one(0)
		}},
	}
}

// hiddenLayer turns a hidden layer's number, counted from 1, into its index.
func (s *trainSession) hiddenLayer(x float64) (int, error) {
	if s.hiddenLayers() == 0 {
		return 0, &Fault{Keys: []string{"hidden"}, What: "there is no hidden layer", Fix: "give hidden some units"}
	}
	return index("hidden layer", x, s.hiddenLayers())
}
