package quiz

import (
	"fmt"
	"slices"
	"strings"

	"zigzag/core/block"
)

// A Pair is two things that belong together.
type Pair struct {
	Left, Right string // Markdown
	Feedback    string // Markdown: told when the left side was given another right side; may be empty
	Line        int    // 1-based, in the lesson file
}

// A Match asks which right side belongs to each left side. In an answer,
// Order[i] is the right side given to pair i: that of pair k is k, and extra j
// is len(Pairs)+j.
type Match struct {
	Pairs []Pair
	Extra []Extra // right sides that belong to nothing
}

func (m *Match) Kind() string  { return "match" }
func (m *Match) Blank() Answer { return Answer{} }

func (m *Match) Solution() Answer {
	order := make([]int, len(m.Pairs))
	for i := range order {
		order[i] = i
	}
	return Answer{Order: order}
}

// Grade gives the share of pairs that are right. Each wrong one is told with
// the author's word on it: on the extra that was chosen, else on the pair. A
// left side without a right one makes the answer Invalid. A right side may be
// given twice; at most one of the two earns its part.
func (m *Match) Grade(a Answer) Result {
	n := len(m.Pairs)
	if len(a.Order) != n {
		return invalid("Choose one for each of the %d lines.", n)
	}
	for i, k := range a.Order {
		switch {
		case k == -1:
			return invalid("Line %d has nothing yet. Choose one for each line.", i+1)
		case k < 0 || k >= n+len(m.Extra):
			return invalid("Line %d has something that is not among the choices. Choose again.", i+1)
		}
	}
	var r Result
	hits := 0
	for i, k := range a.Order {
		r.Picks = append(r.Picks, PickNote{Index: i, Right: k == i})
		if k == i {
			hits++
			continue
		}
		why := m.Pairs[i].Feedback
		if k >= n {
			why = m.Extra[k-n].Feedback
		}
		if why == "" {
			why = fmt.Sprintf("Look at line %d again.", i+1)
		}
		if !slices.Contains(r.Feedback, why) {
			r.Feedback = append(r.Feedback, why)
		}
	}
	r.Score = float64(hits) / float64(max(n, 1))
	r.Verdict = scored(r.Score)
	if hits < n {
		r.Feedback = append([]string{fmt.Sprintf("%d of %d pairs are right.", hits, n)}, r.Feedback...)
	}
	return r
}

// MaxChoices is how many right sides, extras included, a match may have: one
// for each letter that labels them.
const MaxChoices = 12

// Problems: fewer than two pairs, too many choices, an empty or repeated side,
// an extra without a word on why it does not belong.
func (m *Match) Problems() []block.Problem {
	var ps []block.Problem
	add := func(line int, what, fix string) { ps = append(ps, block.Problem{Line: line, What: what, Fix: fix}) }
	if len(m.Pairs) < 2 {
		add(0, fmt.Sprintf("there are %d pairs to match", len(m.Pairs)), "write at least two: - pair: left | right")
	}
	if n := len(m.Pairs) + len(m.Extra); n > MaxChoices {
		add(0, fmt.Sprintf("there are %d choices to match", n), fmt.Sprintf("keep to %d", MaxChoices))
	}
	lefts, rights := map[string]bool{}, map[string]bool{}
	once := func(seen map[string]bool, text string, line int, side string) {
		switch text = strings.TrimSpace(text); {
		case text == "":
			add(line, "the "+side+" side of a pair is empty", "write both sides: - pair: left | right")
		case seen[text]:
			add(line, fmt.Sprintf("the %s side %q stands twice", side, text), "word them apart: the learner could not tell which is which")
		}
		seen[text] = true
	}
	for _, p := range m.Pairs {
		once(lefts, p.Left, p.Line, "left")
		once(rights, p.Right, p.Line, "right")
	}
	for _, e := range m.Extra {
		once(rights, e.Text, e.Line, "right")
		if strings.TrimSpace(e.Feedback) == "" {
			add(e.Line, fmt.Sprintf("the extra %q has no feedback", e.Text), "write it after a bar: extra: "+e.Text+" | why it belongs to nothing")
		}
	}
	return ps
}

func (m *Match) Identity() []string {
	var id []string
	for _, p := range m.Pairs {
		id = append(id, p.Left, p.Right)
	}
	for _, e := range m.Extra {
		id = append(id, "extra", e.Text)
	}
	return id
}
