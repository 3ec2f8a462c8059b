//go:build !js

package wasm_test

import (
	"context"
	"fmt"
	"image"
	"math"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"zigzag/core/experiment"
	"zigzag/core/lesson"
)

// testCold opens the course and walks into the first lesson, while the programs
// are still on their way: text and still pictures must not wait for them.
func testCold(t *testing.T, browser context.Context, s *site) {
	p := open(t, browser, s, "/")
	p.ready()
	if got := eval[int](p, `document.querySelectorAll(".card[data-lesson] .points").length`); got < 2 {
		t.Errorf("the course page shows %d lessons with what was done in them, want 2", got)
	}
	release := s.hold("/assets/notebook.wasm")
	p.click(`.card[data-lesson="perceptron"] h3 a`)
	p.wait("the lesson's title", `document.querySelector("main h1") && location.pathname.endsWith("/perceptron/")`)
	p.wait("a still picture on the stage", `document.querySelector(".poster svg")`)
	p.wait("a word on what is loading", `document.querySelector(".loading")`)
	if words := len(strings.Fields(p.text("article.lesson"))); words < 500 {
		t.Errorf("before the programs arrive the lesson has %d words", words)
	}
	if eval[bool](p, `!!document.documentElement.dataset.ready`) {
		t.Error("the page says it is ready while its program is held back")
	}
	release()
	p.live()
	if notices := p.text("#notices"); notices != "" {
		t.Errorf("a cold start tells: %s", notices)
	}
}

// testPlain loads everything from a server that does not compress.
func testPlain(t *testing.T, browser context.Context, s *site) {
	defer s.uncompressed()()
	p := open(t, browser, s, "/perceptron/")
	p.live()
}

// colours counts the colours of a picture, and pixels how many of its pixels
// differ from another's.
func colours(img image.Image) int {
	seen := map[[3]uint32]bool{}
	for y := img.Bounds().Min.Y; y < img.Bounds().Max.Y; y++ {
		for x := img.Bounds().Min.X; x < img.Bounds().Max.X; x++ {
			r, g, b, _ := img.At(x, y).RGBA()
			seen[[3]uint32{r >> 12, g >> 12, b >> 12}] = true
		}
	}
	return len(seen)
}

func differing(a, b image.Image) int {
	n := 0
	for y := a.Bounds().Min.Y; y < a.Bounds().Max.Y; y++ {
		for x := a.Bounds().Min.X; x < a.Bounds().Max.X; x++ {
			r1, g1, b1, _ := a.At(x, y).RGBA()
			r2, g2, b2, _ := b.At(x, y).RGBA()
			if far(r1, r2) || far(g1, g2) || far(b1, b2) {
				n++
			}
		}
	}
	return n
}

// far forgives the rounding of a blend: 1/32 of the range.
func far(a, b uint32) bool { return math.Abs(float64(a)-float64(b)) > 1<<11 }

func testPixels(t *testing.T, browser context.Context, s *site) {
	p := open(t, browser, s, "/xor/")
	p.live()
	p.see("train", "exp-train")
	before := p.shot("#stage-frame")
	if n := colours(before); n < 8 {
		t.Errorf("the stage shows %d colours: it is blank", n)
	}
	p.set(`[data-do="speed"]`, "max")
	p.click(`[data-do="play"]`)
	p.wait("training has begun", `stageState.steps > 100`)
	p.wait("training has ended", `stageState.done`)
	p.wait("the last frame", `!stageState.playing`)
	differ := 0
	for begun := time.Now(); differ < 1000 && time.Since(begun) < patience; { // the figures come to rest
		differ = differing(before, p.shot("#stage-frame"))
	}
	if differ < 1000 {
		t.Errorf("after training %d pixels differ, want 1000 and more", differ)
	}
	st := p.state()
	if st.DrawMS > 100 || st.UpdateMS > 100 {
		t.Errorf("a frame took %.1f ms to update and %.1f ms to draw", st.UpdateMS, st.DrawMS)
	}
	t.Logf("measured: a frame: update %.2f ms, draw %.2f ms", st.UpdateMS, st.DrawMS)
}

func testSteps(t *testing.T, browser context.Context, s *site) {
	p := open(t, browser, s, "/xor/")
	p.live()
	p.wait("the first experiment", `stageState.experiment === "exp-line"`)
	first := p.shot("#stage-frame")
	const place = `document.querySelector("#lab-hand .check").getBoundingClientRect().y - document.getElementById("two-lines").getBoundingClientRect().y`
	before := eval[float64](p, place)
	p.see("two-lines", "exp-hand")
	if after := eval[float64](p, place); after != before {
		t.Errorf("a button moved by %v as its step came into view, from under the pointer", after-before)
	}
	p.wait("its two figures", `stageState.figures.length === 2`)
	time.Sleep(300 * time.Millisecond)
	if n := differing(first, p.shot("#stage-frame")); n < 1000 {
		t.Errorf("another step changes %d pixels of the stage", n)
	}
	p.wait("its weights as numbers", `document.querySelector(".hand[data-key=weights] input")`)
	p.set(`.hand[data-key="weights"] input`, "2")
	p.wait("the change", `(stageState.settings || {}).weights`)
	changed := p.state().Settings["weights"]
	p.see("fold", "exp-fold")
	p.see("two-lines", "exp-hand")
	p.wait("the change is still there", `(stageState.settings || {}).weights === %q`, changed)
}

// readLesson reads a lesson's source.
func readLesson(t *testing.T, id string) *lesson.Lesson {
	t.Helper()
	src, err := os.ReadFile("../lessons/" + id + "/lesson.md")
	if err != nil {
		t.Fatal(err)
	}
	l, problems := lesson.Parse(id+"/lesson.md", string(src))
	if len(problems) > 0 {
		t.Fatal(problems[0])
	}
	return l
}

// testDrawCalls counts the draw calls of every figure of both lessons.
func testDrawCalls(t *testing.T, browser context.Context, s *site) {
	const handful = 24 // the network shows a small picture in each unit, one call a picture
	for _, id := range []string{"perceptron", "xor"} {
		p := open(t, browser, s, "/"+id+"/")
		p.live()
		for _, step := range readLesson(t, id).Steps {
			if step.View == nil {
				continue
			}
			p.see(step.ID, step.View.Use)
			p.wait("a frame of it", `stageState.figures.every((f) => f.drawCalls > 0)`)
			for _, f := range p.state().Figures {
				most := 6
				if f.Name == "network" {
					most = handful
				}
				if f.DrawCalls > most {
					t.Errorf("%s, %s, %s: %d draw calls", id, step.View.Use, f.Name, f.DrawCalls)
				}
			}
		}
	}
}

// frame is where the stage's frame stands in the window.
func (p *tab) frame() (x, y, w, h float64) {
	p.t.Helper()
	box := eval[[]float64](p, `(() => { const r = document.getElementById("stage-frame").getBoundingClientRect(); return [r.x, r.y, r.width, r.height]; })()`)
	return box[0], box[1], box[2], box[3]
}

// testDrag drags the line of the first experiment, out of the frame and back.
func testDrag(t *testing.T, browser context.Context, s *site) {
	p := open(t, browser, s, "/xor/")
	p.live()
	p.wait("the line", `stageState.hand && stageState.hand.line`)
	before := p.state().Hand["line"]
	x, y, w, h := p.frame()
	grabbed := false
	// The line crosses the middle of the plane somewhere: look for it.
	for i := 1; i < 20 && !grabbed; i++ {
		px, py := x+w*float64(i)/20, y+h/2
		p.mouse(input.DispatchMouseEventTypeMouseMoved, px, py, 0)
		p.mouse(input.DispatchMouseEventTypeMousePressed, px, py, 0)
		for k := 1; k <= 6; k++ {
			p.mouse(input.DispatchMouseEventTypeMouseMoved, px+float64(8*k), py+float64(6*k), 0)
			time.Sleep(30 * time.Millisecond)
		}
		p.mouse(input.DispatchMouseEventTypeMouseReleased, px+48, py+36, 0)
		time.Sleep(150 * time.Millisecond)
		grabbed = p.state().Hand["line"] != before
	}
	if !grabbed {
		t.Fatal("no drag across the stage moved the line")
	}
	p.wait("the page has the settings", `document.querySelector('.hand[data-key="line"] input').value !== "1" || stageState.settings.line`)
	p.click(`[data-do="reset"]`)
	p.wait("the line is back where its author put it", `stageState.hand.line === %q && !(stageState.settings || {}).line`, before)
}

// testLeaving sees that the wheel over the stage scrolls the page and that
// Escape gives the focus back.
func testLeaving(t *testing.T, browser context.Context, s *site) {
	p := open(t, browser, s, "/xor/")
	p.live()
	x, y, w, h := p.frame()
	p.mouse(input.DispatchMouseEventTypeMouseWheel, x+w/2, y+h/2, 400)
	p.wait("the wheel scrolls the page", `scrollY > 100 || document.getElementById("stage").scrollTop > 50`)
	p.do(`scrollTo({top: 0, behavior: "instant"}); document.getElementById("stage").scrollTop = 0`)
	x, y, w, h = p.frame()
	p.mouse(input.DispatchMouseEventTypeMousePressed, x+w-5, y+h-5, 0)
	p.mouse(input.DispatchMouseEventTypeMouseReleased, x+w-5, y+h-5, 0)
	p.wait("the stage has the focus", `document.activeElement.id === "stage-frame"`)
	p.key(kb.Escape)
	p.wait("the page has the focus again", `document.activeElement.id !== "stage-frame" && document.activeElement !== document.body`)
}

// testStageAgain loads the stage's frame anew, and then changes the size of the
// device's pixels, which does the same: the run must stand where it stood.
func testStageAgain(t *testing.T, browser context.Context, s *site) {
	p := open(t, browser, s, "/xor/")
	p.live()
	p.see("train", "exp-train")
	for range 3 {
		p.click(`[data-do="epoch"]`)
	}
	p.wait("three epochs", `stageState.steps === 3 * stageState.stepsPerEpoch`)
	receipt := p.state().Receipt
	p.do(`window.stageState = null; document.getElementById("stage-frame").contentWindow.location.reload()`)
	p.wait("the run is back", `window.stageState && stageState.receipt === %q && stageState.frames > 0`, receipt)
	p.do(`window.stageState = null`)
	p.run(chromedp.EmulateViewport(1280, 800, chromedp.EmulateScale(2)))
	p.shot("#stage-frame") // a frame, in which the browser sees what changed
	p.wait("the run is back at twice the pixels", `window.stageState && stageState.receipt === %q && stageState.frames > 0`, receipt)
	p.wait("the canvas has them", `(() => { const c = document.getElementById("stage-frame").contentDocument.querySelector("canvas"); return c.width > 1.9 * c.clientWidth; })()`)
}

// testFirstPlay opens a lesson whose first step plays: the stage's program is not there
// yet when the step comes into view.
func testFirstPlay(t *testing.T, browser context.Context, s *site) {
	p := open(t, browser, s, "/l1-l2/")
	p.live()
	p.wait("the run of the first step", `stageState.experiment === "exp-plain" && stageState.steps > 0`)
}

// testOutOfSight folds the stage while it plays: no further step is taken.
func testOutOfSight(t *testing.T, browser context.Context, s *site) {
	p := open(t, browser, s, "/xor/")
	p.live()
	p.see("train", "exp-train")
	p.set(`[data-do="speed"]`, "slow")
	p.click(`[data-do="play"]`)
	p.wait("it plays", `stageState.playing && stageState.steps > 3`)
	p.do(`document.querySelector("#stage .box").open = false`)
	time.Sleep(500 * time.Millisecond)
	before := p.state().Steps
	time.Sleep(700 * time.Millisecond)
	if after := p.state().Steps; after != before {
		t.Errorf("out of sight the run went on from step %d to %d", before, after)
	}
	p.do(`document.querySelector("#stage .box").open = true`)
	p.wait("it goes on", `stageState.steps > %d`, before)
}

// testTheme turns the page dark, and the stage with it.
func testTheme(t *testing.T, browser context.Context, s *site) {
	p := open(t, browser, s, "/xor/")
	p.live()
	bright := func() uint32 {
		img := p.shot("#stage-frame")
		r, g, b, _ := img.At(img.Bounds().Min.X+6, img.Bounds().Max.Y-6).RGBA()
		return (r + g + b) / 3 >> 8
	}
	if got := bright(); got < 200 {
		t.Errorf("the light stage's ground has brightness %d of 255", got)
	}
	p.click("[data-theme-toggle]")
	time.Sleep(500 * time.Millisecond)
	if got := bright(); got > 80 {
		t.Errorf("the dark stage's ground has brightness %d of 255", got)
	}
	p.navigate("/perceptron/")
	p.wait("the choice lasts", `document.documentElement.dataset.theme === "dark"`)
}

// testReceipt runs experiments in the browser and natively: the same receipt.
func testReceipt(t *testing.T, browser context.Context, s *site) {
	l := readLesson(t, "xor")
	p := open(t, browser, s, "/xor/")
	p.live()
	for _, tt := range []struct {
		step, exp string
		set       experiment.Settings
	}{
		{"train", "exp-train", experiment.Settings{"seed": "7"}},
		{"limits", "exp-cloud", nil},
	} {
		p.see(tt.step, tt.exp)
		if seed, ok := tt.set["seed"]; ok {
			p.set(`.seed-box input`, seed)
			p.wait("the seed", `(stageState.settings || {}).seed === %q`, seed)
		}
		p.click(`[data-do="epoch"]`)
		p.wait("an epoch", `stageState.steps === stageState.stepsPerEpoch`)
		p.click(`[data-do="step"]`)
		p.wait("a step", `stageState.steps === stageState.stepsPerEpoch + 1`)
		st := p.state()
		e, ok := l.Experiment(tt.exp)
		if !ok {
			t.Fatalf("no experiment %s", tt.exp)
		}
		native, err := experiment.Run(e.Spec, st.Settings, st.Steps)
		if err != nil {
			t.Fatal(err)
		}
		if want := native.Receipt.String(); st.Receipt != want {
			t.Errorf("the browser's receipt is\n%s\nand the native one\n%s", st.Receipt, want)
		}
		p.wait("the page shows it", `document.querySelector(".receipt code.line").textContent === stageState.receipt`)
		if again := p.text(".receipt code.again"); !strings.Contains(again, fmt.Sprintf("go run . run 'lessons/xor/lesson.md#%s'", tt.exp)) &&
			!strings.Contains(again, fmt.Sprintf("go run . run lessons/xor/lesson.md#%s", tt.exp)) {
			t.Errorf("the command line is %q", again)
		}
	}
}
