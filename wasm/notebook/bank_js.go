//go:build js && wasm

package main

import (
	"fmt"
	"strconv"
	"strings"

	"zigzag/core/sheet"
	"zigzag/wasm/bridge"
)

// openBank shows as many of a bank's questions as it draws. Which they are
// follows from a seed and a round, which are kept.
func (n *Notebook) openBank(b sheet.Bank) {
	at := bridge.ByID(b.ID)
	if !at.Exists() {
		return
	}
	var ids []string
	for _, q := range n.lesson.Questions {
		if q.Bank == b.ID {
			ids = append(ids, q.ID)
		}
	}
	seed, round := readDraw(n.keep.bank(b.ID))
	if seed == 0 {
		seed = uint64(bridge.Random32()) + 1
		n.keep.setBank(b.ID, fmt.Sprint(seed, " ", round))
	}
	apply := func() {
		drawn := map[string]bool{}
		for _, id := range draw(ids, b.Draw, seed, round) {
			drawn[id] = true
		}
		for _, id := range ids {
			bridge.ByID(id).Show(drawn[id])
		}
	}
	apply()
	if len(ids) <= b.Draw {
		return
	}
	more := button("draw", fmt.Sprintf("Draw %s others", inWords(b.Draw)))
	n.click(more, func() {
		round++
		n.keep.setBank(b.ID, fmt.Sprint(seed, " ", round))
		apply()
		for _, id := range ids {
			if e := bridge.ByID(id); !e.Hidden() {
				e.SetAttr("tabindex", "-1").Focus()
				break
			}
		}
	})
	at.Append(bridge.Make("p", "bank-actions").Append(more))
}

func readDraw(kept string) (seed uint64, round int) {
	a, b, ok := strings.Cut(kept, " ")
	seed, err := strconv.ParseUint(a, 10, 64)
	if !ok || err != nil {
		return 0, 0
	}
	round, err = strconv.Atoi(b)
	if err != nil || round < 0 || round > 1_000_000 {
		return 0, 0
	}
	return seed, round
}

func inWords(n int) string {
	if words := []string{"no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"}; n < len(words) {
		return words[n]
	}
	return strconv.Itoa(n)
}
