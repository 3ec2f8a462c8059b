package experiment

import (
	"math"
	"math/rand/v2"

	"zigzag/core/figure"
	"zigzag/core/nn"
)

// descendSession is a path downhill on two weights.
type descendSession struct {
	base
	examples prepared
	net      *nn.Network
	axes     [2]axis
	at       [2]int // of the axes, in net.Params
	surface  *surface
	start    [2]float64
	lowest   [2]float64 // the minimum of loss and penalty, where known
	bend     hessian    // there
	known    bool

	rules     nn.Rules
	weights   []nn.Span  // which of the two a penalty is on
	cost      weightCost // of the penalty
	free      [2]float64 // with a penalty, the minimum of the loss alone, where known
	freeKnown bool
	ahead     nn.Moments                // for a look at the coming step
	trial     struct{ w, g [2]float64 } // for move

	lr, goal float64
	batch    int
	order    string
	limit    int
	ws       *nn.Workspace
	grad     []float64
	x, t     []float64 // the batch

	walk    descent
	rng     *rand.Rand // draws from walk.source
	looking int        // examples of the coming batch that were looked at
	trail   *trail
	metrics metricTable
}

// A descent is everything that decides the steps to come, and what was counted
// on the way.
type descent struct {
	w         [2]float64
	steps     int
	source    *rand.PCG
	deck      []int // all examples, in this pass's order
	next      int   // where in the deck the coming batch begins
	coming    []int // the examples of the coming step
	diverged  int   // the step after which a weight was no longer a number of sensible size; 0 while all were
	arrived   int   // the step that came within the goal; -1 before
	last      [2]float64
	length    float64
	moves     int // steps that moved at all
	reversals int
	sameSign  int
	moments   nn.Moments
	quadrants [4]bool // of the steps: both components positive, then anticlockwise
}

func newDescendSession(b base, p prepared, net *nn.Network, axes [2]axis) *descendSession {
	v := b.values
	s := &descendSession{
		base: b, examples: p, net: net, axes: axes, at: [2]int{axes[0].index(net), axes[1].index(net)},
		lr: v.number("lr"), goal: v.number("goal"), order: v["order"],
		batch: min(v.integer("batch"), p.rows), grad: make([]float64, len(net.Params)),
	}
	numbers, err := parseNumbers("from", v["from"], 2)
	if err != nil || len(numbers) != 2 {
		panic("experiment: from was never checked")
	}
	s.start = [2]float64(numbers)
	net.Params[s.at[0]], net.Params[s.at[1]] = s.start[0], s.start[1]
	s.ws = net.NewWorkspace(s.batch)
	s.x, s.t = make([]float64, s.batch*net.Inputs()), make([]float64, s.batch)
	s.surface = newSurface(net, s.at, p)
	s.limit = v.integer("epochs") * s.StepsPerEpoch()
	s.rules = rulesOf(v, s.limit)
	s.weights = weightSpans(axes)
	s.cost = newWeightCost(s.rules.Penalty, axes)
	s.lowest, s.bend, s.known = s.surface.minimum(s.start)
	if !s.cost.free() {
		s.free, s.freeKnown = s.lowest, s.known
		s.lowest, s.bend, s.known = s.surface.minimumWith(s.start, s.cost)
	}

	s.walk = descent{w: s.start, arrived: -1, source: source(v.seed(), "shuffle"), deck: make([]int, p.rows), coming: make([]int, 0, s.batch)}
	s.rng = rand.New(s.walk.source)
	for i := range s.walk.deck {
		s.walk.deck[i] = i
	}
	s.deal()
	s.deliver()
	s.arrive()
	s.trail = newTrail(s.start)
	s.metrics = metricTable{append(s.table(), s.settingMetric()), []figure.Set{figure.Train}}
	s.version = 1
	return s
}

// deal puts the examples into the order of the pass that begins.
func (s *descendSession) deal() {
	if s.order == "shuffled" {
		nn.Shuffle(s.rng, s.walk.deck)
	}
}

// deliver picks the examples of the coming step.
func (s *descendSession) deliver() {
	d := &s.walk
	d.coming = d.coming[:0]
	if s.order == "drawn" {
		for range s.batch {
			d.coming = append(d.coming, nn.Below(s.rng, len(d.deck)))
		}
		return
	}
	if d.next == len(d.deck) {
		d.next = 0
		s.deal()
	}
	end := min(d.next+s.batch, len(d.deck))
	d.coming = append(d.coming, d.deck[d.next:end]...)
	d.next = end
}

// slope is the gradient of the coming step's examples, on the two axes.
func (s *descendSession) slope() [2]float64 {
	inputs, n := s.net.Inputs(), len(s.walk.coming)
	for row, i := range s.walk.coming {
		copy(s.x[row*inputs:][:inputs], s.examples.table.X[i*inputs:])
		s.t[row] = s.examples.target[i]
	}
	s.net.Params[s.at[0]], s.net.Params[s.at[1]] = s.walk.w[0], s.walk.w[1]
	s.net.Gradient(s.ws, s.grad, s.x[:n*inputs], s.t[:n], n)
	return [2]float64{s.grad[s.at[0]], s.grad[s.at[1]]}
}

// Step goes down the gradient of the coming examples.
func (s *descendSession) Step() {
	const sane = 1e6 // no descent that arrives anywhere strays so far
	if s.walk.diverged > 0 {
		return
	}
	s.looking = 0
	s.version++
	d, w := s.next(&s.walk.moments)
	s.walk.steps++
	if !(math.Abs(w[0]) <= sane && math.Abs(w[1]) <= sane) {
		s.walk.diverged = s.walk.steps
		return
	}
	s.walk.w = w
	s.walk.count(d)
	s.arrive()
	s.trail.add(s.walk.steps, w)
	s.deliver()
}

// next is the coming step, and where it leads.
func (s *descendSession) next(m *nn.Moments) (d, w [2]float64) {
	g := s.slope()
	if plainRules(s.rules) {
		rate := s.rate()
		d = [2]float64{-float64(rate * g[0]), -float64(rate * g[1])}
		return d, [2]float64{s.walk.w[0] + d[0], s.walk.w[1] + d[1]}
	}
	w = s.move(s.walk.w, g, m)
	return [2]float64{w[0] - s.walk.w[0], w[1] - s.walk.w[1]}, w
}

// count notes what kind of step d was.
func (d *descent) count(step [2]float64) {
	if step == [2]float64{} {
		return
	}
	d.moves++
	d.length += math.Sqrt(float64(step[0]*step[0]) + float64(step[1]*step[1]))
	if float64(step[0]*d.last[0])+float64(step[1]*d.last[1]) < 0 {
		d.reversals++
	}
	d.last = step
	if step[0] == 0 || step[1] == 0 {
		return
	}
	if (step[0] > 0) == (step[1] > 0) {
		d.sameSign++
	}
	d.quadrants[quadrant(step)] = true
}

// quadrant is 0 where both components are positive; the others follow
// anticlockwise.
func quadrant(d [2]float64) int {
	switch {
	case d[1] > 0 && d[0] > 0:
		return 0
	case d[1] > 0:
		return 1
	case d[0] > 0:
		return 3
	}
	return 2
}

// arrive notes the first step within the goal.
func (s *descendSession) arrive() {
	if s.walk.arrived < 0 && s.known && s.distance() <= s.goal {
		s.walk.arrived = s.walk.steps
	}
}

func (s *descendSession) distance() float64 { return between(s.walk.w, s.lowest) }

// between is how far apart two points are.
func between(a, b [2]float64) float64 {
	x, y := a[0]-b[0], a[1]-b[1]
	return math.Sqrt(float64(x*x) + float64(y*y))
}

// Look first shows the examples of the coming step, one by one, then takes it.
func (s *descendSession) Look() (updated bool) {
	if s.walk.diverged > 0 {
		return false
	}
	if s.looking == len(s.walk.coming) {
		s.Step()
		return true
	}
	s.looking++
	s.version++
	return false
}

func (s *descendSession) Steps() int { return s.walk.steps }

func (s *descendSession) StepsPerEpoch() int {
	return (s.examples.rows + s.batch - 1) / s.batch
}

func (s *descendSession) Limit() int { return s.limit }

func (s *descendSession) Done() bool {
	return s.walk.diverged > 0 || s.walk.arrived >= 0 || s.walk.steps >= s.limit
}
