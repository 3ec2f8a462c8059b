package quiz

import (
	"fmt"
	"slices"
	"strings"

	"zigzag/core/block"
	"zigzag/core/experiment"
)

// A Diagnose asks what is wrong with a run, and which change mends it. The diagnosis
// is one of the options of a choice. The mend is graded by making it: GradeRun plays the run
// again with it. An answer's picks are an option and a mend, counted on after the options.
type Diagnose struct {
	Uses    string   // id of the experiment, of kind clinic
	Options []Option // what may be wrong; one of them is right
	Mends   []Mend
	Checks  []LabCheck // hold when a run is healed
	Seeds   int        // healed on the seeds 1…Seeds; 0: on the experiment's own seed
}

// A Mend is one change to choose from.
type Mend struct {
	Key, Value string // the setting that it makes
	Text       string // Markdown: the change in words
	Feedback   string // Markdown: why it does not heal the run; empty for a mend that does
	Line       int    // 1-based, in the lesson file
}

// String is the mend as a setting: "init = xavier".
func (m Mend) String() string { return m.Key + " = " + m.Value }

// Settings are those of the clinic with the mend made.
func (m Mend) Settings() experiment.Settings {
	return experiment.Settings{"mend": m.Key + "=" + m.Value}
}

func (d *Diagnose) Kind() string  { return "diagnose" }
func (d *Diagnose) Blank() Answer { return Answer{} }

// Solution is the right diagnosis and the first mend that is meant to heal.
func (d *Diagnose) Solution() Answer {
	option := slices.IndexFunc(d.Options, func(o Option) bool { return o.Right })
	mend := slices.IndexFunc(d.Mends, func(m Mend) bool { return m.Feedback == "" })
	if option < 0 || mend < 0 {
		return Answer{}
	}
	return Answer{Picks: []int{option, len(d.Options) + mend}}
}

// Grade cannot grade a mend: it says that the experiment has to be run.
func (d *Diagnose) Grade(a Answer) Result {
	if _, _, r, ok := d.picked(a); !ok {
		return r
	}
	return invalid("This exercise is graded by running the experiment with your change.")
}

// Mended is the mend that an answer picks.
func (d *Diagnose) Mended(a Answer) (Mend, bool) {
	_, mend, _, ok := d.picked(a)
	if !ok {
		return Mend{}, false
	}
	return d.Mends[mend], true
}

// picked are the option and the mend of an answer. ok is false if it is none; the
// result then says what is missing.
func (d *Diagnose) picked(a Answer) (option, mend int, r Result, ok bool) {
	option, mend = -1, -1
	for _, p := range a.Picks {
		switch n := len(d.Options); {
		case p >= 0 && p < n && option < 0:
			option = p
		case p >= n && p < n+len(d.Mends) && mend < 0:
			mend = p - n
		default:
			return 0, 0, invalid("Pick one diagnosis and one change, of those that are shown."), false
		}
	}
	switch {
	case option < 0 && mend < 0:
		return 0, 0, invalid("Pick what is wrong with the run, and the change that mends it."), false
	case option < 0:
		return 0, 0, invalid("Pick what is wrong with the run as well."), false
	case mend < 0:
		return 0, 0, invalid("Pick the change that mends the run as well."), false
	}
	return option, mend, Result{}, true
}

// lab is the part that is graded by running.
func (d *Diagnose) lab() *Lab {
	return &Lab{Uses: d.Uses, Checks: d.Checks, Seeds: d.Seeds, Change: []string{"mend"}}
}

// Problems: no experiment, a choice that cannot be, fewer than two mends, mends that
// stand twice or say nothing, none that heals or none that does not, checks that are
// missing or cannot be read. Whether a mend heals is found by running it.
func (d *Diagnose) Problems() []block.Problem {
	var ps []block.Problem
	add := func(line int, fix, format string, args ...any) {
		ps = append(ps, block.Problem{Line: line, What: fmt.Sprintf(format, args...), Fix: fix})
	}
	if d.Uses == "" {
		add(0, "say which one: {#q-name uses=exp-name}", "the diagnosis names no experiment")
	}
	ps = append(ps, (&Choice{Options: d.Options}).Problems()...)
	const example = "- mend: init = xavier | Draw smaller first weights"
	seen := map[string]bool{}
	healing := 0
	for _, m := range d.Mends {
		if m.Key == "" || m.Value == "" {
			add(m.Line, "write it as "+example, "a mend is not a setting")
			continue
		}
		if seen[m.String()] {
			add(m.Line, "take one out", "the mend %q stands twice", m)
		}
		seen[m.String()] = true
		if strings.TrimSpace(m.Text) == "" {
			add(m.Line, "write it after a bar: - mend: "+m.String()+" | what is changed", "the mend %q is not put in words", m)
		}
		if m.Feedback == "" {
			healing++
		}
	}
	switch {
	case len(d.Mends) < 2:
		add(0, "write at least two: "+example, "there are %d mends to choose from", len(d.Mends))
	case healing == 0:
		add(0, "take the > line of the one that heals out", "no mend is said to heal the run: each has feedback")
	case healing == len(d.Mends):
		add(0, "add one that does not heal, and below it > why", "every mend heals the run")
	}
	checks := (&Lab{Uses: "exp", Checks: d.Checks, Seeds: d.Seeds, Answer: experiment.Settings{"mend": ""}}).Problems()
	for i := range checks {
		checks[i].What = strings.Replace(checks[i].What, "the lab ", "the diagnosis ", 1)
	}
	return append(ps, checks...)
}

// Probe tries every check on a session, and reports those that cannot be computed.
func (d *Diagnose) Probe(session experiment.Session) []block.Problem { return d.lab().Probe(session) }

func (d *Diagnose) Identity() []string {
	id := append([]string{d.Uses, fmt.Sprint(d.Seeds)}, (&Choice{Options: d.Options}).Identity()...)
	for _, m := range d.Mends {
		id = append(id, m.String())
	}
	for _, c := range d.Checks {
		id = append(id, c.Src)
	}
	return id
}
