package experiment

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"zigzag/core/block"
	"zigzag/core/formula"
)

// maxLanes is how many runs a race can have: as many as can be told apart in one
// picture.
const maxLanes = 4

// present is a lane without settings of its own: the run as it is set.
const present = "now"

// raced adds to a kind what it takes to let runs of it race.
func raced(k kind) kind {
	alone := k
	k.params = append(slices.Clone(k.params),
		Param{Key: "race", Label: "Race", Help: "Runs side by side on the same data and seed: `activation tanh, relu`, or settings lane by lane as in `lr=0.1 batch=1, lr=0.3`; `now` is the run as it is set. Empty: one run.", Kind: Text, later: true,
			syntax: func(value string) (string, error) { return raceSyntax(alone, value) }},
		Param{Key: "lane", Label: "Lane", Help: "Which lane of the race the pictures and numbers show that show only one.", Kind: Integer, Min: 1, Max: maxLanes, Step: 1, Default: "1", View: true},
	)
	if !k.abreast {
		lane := len(k.params) - 1
		k.params = slices.Insert(k.params, lane, Param{Key: "finish", Label: "Finish", Help: "A comparison of metrics: where the lanes of a race race to.", Kind: Text, Default: k.finish, later: true, syntax: finishSyntax})
	}
	k.useless = func(s Spec, v values) Faults { return append(alone.useless(s, v), uselessRace(alone, s, v)...) }
	k.start = func(b base) (Session, Estimate, Faults) {
		lanes, err := parseRace(alone, b.values["race"])
		if err != nil {
			return nil, Estimate{}, Faults{asFault(err, "race")}
		}
		if len(lanes) == 0 {
			return alone.start(b)
		}
		return startRace(alone, b, lanes)
	}
	return k
}

func uselessRace(k kind, s Spec, v values) Faults {
	var faults Faults
	lanes, _ := parseRace(k, v["race"])
	if len(lanes) == 0 {
		if s.fixes("finish") && !slices.Contains(s.Controls, "race") {
			faults = append(faults, &Fault{Keys: []string{"finish", "race"}, What: "finish has no effect without a race", Fix: "add `race: lr 0.1, 0.3`, or take it out"})
		}
		return faults
	}
	for _, key := range s.Controls {
		everywhere := true
		for _, l := range lanes {
			_, set := l.values[key]
			everywhere = everywhere && set
		}
		if everywhere {
			faults = append(faults, &Fault{Keys: []string{"controls", "race"}, What: "the control of " + key + " has no effect: every lane of the race sets it", Fix: "take it out of controls, or out of one lane"})
		}
	}
	return faults
}

// A laneSpec is one lane as written.
type laneSpec struct {
	name   string            // "" for one made from the settings
	values map[string]string // canonical, by key
}

// raceSyntax writes the lanes in the one way that receipts use.
func raceSyntax(k kind, value string) (string, error) {
	lanes, err := parseRace(k, value)
	if err != nil {
		return "", err
	}
	return writeLanes(lanes), nil
}

func writeLanes(lanes []laneSpec) string {
	texts := make([]string, len(lanes))
	for i, l := range lanes {
		var words []string
		keys := slices.Sorted(maps.Keys(l.values))
		if at := slices.Index(keys, "change"); at >= 0 { // its own key=value words follow it
			keys = append(slices.Delete(keys, at, at+1), "change")
		}
		for _, key := range keys {
			words = append(words, key+"="+l.values[key])
		}
		if len(words) == 0 {
			words = []string{present}
		}
		texts[i] = strings.Join(words, " ")
		if l.name != "" {
			texts[i] = l.name + ": " + texts[i]
		}
	}
	return strings.Join(texts, ", ")
}

const raceFix = "write 2 to 4 lanes set apart by commas, as in `race: activation tanh, relu` or `race: lr=0.1 batch=1, lr=0.3`"

// parseRace reads the lanes; nothing, or "none", is no race.
func parseRace(k kind, value string) ([]laneSpec, error) {
	value = strings.TrimSpace(value)
	if value == "" || value == "none" {
		return nil, nil
	}
	items := splitLanes(value)
	if len(items) < 2 || len(items) > maxLanes {
		return nil, &Fault{What: fmt.Sprintf("race has %s", count(len(items), "lane")), Fix: raceFix}
	}
	key, rest, _ := strings.Cut(strings.TrimSpace(items[0]), " ")
	if _, ok := k.param(key); ok { // one key, its values
		items[0] = rest
		for i, item := range items {
			items[i] = key + "=" + strings.TrimSpace(item)
		}
	}
	var lanes []laneSpec
	for i, item := range items {
		l, err := parseLane(k, strings.TrimSpace(item))
		if err != nil {
			f := asFault(err, "race")
			return nil, &Fault{What: fmt.Sprintf("race, lane %d: %s", i+1, f.What), Fix: f.Fix}
		}
		lanes = append(lanes, l)
	}
	return lanes, nil
}

// splitLanes splits at the commas that stand outside of brackets: a formula has some
// inside.
func splitLanes(value string) []string {
	var items []string
	depth, from := 0, 0
	for i, c := range value {
		switch {
		case c == '(':
			depth++
		case c == ')':
			depth--
		case c == ',' && depth <= 0:
			items = append(items, value[from:i])
			from = i + 1
		}
	}
	return append(items, value[from:])
}

// parseLane reads "name: key=value key=value", where a value may go on after a
// space.
func parseLane(k kind, text string) (laneSpec, error) {
	l := laneSpec{values: map[string]string{}}
	if name, rest, ok := strings.Cut(text, ":"); ok && !strings.Contains(name, "=") {
		l.name, text = strings.Join(strings.Fields(name), " "), strings.TrimSpace(rest)
		const longest = 24
		if l.name == "" || len([]rune(l.name)) > longest {
			return l, &Fault{What: "the name " + quote(l.name), Fix: fmt.Sprintf("write a name of 1 to %d letters before the colon", longest)}
		}
	}
	if text == present {
		return l, nil
	}
	if text == "" {
		return l, &Fault{What: "it is empty", Fix: raceFix}
	}
	last := ""
	for _, word := range strings.Fields(text) {
		key, v, ok := strings.Cut(word, "=")
		switch {
		case last == "change" && (!ok || slices.Contains(changeKeys(), key)), !ok && last != "":
			l.values[last] = strings.TrimSpace(l.values[last] + " " + word)
		case !ok:
			return l, &Fault{What: quote(word) + " sets nothing", Fix: raceFix}
		default:
			if fault := raceable(k, key); fault != nil {
				return l, fault
			}
			if _, twice := l.values[key]; twice {
				return l, &Fault{What: key + " is set twice", Fix: "take one of the two out"}
			}
			l.values[key], last = v, key
		}
	}
	for key, v := range l.values {
		p, _ := k.param(key)
		canonical, err := p.Canonical(v)
		if err != nil {
			return l, err
		}
		l.values[key] = canonical
	}
	return l, nil
}

// raceable refuses what lanes cannot differ in: the picture, and lists, whose commas
// would end the lane.
func raceable(k kind, key string) *Fault {
	p, ok := k.param(key)
	var keys []string
	for _, p := range k.params {
		if !p.View && !slices.Contains([]string{"points", "weights", "line", "ranges", "opened"}, p.Key) {
			keys = append(keys, p.Key)
		}
	}
	if !ok {
		return &Fault{What: "unknown parameter " + quote(key), Fix: block.Mend(key, keys)}
	}
	if !slices.Contains(keys, p.Key) {
		return &Fault{What: "lanes cannot differ in " + key, Fix: "use one of " + strings.Join(keys, ", ")}
	}
	return nil
}

// finishSyntax checks that the finish is a formula.
func finishSyntax(value string) (string, error) {
	value = strings.Join(strings.Fields(value), " ")
	if _, err := formula.Parse(value); err != nil {
		return "", &Fault{What: "finish cannot be read: " + err.Error(), Fix: "write a comparison of metrics, as in `loss(train) < 0.1`"}
	}
	return value, nil
}

// nameLanes calls each lane by what sets it apart from the others.
func nameLanes(k kind, lanes []laneSpec, merged []values) []string {
	var keys []string
	for _, p := range k.params {
		for _, v := range merged[1:] {
			if !p.View && v[p.Key] != merged[0][p.Key] {
				keys = append(keys, p.Key)
				break
			}
		}
	}
	names := make([]string, len(lanes))
	for i, l := range lanes {
		var words []string
		for _, key := range keys {
			p, _ := k.param(key)
			words = append(words, valueWords(p, merged[i][key]))
		}
		names[i] = clip(strings.Join(words, ", "))
		switch {
		case l.name != "":
			names[i] = l.name
		case names[i] == "" && len(l.values) == 0:
			names[i] = present
		case names[i] == "" && i == 0:
			names[i] = "kept"
		case names[i] == "" || slices.Contains(names[:i], names[i]):
			names[i] = fmt.Sprintf("lane %d", i+1)
		}
	}
	return names
}

// valueWords says in few words which value a parameter has.
func valueWords(p Param, value string) string {
	for _, o := range p.Options {
		if p.Kind == Choice && o.Value == value {
			return o.Label
		}
	}
	switch {
	case p.Key == "change":
		return changeWords(value)
	case value == "":
		value = "none"
	}
	if p.Label == strings.ToUpper(p.Key) { // L1, which in small letters looks like another number
		return p.Label + " " + value
	}
	return p.Key + " " + value
}
