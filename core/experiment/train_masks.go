package experiment

import (
	"fmt"

	"zigzag/core/figure"
	"zigzag/core/nn"
)

// trainMasks shows the masks of the coming update as a [figure.MasksModel]. They follow
// from the state of the run alone, so that a run that goes back shows them again.
type trainMasks struct {
	s      *trainSession
	ws     *nn.Workspace // for the masks alone
	layers []figure.MaskLayer
}

func newTrainMasks(s *trainSession) *trainMasks {
	most := min(s.values.integer("batch"), s.rows(figure.Train))
	return &trainMasks{s: s, ws: s.net.NewWorkspace(most), layers: make([]figure.MaskLayer, s.hiddenLayers())}
}

func (t *trainMasks) Version() uint64 { return t.s.version }

func (t *trainMasks) Masks() figure.Masks {
	s := t.s
	s.trainer.ComingMasks(t.ws)
	for l := range t.layers {
		spec := s.net.Config().Layers[l]
		keep := spec.Keep
		if keep == 0 {
			keep = 1
		}
		t.layers[l] = figure.MaskLayer{Units: spec.Units, Keep: keep, Mask: t.ws.Mask(l)}
	}
	return figure.Masks{
		Step: s.Steps() + 1, Batch: len(s.trainer.Batch()), Current: s.cursor - 1,
		Inputs: s.net.Inputs(), Outputs: s.net.Outputs(), Layers: t.layers,
	}
}

// trainThinned shows what thinned networks say as a [figure.ThinnedModel].
type trainThinned struct{ s *trainSession }

func (t trainThinned) Version() uint64 { return t.s.version }

func (t trainThinned) Thinned() figure.Thinned {
	s := t.s
	thin := s.thinned()
	keep := s.drawn().Config().Layers[0].Keep
	if keep == 0 {
		keep = 1
	}
	quantity, probability := s.saysWhat(thin)
	return figure.Thinned{
		Example: fmt.Sprintf("%s example %d", setNoun(thin.set), thin.example+1), Quantity: quantity, Probability: probability,
		Says: thin.says, Keep: keep, Whole: thin.whole, Unscaled: s.unscaled(thin), Linear: s.linearInMasks(),
	}
}

// unscaled is what the whole network says where nobody scales: every unit that training
// leaves out with probability 1 − keep is there, and as loud as it is there in training.
func (s *trainSession) unscaled(t *thinning) float64 {
	net, e := s.drawn(), &s.sets[t.set]
	if !net.Drops() {
		return t.whole
	}
	net.DrawMasks(s.eval, 1, stream(s.values.seed(), "thinned"))
	for l := range net.Layers() {
		mask := s.eval.Mask(l)
		for i := range mask {
			mask[i] = 1 / net.Config().Layers[l].Keep
		}
	}
	in := net.Inputs()
	return s.saysOf(e, t.example, net.ForwardMasked(s.eval, e.x[in*t.example:][:in], 1))
}

// saysWhat names the number that the thinned networks give, and says whether it is a
// probability.
func (s *trainSession) saysWhat(t *thinning) (quantity string, probability bool) {
	classes := s.all.Classes
	switch s.reading.loss {
	case nn.Logistic:
		if len(classes) == 2 {
			return "probability of class " + classes[1], true
		}
		return "probability of class 1", true
	case nn.SoftmaxCrossEntropy:
		return "probability of class " + classes[s.sets[t.set].table.Label[t.example]], true
	}
	if s.reading.outputs > 1 {
		return "output of class " + classes[s.sets[t.set].table.Label[t.example]], false
	}
	return "output", false
}

// linearInMasks: what is shown is a sum of products of masks, each at most once, so
// that its expectation over the masks is what the whole network says.
func (s *trainSession) linearInMasks() bool {
	layers := s.drawn().Config().Layers
	for _, l := range layers[1:] {
		if l.Activation != nn.Identity {
			return false
		}
	}
	return s.reading.loss == nn.SquaredError
}

func setNoun(set figure.Set) string {
	return [...]string{"training", "validation", "test"}[set]
}
