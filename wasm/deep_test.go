//go:build !js

package wasm_test

import (
	"context"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"zigzag/core/experiment"
	"zigzag/core/lesson"
	zigzag "zigzag/core/site"
	"zigzag/wasm/bridge"
)

// testLessons renders the lessons of testdata, which are no part of the course, and puts
// their pages behind the gate.
func testLessons(t *testing.T, s *site) *lesson.Course {
	t.Helper()
	source := t.TempDir()
	for _, folder := range []struct{ from, to string }{{"../assets", "assets"}, {"testdata/lessons", "lessons"}} {
		if err := os.CopyFS(filepath.Join(source, folder.to), os.DirFS(folder.from)); err != nil {
			t.Fatal(err)
		}
	}
	shell, err := os.ReadFile("../index.html")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(source, "index.html"), shell, 0o644); err != nil {
		t.Fatal(err)
	}
	rendered, err := zigzag.Render(zigzag.Source(source), zigzag.RenderOptions{})
	if err != nil {
		t.Fatal(err)
	}
	if len(rendered.Problems) > 0 {
		t.Fatal(rendered.Problems[0])
	}
	for _, l := range rendered.Course.Lessons {
		s.page("/"+l.ID+"/", rendered.Files[l.ID+"/index.html"].Body)
	}
	return rendered.Course
}

// testDeep takes a batch through ten layers of 500 units on a page: no frame of the stage
// is held up, it can be paused and gone back in, a changed setting brings it to where it
// was, and every layer's standard deviation is the native one.
func testDeep(t *testing.T, browser context.Context, s *site) {
	course := testLessons(t, s)
	exp, ok := course.Lessons[0].Experiment("exp-deep")
	if !ok {
		t.Fatal("the test's lesson has no exp-deep")
	}
	native, err := exp.Spec.Start(nil)
	if err != nil {
		t.Fatal(err)
	}
	p := openFor(t, browser, s, "/deep/", 20*time.Minute, longTasks)
	p.live()
	p.see("start", "exp-deep")
	p.set(`[data-do="speed"]`, "max")
	p.do(`window.loaded = true; window.longest = 0; window.ended = 0;
		window.addEventListener("message", (e) => { try { const m = JSON.parse(e.data); if (m.kind !== "stage-state") return;
			longest = Math.max(longest, m.body.slowestMs); if (m.body.done && !ended) ended = performance.now(); } catch {} })`)

	// Layer by layer, each to the bit as it is natively.
	for layer := 1; layer <= 10; layer++ {
		p.click(`[data-do="epoch"]`)
		p.wait("a layer more", `stageState.steps === %d * stageState.stepsPerEpoch && stageState.target === 0`, layer)
		for range native.StepsPerEpoch() {
			native.Step()
		}
		std, err := native.Metric("layer(" + strconv.Itoa(layer) + ").std")
		if err != nil {
			t.Fatal(err)
		}
		st := p.state()
		if got, want := reading(st.Readings, "last.std"), strconv.FormatFloat(std[0], 'g', -1, 64); got != want {
			t.Errorf("layer %d has standard deviation %s in the browser and %s natively", layer, got, want)
		}
		if want := native.Receipt().String(); st.Receipt != want {
			t.Errorf("after layer %d the browser's receipt is\n%s\nand the native one\n%s", layer, st.Receipt, want)
		}
	}
	experiment.Play(native)
	receipt := native.Receipt().String()

	// On the way back it pauses in the middle and goes on.
	p.click(`[data-do="play"]`)
	p.wait("some layers are through", `stageState.steps > 12 * stageState.stepsPerEpoch`)
	p.click(`[data-do="play"]`)
	p.wait("it pauses", `!stageState.playing`)
	at := p.state().Steps
	time.Sleep(500 * time.Millisecond)
	if st := p.state(); st.Done || st.Steps != at {
		t.Fatalf("paused in the middle, at step %d; now at %d, done %v", at, st.Steps, st.Done)
	}
	p.click(`[data-do="play"]`)
	p.passed(receipt)
	if got := p.state().Readings; reading(got, "last.gradient") == "" {
		t.Errorf("the readouts are %v", got)
	}

	// What was computed stays known: going back and on again takes no time.
	p.set("#scrub", "3")
	p.wait("it is back at layer 3", `stageState.steps === 3 * stageState.stepsPerEpoch && stageState.describe.startsWith("Layer 3: ")`)
	p.set("#scrub", "20")
	p.wait("it is at its end again", `stageState.done && stageState.receipt === %q`, receipt)

	// The whole pass, both ways. Where other work holds up even a page that does nothing,
	// how long a frame takes says nothing of the stage; else one pass of three has to go
	// through without a part of a frame that is felt.
	slowest, judged := 0.0, false
	for range 3 {
		before := p.stalls()
		p.click(`[data-do="reset"]`)
		p.wait("it is back at its start", `stageState.steps === 0 && stageState.target === 0`)
		p.do(`busy.length = 0; longest = 0; ended = 0; window.begun = performance.now(); window.frames0 = stageState.frames`)
		p.click(`[data-do="play"]`)
		p.passed(receipt)
		slowest = eval[float64](p, `longest`)
		quiet := max(before, p.stalls()) < 15
		t.Logf("measured: ten layers of 500, a batch of 1000, both ways: %.2f s in %v frames; the longest part of one took %v ms (machine quiet: %v); %s",
			eval[float64](p, `ended - begun`)/1000, eval[float64](p, `stageState.frames - frames0`), slowest, quiet,
			eval[string](p, `busy.length + " long tasks, the longest in ms " + JSON.stringify(busy.sort((a, b) => b[0] - a[0]).slice(0, 8))`))
		judged = quiet
		if slowest <= 50 || !quiet {
			break
		}
	}
	if judged && slowest > 50 {
		t.Errorf("in each of three passes a part of one of the stage's frames took more than 50 ms, in the last one %v ms", slowest)
	}

	// A changed setting goes to where the run was, and can be stopped on its way.
	p.set(`.control[data-key="init"] input`, "normal 0.01")
	p.wait("it is on its way with other weights", `(stageState.settings || {}).init === "normal 0.01" && stageState.steps > 0 && stageState.target === stageState.limit`)
	p.click(`[data-do="play"]`)
	p.wait("it was stopped", `!stageState.playing && stageState.target === 0 && stageState.steps > 0 && stageState.steps < stageState.limit`)
	stopped := p.state().Steps
	p.set(`.control[data-key="activation"] select`, "relu")
	p.wait("another setting, as far as that", `stageState.settings.activation === "relu" && stageState.target === 0 && stageState.steps === %d`, stopped)

	// Two side by side.
	p.navigate("/beside/")
	p.live()
	p.see("start", "exp-small")
	p.do(`document.querySelector(".race").open = true`)
	p.click(".race .keep")
	p.wait("two lanes", `stageState.lanes && stageState.lanes.length === 2`)
	p.set(`.control[data-key="init"] input`, "normal 0.01")
	p.wait("they are named by what differs", `stageState.lanes[1].name === "init normal 0.01"`)
	p.click(`[data-do="play"]`)
	p.wait("both are at their ends", `stageState.done && [...document.querySelectorAll(".lanes li")].every((e) => /at its end/.test(e.textContent))`)
	if st := p.state(); !strings.HasPrefix(st.Describe, "Side by side: init xavier against init normal 0.01.") || strings.Contains(st.Figures[0].Describe, "known yet") {
		t.Errorf("side by side: %q; %v", st.Describe, st.Figures)
	}
}

// stalls is the longest that a few milliseconds of arithmetic take on the page while it
// has nothing else to do: far more than they need where other work has the processor.
func (p *tab) stalls() (ms float64) {
	p.t.Helper()
	return eval[float64](p, `new Promise((done) => { let longest = 0, n = 0, x = 1;
		const spin = () => { const begin = performance.now(); for (let i = 0; i < 1e6; i++) x = x * 1.0000001 + i; longest = Math.max(longest, performance.now() - begin);
			if (++n < 80) setTimeout(spin, 10); else done(x ? longest : 0); }; spin(); })`)
}

// passed waits until the pass on the stage has come to its end, as long as it goes on,
// and compares its receipt.
func (p *tab) passed(receipt string) {
	p.t.Helper()
	for {
		before := p.state().Steps
		p.wait("it has ended, or goes on", `ended && stageState.done || stageState.steps > %d + stageState.stepsPerEpoch`, before)
		if st := p.state(); st.Done {
			if st.Receipt != receipt {
				p.t.Errorf("the browser's receipt is\n%s\nand the native one\n%s", st.Receipt, receipt)
			}
			return
		}
	}
}

// reading is the value of a readout, "" if it is not shown.
func reading(readings []bridge.Reading, name string) string {
	for _, r := range readings {
		if r.Name == name && len(r.Values) == 1 {
			return r.Values[0]
		}
	}
	return ""
}
