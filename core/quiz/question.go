package quiz

import (
	"encoding/hex"
	"fmt"
	"hash/fnv"
	"strings"
	"unicode"

	"zigzag/core/block"
)

// A Question is one thing asked of the learner.
type Question struct {
	ID      string // unique in the lesson
	Points  int    // what a right answer earns, ≥ 1
	Line    int    // 1-based, where it begins in the lesson file
	Prompt  string // Markdown
	Hints   []string
	Because string // Markdown: the explanation, shown when solved or given up
	Body    Body
	Source  string // the question as written in the lesson
	Bank    string // id of the bank it belongs to, or ""
}

// A Body is one kind of question. Grade never panics, whatever the answer, and
// does not change the body.
type Body interface {
	Kind() string              // the word that authors write: "choice", "number"…
	Grade(a Answer) Result     // pure
	Solution() Answer          // earns everything
	Blank() Answer             // what is there before the learner has done anything
	Problems() []block.Problem // the author's slips. File is left empty; Line is 0 where it is the question's own
	Identity() []string        // what a saved answer depends on; see Hash
}

// Hash is 16 hex digits that change when the question changes in a way that
// matters to an answer given to it. The package comment says which those are.
func (q Question) Hash() string {
	h := fnv.New128a() // nobody gains by a collision, and SHA-256 weighs 40 KB in the page
	part := func(s string) { fmt.Fprintf(h, "%d:%s\n", len(s), s) }
	part(skeleton(q.Prompt))
	if q.Body != nil {
		part(q.Body.Kind())
		for _, s := range q.Body.Identity() {
			part(strings.Join(strings.Fields(s), " "))
		}
	}
	return hex.EncodeToString(h.Sum(nil)[8:])
}

// skeleton is a prompt without what may be mended freely: white space,
// capitals, and the punctuation of prose. Signs that carry meaning in a formula
// stay.
func skeleton(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r), strings.ContainsRune(".,;:!?'\"`“”‘’„…", r):
			return -1
		}
		return unicode.ToLower(r)
	}, s)
}

// Problems are the author's slips in the question: its own, its body's, and,
// if there are none of those, a solution that does not earn everything or a
// blank that does. A lab's or diagnosis's solution is not tried here, since that means
// running it; nor is a number's before its run was made.
func (q Question) Problems() []block.Problem {
	var ps []block.Problem
	add := func(what, fix string) { ps = append(ps, block.Problem{Line: q.Line, What: what, Fix: fix}) }
	if q.ID == "" {
		add("a question has no id", "give it one: {#q-name}")
	}
	if q.Points < 1 {
		add(fmt.Sprintf("question %q is worth %d points", q.ID, q.Points), "write points=1 or more")
	}
	if strings.TrimSpace(q.Prompt) == "" {
		add(fmt.Sprintf("question %q asks nothing", q.ID), "write the question above its answers")
	}
	if q.Body == nil {
		add(fmt.Sprintf("question %q has no answers", q.ID), "add them below the prompt")
		return ps
	}
	body := q.Body.Problems()
	for i := range body {
		if body[i].Line == 0 {
			body[i].Line = q.Line
		}
		body[i].What = fmt.Sprintf("question %q: %s", q.ID, body[i].What)
	}
	ps = append(ps, body...)
	runs := false
	switch q.Body.(type) {
	case *Lab, *Diagnose, *Own:
		runs = true
	}
	n, _ := q.Body.(*Number)
	if p, ok := q.Body.(*Predict); ok {
		n = p.Number
		runs = p.Own != nil || p.Sketch != nil && p.Sketch.Curve == nil
	}
	if waits := n != nil && n.Ref != "" && !n.Resolved; len(ps) > 0 || runs || waits {
		return ps
	}
	if r := q.Body.Grade(q.Body.Solution()); r.Score != 1 {
		add(fmt.Sprintf("question %q: its solution scores %s (%s)", q.ID, short(r.Score), strings.Join(r.Feedback, " ")), "make the answer one that the question accepts")
	}
	if r := q.Body.Grade(q.Body.Blank()); r.Score == 1 {
		add(fmt.Sprintf("question %q: doing nothing scores full marks", q.ID), "ask for something that is not there at the start")
	}
	return ps
}
