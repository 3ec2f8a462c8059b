package experiment

import (
	"math/rand/v2"

	"zigzag/core/nn"
)

// A searchPlan says where on its axes each run of a search lies.
type searchPlan struct {
	strategy string
	runs     int
	counts   []int       // grid: values on each axis
	rounds   []int       // coarse to fine: the first run of each round
	draws    [][]float64 // random places, a run each, as far as drawn
	rng      *rand.Rand
}

// coarseShare is how much of a range the next round of coarse-to-fine keeps.
const coarseShare = 0.3

// newSearchPlan lays out at most budget runs.
func newSearchPlan(axes []searchAxis, strategy string, budget int, seed uint64) searchPlan {
	p := searchPlan{strategy: strategy, runs: budget, rng: stream(seed, "search")}
	switch strategy {
	case "grid":
		p.counts = gridCounts(axes, budget)
		p.runs = 1
		for _, n := range p.counts {
			p.runs *= n
		}
	case "coarse-to-fine":
		// Half of the runs look everywhere, a quarter closer, the rest closer still.
		p.rounds = []int{0, (budget + 1) / 2, (budget+1)/2 + budget/4}
	}
	return p
}

// gridCounts are how many values each axis of a grid has: as many points as the budget
// allows, no axis having more than twice another's values, as even as can be, the
// first axes rather more. Values of an integer are never repeated.
func gridCounts(axes []searchAxis, budget int) []int {
	best, most, spread := make([]int, len(axes)), 0, 0
	for i := range best {
		best[i] = 1
	}
	tells := make([][]bool, len(axes)) // by axis and number of values: are they different?
	for i, a := range axes {
		for n := range budget + 2 {
			tells[i] = append(tells[i], a.tells(n))
		}
	}
	try := make([]int, len(axes))
	var fill func(i, product int)
	fill = func(i, product int) {
		if i < len(axes) {
			for n := budget / product; n >= 1; n-- {
				if try[i] = n; tells[i][n] {
					fill(i+1, product*n)
				}
			}
			return
		}
		lo, hi := budget, 1
		for k, n := range try {
			if tells[k][n+1] { // an axis of few whole numbers may have few
				lo = min(lo, n)
			}
			hi = max(hi, n)
		}
		if hi > 2*lo || product < most || product == most && hi-lo >= spread {
			return
		}
		most, spread = product, hi-lo
		copy(best, try)
	}
	fill(0, 1)
	return best
}

// round is which round a run belongs to, and which run is the first of it.
func (p *searchPlan) round(run int) (round, first int) {
	for k, at := range p.rounds {
		if run >= at {
			round, first = k, at
		}
	}
	return round, first
}

// random are the places that chance gives a run. They do not depend on the budget.
func (p *searchPlan) random(run, axes int) []float64 {
	for len(p.draws) <= run {
		places := make([]float64, axes)
		for i := range places {
			places[i] = nn.Uniform(p.rng)
		}
		p.draws = append(p.draws, places)
	}
	return p.draws[run]
}

// places are those of a run; best are the places of the best run before its
// round, where there is one.
func (p *searchPlan) places(run int, axes []searchAxis, best []float64) []float64 {
	places := make([]float64, len(axes))
	if p.strategy == "grid" {
		for i := len(axes) - 1; i >= 0; i-- {
			places[i] = even(run%p.counts[i], p.counts[i])
			run /= p.counts[i]
		}
		return places
	}
	round, _ := p.round(run)
	copy(places, p.random(run, len(axes)))
	if round == 0 || best == nil {
		return places
	}
	for i := range places {
		lo, width := window(best[i], round)
		places[i] = lo + float64(places[i]*width)
	}
	return places
}

// window is the part of an axis that a round looks at: about the best place, all of
// it inside the range.
func window(best float64, round int) (lo, width float64) {
	width = 1
	for range round {
		width = float64(width * coarseShare)
	}
	return min(max(best-float64(width/2), 0), 1-width), width
}
