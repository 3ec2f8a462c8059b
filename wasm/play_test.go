//go:build !js

package wasm_test

import (
	"context"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp/kb"

	"zigzag/core/experiment"
	"zigzag/core/formula"
	"zigzag/core/lesson"
	"zigzag/core/quiz"
	"zigzag/lessons"
)

// longTasks keeps the browser's records of what kept the page busy for more than
// 50 ms, from the moment on in which everything has been loaded.
const longTasks = `if (window.top === window) {
	window.busy = [];
	window.slow = [];
	window.addEventListener("message", (e) => { try { const m = JSON.parse(e.data); if (m.kind === "stage-state" && window.loaded && m.body.slowestMs > 40) slow.push(m.body.slowest + " " + Math.round(m.body.slowestMs)); } catch {} });
	new PerformanceObserver((list) => { if (window.loaded) for (const e of list.getEntries()) busy.push([Math.round(e.duration), e.attribution[0]?.containerSrc ? "stage" : "page", window.asked, window.stageState?.playing ? "playing" : "at rest"]); }).observe({type: "longtask"});
}`

// longTasksTold says what longTasks has kept: while a run plays, and at rest, the longest first.
const longTasksTold = `["playing", "at rest"].map((when) => {
	const those = busy.filter((b) => b[3] === when).sort((a, b) => b[0] - a[0]);
	return those.length + " long tasks " + when + those.slice(0, 8).map(([ms, where, asked]) => "; " + ms + " ms, " + where + ", " + asked).join("");
}).join(". ") + ". Long parts of the stage's frames, ms: " + (slow.join(", ") || "none")`

// gpuWaits keeps the calls to WebGL, from the same moment on, whose answer comes only when
// the GPU has drawn all that it was given. One of them keeps the page busy for as long as
// drawing takes, on a slow machine for a quarter of a second.
const gpuWaits = `if (window.top !== window && window.WebGL2RenderingContext) {
	top.waits = [];
	for (const name of ["checkFramebufferStatus", "clientWaitSync", "getBufferSubData", "getError", "getProgramParameter", "getShaderParameter", "isBuffer", "isProgram", "isVertexArray", "readPixels"]) {
		const real = WebGL2RenderingContext.prototype[name];
		WebGL2RenderingContext.prototype[name] = function (...args) { if (top.loaded) top.waits.push(name); return real.apply(this, args); };
	}
}`

// A player answers the questions of one lesson, by pointer or by keyboard.
type player struct {
	*tab
	l    *lesson.Lesson
	keys bool
}

// testEveryQuestion plays every lab and every question of every lesson, first wrong,
// then right: by pointer, and again by keyboard.
func testEveryQuestion(t *testing.T, browser context.Context, s *site) {
	entries, err := lessons.FS.ReadFile("course.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range regexp.MustCompile(`(?m)^- (\S+)$`).FindAllStringSubmatch(string(entries), -1) {
		for _, keys := range []bool{false, true} {
			name := m[1] + " by pointer"
			if keys {
				name = m[1] + " by keyboard"
			}
			t.Run(name, func(t *testing.T) {
				pl := &player{openFor(t, browser, s, "/"+m[1]+"/", 10*time.Minute, longTasks, gpuWaits), readLesson(t, m[1]), keys}
				pl.live()
				pl.do(`window.loaded = true`)
				for _, q := range pl.l.Questions {
					pl.play(q)
				}
				if waits := eval[string](pl.tab, `waits.join(", ")`); waits != "" {
					t.Errorf("the page waited for the GPU in %s", waits)
				}
				t.Logf("measured: %d questions; %s", len(pl.l.Questions), eval[string](pl.tab, longTasksTold))
				if !keys {
					pl.looksRight()
				}
			})
		}
	}
}

// at is a selector within a question.
func at(q quiz.Question, inside string) string { return "#" + q.ID + " " + inside }

// play answers one question wrongly and rightly.
func (p *player) play(q quiz.Question) {
	p.t.Helper()
	p.do(`window.asked = %q`, q.ID)
	if q.Bank != "" {
		for range 60 {
			if eval[bool](p.tab, fmt.Sprintf(`!document.getElementById(%q).hidden`, q.ID)) {
				break
			}
			p.press("#" + q.Bank + " button.draw")
		}
	}
	switch body := q.Body.(type) {
	case *quiz.Predict:
		p.predict(q, body)
	case *quiz.Lab:
		p.lab(q, body)
	case *quiz.Diagnose:
		p.diagnose(q, body)
	case *quiz.Own:
		p.own(q, body)
	case *quiz.Trace:
		p.worksheet(q, body)
	default:
		p.fill(q, wrongAnswer(p.t, q))
		p.submit(q, "wrong", "partial", "almost")
		p.fill(q, q.Body.Solution())
		p.submit(q, "right")
	}
}

// wrongAnswer is one that a question does not accept.
func wrongAnswer(t *testing.T, q quiz.Question) quiz.Answer {
	a := q.Body.Solution()
	var tries []quiz.Answer
	switch body := q.Body.(type) {
	case *quiz.Choice:
		for i := range body.Options {
			tries = append(tries, quiz.Answer{Picks: []int{i}})
		}
	case *quiz.Order:
		back := slices.Clone(a.Order)
		slices.Reverse(back)
		tries = append(tries, quiz.Answer{Order: back})
	case *quiz.Match:
		turned := append(slices.Clone(a.Order[1:]), a.Order[0])
		tries = append(tries, quiz.Answer{Order: turned})
	case *quiz.Text:
		tries = append(tries, quiz.Answer{Text: "an octopus"})
	default:
		tries = append(tries, quiz.Answer{Text: "12.345"})
	}
	for _, try := range tries {
		if r := q.Body.Grade(try); r.Score < 1 && r.Verdict != quiz.Invalid {
			return try
		}
	}
	t.Fatalf("%s: no wrong answer was found", q.ID)
	return a
}

// worksheet fills the blanks with the numbers that the page has drawn.
func (p *player) worksheet(q quiz.Question, body *quiz.Trace) {
	p.t.Helper()
	fill := func(right bool) {
		p.t.Helper()
		values, blank := formula.Values{}, 0
		for i, r := range body.Rows {
			if !r.Blank {
				text := strings.ReplaceAll(p.text(at(q, fmt.Sprintf(`.value[data-row="%d"]`, i))), "−", "-")
				v, err := strconv.ParseFloat(text, 64)
				if err != nil {
					p.t.Fatalf("%s: %s is shown as %q", q.ID, r.Name, text)
				}
				values[r.Name] = v
				continue
			}
			e, err := formula.Parse(r.Formula)
			if err != nil {
				p.t.Fatal(err)
			}
			if values[r.Name], err = e.Number(values); err != nil {
				p.t.Fatal(err)
			}
			text := "987.6"
			if right {
				text = strconv.FormatFloat(values[r.Name], 'g', -1, 64)
			}
			input := fmt.Sprintf("%s_%d", q.ID, blank)
			p.do(`document.querySelectorAll(%q)[%d].id ||= %q`, at(q, "li.blank input"), blank, input)
			p.write("#"+input, text)
			blank++
		}
	}
	if numbers := at(q, "button.numbers"); eval[bool](p.tab, fmt.Sprintf(`!!document.querySelector(%q)`, numbers)) {
		p.press(numbers)
	}
	fill(false)
	p.submit(q, "wrong", "partial")
	fill(true)
	p.submit(q, "right")
}

// press presses a button, with the mouse or with Enter.
func (p *player) press(selector string) {
	p.t.Helper()
	if !p.keys {
		p.click(selector)
		return
	}
	p.focus(selector)
	p.key(kb.Enter)
}

// focus puts the focus where Tab would bring it.
func (p *player) focus(selector string) {
	p.t.Helper()
	p.wait(selector+" has the focus", `(() => { const e = document.querySelector(%q); if (!e) return false; e.scrollIntoView({block: e.closest("#stage") ? "nearest" : "center", behavior: "instant"}); e.focus({preventScroll: true}); return document.activeElement === e })()`, selector)
}

// write puts text into a field, key by key where keys are played.
func (p *player) write(selector, text string) {
	p.t.Helper()
	if !p.keys {
		p.set(selector, text)
		return
	}
	p.focus(selector)
	p.do(`document.activeElement.select()`)
	p.key(kb.Backspace)
	p.key(text)
}

// fill puts an answer into a question's form.
func (p *player) fill(q quiz.Question, a quiz.Answer) {
	p.t.Helper()
	if again := at(q, "button.again:not([hidden])"); eval[bool](p.tab, fmt.Sprintf(`!!document.querySelector(%q)`, again)) {
		p.press(again)
	}
	switch q.Body.(type) {
	case *quiz.Order:
		p.fillOrder(q, a.Order)
		return
	case *quiz.Match:
		for i, right := range a.Order {
			p.choose(at(q, fmt.Sprintf(`li[data-pair="%d"] select`, i)), strconv.Itoa(right))
		}
		return
	}
	if len(a.Picks) == 0 {
		p.write(at(q, ".field input[type=text]"), a.Text)
		return
	}
	for _, i := range eval[[]int](p.tab, fmt.Sprintf(`[...document.querySelectorAll(%q)].map((e) => +e.value)`, at(q, ".option input"))) {
		input := at(q, fmt.Sprintf(`.option input[value="%d"]`, i))
		state := eval[string](p.tab, fmt.Sprintf(`(() => { const e = document.querySelector(%q); return e.type + (e.checked ? " on" : "") })()`, input))
		want := slices.Contains(a.Picks, i)
		if want == strings.HasSuffix(state, " on") || !want && strings.HasPrefix(state, "radio") {
			continue
		}
		if p.keys {
			p.focus(input)
			p.key(" ")
		} else {
			p.click(input)
		}
	}
}

// choose chooses in a select: by keys it goes down from the top until it is there.
func (p *player) choose(selector, value string) {
	p.t.Helper()
	if !p.keys {
		p.set(selector, value)
		return
	}
	p.focus(selector)
	p.key(kb.Home)
	for range 40 {
		if eval[string](p.tab, fmt.Sprintf(`document.querySelector(%q).value`, selector)) == value {
			return
		}
		p.key(kb.ArrowDown)
	}
	p.t.Fatalf("%s: %q cannot be reached by keys", selector, value)
}

// fillOrder moves the lines until they stand as asked.
func (p *player) fillOrder(q quiz.Question, order []int) {
	p.t.Helper()
	place := func(item int) int {
		return eval[int](p.tab, fmt.Sprintf(`[...document.querySelectorAll(%q)].findIndex((li) => li.dataset.item === "%d")`, at(q, "ol.order > li"), item))
	}
	out := q.Body.(*quiz.Order).Extra
	items := len(q.Body.(*quiz.Order).Items)
	for i := range items + len(out) {
		if (place(i) >= 0) != slices.Contains(order, i) {
			p.press(at(q, fmt.Sprintf(`li[data-item="%d"] button.out`, i)))
		}
	}
	for want, item := range order {
		for place(item) > want {
			p.press(at(q, fmt.Sprintf(`li[data-item="%d"] button.up`, item)))
		}
	}
}

// submit presses Check and waits for one of the verdicts.
func (p *player) submit(q quiz.Question, verdicts ...string) {
	p.t.Helper()
	p.press(at(q, "button.check"))
	p.wait(fmt.Sprintf("%s gets one of %v", q.ID, verdicts), `%s.includes(document.getElementById(%q).dataset.verdict)`, list(verdicts), q.ID)
	if text := strings.TrimSpace(p.text(at(q, ".result"))); text == "" {
		p.t.Errorf("%s: a verdict without a word", q.ID)
	}
}

func list(words []string) string { return `["` + strings.Join(words, `", "`) + `"]` }

// show brings an experiment to the stage.
func (p *player) show(experiment string) {
	p.t.Helper()
	if step := p.stepOf(experiment); step != "" {
		p.do(`document.getElementById(%q).scrollIntoView({behavior: "instant"})`, step)
	}
	p.do(`const b = document.querySelector('figure.experiment[data-experiment="%s"] button.to-stage'); if (b && window.stageState?.experiment !== %q) b.click()`, experiment, experiment)
	p.wait("the stage shows "+experiment, `window.stageState && stageState.experiment === %q && stageState.frames > 0 && stageState.figures`, experiment)
}

// stepOf is the first step that shows an experiment.
func (p *player) stepOf(id string) string {
	for _, s := range p.l.Steps {
		if s.View != nil && s.View.Use == id {
			return s.ID
		}
	}
	return ""
}

// predict commits to a wrong guess, has the outcome told, starts over, and commits to
// the right one, which the run on the stage bears out.
func (p *player) predict(q quiz.Question, body *quiz.Predict) {
	p.t.Helper()
	guess := func(a quiz.Answer) {
		p.t.Helper()
		if body.Sketch != nil {
			p.sketch(q, a.Sketch)
		} else if len(a.Picks) > 0 {
			p.fill(q, a)
		} else {
			p.write(at(q, ".field input[type=text]"), a.Text)
		}
		p.submit(q, "committed")
	}
	wrong, right := p.guesses(q, body)
	guess(wrong)
	if body.Own == nil {
		p.press(at(q, "button.tell"))
		p.wait(q.ID+" is told", `document.getElementById(%q).dataset.verdict === "noted"`, q.ID)
		p.press(at(q, "button.reset"))
		p.wait(q.ID+" starts over", `!document.getElementById(%q).dataset.verdict`, q.ID)
		guess(right)
	}
	p.show(body.Of)
	p.set(`[data-do="speed"]`, "max")
	p.press(at(q, "button.run"))
	p.wait(q.ID+" has an outcome", `["right", "noted"].includes(document.getElementById(%q).dataset.verdict)`, q.ID)
	if body.Own == nil {
		p.verdict(q.ID, "right")
	}
}

// sketch moves the sliders of a curve; by pointer it draws over the picture as well.
func (p *player) sketch(q quiz.Question, curve []float64) {
	p.t.Helper()
	if !p.keys {
		p.click(at(q, ".sketch .canvas"))
	}
	for k, y := range curve {
		knot := fmt.Sprintf("%s_knot_%d", q.ID, k)
		p.do(`document.querySelectorAll(%q)[%d].id ||= %q`, at(q, ".knots input"), k, knot)
		if !p.keys {
			p.set("#"+knot, strconv.FormatFloat(y, 'g', -1, 64))
			continue
		}
		p.focus("#" + knot)
		p.key(kb.Home)
		for range 100 {
			if eval[float64](p.tab, fmt.Sprintf(`+document.getElementById(%q).value`, knot)) >= y-0.006 {
				break
			}
			p.key(kb.ArrowUp)
		}
	}
}

func (p *player) experiment(id string) experiment.Spec {
	e, _ := p.l.Experiment(id)
	return e.Spec
}

// guesses are a wrong and a right one.
func (p *player) guesses(q quiz.Question, body *quiz.Predict) (wrong, right quiz.Answer) {
	p.t.Helper()
	if body.Sketch != nil {
		session, err := p.experiment(body.Of).Start(nil)
		if err != nil {
			p.t.Fatal(err)
		}
		if right.Sketch, err = quiz.MeasureCurve(context.Background(), session, body.Sketch.Metric, nil); err != nil {
			p.t.Fatal(err)
		}
		for range right.Sketch {
			wrong.Sketch = append(wrong.Sketch, body.Sketch.Lo)
		}
		return wrong, right
	}
	if body.Own != nil {
		return quiz.Answer{Text: strconv.FormatFloat(body.Lo, 'g', -1, 64)}, quiz.Answer{}
	}
	resolved, err := p.l.Resolve(context.Background(), q)
	if err != nil {
		p.t.Fatal(err)
	}
	with := resolved.Body.(*quiz.Predict)
	right = with.Solution()
	if with.Choice != nil {
		for i := range with.Choice.Options {
			if !slices.Contains(right.Picks, i) {
				return quiz.Answer{Picks: []int{i}}, right
			}
		}
	}
	for _, v := range []float64{with.Lo, with.Hi, with.Number.Answer + 100} {
		wrong = quiz.Answer{Text: strconv.FormatFloat(v, 'g', -1, 64)}
		if r := with.Grade(wrong); r.Verdict == quiz.Noted {
			return wrong, right
		}
	}
	p.t.Fatalf("%s: no wrong guess was found", q.ID)
	return wrong, right
}

// lab asks for a verdict on nothing done, then sets what the author's solution sets.
func (p *player) lab(q quiz.Question, body *quiz.Lab) {
	p.t.Helper()
	p.unlock(body.Uses)
	p.show(body.Uses)
	p.do(`document.querySelector(".stage .panel").open = true`)
	p.submit(q, "wrong", "partial")
	e, _ := p.l.Experiment(body.Uses)
	for _, key := range slices.Sorted(mapKeys(body.Answer)) {
		if key != "opened" {
			p.turn(e.Spec, key, body.Answer[key])
		}
	}
	if runs := body.Answer["opened"]; runs != "" { // another range seals the test set again
		p.openTest(runs)
	}
	p.submit(q, "right")
}

// openTest makes the runs of the search on the stage, and opens the test set for some.
func (p *player) openTest(runs string) {
	p.t.Helper()
	p.set(`[data-do="speed"]`, "max")
	p.press(`[data-do="play"]`)
	p.wait("the search is over", `stageState.done && stageState.steps > 0`)
	for _, run := range strings.Fields(runs) {
		p.write("#sealed_run", run)
		p.press(".open-test")
		p.wait("the test set is open for run "+run, `((stageState.settings || {}).opened || "").split(" ").includes(%q)`, run)
	}
}

// diagnose picks wrongly, then half right, then right, and looks at both runs on the
// stage. Before anything is picked the stage does not name the fault.
func (p *player) diagnose(q quiz.Question, body *quiz.Diagnose) {
	p.t.Helper()
	p.show(body.Uses)
	planted := p.experiment(body.Uses).Values["fault"]
	if told := eval[string](p.tab, `document.querySelector("#stage").innerText + JSON.stringify(stageState.settings || {})`); strings.Contains(told, planted) {
		p.t.Errorf("%s: the stage tells %q", q.ID, planted)
	}
	right := body.Solution().Picks
	wrong := []int{slices.IndexFunc(body.Options, func(o quiz.Option) bool { return !o.Right }), len(body.Options) + slices.IndexFunc(body.Mends, func(m quiz.Mend) bool { return m.Feedback != "" })}
	p.press(at(q, "button.check"))
	p.wait(q.ID+" says what is missing", `document.querySelector(%q).innerText.includes("Pick what is wrong")`, at(q, ".result"))
	for _, try := range []struct {
		picks   []int
		verdict string
	}{{wrong, "wrong"}, {[]int{right[0], wrong[1]}, "partial"}, {right, "right"}} {
		p.fill(q, quiz.Answer{Picks: try.picks})
		p.submit(q, try.verdict)
		mend := body.Mends[try.picks[1]-len(body.Options)]
		p.wait(q.ID+" shows both runs, played out", `stageState.experiment === %q && stageState.lanes?.length === 2 && stageState.done && stageState.settings.mend.startsWith(%q)`, body.Uses, mend.Key+"=")
	}
	for lane, name := range []string{"Sick", "Treated"} {
		p.press(fmt.Sprintf(".runs button:nth-child(%d)", lane+1))
		p.wait(q.ID+" shows the "+name+" run", `stageState.lane === %d && document.querySelector(".runs [aria-pressed=true]").innerText.startsWith(%q)`, lane, name)
	}
}

func mapKeys(m map[string]string) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		for k := range m {
			if !yield(k) {
				return
			}
		}
	}
}

// unlock commits to the guess that an experiment waits for, if it does.
func (p *player) unlock(of string) {
	p.t.Helper()
	for _, q := range p.l.Questions {
		if guess, ok := q.Body.(*quiz.Predict); ok && guess.Of == of && !eval[bool](p.tab, fmt.Sprintf(`!!document.getElementById(%q).dataset.verdict`, q.ID)) {
			p.play(q)
		}
	}
}

// turn sets a parameter with its control, and waits until the stage has taken it.
func (p *player) turn(spec experiment.Spec, key, value string) {
	p.t.Helper()
	param, _ := spec.Param(key)
	canonical, err := param.Canonical(value)
	if err != nil {
		p.t.Fatal(err)
	}
	if cells := fmt.Sprintf(`.hand[data-key="%s"]`, key); eval[bool](p.tab, fmt.Sprintf(`!!document.querySelector(%q)`, cells)) {
		p.do(`document.querySelector(%q).open = true`, cells)
		for i, w := range strings.Fields(canonical) {
			p.do(`document.querySelectorAll(%q)[%d].id ||= "cell_%s_%d"`, cells+" input", i, key, i)
			cell := "#" + eval[string](p.tab, fmt.Sprintf(`document.querySelectorAll(%q)[%d].id`, cells+" input", i))
			p.write(cell, w)
			if p.keys {
				p.key(kb.Tab)
			}
			p.wait(fmt.Sprintf("the stage has %s[%d]", key, i), `(stageState.hand[%q] || "").split(" ")[%d] === %q`, key, i, w)
		}
		return
	}
	control := fmt.Sprintf(`.control[data-key="%s"] `, key)
	switch {
	case param.Kind == experiment.Choice:
		p.choose(control+"select", canonical)
	case param.Kind == experiment.Text:
		p.write(control+"input[type=text]", canonical)
	default:
		p.write(control+"input[type=number]", canonical)
	}
	if p.keys {
		p.key(kb.Tab)
	}
	if canonical != param.Default {
		p.wait("the stage has taken "+key, `(stageState.settings || {})[%q] === %q`, key, canonical)
	}
}

// own plays the experiment that the question is about, and answers with what the same
// run gives outside of the browser.
func (p *player) own(q quiz.Question, body *quiz.Own) {
	p.t.Helper()
	p.unlock(body.Of)
	p.press(at(q, "button.to-run"))
	p.wait("the stage shows "+body.Of, `window.stageState && stageState.experiment === %q && stageState.frames > 0`, body.Of)
	own := p.playOwn(body)
	p.write(at(q, ".field input[type=text]"), "12345")
	p.submit(q, "wrong")
	p.write(at(q, ".field input[type=text]"), p.ownAnswer(body, own))
	p.submit(q, "right")
}

// playOwn plays to the end, or measures, and returns what the run gives.
func (p *player) playOwn(body *quiz.Own) map[string]string {
	p.t.Helper()
	e, _ := p.l.Experiment(body.Of)
	if e.Spec.Kind == "curve" {
		if !strings.Contains(p.text(".measure"), "Measured.") { // twice would give other numbers
			p.press(".measure-cost")
		}
		p.wait("it is measured", `/Measured\./.test(document.querySelector(".measure").textContent) && / ns/.test(stageState.describe)`)
		own := map[string]string{"limit": "0"}
		names := map[string]string{"sigmoid": "sigmoid", "tanh": "tanh", "ReLU": "relu", "leaky ReLU": "leaky-relu"}
		for _, m := range regexp.MustCompile(`([A-Za-z ]+?) ([\d.]+) ns`).FindAllStringSubmatch(p.state().Describe, -1) {
			own["time("+names[strings.TrimSpace(m[1])]+")"] = m[2]
		}
		ratio := func(a, b string) {
			x, _ := strconv.ParseFloat(own["time("+a+")"], 64)
			y, _ := strconv.ParseFloat(own["time("+b+")"], 64)
			own["ratio("+a+","+b+")"] = strconv.FormatFloat(x/y, 'g', -1, 64)
		}
		ratio("tanh", "sigmoid")
		ratio("sigmoid", "tanh")
		return own
	}
	p.set(`[data-do="speed"]`, "max")
	if !p.state().Done {
		p.press(`[data-do="play"]`)
	}
	p.wait(body.Of+" has come to its end", `stageState.experiment === %q && stageState.done && stageState.steps > 0`, body.Of)
	state := p.state()
	session, err := e.Spec.Start(state.Settings)
	if err != nil {
		p.t.Fatal(err)
	}
	for session.Steps() < state.Steps {
		session.Step()
	}
	return quiz.Measure(session, body.Metrics())
}

// ownAnswer is the right one for a run.
func (p *player) ownAnswer(body *quiz.Own, own map[string]string) string {
	p.t.Helper()
	e, err := formula.Parse(body.Answer)
	if err != nil {
		p.t.Fatal(err)
	}
	v, err := e.Number(ownEnv(own))
	if err != nil {
		p.t.Fatalf("%s: %v, of %v", body.Answer, err, own)
	}
	return strconv.FormatFloat(v, 'g', -1, 64)
}

type ownEnv map[string]string

func (o ownEnv) Value(ref string) ([]float64, error) {
	v, err := strconv.ParseFloat(o[ref], 64)
	if err != nil {
		return nil, fmt.Errorf("%q was not measured", ref)
	}
	return []float64{v}, nil
}
