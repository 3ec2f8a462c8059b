package figure

// A readout is the little box of values beside the pointer.
type readout struct {
	text string
	at   box
}

// hide takes the readout away.
func (r *readout) hide() { r.text = "" }

// show puts text near (x, y), within the given box.
func (r *readout) show(text string, x, y float64, within box) {
	r.text = text
	w, h := textWidth(text, textSize)+12, 20.0
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
	c.Label((b.x0+b.x1)/2, (b.y0+b.y1)/2, r.text, Center, InkText, textSize)
}
