package quiz

import (
	"fmt"
	"slices"
	"strings"

	"zigzag/core/block"
)

// An Extra is a line that does not belong in the order.
type Extra struct {
	Text     string // Markdown
	Feedback string // Markdown: why it does not belong
	Line     int    // 1-based, in the lesson file
}

// An Order asks to put items in their order, and to leave the extras out. In
// an answer, item i is i, and extra j is len(Items)+j.
type Order struct {
	Items []string // Markdown, in the right order
	Extra []Extra
}

func (o *Order) Kind() string  { return "order" }
func (o *Order) Blank() Answer { return Answer{} }

func (o *Order) Solution() Answer {
	order := make([]int, len(o.Items))
	for i := range order {
		order[i] = i
	}
	return Answer{Order: order}
}

// Grade gives (L − 1 − extras used) / (items − 1), never less than 0, where L
// is the length of the longest run of items that stand in the right order,
// gaps allowed. The 1 is taken off because a single item is always in order.
// The feedback points at the first wrong place.
func (o *Order) Grade(a Answer) Result {
	n := len(o.Items)
	switch {
	case len(a.Order) == 0:
		return invalid("Put the lines in order.")
	case len(a.Order) > n+len(o.Extra):
		return invalid("Use each line at most once.")
	}
	var items []int
	extras := 0
	for i, k := range a.Order {
		if k < 0 || k >= n+len(o.Extra) || slices.Contains(a.Order[:i], k) {
			return invalid("Use each line at most once, and only lines that are shown.")
		}
		if k < n {
			items = append(items, k)
		} else {
			extras++
		}
	}
	if len(items) == n && extras == 0 && slices.IsSorted(items) {
		return right()
	}
	score := 0.0
	if n > 1 {
		score = max(0, float64(rising(items)-1-extras)) / float64(n-1)
	}
	return Result{Verdict: scored(score), Score: score, Feedback: nonEmpty(o.firstWrong(a.Order))}
}

// firstWrong says at which place the order first goes wrong, and the author's
// word on a line there that does not belong.
func (o *Order) firstWrong(order []int) []string {
	for place, k := range order {
		switch {
		case k >= len(o.Items):
			return []string{fmt.Sprintf("Line %d does not belong here.", place+1), o.Extra[k-len(o.Items)].Feedback}
		case k != place && place == 0:
			return []string{"The first line is not where to begin."}
		case k != place && place == 1:
			return []string{"The first line is right; the second is not what follows from it."}
		case k != place:
			return []string{fmt.Sprintf("The first %d lines are right; line %d is not what comes next.", place, place+1)}
		}
	}
	if missing := len(o.Items) - len(order); missing == 1 {
		return []string{"So far it is right; one line is missing."}
	} else {
		return []string{fmt.Sprintf("So far it is right; %d lines are missing.", missing)}
	}
}

// rising is the length of the longest rising subsequence, which is the longest
// common subsequence with the right order.
func rising(items []int) int {
	longest := 0
	best := make([]int, len(items)) // best[i]: longest one that ends with items[i]
	for i, k := range items {
		best[i] = 1
		for j := range i {
			if items[j] < k {
				best[i] = max(best[i], best[j]+1)
			}
		}
		longest = max(longest, best[i])
	}
	return longest
}

// MaxLines is how many lines, extras included, an order may have.
const MaxLines = 20

// Problems: fewer than two items, too many, empty or repeated ones, an extra
// without a word on why it does not belong.
func (o *Order) Problems() []block.Problem {
	var ps []block.Problem
	if len(o.Items) < 2 {
		ps = append(ps, block.Problem{What: fmt.Sprintf("there are %d lines to order", len(o.Items)), Fix: "number at least two: 1. first, 2. second"})
	}
	if n := len(o.Items) + len(o.Extra); n > MaxLines {
		ps = append(ps, block.Problem{What: fmt.Sprintf("there are %d lines to order", n), Fix: fmt.Sprintf("keep to %d", MaxLines)})
	}
	seen := map[string]bool{}
	once := func(text string, line int) {
		switch text = strings.TrimSpace(text); {
		case text == "":
			ps = append(ps, block.Problem{Line: line, What: "a line to order is empty", Fix: "write what it says, or take it out"})
		case seen[text]:
			ps = append(ps, block.Problem{Line: line, What: fmt.Sprintf("the line %q stands twice", text), Fix: "word them apart: the learner could not tell which is which"})
		}
		seen[text] = true
	}
	for _, item := range o.Items {
		once(item, 0)
	}
	for _, e := range o.Extra {
		once(e.Text, e.Line)
		if strings.TrimSpace(e.Feedback) == "" {
			ps = append(ps, block.Problem{Line: e.Line, What: fmt.Sprintf("the extra line %q has no feedback", e.Text), Fix: "write it after a bar: extra: " + e.Text + " | why it does not belong"})
		}
	}
	return ps
}

func (o *Order) Identity() []string {
	id := slices.Clone(o.Items)
	for _, e := range o.Extra {
		id = append(id, "extra", e.Text)
	}
	return id
}
