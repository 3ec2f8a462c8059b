//go:build js && wasm

package main

import (
	"fmt"
	"strconv"
	"strings"

	"zigzag/core/quiz"
	"zigzag/wasm/bridge"
)

// verdictWords begin a result.
func verdictWords(r quiz.Result) string {
	switch r.Verdict {
	case quiz.Invalid:
		return "Not counted."
	case quiz.Right:
		return "Right."
	case quiz.Almost:
		if r.Score >= 1 {
			return "Right, but check the spelling."
		}
		return "Almost."
	case quiz.Partial:
		return "Partly right."
	case quiz.Noted:
		return "It went another way."
	}
	return "Not yet."
}

// clear takes the marks of the last result away.
func (f *form) clear() {
	f.result.Clear()
	f.e.DropAttr("data-verdict")
	for _, e := range f.e.All(".option, li[data-pair], li[data-check]") {
		e.DropAttr("data-mark").DropAttr("data-state")
		e.Find(".mark").Remove()
		e.Find(".got").Remove()
	}
}

// show tells a result: the verdict, what to look at next, and, when it is
// right, why.
func (f *form) show(r quiz.Result) {
	f.e.SetAttr("data-verdict", r.Verdict.String())
	if r.Verdict == quiz.Almost && r.Score >= 1 {
		f.e.SetAttr("data-verdict", "right")
	}
	f.result.Clear()
	f.result.Append(text("p", "verdict", verdictWords(r)))
	for _, feedback := range r.Feedback {
		f.result.Append(bridge.Make("div", "feedback").SetHTML(f.n.markdown(feedback)))
	}
	for _, pick := range r.Picks {
		if option := f.e.Find(`.option input[value="` + strconv.Itoa(pick.Index) + `"]`).Closest(".option"); option.Exists() {
			markOption(option, pick.Right)
		}
		if pair := f.e.Find(`li[data-pair="` + strconv.Itoa(pick.Index) + `"]`); pair.Exists() {
			markOption(pair, pick.Right)
		}
	}
	for i, c := range r.Checks {
		markCheck(f.e.Find(`li[data-check="`+strconv.Itoa(i)+`"]`), c)
	}
	if r.Verdict == quiz.Right || r.Verdict == quiz.Noted || r.Score >= 1 {
		f.showBecause()
	}
}

// markOption says of an option, in a sign and in words, whether it was right.
func markOption(e bridge.Element, right bool) {
	sign, word := "wrong", " (wrong)"
	if right {
		sign, word = "right", " (right)"
	}
	e.SetAttr("data-mark", sign).Append(text("span", "mark visually-hidden", word))
}

// markCheck says of a lab's check whether it holds, and what was found.
func markCheck(e bridge.Element, c quiz.Check) {
	state, word := "fail", " (does not hold yet)"
	if c.OK {
		state, word = "pass", " (holds)"
	}
	e.SetAttr("data-state", state).Append(text("span", "mark visually-hidden", word))
	if c.Got != "" {
		e.Append(text("span", "got", c.Got))
	}
}

// showCommitted says that a guess stands and that the experiment can be run.
func (f *form) showCommitted(body *quiz.Predict) {
	f.e.SetAttr("data-verdict", "committed")
	f.result.Clear()
	f.result.Append(text("p", "verdict", "Your guess is noted. Now run the experiment and see."))
	word := "Run it"
	if f.measured() {
		word = "Measure it"
	}
	run := button("run", word)
	f.n.click(run, func() { f.n.stage.runFor(f, body.Of) })
	tell := button("tell", "Tell me without running it")
	f.n.click(tell, f.outcome)
	tell.Show(body.Own == nil) // nobody can tell what this machine will show
	f.result.Append(bridge.Make("p", "run-it").Append(run, tell))
}

// measured reports whether the guess is about what is measured of this machine: the
// measurement tells when it came out.
func (f *form) measured() bool {
	body, ok := f.q.Body.(*quiz.Predict)
	return ok && body.Own != nil && f.n.stage.kindOf(body.Of) == "curve"
}

// swept reports whether the guess is about many runs: only all of them together
// tell how it came out.
func (f *form) swept() bool {
	body, ok := f.q.Body.(*quiz.Predict)
	return ok && body.Number != nil && strings.Contains(body.Number.Ref, "successes(")
}

// outcome sets guess and outcome side by side, once the run has been seen.
func (f *form) outcome() {
	if !f.pending {
		return
	}
	if body, ok := f.q.Body.(*quiz.Predict); ok && (body.Own != nil || body.Sketch != nil) && len(f.rec.Answer.Own) == 0 {
		f.measureOutcome(body)
		return
	}
	f.pending = false
	f.rec.Shown = true
	f.n.keep.put(f.rec)
	f.clear()
	f.show(f.q.Body.Grade(f.rec.Answer))
	f.drawSketch()
	f.update()
}

// showScore writes what has been earned in the lesson, where the page has a
// place for it.
func (n *Notebook) showScore() {
	at := bridge.ByID("score")
	if !at.Exists() || n.forms == nil {
		return
	}
	earned, done := 0.0, 0
	for _, q := range n.lesson.Questions {
		r, ok := n.keep.book.Get(n.data.Course, n.data.Lesson, q.ID, n.hashes[q.ID])
		if ok && q.Bank == "" {
			earned += r.Score * float64(q.Points)
		}
		if ok && r.Attempts > 0 {
			done++
		}
	}
	total := n.lesson.Points()
	at.Find(".points").SetText(fmt.Sprintf("%s of %d points", show(earned), total))
	fillRing(at, earned/float64(max(total, 1)))
	at.Show(done > 0)
}
