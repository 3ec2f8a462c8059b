package experiment

import (
	"fmt"
	"math"
	"strings"

	"zigzag/core/block"
	"zigzag/core/figure"
)

// A MetricInfo tells of one thing that a session can measure.
type MetricInfo struct {
	Name    string // "accuracy(train)"; "output(x, y)" if Pattern
	Help    string // one sentence
	Readout bool   // worth showing beside the picture all the time
	Pattern bool   // Name has placeholders, to be replaced by numbers
}

// A metric is one row of a session's table of metrics.
type metric struct {
	name, field string   // "layer", "std"
	args        []string // names of its numbers; nil for none
	bySet       bool     // takes train, val or test; train may be left out
	byWord      bool     // takes one word, which stands in args
	help        string
	readout     bool
	lacking     bool // not listed: asking says what the run lacks for it
	value       func(a args) ([]float64, error)
}

// args are what stood between the brackets of a metric.
type args struct {
	set     figure.Set
	numbers []float64
	word    string   // the first
	words   []string // all
}

// form is how the metric is listed, for one set.
func (m metric) form(set figure.Set) string {
	s := m.name
	switch {
	case m.bySet:
		s += "(" + setWord(set) + ")"
	case len(m.args) > 0:
		s += "(" + strings.Join(m.args, ", ") + ")"
	}
	if m.field != "" {
		s += "." + m.field
	}
	return s
}

// setWord is how metrics call a set: train, val, test.
func setWord(set figure.Set) string { return [...]string{"train", "val", "test"}[set] }

// metricTable looks metrics up by name.
type metricTable struct {
	metrics []metric
	sets    []figure.Set // those that hold examples
}

func (t metricTable) infos() []MetricInfo {
	var infos []MetricInfo
	for _, m := range t.metrics {
		if m.lacking {
			continue
		}
		sets := []figure.Set{figure.Train}
		if m.bySet {
			sets = t.sets
		}
		for _, set := range sets {
			infos = append(infos, MetricInfo{Name: m.form(set), Help: m.help, Readout: m.readout, Pattern: len(m.args) > 0})
		}
	}
	return infos
}

// measure finds the metric that name means and takes it.
func (t metricTable) measure(name string) ([]float64, error) {
	r, ok := parseReference(name)
	if !ok {
		return nil, &Fault{What: quote(name) + " cannot be the name of a metric", Fix: "use one of " + strings.Join(t.forms(), ", ")}
	}
	var alike *metric // same name, other field or number of arguments
	for i, m := range t.metrics {
		if m.name != r.name {
			continue
		}
		if m.field == r.field && m.takes(len(r.args)) {
			a, err := t.read(m, r)
			if err != nil {
				return nil, err
			}
			return m.value(a)
		}
		if alike == nil || (m.field == r.field) {
			alike = &t.metrics[i]
		}
	}
	if alike != nil {
		return nil, &Fault{What: "no metric " + quote(name), Fix: "write it as " + alike.form(figure.Train)}
	}
	return nil, &Fault{What: "unknown metric " + quote(name), Fix: t.mend(r)}
}

func (m metric) takes(n int) bool { return n == len(m.args) || (m.bySet && n == 1) }

// read turns the arguments of r into what m takes.
func (t metricTable) read(m metric, r reference) (args, error) {
	var a args
	if m.bySet && len(r.args) == 1 {
		return t.readSet(m, r.args[0])
	}
	if m.byWord {
		return args{word: r.args[0], words: r.args}, nil
	}
	for i, text := range r.args {
		x, err := parseNumber(text)
		if err != nil || math.IsInf(x, 0) {
			return a, &Fault{
				What: fmt.Sprintf("%s of %s is %s", m.args[i], m.form(figure.Train), quote(text)),
				Fix:  "write a number",
			}
		}
		a.numbers = append(a.numbers, x)
	}
	return a, nil
}

func (t metricTable) readSet(m metric, word string) (args, error) {
	var known []string
	for _, set := range t.sets {
		if setWord(set) == word {
			return args{set: set}, nil
		}
		known = append(known, setWord(set))
	}
	name := m.name + "(" + word + ")"
	switch word {
	case "val":
		return args{}, &Fault{Keys: []string{"split"}, What: name + ": no example is set aside for validation", Fix: "add `split: 70 30`"}
	case "test":
		return args{}, &Fault{Keys: []string{"split"}, What: name + ": no example is set aside as a test", Fix: "add `split: 60 20 20`"}
	}
	return args{}, &Fault{What: "no metric " + quote(name), Fix: fmt.Sprintf("write %s with %s", m.name, strings.Join(known, ", "))}
}

func (t metricTable) forms() []string {
	var forms []string
	for _, info := range t.infos() {
		forms = append(forms, info.Name)
	}
	return forms
}

// mend suggests the metric that r probably meant.
func (t metricTable) mend(r reference) string {
	var names []string
	for _, m := range t.metrics {
		names = append(names, m.name)
	}
	if s := block.Suggest(r.name, names); s != "" {
		for _, m := range t.metrics {
			if m.name == s {
				return fmt.Sprintf("did you mean %q?", m.form(figure.Train))
			}
		}
	}
	return "use one of " + strings.Join(t.forms(), ", ")
}

// A reference is a metric as written: name(args).field.
type reference struct {
	name  string
	args  []string
	field string
}

func parseReference(s string) (r reference, ok bool) {
	const longest = 200
	if len(s) > longest {
		return r, false
	}
	s = strings.Join(strings.Fields(s), "")
	head, inside, hasArgs := strings.Cut(s, "(")
	if hasArgs {
		inner, tail, closed := strings.Cut(inside, ")")
		if !closed || (tail != "" && tail[0] != '.') {
			return r, false
		}
		r.args = strings.Split(inner, ",")
		r.name, r.field = head, strings.TrimPrefix(tail, ".")
	} else {
		r.name, r.field, _ = strings.Cut(head, ".")
	}
	return r, isWord(r.name) && (r.field == "" || isWord(r.field))
}

func isWord(s string) bool {
	for i, c := range s {
		if !(c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || (i > 0 && (c >= '0' && c <= '9' || c == '-' || c == '_'))) {
			return false
		}
	}
	return s != ""
}

// one is the value of a metric that is a single number.
func one(x float64) ([]float64, error) { return []float64{x}, nil }

// truth is 1 for yes and 0 for no.
func truth(yes bool) ([]float64, error) {
	if yes {
		return one(1)
	}
	return one(0)
}

// settingMetric gives the value of a parameter that is a number, so that what is asked of
// a run can depend on how it was set.
func (b *base) settingMetric() metric {
	return metric{name: "setting", args: []string{"key"}, byWord: true, help: "The value of a parameter that is a number, as in setting(lr).",
		value: func(a args) ([]float64, error) {
			var known []string
			k, _ := kindNamed(b.spec.Kind)
			for _, p := range k.params {
				if p.Kind != Number && p.Kind != Integer || p.View {
					continue
				}
				if p.Key == a.word {
					return one(b.values.number(p.Key))
				}
				known = append(known, p.Key)
			}
			return nil, &Fault{What: "setting(" + clip(a.word) + ") is no number", Fix: "use one of " + strings.Join(known, ", ")}
		}}
}
