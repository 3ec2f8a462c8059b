package main

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
)

// show writes a number for people: four significant digits, a real minus sign,
// and no exponent where one can be done without.
func show(v float64) string {
	switch {
	case math.IsNaN(v):
		return "not a number"
	case math.IsInf(v, 1):
		return "∞"
	case math.IsInf(v, -1):
		return "−∞"
	case v == 0:
		return "0"
	}
	var s string
	switch a := math.Abs(v); {
	case v == math.Trunc(v) && a < 1e6:
		s = strconv.FormatFloat(v, 'f', 0, 64)
	case a >= 1e-3 && a < 1e6:
		s = strconv.FormatFloat(v, 'f', max(0, min(4, 3-int(math.Floor(math.Log10(a))))), 64)
	default:
		mantissa, exponent, _ := strings.Cut(strconv.FormatFloat(v, 'e', 2, 64), "e")
		n, err := strconv.Atoi(exponent)
		if err != nil {
			panic("notebook: show: " + err.Error()) // FormatFloat writes an exponent
		}
		s = mantissa + " · 10" + raised(n)
	}
	return strings.ReplaceAll(s, "-", "−")
}

// raised writes a power.
func raised(n int) string {
	return strings.NewReplacer("-", "⁻", "0", "⁰", "1", "¹", "2", "²", "3", "³", "4", "⁴", "5", "⁵", "6", "⁶", "7", "⁷", "8", "⁸", "9", "⁹").Replace(strconv.Itoa(n))
}

// showText writes a number that stands in text as [show] does, and other text
// as it is.
func showText(s string) string {
	v, err := strconv.ParseFloat(s, 64)
	if err != nil {
		return s
	}
	return show(v)
}

// count is "1 run" or "3 runs".
func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// A Tally is how the runs of one value of a sweep ended.
type Tally struct {
	Value    string
	OK, Runs int
	Epochs   []int // of those that got there
}

// String is "11 of 20 got there, half of them within 84 epochs".
func (t Tally) String() string {
	s := fmt.Sprintf("%d of %d got there", t.OK, t.Runs)
	if m, ok := median(t.Epochs); ok {
		s += fmt.Sprintf(", half of them within %s", count(m, "epoch"))
	}
	return s
}

// median is the middle one of a list, the lower of two.
func median(xs []int) (m int, ok bool) {
	if len(xs) == 0 {
		return 0, false
	}
	sorted := slices.Sorted(slices.Values(xs))
	return sorted[(len(sorted)-1)/2], true
}

// shellWord quotes a value for a command line, if it needs that.
func shellWord(s string) string {
	if s != "" && strings.Trim(s, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.,:/=_+-#") == "" {
		return s
	}
	return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'"
}

// metricWords is a metric's name as a label: "loss (train)", "path ratio".
func metricWords(name string) string {
	head, rest, ok := strings.Cut(name, "(")
	head = strings.ReplaceAll(head, ".", " ")
	switch {
	case !ok:
		return head
	case len(head) < 2:
		return name
	}
	return head + " (" + rest
}
