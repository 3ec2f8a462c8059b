//go:build js && wasm

package main

import (
	"fmt"
	"strconv"

	"zigzag/core/quiz"
	"zigzag/wasm/bridge"
)

// read is the answer that the form holds.
func (f *form) read() quiz.Answer {
	var a quiz.Answer
	for _, input := range f.e.All(".option input") {
		if input.Checked() {
			a.Picks = append(a.Picks, number(input.Attr("value")))
		}
	}
	if input := f.e.Find(".field input[type=text]"); input.Exists() {
		a.Text = input.Value()
	}
	for _, li := range f.e.All("ol.order > li") {
		a.Order = append(a.Order, number(li.Attr("data-item")))
	}
	for _, input := range f.e.All("ol.worksheet input") {
		a.Blanks = append(a.Blanks, input.Value())
	}
	a.Seed, a.Sketch = f.seed, f.sketch()
	for _, choice := range f.e.All("ol.match select") {
		a.Order = append(a.Order, number(choice.Value())) // -1 where nothing is chosen
	}
	return a
}

// write puts an answer into the form.
func (f *form) write(a quiz.Answer) {
	picked := map[string]bool{}
	for _, i := range a.Picks {
		picked[strconv.Itoa(i)] = true
	}
	for _, input := range f.e.All(".option input") {
		input.SetChecked(picked[input.Attr("value")])
	}
	f.e.Find(".field input[type=text]").SetValue(a.Text)
	if a.Text != "" {
		f.e.Find("input.guess").SetValue(a.Text)
	}
	for i, input := range f.e.All("ol.worksheet input") {
		value := ""
		if i < len(a.Blanks) {
			value = a.Blanks[i]
		}
		input.SetValue(value)
	}
	if body, ok := f.q.Body.(*quiz.Trace); ok && len(a.Blanks) > 0 {
		f.seed = a.Seed
		f.showNumbers(body)
	}
	if len(a.Sketch) > 0 {
		f.writeSketch(a.Sketch)
	}
	for i, choice := range f.e.All("ol.match select") {
		value := ""
		if i < len(a.Order) {
			value = strconv.Itoa(a.Order[i])
		}
		choice.SetValue(value)
	}
	if list := f.e.Find("ol.order"); list.Exists() && len(a.Order) > 0 {
		out := f.e.Find("ul.out")
		for _, li := range list.All("li") {
			out.Append(li)
		}
		for _, i := range a.Order {
			list.Append(f.e.Find(`li[data-item="` + strconv.Itoa(i) + `"]`))
		}
		f.nameLines()
	}
}

// fields lets the answer be changed, or not.
func (f *form) fields(on bool) {
	for _, input := range f.e.All(".option input, .field input, ol.match select, ol.worksheet input, .knots input") {
		input.Enable(on)
	}
	if f.e.Find("ol.order").Exists() {
		f.nameLines()
	}
}

// first is where the focus goes when the form is to be filled in.
func (f *form) first() bridge.Element {
	if e := f.e.Find(".option input, .field input, ol.match select, ol.worksheet input, .knots input, ol.order button:not([disabled])"); e.Exists() {
		return e
	}
	return f.check
}

func number(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		return -1 // no option has this index; the grader refuses it
	}
	return n
}

// wireOrder makes the buttons beside the lines move them.
func (f *form) wireOrder() {
	list, out := f.e.Find("ol.order"), f.e.Find("ul.out")
	for _, li := range f.e.All("li[data-item]") {
		up, down, leave := li.Find("button.up"), li.Find("button.down"), li.Find("button.out")
		f.n.click(up, func() {
			li.Previous().Before(li)
			f.moved(up, down)
		})
		f.n.click(down, func() {
			li.Next().After(li)
			f.moved(down, up)
		})
		f.n.click(leave, func() {
			if li.Parent().Is(list) {
				out.Append(li)
			} else {
				list.Append(li)
			}
			f.moved(leave, leave)
		})
	}
	f.nameLines()
}

// moved keeps the focus on the button that moved a line, or on its twin where
// it can move no further.
func (f *form) moved(pressed, twin bridge.Element) {
	f.nameLines()
	if pressed.Disabled() {
		twin.Focus()
	} else {
		pressed.Focus()
	}
	if v := f.e.Attr("data-verdict"); v != "" && v != "right" {
		f.clear()
		f.update()
	}
}

// nameLines numbers the lines for those who hear the buttons only, and lets
// each be pressed where it can do something.
func (f *form) nameLines() {
	list := f.e.Find("ol.order")
	all := list.All("li")
	for i, li := range all {
		n := strconv.Itoa(i + 1)
		li.Find("button.up").SetAttr("aria-label", "Move up: line "+n).Enable(i > 0).Show(true)
		li.Find("button.down").SetAttr("aria-label", "Move down: line "+n).Enable(i < len(all)-1).Show(true)
		li.Find("button.out").SetAttr("aria-label", "Leave out: line "+n).SetText("×").Enable(len(all) > 1)
	}
	for _, li := range f.e.All("ul.out > li") {
		li.Find("button.up").Show(false)
		li.Find("button.down").Show(false)
		li.Find("button.out").SetAttr("aria-label", "Put back: "+clip(li.Find("span").Text())).SetText("↩").Enable(true)
	}
	f.e.Find(".left-out").Show(len(f.e.All("ul.out > li")) > 0)
}

func clip(s string) string {
	if r := []rune(s); len(r) > 40 {
		return string(r[:40]) + "…"
	}
	return s
}

// wireRange gives a guess between two bounds a slider beside its field.
func (f *form) wireRange(body *quiz.Predict) {
	field := f.e.Find(".field")
	if body.Number == nil && body.Own == nil || !(body.Lo < body.Hi) || !field.Exists() {
		return
	}
	input := field.Find("input[type=text]")
	slide := bridge.Make("input", "guess").SetAttr("type", "range").SetAttr("aria-label", "Your guess, as a slider").
		SetAttr("min", fmt.Sprint(body.Lo)).SetAttr("max", fmt.Sprint(body.Hi)).SetAttr("step", guessStep(body.Lo, body.Hi)).
		SetValue(fmt.Sprint((body.Lo + body.Hi) / 2))
	f.n.on(slide, "input", func(bridge.Event) { input.SetValue(slide.Value()) })
	f.n.on(input, "input", func(bridge.Event) { slide.SetValue(input.Value()) })
	field.Append(slide)
}

// guessStep is 1 where the bounds are whole and some way apart, a hundredth of
// the way else.
func guessStep(lo, hi float64) string {
	if lo == float64(int(lo)) && hi == float64(int(hi)) && hi-lo >= 4 {
		return "1"
	}
	return fmt.Sprint((hi - lo) / 100)
}
