package experiment

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"zigzag/core/nn"
)

// fromSyntax reads a start: both weights.
func fromSyntax(value string) (string, error) {
	numbers, err := parseNumbers("from", value, 2)
	if err != nil {
		return "", err
	}
	if len(numbers) != 2 {
		return "", &Fault{What: fmt.Sprintf("from has %s", count(len(numbers), "number")), Fix: "write two, as in `from: 0 0`"}
	}
	for _, x := range numbers {
		if !(math.Abs(x) <= maxFrom) {
			return "", &Fault{What: "from holds " + sig(x), Fix: fmt.Sprintf("stay between -%d and %d", maxFrom, maxFrom)}
		}
	}
	return joinNumbers(numbers), nil
}

// An axis is one number of a network: the weight from unit i to unit j of
// layer l, all counted from 1, or, where i is 0, the bias of unit j.
type axis struct{ l, i, j int }

// String writes an axis as it is read: "w(1,2,1)", "b(1,1)".
func (a axis) String() string {
	if a.i == 0 {
		return fmt.Sprintf("b(%d,%d)", a.l, a.j)
	}
	return fmt.Sprintf("w(%d,%d,%d)", a.l, a.i, a.j)
}

// axesSyntax reads two different axes; nothing means the first two weights.
func axesSyntax(value string) (string, error) {
	axes, err := parseAxes(value)
	if err != nil || len(axes) == 0 {
		return "", err
	}
	return axes[0].String() + " " + axes[1].String(), nil
}

func parseAxes(value string) ([]axis, error) {
	const shape = "write two, as in `axes: w(1,1,1) w(1,2,1)` for weights (layer, from, to) or `b(1,1)` for a bias (layer, unit)"
	var axes []axis
	for _, word := range strings.SplitAfter(strings.Join(strings.Fields(value), ""), ")") {
		if word = strings.TrimLeft(word, ",;"); word == "" {
			continue
		}
		r, ok := parseReference(word)
		sizes := map[string]int{"w": 3, "b": 2}
		if !ok || r.field != "" || sizes[r.name] == 0 || len(r.args) != sizes[r.name] {
			return nil, &Fault{What: "axes holds " + quote(word), Fix: shape}
		}
		var numbers []int
		for _, text := range r.args {
			n, err := strconv.Atoi(text)
			if err != nil || n < 1 {
				return nil, &Fault{What: "axes holds " + quote(word), Fix: "count layers and units from 1, as in `w(1,2,1)`"}
			}
			numbers = append(numbers, n)
		}
		a := axis{l: numbers[0], j: numbers[len(numbers)-1]}
		if r.name == "w" {
			a.i = numbers[1]
		}
		axes = append(axes, a)
	}
	switch {
	case len(axes) == 0:
		return nil, nil
	case len(axes) != 2:
		return nil, &Fault{What: fmt.Sprintf("axes names %s", count(len(axes), "number")), Fix: shape}
	case axes[0] == axes[1]:
		return nil, &Fault{What: "axes names " + axes[0].String() + " twice", Fix: "name two different ones"}
	}
	return axes, nil
}

// axesOf are the axes as written, or else the first two weights; of a neuron
// with one input, its weight and its bias.
func axesOf(net *nn.Network, text string) (axes [2]axis, fault *Fault) {
	written, err := parseAxes(text)
	if err != nil {
		return axes, asFault(err, "axes")
	}
	_, _, fanIn, fanOut := net.Layer(0)
	switch {
	case len(written) == 2:
		axes = [2]axis(written)
	case fanIn > 1:
		axes = [2]axis{{1, 1, 1}, {1, 2, 1}}
	case fanOut > 1:
		axes = [2]axis{{1, 1, 1}, {1, 1, 2}}
	default:
		axes = [2]axis{{1, 1, 1}, {1, 0, 1}}
	}
	for _, a := range axes {
		what := ""
		if a.l > net.Layers() {
			what = "it has " + count(net.Layers(), "layer")
		} else if _, _, fanIn, fanOut := net.Layer(a.l - 1); a.i > fanIn || a.j > fanOut {
			what = fmt.Sprintf("layer %d leads from %d to %s", a.l, fanIn, count(fanOut, "unit"))
		}
		if what != "" {
			return axes, &Fault{Keys: []string{"axes", "hidden"}, What: fmt.Sprintf("the network has no %s: %s", a, what), Fix: "name a weight that it has"}
		}
	}
	return axes, nil
}

// index is where an axis stands in the network's parameters.
func (a axis) index(net *nn.Network) int {
	at := 0
	for l := range net.Layers() {
		w, b, _, fanOut := net.Layer(l)
		switch {
		case l == a.l-1 && a.i == 0:
			return at + len(w) + a.j - 1
		case l == a.l-1:
			return at + (a.i-1)*fanOut + a.j - 1
		}
		at += len(w) + len(b)
		if _, learned := net.Slope(l); learned {
			at++
		}
	}
	panic("experiment: axis " + a.String() + " was never checked")
}
