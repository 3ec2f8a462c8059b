//go:build js && wasm

package main

import (
	"strconv"
	"strings"

	"zigzag/core/formula"
	"zigzag/core/quiz"
	"zigzag/wasm/bridge"
)

// wireTrace draws the learner's own numbers, and others when they are asked for.
func (f *form) wireTrace(body *quiz.Trace) {
	drawn := false
	for _, r := range body.Rows {
		drawn = drawn || r.Drawn
	}
	if drawn {
		f.seed = uint64(bridge.Random32())
		f.showNumbers(body)
		more := button("numbers", "New numbers")
		f.e.Find(".actions").Append(more)
		f.n.click(more, func() {
			f.seed = uint64(bridge.Random32())
			f.clear()
			f.write(quiz.Answer{})
			f.showNumbers(body)
			f.update()
			f.first().Focus()
		})
	}
}

// showNumbers shows what was given and drawn.
func (f *form) showNumbers(body *quiz.Trace) {
	values, err := body.Values(f.seed)
	if err != nil {
		return // the checker has tried a hundred seeds
	}
	for i, r := range body.Rows {
		if !r.Blank {
			f.e.Find(`.value[data-row="` + strconv.Itoa(i) + `"]`).SetText(strings.ReplaceAll(formula.Show(values[r.Name]), "-", "−"))
		}
	}
}
