package quiz

import (
	"fmt"
	"slices"
	"strings"

	"zigzag/core/block"
)

// An Option is one of the answers to choose from.
type Option struct {
	Text     string // Markdown
	Feedback string // Markdown: said when it was picked; every wrong option has one
	Right    bool
	Line     int // 1-based, in the lesson file
}

// A Choice asks for one option, or for several if Multiple.
type Choice struct {
	Options  []Option
	Multiple bool
}

func (c *Choice) Kind() string  { return "choice" }
func (c *Choice) Blank() Answer { return Answer{} }

// Solution picks every right option.
func (c *Choice) Solution() Answer {
	var picks []int
	for i, o := range c.Options {
		if o.Right {
			picks = append(picks, i)
		}
	}
	return Answer{Picks: picks}
}

// Grade gives, where several are right, (right picks − wrong picks) / right
// options, never less than 0. The feedback says how many are missing, not which.
func (c *Choice) Grade(a Answer) Result {
	if r, ok := c.check(a); !ok {
		return r
	}
	var result Result
	rightPicks, wrongPicks := 0, 0
	for _, i := range a.Picks {
		o := c.Options[i]
		if o.Right {
			rightPicks++
		} else {
			wrongPicks++
		}
		result.Picks = append(result.Picks, PickNote{i, o.Right, o.Feedback})
		result.Feedback = append(result.Feedback, nonEmpty([]string{o.Feedback})...)
	}
	all := len(c.Solution().Picks)
	if all == 0 {
		return invalid("This question has no right option: please tell its author.")
	}
	result.Score = max(0, float64(rightPicks-wrongPicks)) / float64(all)
	result.Verdict = scored(result.Score)
	if missing := all - rightPicks; c.Multiple && missing > 0 {
		switch {
		case rightPicks == 0:
			result.Feedback = append(result.Feedback, fmt.Sprintf("%d of the options belong to the answer.", all))
		case missing == 1:
			result.Feedback = append(result.Feedback, "One more belongs to the answer.")
		default:
			result.Feedback = append(result.Feedback, fmt.Sprintf("%d more belong to the answer.", missing))
		}
	}
	return result
}

// check refuses what is no pick of these options.
func (c *Choice) check(a Answer) (Result, bool) {
	switch {
	case len(a.Picks) == 0 && c.Multiple:
		return invalid("Pick every option that belongs to the answer."), false
	case len(a.Picks) == 0:
		return invalid("Pick one of the options."), false
	case len(a.Picks) > 1 && !c.Multiple:
		return invalid("Pick one option only."), false
	case len(a.Picks) > len(c.Options):
		return invalid("Pick each option at most once."), false
	}
	for i, p := range a.Picks {
		if p < 0 || p >= len(c.Options) || slices.Contains(a.Picks[:i], p) {
			return invalid("Pick each option at most once, and only options that are shown."), false
		}
	}
	return Result{}, true
}

// Problems: fewer than two options, none right, several right without
// Multiple, empty or repeated texts, a wrong option without feedback.
func (c *Choice) Problems() []block.Problem {
	var ps []block.Problem
	seen := map[string]bool{}
	for _, o := range c.Options {
		text := strings.TrimSpace(o.Text)
		switch {
		case text == "":
			ps = append(ps, block.Problem{Line: o.Line, What: "an option is empty", Fix: "write what it says, or take it out"})
		case seen[text]:
			ps = append(ps, block.Problem{Line: o.Line, What: fmt.Sprintf("the option %q stands twice", text), Fix: "take one out"})
		}
		seen[text] = true
		if !o.Right && strings.TrimSpace(o.Feedback) == "" {
			ps = append(ps, block.Problem{Line: o.Line, What: fmt.Sprintf("the wrong option %q has no feedback", text), Fix: "add a line below it: > why it is not so"})
		}
	}
	switch right := len(c.Solution().Picks); {
	case len(c.Options) < 2:
		ps = append(ps, block.Problem{What: fmt.Sprintf("there are %d options to choose from", len(c.Options)), Fix: "write at least two: - [ ] wrong, - [x] right"})
	case right == 0:
		ps = append(ps, block.Problem{What: "there is no correct choice", Fix: "mark one with [x]"})
	case right > 1 && !c.Multiple:
		ps = append(ps, block.Problem{What: fmt.Sprintf("%d options are right where one can be picked", right), Fix: "mark one with [x]"})
	}
	return ps
}

func (c *Choice) Identity() []string {
	id := []string{fmt.Sprint(c.Multiple)}
	for _, o := range c.Options {
		id = append(id, fmt.Sprint(o.Right), o.Text)
	}
	return id
}
