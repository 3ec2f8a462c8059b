package figure

// A readout is the little box of values beside the pointer: one or two lines.
type readout struct {
	text, more string
	at         box
}

// hide takes the readout away.
func (r *readout) hide() { r.text = "" }

// show puts the lines near (x, y), within the given box. That box should hold
// no other labels, because some canvases draw all labels above all shapes.
func (r *readout) show(text, more string, x, y float64, within box) {
	r.text, r.more = text, more
	w, h := max(textWidth(text, textSize), textWidth(more, textSize))+12, 21.0
	if more != "" {
		h += 16
	}
	left, top := x+14, y-h-8
	if left+w > within.x1 {
		left = x - 14 - w
	}
	left = max(min(left, within.x1-w), within.x0)
	if top < within.y0 {
		top = y + 16
	}
	r.at = box{left, top, left + w, top + h}
}

func (r *readout) draw(c Canvas, p *pen) {
	if r.text == "" {
		return
	}
	b := r.at
	c.Rect(b.x0, b.y0, b.w(), b.h(), Paint{InkPaper, 0.94})
	p.frame(c, b, 1, ink(InkAxis))
	c.Label(b.x0+6, b.y0+10.5, r.text, Left, InkText, textSize)
	if r.more != "" {
		c.Label(b.x0+6, b.y0+26.5, r.more, Left, InkText, textSize)
	}
}
