package experiment

import "zigzag/core/dataset"

// What a step may do at most: some 2 to 4 ms of work in a browser, whatever the size
// of the network.
const (
	stepProducts = 2_000_000 // multiply-adds of a product with the weights
	stepNormals  = 16_384    // weights drawn
	stepValues   = 16_384    // activations computed and counted
	stepFormulas = 4_096     // the same of a formula
)

// A plan says what each step of a pass does. Every layer takes as many steps, both
// ways: first some that draw its weights, then some that go through the batch a few
// examples at a time. Batch normalisation has to see all examples before it can change
// one, so it goes through the batch a second time.
type plan struct {
	layers, units, inputs, batch int
	norm, backward               bool

	draws, sums, norms int // steps of a layer
	rows, normRows     int // examples of one step, in sums and in norms
}

// A phase is what a step works at.
type phase uint8

const (
	phaseDraw phase = iota // the weights
	phaseSums              // the sums with the weights, and all that follows where nothing is normalised
	phaseNorm              // the second time through the batch
)

// A place is where in the pass a step is.
type place struct {
	back  bool
	layer int // from 0
	phase phase
	index int // of the step within the phase
}

func newPlan(v values) plan {
	p := plan{
		layers: v.integer("layers"), units: v.integer("units"), batch: v.integer("batch"),
		norm: v["norm"] == "batch", backward: v["backward"] == "yes",
	}
	p.inputs = p.units
	if v["inputs"] == "digits" {
		p.inputs = digitInputs
		p.batch = min(p.batch, digitRows)
	}
	most := stepValues
	if v["activation"] == "formula" {
		most = stepFormulas
	}
	widest := max(p.inputs, p.units)
	p.rows = min(max(min(stepProducts/(widest*p.units), most/widest), 1), p.batch)
	p.draws, p.sums = pieces(widest*p.units, stepNormals), pieces(p.batch, p.rows)
	if p.norm {
		p.normRows = max(most/p.units, 1)
		p.norms = pieces(p.batch, p.normRows)
	}
	return p
}

// The handwritten digits as inputs.
const (
	digitInputs = 64
	digitRows   = 1797
)

// pieces is how many pieces of a size n is cut into.
func pieces(n, size int) int { return (n + size - 1) / size }

// perLayer is how many steps a layer takes, one way.
func (p plan) perLayer() int { return p.draws + p.sums + p.norms }

// limit is how many steps the pass has.
func (p plan) limit() int {
	n := p.layers * p.perLayer()
	if p.backward {
		n *= 2
	}
	return n
}

// at says what the step after so many does.
func (p plan) at(steps int) place {
	way, within := steps/p.perLayer(), steps%p.perLayer()
	at := place{layer: way}
	if way >= p.layers {
		at.back, at.layer = true, 2*p.layers-1-way
	}
	// The sums come before the normalisation forwards, and after it on the way back.
	first, second := phaseSums, phaseNorm
	n := p.sums
	if at.back {
		first, second, n = phaseNorm, phaseSums, p.norms
	}
	switch within -= p.draws; {
	case within < 0:
		at.phase, at.index = phaseDraw, within+p.draws
	case within < n:
		at.phase, at.index = first, within
	default:
		at.phase, at.index = second, within-n
	}
	return at
}

// forwards and returned are how many layers the pass has been through after so many
// steps, on the way forwards and on the way back.
func (p plan) forwards(steps int) int { return min(steps/p.perLayer(), p.layers) }

func (p plan) returned(steps int) int { return max(steps/p.perLayer()-p.layers, 0) }

// span is the examples of a step that works at the batch.
func (p plan) span(at place) (from, to int) {
	rows := p.rows
	if at.phase == phaseNorm {
		rows = p.normRows
	}
	return min(at.index*rows, p.batch), min((at.index+1)*rows, p.batch)
}

// fanIn is how many inputs a layer has.
func (p plan) fanIn(layer int) int {
	if layer == 0 {
		return p.inputs
	}
	return p.units
}

// estimate counts what the whole pass costs, in the multiply-adds of small layers, which
// is what [Estimate.Seconds] knows the speed of: those of a wide layer's product are done
// four times as fast at least (see [nn.Product]), and drawing a weight, or making an
// activation and counting it, takes as long as so many of them.
func (p plan) estimate() Estimate {
	const perProduct, perWeight, perValue = 0.25, 20, 16
	way := float64(p.batch * p.inputs * perWeight)
	for l := range p.layers {
		weights := float64(p.fanIn(l) * p.units)
		values := float64(p.batch * p.units)
		way += perWeight*weights + perProduct*weights*float64(p.batch) + perValue*values
		if p.norm {
			way += perValue * values
		}
	}
	if p.backward {
		way *= 2
	}
	e := estimate(p.limit(), way/float64(p.limit()))
	e.MultiplyAdds = way
	return e
}

// values is how many pre-activations the way back needs to be kept.
func (p plan) values() int {
	if !p.backward {
		return p.batch * p.units
	}
	return p.layers * p.batch * p.units
}

// digitsFor are so many digits, drawn from the stream "data", each pixel centred and
// scaled over all 1797 of them.
func digitsFor(seed uint64, n int) []float64 {
	table, err := dataset.GenerateTable("digits", digitRows, 0, stream(seed, "data"))
	if err != nil {
		panic("experiment: " + err.Error())
	}
	fit, err := dataset.Fit("scale", table)
	if err != nil {
		panic("experiment: " + err.Error())
	}
	x := fit.Apply(nil, table.X)
	return x[:n*digitInputs]
}
