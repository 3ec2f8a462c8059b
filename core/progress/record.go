package progress

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"

	"zigzag/core/quiz"
)

// A Record is what became of one question.
type Record struct {
	Course   string      `json:"course"`
	Lesson   string      `json:"lesson"`
	Question string      `json:"question"`
	Hash     string      `json:"hash"`             // quiz.Question.Hash of what was asked
	Answer   quiz.Answer `json:"answer"`           // the last one, for showing
	Score    float64     `json:"score"`            // the best so far, in [0, 1]
	Last     float64     `json:"last,omitempty"`   // of the last answer, in [0, 1]
	Attempts int         `json:"attempts"`         // graded tries; an Invalid one is none
	Hints    int         `json:"hints,omitempty"`  // how many hints were shown
	Shown    bool        `json:"shown,omitempty"`  // the explanation was shown before it was solved
	Solved   int64       `json:"solved,omitempty"` // when full marks were first earned, Unix seconds
	Time     int64       `json:"time"`             // of the last change, Unix seconds
}

// A key tells records apart.
type key struct{ course, lesson, question, hash string }

func (r Record) key() key { return key{r.Course, r.Lesson, r.Question, r.Hash} }

func (k key) compare(other key) int {
	return cmp.Or(strings.Compare(k.course, other.course), strings.Compare(k.lesson, other.lesson),
		strings.Compare(k.question, other.question), strings.Compare(k.hash, other.hash))
}

// Done reports whether the question needs nothing more: full marks, or the
// explanation was asked for.
func (r Record) Done() bool { return r.Score >= 1 || r.Shown }

const (
	maxName   = 200       // bytes of an id
	maxText   = 64 << 10  // bytes of an answer's text
	maxList   = 1000      // entries of picks, order, settings
	maxValue  = 1 << 20   // bytes of one setting; the weights of the largest network take some 600 KB
	maxCount  = 1_000_000 // attempts, hints
	maxMoment = 1 << 40   // Unix seconds: some 35,000 years
)

// check is what is wrong with a record, or nil.
func (r Record) check() error {
	for _, id := range []struct{ what, value string }{{"course", r.Course}, {"lesson", r.Lesson}, {"question", r.Question}, {"hash", r.Hash}} {
		switch {
		case id.value == "":
			return fmt.Errorf("no %s", id.what)
		case len(id.value) > maxName:
			return fmt.Errorf("%s of %d bytes", id.what, len(id.value))
		}
	}
	switch a := r.Answer; {
	case !isShare(r.Score) || !isShare(r.Last):
		return errors.New("score outside 0…1")
	case r.Attempts < 0 || r.Attempts > maxCount || r.Hints < 0 || r.Hints > maxCount:
		return errors.New("impossible number of attempts or hints")
	case r.Time < 0 || r.Time > maxMoment || r.Solved < 0 || r.Solved > maxMoment:
		return errors.New("impossible time")
	case len(a.Text) > maxText || len(a.Picks) > maxList || len(a.Order) > maxList || len(a.Settings) > maxList:
		return errors.New("answer too long")
	}
	for k, v := range r.Answer.Settings {
		if len(k) > maxName || len(v) > maxValue {
			return errors.New("answer too long")
		}
	}
	return nil
}

func isShare(v float64) bool { return v >= 0 && v <= 1 && !math.IsNaN(v) }

// clone shares no memory with r.
func (r Record) clone() Record {
	r.Answer.Picks = slices.Clone(r.Answer.Picks)
	r.Answer.Order = slices.Clone(r.Answer.Order)
	r.Answer.Settings = maps.Clone(r.Answer.Settings)
	r.Answer.Blanks = slices.Clone(r.Answer.Blanks)
	r.Answer.Sketch = slices.Clone(r.Answer.Sketch)
	r.Answer.Own = maps.Clone(r.Answer.Own)
	return r
}

// merge is what is known of one question from two records of it: the later
// answer, the better score, the larger counts. The order of the two does not
// matter.
func merge(a, b Record) Record {
	if later(b, a) {
		a, b = b, a
	}
	a.Score = max(a.Score, b.Score)
	a.Attempts = max(a.Attempts, b.Attempts)
	a.Hints = max(a.Hints, b.Hints)
	a.Shown = a.Shown || b.Shown
	switch {
	case a.Solved == 0:
		a.Solved = b.Solved
	case b.Solved != 0:
		a.Solved = min(a.Solved, b.Solved)
	}
	return a.clone()
}

// later orders two records of one question by time; where the times are equal
// the better answer counts as the later, and then its text decides, so that a
// merge does not depend on which book is which.
func later(a, b Record) bool {
	return cmp.Or(
		cmp.Compare(a.Time, b.Time),
		cmp.Compare(a.Last, b.Last),
		strings.Compare(fingerprint(a.Answer), fingerprint(b.Answer)),
	) > 0
}

// fingerprint is an answer as text: maps are printed with sorted keys.
func fingerprint(a quiz.Answer) string {
	return fmt.Sprintf("%q %v %v %q", a.Text, a.Picks, a.Order, a.Settings)
}
