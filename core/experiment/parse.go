package experiment

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"zigzag/core/block"
)

const (
	maxText     = 64 << 10 // bytes of one block
	maxDescribe = 500      // bytes of a description
)

// blockKeys are the keys of a block that are not parameters.
func blockKeys() []string {
	return []string{"kind", "show", "controls", "describe", "sweep", "seeds", "success"}
}

// Parse reads the body of an experiment block. line is the line of its first
// body line in file; id is the experiment's id. All problems are told in one
// go, each at the line of the key that is to blame. A spec without problems
// starts, and so does each run of its sweep.
func Parse(file string, line int, id, text string) (Spec, []block.Problem) {
	return parseBlock(file, line, id, text, (*parser).combinations)
}

// Reread is Parse for a block that was parsed before: nothing is started to see whether
// it can be.
func Reread(file string, line int, id, text string) (Spec, []block.Problem) {
	return parseBlock(file, line, id, text, (*parser).sweepEpochs)
}

func parseBlock(file string, line int, id, text string, finish func(*parser)) (Spec, []block.Problem) {
	p := parser{file: file, line: line, spec: Spec{
		ID: id, Values: map[string]string{}, Lines: map[string]int{}, Text: text,
	}, bad: map[string]bool{}}
	if len(text) > maxText {
		p.problem(line, fmt.Sprintf("the experiment is %d bytes long", len(text)), fmt.Sprintf("keep it under %d", maxText))
		return p.spec, p.problems
	}
	entries, problems := block.Parse(file, line, text)
	p.problems = problems
	written := map[string]string{}
	for _, e := range entries {
		p.spec.Lines[e.Key] = e.Line
		written[e.Key] = e.Value
	}
	p.kind(written)
	for _, e := range entries {
		p.entry(e)
	}
	p.sweep(written)
	finish(&p)
	block.Sort(p.problems)
	return p.spec, p.problems
}

type parser struct {
	file     string
	line     int
	spec     Spec
	k        kind
	bad      map[string]bool // keys that already have a problem
	problems []block.Problem
}

func (p *parser) problem(line int, what, fix string) {
	p.problems = append(p.problems, block.Problem{File: p.file, Line: line, What: what, Fix: fix})
}

// at tells a problem of key, at key's line.
func (p *parser) at(key, what, fix string) {
	p.bad[key] = true
	line := p.line
	if l, ok := p.spec.Lines[key]; ok {
		line = l
	}
	p.problem(line, what, fix)
}

// fault tells f at the line of the first of its keys that was written.
func (p *parser) fault(f *Fault) {
	for _, key := range f.Keys {
		if _, ok := p.spec.Lines[key]; ok {
			p.at(key, f.What, f.Fix)
			return
		}
	}
	p.problem(p.line, f.What, f.Fix)
}

// kind finds the kind, or the one that was probably meant, so that the other
// lines can be checked against it.
func (p *parser) kind(written map[string]string) {
	name, ok := written["kind"]
	switch {
	case !ok:
		p.at("kind", "the experiment has no kind", "add `kind: "+strings.Join(Kinds(), "` or `kind: ")+"`")
	default:
		if _, known := kindNamed(name); !known {
			p.at("kind", "unknown kind "+quote(name), block.Mend(name, Kinds()))
			name = block.Suggest(name, Kinds())
		}
	}
	p.k, _ = kindNamed(name)
	p.spec.Kind = p.k.name
	p.spec.Show = p.k.show
}

func (p *parser) entry(e block.Entry) {
	switch e.Key {
	case "kind", "sweep", "seeds", "success":
	case "show":
		p.spec.Show = p.list(e, "figure", p.k.figures, p.k.shows)
	case "controls":
		p.spec.Controls = p.list(e, "parameter", p.k.keys(), nil)
	case "describe":
		if len(e.Value) > maxDescribe {
			p.at(e.Key, fmt.Sprintf("describe is %d bytes long", len(e.Value)), fmt.Sprintf("keep it under %d", maxDescribe))
		}
		p.spec.Describe = e.Value
	default:
		p.param(e)
	}
}

func (p *parser) param(e block.Entry) {
	param, ok := p.k.param(e.Key)
	if known := p.k.allKeys(); !ok && (p.k.name != "" || !slices.Contains(known, e.Key)) {
		p.at(e.Key, "unknown key "+quote(e.Key), block.Mend(e.Key, known))
	}
	if !ok {
		return
	}
	p.spec.Values[e.Key] = e.Value
	if _, err := param.Canonical(e.Value); err != nil {
		p.fault(asFault(err, e.Key))
	}
}

// list reads a list of known words, each at most once; also may know more of them.
func (p *parser) list(e block.Entry, noun string, known []string, also func(string) bool) []string {
	var items []string
	seen := map[string]bool{}
	for _, item := range block.List(e.Value) {
		switch {
		case seen[item]:
			p.at(e.Key, fmt.Sprintf("%s names %s twice", e.Key, quote(item)), "take one out")
		case !slices.Contains(known, item) && (also == nil || !also(item)) && p.k.name != "":
			p.at(e.Key, fmt.Sprintf("unknown %s %s in %s", noun, quote(item), e.Key), block.Mend(item, known))
		default:
			items = append(items, item)
		}
		seen[item] = true
	}
	if len(seen) == 0 {
		p.at(e.Key, e.Key+" is empty", "name a "+noun+", or take the line out")
	}
	return items
}

// sweep reads the three keys of a sweep.
func (p *parser) sweep(written map[string]string) {
	text, ok := written["sweep"]
	if !ok {
		for _, key := range []string{"seeds", "success"} {
			if _, ok := written[key]; ok {
				p.at(key, key+" stands without a sweep", "add `sweep: hidden 2 3 4`, or take it out")
			}
		}
		return
	}
	sweep := &Sweep{Seeds: defaultSweepSeeds, Success: defaultSuccess}
	sweep.Key, sweep.Values = splitSweep(text)
	p.spec.Sweep = sweep
	if seeds, ok := written["seeds"]; ok {
		n, err := strconv.Atoi(seeds)
		if err != nil || n < 1 || n > maxSweepSeeds {
			p.at("seeds", "seeds is "+quote(seeds), fmt.Sprintf("write how many runs each value gets, from 1 to %d", maxSweepSeeds))
		} else {
			sweep.Seeds = n
		}
	}
	if success, ok := written["success"]; ok {
		sweep.Success = success
	}
	for _, f := range sweep.faults(p.k) {
		p.fault(f)
	}
}

// sweepEpochs notes how long the runs of a sweep try.
func (p *parser) sweepEpochs() {
	if p.spec.Sweep != nil && len(p.problems) == 0 {
		v, _ := p.spec.resolve(nil)
		p.spec.Sweep.Epochs = v.epochs()
	}
}

// combinations checks what only the values together can tell. What concerns a
// key that has a problem of its own is left for the next time.
func (p *parser) combinations() {
	if p.k.name == "" {
		return
	}
	repaired := p.spec
	repaired.Values = map[string]string{}
	for key, value := range p.spec.Values {
		if !p.bad[key] {
			repaired.Values[key] = value
		}
	}
	v, _ := repaired.resolve(nil)
	faults := p.k.useless(repaired, v)
	_, _, more := repaired.start(nil)
	faults = append(faults, more...)
	if s := p.spec.Sweep; s != nil && len(faults) == 0 && !p.bad["sweep"] && !p.bad["seeds"] && !p.bad["success"] {
		s.Epochs = v.epochs()
		faults = append(faults, repaired.sweepFaults()...)
	}
	for _, f := range faults {
		if !f.concerns(p.bad) {
			p.fault(f)
		}
	}
}
