//go:build js && wasm

package main

import (
	"time"

	"zigzag/core/progress"
	"zigzag/core/quiz"
	"zigzag/wasm/bridge"
)

// triesBeforeGivingUp is after how many wrong attempts the explanation is
// offered without an answer.
const triesBeforeGivingUp = 2

// A form is one question on the page.
type form struct {
	n   *Notebook
	q   quiz.Question
	e   bridge.Element
	rec progress.Record

	check, hint, again, explain, reset bridge.Element
	result, hints, because             bridge.Element

	busy     bool   // a job of this form is under way
	seed     uint64 // of a worksheet's numbers
	sketched bool   // a slider of the sketch was moved
	pending  bool   // a guess is committed, its outcome not yet shown
}

func newForm(n *Notebook, q quiz.Question, e bridge.Element) *form {
	f := &form{n: n, q: q, e: e}
	actions := part(e, "div", "actions")
	f.check, f.hint, f.again = actions.Find("button.check"), actions.Find("button.hint"), actions.Find("button.again")
	f.explain = button("explain", "Show the explanation").Show(false)
	f.reset = button("reset", "Start over").Show(false)
	actions.Append(f.explain, f.reset)
	f.result, f.hints, f.because = part(e, "div", "result"), part(e, "div", "hints"), part(e, "div", "because")
	n.on(e, "submit", func(ev bridge.Event) {
		ev.Prevent()
		f.submit()
	})
	n.click(f.hint, f.nextHint)
	n.click(f.again, f.tryAgain)
	n.click(f.explain, f.giveUp)
	n.click(f.reset, f.startOver)
	switch body := q.Body.(type) {
	case *quiz.Order:
		f.wireOrder()
	case *quiz.Lab:
		f.wireLab(body)
	case *quiz.Diagnose:
		f.wireDiagnose(body)
	case *quiz.Predict:
		f.wireRange(body)
		if body.Sketch != nil {
			f.wireSketch()
		}
	case *quiz.Own:
		f.wireOwn(body)
	case *quiz.Trace:
		f.wireTrace(body)
	}
	f.restore()
	return f
}

// restore shows the question as it is kept: the answer, what came of it, the
// hints that were shown.
func (f *form) restore() {
	f.rec = f.n.keep.get(f.q.ID, f.n.hashes[f.q.ID])
	f.clear()
	f.hints.Clear()
	for i := range min(f.rec.Hints, len(f.q.Hints)) {
		f.showHint(i)
	}
	if f.rec.Attempts > 0 {
		f.write(f.rec.Answer)
		f.recall()
	}
	if f.rec.Shown {
		f.showBecause()
	}
	f.update()
}

// recall shows what came of the kept answer. A lab is not run again, nor a mend made: what
// it came to is in its score.
func (f *form) recall() {
	switch body := f.q.Body.(type) {
	case *quiz.Lab:
		f.recallLab()
		return
	case *quiz.Diagnose:
		f.show(body.Recall(f.rec.Answer, f.rec.Last))
		return
	case *quiz.Predict:
		f.pending = !f.rec.Shown
		if f.pending {
			f.showCommitted(body)
			return
		}
	}
	f.show(f.q.Body.Grade(f.rec.Answer))
}

// update offers what can be done next.
func (f *form) update() {
	_, predict := f.q.Body.(*quiz.Predict)
	_, lab := f.q.Body.(*quiz.Lab)
	solved := f.rec.Score >= 1
	answered := f.e.Attr("data-verdict") != ""
	f.check.Enable(!f.busy && (lab || !answered || !predict && f.e.Attr("data-verdict") != "right"))
	f.fields(!predict || f.rec.Attempts == 0)
	left := len(f.q.Hints) - f.hints.Count()
	f.hint.Show(left > 0 && !solved).Enable(left > 0)
	if f.hints.Count() > 0 {
		f.hint.SetText("Another hint")
	} else {
		f.hint.SetText("Hint")
	}
	f.again.Show(answered && !predict && !lab)
	f.explain.Show(!predict && !solved && !f.rec.Shown && f.q.Because != "" && f.rec.Attempts >= triesBeforeGivingUp)
	f.reset.Show(f.rec.Attempts > 0 || f.rec.Hints > 0 || f.rec.Shown)
	f.e.SetClass("solved", solved)
	f.n.showScore()
}

// submit grades what the form holds.
func (f *form) submit() {
	if f.busy {
		return
	}
	switch body := f.q.Body.(type) {
	case *quiz.Lab:
		f.submitLab(body)
		return
	case *quiz.Diagnose:
		f.submitDiagnose(body)
		return
	case *quiz.Own:
		f.submitOwn(body)
		return
	}
	a := f.read()
	f.graded(a, f.q.Body.Grade(a))
}

// graded keeps an answer and shows what came of it.
func (f *form) graded(a quiz.Answer, r quiz.Result) {
	if r.Verdict == quiz.Invalid {
		f.clear()
		f.show(r)
		f.e.DropAttr("data-verdict")
		f.update()
		return
	}
	explained := f.rec.Shown
	before := f.rec.Score
	f.rec = f.rec.Graded(a, r, time.Now().Unix())
	body, predict := f.q.Body.(*quiz.Predict)
	if explained && !predict {
		// After the explanation a right answer is practice.
		f.rec.Score, f.rec.Solved = before, 0
	}
	f.n.keep.put(f.rec)
	f.clear()
	if predict {
		f.pending = true
		f.showCommitted(body)
		f.update()
		f.n.stage.committed(body.Of)
		return
	}
	f.show(r)
	f.update()
}

// wait says that something is under way.
func (f *form) wait(what string) {
	f.busy = true
	f.check.Enable(false)
	f.e.SetAttr("aria-busy", "true")
	f.result.SetText(what)
}

// nextHint shows one more hint.
func (f *form) nextHint() {
	shown := f.hints.Count()
	if shown >= len(f.q.Hints) {
		return
	}
	f.showHint(shown)
	if shown+1 > f.rec.Hints {
		f.rec.Hints = shown + 1
		f.rec.Time = time.Now().Unix()
		f.n.keep.put(f.rec)
	}
	f.update()
	f.hints.Last().SetAttr("tabindex", "-1").Focus()
}

func (f *form) showHint(i int) {
	f.hints.Append(bridge.Make("div", "hint").SetHTML(f.n.markdown(f.q.Hints[i])))
}

// giveUp shows the explanation to someone who has tried.
func (f *form) giveUp() {
	f.rec.Shown = true
	f.rec.Time = time.Now().Unix()
	f.n.keep.put(f.rec)
	f.showBecause()
	f.update()
	f.because.SetAttr("tabindex", "-1").Focus()
}

// tryAgain empties the form; what was earned stays.
func (f *form) tryAgain() {
	f.clear()
	f.write(f.q.Body.Blank())
	if !f.rec.Shown {
		f.because.Show(false)
	}
	f.update()
	f.first().Focus()
}

// startOver forgets the question.
func (f *form) startOver() {
	f.n.keep.reset(f.q.ID, f.n.hashes[f.q.ID])
	f.pending = false
	f.because.Show(false)
	f.hints.Clear()
	f.write(f.q.Body.Blank())
	f.restore()
	f.first().Focus()
	if body, ok := f.q.Body.(*quiz.Predict); ok {
		f.n.stage.relock(body.Of)
	}
	if body, ok := f.q.Body.(*quiz.Diagnose); ok {
		f.n.stage.untreat(body.Uses)
	}
}

func (f *form) showBecause() {
	if f.q.Because != "" {
		f.because.SetHTML(f.n.markdown(f.q.Because)).Show(true)
	}
}
