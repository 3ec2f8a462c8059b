package experiment

import (
	"hash/fnv"
	"math/rand/v2"

	"zigzag/core/nn"
)

// stream returns the random numbers that serve one purpose of a run: "data",
// "split", "init", "shuffle" or "gradient". Streams of different purposes have nothing to
// do with one another, so that drawing more from one moves none of the others.
func stream(seed uint64, purpose string) *rand.Rand {
	return rand.New(source(seed, purpose))
}

// source is what stream draws from. Its state can be copied, so that a run can
// go back to where it was.
func source(seed uint64, purpose string) *rand.PCG {
	h := fnv.New64a()
	h.Write([]byte(purpose))
	for shift := 0; shift < 64; shift += 8 {
		h.Write([]byte{byte(seed >> shift)})
	}
	return nn.NewPCG(h.Sum64())
}
