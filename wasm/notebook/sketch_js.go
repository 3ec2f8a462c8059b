//go:build js && wasm

package main

import (
	"fmt"
	"strconv"
	"strings"

	"zigzag/core/quiz"
	"zigzag/wasm/bridge"
)

const sketchWidth, sketchHeight = 320, 140

// wireSketch draws the curve that the sliders make, as it is made: by the sliders, or
// with the pointer on the picture.
func (f *form) wireSketch() {
	for _, slide := range f.e.All(".knots input") {
		f.n.on(slide, "input", func(bridge.Event) {
			f.sketched = true
			f.drawSketch()
		})
	}
	at := f.e.Find(".sketch .canvas")
	draw := func(e bridge.Event) {
		p := e.Pointer()
		w, h := at.Size()
		x, y := at.Corner()
		knots := f.e.All(".knots input")
		if w <= 0 || h <= 0 || len(knots) < 2 || knots[0].Disabled() {
			return
		}
		k := int((p.X-x)/w*float64(len(knots)-1) + 0.5)
		if k < 0 || k >= len(knots) {
			return
		}
		lo, hi := f.sketchRange()
		knots[k].SetValue(strconv.FormatFloat(hi-(p.Y-y)/h*(hi-lo), 'g', 4, 64))
		f.sketched = true
		f.drawSketch()
	}
	held := false
	f.n.on(at, "pointerdown", func(e bridge.Event) {
		held = true
		at.Capture(e.Pointer().ID)
		e.Prevent()
		draw(e)
	})
	f.n.on(at, "pointermove", func(e bridge.Event) {
		if held {
			draw(e)
		}
	})
	f.n.on(at, "pointerup", func(bridge.Event) { held = false })
	f.drawSketch()
}

func (f *form) sketchRange() (lo, hi float64) {
	at := f.e.Find(".sketch")
	lo, errLo := strconv.ParseFloat(at.Attr("data-low"), 64)
	hi, errHi := strconv.ParseFloat(at.Attr("data-high"), 64)
	if errLo != nil || errHi != nil || lo >= hi {
		return 0, 1
	}
	return lo, hi
}

// sketch is what the sliders say; nothing before one was moved.
func (f *form) sketch() []float64 {
	if !f.sketched {
		return nil
	}
	var ys []float64
	for _, slide := range f.e.All(".knots input") {
		y, err := strconv.ParseFloat(slide.Value(), 64)
		if err != nil {
			return nil
		}
		ys = append(ys, y)
	}
	return ys
}

// writeSketch puts the sliders where a kept answer has them.
func (f *form) writeSketch(ys []float64) {
	for i, slide := range f.e.All(".knots input") {
		if i < len(ys) {
			slide.SetValue(strconv.FormatFloat(ys[i], 'g', -1, 64))
			f.sketched = true
		}
	}
	f.drawSketch()
}

// drawSketch draws the curve of the sliders, and over it that of the run once it is known.
func (f *form) drawSketch() {
	at := f.e.Find(".sketch .canvas")
	if !at.Exists() {
		return
	}
	lo, hi := f.sketchRange()
	line := func(ys []float64, class string) string {
		var points []string
		for i, y := range ys {
			x := float64(sketchWidth) * float64(i) / float64(max(len(ys)-1, 1))
			points = append(points, fmt.Sprintf("%.1f,%.1f", x, sketchHeight*(1-(max(lo, min(y, hi))-lo)/(hi-lo))))
		}
		return `<polyline class="` + class + `" points="` + strings.Join(points, " ") + `"/>`
	}
	var mine []float64
	for _, slide := range f.e.All(".knots input") {
		y, err := strconv.ParseFloat(slide.Value(), 64)
		if err != nil {
			return
		}
		mine = append(mine, y)
	}
	svg := fmt.Sprintf(`<svg viewBox="0 -4 %d %d" preserveAspectRatio="none">`, sketchWidth, sketchHeight+8) + line(mine, "mine")
	if !f.pending {
		var curve []float64
		for _, word := range strings.Fields(f.rec.Answer.Own["sketch"]) {
			if y, err := strconv.ParseFloat(word, 64); err == nil {
				curve = append(curve, y)
			}
		}
		if len(curve) == quiz.SketchKnots {
			svg += line(curve, "run")
		}
	}
	at.SetHTML(svg + "</svg>")
}
