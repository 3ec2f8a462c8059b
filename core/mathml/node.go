package mathml

// A class is a TeX atom class. The space between two neighbours depends on
// their classes alone.
type class uint8

const (
	ord   class = iota // a variable, a number
	op                 // ∑, log
	bin                // +
	rel                // =
	open               // (
	shut               // )
	punct              // ,
	inner              // a fraction
)

// A node is a part of a formula: one of the types below.
type node interface{}

type (
	// letter is an identifier; plain is what Text says for it.
	letter struct {
		text, plain string
		upright     bool // keeps a single letter from being set in italics
	}
	number   struct{ text string }
	operator struct {
		text     string
		class    class
		named    bool    // a function's name: log, max
		limits   bool    // scripts stand above and below in display style
		size     float64 // height in em asked for by \big and friends; 0: natural
		stretchy bool    // grows with what it encloses (\left, \middle, \right)
	}
	words  struct{ text string }
	space  struct{ em string }
	row    struct{ items []node }
	script struct {
		base, sub, sup node
		limits         bool // below and above instead of beside
	}
	// primed is f′. The prime stands beside its base, not in a superscript:
	// fonts for mathematics draw U+2032 raised already.
	primed struct {
		base node
		mark string
	}
	fraction struct {
		num, den node
		style    style // 0: as the surroundings have it
	}
	root   struct{ body, index node }
	fenced struct{ items []node } // first, last and middle operators are stretchy
	accent struct {
		body  node
		mark  string
		joins string // the combining character for plain text
		under bool
		wide  bool
	}
	table struct {
		kind        string
		rows        [][]row
		left, right string // brackets around it, "" for none
	}
)

// ends returns the classes that n shows to its left and to its right.
func ends(n node) (left, right class) {
	switch n := n.(type) {
	case operator:
		return n.class, n.class
	case script:
		if core(n) != nil {
			return ends(n.base)
		}
		// In σ(x)² the power belongs to the bracket and must not change its class.
		_, r := ends(n.base)
		if r == shut {
			return r, r
		}
	case fraction:
		return inner, inner
	case fenced:
		return open, shut
	case table:
		if n.left != "" {
			return open, shut
		}
	}
	return ord, ord
}

// core returns the operator that carries n's spacing in MathML, or nil when n
// is not an operator that is drawn as <mo>.
func core(n node) *operator {
	switch n := n.(type) {
	case operator:
		if !n.named || n.limits {
			return &n
		}
	case script:
		return core(n.base)
	case accent:
		return core(n.body)
	}
	return nil
}
