package experiment

import (
	"math"
	"slices"

	"zigzag/core/dataset"
	"zigzag/core/figure"
	"zigzag/core/nn"
)

// trainSession is a run of mini-batch gradient descent.
type trainSession struct {
	base
	reading reading
	inputs  dataset.Transform // of every example, as fitted to those for training
	net     *nn.Network
	trainer *nn.Trainer
	sets    [3]examplesOf
	all     dataset.Table // of all three, in the order drawn
	plane   dataset.Set   // the same as points, where there are two inputs
	limit   int

	cursor   int // examples of the coming batch that were looked at
	diverged int // the step whose loss was not finite; 0 while all were
	lastLoss float64

	history *history // training loss and accuracy, then validation's

	eval    *nn.Workspace // for measuring and drawing, so that training is left alone
	view    *viewState
	metrics metricTable

	back     backward
	measured layersMeasured
	lookedAt examplePass
	deaths   deathWatch
	changing change
	flipped  []int // rows of the training set whose labels were turned, in order
	patience int   // epochs; 0 for no early stopping
	best     bestEpoch
	stopped  int // the epoch at which patience ended the run; 0 while it has not
	thinning thinning

	functions []nn.Activation // of the layers, as they are now

	sound   []float64 // the weights whose batch loss was the last finite one
	now     []float64 // the weights before the coming update
	picture *nn.Network

	twin   *trainSession // plays stretches of this run again
	silent bool          // records nothing: it is a twin, or started to be estimated only
}

// examplesOf is one set of examples in the form that nn takes.
type examplesOf struct {
	table     dataset.Table
	x, target []float64
	score     score
	scoredAt  int // the number of steps that score belongs to; −1 for none
}

// A score is how a network does on a set.
type score struct {
	loss    float64 // mean; in nats if logistic
	correct int
}

// chunk is how many examples are measured in one pass.
const chunk = 64

func newTrainSession(b base, sets [3]dataset.Table, all dataset.Table, r reading, net *nn.Network, c change, inputs dataset.Transform, flipped []int) *trainSession {
	s := &trainSession{base: b, silent: b.priced, reading: r, net: net, all: all, changing: c, inputs: inputs, plane: pointsOf(all), flipped: flipped}
	var present []figure.Set
	for i, set := range sets {
		e := examplesOf{table: set, scoredAt: -1, x: slices.Clone(set.X)}
		s.prepare(e.x)
		for k := range set.Rows() {
			e.target = r.targets(e.target, set, k)
		}
		s.sets[i] = e
		if set.Rows() > 0 {
			present = append(present, figure.Set(i))
		}
	}
	v := b.values
	train := s.sets[figure.Train]
	options := nn.Options{Masks: source(v.seed(), "dropout")}
	if v["shuffle"] == "yes" {
		options.Shuffle = source(v.seed(), "shuffle")
	}
	s.trainer = nn.NewTrainerWith(net, train.x, train.target, v.integer("batch"), options)
	s.limit = v.integer("epochs") * s.trainer.StepsPerEpoch()
	s.trainer.SetRules(rulesOf(v, s.limit))
	s.patience = v.integer("patience")
	s.eval = net.NewWorkspace(chunk)
	s.history = newHistory(4)
	s.readFunctions()
	s.metrics = metricTable{append(s.table(), s.settingMetric()), present}
	s.deaths = newDeathWatch(s)
	s.sound = slices.Clone(net.Params)
	s.version = 1
	s.applyChange()
	s.record()
	s.noteEpoch()
	return s
}

// estimate counts the multiply-adds of the updates, of measuring for the curves,
// and what each example and each update cost besides.
func (s *trainSession) estimate() Estimate {
	const perUnit, perUpdate = 12, 150 // an activation and its slope; shuffling, copying, calls
	units := 0
	for l := range s.net.Layers() {
		_, b, _, _ := s.net.Layer(l)
		units += len(b)
	}
	const perDropped, perNormed = 6, 20 // a mask, and both ways through a norm
	example := float64(s.net.Cost() + perUnit*units)
	training := float64(s.rows(figure.Train)) * example
	measuring := float64(s.rows(figure.Train)) * example / 3
	validating := float64(s.rows(figure.Val)) * example / 3 // at the end of every epoch
	if _, later := s.changing.values["keep"]; later || s.net.Drops() {
		training += float64(perDropped * units * s.rows(figure.Train))
	}
	if s.values["norm"] == "batch" {
		training += float64(perNormed * units * s.rows(figure.Train))
	}
	update := perUpdate + float64(len(s.net.Params))*max(ruleCost(s.values), ruleCost(s.valuesAfter()))
	steps := s.trainer.StepsPerEpoch()
	epochs := s.limit / steps
	share := 1.0
	if epochs > 0 {
		share = float64(measured(epochs)) / float64(epochs)
	}
	return estimate(s.limit, (training+validating+measuring*share)/float64(steps)+update)
}

// Step makes one update. It does nothing once the loss was not finite, or patience over.
func (s *trainSession) Step() {
	if s.ended() {
		return
	}
	s.cursor = 0
	s.version++
	s.now = append(s.now[:0], s.net.Params...)
	s.lastLoss = s.trainer.Step()
	if finite(s.lastLoss) {
		s.now, s.sound = s.sound, s.now
	} else {
		s.diverged = s.trainer.Steps()
	}
	s.applyChange()
	if s.trainer.Steps()%s.trainer.StepsPerEpoch() == 0 {
		s.record()
		s.noteEpoch()
	}
}

// ended: no further update changes anything.
func (s *trainSession) ended() bool { return s.diverged > 0 || s.stopped > 0 }

// Look shows the examples of the coming batch one by one, then makes the update.
func (s *trainSession) Look() (updated bool) {
	if s.ended() {
		return false
	}
	if s.cursor == len(s.trainer.Batch()) {
		s.Step()
		return true
	}
	s.cursor++
	s.version++
	return false
}

// current is the training example being looked at, −1 for none.
func (s *trainSession) current() int {
	if s.cursor == 0 {
		return -1
	}
	return s.trainer.Batch()[s.cursor-1]
}

func (s *trainSession) Steps() int         { return s.trainer.Steps() }
func (s *trainSession) StepsPerEpoch() int { return s.trainer.StepsPerEpoch() }
func (s *trainSession) Limit() int         { return s.limit }
func (s *trainSession) Done() bool         { return s.ended() || s.Steps() >= s.limit }
func (s *trainSession) Receipt() Receipt   { return s.receipt(s.Steps(), s.net.Params) }

// rows is how many examples a set has.
func (s *trainSession) rows(set figure.Set) int { return s.sets[set].table.Rows() }

// planar: the examples are points of a plane in two classes, which is what most
// pictures show.
func (s *trainSession) planar() bool {
	return len(s.all.Columns) == 2 && s.reading.outputs == 1 && !s.reading.regression
}

func (s *trainSession) epochs() int { return s.Steps() / s.StepsPerEpoch() }

// Edit makes a run whose points were moved start from the present weights.
func (s *trainSession) Edit(edits []figure.Edit) (Settings, bool, error) {
	if s.Steps() == 0 || s.diverged > 0 {
		return s.edit(edits)
	}
	carry := []figure.Edit{{Key: "weights", Value: joinNumbers(s.net.Params)}}
	if s.changeMade() {
		carry = append(carry, figure.Edit{Key: "change", Value: ""})
		for _, key := range changeKeys() {
			if value, ok := s.changing.values[key]; ok {
				carry = append(carry, figure.Edit{Key: key, Value: value})
			}
		}
	}
	return s.edit(edits, carry...)
}

// record puts the end of an epoch into the history.
func (s *trainSession) record() {
	epoch := s.epochs()
	if s.silent || !keeps(epoch) {
		return
	}
	s.watch(epoch)
	if s.history.has(epoch) || !s.history.wants(epoch) {
		return
	}
	train, val := s.score(figure.Train), s.score(figure.Val)
	s.history.add(epoch, train.loss, s.accuracy(figure.Train), val.loss, s.accuracy(figure.Val))
}

// score measures a set as it stands now. An empty set scores 0.
func (s *trainSession) score(set figure.Set) score {
	e := &s.sets[set]
	if e.scoredAt == s.Steps() {
		return e.score
	}
	n := e.table.Rows()
	in, outs := s.net.Inputs(), s.net.Outputs()
	var sum float64
	correct := 0
	if set == figure.Train {
		s.deaths.forget()
	}
	for lo := 0; lo < n; lo += chunk {
		hi := min(lo+chunk, n)
		out := s.net.Forward(s.eval, e.x[in*lo:in*hi], hi-lo)
		sum += float64(s.reading.loss.Value(out, e.target[outs*lo:outs*hi], hi-lo) * float64(hi-lo))
		if set == figure.Train {
			s.deaths.see(s)
		}
		if s.reading.regression {
			continue
		}
		for i := range hi - lo {
			o := out[outs*i : outs*(i+1)]
			if s.reading.classOf(o) == e.table.Label[lo+i] && !math.IsNaN(o[0]) {
				correct++
			}
		}
	}
	e.score, e.scoredAt = score{sum / float64(max(n, 1)), correct}, s.Steps()
	return e.score
}

func (s *trainSession) accuracy(set figure.Set) float64 {
	n := s.rows(set)
	if n == 0 {
		return 0
	}
	return float64(s.score(set).correct) / float64(n)
}

func finite(x float64) bool { return !math.IsNaN(x) && !math.IsInf(x, 0) }
