package quiz

import "fmt"

// A Verdict is the outcome in one word.
type Verdict uint8

const (
	Invalid Verdict = iota // no answer to this kind of question: told, not counted as an attempt
	Wrong
	Partial // some of it is right; Score says how much
	Almost  // near: a typo that is forgiven (Score 1), or the right idea not yet said whole (Score 0)
	Right
	Noted // a guess that the outcome did not bear out; committing to it earned its point
)

var verdictNames = [...]string{"invalid", "wrong", "partial", "almost", "right", "noted"}

// String is the verdict in lower case.
func (v Verdict) String() string {
	if int(v) >= len(verdictNames) {
		return fmt.Sprintf("Verdict(%d)", uint8(v))
	}
	return verdictNames[v]
}

// MarshalText writes the verdict as its name.
func (v Verdict) MarshalText() ([]byte, error) { return []byte(v.String()), nil }

// UnmarshalText reads what MarshalText wrote.
func (v *Verdict) UnmarshalText(text []byte) error {
	for i, n := range verdictNames {
		if n == string(text) {
			*v = Verdict(i)
			return nil
		}
	}
	return fmt.Errorf("quiz: unknown verdict %q", text)
}

// A Result is the outcome of grading one answer.
type Result struct {
	Verdict  Verdict    `json:"verdict"`
	Score    float64    `json:"score"`              // share of the points, in [0, 1]
	Feedback []string   `json:"feedback,omitempty"` // Markdown: what to look at next
	Checks   []Check    `json:"checks,omitempty"`   // lab, diagnose: one for each check, in order
	Picks    []PickNote `json:"picks,omitempty"`    // choice, diagnose: one for each option picked
}

// A Check is what became of one check of a lab.
type Check struct {
	Label string `json:"label"`
	OK    bool   `json:"ok"`
	Got   string `json:"got"` // what was found, on the seed where it was worst
}

// A PickNote says of a picked option whether it was right.
type PickNote struct {
	Index    int    `json:"index"`
	Right    bool   `json:"right"`
	Feedback string `json:"feedback,omitempty"`
}

// invalid is the result for an answer that is none, saying what is expected.
func invalid(format string, args ...any) Result {
	return Result{Verdict: Invalid, Feedback: []string{fmt.Sprintf(format, args...)}}
}

func wrong(feedback ...string) Result { return Result{Verdict: Wrong, Feedback: nonEmpty(feedback)} }

func right(feedback ...string) Result {
	return Result{Verdict: Right, Score: 1, Feedback: nonEmpty(feedback)}
}

func nonEmpty(lines []string) []string {
	var kept []string
	for _, l := range lines {
		if l != "" {
			kept = append(kept, l)
		}
	}
	return kept
}

// scored is the verdict that goes with a score.
func scored(score float64) Verdict {
	switch {
	case score >= 1:
		return Right
	case score > 0:
		return Partial
	}
	return Wrong
}
