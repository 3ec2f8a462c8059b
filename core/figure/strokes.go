package figure

import "math"

// strokes are lines in pixels, cut where they leave a box and where they
// break; one allocation serves all of them again and again.
type strokes struct {
	pts    []XY
	starts []int // where each line begins in pts
	last   XY    // the point before, if open
	open   bool  // there is a point before
	joined bool  // and it is the last of pts
}

func (s *strokes) reset() { s.pts, s.starts, s.open, s.joined = s.pts[:0], s.starts[:0], false, false }

// lift ends the line: the next point begins another.
func (s *strokes) lift() { s.open, s.joined = false, false }

// to leads the line on to p, showing what of it lies in b. A point that is not
// finite breaks the line.
func (s *strokes) to(p XY, b box) {
	if !finite(p.X) || !finite(p.Y) {
		s.lift()
		return
	}
	if s.open {
		if p0, p1, ok := clip(s.last, p, b); ok {
			if !s.joined || !same(p0, s.pts[len(s.pts)-1]) {
				s.starts = append(s.starts, len(s.pts))
				s.pts = append(s.pts, p0)
			}
			s.pts = append(s.pts, p1)
			s.joined = same(p1, p)
		} else {
			s.joined = false
		}
	}
	s.last, s.open = p, true
}

// draw strokes the lines.
func (s *strokes) draw(c Canvas, width float64, p Paint, dashed bool) {
	for i, from := range s.starts {
		to := len(s.pts)
		if i+1 < len(s.starts) {
			to = s.starts[i+1]
		}
		c.Polyline(s.pts[from:to], width, p, dashed)
	}
}

// clip returns the part of the segment p–q that lies in b (Liang and Barsky
// 1984, https://doi.org/10.1145/357332.357333).
func clip(p, q XY, b box) (from, to XY, ok bool) {
	dx, dy := q.X-p.X, q.Y-p.Y
	t0, t1 := 0.0, 1.0
	for _, e := range [...][2]float64{{-dx, p.X - b.x0}, {dx, b.x1 - p.X}, {-dy, p.Y - b.y0}, {dy, b.y1 - p.Y}} {
		switch d, room := e[0], e[1]; {
		case d == 0 && room < 0:
			return p, q, false
		case d < 0:
			t0 = max(t0, room/d)
		case d > 0:
			t1 = min(t1, room/d)
		}
	}
	if !(t0 <= t1) {
		return p, q, false
	}
	from, to = p, q
	if t0 > 0 {
		from = XY{p.X + t0*dx, p.Y + t0*dy}
	}
	if t1 < 1 {
		to = XY{p.X + t1*dx, p.Y + t1*dy}
	}
	return from, to, finite(from.X+from.Y) && finite(to.X+to.Y)
}

// laneInk and laneDashed tell lines of one plot apart: first by ink, and every
// other one by dashes too, so that neighbours never differ by colour alone.
func laneInk(i int) Ink {
	inks := [...]Ink{InkBlue, InkOrange, InkAccent, InkGood, InkBad, InkText, InkMuted, InkAxis}
	return inks[max(i, 0)%len(inks)]
}

func laneDashed(i int) bool { return max(i, 0)%2 == 1 }

// fitText shortens s with an ellipsis until it is at most so wide.
func fitText(s string, width, size float64) string {
	if textWidth(s, size) <= width {
		return s
	}
	r := []rune(s)
	for len(r) > 1 && textWidth(string(r)+"…", size) > width {
		r = r[:len(r)-1]
	}
	return string(r) + "…"
}

// nudge moves v within [lo, hi] by the key pressed: an arrow by a 120th of the
// interval, page keys by a 12th, Home and End to its ends.
func nudge(key string, v, lo, hi float64) (float64, bool) {
	step := (hi - lo) / 120
	switch key {
	case "ArrowLeft", "ArrowDown":
		v -= step
	case "ArrowRight", "ArrowUp":
		v += step
	case "PageDown":
		v -= 10 * step
	case "PageUp":
		v += 10 * step
	case "Home":
		v = lo
	case "End":
		v = hi
	default:
		return v, false
	}
	return math.Min(math.Max(v, lo), hi), true
}
