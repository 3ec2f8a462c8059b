//go:build js && wasm

package main

import (
	"fmt"
	"math"

	"zigzag/core/progress"
	"zigzag/wasm/bridge"
)

// showRings fills the course page's rings with what has been done.
func (n *Notebook) showRings() {
	for _, l := range n.data.Lessons {
		card := bridge.Root().Find(`[data-lesson="` + l.ID + `"]`)
		if !card.Exists() {
			continue
		}
		var items []progress.Item
		for _, q := range l.Questions {
			items = append(items, progress.Item{Question: q.ID, Hash: q.Hash, Points: q.Points})
		}
		sum := n.keep.book.Lesson(n.data.Course, l.ID, items)
		ring := card.Find(".ring")
		if !ring.Exists() {
			continue
		}
		said := fmt.Sprintf("%s of %s earned", show(math.Round(10*sum.Earned)/10), count(sum.Points, "point"))
		ring.SetAttr("role", "img").SetAttr("aria-label", said)
		ring.SetAttr("data-share", fmt.Sprintf("%.3f", sum.Share()))
		ring.SetClass("complete", sum.Complete())
		if done := ring.Find(".done"); done.Exists() {
			// The circle has a pathLength of 100.
			done.SetAttr("stroke-dasharray", fmt.Sprintf("%.1f 100", 100*sum.Share()))
		}
		if words := card.Find(".done-words"); words.Exists() {
			words.SetText(said)
		}
	}
}
