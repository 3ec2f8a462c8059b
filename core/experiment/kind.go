package experiment

import (
	"slices"
	"sync"
)

// A kind is one sort of experiment: what can be set about it, what it shows,
// and how a run of it starts.
type kind struct {
	name    string
	params  []Param
	figures []string // every figure it can show
	show    []string // the figures of a block that does not say

	// useless tells the author which of the spec's keys have no effect. Learners
	// may set them all the same.
	useless func(s Spec, v values) Faults

	byHand []string // the parameters that edits in a figure assign

	// drops names, for a parameter, the edits by hand that make no sense any
	// more once it changes: other hidden units, other weights.
	drops map[string][]string

	finish string // of a race, where the block does not say; "" where there is none
	often  bool   // the finish is looked for after every step, not at epochs' ends only

	// abreast says that runs are laid side by side rather than raced: they take the same
	// steps, and there is no finish to get to first.
	abreast bool

	// start makes the session at step 0, and estimates a run to its limit.
	// Faults are combinations of values that are each within bounds.
	start func(b base) (Session, Estimate, Faults)
}

// A maker makes the kind of a name: to look one up, the others need not be made.
type maker struct {
	name string
	make func() kind
}

// makers make all the kinds, in the order in which messages list them.
func makers() []maker {
	return []maker{
		{"line", func() kind { return raced(lineKind()) }},
		{"train", func() kind { return raced(trainKind()) }},
		{"descend", func() kind { return raced(descendKind()) }},
		{"propagate", func() kind { return raced(propagateKind()) }},
		{"curve", curveKind},
		{"clinic", clinicKind},
		{"search", func() kind { return raced(searchKind()) }},
	}
}

// made are the kinds that were asked for, by name. A kind is never changed, and making
// one, with its thirty parameters, took most of the time in which a block is read.
var made sync.Map

// kinds are all the kinds.
func kinds() []kind {
	var all []kind
	for _, m := range makers() {
		k, _ := kindNamed(m.name)
		all = append(all, k)
	}
	return all
}

// Kinds returns the names of all kinds of experiment.
func Kinds() []string {
	var names []string
	for _, m := range makers() {
		names = append(names, m.name)
	}
	return names
}

func kindNamed(name string) (kind, bool) {
	if k, ok := made.Load(name); ok {
		return k.(kind), true
	}
	for _, m := range makers() {
		if m.name == name {
			k := m.make()
			made.Store(name, k)
			return k, true
		}
	}
	return kind{}, false
}

// shows reports whether the kind can show a figure: one of its own, or, as in
// "contour 2", that of one lane of a race.
func (k kind) shows(name string) bool {
	base, lane := laneOf(name)
	return slices.Contains(k.figures, name) || k.races() && lane > 0 && slices.Contains(k.figures, base)
}

// races reports whether several runs of the kind can be shown side by side.
func (k kind) races() bool { return k.finish != "" || k.abreast }

func (k kind) param(key string) (Param, bool) {
	for _, p := range k.params {
		if p.Key == key {
			return p, true
		}
	}
	return Param{}, false
}

// allKeys are the keys that a block of this kind may have; of any kind if k is
// none.
func (k kind) allKeys() []string {
	var keys []string
	for _, other := range kinds() {
		if k.name == other.name || k.name == "" {
			keys = append(keys, other.keys()...)
		}
	}
	slices.Sort(keys)
	return append(slices.Compact(keys), blockKeys()...)
}

func (k kind) keys() []string {
	keys := make([]string, len(k.params))
	for i, p := range k.params {
		keys[i] = p.Key
	}
	return keys
}
