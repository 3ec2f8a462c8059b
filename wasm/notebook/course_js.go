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
		card := bridge.Root().Find(`.card[data-lesson="` + l.ID + `"]`)
		if !card.Exists() {
			continue
		}
		var items []progress.Item
		for _, q := range l.Questions {
			items = append(items, progress.Item{Question: q.ID, Hash: q.Hash, Points: q.Points})
		}
		sum := n.keep.book.Lesson(n.data.Course, l.ID, items)
		words := "Not begun"
		if sum.Tried > 0 || sum.Done > 0 {
			words = fmt.Sprintf("%s of %s", show(math.Round(10*sum.Earned)/10), count(sum.Points, "point"))
		}
		card.Find(".points").SetText(words)
		card.SetClass("complete", sum.Complete())
		card.SetAttr("data-share", fmt.Sprintf("%.3f", sum.Share()))
		fillRing(card, sum.Share())
	}
}

// fillRing shows a share in the ring inside at, whose path is 100 long.
func fillRing(at bridge.Element, share float64) {
	at.Find(".ring .value").SetAttr("stroke-dasharray", fmt.Sprintf("%.1f 100", 100*min(max(share, 0), 1)))
}
