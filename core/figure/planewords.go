package figure

import (
	"strconv"
	"strings"
)

// Describe says how many examples are on the right side, and which are not.
func (p *Plane) Describe() string {
	marks := p.model.Data()
	w1, w2, _, line := p.model.Line()
	who := "The network"
	if line {
		who = "The line"
	}
	if len(marks) == 0 {
		return who + " is shown without data."
	}
	if line && w1 == 0 && w2 == 0 {
		return "There is no line yet, because w = (0, 0): every point gets the same answer. " + score("It", marks)
	}
	return score(who, marks)
}

// score counts the right answers, set by set.
func score(who string, marks []Mark) string {
	var right, total [3]int
	var wrong []Mark
	for _, m := range marks {
		total[m.Set]++
		if m.Wrong {
			wrong = append(wrong, m)
		} else {
			right[m.Set]++
		}
	}
	sets := 0
	for _, n := range total {
		if n > 0 {
			sets++
		}
	}
	var parts []string
	for s, n := range total {
		if n == 0 {
			continue
		}
		part := strconv.Itoa(right[s]) + " of " + strconv.Itoa(n)
		if sets > 1 {
			part += " " + [...]string{"training", "validation", "test"}[s] + " examples"
		}
		parts = append(parts, part)
	}
	text := who + " scores " + list(parts)
	switch {
	case len(wrong) == 0:
		return text + "."
	case len(wrong) <= 3 && len(marks) <= 20:
		var names []string
		for _, m := range wrong {
			names = append(names, "("+Number(m.X, 3)+", "+Number(m.Y, 3)+")")
		}
		if len(wrong) == 1 {
			return text + ": " + names[0] + " is on the wrong side."
		}
		return text + ": " + list(names) + " are on the wrong side."
	}
	return text + "."
}

// list joins words as a sentence does: "a, b and c".
func list(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	last := len(words) - 1
	return strings.Join(words[:last], ", ") + " and " + words[last]
}
