package nn

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// A Schedule says how the learning rate changes as training goes on. The zero value is
// constant.
//
//	constant           the rate as it was set
//	step 0.5 30        times 0.5 after every 30 epochs
//	exponential 0.95   times 0.95 after every epoch
//	inverse 0.05       divided by 1 + 0.05·epochs
//	cosine             along half a cosine, from the rate to 0 at the end of the run
//	warmup 5           in equal parts up to the rate over 5 epochs, and then constant
//
// The first three of these that change count whole epochs, cosine and warmup single steps.
//
// Sources: https://cs231n.github.io/neural-networks-3/ (annealing the learning rate);
// Loshchilov & Hutter, SGDR (2017), eq. 5 with one period,
// https://arxiv.org/abs/1608.03983; Goyal et al. (2017), §2.2, for warmup,
// https://arxiv.org/abs/1706.02677.
type Schedule struct {
	Name   string  // "" is constant
	Factor float64 // of step and exponential, in (0, 1]; of inverse, above 0
	Epochs int     // of step and warmup
}

// schedules are how each is written; the message of every error lists them.
const schedules = `"constant", "step 0.5 30", "exponential 0.95", "inverse 0.05", "cosine", "warmup 5"`

// MaxScheduleEpochs bounds Epochs, and MaxInverse the factor of inverse.
const (
	MaxScheduleEpochs = 1_000_000
	MaxInverse        = 1000
)

// ParseSchedule reads a name and its numbers, as listed at Schedule.
func ParseSchedule(s string) (Schedule, error) {
	fail := func(what string) (Schedule, error) {
		return Schedule{}, fmt.Errorf("nn: schedule %q: %s: write one of %s", shorten(s), what, schedules)
	}
	words := strings.Fields(shorten(s))
	if len(words) == 0 {
		return fail("it is empty")
	}
	c := Schedule{Name: words[0]}
	factor, epochs := c.takes()
	want := 1
	for _, takes := range []bool{factor, epochs} {
		if takes {
			want++
		}
	}
	switch c.Name {
	case "constant", "step", "exponential", "inverse", "cosine", "warmup":
	default:
		return fail("it is unknown")
	}
	if len(words) != want {
		return fail(fmt.Sprintf("%s takes %d numbers", c.Name, want-1))
	}
	if factor {
		most := 1.0
		if c.Name == "inverse" {
			most = MaxInverse
		}
		x, err := strconv.ParseFloat(words[1], 64)
		if err != nil || !(x > 0 && x <= most) {
			return fail(fmt.Sprintf("its factor must be a number above 0 and at most %g", most))
		}
		c.Factor = x
	}
	if epochs {
		n, err := strconv.Atoi(words[want-1])
		if err != nil || n < 1 || n > MaxScheduleEpochs {
			return fail(fmt.Sprintf("its epochs must be a whole number from 1 to %d", MaxScheduleEpochs))
		}
		c.Epochs = n
	}
	if c.Name == "constant" {
		c.Name = ""
	}
	return c, nil
}

// takes says which numbers follow the name.
func (s Schedule) takes() (factor, epochs bool) {
	switch s.Name {
	case "step":
		return true, true
	case "exponential", "inverse":
		return true, false
	case "warmup":
		return false, true
	}
	return false, false
}

// String returns what ParseSchedule reads.
func (s Schedule) String() string {
	if s.Name == "" {
		return "constant"
	}
	text := s.Name
	factor, epochs := s.takes()
	if factor {
		text += " " + strconv.FormatFloat(s.Factor, 'g', -1, 64)
	}
	if epochs {
		text += " " + strconv.Itoa(s.Epochs)
	}
	return text
}

// Rate returns the learning rate of the step that follows after steps steps, given the
// rate as it was set, the steps of an epoch, and those of the whole run, which only
// cosine asks for: with none (0) it stays constant, and beyond them it is 0. It panics
// if the name is unknown.
func (s Schedule) Rate(base float64, steps, perEpoch, limit int) float64 {
	epoch := steps / max(perEpoch, 1)
	switch s.Name {
	case "", "constant":
		return base
	case "step":
		return float64(base * power(s.Factor, epoch/max(s.Epochs, 1)))
	case "exponential":
		return float64(base * power(s.Factor, epoch))
	case "inverse":
		return base / (1 + float64(s.Factor*float64(epoch)))
	case "cosine":
		switch {
		case limit <= 0:
			return base
		case steps >= limit:
			return 0
		}
		return float64(base * (0.5 + float64(0.5*Cos(float64(math.Pi*float64(steps))/float64(limit)))))
	case "warmup":
		if all := s.Epochs * perEpoch; steps < all {
			return float64(base * (float64(steps+1) / float64(all)))
		}
		return base
	}
	panic("nn: unknown schedule " + s.Name)
}
