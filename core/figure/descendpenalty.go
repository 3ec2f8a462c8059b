package figure

import "math"

// A penaltyShape is the set of weights that cost as much penalty as the point where loss
// and penalty together are lowest: a diamond for L1, a circle for L2, a rounded diamond
// for both, a strip where one of the two weights costs nothing. At that point it touches
// the loss's level line, which is drawn with it: any cheaper weights have a larger loss.
type penaltyShape struct {
	Penalty
	on     bool
	known  bool
	level  float64 // of the penalty
	fill   []XY    // its part within the plot, in the plane and then in pixels
	clip   []XY
	ring   []XY // the whole rim, in the plane
	edge   strokes
	loss   float64 // at the touching point
	field  field
	traced contours
	line   strokes // the loss's level line through the touching point
	at     XY      // that point, in pixels
	bounds [4]float64
	probe  float64
}

const rimPoints = 96 // a multiple of 4: the diamond's corners are among them

// look takes the penalty and finds the two level lines.
func (s *penaltyShape) look(m ContourModel, land *landscape) {
	was, had, bounds := s.Penalty, s.known, s.bounds
	x0, x1, y0, y1 := land.bounds[0], land.bounds[1], land.bounds[2], land.bounds[3]
	s.on, s.known = false, false
	p, ok := penaltyOf(m)
	if !ok || !(p.L1 >= 0 && p.L2 >= 0) || p.L1+p.L2 == 0 || p.On == [2]bool{} || !finite(p.L1+p.L2) {
		return
	}
	s.Penalty, s.on = p, true
	if !p.Known || !finite(p.W1+p.W2) {
		return
	}
	s.level = p.Value(p.W1, p.W2)
	s.known = true
	loss := m.Loss(p.W1, p.W2)
	// Away from any symmetry, where a change of the surface shows.
	probe := m.Loss(x0+0.37*(x1-x0), y0+0.41*(y1-y0))
	s.bounds = [4]float64{x0, x1, y0, y1}
	if had && was == p && bounds == s.bounds && loss == s.loss && probe == s.probe {
		return
	}
	s.loss, s.probe = loss, probe
	s.rim()
	s.trace(land)
}

// penaltyOf is the penalty that a model knows, if any.
func penaltyOf(m ContourModel) (p Penalty, ok bool) {
	if k, is := m.(PenaltyModel); is {
		return k.Penalty()
	}
	return p, false
}

// rim works out the shape's edge, anticlockwise: along each direction the r with
// L1·r·(|cos|+|sin|) + L2/2·r² = level.
func (s *penaltyShape) rim() {
	s.ring = s.ring[:0]
	if !(s.level > 0) {
		return
	}
	far := 2 * (math.Abs(s.bounds[0]) + math.Abs(s.bounds[1]) + math.Abs(s.bounds[2]) + math.Abs(s.bounds[3]))
	if !s.On[0] || !s.On[1] {
		r := s.radius(1, 1)
		a, b := far, r
		if s.On[0] {
			a, b = r, far
		}
		s.ring = append(s.ring, XY{a, b}, XY{-a, b}, XY{-a, -b}, XY{a, -b})
		return
	}
	for i := range rimPoints {
		quarter, k := i/(rimPoints/4), i%(rimPoints/4)
		angle := float64(k) / (rimPoints / 4) * math.Pi / 2
		c, n := math.Cos(angle), math.Sin(angle)
		r := min(s.radius(c+n, 1), far)
		for range quarter {
			c, n = -n, c
		}
		s.ring = append(s.ring, XY{r * c, r * n})
	}
}

// radius solves L1·sum·r + L2/2·square·r² = level.
func (s *penaltyShape) radius(sum, square float64) float64 {
	b, a := s.L1*sum, s.L2*square
	if a == 0 {
		return s.level / b
	}
	return 2 * s.level / (b + math.Sqrt(b*b+2*a*s.level)) // the root that does not cancel
}

// trace finds the loss's level line through the touching point, from the samples that the
// landscape has.
func (s *penaltyShape) trace(land *landscape) {
	f := &s.field
	f.over(land.field.n, s.bounds[0], s.bounds[1], s.bounds[2], s.bounds[3])
	for i, v := range land.field.v {
		f.v[i] = v - s.loss
	}
	s.traced.trace(f, func(x0, y0, a, x1, y1, b float64) XY {
		t := a / (a - b)
		return XY{x0 + t*(x1-x0), y0 + t*(y1-y0)}
	})
}

// project carries everything to pixels.
func (s *penaltyShape) project(a *axes) {
	s.edge.reset()
	s.line.reset()
	s.fill = s.fill[:0]
	if !s.known {
		return
	}
	s.at = a.px(s.W1, s.W2)
	for i := range s.ring {
		s.fill = append(s.fill, a.px(s.ring[i].X, s.ring[i].Y))
		s.edge.to(s.fill[i], a.box)
	}
	if len(s.fill) > 0 {
		s.edge.to(s.fill[0], a.box)
	}
	s.within(a.box)
	for i := range s.traced.len() {
		s.line.lift()
		for _, p := range s.traced.line(i) {
			s.line.to(a.px(p.X, p.Y), a.box)
		}
	}
}

// within cuts the convex shape off at the edges of the plot (Sutherland and Hodgman
// 1974).
func (s *penaltyShape) within(b box) {
	for side := range 4 {
		inside := func(p XY) float64 { // how far within this edge
			switch side {
			case 0:
				return p.X - b.x0
			case 1:
				return b.x1 - p.X
			case 2:
				return p.Y - b.y0
			}
			return b.y1 - p.Y
		}
		s.clip = s.clip[:0]
		for i, p := range s.fill {
			q := s.fill[(i+1)%len(s.fill)]
			dp, dq := inside(p), inside(q)
			if dp >= 0 {
				s.clip = append(s.clip, p)
			}
			if (dp >= 0) != (dq >= 0) {
				t := dp / (dp - dq)
				s.clip = append(s.clip, XY{p.X + t*(q.X-p.X), p.Y + t*(q.Y-p.Y)})
			}
		}
		s.fill, s.clip = s.clip, s.fill
	}
}

// name is what the shape is called.
func (s *penaltyShape) name() string {
	switch {
	case !s.On[0] || !s.On[1]:
		return "equal penalty"
	case s.L2 == 0:
		return "L1 diamond"
	case s.L1 == 0:
		return "L2 circle"
	}
	return "L1 + L2 shape"
}

func (s *penaltyShape) draw(c Canvas) {
	if !s.known {
		return
	}
	if len(s.fill) >= 3 {
		c.Polygon(s.fill, Paint{InkBlue, 0.16})
	}
	s.line.draw(c, 2, ink(InkOrange), false)
	s.edge.draw(c, 2, ink(InkBlue), false)
}

// drawLowest marks the touching point.
func (s *penaltyShape) drawLowest(c Canvas, p *pen) {
	if s.known && s.W1 >= s.bounds[0] && s.W1 <= s.bounds[1] && s.W2 >= s.bounds[2] && s.W2 <= s.bounds[3] {
		p.both(c, s.at, 7.5)
	}
}

// sign is a small diamond, circle or what lies between.
func (s *penaltyShape) sign(c Canvas, p *pen, x, y float64) {
	switch {
	case !s.On[0] || !s.On[1]:
		c.Rect(x-4, y-6, 8, 12, Paint{InkBlue, 0.2})
		p.line(c, x-4, y-6, x-4, y+6, 1.5, ink(InkBlue), false)
		p.line(c, x+4, y-6, x+4, y+6, 1.5, ink(InkBlue), false)
	case s.L1 == 0:
		c.Circle(x, y, 6, Paint{InkBlue, 0.2}, ink(InkBlue), 1.5)
	default:
		q := append(p.pts[:0], XY{x, y - 7}, XY{x + 7, y}, XY{x, y + 7}, XY{x - 7, y}, XY{x, y - 7})
		c.Polygon(q[:4], Paint{InkBlue, 0.2})
		c.Polyline(q, 1.5, ink(InkBlue), false)
	}
}

// both marks where loss and penalty together are lowest.
func (p *pen) both(c Canvas, at XY, r float64) {
	p.shape(c, at.X, at.Y, r+1.5, Val, ink(InkPaper))
	p.shape(c, at.X, at.Y, r, Val, ink(InkText))
}

// sayPenalty says where the minimum goes.
func sayPenalty(m ContourModel) string {
	p, ok := penaltyOf(m)
	if !ok {
		return ""
	}
	s := penaltyShape{Penalty: p}
	if !p.Known {
		return " A penalty on the weights is added to what the steps lower."
	}
	x, y := m.Axes()
	text := " With the penalty the lowest point is (" + Number(p.W1, 3) + ", " + Number(p.W2, 3) + ")"
	var zero string
	switch {
	case p.W1 == 0 && p.W2 == 0 && p.On == [2]bool{true, true}:
		zero = "both weights are"
	case p.W1 == 0 && p.On[0]:
		zero = x + " is"
	case p.W2 == 0 && p.On[1]:
		zero = y + " is"
	}
	switch {
	case zero != "" && p.L1 > 0 && p.On == [2]bool{true, true} && !(p.W1 == 0 && p.W2 == 0):
		text += ", where a level line of the loss touches the " + s.name() + " in a corner: " + zero + " exactly 0"
	case zero != "":
		text += ": " + zero + " exactly 0"
	default:
		text += ", where a level line of the loss touches the " + s.name()
	}
	return text + "."
}
