package dataset

import (
	"math"
	"math/rand/v2"

	"zigzag/core/nn"
)

// deal says for each example into which part it comes: 0 train, 1 validation, 2
// test. Each class is dealt by itself, in the order of the classes. It panics
// unless the shares are at least 0 and together at most 1.
func deal(label []int, classes int, train, val float64, rng *rand.Rand) (part []int) {
	if !(train >= 0 && val >= 0 && train+val <= 1+1e-9) {
		panic("dataset: Split: the shares must be at least 0 and together at most 1")
	}
	part = make([]int, len(label))
	for class := range classes {
		var members []int
		for i, l := range label {
			if l == class {
				members = append(members, i)
			}
		}
		nn.Shuffle(rng, members)
		count := float64(len(members))
		toTrain := int(math.Round(train * count))
		toVal := int(math.Round((train + val) * count))
		for rank, i := range members {
			switch {
			case rank < toTrain:
			case rank < toVal:
				part[i] = 1
			default:
				part[i] = 2
			}
		}
	}
	return part
}
