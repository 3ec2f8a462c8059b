package experiment

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"zigzag/core/block"
	"zigzag/core/nn"
)

// maxAxes is how many parameters a search can have.
const maxAxes = 3

// A searchAxis is one parameter of a search and the range of its values. A place on
// it goes from 0 to 1, evenly in the value or, if log, in its exponent.
type searchAxis struct {
	key      string
	label    string
	log      bool
	whole    bool
	from, to float64
	lo, hi   float64 // the logarithms of both, if log
}

const rangesFix = "write one to three parameters, each with log or linear and its two ends, as in `ranges: lr log 0.001 1, batch log 4 64`"

// rangesSyntax writes ranges in the one way that receipts use.
func rangesSyntax(value string) (string, error) {
	axes, err := parseRanges(value)
	if err != nil {
		return "", err
	}
	texts := make([]string, len(axes))
	for i, a := range axes {
		texts[i] = a.String()
	}
	return strings.Join(texts, ", "), nil
}

// String is "lr log 0.001 1".
func (a searchAxis) String() string {
	return a.key + " " + a.scale() + " " + formatNumber(a.from) + " " + formatNumber(a.to)
}

func (a searchAxis) scale() string {
	if a.log {
		return "log"
	}
	return "linear"
}

func parseRanges(value string) ([]searchAxis, error) {
	var axes []searchAxis
	for _, item := range strings.Split(value, ",") {
		if strings.TrimSpace(item) == "" {
			continue
		}
		a, err := parseAxis(item)
		if err != nil {
			return nil, err
		}
		if slices.ContainsFunc(axes, func(b searchAxis) bool { return b.key == a.key }) {
			return nil, &Fault{What: "ranges names " + a.key + " twice", Fix: "take one of the two out"}
		}
		axes = append(axes, a)
	}
	if len(axes) < 1 || len(axes) > maxAxes {
		return nil, &Fault{What: "ranges names " + count(len(axes), "parameter"), Fix: rangesFix}
	}
	return axes, nil
}

// axisParams are the parameters of kind train that can be searched: numbers that
// change a run. Of the hidden layers it is the units of the only one.
func axisParams() []Param {
	var params []Param
	for _, p := range trainKind().params {
		switch {
		case p.Key == "hidden":
			p.Kind, p.Min, p.Max, p.Log = Integer, 1, maxHiddenUnits, true
		case p.View || p.Key == "seed" || p.Kind != Number && p.Kind != Integer:
			continue
		}
		params = append(params, p)
	}
	return params
}

func parseAxis(text string) (searchAxis, error) {
	words := strings.Fields(text)
	params := axisParams()
	at := slices.IndexFunc(params, func(p Param) bool { return p.Key == words[0] })
	if at < 0 {
		var known []string
		for _, p := range params {
			known = append(known, p.Key)
		}
		return searchAxis{}, &Fault{What: "ranges cannot search " + quote(words[0]), Fix: block.Mend(words[0], known)}
	}
	p := params[at]
	a := searchAxis{key: p.Key, label: p.Label, log: p.Log && p.Min > 0, whole: p.Kind == Integer}
	words = words[1:]
	if len(words) > 0 && (words[0] == "log" || words[0] == "linear") {
		a.log, words = words[0] == "log", words[1:]
	}
	fail := func(what, fix string) (searchAxis, error) {
		return a, &Fault{What: "in ranges, " + p.Key + what, Fix: fix}
	}
	if len(words) != 2 {
		return fail(" has "+count(len(words), "end"), rangesFix)
	}
	for i, end := range []*float64{&a.from, &a.to} {
		x, err := parseNumber(words[i])
		if err != nil || a.whole && x != math.Trunc(x) || !(x >= p.Min && x <= p.Max) {
			return fail(" ends at "+quote(words[i]), "write "+p.range_())
		}
		*end = x
	}
	switch {
	case !(a.from < a.to):
		return fail(fmt.Sprintf(" goes from %s to %s", words[0], words[1]), "write the smaller end first")
	case a.log && a.from <= 0:
		return fail(" is log from "+words[0], "begin above 0, where the exponent is a number, or write linear")
	}
	if a.log {
		a.lo, a.hi = nn.Log(a.from), nn.Log(a.to)
	}
	return a, nil
}

// value is the value at a place, rounded to four significant digits (an integer, if
// the parameter is one), so that it can be read.
func (a searchAxis) value(place float64) float64 {
	x := a.from + float64(place*(a.to-a.from))
	if a.log {
		x = nn.Exp(a.lo + float64(place*(a.hi-a.lo)))
	}
	switch {
	case place <= 0:
		x = a.from
	case place >= 1:
		x = a.to
	case a.whole:
		x = math.Round(x)
	default:
		x, _ = strconv.ParseFloat(strconv.FormatFloat(x, 'g', 4, 64), 64)
	}
	return min(max(x, a.from), a.to)
}

// text is the value at a place, as the parameter is written.
func (a searchAxis) text(place float64) string { return formatNumber(a.value(place)) }

// place is where a value lies.
func (a searchAxis) place(x float64) float64 {
	if a.log {
		return (nn.Log(x) - a.lo) / (a.hi - a.lo)
	}
	return (x - a.from) / (a.to - a.from)
}

// tells reports whether so many places, evenly spread, have different values.
func (a searchAxis) tells(places int) bool {
	last := math.Inf(-1)
	for i := range places {
		x := a.value(even(i, places))
		if x <= last {
			return false
		}
		last = x
	}
	return true
}

// even is the place of the i-th of n, from end to end; a single one is in the middle.
func even(i, n int) float64 {
	if n == 1 {
		return 0.5
	}
	return float64(i) / float64(n-1)
}
