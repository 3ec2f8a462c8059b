//go:build js && wasm

package main

import (
	"fmt"
	"math"
	"strconv"

	"zigzag/core/figure"
	"zigzag/wasm/bridge"
)

// labels are the words over the canvas: a pool of spans, the first so many of
// which are shown. A span is touched only where it differs from before.
type labels struct {
	over  bridge.Element
	spans []span
}

type span struct {
	e     bridge.Element
	label figure.MeshLabel
	theme *figure.Theme
	shown bool
}

func newLabels(over bridge.Element) labels { return labels{over: over} }

// set shows these labels, and no others.
func (l *labels) set(all []figure.MeshLabel, theme *figure.Theme) {
	for i, label := range all {
		if i == len(l.spans) {
			e := bridge.Make("span", "")
			l.over.Append(e)
			l.spans = append(l.spans, span{e: e, label: figure.MeshLabel{X: -1e9}})
		}
		l.spans[i].set(label, theme)
	}
	for i := len(all); i < len(l.spans); i++ {
		if s := &l.spans[i]; s.shown {
			s.e.Show(false)
			s.shown = false
		}
	}
}

func (s *span) set(to figure.MeshLabel, theme *figure.Theme) {
	was := s.label
	if !s.shown {
		s.e.Show(true)
		s.shown = true
	}
	if was == to && s.theme == theme {
		return
	}
	if was.Text != to.Text {
		s.e.SetText(to.Text)
	}
	if was.Ink != to.Ink || s.theme != theme {
		c := theme.Color(to.Ink)
		s.e.SetStyle("color", fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B))
	}
	line := 2 * math.Round(0.75*to.Size) // an even height, so that half of it is whole
	if was.Size != to.Size {
		s.e.SetStyle("font-size", px(to.Size))
		s.e.SetStyle("line-height", px(line))
	}
	if was.X != to.X || was.Y != to.Y || was.Align != to.Align || was.Size != to.Size {
		// Whole pixels keep the letters crisp.
		shift := [...]string{"0", "-50%", "-100%"}[to.Align]
		s.e.SetStyle("transform", "translate("+px(math.Round(to.X))+","+px(math.Round(to.Y-line/2))+") translateX("+shift+")")
	}
	s.label, s.theme = to, theme
}

func px(v float64) string { return strconv.FormatFloat(v, 'f', 1, 64) + "px" }
