package experiment

import (
	"slices"
	"strings"

	"zigzag/core/figure"
)

// Keep returns settings under which the run as it is set now is a lane of a race,
// with the values that it has at these keys, against a run that further changes
// apply to. The error is a [*Fault]: there are lanes enough, or the kind has no races.
func (s Spec) Keep(set Settings, keys []string) (Settings, error) {
	k, _ := kindNamed(s.Kind)
	if !k.races() {
		return nil, &Fault{Keys: []string{"race"}, What: "runs of kind " + s.Kind + " cannot race", Fix: "there is nothing to keep"}
	}
	v, faults := s.resolve(set)
	if len(faults) > 0 {
		return nil, faults.err()
	}
	lanes, err := parseRace(k, v["race"])
	if err != nil {
		return nil, err
	}
	kept := slices.DeleteFunc(slices.Clone(lanes), func(l laneSpec) bool { return len(l.values) == 0 && l.name == "" })
	if len(lanes) == 0 || len(kept) < len(lanes) { // the present run is in it
		l := laneSpec{values: map[string]string{}}
		for _, key := range keys {
			if raceable(k, key) == nil && key != "race" && key != "finish" && key != "seed" {
				l.values[key] = v[key]
			}
		}
		kept = append(kept, l)
	}
	kept = append(kept, laneSpec{})
	if len(kept) > maxLanes {
		return nil, &Fault{Keys: []string{"race"}, What: count(len(lanes), "run") + " race already", Fix: "take one out first"}
	}
	return s.withLanes(set, kept), nil
}

// DropLane returns settings without a lane of the race, counted from 0. When only one is
// left, its settings become the run's.
func (s Spec) DropLane(set Settings, lane int) Settings {
	k, _ := kindNamed(s.Kind)
	v, _ := s.resolve(set)
	lanes, err := parseRace(k, v["race"])
	if err != nil || lane < 0 || lane >= len(lanes) {
		return set
	}
	lanes = slices.Delete(lanes, lane, lane+1)
	if len(lanes) > 1 {
		return s.withLanes(set, lanes)
	}
	edits := []figure.Edit{{Key: "race", Value: ""}, {Key: "lane", Value: "1"}}
	for key, value := range lanes[0].values {
		edits = append(edits, figure.Edit{Key: key, Value: value})
	}
	slices.SortFunc(edits, func(a, b figure.Edit) int { return strings.Compare(a.Key, b.Key) })
	return s.With(set, edits...)
}

// withLanes shows the last lane, which is the present run where there is one.
func (s Spec) withLanes(set Settings, lanes []laneSpec) Settings {
	return s.With(set, figure.Edit{Key: "race", Value: writeLanes(lanes)}, figure.Edit{Key: "lane", Value: formatNumber(float64(len(lanes)))})
}

// CanRace reports whether runs of the spec can race.
func (s Spec) CanRace() bool {
	k, _ := kindNamed(s.Kind)
	return k.races()
}

// changeWords says in few words what changes when.
func changeWords(value string) string {
	c, err := parseChange(value)
	if err != nil || c.at < 0 {
		return "unchanged"
	}
	var words []string
	k := trainKind()
	for _, key := range changeKeys() {
		if v, ok := c.values[key]; ok {
			p, _ := k.param(key)
			words = append(words, valueWords(p, v))
		}
	}
	return strings.Join(words, ", ") + " after " + formatNumber(float64(c.at))
}
