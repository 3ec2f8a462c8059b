package figure

import "math"

// A slider is a slim control within a figure for a value in [0, 1].
type slider struct {
	value       float64
	held, over  bool
	grab        float64 // from the pointer to the knob
	x0, x1, y   float64 // its track
	left, right string
	box         box
}

// place puts the slider between its two words.
func (s *slider) place(b box, left, right string) {
	s.box, s.left, s.right = b, left, right
	s.x0 = b.x0 + textWidth(left, textSize) + 16
	s.x1 = b.x1 - textWidth(right, textSize) - 16
	s.y = (b.y0 + b.y1) / 2
}

func (s *slider) knob() float64 { return s.x0 + s.value*(s.x1-s.x0) }

// follow takes one tick's input and says whether the value has changed. A
// press beside the knob moves it there.
func (s *slider) follow(in Input) bool {
	hit := in.Inside && math.Abs(in.Y-s.y) <= reach && in.X >= s.x0-reach && in.X <= s.x1+reach
	s.over = hit
	if in.Pressed && hit {
		s.held, s.grab = true, s.knob()-in.X
		if math.Abs(s.grab) > reach {
			s.grab = 0
		}
	}
	if !s.held {
		return false
	}
	if in.Released || !in.Down {
		s.held = false
	}
	if !in.Down && !in.Released {
		return false // the release went unseen
	}
	before := s.value
	s.value = round2(min(max((in.X+s.grab-s.x0)/(s.x1-s.x0), 0), 1))
	return s.value != before
}

func (s *slider) draw(c Canvas, p *pen) {
	c.Label(s.box.x0, s.y, s.left, Left, InkText, textSize)
	c.Label(s.box.x1, s.y, s.right, Right, InkText, textSize)
	p.line(c, s.x0, s.y, s.x1, s.y, 3, Paint{InkAxis, 0.6}, false)
	p.line(c, s.x0, s.y, s.knob(), s.y, 3, ink(InkAccent), false)
	if s.held || s.over {
		c.Circle(s.knob(), s.y, 13, Paint{InkAccent, 0.25}, Paint{}, 0)
	}
	c.Circle(s.knob(), s.y, 7.5, ink(InkPaper), ink(InkAccent), 2.5)
}
