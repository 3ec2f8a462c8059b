package experiment

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"zigzag/core/block"
	"zigzag/core/figure"
)

// Settings are what was changed from the spec: parameter keys and values,
// `seed` among them. Nil means nothing was.
type Settings map[string]string

// values are the canonical values of all parameters of a run, by key.
type values map[string]string

func (v values) number(key string) float64 {
	x, err := strconv.ParseFloat(v[key], 64)
	if err != nil {
		panic("experiment: " + key + " was never checked: " + err.Error())
	}
	return x
}

func (v values) integer(key string) int { return int(v.number(key)) }

// epochs is how many passes over the data play makes; 0 where a kind makes none.
func (v values) epochs() int {
	if _, ok := v["epochs"]; !ok {
		return 0
	}
	return v.integer("epochs")
}

func (v values) seed() uint64 { return uint64(v.number("seed")) }

// resolve works out all values: settings before spec before defaults.
func (s Spec) resolve(set Settings) (values, Faults) {
	k, _ := kindNamed(s.Kind)
	v := values{}
	var faults Faults
	for _, p := range k.params {
		value, ok := set[p.Key]
		if !ok {
			value, ok = s.Values[p.Key]
		}
		if !ok {
			v[p.Key] = p.Default // which is canonical
			continue
		}
		canonical, err := p.Canonical(value)
		if err != nil {
			faults = append(faults, asFault(err, p.Key))
		}
		v[p.Key] = canonical
	}
	for _, key := range slices.Sorted(maps.Keys(set)) {
		if _, ok := k.param(key); !ok {
			faults = append(faults, &Fault{
				Keys: []string{key},
				What: "unknown parameter " + quote(key),
				Fix:  block.Mend(key, k.keys()),
			})
		}
	}
	return v, faults
}

// With returns the settings after a learner's edits. A value that is the
// spec's own is left out. An edit by hand that makes no sense beside the new
// values goes: other hidden units drop weights set by hand, another data set
// drops moved points, another seed drops the learner's weights, so that it
// gives another start. The result is not checked; set is not changed.
func (s Spec) With(set Settings, edits ...figure.Edit) Settings {
	k, _ := kindNamed(s.Kind)
	own, _ := s.resolve(nil)
	after := Settings{}
	maps.Copy(after, set)
	edited := map[string]bool{}
	for _, e := range edits {
		edited[e.Key] = true
	}
	for _, e := range edits {
		before, _ := s.resolve(after)
		after[e.Key] = e.Value
		if now, _ := s.resolve(after); now[e.Key] == before[e.Key] {
			continue
		}
		for _, key := range k.drops[e.Key] {
			if edited[key] {
				continue
			}
			delete(after, key)
			if own[key] != "" && e.Key != "seed" && !sameValue(k, e.Key, e.Value, own) {
				after[key] = "" // the spec's own do not fit either
			}
		}
	}
	for key, value := range after {
		if sameValue(k, key, value, own) {
			delete(after, key)
		}
	}
	return after
}

// sameValue reports whether value is a way to write the value that own has.
func sameValue(k kind, key, value string, own values) bool {
	p, ok := k.param(key)
	if !ok {
		return false
	}
	canonical, err := p.Canonical(value)
	return err == nil && canonical == own[key]
}

// canonicalText is what determines a run save its number of steps: the kind
// and every value that is not a view's, one `key: value` a line, sorted. What came
// later is left out at its default, so that older receipts hold.
func canonicalText(k kind, v values) string {
	var b strings.Builder
	b.WriteString("kind: " + k.name + "\n")
	for _, key := range slices.Sorted(maps.Keys(v)) {
		if p, _ := k.param(key); !p.View && !(p.later && v[key] == p.Default) {
			b.WriteString(key + ": " + v[key] + "\n")
		}
	}
	return b.String()
}

func asFault(err error, key string) *Fault {
	if f, ok := err.(*Fault); ok {
		return f
	}
	return &Fault{Keys: []string{key}, What: err.Error(), Fix: "change " + key}
}
