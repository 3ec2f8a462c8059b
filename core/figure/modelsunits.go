package figure

// A DeadModel is what a [Dead] shows: when which hidden units were dead.
type DeadModel interface {
	// Version changes whenever anything shown changes.
	Version() uint64
	// Units returns the units, layer by layer. The figure does not write to the slices.
	Units() []UnitLife
	// Epochs is how long the run may go on.
	Epochs() float64
	// Now is the epoch that the run is at.
	Now() float64
}

// A UnitLife is what became of one hidden unit.
type UnitLife struct {
	Layer, Unit int    // counted from 1
	Dead        []Span // in order
	Silent      []Span // in order: z ≤ 0 on every example, but not dead
	Killed      string // the update that killed it, in a sentence; "" while it is alive
	Step        int    // that update's number
}

// A Span is a stretch of epochs; an open one ends at +Inf.
type Span struct{ From, To float64 }

// A TraceModel is what a [TraceFigure] shows: the arithmetic of one example.
type TraceModel interface {
	// Version changes whenever anything shown changes.
	Version() uint64
	// Trace returns every number of a forward and a backward pass.
	Trace() Trace
}

// A Trace is one example's way through a network and back.
type Trace struct {
	Example string // "training example 3"
	Rows    []TraceRow
}

// A TraceRow is one number: z(1, 2) = w·x + b = 0.5·2 + 1 = 2.
type TraceRow struct {
	Part    string // forward, backward, update
	Symbol  string // what it is called
	Formula string // in letters
	Numbers string // with the numbers put in; "" where there is nothing to put in
	Value   string
}
