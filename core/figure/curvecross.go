package figure

import (
	"math"
	"slices"
)

// hover reads the curves at the pointer.
func (p *curvePanel) hover(on bool, x float64) {
	p.cross = on && len(p.curves) > 0
	if !p.cross {
		return
	}
	epoch := p.x.Value(min(max(x, p.x0), p.x1))
	p.atX = -1
	for i := range p.curves {
		c := &p.curves[i]
		k, exact := slices.BinarySearch(c.X, epoch)
		if !exact && k > 0 && (k == len(c.X) || epoch-c.X[k-1] < c.X[k]-epoch) {
			k--
		}
		if p.atX < 0 {
			p.atX = p.x.At(c.X[k])
			p.head = c.unit() + " " + Number(c.X[k], 4)
			if gap, ok := p.gapAt(c.X[k]); ok {
				p.head += ", gap " + Number(gap, 3)
			}
		}
		c.value = Number(c.Y[k], 3)
		c.width = textWidth(c.value, textSize)
		c.dot = XY{p.x.At(c.X[k]), min(max(p.y.At(c.Y[k]), p.y0), p.y1)}
		if !finite(c.Y[k]) {
			c.dot.Y = p.y0
		}
		c.valueY = min(max(c.dot.Y-10, p.y0+8), p.y1-8)
	}
	for i := 1; i < len(p.curves); i++ { // below, if it would cover the one before
		a, b := &p.curves[i-1], &p.curves[i]
		if math.Abs(a.valueY-b.valueY) < 14 {
			if b.dot.Y >= a.dot.Y && b.dot.Y+12 < p.y1 {
				b.valueY = max(b.dot.Y+11, a.valueY+14)
			} else {
				b.valueY = a.valueY - 14
			}
		}
	}
}

// drawCross draws the crosshair and what it reads.
func (p *curvePanel) drawCross(c Canvas, pen *pen) {
	pen.line(c, p.atX, p.y0, p.atX, p.y1, 1, ink(InkMuted), false)
	c.Label(p.x1, p.y0-13, p.head, Right, InkMuted, textSize)
	for i := range p.curves {
		v := &p.curves[i]
		c.Circle(v.dot.X, v.dot.Y, 4, ink(InkPaper), ink(v.ink()), 2)
	}
	for i := range p.curves {
		v := &p.curves[i]
		left := p.atX + 7
		if p.atX > (p.x0+p.x1)/2 {
			left = p.atX - 7 - v.width
		}
		c.Rect(left-2, v.valueY-7.5, v.width+4, 15, Paint{InkPaper, 0.9})
		c.Label(left+v.width/2, v.valueY, v.value, Center, v.ink(), textSize)
	}
}
