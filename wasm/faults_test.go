//go:build !js

package wasm_test

import (
	"context"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
)

// testStorageRefused opens a lesson in a browser that stores nothing.
func testStorageRefused(t *testing.T, browser context.Context, s *site) {
	p := open(t, browser, s, "/xor/", `Object.defineProperty(window, "indexedDB", {get() { throw new DOMException("blocked by the reader", "SecurityError"); }});`)
	p.ready()
	if got := p.text(`[data-notice="storage"]`); !strings.Contains(got, "does not let the page save") || !strings.Contains(got, "Download my work") {
		t.Errorf("the notice says %q", got)
	}
	p.click(`#q-best input[value="1"]`)
	p.click("#q-best button.check")
	p.verdict("q-best", "right")
}

// keepWork runs in the page: what it is given happens in the store of work.
const keepWork = `(async (use) => {
	const db = await new Promise((ok, no) => { const r = indexedDB.open("zigzag", 1); r.onsuccess = () => ok(r.result); r.onerror = () => no(r.error); });
	const t = db.transaction("work", "readwrite");
	const value = await use(t.objectStore("work"), (r) => new Promise((ok) => { r.onsuccess = () => ok(r.result); }));
	db.close();
	return value;
})`

// testDamaged damages a saved answer: it is set aside, told, and not lost.
func testDamaged(t *testing.T, browser context.Context, s *site) {
	p := open(t, browser, s, "/xor/")
	p.ready()
	p.click(`#q-best input[value="1"]`)
	p.click("#q-best button.check")
	p.verdict("q-best", "right")
	p.navigate("/xor/")
	p.ready()
	p.verdict("q-best", "right")
	eval[bool](p, keepWork+`(async (store, get) => {
		const key = (await get(store.getAllKeys())).find((k) => k.includes("q-best"));
		await get(store.put('{"zigzag":"work","version":1,"records":[{"course":', key));
		return true;
	})`)
	p.navigate("/xor/")
	p.ready()
	p.wait("the damage is told", `[...document.querySelectorAll(".notice")].some((n) => n.textContent.includes("q-best") && n.textContent.includes("set aside"))`)
	if got := eval[string](p, `document.getElementById("q-best").dataset.verdict || ""`); got != "" {
		t.Errorf("the damaged answer shows as %q", got)
	}
	p.wait("what was there is kept", `window.asideFound || (`+keepWork+`(async (store, get) => (await get(store.getAllKeys())).some((k) => k.startsWith("damaged/")))).then((v) => { window.asideFound = v; }) && window.asideFound`)
	// The question can be answered again, and that lasts.
	p.click(`#q-best input[value="1"]`)
	p.click("#q-best button.check")
	p.verdict("q-best", "right")
	p.navigate("/xor/")
	p.ready()
	p.verdict("q-best", "right")
}

// testNoWebGL takes WebGL away: still pictures, and exercises all the same.
func testNoWebGL(t *testing.T, browser context.Context, s *site) {
	p := open(t, browser, s, "/xor/", `{
		const real = HTMLCanvasElement.prototype.getContext;
		HTMLCanvasElement.prototype.getContext = function (kind, ...rest) { return kind.startsWith("webgl") ? null : real.call(this, kind, ...rest); };
	}`)
	p.ready()
	p.wait("it is told", `document.querySelector('[data-notice="stage"]')?.textContent.includes("WebGL")`)
	p.wait("the still picture is there", `document.querySelector(".poster svg")?.getBoundingClientRect().height > 50`)
	p.click("#lab-hand button.check")
	p.verdict("lab-hand", "wrong")
}

// testNoPrograms breaks each program in turn.
func testNoPrograms(t *testing.T, browser context.Context, s *site) {
	t.Run("notebook", func(t *testing.T) {
		defer s.refuse("/assets/notebook.wasm")()
		p := open(t, browser, s, "/xor/")
		p.expect("503")
		p.wait("it is told", `document.querySelector("[role=alert]")?.textContent.includes("refused by the test")`)
		p.wait("the pictures stand in the text", `document.querySelector("figure.experiment .pictures svg").getBoundingClientRect().height > 50`)
	})
	t.Run("stage", func(t *testing.T) {
		defer s.refuse("/assets/stage.wasm")()
		p := open(t, browser, s, "/xor/")
		p.expect("503")
		p.ready()
		p.wait("it is told", `document.querySelector('[data-notice="stage"]')?.textContent.includes("refused by the test")`)
		p.wait("the still picture is there", `document.querySelector(".poster svg")?.getBoundingClientRect().height > 50`)
	})
}

// testCancel cancels a lab whose Worker does not get its script, and grades it
// once it does.
func testCancel(t *testing.T, browser context.Context, s *site) {
	p := open(t, browser, s, "/xor/")
	p.ready()
	release := s.hold("/assets/worker.js")
	p.click("#lab-hand button.check")
	p.wait("it can be cancelled", `document.querySelector("#lab-hand .cancel")`)
	p.click("#lab-hand .cancel")
	p.wait("nothing was counted", `document.querySelector("#lab-hand .result").textContent.includes("Nothing was counted")`)
	release()
	p.click("#lab-hand button.check")
	p.verdict("lab-hand", "wrong")
	mend := s.refuse("/assets/worker.js")
	defer mend()
	p.expect("503")
	p.navigate("/perceptron/")
	p.ready()
	p.click("#lab-and button.check")
	p.wait("it is told", `document.querySelector("#lab-and .result").textContent.includes("could not be graded")`)
}

func testUnknownPage(t *testing.T, browser context.Context, s *site) {
	p := open(t, browser, s, "/no/such/page/")
	p.expect("404")
	p.wait("it says so", `document.querySelector("h1")?.textContent.includes("does not exist")`)
	if got := eval[string](p, `new URL([...document.querySelectorAll("main a")][0].href).pathname`); got != "/" {
		t.Errorf("the page leads to %s, want /", got)
	}
}

// testPhone looks at a lesson on a small screen: the stage stays at the top,
// shows one figure at a time, and nothing sticks out sideways.
func testPhone(t *testing.T, browser context.Context, s *site) {
	p := open(t, browser, s, "/xor/")
	p.size(390, 844)
	p.navigate("/xor/")
	p.live()
	p.see("two-lines", "exp-hand")
	p.wait("one figure at a time", `stageState.figures.length === 1 && document.querySelectorAll(".tabs button").length === 2`)
	p.do(`document.querySelectorAll(".tabs button")[1].click()`)
	p.wait("the other figure", `stageState.figures.length === 1 && stageState.figures[0].name === "network"`)
	if top := eval[float64](p, `document.getElementById("stage").getBoundingClientRect().top`); top < -1 || top > 1 {
		t.Errorf("the stage stands %g px from the top, want 0", top)
	}
	p.size(1280, 800)
	p.wait("there is room for both", `stageState.figures.length === 2 && document.querySelector(".tabs").hidden`)
	p.size(390, 844)
	p.wait("there is room for one, the one that was chosen", `stageState.figures.length === 1 && stageState.figures[0].name === "network"`)
	testFinger(p)
	p.navigate("/")
	p.ready()
	if wide := eval[int](p, `document.documentElement.scrollWidth`); wide > 390 {
		t.Errorf("the course is %d px wide on a screen of 390", wide)
	}
}

// testFinger sees that a finger on the stage drags what it holds, and leaves
// the rest to the browser, which scrolls.
func testFinger(p *tab) {
	p.t.Helper()
	finger := func(what input.DispatchTouchEventType, x, y float64) {
		params := input.DispatchTouchEventParams{Type: what, TouchPoints: []*input.TouchPoint{}}
		if what != input.DispatchTouchEventTypeTouchEnd {
			params.TouchPoints = append(params.TouchPoints, &input.TouchPoint{X: x, Y: y})
		}
		call(p, input.DispatchTouchEvent, params)
		time.Sleep(20 * time.Millisecond)
	}
	stroke := func(x, y, dx, dy float64) {
		finger(input.DispatchTouchEventTypeTouchStart, x, y)
		for i := 1.0; i <= 8; i++ {
			finger(input.DispatchTouchEventTypeTouchMove, x+dx*i/8, y+dy*i/8)
		}
		finger(input.DispatchTouchEventTypeTouchEnd, 0, 0)
	}
	call(p, emulation.SetTouchEmulationEnabled, emulation.SetTouchEmulationEnabledParams{Enabled: true})
	p.do(`document.querySelectorAll(".tabs button")[0].click()`)
	p.see("start", "exp-line")
	p.do(`scrollTo({top: 0, behavior: "instant"})`)
	p.wait("the line", `stageState.hand.line === "1 1 -0.5"`)
	time.Sleep(300 * time.Millisecond)
	x, y, w, h := p.frame()
	moved := false
	for i := 2.0; i < 19 && !moved; i++ {
		stroke(x+w*i/20, y+h*0.45, 30, 24)
		time.Sleep(150 * time.Millisecond)
		moved = p.state().Hand["line"] != "1 1 -0.5"
	}
	if !moved {
		p.t.Error("no stroke of a finger across the stage moved the line")
	}
	// A gesture of the browser's own cannot be made here. What decides it can be
	// asked: a touch that holds something is taken from the browser, others not.
	taken := func(x, y float64) bool {
		return eval[bool](p, fmt.Sprintf(`(() => {
			const w = document.getElementById("stage-frame").contentWindow, canvas = w.document.querySelector("canvas");
			const touch = new w.Touch({identifier: 1, target: canvas, clientX: %g, clientY: %g});
			return !canvas.dispatchEvent(new w.TouchEvent("touchstart", {bubbles: true, cancelable: true, touches: [touch], targetTouches: [touch], changedTouches: [touch]}));
		})()`, x, y))
	}
	if taken(6, h-8) {
		p.t.Error("a finger that holds nothing cannot scroll the page")
	}
	held := 0
	for i := 2.0; i < 19; i++ {
		if taken(w*i/20, h*0.45) {
			held++
		}
	}
	if held == 0 || held == 17 {
		p.t.Errorf("of 17 places across the stage %d hold something", held)
	}
	if pan := eval[string](p, `getComputedStyle(document.getElementById("stage-frame").contentDocument.querySelector("canvas")).touchAction`); !strings.Contains(pan, "pan-y") {
		p.t.Errorf("touch-action of the canvas is %q: fingers cannot scroll", pan)
	}
}

// axe is axe-core's program; "" where it is not at hand, which CI does not allow.
func axe(t *testing.T) string {
	t.Helper()
	file := os.Getenv("ZIGZAG_AXE")
	if file == "" {
		if os.Getenv("CI") == "true" {
			t.Fatal("ZIGZAG_AXE does not name axe.min.js, and CI=true asks for it")
		}
		return ""
	}
	program, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return string(program)
}

// accessible has axe look at the page as it stands: with all of its rules, or with some.
func (p *tab) accessible(program, look string, rules ...string) {
	p.t.Helper()
	options := `resultTypes: ["violations"]`
	if len(rules) > 0 {
		options += `, runOnly: ` + list(rules)
	}
	eval[bool](p, "window.axe ? true : (() => {"+program+"; return true })()")
	found := eval[string](p, `axe.run({`+options+`}).then((r) => r.violations.map((v) => v.id + ": " + v.help + " (" + v.nodes.slice(0, 4).map((n) => n.target.join(" ") + " " + (n.any[0]?.message || n.failureSummary)).join("; ") + ")").join("\n"))`)
	if found != "" {
		p.t.Errorf("%s: axe finds\n%s", look, found)
	}
}

// testAxe looks at pages before anything was answered, in each look. How lessons are once
// all is answered is looked at where all is played.
func testAxe(t *testing.T, browser context.Context, s *site) {
	program := axe(t)
	if program == "" {
		t.Skip("set ZIGZAG_AXE to the axe.min.js of npm's axe-core to check accessibility")
	}
	for _, tt := range []struct {
		name string
		dark bool
		w, h int64
	}{{"light", false, 1280, 800}, {"dark", true, 1280, 800}, {"phone", false, 390, 844}} {
		t.Run(tt.name, func(t *testing.T) {
			p := open(t, browser, s, "/")
			p.dark(tt.dark)
			p.size(tt.w, tt.h)
			for _, path := range []string{"/", "/perceptron/", "/xor/"} {
				p.navigate(path)
				p.ready()
				if path != "/" {
					p.live()
					p.do(`document.querySelector(".stage .panel").open = true; document.querySelector(".receipt").open = true; document.querySelector(".race").open = true`)
				}
				if path == "/xor/" { // with results, hints and a locked experiment in sight
					p.do(`document.querySelector('#q-best input[value="0"]').click(); document.querySelector("#q-best button.check").click(); document.querySelector("#q-best button.hint").click()`)
					p.see("circle", "exp-rule")
				}
				p.accessible(program, path)
			}
		})
	}
}

// looksRight has axe look at a lesson that was played, and again on a phone, where nothing may
// be wider than the screen. The colours of the dark are the same in every lesson: testAxe looks
// at them.
func (p *player) looksRight() {
	p.t.Helper()
	program := axe(p.t)
	p.do(`for (const d of document.querySelectorAll("details")) d.open = true`)
	if program == "" {
		p.t.Log("axe-core is not at hand: accessibility is not looked at")
	} else {
		p.accessible(program, "light")
	}
	p.size(390, 844)
	if program != "" {
		p.accessible(program, "phone", "scrollable-region-focusable") // what a narrow page may change
	}
	if wide := eval[int](p.tab, `document.documentElement.scrollWidth`); wide > 390 {
		p.t.Errorf("the page is %d px wide on a screen of 390", wide)
	}
}
