package figure

// A field is a function sampled on the nodes of a square grid over a part of
// the plane, row 0 at the top.
type field struct {
	n      int
	xs, ys []float64 // columns left to right; rows top to bottom
	v      []float64 // v[j*n+i] at (xs[i], ys[j])
}

// over sets the grid: n nodes a side, the first and last on the edge.
func (f *field) over(n int, x0, x1, y0, y1 float64) {
	f.n = n
	if cap(f.xs) < n {
		f.xs, f.ys, f.v = make([]float64, n), make([]float64, n), make([]float64, n*n)
	}
	f.xs, f.ys, f.v = f.xs[:n], f.ys[:n], f.v[:n*n]
	for i := range n {
		t := float64(i) / float64(n-1)
		f.xs[i] = x0 + t*(x1-x0)
		f.ys[i] = y1 + t*(y0-y1)
	}
}

// average fills r with the mean of each cell's four nodes, so that the raster
// covers exactly the part of the plane that the nodes span.
func (f *field) average(r *Raster) {
	m := f.n - 1
	r.resize(m, m)
	for j := range m {
		for i := range m {
			k := j*f.n + i
			r.Values[j*m+i] = (f.v[k] + f.v[k+1] + f.v[k+f.n] + f.v[k+f.n+1]) / 4
		}
	}
	r.Version++
}

// contours are the lines along which a field is 0, chained from cell to cell
// (marching squares).
type contours struct {
	pts    []XY  // in the plane
	starts []int // where in pts each line begins; one more for the end
	links  [][2]int32
}

// len returns the number of lines.
func (c *contours) len() int { return max(len(c.starts)-1, 0) }

// line returns the points of line i; a closed line ends where it began.
func (c *contours) line(i int) []XY { return c.pts[c.starts[i]:c.starts[i+1]] }

// trace finds the lines. cross returns where between the nodes (x0, y0) with
// value a and (x1, y1) with value b the field changes sign.
func (c *contours) trace(f *field, cross func(x0, y0, a, x1, y1, b float64) XY) {
	c.pts, c.starts = c.pts[:0], c.starts[:0]
	if n := 2 * f.n * f.n; cap(c.links) < n {
		c.links = make([][2]int32, n)
	} else {
		c.links = c.links[:n]
	}
	for i := range c.links {
		c.links[i] = [2]int32{-1, -1}
	}
	for j := range f.n - 1 {
		for i := range f.n - 1 {
			c.cell(f, i, j)
		}
	}
	for _, open := range [...]bool{true, false} { // ends first, then loops
		for e := range c.links {
			if c.links[e][0] >= 0 && (c.links[e][1] < 0) == open {
				c.walk(f, int32(e), cross)
			}
		}
	}
	c.starts = append(c.starts, len(c.pts))
}

// cell links the edges that a line crosses in cell (i, j). Edge 2k leads from
// node k to the right, edge 2k+1 down.
func (c *contours) cell(f *field, i, j int) {
	k := j*f.n + i
	a, b := f.v[k] > 0, f.v[k+1] > 0
	d, e := f.v[k+f.n] > 0, f.v[k+f.n+1] > 0
	top, left := int32(2*k), int32(2*k+1)
	right, bottom := int32(2*(k+1)+1), int32(2*(k+f.n))
	var cut [4]int32
	n := 0
	add := func(crossed bool, edge int32) {
		if crossed {
			cut[n] = edge
			n++
		}
	}
	add(a != b, top)
	add(b != e, right)
	add(d != e, bottom)
	add(a != d, left)
	switch n {
	case 2:
		c.link(cut[0], cut[1])
	case 4: // a saddle: the middle decides which corners belong together
		middle := f.v[k]+f.v[k+1]+f.v[k+f.n]+f.v[k+f.n+1] > 0
		if middle == a {
			c.link(top, right)
			c.link(bottom, left)
		} else {
			c.link(top, left)
			c.link(bottom, right)
		}
	}
}

func (c *contours) link(p, q int32) {
	for _, e := range [...][2]int32{{p, q}, {q, p}} {
		l := &c.links[e[0]]
		if l[0] < 0 {
			l[0] = e[1]
		} else {
			l[1] = e[1]
		}
	}
}

// walk follows a line from edge e and takes its links away.
func (c *contours) walk(f *field, e int32, cross func(x0, y0, a, x1, y1, b float64) XY) {
	c.starts = append(c.starts, len(c.pts))
	for e >= 0 {
		k := int(e / 2)
		i, j := k%f.n, k/f.n
		i2, j2 := i+1, j
		if e%2 == 1 {
			i2, j2 = i, j+1
		}
		c.pts = append(c.pts, cross(f.xs[i], f.ys[j], f.v[k], f.xs[i2], f.ys[j2], f.v[j2*f.n+i2]))
		next := c.links[e][0]
		if next < 0 {
			return
		}
		c.unlink(e, next)
		c.unlink(next, e)
		e = next
	}
}

func (c *contours) unlink(e, other int32) {
	l := &c.links[e]
	if l[0] == other {
		l[0], l[1] = l[1], -1
	} else if l[1] == other {
		l[1] = -1
	}
}
