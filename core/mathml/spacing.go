package mathml

// mu is TeX's table of spaces between neighbours (TeXbook, chapter 18), in
// eighteenths of an em; a minus marks those left out in scripts. Rows are the
// left neighbour's class, columns the right one's, in the order of [class].
var mu = [8][8]int{
	ord:   {0, 3, -4, -5, 0, 0, 0, -3},
	op:    {3, 3, 0, -5, 0, 0, 0, -3},
	bin:   {-4, -4, 0, 0, -4, 0, 0, -4},
	rel:   {-5, -5, 0, 0, -5, 0, 0, -5},
	open:  {0, 0, 0, 0, 0, 0, 0, 0},
	shut:  {0, 3, -4, -5, 0, 0, 0, -3},
	punct: {-3, -3, 0, -3, -3, -3, -3, -3},
	inner: {-3, 3, -4, -5, -3, 0, 0, -3}, // TeX has -3 before punctuation, which looks like a slip in prose
}

// A gap is the space on both sides of an operator, in eighteenths of an em.
type gap struct {
	left, right int
	edge        bool // first or last in its row, where browsers guess its form
	unary       bool // a sign, not an operation
}

func (g gap) em(eighteenths int) string {
	return [...]string{"0em", "0.0556em", "0.1111em", "0.1667em", "0.2222em", "0.2778em"}[eighteenths]
}

// natural reports whether the operator dictionary of MathML Core gives o these
// spaces by itself, so that they need not be written.
func (o operator) natural(at gap) bool {
	if at.edge || o.stretchy || o.named || o.size > 0 {
		return false
	}
	switch o.text {
	case "+", "−", "±":
		return !at.unary && at.left == 4 && at.right == 4
	case "=", "<", ">", "≤", "≥", "≠", "≈", "∈":
		return at.left == 5 && at.right == 5
	case ",":
		return at.left == 0 && at.right == 3
	}
	return false
}

// items writes a row's items with TeX's spaces between them. An operator
// carries its spaces itself; between two other things stands an <mspace>.
// continued says that something precedes the row: the cell before an &.
func (w *writer) items(items []node, continued bool) {
	seen := visible(items)
	left, right, unary := resolve(items, seen, continued)
	gaps := make([]gap, len(items))
	between := make([]int, len(items)) // <mspace> after this item
	if continued && len(seen) > 0 && core(items[seen[0]]) != nil {
		gaps[seen[0]].left = w.space(ord, left[0])
	}
	for k, i := range seen {
		gaps[i].edge = i == 0 || i == len(items)-1
		gaps[i].unary = unary[k]
		if k+1 == len(seen) {
			break
		}
		j := seen[k+1]
		s := w.space(right[k], left[k+1])
		switch {
		case core(items[i]) != nil:
			gaps[i].right = s
		case core(items[j]) != nil:
			gaps[j].left = s
		default:
			between[i] = s
		}
	}
	for i, n := range items {
		w.node(n, gaps[i])
		if between[i] > 0 {
			w.raw(`<mspace width="` + gap{}.em(between[i]) + `"></mspace>`)
		}
	}
}

// visible returns the indices of the items that are not spaces.
func visible(items []node) []int {
	var seen []int
	for i, n := range items {
		if _, ok := n.(space); !ok {
			seen = append(seen, i)
		}
	}
	return seen
}

// space returns the space between two neighbours in the present style.
func (w *writer) space(left, right class) int {
	s := mu[left][right]
	if s < 0 {
		if w.style == scriptStyle {
			return 0
		}
		s = -s
	}
	return s
}

// resolve gives each item its classes. A binary operator with nothing to
// operate on, as in −x or (−x), is a sign: it counts as ordinary.
func resolve(items []node, seen []int, continued bool) (left, right []class, unary []bool) {
	before := open
	if continued {
		before = ord
	}
	for k, i := range seen {
		l, r := ends(items[i])
		sign := false
		if l == bin && (before == bin || before == op || before == rel || before == open || before == punct) {
			l, r, sign = ord, ord, true
		}
		if k > 0 && before == bin && (l == rel || l == shut || l == punct) {
			left[k-1], right[k-1] = ord, ord
		}
		left, right, unary = append(left, l), append(right, r), append(unary, sign)
		before = r
	}
	if n := len(seen); n > 0 && before == bin {
		left[n-1], right[n-1] = ord, ord
	}
	return left, right, unary
}
