package experiment

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"zigzag/core/block"
	"zigzag/core/nn"
)

// A change is what the parameter `change` asks for: after some steps other
// settings, with the weights and the order of the examples as they are.
type change struct {
	at     int               // the number of steps; −1 for never
	values map[string]string // canonical, by key

	activation nn.Activation // of the hidden layers, if values has one
	function   *nn.Func
}

// changeKeys are the parameters that may change in the middle of a run.
func changeKeys() []string {
	return append([]string{"activation", "formula", "lr", "keep"}, ruleKeys()...)
}

// changeSyntax reads "120 activation=leaky-relu lr=0.01"; nothing, or "none", is no
// change.
func changeSyntax(value string) (string, error) {
	c, err := parseChange(value)
	if err != nil || c.at < 0 {
		return "", err
	}
	words := []string{strconv.Itoa(c.at)}
	for _, key := range changeKeys() {
		if v, ok := c.values[key]; ok {
			words = append(words, key+"="+v)
		}
	}
	return strings.Join(words, " "), nil
}

func parseChange(value string) (change, error) {
	const fix = "write a number of steps, then what changes, as in `120 activation=leaky-relu` or `120 lr=0.01`"
	none := change{at: -1}
	words := strings.Fields(value)
	if len(words) == 0 || (len(words) == 1 && words[0] == "none") {
		return none, nil
	}
	at, err := strconv.Atoi(words[0])
	if err != nil || at < 0 || len(words) == 1 {
		return none, &Fault{What: "change is " + quote(value), Fix: fix}
	}
	c := change{at: at, values: map[string]string{}}
	last := ""
	for _, word := range words[1:] {
		key, v, ok := strings.Cut(word, "=")
		switch {
		case ok && slices.Contains(changeKeys(), key):
			if _, twice := c.values[key]; twice {
				return none, &Fault{What: "change sets " + key + " twice", Fix: "take one of the two out"}
			}
			c.values[key] = v
			last = key
		case last == "formula" || last == "schedule":
			c.values[last] += " " + word
		case ok:
			return none, &Fault{What: "change cannot set " + quote(key), Fix: block.Mend(key, changeKeys())}
		default:
			return none, &Fault{What: "change has " + quote(word), Fix: fix}
		}
	}
	k := trainKind()
	for key, v := range c.values {
		p, _ := k.param(key)
		canonical, err := p.Canonical(v)
		if err != nil {
			f := asFault(err, key)
			return none, &Fault{What: "change: " + f.What, Fix: f.Fix}
		}
		c.values[key] = canonical
	}
	return c, nil
}

// newChange is the change of a run, checked against its other values.
func newChange(v values, layers int) (change, *Fault) {
	c, err := parseChange(v["change"])
	if err != nil {
		return c, asFault(err, "change")
	}
	if _, keep := c.values["keep"]; keep && layers < 2 {
		return c, &Fault{Keys: []string{"change", "hidden"}, What: "change has no hidden units to keep: there is no hidden layer", Fix: "give hidden some units"}
	}
	_, hasActivation := c.values["activation"]
	_, hasFormula := c.values["formula"]
	if !hasActivation && !hasFormula {
		return c, nil
	}
	if layers < 2 {
		return c, &Fault{Keys: []string{"change", "hidden"}, What: "change has no activation to change: there is no hidden layer", Fix: "give hidden some units"}
	}
	later := values{"activation": v["activation"], "formula": v["formula"]}
	for key, value := range c.values {
		later[key] = value
	}
	if hasFormula && later["activation"] != "formula" {
		return c, &Fault{Keys: []string{"change", "activation"}, What: "change sets a formula that activation " + later["activation"] + " does not use", Fix: "add activation=formula to it"}
	}
	var f *Fault
	c.activation, c.function, f = hiddenActivation(later)
	if f != nil {
		f = &Fault{Keys: []string{"change"}, What: "change: " + f.What, Fix: f.Fix}
	}
	return c, f
}

// applyChange makes the change if it is due: after that many steps.
func (s *trainSession) applyChange() {
	c := &s.changing
	if c.at != s.Steps() {
		return
	}
	after := s.valuesAfter()
	s.trainer.SetRules(rulesOf(after, s.limit))
	if keep, ok := c.values["keep"]; ok {
		if err := s.net.SetKeep(after.number("keep")); err != nil {
			panic(fmt.Sprintf("experiment: applyChange: keep %s: %v", keep, err))
		}
	}
	if c.changesActivation() {
		if err := s.net.SetHidden(c.activation, c.function); err != nil {
			panic(fmt.Sprintf("experiment: applyChange: %v", err))
		}
		s.readFunctions()
		s.best = bestEpoch{} // of a network that is no more
	}
}

// valuesAfter are the run's values as its change makes them.
func (s *trainSession) valuesAfter() values {
	after := maps.Clone(s.values)
	maps.Copy(after, s.changing.values)
	return after
}

func (c *change) changesActivation() bool {
	_, activation := c.values["activation"]
	_, formula := c.values["formula"]
	return activation || formula
}

// made reports whether the run is beyond its change.
func (s *trainSession) changeMade() bool { return s.changing.at >= 0 && s.Steps() >= s.changing.at }
