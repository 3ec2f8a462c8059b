//go:build !js

package wasm_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"image"
	_ "image/png" // screenshots
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"

	"zigzag/wasm/bridge"
)

// patience is how long a test waits for something to happen on a page. Two
// busy cores that also draw WebGL in software are slow.
const patience = 60 * time.Second

// startChromium starts the one browser of this test binary. Without Chromium
// the test is skipped, or fails where CI is set.
func startChromium(t *testing.T) context.Context {
	t.Helper()
	path := ""
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable"} {
		if found, err := exec.LookPath(name); err == nil {
			path = found
			break
		}
	}
	if path == "" {
		if os.Getenv("CI") == "true" {
			t.Fatal("Chromium is not on the PATH, and CI=true asks for it")
		}
		t.Skip("Chromium is not on the PATH: the browser tests are skipped")
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(path),
		chromedp.Flag("enable-unsafe-swiftshader", true), // WebGL without a graphics card
		chromedp.Flag("use-angle", "swiftshader"),
		chromedp.Flag("ignore-gpu-blocklist", true),
		chromedp.Flag("disable-gpu-rasterization", true), // which a page would share with WebGL
		chromedp.Flag("disable-background-networking", true),
		chromedp.WindowSize(1280, 800))
	if os.Getuid() == 0 {
		options = append(options, chromedp.NoSandbox)
	}
	allocator, stopAllocator := chromedp.NewExecAllocator(context.Background(), options...)
	t.Cleanup(stopAllocator)
	browser, stop := chromedp.NewContext(allocator)
	t.Cleanup(stop)
	if err := chromedp.Do(browser, chromedp.Navigate("about:blank")); err != nil {
		t.Fatalf("start %s: %v", path, err)
	}
	return browser
}

// A tab is one page with storage of its own. Whatever goes wrong on it (a
// console error, a CSP violation, a request off the site) fails its test.
type tab struct {
	t    *testing.T
	ctx  context.Context
	base string

	mu     sync.Mutex
	faults []string
	allow  []string // parts of faults that the test brings about itself
}

// spy keeps what the stage tells the page, where a test can see it.
const spy = `window.addEventListener("message", (e) => {
	try { const m = JSON.parse(e.data); if (m.kind === "stage-state") window.stageState = m.body; } catch {}
});`

// open opens a tab at a path of the site. Scripts run in it, and in its frames,
// before the page's own.
func open(t *testing.T, browser context.Context, site *site, path string, scripts ...string) *tab {
	t.Helper()
	return openFor(t, browser, site, path, 3*time.Minute, scripts...)
}

// openFor opens a tab that may be used for so long.
func openFor(t *testing.T, browser context.Context, site *site, path string, limit time.Duration, scripts ...string) *tab {
	t.Helper()
	p := &tab{t: t, base: site.url}
	ctx, stop := chromedp.NewContext(browser, chromedp.WithNewBrowserContext())
	t.Cleanup(stop)
	ctx, cancel := context.WithTimeout(ctx, limit)
	t.Cleanup(cancel)
	p.ctx = ctx
	t.Cleanup(func() { p.checkFaults() })
	for _, script := range append(scripts, spy) {
		call(p, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: script})
	}
	if err := chromedp.Listen(ctx, p.hear); err != nil {
		t.Fatal(err)
	}
	call(p, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: "light"}}})
	p.size(1280, 800)
	p.navigate(path)
	return p
}

// hear notes faults.
func (p *tab) hear(event any) {
	switch e := event.(type) {
	case *runtime.EventConsoleAPICalled:
		if os.Getenv("ZIGZAG_CONSOLE") != "" {
			for _, a := range e.Args {
				p.t.Logf("console %s: %s %s", e.Type, a.Value, a.Description)
			}
		}
		if e.Type == "error" || e.Type == "assert" {
			var words []string
			for _, a := range e.Args {
				words = append(words, string(a.Value)+a.Description)
			}
			p.fault("console: " + strings.Join(words, " "))
		}
	case *runtime.EventExceptionThrown:
		text := e.ExceptionDetails.Text
		if x := e.ExceptionDetails.Exception; x != nil {
			text += " " + x.Description
		}
		p.fault("exception: " + text)
	case *log.EventEntryAdded:
		if e.Entry.Level == "error" {
			p.fault("log: " + e.Entry.Text + " " + e.Entry.URL)
		}
	case *network.EventRequestWillBeSent:
		u := e.Request.URL
		if !strings.HasPrefix(u, p.base) && !strings.HasPrefix(u, "data:") && !strings.HasPrefix(u, "blob:") && u != "about:blank" {
			p.fault("request off the site: " + u)
		}
	}
}

func (p *tab) fault(what string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.faults = append(p.faults, what)
}

// expect lets faults be that the test itself brings about.
func (p *tab) expect(part string) { p.allow = append(p.allow, part) }

func (p *tab) checkFaults() {
	p.mu.Lock()
	defer p.mu.Unlock()
next:
	for _, f := range p.faults {
		for _, part := range p.allow {
			if strings.Contains(f, part) {
				continue next
			}
		}
		p.t.Errorf("the page has a fault: %s", f)
	}
	if dir := os.Getenv("ZIGZAG_SHOTS"); dir != "" && p.t.Failed() {
		if png, err := chromedp.Run(p.ctx, chromedp.CaptureScreenshot()); err == nil {
			name := filepath.Join(dir, strings.NewReplacer("/", "_", " ", "-").Replace(p.t.Name())+".png")
			if err := os.WriteFile(name, png, 0o644); err != nil {
				p.t.Log(err)
			}
		}
	}
}

// run does actions of chromedp.
func (p *tab) run(actions ...chromedp.Action[chromedp.Void]) {
	p.t.Helper()
	if err := chromedp.Do(p.ctx, actions...); err != nil {
		p.t.Fatal(err)
	}
}

func (p *tab) navigate(path string) {
	p.t.Helper()
	p.run(chromedp.Navigate(p.base + path))
}

func (p *tab) size(w, h int64) {
	p.t.Helper()
	p.run(chromedp.EmulateViewport(w, h))
}

// dark makes the system prefer dark pages, or not.
func (p *tab) dark(on bool) {
	p.t.Helper()
	value := "light"
	if on {
		value = "dark"
	}
	call(p, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: value}}})
}

// eval gives the value of a JavaScript expression.
func eval[T any](p *tab, expression string) T {
	p.t.Helper()
	v, err := chromedp.Run(p.ctx, chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise))
	if err != nil {
		p.t.Fatalf("%s: %v", expression, err)
	}
	return v
}

// do runs a JavaScript statement.
func (p *tab) do(format string, args ...any) {
	p.t.Helper()
	eval[bool](p, "(() => {"+fmt.Sprintf(format, args...)+"; return true})()")
}

// wait waits until a JavaScript expression holds.
func (p *tab) wait(what, format string, args ...any) {
	p.t.Helper()
	expression := fmt.Sprintf(format, args...)
	for end := time.Now().Add(patience); ; time.Sleep(50 * time.Millisecond) {
		// While a page is being replaced there is nothing to evaluate in.
		v, err := chromedp.Run(p.ctx, chromedp.Evaluate[bool]("!!("+expression+")"))
		if err == nil && v {
			return
		}
		if time.Now().After(end) || p.ctx.Err() != nil {
			said, _ := chromedp.Run(p.ctx, chromedp.Evaluate[string](`JSON.stringify([document.documentElement.dataset.step, (window.stageState || {}).experiment, (window.stageState || {}).steps, ...document.querySelectorAll(".result, .problem, .measure, .stands")].map((e) => e.textContent ?? e).filter((x) => x !== ""))`))
			p.t.Fatalf("waited in vain: %s (%s, %v); the page says %s", what, expression, err, said)
		}
	}
}

// ready waits until the page is live.
func (p *tab) ready() {
	p.t.Helper()
	p.wait("the notebook runs", `document.documentElement.dataset.ready`)
}

// live waits until the stage draws.
func (p *tab) live() {
	p.t.Helper()
	p.ready()
	p.wait("the stage draws", `document.querySelector("#stage.live")`)
}

// text is the text of the first element that a selector finds.
func (p *tab) text(selector string) string {
	p.t.Helper()
	return eval[string](p, fmt.Sprintf(`(document.querySelector(%q) || {textContent: ""}).textContent`, selector))
}

// still waits until an element stands where it stood a frame before: who presses a button
// has seen it. A step that comes into view may change what stands above.
const still = `new Promise((done) => {
	const e = document.querySelector(%q);
	let at = e.getBoundingClientRect().top;
	const look = () => setTimeout(() => {
		const y = e.getBoundingClientRect().top;
		if (y === at) return done(true);
		at = y;
		requestAnimationFrame(look);
	});
	requestAnimationFrame(look);
})`

// click clicks as a hand does.
func (p *tab) click(selector string) {
	p.t.Helper()
	// What stands in the stage must be clicked without scrolling to another step.
	p.do(`const e = document.querySelector(%q); e.scrollIntoView({block: e.closest("#stage") ? "nearest" : "center", behavior: "instant"})`, selector)
	p.wait(selector+" can be clicked", `document.querySelector(%q).checkVisibility()`, selector)
	eval[bool](p, fmt.Sprintf(still, selector))
	p.run(chromedp.Click(chromedp.CSS(selector)))
}

// key presses keys.
func (p *tab) key(keys string) {
	p.t.Helper()
	p.run(chromedp.KeyEvent(keys))
}

// see scrolls a step into view and waits until the stage shows its experiment.
func (p *tab) see(step, experiment string) {
	p.t.Helper()
	p.do(`document.getElementById(%q).scrollIntoView({behavior: "instant"})`, step)
	p.wait("step "+step+" is in view", `document.documentElement.dataset.step === %q`, step)
	p.wait("the stage shows "+experiment, `window.stageState && stageState.experiment === %q && stageState.frames > 0 && stageState.figures`, experiment)
}

// state is what the stage last told.
func (p *tab) state() bridge.StageState {
	p.t.Helper()
	var st bridge.StageState
	if err := json.Unmarshal([]byte(eval[string](p, `JSON.stringify(window.stageState)`)), &st); err != nil {
		p.t.Fatal(err)
	}
	return st
}

// set types a value into a control, as a change event tells it.
func (p *tab) set(selector, value string) {
	p.t.Helper()
	p.do(`const e = document.querySelector(%q); e.value = %q; e.dispatchEvent(new Event("input", {bubbles: true})); e.dispatchEvent(new Event("change", {bubbles: true}))`, selector, value)
}

// shot is a picture of an element.
func (p *tab) shot(selector string) image.Image {
	p.t.Helper()
	png, err := chromedp.Run(p.ctx, chromedp.Screenshot(chromedp.CSS(selector)))
	if err != nil {
		p.t.Fatal(err)
	}
	img, _, err := image.Decode(bytes.NewReader(png))
	if err != nil {
		p.t.Fatal(err)
	}
	return img
}

// mouse moves, presses or releases the mouse.
func (p *tab) mouse(what input.DispatchMouseEventType, x, y, wheel float64) {
	p.t.Helper()
	params := input.DispatchMouseEventParams{Type: what, X: x, Y: y}
	switch what {
	case input.DispatchMouseEventTypeMouseWheel:
		params.DeltaX, params.DeltaY = 0.01, wheel // 0 would be left out, and refused
	case input.DispatchMouseEventTypeMousePressed, input.DispatchMouseEventTypeMouseReleased:
		params.Button, params.ClickCount = input.MouseButtonLeft, 1
	}
	call(p, input.DispatchMouseEvent, params)
}

// call gives a command to the browser.
func call[P, R any](p *tab, command cdp.Command[P, R], params P) R {
	p.t.Helper()
	r, err := chromedp.Call(p.ctx, command, params)
	if err != nil {
		p.t.Fatal(err)
	}
	return r
}
