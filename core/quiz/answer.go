package quiz

// An Answer is what a learner gave. Each kind reads the one field it needs.
type Answer struct {
	Picks    []int             `json:"picks,omitempty"`    // choice, predict: indices of options, in the author's order; diagnose: an option, and a mend counted on after them
	Text     string            `json:"text,omitempty"`     // number, formula, text, predict: as typed
	Order    []int             `json:"order,omitempty"`    // order: indices of items, then of extras after them; match: see [Match]
	Settings map[string]string `json:"settings,omitempty"` // lab: what was changed from the experiment
	Blanks   []string          `json:"blanks,omitempty"`   // trace: one text a blank, as typed
	Sketch   []float64         `json:"sketch,omitempty"`   // predict: the curve at its knots
	Seed     uint64            `json:"seed,omitempty"`     // trace: what the numbers were drawn from
	Own      map[string]string `json:"own,omitempty"`      // own: metrics of the learner's run, each as numbers set apart by spaces; "limit" is where its play stops
}

// MaxText is how many bytes of typed text an answer may have. Longer ones are
// not looked at.
const MaxText = 4000
