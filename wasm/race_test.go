//go:build !js

package wasm_test

import (
	"context"
	"strings"
	"testing"

	"github.com/chromedp/chromedp/kb"
)

// testGoingBack plays a run, goes back in it with the slider and with keys, and goes on.
func testGoingBack(t *testing.T, browser context.Context, s *site) {
	p := open(t, browser, s, "/zigzag/")
	p.live()
	p.see("start", "exp-positive")
	p.do(`const f = document.getElementById("p-positive"); f.querySelector(".option input").click(); f.querySelector("button.check").click()`)
	p.set(`[data-do="speed"]`, "max")
	p.click(`[data-do="play"]`)
	p.wait("the run has ended", `stageState.done && stageState.steps > 100`)
	end := p.state()
	p.set("#scrub", "40")
	p.wait("it is back at step 40", `stageState.steps === 40 && stageState.furthest === %d`, end.Steps)
	p.wait("the slider says so", `document.querySelector(".scrub output").textContent === "40 of %d"`, end.Steps)
	p.do(`document.getElementById("scrub").focus()`)
	p.key(kb.ArrowRight)
	p.wait("a key goes one step on", `stageState.steps === 41`)
	p.key(kb.Home)
	p.wait("and to the start", `stageState.steps === 0`)
	p.key(kb.End)
	p.wait("and to the end", `stageState.steps === %d`, end.Steps)
	if got := p.state().Receipt; got != end.Receipt {
		t.Errorf("the receipt after going to and fro is\n%s, was\n%s", got, end.Receipt)
	}
}

// testRace keeps a run, changes something, lets both race, and takes one out again.
func testRace(t *testing.T, browser context.Context, s *site) {
	p := open(t, browser, s, "/zigzag/")
	p.live()
	p.see("turn", "exp-lab")
	p.do(`document.querySelector(".race").open = true`)
	p.click(".race .keep")
	p.wait("two lanes", `stageState.lanes && stageState.lanes.length === 2`)
	p.set(`.control[data-key="preprocess"] select`, "centre")
	p.wait("they are named by what differs", `stageState.lanes[0].name === "none" && stageState.lanes[1].name === "centre"`)
	p.set(`[data-do="speed"]`, "max")
	p.click(`[data-do="play"]`)
	p.wait("both are at the finish", `stageState.done && stageState.lanes.every((l) => l.finish > 0)`)
	p.wait("the list tells the factor", `/times as many as the fastest/.test(document.querySelector(".lanes").textContent)`)
	p.wait("and so do the words", `/times as many/.test(stageState.describe)`)
	if r := p.state().Readings[0]; r.Name != "race.factor" || r.Values[0] < "1" {
		t.Errorf("the first readout is %v", r)
	}
	p.click(`.lane[data-lane="1"]`)
	p.wait("the first lane is shown", `stageState.lane === 0`)
	p.click(".lanes li:last-child .drop")
	p.wait("one run is left, as it was kept", `!stageState.lanes && !(stageState.settings || {}).preprocess`)
}

// testReplay finds the update that killed a unit, and plays the run again with leaky
// ReLU from there: by the word, no unit is dead any more.
func testReplay(t *testing.T, browser context.Context, s *site) {
	p := open(t, browser, s, "/leaky-relu/")
	p.live()
	p.see("rescue", "exp-wreck")
	p.set(`[data-do="speed"]`, "max")
	p.click(`[data-do="play"]`)
	p.wait("the run has ended", `stageState.done`)
	p.wait("the dead are named, with the update that killed them", `stageState.figures.some((f) => f.name === "dead" && /dead \(layer.unit\): .*Update \d+ killed unit/.test(f.describe))`)
	p.set("#scrub", "10")
	p.wait("it is back at epoch 10", `stageState.steps === 200`)
	p.do(`document.querySelector(".race").open = true`)
	p.set("#replay_activation", "leaky-relu")
	p.click(".replay .replay-from")
	p.wait("the run is played again up to there", `(stageState.settings || {}).change === "200 activation=leaky-relu" && stageState.steps === 200`)
	p.click(`[data-do="play"]`)
	p.wait("it has ended", `stageState.done && stageState.steps > 200`)
	p.wait("nobody is dead", `stageState.figures.some((f) => f.name === "dead" && /^None of/.test(f.describe))`)
}

// testOwnData brings a table: faults are told by row and column, and what is read is
// trained on without a request to anybody.
func testOwnData(t *testing.T, browser context.Context, s *site) {
	p := open(t, browser, s, "/preprocessing/")
	p.live()
	p.see("digits", "exp-digits")
	p.do(`document.querySelector(".stage .panel").open = true; document.querySelector(".own-data").open = true`)
	for _, tt := range []struct{ csv, says string }{
		{"1,2,a\n3,4", "Row 2"},
		{"1,2,a\n3,x,b", "column 2"},
		{"1,NaN,a\n3,4,b", "column 2"},
		{"1,2,a\n3,4,a", "in every row"},
		{strings.Repeat("1,2,a\n3,4,b\n", 100_000), "keep a sample"},
	} {
		p.do(`document.getElementById("own_text").value = %s`, quoteJS(tt.csv))
		p.click(".use-data")
		p.wait("it is told: "+tt.says, `document.querySelector(".own-says").textContent.includes(%q)`, tt.says)
	}
	var rows []string
	for range 20 {
		rows = append(rows, "0,1,5,low", "4,1,0,high", "3,0,1,high", "1,2,6,low")
	}
	p.do(`document.getElementById("own_text").value = %q`, strings.Join(rows, "\n"))
	p.click(".use-data")
	p.wait("it is read", `document.querySelector(".own-says").textContent.includes("80 examples with 3 inputs, and as target 2 classes")`)
	p.do(`const f = document.getElementById("p-unseen"); f.querySelector(".option input").click(); f.querySelector("button.check").click()`)
	p.set(`[data-do="speed"]`, "max")
	p.click(`[data-do="play"]`)
	p.wait("it is learned", `stageState.done && stageState.readings.some((r) => r.name === "accuracy(train)" && +r.values[0] === 1)`)
	p.click(".lesson-data")
	p.wait("the digits are back", `!(stageState.settings || {}).csv && stageState.figures.some((f) => f.name === "digits")`)
}

// quoteJS writes a long text as JavaScript: repeated, where it is.
func quoteJS(s string) string {
	if len(s) > 1000 {
		return `"1,2,a\n3,4,b\n".repeat(100000)`
	}
	return `"` + strings.ReplaceAll(s, "\n", `\n`) + `"`
}
