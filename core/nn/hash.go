package nn

import (
	"fmt"
	"math"
)

// Hash returns 16 hexadecimal digits over the lengths and the exact bits of
// values: two runs agree in it only if they agree in every bit. All NaNs count
// as the same, since machines disagree about a NaN's bits; 0 and −0 differ.
//
// It finds accidents, not forgers: it is FNV-1a, 64 bits, fed with bytes from the
// lowest up.
//
// Source: Fowler, Noll, Vo; RFC 9923.
func Hash(values ...[]float64) string {
	h := uint64(14695981039346656037)
	add := func(word uint64) {
		for range 8 {
			h = (h ^ word&0xff) * 1099511628211
			word >>= 8
		}
	}
	for _, row := range values {
		add(uint64(len(row)))
		for _, v := range row {
			if math.IsNaN(v) {
				add(0x7ff8000000000001)
				continue
			}
			add(math.Float64bits(v))
		}
	}
	return fmt.Sprintf("%016x", h)
}
