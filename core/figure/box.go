package figure

// A box is a rectangle by its edges, in pixels.
type box struct{ x0, y0, x1, y1 float64 }

func (b box) w() float64 { return b.x1 - b.x0 }
func (b box) h() float64 { return b.y1 - b.y0 }

// has says whether (x, y) lies in the box, its edge included.
func (b box) has(x, y float64) bool {
	return x >= b.x0 && x <= b.x1 && y >= b.y0 && y <= b.y1
}

// grow returns the box with every edge moved outwards by d.
func (b box) grow(d float64) box { return box{b.x0 - d, b.y0 - d, b.x1 + d, b.y1 + d} }

// shift returns the box moved.
func (b box) shift(dx, dy float64) box { return box{b.x0 + dx, b.y0 + dy, b.x1 + dx, b.y1 + dy} }

// frame strokes the box's edge.
func (p *pen) frame(c Canvas, b box, width float64, paint Paint) {
	q := append(p.pts[:0], XY{b.x0, b.y0}, XY{b.x1, b.y0}, XY{b.x1, b.y1}, XY{b.x0, b.y1}, XY{b.x0, b.y0})
	c.Polyline(q, width, paint, false)
}

// A pen draws small shapes through points of its own, so that drawing
// allocates nothing.
type pen struct{ pts [8]XY }

// line strokes one segment.
func (p *pen) line(c Canvas, x0, y0, x1, y1, width float64, paint Paint, dashed bool) {
	c.Polyline(append(p.pts[:0], XY{x0, y0}, XY{x1, y1}), width, paint, dashed)
}

// arrow strokes a shaft from a to b and fills a head that ends in b.
func (p *pen) arrow(c Canvas, a, b XY, width float64, paint Paint) {
	if same(a, b) {
		return
	}
	nx, ny := normal(a, b)
	tx, ty := -ny, nx // from a to b
	head, half := 9.0, 4.5
	neck := XY{b.X - tx*head, b.Y - ty*head}
	p.line(c, a.X, a.Y, neck.X, neck.Y, width, paint, false)
	c.Polygon(append(p.pts[:0], b, XY{neck.X + nx*half, neck.Y + ny*half}, XY{neck.X - nx*half, neck.Y - ny*half}), paint)
}
