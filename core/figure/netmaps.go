package figure

import "math"

// Cells a side of a unit's map: at rest, and while a run moves.
const (
	mapFine   = 28
	mapCoarse = mapFine / 2
)

// netMaps keep the units' activations over the input plane, one raster a
// column so that a column is one image. Rows between the units are blank.
//
// While a run moves, one column is computed a tick, in turn; at rest each is
// computed once more, finely.
type netMaps struct {
	columns []columnMap
	turn    int
	quiet   int
	seen    uint64
	xs, ys  []float64
	one     []float64
}

type columnMap struct {
	rasters [2]*Raster // coarse, fine
	raster  *Raster
	version uint64
	cells   int
}

// mapPitch returns the pitch nearest to want at which units of the given size
// fall on whole cells of a column's raster.
func mapPitch(size, want float64) float64 {
	gap := math.Floor((want/size - 1) * mapCoarse)
	return size * (1 + max(gap, 2)/mapCoarse)
}

// mapped says whether the units have maps: a map is over two inputs.
func (f *NetworkFigure) mapped() bool { return len(f.sizes) > 0 && f.sizes[0] == 2 }

// all computes every column finely.
func (m *netMaps) all(f *NetworkFigure) {
	if !f.mapped() {
		return
	}
	for len(m.columns) < len(f.columns) {
		m.columns = append(m.columns, columnMap{})
	}
	for k := range f.columns {
		m.compute(f, k, mapFine)
	}
}

// adopt takes over another figure's maps of the same columns, to be computed
// again in turn.
func (m *netMaps) adopt(old *netMaps, version uint64) {
	*m = *old
	for k := range m.columns {
		m.columns[k].version = ^version
	}
}

// tick computes the column whose turn it is, if it has to be.
func (m *netMaps) tick(f *NetworkFigure) {
	m.quiet++
	if m.seen != f.version {
		m.seen, m.quiet = f.version, 0
	}
	if len(f.columns) == 0 || !f.mapped() {
		return
	}
	for range f.columns {
		m.turn = (m.turn + 1) % len(f.columns)
		c := &m.columns[m.turn]
		if m.quiet >= restTicks && (c.version != f.version || c.cells < mapFine) {
			m.compute(f, m.turn, mapFine)
			return
		}
		if c.version != f.version {
			m.compute(f, m.turn, mapCoarse)
			return
		}
	}
}

// compute fills one column's raster with n×n cells a unit.
func (m *netMaps) compute(f *NetworkFigure, k, n int) {
	col, c := &f.columns[k], &m.columns[k]
	if col.index == 0 && c.cells == mapFine { // inputs never change
		c.version = f.version
		return
	}
	m.grid(f, n)
	c.raster = choose(&c.rasters, n == mapFine)
	pitch := int(math.Round(col.pitch / col.size * float64(n)))
	r := c.raster
	r.resize(n, pitch*(col.shown-1)+n)
	clear(r.Values)
	for u := range col.shown {
		m.unit(f, col.index, u)
		scale := 1.0
		for _, v := range m.one {
			if finite(v) {
				scale = max(scale, math.Abs(v))
			}
		}
		at := r.Values[u*pitch*n:]
		for i, v := range m.one {
			at[i] = v / scale
		}
	}
	r.Version++
	c.version, c.cells = f.version, n
}

// grid sets xs and ys to the middles of n×n cells over the input plane.
func (m *netMaps) grid(f *NetworkFigure, n int) {
	x0, x1, y0, y1 := f.model.Bounds()
	m.xs, m.ys, m.one = m.xs[:0], m.ys[:0], m.one[:0]
	for i := range n {
		t := (float64(i) + 0.5) / float64(n)
		m.xs = append(m.xs, x0+t*(x1-x0))
		m.ys = append(m.ys, y1+t*(y0-y1))
	}
	for range n * n {
		m.one = append(m.one, 0)
	}
}

// unit fills m.one with the activation of a unit of a column.
func (m *netMaps) unit(f *NetworkFigure, column, u int) {
	if column > 0 {
		f.model.UnitMap(column-1, u, m.one, m.xs, m.ys)
		return
	}
	n := len(m.xs)
	for j, y := range m.ys {
		for i, x := range m.xs {
			m.one[j*n+i] = x
			if u == 1 {
				m.one[j*n+i] = y
			}
		}
	}
}
