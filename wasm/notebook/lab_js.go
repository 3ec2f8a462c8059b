//go:build js && wasm

package main

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"zigzag/core/quiz"
	"zigzag/wasm/bridge"
)

// wireLab says what will be graded, and leads to it.
func (f *form) wireLab(body *quiz.Lab) {
	f.check.SetText("Check my settings")
	to := button("to-stage", "Put this experiment on the stage")
	f.n.click(to, func() { f.n.stage.bring(body.Uses) })
	line := bridge.Make("p", "lab-settings")
	line.Append(text("span", "lab-now", ""), to)
	part(f.e, "div", "actions").Before(line)
}

// showLab says with which settings the lab would be graded now.
func (f *form) showLab(body *quiz.Lab) {
	set := f.n.stage.settingsOf(body.Uses)
	here := f.n.stage.shows(body.Uses)
	offer(f.e.Find(".lab-settings .to-stage"), !here)
	said := "You have changed nothing yet."
	if len(set) > 0 {
		var parts []string
		for _, key := range slices.Sorted(maps.Keys(set)) {
			parts = append(parts, f.n.stage.labelOf(body.Uses, key)+" "+clip(orNone(set[key])))
		}
		said = "Your settings: " + strings.Join(parts, "; ") + "."
	}
	f.e.Find(".lab-now").SetText(said)
}

func orNone(s string) string {
	if s == "" {
		return "none"
	}
	return s
}

// submitLab has the Worker grade the settings.
func (f *form) submitLab(body *quiz.Lab) {
	set := maps.Clone(f.n.stage.settingsOf(body.Uses))
	f.gradeByRun("Running your experiment", quiz.Answer{Settings: set}, func() {})
}

// gradeByRun has the Worker grade an answer by running its experiment, shows how
// far it is, and can be cancelled. counted is called once an answer was graded.
func (f *form) gradeByRun(doing string, a quiz.Answer, counted func()) {
	f.clear()
	f.wait("")
	bar := bridge.Make("progress", "").SetAttr("aria-label", doing)
	cancel := button("cancel", "Cancel")
	said := text("span", "", doing+"…")
	f.result.Append(bridge.Make("p", "running").Append(said, bar, cancel))
	stop := f.n.grader.lab(f.q.ID, a,
		func(done, total int) {
			bar.SetAttr("max", fmt.Sprint(total)).SetAttr("value", fmt.Sprint(done))
			if total > 1 {
				said.SetText(fmt.Sprintf("%s: %d of %d", doing, done, total))
			}
		},
		func(r quiz.Result, err error) {
			f.busy = false
			f.e.DropAttr("aria-busy")
			f.result.Clear()
			switch {
			case errors.Is(err, errCancelled):
				f.result.SetText("Cancelled. Nothing was counted.")
			case err != nil:
				f.result.SetText(fmt.Sprintf("Your experiment could not be graded: %v. Nothing was counted.", err))
			default:
				f.graded(a, r)
				counted()
				return
			}
			f.update()
		})
	f.n.click(cancel, stop)
}

// recallLab shows how the kept settings did, and puts them back in place.
func (f *form) recallLab() {
	switch r := f.rec; {
	case r.Last >= 1:
		f.show(quiz.Result{Verdict: quiz.Right, Score: 1})
		for _, li := range f.e.All("li[data-check]") {
			markCheck(li, quiz.Check{OK: true})
		}
	case r.Score >= 1:
		f.result.Append(text("p", "verdict", "You have solved this before."))
		f.showBecause()
	default:
		f.result.Append(text("p", "verdict", fmt.Sprintf("Not yet: %s so far. Check again to see how your settings do.", count(r.Attempts, "attempt"))))
	}
}
