package figure

// A legend explains the marks that occur in a figure, in a column or in rows.
type legend struct {
	items []legendItem
	at    []XY // the left middle of each item
}

type legendItem struct {
	kind  legendKind
	set   Set
	text  string
	width float64 // reserved for the text, so that changing numbers don't jump
}

type legendKind uint8

const (
	legendClass1 legendKind = iota
	legendClass0
	legendSet
	legendWrong
	legendCurrent
	legendArrow
	legendLine
	legendText
)

const (
	legendRow    = 19.0 // height of a row
	legendIndent = 18.0 // from an item's left to its text
	legendGap    = 14.0 // between items of a row
)

// occurs tells which classes, sets and states are among the marks, one bit each.
type occurs uint16

const (
	hasClass0 occurs = 1 << iota
	hasClass1
	hasTrain
	hasVal
	hasTest
	hasWrong
	hasCurrent
	hasLine
)

func occurring(marks []Mark) occurs {
	var o occurs
	for _, m := range marks {
		o |= hasTrain << m.Set
		if m.Label == 1 {
			o |= hasClass1
		} else {
			o |= hasClass0
		}
		if m.Wrong {
			o |= hasWrong
		}
		if m.Current {
			o |= hasCurrent
		}
	}
	return o
}

// fill makes the items for what occurs. Sets are named only where there are
// several.
func (l *legend) fill(o occurs) {
	l.items = l.items[:0]
	add := func(bit occurs, kind legendKind, set Set, text string) {
		if o&bit != 0 {
			l.items = append(l.items, legendItem{kind, set, text, textWidth(text, textSize)})
		}
	}
	add(hasClass1, legendClass1, 0, "class 1")
	add(hasClass0, legendClass0, 0, "class 0")
	if sets := o & (hasTrain | hasVal | hasTest); sets&(sets-1) != 0 {
		add(hasTrain, legendSet, Train, "train")
		add(hasVal, legendSet, Val, "validation")
		add(hasTest, legendSet, Test, "test")
	}
	add(hasWrong, legendWrong, 0, "wrong")
	add(hasCurrent, legendCurrent, 0, "current")
}

// column places the items below each other and returns the width they need.
func (l *legend) column(x, y float64) (w float64) {
	l.at = l.at[:0]
	for i, it := range l.items {
		l.at = append(l.at, XY{x, y + (float64(i)+0.5)*legendRow})
		w = max(w, legendIndent+it.width)
	}
	return w
}

// rows places the items in rows of the given width and returns their height.
func (l *legend) rows(x, y, width float64) (h float64) {
	l.at = l.at[:0]
	left := 0.0
	h = legendRow
	for i, it := range l.items {
		w := legendIndent + it.width
		if i > 0 && left+w > width {
			left, h = 0, h+legendRow
		}
		l.at = append(l.at, XY{x + left, y + h - legendRow/2})
		left += w + legendGap
	}
	if len(l.items) == 0 {
		return 0
	}
	return h
}

// draw draws the items at their places.
func (l *legend) draw(c Canvas, p *pen) {
	for i, it := range l.items {
		x, y := l.at[i].X+7, l.at[i].Y
		switch it.kind {
		case legendClass1, legendClass0:
			p.mark(c, x, y, 6.5, Mark{Label: int(legendClass0 - it.kind)})
		case legendSet:
			p.shape(c, x, y, 5, it.set, ink(InkMuted))
		case legendWrong:
			p.wrong(c, x-1, y+1, 4)
		case legendCurrent:
			c.Circle(x, y, 6, Paint{InkAccent, 0.25}, ink(InkAccent), 1.5)
		case legendArrow:
			p.arrow(c, XY{x - 7, y + 3}, XY{x + 7, y - 3}, 2, ink(InkAccent))
		case legendLine:
			p.line(c, x-7, y, x+7, y, 2.25, ink(InkText), false)
		case legendText:
		}
		c.Label(l.at[i].X+legendIndent, y, it.text, Left, InkText, textSize)
	}
}
