//go:build !js

package wasm_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/chromedp/kb"
)

// verdict waits for a question's verdict.
func (p *tab) verdict(question, want string) {
	p.t.Helper()
	p.wait(question+" is "+want, `document.getElementById(%q).dataset.verdict === %q`, question, want)
}

// testQuestions answers each kind of question, wrongly, not at all and rightly.
func testQuestions(t *testing.T, browser context.Context, s *site) {
	p := open(t, browser, s, "/xor/")
	p.ready()
	submit := func(question string) {
		t.Helper()
		p.click("#" + question + " button.check")
	}
	// choice
	submit("q-best")
	p.wait("told what is expected", `document.querySelector("#q-best .result").textContent.includes("Pick one")`)
	p.click(`#q-best input[value="0"]`)
	submit("q-best")
	p.verdict("q-best", "wrong")
	if got := p.text("#q-best .result"); !strings.Contains(got, "Cut one single corner") {
		t.Errorf("the wrong option's own feedback is missing: %q", got)
	}
	p.click("#q-best button.hint")
	p.wait("a hint", `document.querySelector("#q-best .hints").textContent.includes("corner")`)
	p.click("#q-best button.again")
	p.click(`#q-best input[value="1"]`)
	submit("q-best")
	p.verdict("q-best", "right")
	p.wait("the explanation", `!document.querySelector("#q-best .because").hidden`)
	// number
	for _, tt := range []struct{ answer, verdict, says string }{
		{"", "", "Type a number"},
		{"abc", "", "cannot be read"},
		{strings.Repeat("1", 10000), "", "too long"},
		{"0.5", "wrong", "only one of the two hidden units fires"},
		{"-0.5", "right", ""},
	} {
		p.set("#q-output input[type=text]", tt.answer)
		submit("q-output")
		if tt.verdict != "" {
			p.verdict("q-output", tt.verdict)
		}
		p.wait(fmt.Sprintf("%.10q is answered with %q", tt.answer, tt.says), `document.querySelector("#q-output .result").textContent.includes(%q)`, tt.says)
	}
	// formula
	p.set("#q-collapse input[type=text]", "v*u*x + d")
	submit("q-collapse")
	p.verdict("q-collapse", "wrong")
	p.set("#q-collapse input[type=text]", "v (u x + c) + d")
	submit("q-collapse")
	p.verdict("q-collapse", "right")
	// text
	p.set("#q-name-space input[type=text]", "hiden space")
	submit("q-name-space")
	p.wait("an answer to a misspelt term", `["right", "almost"].includes(document.getElementById("q-name-space").dataset.verdict)`)
	// order: the extra is left out, the rest is sorted with the buttons
	p.click(`#q-proof li[data-item="4"] button.out`)
	for place := range 4 {
		for eval[int](p, fmt.Sprintf(`[...document.querySelectorAll("#q-proof ol.order > li")].findIndex((li) => li.dataset.item === "%d")`, place)) > place {
			p.click(fmt.Sprintf(`#q-proof li[data-item="%d"] button.up`, place))
		}
	}
	submit("q-proof")
	p.verdict("q-proof", "right")
	// two wrong attempts, then the explanation is offered
	p.click(`#q-fold input[value="0"]`)
	submit("q-fold")
	p.verdict("q-fold", "wrong")
	p.click(`#q-fold input[value="2"]`)
	submit("q-fold")
	p.wait("the explanation is offered", `!document.querySelector("#q-fold button.explain").hidden`)
	p.click("#q-fold button.explain")
	p.wait("it is shown", `!document.querySelector("#q-fold .because").hidden`)
	// the bank
	drawn := func() string {
		return eval[string](p, `[...document.querySelectorAll("section.bank form:not([hidden])")].map((f) => f.id).join(" ")`)
	}
	first := drawn()
	if n := len(strings.Fields(first)); n != 5 {
		t.Errorf("the bank draws %d questions, want 5", n)
	}
	p.click("section.bank button.draw")
	p.wait("others are drawn", `[...document.querySelectorAll("section.bank form:not([hidden])")].map((f) => f.id).join(" ") !== %q`, first)
	p.navigate("/xor/")
	p.ready()
	if again := drawn(); again == first || len(strings.Fields(again)) != 5 {
		t.Errorf("after a reload the bank shows %q; the first draw was %q", again, first)
	}
}

// testLab solves a lab through the page: a wrong attempt first.
func testLab(t *testing.T, browser context.Context, s *site) {
	p := open(t, browser, s, "/xor/")
	p.live()
	p.see("two-lines", "exp-hand")
	p.click("#lab-hand button.check")
	p.verdict("lab-hand", "wrong")
	if got := p.text("#lab-hand .result"); !strings.Contains(got, "Both hidden units still fire") {
		t.Errorf("a failed try gets %q", got)
	}
	p.wait("the check has failed", `document.querySelector("#lab-hand li[data-check]").dataset.state === "fail"`)
	for i, w := range strings.Fields("1 -1 1 -1 -0.5 1.5 1 1 -1.5") {
		p.do(`const e = document.querySelectorAll('.hand[data-key="weights"] input')[%d]; e.value = %q; e.dispatchEvent(new Event("change", {bubbles: true}))`, i, w)
		p.wait("the stage has taken it", `(stageState.hand.weights || "").split(" ")[%d] === %q`, i, w)
	}
	p.click("#lab-hand button.check")
	p.verdict("lab-hand", "right")
	p.wait("the check holds", `document.querySelector("#lab-hand li[data-check]").dataset.state === "pass"`)
	p.wait("the points", `document.querySelector("#score .points").textContent.startsWith("3 of")`)
	// After a reload the lab stands as it was solved.
	p.navigate("/xor/")
	p.live()
	p.verdict("lab-hand", "right")
	p.see("two-lines", "exp-hand")
	p.wait("the settings are back", `(stageState.settings || {}).weights === "1 -1 1 -1 -0.5 1.5 1 1 -1.5"`)
}

// testPredict commits to a guess before the experiment can be run.
func testPredict(t *testing.T, browser context.Context, s *site) {
	p := open(t, browser, s, "/xor/")
	p.live()
	p.see("circle", "exp-rule")
	p.wait("play is locked", `document.querySelector('[data-do="play"]').disabled && !document.querySelector(".locked").hidden`)
	if got := eval[string](p, `document.querySelector(".locked a").getAttribute("href")`); got != "#p-rule" {
		t.Errorf("the reason leads to %q", got)
	}
	p.click(`#p-rule input[value="0"]`)
	p.click("#p-rule button.check")
	p.verdict("p-rule", "committed")
	if got := p.text("#p-rule .because"); got != "" {
		t.Errorf("the explanation is there before the run: %q", got)
	}
	p.set(`[data-do="speed"]`, "max")
	p.click("#p-rule button.run")
	p.wait("the run has ended", `stageState.done && stageState.steps > 0`)
	p.verdict("p-rule", "noted")
	p.wait("guess and outcome", `document.querySelector("#p-rule .result").textContent.includes("It goes round in a circle")`)
	p.wait("the explanation", `!document.querySelector("#p-rule .because").hidden`)
}

// testSweep runs many seeds in the Worker, cancels them, and watches one.
func testSweep(t *testing.T, browser context.Context, s *site) {
	p := open(t, browser, s, "/xor/")
	p.live()
	p.see("seeds", "exp-seeds")
	p.wait("the sweep waits for the guess", `document.querySelector(".run-sweep").disabled`)
	p.do(`const f = document.getElementById("p-seeds"); const o = f.querySelector(".option input"); if (o) o.click(); else f.querySelector("input[type=text]").value = "5"`)
	p.click("#p-seeds button.check")
	p.wait("the sweep can be run", `!document.querySelector(".run-sweep").disabled`)
	p.set(`[data-do="speed"]`, "max")
	p.click(`[data-do="play"]`)
	p.wait("one run has ended", `stageState.done && stageState.steps > 0`)
	p.verdict("p-seeds", "committed")
	p.do(`document.querySelector("#p-seeds button.run").click(); document.querySelector(".sweep .cancel").click()`)
	p.wait("it is cancelled", `document.querySelector(".sweep-says").textContent.startsWith("Cancelled")`)
	p.click(".run-sweep")
	p.wait("all runs are done", `document.querySelector(".sweep-says").textContent.startsWith("All")`)
	p.wait("guess and outcome", `!document.querySelector("#p-seeds .because").hidden`)
	if rows := eval[int](p, `document.querySelectorAll(".tally .row").length`); rows < 2 {
		t.Errorf("the sweep shows %d values", rows)
	}
	if bad := eval[int](p, `[...document.querySelectorAll("button.seed")].filter((b) => !/seed \d+: (not )?there after/.test(b.getAttribute("aria-label"))).length`); bad > 0 {
		t.Errorf("%d runs have no name that says how they ended", bad)
	}
	p.wait("the tally in words", `/\d+ of \d+ got there/.test(document.querySelector(".tally .count").textContent)`)
	p.click(`.tally .row:last-child button.seed:nth-child(3)`)
	p.wait("the stage shows that run", `stageState.settings && stageState.settings.seed === "3"`)
}

// testReload answers, leaves, and comes back.
func testReload(t *testing.T, browser context.Context, s *site) {
	p := open(t, browser, s, "/perceptron/")
	p.ready()
	p.set("#q-z input[type=text]", "100")
	p.click("#q-z button.check")
	p.verdict("q-z", "wrong")
	p.click("#q-z button.hint")
	p.click(`#q-on-line input`)
	p.click("#q-on-line button.check")
	p.wait("a verdict", `document.getElementById("q-on-line").dataset.verdict`)
	before := eval[string](p, `document.getElementById("q-on-line").dataset.verdict + document.querySelector("#q-on-line .result").textContent`)
	p.navigate("/")
	p.ready()
	p.wait("the course page knows", `document.querySelector('.card[data-lesson="perceptron"] .points').textContent !== "Not begun"`)
	p.navigate("/perceptron/")
	p.ready()
	p.verdict("q-z", "wrong")
	if got := eval[string](p, `document.querySelector("#q-z input[type=text]").value`); got != "100" {
		t.Errorf("the answer came back as %q", got)
	}
	if got := eval[int](p, `document.querySelectorAll("#q-z .hint").length`); got < 1 {
		t.Error("the hint that was shown is gone")
	}
	after := eval[string](p, `document.getElementById("q-on-line").dataset.verdict + document.querySelector("#q-on-line .result").textContent`)
	if after != before {
		t.Errorf("the result came back as %q, was %q", after, before)
	}
	p.click("#q-z button.reset")
	p.wait("it is forgotten", `!document.getElementById("q-z").dataset.verdict && document.querySelector("#q-z input[type=text]").value === ""`)
}

// testKeyboard goes through the page with Tab, answers with keys, and leaves
// the stage with Escape.
func testKeyboard(t *testing.T, browser context.Context, s *site) {
	p := open(t, browser, s, "/xor/")
	p.live()
	p.see("circle", "exp-rule")
	p.see("start", "exp-line")
	p.do(`document.activeElement.blur(); scrollTo(0, 0); window.seen = []`)
	// Everything that can be used must be reached. Scrolling with the focus
	// changes the stage, so what is under it is looked at when it has been reached.
	const note = `(() => {
		const e = document.activeElement;
		const style = getComputedStyle(e);
		window.seen.push({
			id: e.id, key: (e.closest("form") || {}).id || "", tag: e.tagName, class: e.className, type: e.type || "",
			outlined: e.tagName === "IFRAME" || style.outlineStyle !== "none" || getComputedStyle(e.closest("label, .option") || e).outlineStyle !== "none",
		});
		return e.tagName + "#" + e.id;
	})()`
	frames, bodies := 0, 0
	for range 400 {
		p.key(kb.Tab)
		switch at := eval[string](p, note); {
		case at == "IFRAME#stage-frame":
			frames++
		case strings.HasPrefix(at, "BODY"):
			bodies++
		}
		if bodies > 0 {
			break
		}
	}
	if bodies == 0 {
		t.Error("Tab never came to the end of the page: it is caught somewhere")
	}
	if frames == 0 || frames > 2 {
		t.Errorf("the stage had the focus for %d presses of Tab, want 1 or 2", frames)
	}
	if hidden := eval[string](p, `JSON.stringify(seen.filter((s) => !s.outlined && s.tag !== "BODY").map((s) => s.tag + "." + s.class + "#" + s.id).slice(0, 5))`); hidden != "[]" {
		t.Errorf("these had the focus and did not show it: %s", hidden)
	}
	missed := eval[string](p, `JSON.stringify([...document.querySelectorAll("form.question:not([hidden])")].map((f) => f.id).filter((id) => !seen.some((s) => s.key === id)))`)
	if missed != "[]" {
		t.Errorf("Tab passed by these questions: %s", missed)
	}
	// A choice is answered with arrows and Enter.
	p.do(`document.querySelector('#q-best input').focus()`)
	for range 3 {
		if eval[bool](p, `document.activeElement.value === "1"`) {
			break
		}
		p.key(kb.ArrowDown)
	}
	p.key(" ")
	p.key(kb.Enter)
	p.verdict("q-best", "right")
	// The line is moved with a number field, the stage left with Escape.
	p.see("start", "exp-line")
	p.do(`document.querySelector('.hand[data-key="line"] input').focus()`)
	before := p.state().Hand["line"]
	p.key(kb.ArrowUp)
	p.key(kb.Tab)
	p.wait("the line has moved", `stageState.hand.line !== %q`, before)
	p.do(`document.getElementById("stage-frame").contentDocument.querySelector("canvas").focus()`)
	p.wait("the stage has the focus", `document.activeElement.id === "stage-frame"`)
	p.key(kb.Escape)
	p.wait("Escape gives it back", `document.activeElement.id !== "stage-frame" && document.activeElement !== document.body`)
}
