package experiment

import (
	"fmt"
	"strings"
)

// Describe says where the line stands and what the rule did last.
func (s *lineSession) Describe() string {
	return s.sayRule() + " " + capital(ofPoints(s.correct(), len(s.order), "point")) + " on the right side."
}

func (s *lineSession) sayRule() string {
	switch {
	case s.looking:
		p := s.points.Points[s.current]
		verdict := "which is right: nothing will change."
		if s.says(p.X, p.Y) != p.Label {
			verdict = "which is wrong: w and b will be corrected."
		}
		return fmt.Sprintf("The next example is (%s, %s), class %d. The neuron says %d, %s", sig(p.X), sig(p.Y), p.Label, s.says(p.X, p.Y), verdict)
	case s.converged():
		return fmt.Sprintf("Settled: pass %d needed no correction, after %s in all.", s.epochs(), count(s.corrections, "correction"))
	case s.cycling():
		return fmt.Sprintf("Going round in circles: pass %d made %s and ended exactly where it began, so every later pass does the same. No line separates these points.", s.epochs(), count(s.last.corrections, "correction"))
	case s.steps > 0 && s.steps >= s.limit:
		return fmt.Sprintf("Not settled after %s: the last pass still made %s.", passes(s.epochs()), count(s.last.corrections, "correction"))
	case s.steps > 0:
		p := s.points.Points[s.current]
		did := "was right, so nothing changed."
		if s.corrected {
			did = fmt.Sprintf("was wrong, so w and b were corrected: now w = (%s, %s), b = %s.", sig(s.w[0]), sig(s.w[1]), sig(s.b))
		}
		return fmt.Sprintf("Step %d visited (%s, %s), class %d: it %s", s.steps, sig(p.X), sig(p.Y), p.Label, did)
	case s.w == [2]float64{}:
		return fmt.Sprintf("There is no line yet: w is (0, 0), so the neuron says %d everywhere.", s.says(0, 0))
	}
	return fmt.Sprintf("The line is %s = 0.", equation(s.w[0], s.w[1], s.b))
}

func passes(n int) string {
	if n == 1 {
		return "1 pass"
	}
	return fmt.Sprintf("%d passes", n)
}

// equation writes w1·x₁ + w2·x₂ + b.
func equation(w1, w2, b float64) string {
	term := func(x float64, name string) string {
		sign := " + "
		if x < 0 {
			sign, x = " − ", -x
		}
		return sign + sig(x) + name
	}
	s := term(w1, "·x₁") + term(w2, "·x₂")
	if b != 0 {
		s += term(b, "")
	}
	if rest, ok := strings.CutPrefix(s, " + "); ok {
		return rest
	}
	return "−" + strings.TrimPrefix(s, " − ")
}

// ofPoints is "3 of 4 points are" or "all 4 points are".
func ofPoints(n, total int, noun string) string {
	is := "are"
	if n == 1 {
		is = "is"
	}
	if n == total {
		return fmt.Sprintf("all %s %s", count(total, noun), is)
	}
	return fmt.Sprintf("%d of %s %s", n, count(total, noun), is)
}

// capital begins a sentence.
func capital(s string) string { return strings.ToUpper(s[:1]) + s[1:] }
