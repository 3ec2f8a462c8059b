package nn

import (
	"fmt"
	"math/rand/v2"
)

// Dropout: in each training step, and for each example anew, a unit of a layer whose
// Keep is p is left out with probability 1 − p. Those that stay are scaled by 1/p
// ("inverted dropout"), so that what the next layer can expect is what it gets
// when everybody is present, and nothing need be scaled when measuring.
//
// A mask is batch×units: 0 where a unit is left out, 1/p where it stays.
//
// Source: Srivastava et al., Dropout: A Simple Way to Prevent Neural Networks from
// Overfitting (2014), §4, §10 (scaling at training time),
// https://jmlr.org/papers/v15/srivastava14a.html.

// MinKeep is the smallest Keep but 0, which keeps all: below, one unit in a hundred
// would speak a hundred times as loud.
const MinKeep = 0.01

func (s LayerSpec) checkKeep(output bool) error {
	switch {
	case s.Keep == 0 || s.Keep == 1:
		return nil
	case !(s.Keep >= MinKeep && s.Keep < 1):
		return fmt.Errorf("it keeps a unit with probability %v: use one from %v to 1", s.Keep, MinKeep)
	case output:
		return fmt.Errorf("the output layer keeps a unit with probability %v: only hidden units can be dropped", s.Keep)
	}
	return nil
}

// keep is Keep with 1 for "all".
func (s LayerSpec) keep() float64 {
	if s.Keep == 0 {
		return 1
	}
	return s.Keep
}

// SetKeep gives every layer but the last another probability of keeping a unit. On an
// error nothing was changed. Workspaces stay valid, and so does a Trainer that has a
// source of masks.
func (n *Network) SetKeep(keep float64) error {
	c := n.Config()
	for l := range c.Layers[:len(c.Layers)-1] {
		c.Layers[l].Keep = keep
	}
	if err := c.check(); err != nil {
		return err
	}
	n.setLayers(c.Layers)
	return nil
}

// Drops reports whether any layer drops units in training.
func (n *Network) Drops() bool {
	for _, l := range n.layers {
		if l.keep < 1 {
			return true
		}
	}
	return false
}

// DrawMasks draws new masks for a batch of the given size into ws, layer by layer and
// example by example: what [Network.ForwardMasked] and [Network.TrainingGradient] use.
// Layers that keep all draw nothing.
func (n *Network) DrawMasks(ws *Workspace, batch int, rng *rand.Rand) {
	for l, layer := range n.layers {
		if layer.keep == 1 {
			ws.mask[l] = ws.mask[l][:0]
			continue
		}
		up := 1 / layer.keep
		mask := ws.room(&ws.mask[l], l, batch)
		for i := range mask {
			mask[i] = 0
			if Uniform(rng) < layer.keep {
				mask[i] = up
			}
		}
	}
}

// Mask returns the mask that layer l (from 0) was given last, batch×units: 0 for a unit
// left out, 1/Keep for one that stays; nil if it keeps all. It is a view: a test
// or a figure may write a mask of its own before [Network.ForwardMasked].
func (ws *Workspace) Mask(l int) []float64 {
	if len(ws.mask[l]) == 0 {
		return nil
	}
	return ws.mask[l]
}

// drop stores a·mask in kept. A unit left out gives 0 whatever its activation is.
func drop(kept, a, mask []float64) {
	kept, mask = kept[:len(a)], mask[:len(a)]
	for i, v := range a {
		if m := mask[i]; m != 0 {
			kept[i] = v * m
		} else {
			kept[i] = 0
		}
	}
}
