package figure

// tabs are a row of words within a figure of which one, or one a group, is chosen. They
// run on into further rows where there is no room.
type tabs struct {
	items []tab
	over  int // under the pointer, -1 for none
}

type tab struct {
	text   string
	group  int
	chosen bool
	at     box
}

const tabHeight = 24.0 // what a fingertip needs at least (WCAG 2.2, 2.5.8)

// add appends a word.
func (t *tabs) add(group int, text string, chosen bool) {
	t.items = append(t.items, tab{text: text, group: group, chosen: chosen})
}

// place sets the words from the top left and returns the height that they take.
func (t *tabs) place(x, y, width float64) float64 {
	const pad, gap = 6.0, 14.0
	left, top := x, y
	for i := range t.items {
		it := &t.items[i]
		w := textWidth(it.text, textSize) + 2*pad
		if i > 0 && it.group != t.items[i-1].group {
			left += gap
		}
		if left > x && left+w > x+width {
			left, top = x, top+tabHeight
		}
		it.at = box{left, top, left + w, top + tabHeight}
		left += w
	}
	if len(t.items) == 0 {
		return 0
	}
	return top + tabHeight - y
}

// hit is the tab at a pixel, -1 for none.
func (t *tabs) hit(x, y float64) int {
	for i := range t.items {
		if t.items[i].at.has(x, y) {
			return i
		}
	}
	return -1
}

func (t *tabs) draw(c Canvas, p *pen) {
	for i := range t.items {
		it := &t.items[i]
		y := (it.at.y0 + it.at.y1) / 2
		ink := InkMuted
		if it.chosen {
			ink = InkText
			c.Rect(it.at.x0+4, it.at.y1-4, it.at.w()-8, 2, Paint{Ink: InkAccent})
		}
		if i == t.over {
			c.Rect(it.at.x0, it.at.y0+1, it.at.w(), it.at.h()-2, Paint{InkAccent, 0.14})
		}
		c.Label((it.at.x0+it.at.x1)/2, y, it.text, Center, ink, textSize)
	}
}
