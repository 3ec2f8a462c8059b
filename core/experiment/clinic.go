package experiment

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// clinicKind is kind train with something wrong: the parameters say how a healthy run
// is set, `fault` what is planted in it, `mend` the one change that the reader makes.
//
// What was planted is for the reader to find. So nothing that a page shows tells it:
// descriptions say what happened and not why, weights and points cannot be edited, the
// figure that writes out the learning rate is missing, and receipts tell what was
// changed from the spec, which the fault is a part of. The block itself travels in the page's
// data, where whoever looks for it finds it: this is an exercise, not an examination.
func clinicKind() kind {
	k := trainKind()
	k.name = "clinic"
	k.figures = slices.DeleteFunc(slices.Clone(k.figures), func(name string) bool { return name == "trace" })
	k.show = []string{"curves", "layers"}
	k.params = append(slices.Clone(k.params),
		Param{Key: "fault", Label: "Fault", Help: "What is wrong with the run: one or two settings, as in `init=normal 4`.", Kind: Text, syntax: faultSyntax},
		Param{Key: "mend", Label: "Mend", Help: "The one setting that is changed to mend the run, as in `init=xavier`. Empty: none.", Kind: Text, syntax: mendSyntax},
		Param{Key: "lane", Label: "Run", Help: "Which run the pictures and numbers show that show only one: 1 is the sick one, 2 the treated one.", Kind: Integer, Min: 1, Max: 2, Step: 1, Default: "2", View: true},
	)
	k.byHand, k.finish = nil, ""
	k.useless = uselessClinic
	k.start = startClinic
	return k
}

// maxPlanted is how many settings a fault may have.
const maxPlanted = 2

func faultSyntax(value string) (string, error) {
	l, err := parseClinic("fault", value, maxPlanted)
	return writeClinic(l), err
}

func mendSyntax(value string) (string, error) {
	l, err := parseClinic("mend", value, 1)
	return writeClinic(l), err
}

func writeClinic(l laneSpec) string {
	if len(l.values) == 0 {
		return ""
	}
	return writeLanes([]laneSpec{l})
}

// clinicKeys are what can be wrong with a run, and be mended: whatever leaves seed
// and examples as they are.
func clinicKeys() []string {
	var keys []string
	for _, p := range trainKind().params {
		if !p.View && !slices.Contains([]string{"points", "weights", "csv", "data", "split", "seed"}, p.Key) {
			keys = append(keys, p.Key)
		}
	}
	return keys
}

// parseClinic reads up to so many settings; nothing, or "none", is none.
func parseClinic(key, value string, most int) (laneSpec, error) {
	value = strings.TrimSpace(value)
	if value == "" || value == "none" {
		return laneSpec{}, nil
	}
	fix := "write one setting, as in `" + key + ": init=xavier`"
	if most > 1 {
		fix = "write one or two settings, as in `" + key + ": init=normal 4`"
	}
	l, err := parseLane(trainKind(), value)
	if err != nil {
		f := asFault(err, key)
		return l, &Fault{What: key + ": " + f.What, Fix: f.Fix}
	}
	if l.name != "" || len(l.values) == 0 || len(l.values) > most {
		return l, &Fault{What: fmt.Sprintf("%s is %s", key, quote(value)), Fix: fix}
	}
	for _, set := range slices.Sorted(maps.Keys(l.values)) {
		if keys := clinicKeys(); !slices.Contains(keys, set) {
			return l, &Fault{What: fmt.Sprintf("%s cannot set %s: the runs are compared on the same data and seed", key, set), Fix: "use one of " + strings.Join(keys, ", ")}
		}
	}
	return l, nil
}

// uselessClinic tells what gives the fault away, besides what is useless in any
// training run.
func uselessClinic(s Spec, v values) Faults {
	faults := uselessTrain(s, v)
	planted, _ := parseClinic("fault", v["fault"], maxPlanted)
	for _, key := range s.Controls {
		if _, ok := planted.values[key]; ok || key == "fault" || key == "mend" {
			faults = append(faults, &Fault{Keys: []string{"controls"}, What: "the control of " + key + " gives the fault away", Fix: "take it out: mends are offered by the question"})
		}
	}
	return faults
}

// A Clinic is the session of a run with something wrong. Once a mend is made, a
// second run is treated with it, beside the sick one.
type Clinic interface {
	Race
	// Patient is the run that is judged: the treated one, or the sick one while there is
	// no other. What steps it alone leaves the other behind.
	Patient() Session
}

// clinicSession is a race without a finish: of the sick run, and the treated one.
type clinicSession struct{ *raceSession }

func startClinic(b base) (Session, Estimate, Faults) {
	planted, err := parseClinic("fault", b.values["fault"], maxPlanted)
	if err != nil {
		return nil, Estimate{}, Faults{asFault(err, "fault")}
	}
	if len(planted.values) == 0 {
		return nil, Estimate{}, Faults{{Keys: []string{"fault", "kind"}, What: "nothing is wrong with the run", Fix: "plant something, as in `fault: init=normal 4`"}}
	}
	for _, key := range slices.Sorted(maps.Keys(planted.values)) {
		if _, ok := b.set[key]; ok {
			return nil, Estimate{}, Faults{{Keys: []string{key}, What: key + " cannot be set: it has no effect, and tells where to look", Fix: "take it out"}}
		}
		if planted.values[key] == b.values[key] {
			return nil, Estimate{}, Faults{{Keys: []string{"fault", key}, What: "the fault sets " + key + " to what it is anyway", Fix: "write another value, or take it out"}}
		}
	}
	mend, err := parseClinic("mend", b.values["mend"], 1)
	if err != nil {
		return nil, Estimate{}, Faults{asFault(err, "mend")}
	}
	planted.name = "sick"
	lanes := []laneSpec{planted}
	for key, value := range mend.values {
		sick, ok := planted.values[key]
		if !ok {
			sick = b.values[key]
		}
		if sick == value {
			return nil, Estimate{}, Faults{{Keys: []string{"mend"}, What: "the mend " + quote(b.values["mend"]) + " changes nothing: the run is set so already", Fix: "write another value"}}
		}
		treated := laneSpec{name: "treated", values: maps.Clone(planted.values)}
		treated.values[key] = value
		lanes = append(lanes, treated)
	}
	b.quiet = true
	r, e, faults := startLanes(trainKind(), b, lanes, "fault")
	if len(faults) > 0 {
		return nil, Estimate{}, faults
	}
	return &clinicSession{r}, e, nil
}

func (c *clinicSession) Patient() Session { return c.each[len(c.each)-1] }
