package main

import (
	"hash/fnv"
	"math/rand/v2"
	"slices"
)

// draw picks k of the ids, kept in their order, for a learner's seed: the same
// seed draws the same ones, and round 0, 1, 2… go through all of them before
// any comes back.
func draw(ids []string, k int, seed uint64, round int) []string {
	n := len(ids)
	if k >= n || n == 0 {
		return ids
	}
	k = max(k, 1)
	h := fnv.New64a()
	for _, id := range ids {
		h.Write([]byte(id)) // it never fails
		h.Write([]byte{0})
	}
	var picked []int
	for pass, need := 0, (round+1)*k; need > 0; pass++ {
		order := rand.New(rand.NewPCG(seed, h.Sum64()+uint64(pass))).Perm(n)
		if need > n {
			need -= n
			// A draw that begins at the end of this pass takes its rest here.
			if need < k {
				picked = append(picked, order[n-(k-need):]...)
			}
			continue
		}
		for _, i := range order[max(need-k, 0):] {
			if len(picked) < k && !slices.Contains(picked, i) {
				picked = append(picked, i)
			}
		}
		for _, i := range order {
			if len(picked) < k && !slices.Contains(picked, i) {
				picked = append(picked, i)
			}
		}
		break
	}
	slices.Sort(picked)
	drawn := make([]string, len(picked))
	for j, i := range picked {
		drawn[j] = ids[i]
	}
	return drawn
}
