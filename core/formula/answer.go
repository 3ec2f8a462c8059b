package formula

import (
	"fmt"
	"strings"

	"zigzag/core/block"
)

// A Var is a variable that an answer may use, with the range in which answers
// are compared. A range that is not Lo < Hi means -2…2.
type Var struct {
	Name   string
	Lo, Hi float64
}

// span is the range, with the default where none was given.
func (v Var) span() (lo, hi float64) {
	if !(v.Lo < v.Hi) {
		return -2, 2
	}
	return v.Lo, v.Hi
}

// CanonicalName is the form in which a name stands in a parsed expression: w_1
// and w₁ are w1, δ is delta. ok is false if the name is not one name.
func CanonicalName(s string) (canonical string, ok bool) {
	all, err := tokens(s)
	if err != nil || len(all) != 2 || all[0].kind != name {
		return "", false
	}
	return all[0].text, true
}

// ParseAnswer reads a learner's expression, which may use exactly the given
// variables. Every error is a *SyntaxError.
func ParseAnswer(src string, vars []Var) (*Expr, error) {
	if err := checkLength(src); err != nil {
		return nil, err
	}
	return parse(src, newScope(vars), MaxDepth)
}

// A scope is the set of variables of an answer, by canonical name.
type scope struct {
	names []string
	exact map[string]bool
	fold  map[string]string // lower case -> the one name with it, "" if several
}

func newScope(vars []Var) *scope {
	s := &scope{exact: map[string]bool{}, fold: map[string]string{}}
	for _, v := range vars {
		n, ok := CanonicalName(v.Name)
		if !ok || s.exact[n] {
			continue
		}
		s.names = append(s.names, n)
		s.exact[n] = true
		lower := strings.ToLower(n)
		if _, twice := s.fold[lower]; twice {
			s.fold[lower] = ""
		} else {
			s.fold[lower] = n
		}
	}
	return s
}

// variable is the variable meant by text: the one of that name, or the only
// one that differs from it by case alone.
func (s *scope) variable(text string) (string, bool) {
	if s.exact[text] {
		return text, true
	}
	n := s.fold[strings.ToLower(text)]
	return n, n != ""
}

// split replaces each name that is nothing known by the known names of which
// it is made, if there is exactly one way to do so: w1x1 becomes w1 x1.
func (s *scope) split(all []token) []token {
	var out []token
	for i, t := range all {
		if t.kind != name || s.known(t.text) {
			out = append(out, t)
			continue
		}
		parts, ways := s.ways(t.text, all[i+1])
		if ways != 1 {
			out = append(out, t)
			continue
		}
		for j, part := range parts {
			piece := t
			piece.text = part
			piece.spaced = t.spaced && j == 0
			out = append(out, piece)
		}
	}
	return out
}

func (s *scope) known(text string) bool {
	_, isVariable := s.variable(text)
	_, isFunction := lookup(text)
	return isVariable || isFunction || text == "pi" || text == "e"
}

// ways counts in how many ways text is a row of known names (2 stands for
// more), and gives the last one found. Functions may stand last, before a
// bracket; e may stand last, before a power.
func (s *scope) ways(text string, next token) (parts []string, ways int) {
	n := len(text)
	count := make([]int, n+1) // ways to read text[i:]
	first := make([]int, n+1) // length of the first name in one of them
	count[n] = 1
	for i := n - 1; i >= 0; i-- {
		for j := i + 1; j <= n; j++ {
			if count[j] > 0 && s.piece(text[i:j], j == n, next) {
				count[i] = min(2, count[i]+count[j])
				first[i] = j - i
			}
		}
	}
	if count[0] != 1 {
		return nil, count[0]
	}
	for i := 0; i < n; i += first[i] {
		parts = append(parts, text[i:i+first[i]])
	}
	return parts, 1
}

func (s *scope) piece(text string, last bool, next token) bool {
	if _, ok := s.variable(text); ok || text == "pi" {
		return true
	}
	if !last {
		return false
	}
	if _, ok := lookup(text); ok {
		return next.kind == symbol && next.text == "("
	}
	return text == "e" && (next.kind == power || next.kind == symbol && next.text == "^")
}

// mend says what to write instead of an unknown name.
func (s *scope) mend(text string, bracket bool) string {
	known := s.names
	if bracket {
		known = append(FunctionNames(), s.names...)
	}
	if nearest := block.Suggest(text, known); nearest != "" {
		return fmt.Sprintf("did you mean “%s”?", nearest)
	}
	if len(s.names) == 0 {
		return "write numbers only: this answer has no variables"
	}
	if _, ways := s.ways(text, token{}); ways > 1 {
		return "put * between the names: it can be read in several ways"
	}
	return "use only " + strings.Join(s.names, ", ")
}
