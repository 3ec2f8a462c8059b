package figure

import (
	"math"
	"strconv"
	"strings"
)

// A Scale carries an interval of values to an interval of pixels.
type Scale struct {
	Min, Max float64 // values; both positive where Log
	From, To float64 // the pixels of Min and Max
	Log      bool
}

// At returns the pixel of v.
func (s Scale) At(v float64) float64 {
	lo, hi := s.Min, s.Max
	if s.Log {
		lo, hi, v = math.Log10(lo), math.Log10(hi), math.Log10(max(v, math.SmallestNonzeroFloat64))
	}
	if hi == lo {
		return (s.From + s.To) / 2
	}
	return s.From + (v-lo)/(hi-lo)*(s.To-s.From)
}

// Value returns the value at a pixel.
func (s Scale) Value(px float64) float64 {
	if s.To == s.From {
		return s.Min
	}
	t := (px - s.From) / (s.To - s.From)
	if s.Log {
		lo, hi := math.Log10(s.Min), math.Log10(s.Max)
		return math.Pow(10, lo+t*(hi-lo))
	}
	return s.Min + t*(s.Max-s.Min)
}

// A Tick is a marked value and how it reads. Minor ticks have no text.
type Tick struct {
	Value float64
	Text  string
}

// Ticks returns about count readable ticks within the scale: steps of 1, 2 or
// 5 times a power of ten; on a log scale powers of ten, with 2 and 5 between
// them where they are few.
func (s Scale) Ticks(count int) []Tick {
	lo, hi := min(s.Min, s.Max), max(s.Min, s.Max)
	if count < 1 || !(hi > lo) || math.IsInf(hi-lo, 0) {
		return nil
	}
	if s.Log {
		return logTicks(lo, hi, count)
	}
	return linearTicks(lo, hi, count)
}

func linearTicks(lo, hi float64, count int) []Tick {
	step, decimals := tickStep((hi - lo) / float64(count))
	first, last := math.Ceil(lo/step-1e-9), math.Floor(hi/step+1e-9)
	if last-first > 100 { // a step too small for float64 at this offset
		return nil
	}
	var ticks []Tick
	for k := first; k <= last; k++ {
		v := k * step
		if k == 0 {
			v = 0 // never -0
		}
		ticks = append(ticks, Tick{v, tickText(v, decimals, max(math.Abs(lo), math.Abs(hi)))})
	}
	return ticks
}

// tickStep returns the smallest of 1, 2, 5 times a power of ten that is at
// least raw, and the decimals that its multiples need.
func tickStep(raw float64) (step float64, decimals int) {
	exp := int(math.Floor(math.Log10(raw)))
	for _, f := range [...]float64{1, 2, 5} {
		if step = f * math.Pow10(exp); step >= raw*(1-1e-9) {
			return step, max(-exp, 0)
		}
	}
	return math.Pow10(exp + 1), max(-exp-1, 0)
}

func tickText(v float64, decimals int, largest float64) string {
	if largest >= 1e6 || decimals > 4 {
		if v == 0 {
			return "0"
		}
		return scientific(v)
	}
	return minus(strconv.FormatFloat(v, 'f', decimals, 64))
}

func logTicks(lo, hi float64, count int) []Tick {
	from, to := int(math.Ceil(math.Log10(lo)-1e-9)), int(math.Floor(math.Log10(hi)+1e-9))
	decades := to - from + 1
	if decades < 2 { // too narrow for powers of ten alone
		return between(lo, hi, count)
	}
	every := max((decades+count-1)/count, 1)
	var ticks []Tick
	for e := from; e <= to; e++ {
		if e%every == 0 || decades <= count {
			ticks = append(ticks, Tick{math.Pow10(e), power(e)})
		}
	}
	return ticks
}

// between returns the multiples 1, 2, 5 of powers of ten in [lo, hi].
func between(lo, hi float64, count int) []Tick {
	var ticks []Tick
	for e := int(math.Floor(math.Log10(lo))); e <= int(math.Ceil(math.Log10(hi))); e++ {
		for _, f := range [...]float64{1, 2, 5} {
			if v := f * math.Pow10(e); v >= lo*(1-1e-9) && v <= hi*(1+1e-9) {
				ticks = append(ticks, Tick{v, Number(v, 1)})
			}
		}
	}
	if len(ticks) < 2 {
		return linearTicks(lo, hi, count)
	}
	return ticks
}

// power writes ten to the e as people do.
func power(e int) string {
	if e >= -2 && e <= 3 {
		return strconv.FormatFloat(math.Pow10(e), 'f', max(-e, 0), 64)
	}
	return "10" + superscript(e)
}

var superscripts = strings.NewReplacer("-", "⁻", "0", "⁰", "1", "¹", "2", "²", "3", "³", "4", "⁴",
	"5", "⁵", "6", "⁶", "7", "⁷", "8", "⁸", "9", "⁹")

func superscript(e int) string { return superscripts.Replace(strconv.Itoa(e)) }
