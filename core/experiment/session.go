package experiment

import (
	"fmt"
	"maps"
	"strings"

	"zigzag/core/block"
	"zigzag/core/figure"
	"zigzag/core/nn"
)

// A Session is one run: its state after some number of steps. It is not safe
// for use by several goroutines. [Spec.Start] makes one.
type Session interface {
	// Step goes on by one step: one update of the weights (train), one visited
	// example (line). It allocates nothing, so that a caller may take as many as
	// fit into a slice of time. After a run has diverged it does nothing.
	Step()
	// Look moves the example cursor on by one: to the first, second… example of
	// the coming update, and after the last of them takes the Step, which it
	// reports. Looking never changes what Step gives; Step forgets the cursor.
	Look() (updated bool)

	Steps() int         // how many steps were taken
	StepsPerEpoch() int // how many show every training example once
	Limit() int         // where play stops: the parameter epochs, in steps
	Done() bool         // play has nothing more to show: limit reached, converged, diverged

	// Metric measures the present state. The name is as Metrics lists it, with
	// numbers for its placeholders. An error is a [*Fault].
	Metric(name string) ([]float64, error)
	Metrics() []MetricInfo

	// Figures names the figures that this run can show, of those of its kind.
	Figures() []string
	// Figure makes a new figure that looks at this session. It sees every later
	// step by itself.
	Figure(name string) (figure.Figure, error)

	// Save returns the state after the last step, to be given to Load of this session
	// or of one started with the same settings: what follows is the same to the bit.
	// What was recorded on the way (curves, paths) stays, since the run will come by
	// there again. The state is opaque; nil says that there is nothing to keep.
	Save() any
	Load(state any)

	// Describe says in one or two sentences how the run stands, for beginners.
	Describe() string
	Receipt() Receipt
	Settings() Settings // what the run was started with
	Version() uint64    // changes whenever anything shown may have changed

	// Hand returns what a hand may set in this run, as it is now: line or weights,
	// and points, unless there are too many for one. Each is an edit that would change nothing
	// but the start.
	Hand() []figure.Edit

	// Edit works out what a figure's edits mean. The settings are those of the run
	// they lead to, checked by Start only; restart says that they differ in more than
	// a view. View parameters are applied to this session at once.
	Edit(edits []figure.Edit) (set Settings, restart bool, err error)
}

// base is what the sessions of all kinds have in common.
type base struct {
	spec    Spec
	set     Settings
	values  values
	version uint64
	own     values // the spec's, since a receipt was asked for: working them out takes a while
	quiet   bool   // says what can be seen and never why: the cause is for the reader to find
	priced  bool   // it is started to see what it would cost, and never played
}

func (b *base) Version() uint64    { return b.version }
func (b *base) Settings() Settings { return maps.Clone(b.set) }

// edit does the work of Session.Edit. carry are the parameters that make a new
// run start where this one stands; they are added when points were moved.
func (b *base) edit(edits []figure.Edit, carry ...figure.Edit) (Settings, bool, error) {
	k, _ := kindNamed(b.spec.Kind)
	restart := false
	for _, e := range edits {
		p, ok := k.param(e.Key)
		if !ok {
			return nil, false, &Fault{Keys: []string{e.Key}, What: "unknown parameter " + quote(e.Key), Fix: block.Mend(e.Key, k.keys())}
		}
		canonical, err := p.Canonical(e.Value)
		if err != nil {
			return nil, false, err
		}
		switch {
		case !p.View:
			restart = true
		case b.values[e.Key] != canonical:
			b.values[e.Key] = canonical
			b.version++
		}
		if e.Key == "points" {
			edits = append(edits[:len(edits):len(edits)], carry...)
		}
	}
	b.set = b.spec.withViews(b.set, b.values)
	return b.spec.With(b.set, edits...), restart, nil
}

// withViews is set with the present values of the view parameters.
func (s Spec) withViews(set Settings, v values) Settings {
	var edits []figure.Edit
	k, _ := kindNamed(s.Kind)
	for _, p := range k.params {
		if p.View {
			edits = append(edits, figure.Edit{Key: p.Key, Value: v[p.Key]})
		}
	}
	return s.With(set, edits...)
}

// receipt is the receipt of a run that stands at the given step with these
// numbers.
func (b *base) receipt(steps int, numbers ...[]float64) Receipt {
	k, _ := kindNamed(b.spec.Kind)
	if b.own == nil {
		b.own, _ = b.spec.resolve(nil)
	}
	changed := Settings{}
	for _, p := range k.params {
		if !p.View && b.values[p.Key] != b.own[p.Key] {
			changed[p.Key] = b.values[p.Key]
		}
	}
	return Receipt{
		Engine:     Engine,
		Experiment: b.spec.ID,
		Spec:       textHash(canonicalText(k, b.values)),
		Settings:   changed,
		Seed:       b.values.seed(),
		Steps:      steps,
		Hash:       nn.Hash(numbers...),
	}
}

// unknownFigure is the error for a figure that this run does not have.
func unknownFigure(name string, known []string) error {
	return &Fault{Keys: []string{"show"}, What: "unknown figure " + quote(name), Fix: block.Mend(name, known)}
}

// sig writes a number for people, with three significant digits.
func sig(x float64) string {
	s := fmt.Sprintf("%.3g", x)
	if s == "-0" {
		return "0"
	}
	return strings.Replace(s, "-", "−", 1) // the sign of typography
}
