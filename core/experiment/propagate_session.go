package experiment

import (
	"zigzag/core/figure"
	"zigzag/core/nn"
)

// propagateSession is a batch on its way through a deep network. What a layer showed
// stays known once the pass was there, so going back is a matter of the step count,
// and going on again computes nothing twice.
type propagateSession struct {
	base
	plan     plan
	unit     unit
	init     nn.Initializer
	steps    int
	furthest int       // the last step that was computed
	pass     *deepPass // nil when nothing is left to compute

	input   spread   // of the inputs
	layers  []spread // of the activations, by layer
	back    []spread // of the derivatives by the pre-activations z
	metrics metricTable
	rows    propagateRows
}

func newPropagateSession(b base, p plan, u unit, init nn.Initializer) *propagateSession {
	s := &propagateSession{base: b, plan: p, unit: u, init: init, layers: make([]spread, p.layers), back: make([]spread, p.layers)}
	s.pass = newDeepPass(p, u, init, b.values)
	s.metrics = metricTable{append(s.table(), s.settingMetric()), []figure.Set{figure.Train}}
	s.version = 1
	return s
}

// Step takes a few examples through a layer, or draws some of its weights: some
// milliseconds of work at most, however large the network. A step that was taken
// before is not computed again. Memory is taken at a layer's first step, and none
// otherwise.
func (s *propagateSession) Step() {
	if s.Done() {
		return
	}
	if s.steps == s.furthest {
		s.pass.do(s.plan.at(s.steps), s)
		if s.furthest++; s.furthest == s.Limit() {
			s.pass = nil
		}
	}
	s.steps++
	if s.steps%s.plan.perLayer() == 0 || s.steps == 1 {
		s.version++
	}
}

// Look takes a step: there is no example to look at.
func (s *propagateSession) Look() (updated bool) {
	before := s.steps
	s.Step()
	return s.steps > before
}

func (s *propagateSession) Steps() int { return s.steps }

// StepsPerEpoch is how many steps a layer takes, one way.
func (s *propagateSession) StepsPerEpoch() int { return s.plan.perLayer() }

func (s *propagateSession) Limit() int { return s.plan.limit() }
func (s *propagateSession) Done() bool { return s.steps >= s.Limit() }

// forwards and returned are how many layers are known now, each way.
func (s *propagateSession) forwards() int { return s.plan.forwards(s.steps) }
func (s *propagateSession) returned() int { return s.plan.returned(s.steps) }

// cameBack reports whether the gradient is known in a layer, counted from 0.
func (s *propagateSession) cameBack(l int) bool { return l >= s.plan.layers-s.returned() }

// A propagateState is how far a pass is.
type propagateState struct{ steps int }

// Bytes is about how much memory the state holds.
func (propagateState) Bytes() int { return 16 }

// Save returns how far the pass is: all else stays known.
func (s *propagateSession) Save() any { return propagateState{s.steps} }

// Load goes to a state that Save returned. In a session that has not come so far it
// computes what is missing.
func (s *propagateSession) Load(state any) {
	steps := state.(propagateState).steps
	s.steps = min(steps, s.furthest)
	for s.steps < steps {
		s.Step()
	}
	s.version++
}

// Receipt is of what is known of the layers.
func (s *propagateSession) Receipt() Receipt {
	var numbers [][]float64
	if s.forwards() > 0 {
		numbers = append(numbers, s.input.numbers())
	}
	for l := range s.forwards() {
		numbers = append(numbers, s.layers[l].numbers())
	}
	for l := range s.layers {
		if s.cameBack(l) {
			numbers = append(numbers, s.back[l].numbers())
		}
	}
	return s.receipt(s.steps, numbers...)
}

func (s *propagateSession) Edit(edits []figure.Edit) (Settings, bool, error) { return s.edit(edits) }

// Hand returns nothing: there is nothing to place.
func (s *propagateSession) Hand() []figure.Edit { return nil }

func (s *propagateSession) Metrics() []MetricInfo                 { return s.metrics.infos() }
func (s *propagateSession) Metric(name string) ([]float64, error) { return s.metrics.measure(name) }
