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
)

// sourceWith is a copy of the sources whose course has one lesson more, from
// testdata.
func sourceWith(t *testing.T, id string) zigzag.Source {
	t.Helper()
	to := t.TempDir()
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	for _, dir := range []string{"assets", "core", "lessons", "wasm"} {
		must(os.CopyFS(filepath.Join(to, dir), os.DirFS(filepath.Join("..", dir))))
	}
	for _, pattern := range []string{"*.go", "go.*", "index.html"} {
		files, err := filepath.Glob("../" + pattern)
		must(err)
		for _, name := range files {
			text, err := os.ReadFile(name)
			must(err)
			must(os.WriteFile(filepath.Join(to, filepath.Base(name)), text, 0o644))
		}
	}
	must(os.CopyFS(filepath.Join(to, "lessons", id), os.DirFS(filepath.Join("testdata", id))))
	course := filepath.Join(to, "lessons", "course.md")
	text, err := os.ReadFile(course)
	must(err)
	must(os.WriteFile(course, append(text, "- "+id+"\n"...), 0o644))
	source, err := zigzag.FindSource(to)
	must(err)
	return source
}

// countWorkers notes how many Workers a page has started, gives it four threads whatever
// the machine has, and keeps the long tasks of its frames.
const countWorkers = `
Object.defineProperty(Navigator.prototype, "hardwareConcurrency", {get: () => 4});
window.workers = 0;
const Plain = window.Worker;
window.Worker = class extends Plain { constructor(...a) { super(...a); window.workers++; } };
window.longTasks = [];
new PerformanceObserver((l) => { for (const e of l.getEntries()) longTasks.push(e.name + " " + Math.round(e.duration)); }).observe({entryTypes: ["longtask"]});`

// TestSearchInChromium takes a search of forty runs through the pool of Workers: live
// results, an end in the middle, a reload, the sealed test set, and the receipt of a
// native run.
func TestSearchInChromium(t *testing.T) {
	if testing.Short() {
		t.Skip("browser tests take minutes")
	}
	browser := startChromium(t)
	s := serveFrom(t, sourceWith(t, "search"))
	src, err := os.ReadFile("testdata/search/lesson.md")
	if err != nil {
		t.Fatal(err)
	}
	l, problems := lesson.Parse("lesson.md", string(src))
	for _, p := range problems {
		t.Fatal(p)
	}
	e, _ := l.Experiment("exp-search")
	t.Run("forty runs", func(t *testing.T) { testFortyRuns(t, browser, s, e.Spec) })
	t.Run("cancelled and reloaded", func(t *testing.T) { testSearchCancelled(t, browser, s) })
	t.Run("a lab", func(t *testing.T) { testSearchLab(t, browser, s) })
}

func testFortyRuns(t *testing.T, browser context.Context, s *site, spec experiment.Spec) {
	p := open(t, browser, s, "/search/", countWorkers)
	p.live()
	p.see("start", "exp-search")
	p.set(`[data-do="speed"]`, "max")
	p.do(`longTasks.length = 0`)
	begun := time.Now()
	p.click(`[data-do="play"]`)
	p.wait("some runs are shown while others are under way", `stageState.steps >= 3 && stageState.steps < 40 && /of 40 runs, [123] under way/.test(document.querySelector(".search-says").textContent)`)
	p.wait("the map tells of them", `stageState.figures.some((f) => f.name === "map" && /^\d+ of 40 runs. The best is run/.test(f.describe))`)
	p.wait("the search is over", `stageState.done && stageState.steps === 40`)
	took := time.Since(begun)
	if n := eval[int](p, `workers`); n != 3 {
		t.Errorf("the page started %d Workers, want 3: one thread of four is the page's", n)
	}
	st := p.state()
	t.Logf("measured: 40 runs of the digits in %.1f s with 3 Workers; long tasks on the page, ms: %v; longest part of a frame: %s %.1f ms",
		took.Seconds(), eval[[]string](p, `longTasks`), st.Slowest, st.SlowestMS)

	native, err := experiment.Run(spec, st.Settings, 40)
	if err != nil {
		t.Fatal(err)
	}
	if want := native.Receipt.String(); st.Receipt != want {
		t.Errorf("the browser's receipt is\n%s\nand the native one\n%s", st.Receipt, want)
	}
	if !strings.Contains(p.text(".peeks"), "sealed") || strings.Contains(p.text(".readout"), "test") {
		t.Errorf("before the test set is opened the page says %q, %q", p.text(".peeks"), p.text(".readout"))
	}
	p.click(".open-test")
	p.wait("the test set is open, and the runs are still there", `(stageState.settings || {}).opened && stageState.steps === 40 && stageState.readings.some((r) => r.name === "test")`)
	p.wait("the page counts it", `/^Opened once/.test(document.querySelector(".peeks").textContent)`)
	st = p.state()
	native, err = experiment.Run(spec, st.Settings, 40)
	if err != nil {
		t.Fatal(err)
	}
	if want := native.Receipt.String(); st.Receipt != want {
		t.Errorf("once opened, the browser's receipt is\n%s\nand the native one\n%s", st.Receipt, want)
	}
	for _, r := range st.Readings {
		if want := strconv.FormatFloat(native.Metrics["test"][0], 'g', -1, 64); r.Name == "test" && r.Values[0] != want {
			t.Errorf("the test score is %s, natively %s", r.Values[0], want)
		}
	}
	p.set(`.control[data-key="strategy"] select`, "grid")
	p.wait("another strategy has other runs, and a sealed test set", `(stageState.settings || {}).strategy === "grid" && stageState.steps === 0 && /sealed/.test(document.querySelector(".peeks").textContent)`)
	p.set(`.control[data-key="strategy"] select`, "random")
	p.wait("the first one's are not lost", `!(stageState.settings || {}).strategy`)
	p.click(`[data-do="play"]`)
	p.wait("they are there at once", `stageState.done && stageState.steps === 40`)
	if n := eval[int](p, `workers`); n != 3 {
		t.Errorf("to show known runs again, the page started Workers: %d by now", n)
	}
}

func testSearchCancelled(t *testing.T, browser context.Context, s *site) {
	p := open(t, browser, s, "/search/", countWorkers)
	p.live()
	p.see("start", "exp-search")
	p.click(`[data-do="step"]`)
	p.wait("one run is made, and no more", `stageState.steps === 1 && !stageState.playing`)
	p.set(`.control[data-key="budget"] input[type=number]`, "100") // forty may be over before the button is pressed
	p.wait("there is more to do", `stageState.limit === 100`)
	p.click(`[data-do="play"]`)
	p.wait("several runs are made", `stageState.steps >= 5`)
	p.click(".search .cancel")
	p.wait("it is cancelled", `/^Cancelled after \d+ of 100 runs/.test(document.querySelector(".search-says").textContent) && !stageState.playing`)
	before := p.state().Steps
	time.Sleep(2 * time.Second)
	if after := p.state().Steps; after > before+1 { // one may have been on its way
		t.Errorf("cancelled after %d runs it went on to %d", before, after)
	}
	before = p.state().Steps
	p.navigate("/search/")
	p.live()
	p.see("start", "exp-search")
	p.set(`.control[data-key="budget"] input[type=number]`, "100") // all of forty may have been made
	p.wait("there is more to do", `stageState.limit === 100`)
	p.do(`window.Worker = function () { throw new Error("no Worker now") }`)
	p.set(`[data-do="speed"]`, "max")
	p.click(`[data-do="play"]`)
	p.wait("what was made is still there, without a Worker", `stageState.steps >= %d`, before)
	p.wait("what cannot be made is told", `/The runs stopped/.test(document.querySelector(".search-says").textContent)`)
}

func testSearchLab(t *testing.T, browser context.Context, s *site) {
	p := open(t, browser, s, "/search/")
	p.live()
	p.see("lab", "exp-lab")
	p.click("#lab-range button.check")
	p.verdict("lab-range", "wrong")
	p.wait("it says where to look", `/widen it/.test(document.getElementById("lab-range").textContent)`)
	p.set(`.control[data-key="ranges"] input`, "lr log 0.01 1")
	p.wait("the change", `(stageState.settings || {}).ranges`)
	p.click("#lab-range button.check")
	p.verdict("lab-range", "right")
}
