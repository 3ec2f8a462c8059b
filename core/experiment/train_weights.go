package experiment

import (
	"fmt"
	"strconv"
	"strings"

	"zigzag/core/figure"
)

// barsParam says which weights the figure "weights" shows, and how they stand.
func barsParam() Param {
	return Param{Key: "bars", Label: "Bars", Help: "How the weights stand in their picture: `sorted` or in their `order`, and of which layer, as in `sorted 1`; without a number all.", Kind: Text, Options: []Option{{"sorted", "sorted"}, {"order", "in order"}}, Default: "sorted", View: true, syntax: barsSyntax}
}

func barsSyntax(value string) (string, error) {
	sorted, layer, err := parseBars(value)
	if err != nil {
		return "", err
	}
	text := "order"
	if sorted {
		text = "sorted"
	}
	if layer > 0 {
		text += " " + strconv.Itoa(layer)
	}
	return text, nil
}

func parseBars(value string) (sorted bool, layer int, err error) {
	fault := &Fault{What: "bars is " + quote(value), Fix: "write `sorted` or `order`, and the number of a layer to see that one alone, as in `sorted 1`"}
	words := strings.Fields(value)
	if len(words) == 0 || len(words) > 2 || words[0] != "sorted" && words[0] != "order" {
		return false, 0, fault
	}
	if len(words) == 2 {
		layer, err = strconv.Atoi(words[1])
		if err != nil || layer < 1 || layer > maxHiddenLayers+1 {
			return false, 0, fault
		}
	}
	return words[0] == "sorted", layer, nil
}

// bars are how the parameter says that the bars stand.
func (v values) bars() (sorted bool, layer int) {
	sorted, layer, err := parseBars(v["bars"])
	if err != nil {
		panic("experiment: bars was never checked: " + err.Error())
	}
	return sorted, layer
}

// trainWeights shows the weights of a training run as a [figure.WeightsModel].
type trainWeights struct{ s *trainSession }

func (t trainWeights) Version() uint64            { return t.s.version }
func (t trainWeights) Bars() (bool, int)          { return t.s.values.bars() }
func (t trainWeights) Lanes() []figure.WeightLane { return []figure.WeightLane{t.s.weightLane("")} }

// weightLane is the network's weights, layer by layer. The inputs keep their names
// unless whitening has mixed them.
func (s *trainSession) weightLane(name string) figure.WeightLane {
	lane := figure.WeightLane{Name: name}
	net := s.drawn()
	for l := range net.Layers() {
		w, _, fanIn, fanOut := net.Layer(l)
		layer := figure.WeightLayer{Name: fmt.Sprintf("layer %d", l+1), FanIn: fanIn, FanOut: fanOut, W: w}
		if l == net.Layers()-1 {
			layer.Name = "output"
		}
		if l == 0 && s.values["preprocess"] != "whiten" {
			layer.From = s.all.Columns
		}
		lane.Layers = append(lane.Layers, layer)
	}
	return lane
}

// raceWeights shows the weights of all lanes.
type raceWeights struct{ r *raceSession }

func (t raceWeights) Version() uint64   { return t.r.version }
func (t raceWeights) Bars() (bool, int) { return t.r.shown().(*trainSession).values.bars() }

func (t raceWeights) Lanes() []figure.WeightLane {
	lanes := make([]figure.WeightLane, len(t.r.each))
	for i, s := range t.r.each {
		lanes[i] = s.(*trainSession).weightLane(t.r.names[i])
	}
	return lanes
}
