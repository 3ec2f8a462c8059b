package quiz

import (
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"

	"zigzag/core/block"
	"zigzag/core/formula"
	"zigzag/core/nn"
)

// A Trace is a worksheet: named numbers, some given, some drawn from the learner's
// seed, and blanks that follow from what stands above them. A blank that is wrong
// spoils its own part only: what follows from the learner's own number is counted.
type Trace struct {
	Rows     []TraceRow
	Rel, Abs float64
	Mistakes []TraceMistake
}

// A TraceRow is one line of the worksheet.
type TraceRow struct {
	Name  string // as formulas refer to it: "z1"
	Label string // Markdown; "" for the name
	Line  int

	Formula      string // of a blank, and of a given that is no draw; over the rows above
	Blank        bool
	Drawn        bool
	Lo, Hi, Step float64 // of a draw
}

// A TraceMistake is a known wrong way to fill a blank.
type TraceMistake struct {
	Name     string // of the blank
	Formula  string
	Feedback string // Markdown
	Line     int
}

func (w *Trace) Kind() string  { return "trace" }
func (w *Trace) Blank() Answer { return Answer{} }

// Solution is that of the seed 0.
func (w *Trace) Solution() Answer { return w.SolutionFor(0) }

// SolutionFor is the answer that earns everything with the numbers of a seed.
func (w *Trace) SolutionFor(seed uint64) Answer {
	a := Answer{Seed: seed}
	values, err := w.Values(seed)
	for _, r := range w.Rows {
		if r.Blank && err == nil {
			a.Blanks = append(a.Blanks, strconv.FormatFloat(values[r.Name], 'g', -1, 64))
		}
	}
	return a
}

// Values are the right numbers of all rows for a seed.
func (w *Trace) Values(seed uint64) (formula.Values, error) {
	values := formula.Values{}
	for _, r := range w.Rows {
		v, err := r.value(seed, values)
		if err != nil {
			return values, err
		}
		values[r.Name] = v
	}
	return values, nil
}

// value is what a row comes to with the numbers above it.
func (r TraceRow) value(seed uint64, above formula.Values) (float64, error) {
	if r.Drawn {
		return r.draw(seed), nil
	}
	e, err := formula.Parse(r.Formula)
	if err != nil {
		return 0, err
	}
	v, err := e.Number(above)
	if err == nil && (math.IsNaN(v) || math.IsInf(v, 0)) {
		err = fmt.Errorf("quiz: %s comes to %v", r.Name, v)
	}
	return v, err
}

// draw is one of Lo, Lo+Step, … Hi, by the seed and the row's name.
func (r TraceRow) draw(seed uint64) float64 {
	mixed := seed*0x9E3779B97F4A7C15 + 1
	for _, c := range r.Name {
		mixed = mixed*31 + uint64(c)
	}
	n := math.Floor((r.Hi-r.Lo)/r.Step+1e-9) + 1
	k := math.Floor(nn.Uniform(nn.NewRand(mixed)) * n)
	v := r.Lo + float64(min(k, n-1)*r.Step)
	return math.Round(v*1e9) / 1e9
}

// Grade gives each blank its part: for the right number, or for the number that
// follows from the learner's own numbers above.
func (w *Trace) Grade(a Answer) Result {
	right, err := w.Values(a.Seed)
	if err != nil {
		return invalid("This worksheet cannot be computed: please tell its author.")
	}
	result := Result{Verdict: Wrong}
	own := formula.Values{} // the numbers as the learner has them
	i, good, followed := 0, 0, 0
	for _, r := range w.Rows {
		if !r.Blank {
			own[r.Name] = right[r.Name]
			continue
		}
		text := ""
		if i < len(a.Blanks) {
			text = strings.TrimSpace(a.Blanks[i])
		}
		n := &Number{Answer: right[r.Name], Rel: w.Rel, Abs: w.Abs}
		own[r.Name] = right[r.Name]
		if text == "" {
			return invalid("Fill in every blank: %s is empty.", r.title())
		}
		v, trouble, ok := n.read(Answer{Text: text})
		if !ok {
			trouble.Feedback = append([]string{r.title() + ":"}, trouble.Feedback...)
			return trouble
		}
		verdict, says := w.mark(r, a.Seed, n, v.value, own)
		own[r.Name] = v.value
		if verdict {
			good++
			if says != "" {
				followed++
			}
		}
		if says != "" {
			result.Feedback = append(result.Feedback, says)
		}
		result.Picks = append(result.Picks, PickNote{Index: i, Right: verdict})
		i++
	}
	result.Score = float64(good) / float64(max(i, 1))
	switch {
	case good == i && followed == 0:
		return Result{Verdict: Right, Score: 1, Picks: result.Picks}
	case good > 0:
		result.Verdict = Partial
	}
	return result
}

// mark judges one blank. own holds the learner's numbers above it.
func (w *Trace) mark(r TraceRow, seed uint64, n *Number, v float64, own formula.Values) (ok bool, says string) {
	if n.accepts(v, n.Answer) {
		return true, ""
	}
	if follows, err := r.value(seed, own); err == nil && n.accepts(v, follows) {
		return true, r.title() + ": this follows from your own numbers above, so it counts. Mend those, and then this one."
	}
	for _, m := range w.Mistakes {
		if m.Name != r.Name {
			continue
		}
		if wrong, err := (TraceRow{Name: r.Name, Formula: m.Formula}).value(seed, own); err == nil && n.accepts(v, wrong) && !n.accepts(wrong, n.Answer) {
			return false, r.title() + ": " + m.Feedback
		}
	}
	if n.Answer != 0 && n.accepts(-v, n.Answer) {
		return false, r.title() + ": the size is right. Look at the sign."
	}
	return false, r.title() + " is not right yet."
}

func (r TraceRow) title() string {
	if r.Label != "" {
		return r.Label
	}
	return "`" + r.Name + "`"
}

// provedSeeds is how many seeds a worksheet is tried with.
const provedSeeds = 100

// Problems: names that stand twice or are none, formulas that cannot be read or refer
// to what does not stand above, no blank, a draw without a range, and numbers that are
// not finite for one of a hundred seeds.
func (w *Trace) Problems() []block.Problem {
	var ps []block.Problem
	add := func(line int, what, fix string) { ps = append(ps, block.Problem{Line: line, What: what, Fix: fix}) }
	known, blanks := map[string]bool{}, map[string]bool{}
	check := func(line int, name, src string) {
		e, err := formula.Parse(src)
		if err != nil {
			if syntax := (*formula.SyntaxError)(nil); errors.As(err, &syntax) {
				add(line, fmt.Sprintf("%s cannot be read: %s %s", name, syntax.What, syntax.Place(src)), syntax.Fix)
			} else {
				add(line, fmt.Sprintf("%s cannot be read: %v", name, err), "write a formula over the rows above")
			}
			return
		}
		for _, ref := range e.Refs() {
			if !known[ref] {
				add(line, fmt.Sprintf("%s refers to %q, which does not stand above it", name, ref), "give it a row above, or use another name")
			}
		}
	}
	for _, r := range w.Rows {
		switch {
		case r.Name == "":
			add(r.Line, "a row has no name", "write it as name = formula")
		case known[r.Name]:
			add(r.Line, fmt.Sprintf("the name %q stands twice", r.Name), "choose another")
		}
		if r.Drawn {
			if !(r.Lo < r.Hi) || !(r.Step > 0) || (r.Hi-r.Lo)/r.Step > 1e6 {
				add(r.Line, fmt.Sprintf("%s cannot be drawn from %s..%s in steps of %s", r.Name, short(r.Lo), short(r.Hi), short(r.Step)), "write it as draw: x1 in -2..2 step 0.5")
			}
		} else {
			check(r.Line, r.Name, r.Formula)
		}
		known[r.Name] = true
		blanks[r.Name] = r.Blank
	}
	for _, m := range w.Mistakes {
		if !blanks[m.Name] {
			add(m.Line, fmt.Sprintf("the mistake belongs to %q, which is no blank", m.Name), "name one of the blanks")
		}
		check(m.Line, "the mistake", m.Formula)
		if strings.TrimSpace(m.Feedback) == "" {
			add(m.Line, "the mistake has no feedback", "write it after a bar: mistake: z = w1*x1 | the bias is missing")
		}
	}
	n := 0
	for _, b := range blanks {
		if b {
			n++
		}
	}
	if n == 0 {
		add(0, "the worksheet has no blank", "add - blank: z = w1*x1 + b")
	}
	if !(w.Rel >= 0) || !(w.Abs >= 0) || w.Rel == 0 && w.Abs == 0 {
		add(0, "the worksheet has no tolerance", "learners round: write tolerance: 1%")
	}
	for seed := uint64(0); seed < provedSeeds && len(ps) == 0; seed++ {
		if _, err := w.Values(seed); err != nil {
			add(0, fmt.Sprintf("with the numbers of seed %d it cannot be computed: %v", seed, err), "draw from another range, or mend the formula")
		} else if r := w.Grade(w.SolutionFor(seed)); r.Score != 1 || r.Verdict != Right {
			add(0, fmt.Sprintf("with the numbers of seed %d its own solution is not right: %s", seed, strings.Join(r.Feedback, " ")), "mend the tolerance")
		}
	}
	return ps
}

func (w *Trace) Identity() []string {
	id := []string{short(w.Rel), short(w.Abs)}
	for _, r := range w.Rows {
		id = append(id, fmt.Sprintf("%s=%s %t %t %s %s %s", r.Name, r.Formula, r.Blank, r.Drawn, short(r.Lo), short(r.Hi), short(r.Step)))
	}
	return id
}
