package formula

import (
	"fmt"
	"math"
	"sync"

	"zigzag/core/nn"
)

// Where a formula is looked at before a network trains with it, and how large it and
// its slope may grow there. Inside, an activation of weights and inputs of ordinary
// size stays; 10⁶ is far beyond what one step of training survives.
const (
	activationRange = 8.0
	activationGrid  = 64 // points to each unit of z
	activationLimit = 1e6
)

// Activation reads a learner's activation function of z and takes its slope. Name is
// its canonical form. The error is a *SyntaxError: of the language, or of
// CheckActivation.
//
// What was read before is remembered: every start of a run reads it, more than once, and it
// and its slope are looked at in a thousand places each.
func Activation(src string) (*nn.Func, error) {
	known.Lock()
	defer known.Unlock()
	if r, ok := known.of[src]; ok {
		return r.f, r.err
	}
	f, err := readActivation(src)
	if known.of == nil || len(known.of) >= mostKnown {
		known.of = map[string]readFunc{}
	}
	known.of[src] = readFunc{f, err}
	return f, err
}

// mostKnown is how many sources are remembered before all are forgotten.
const mostKnown = 64

var known struct {
	sync.Mutex
	of map[string]readFunc // by source
}

// A readFunc is what a source was read as.
type readFunc struct {
	f   *nn.Func
	err error
}

func readActivation(src string) (*nn.Func, error) {
	e, err := ParseAnswer(src, []Var{{Name: "z", Lo: -activationRange, Hi: activationRange}})
	if err != nil {
		return nil, err
	}
	return activation(e)
}

// CheckActivation says why an expression in z cannot serve as an activation
// function, or nil: it uses another variable, it or its slope has no finite value
// somewhere from −8 to 8, one of them grows beyond 10⁶ there, or it is flat, so
// that nothing is learned through it. The error is a *SyntaxError, which says what to
// write instead.
func CheckActivation(e *Expr) error {
	_, err := activation(e)
	return err
}

func activation(e *Expr) (*nn.Func, error) {
	refuse := func(fix, what string, a ...any) (*nn.Func, error) {
		return nil, &SyntaxError{0, clip(e.String()) + " " + fmt.Sprintf(what, a...), fix}
	}
	for _, ref := range e.Refs() {
		if ref != "z" {
			return refuse("call the pre-activation z, and use nothing else", "uses %s", clip(ref))
		}
	}
	if !e.uses("z") {
		return refuse("write a function of z, for example z*sigmoid(z)", "does not change with z: every unit would say the same")
	}
	slope, err := e.Derivative("z")
	if err != nil {
		return refuse("write a shorter one", "has a slope that is too long to compute")
	}
	f, err := Compile(e, "z")
	if err != nil {
		return refuse("write a shorter one", "is too long to compute often")
	}
	df, err := Compile(slope, "z")
	if err != nil {
		return refuse("write a shorter one", "has a slope that is too long to compute often")
	}
	const bounded = "write something that stays finite from −8 to 8"
	if z, v := wildest(f); !isFinite(v) {
		return refuse(bounded, "has no finite value at z = %s", Show(z))
	} else if math.Abs(v) > activationLimit {
		return refuse(bounded, "explodes: it is %s at z = %s", Show(v), Show(z))
	}
	if z, v := wildest(df); !isFinite(v) {
		return refuse(bounded, "has a slope without a finite value at z = %s", Show(z))
	} else if math.Abs(v) > activationLimit {
		return refuse(bounded, "explodes: its slope is %s at z = %s", Show(v), Show(z))
	} else if v == 0 {
		return refuse("write a function that rises or falls somewhere from −8 to 8", "is flat: its slope is 0, and nothing is learned through it")
	}
	return &nn.Func{Name: e.String(), F: f, Slope: df}, nil
}

// wildest is where |f| is largest from −8 to 8, and f there: the first place without
// a finite value, if there is one. Between two points of the grid it climbs towards a
// peak, so that a pole is not stepped over, unless f is level there.
func wildest(f func(float64) float64) (at, value float64) {
	size := func(i float64) float64 { return math.Abs(f(i / activationGrid)) }
	const last = int(activationRange * activationGrid)
	value = f(-activationRange)
	at = -activationRange
	consider := func(z float64) (finite bool) {
		v := f(z)
		if !isFinite(v) || math.Abs(v) > math.Abs(value) {
			at, value = z, v
		}
		return isFinite(v)
	}
	for i := -last; i <= last; i++ {
		if !consider(float64(i) / activationGrid) {
			return at, value
		}
	}
	for k := -last; k < last; k++ { // about i and i+1, if neither neighbour is larger
		i := float64(k)
		lo, hi := max(i-1, -float64(last)), min(i+2, float64(last))
		top := max(size(i), size(i+1))
		if top < size(lo) || top < size(hi) || level(size, i, top) {
			continue
		}
		if !consider(peak(f, lo/activationGrid, hi/activationGrid)) {
			return at, value
		}
	}
	return at, value
}

// level reports whether |f| is the same about i and between i and i+1: there is nothing to
// climb to in the slopes of leaky ReLU, which look like a peak everywhere.
func level(size func(float64) float64, i, top float64) bool {
	for _, d := range [...]float64{-1, 0, 0.2316, 0.6180, 1, 2} {
		if size(i+d) != top {
			return false
		}
	}
	return true
}

// peak is where |f| is largest between lo and hi, if it rises to one peak and falls.
func peak(f func(float64) float64, lo, hi float64) float64 {
	for range 80 { // each leaves two thirds: 10⁻¹⁴ of the interval
		third := (hi - lo) / 3
		a, b := lo+third, hi-third
		va, vb := math.Abs(f(a)), math.Abs(f(b))
		switch {
		case !isFinite(va):
			return a
		case !isFinite(vb):
			return b
		case va < vb:
			lo = a
		default:
			hi = b
		}
	}
	return float64(lo/2) + float64(hi/2)
}
