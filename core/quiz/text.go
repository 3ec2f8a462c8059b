package quiz

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"zigzag/core/block"
)

// A Text asks for a word or a few. Spelling slips are forgiven where they
// leave the meaning alone.
type Text struct {
	Accept []string
	Reject []Reject // known wrong answers
	Almost []Reject // the right idea, not yet said whole: its feedback, no credit
}

// A Reject is an answer that earns nothing, with its own feedback.
type Reject struct {
	Text     string
	Feedback string // Markdown
	Line     int    // 1-based, in the lesson file
}

// MaxRunes is how many characters a short text may have.
const MaxRunes = 200

func (t *Text) Kind() string  { return "text" }
func (t *Text) Blank() Answer { return Answer{} }

// Solution is the first accepted text.
func (t *Text) Solution() Answer {
	if len(t.Accept) == 0 {
		return Answer{}
	}
	return Answer{Text: t.Accept[0]}
}

// Grade looks for the answer among the accepted, rejected and almost right
// texts, and then for the nearest of them within a typing slip. A slip in an
// accepted text is Almost and earns everything; the feedback shows the
// spelling.
func (t *Text) Grade(a Answer) Result {
	got, r, ok := readText(a.Text)
	if !ok {
		return r
	}
	for _, s := range t.Accept {
		if sameText(normalize(s), got) {
			return right()
		}
	}
	for i, s := range t.others() {
		if sameText(normalize(s.Text), got) {
			return turnedDown(s, i >= len(t.Reject))
		}
	}
	return t.nearest(got)
}

// others are the known answers without credit: the rejected, then the almost
// right.
func (t *Text) others() []Reject { return slices.Concat(t.Reject, t.Almost) }

// turnedDown is the result for a known answer without credit.
func turnedDown(s Reject, almost bool) Result {
	if almost {
		return Result{Verdict: Almost, Feedback: nonEmpty([]string{s.Feedback})}
	}
	return wrong(s.Feedback)
}

// nearest grades a text that is none of the known ones by the one it is a slip
// of. Where an accepted and another text are equally near, there is no credit.
func (t *Text) nearest(got string) Result {
	best := MaxRunes * 4
	result := wrong()
	for _, s := range t.Accept {
		if edits, ok := near(normalize(s), got); ok && edits < best {
			best = edits
			result = Result{Verdict: Almost, Score: 1, Feedback: []string{fmt.Sprintf("That is it; mind the spelling: “%s”.", s)}}
		}
	}
	for i, s := range t.others() {
		if edits, ok := near(normalize(s.Text), got); ok && edits <= best {
			best = edits
			result = turnedDown(s, i >= len(t.Reject))
		}
	}
	return result
}

// readText is the normalized text; if there is none, ok is false and the
// result says what is expected.
func readText(text string) (got string, r Result, ok bool) {
	switch {
	case !utf8.ValidString(text):
		return "", invalid("That is not text. Type the answer again."), false
	case strings.TrimSpace(text) == "":
		return "", invalid("Type a word or a few."), false
	case utf8.RuneCountInString(text) > MaxRunes:
		return "", invalid("That is too long: a word or a few are expected, at most %d characters.", MaxRunes), false
	}
	if got = normalize(text); got == "" {
		return "", invalid("Type a word or a few, not only punctuation."), false
	}
	if utf8.RuneCountInString(got) > MaxRunes { // one character can fold to many
		return "", invalid("That is too long: a word or a few are expected, at most %d characters.", MaxRunes), false
	}
	return got, Result{}, true
}

// sameText reports whether two normalized texts are equal, spaces aside.
func sameText(a, b string) bool { return a == b || unspaced(a) == unspaced(b) }

// Problems: nothing accepted, texts that are none, a rejected text without
// feedback, and an accepted and a rejected one within a typing slip of each
// other, where a learner could be told the wrong thing.
func (t *Text) Problems() []block.Problem {
	var ps []block.Problem
	add := func(line int, fix, format string, args ...any) {
		ps = append(ps, block.Problem{Line: line, What: fmt.Sprintf(format, args...), Fix: fix})
	}
	if len(t.Accept) == 0 {
		add(0, "add - accept: the answer; another way to say it", "no answer is accepted")
	}
	for _, s := range t.Accept {
		if _, _, ok := readText(s); !ok {
			add(0, "write a word or a few", "the accepted answer %q is not a short text", excerpt(s))
		}
	}
	for _, r := range t.others() {
		if _, _, ok := readText(r.Text); !ok {
			add(r.Line, "write a word or a few", "%q is not a short text", excerpt(r.Text))
			continue
		}
		if strings.TrimSpace(r.Feedback) == "" {
			add(r.Line, "write it after a bar: "+r.Text+" | why not", "nothing is said to %q", r.Text)
		}
		for _, s := range t.Accept {
			a, b := normalize(s), normalize(r.Text)
			if sameText(a, b) {
				add(r.Line, "take one of them out", "%q is accepted and turned down", r.Text)
			} else if tooNear(a, b) {
				add(r.Line, "choose another wording for one of them: a typing slip could turn one into the other", "the accepted %q and %q differ by a slip only", s, r.Text)
			}
		}
	}
	return ps
}

// tooNear reports whether either text could be a slip of the other.
func tooNear(a, b string) bool {
	_, one := near(a, b)
	_, two := near(b, a)
	return one || two
}

func (t *Text) Identity() []string {
	id := append([]string{"accept"}, t.Accept...)
	for _, r := range t.Reject {
		id = append(id, "reject", r.Text)
	}
	for _, r := range t.Almost {
		id = append(id, "almost", r.Text)
	}
	return id
}
