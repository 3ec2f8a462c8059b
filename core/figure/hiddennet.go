package figure

import (
	"math"
	"strconv"
)

// A gridNet is the input square's net of grid lines with each point's pixel at
// both ends of the fold. Lines change colour where the output changes sign.
type gridNet struct {
	from, to, now []XY
	runs          []netRun
}

// A netRun is a piece of a grid line on one side of the boundary.
type netRun struct {
	start, end int // of its points
	positive   bool
}

const (
	netLines = 13 // grid lines in each direction
	netSteps = 24 // pieces of each
)

// lay computes the net for the figure's model and axes.
func (g *gridNet) lay(f *Hidden) {
	g.from, g.to, g.runs = g.from[:0], g.to[:0], g.runs[:0]
	for k := range 2 * netLines {
		across := float64(k/2) / (netLines - 1)
		place := func(along float64) (x, y float64) {
			u, v := along, across
			if k%2 == 1 {
				u, v = v, u
			}
			return f.in.x.Min + u*(f.in.x.Max-f.in.x.Min), f.in.y.Min + v*(f.in.y.Max-f.in.y.Min)
		}
		g.follow(f, place)
	}
}

// follow lays one grid line: a new run begins where the output changes sign
// and where hidden space has a gap.
func (g *gridNet) follow(f *Hidden, place func(float64) (x, y float64)) {
	start, before, last := len(g.from), false, 0.0
	end := func(stop int) {
		g.runs = append(g.runs, netRun{start, stop, before})
		start = stop
	}
	put := func(along float64) {
		g.add(f, place, along)
		if n := len(g.to); n-start > 1 && g.jumps(f, place, last, along) {
			end(n - 1) // nothing lies between the two sides of a step
		}
		last = along
	}
	for s := range netSteps + 1 {
		along := float64(s) / netSteps
		positive := g.value(f, place, along) > 0
		if s > 0 && positive != before {
			cut := g.cut(f, place, last, along, before)
			put(cut)
			end(len(g.from))
			put(cut)
		}
		before = positive
		put(along)
	}
	end(len(g.from))
}

func (g *gridNet) add(f *Hidden, place func(float64) (x, y float64), along float64) {
	x, y := place(along)
	g.from = append(g.from, f.in.px(x, y))
	g.to = append(g.to, f.carry(x, y))
}

// value is the output unit's w·h + b at a point of the line.
func (g *gridNet) value(f *Hidden, place func(float64) (x, y float64), along float64) float64 {
	if !f.bound.ok {
		return 1
	}
	return f.bound.value(f.model.Map(place(along)))
}

// cut halves its way to where the sign changes between a and b.
func (g *gridNet) cut(f *Hidden, place func(float64) (x, y float64), a, b float64, positive bool) float64 {
	for range 8 {
		middle := (a + b) / 2
		if (g.value(f, place, middle) > 0) == positive {
			a = middle
		} else {
			b = middle
		}
	}
	return (a + b) / 2
}

// jumps says whether hidden space has a gap within the last piece of a line,
// from lo to hi: halving the piece again and again leaves the distance.
func (g *gridNet) jumps(f *Hidden, place func(float64) (x, y float64), lo, hi float64) bool {
	b := g.to[len(g.to)-1]
	a := g.to[len(g.to)-2]
	whole := math.Hypot(b.X-a.X, b.Y-a.Y)
	if whole < 0.2*f.in.w() {
		return false
	}
	for range 12 {
		middle := (lo + hi) / 2
		m := f.carry(place(middle))
		if math.Hypot(m.X-a.X, m.Y-a.Y) > math.Hypot(m.X-b.X, m.Y-b.Y) {
			hi, b = middle, m
		} else {
			lo, a = middle, m
		}
	}
	return math.Hypot(b.X-a.X, b.Y-a.Y) > 0.5*whole
}

func (g *gridNet) draw(c Canvas, sided bool) {
	for _, r := range g.runs {
		p := Paint{InkMuted, 0.5}
		if sided {
			p = Paint{signInk(r.positive), 0.5}
		}
		c.Polyline(g.now[r.start:r.end], 1, p, false)
	}
}

// A heap says that several examples lie on one place.
type heap struct {
	at   XY
	text string
}

// heap counts examples that fall on each other, where there are few enough
// for one to matter.
func (f *Hidden) heap() {
	f.heaps = f.heaps[:0]
	if len(f.places) > 12 {
		return
	}
	for i, p := range f.places {
		n := 1
		for k, q := range f.places {
			if near := (p.X-q.X)*(p.X-q.X)+(p.Y-q.Y)*(p.Y-q.Y) < 9; near && k != i {
				n++
				if k < i { // counted already
					n = -len(f.places)
				}
			}
		}
		if n > 1 {
			f.heaps = append(f.heaps, heap{XY{p.X + f.radius + 5, p.Y + f.radius}, "×" + strconv.Itoa(n)})
		}
	}
}
