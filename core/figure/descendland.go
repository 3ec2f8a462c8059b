package figure

import (
	"math"
	"slices"
)

// A landscape keeps a loss surface as bands of nearly equal loss and the level
// lines between them. Levels lie at the squares of even steps from the lowest loss
// up, so that a bowl's lines are evenly spaced; what is higher than nearly
// everything shown belongs to the last band.
type landscape struct {
	field     field
	shifted   field   // the field less one level, to be traced
	raster    *Raster // one and the same for the GPU, through every Adopt
	tracer    contours
	lines     [bands - 1]strokes // in pixels
	plane     [bands - 1][]XY    // the same lines over the weights
	starts    [bands - 1][]int
	low, high float64
	sorted    []float64
	known     bool
	bounds    [4]float64
	probes    [probeSide * probeSide]float64
}

const (
	bands     = 10
	probeSide = 5    // a surface that is the same at 5×5 places is the same
	bandAlpha = 0.62 // of the highest band, on the raster's own scale
)

// level returns the loss at which band k begins.
func (l *landscape) level(k int) float64 {
	t := float64(k) / bands
	return l.low + t*t*(l.high-l.low)
}

// top is where the highest band begins.
func (l *landscape) top() float64 { return l.level(bands - 1) }

// look samples the model's surface if it is not the one that is kept. Steps
// change a model's version but not its surface, which is why a few losses are
// compared first.
func (l *landscape) look(m ContourModel, x0, x1, y0, y1 float64) {
	changed := !l.known || l.bounds != [4]float64{x0, x1, y0, y1}
	l.known, l.bounds = true, [4]float64{x0, x1, y0, y1}
	for k := range l.probes {
		// Off the middle, where a symmetric surface could hide a change.
		tx := (float64(k%probeSide) + 0.37) / probeSide
		ty := (float64(k/probeSide) + 0.41) / probeSide
		v := m.Loss(x0+tx*(x1-x0), y0+ty*(y1-y0))
		if v != l.probes[k] && (v == v || l.probes[k] == l.probes[k]) {
			changed = true
		}
		l.probes[k] = v
	}
	if changed {
		l.sample(m)
	}
}

// sample computes bands and lines.
func (l *landscape) sample(m ContourModel) {
	f := &l.field
	f.over(fineNodes, l.bounds[0], l.bounds[1], l.bounds[2], l.bounds[3])
	l.sorted = l.sorted[:0]
	for j, y := range f.ys {
		for i, x := range f.xs {
			v := m.Loss(x, y)
			if !finite(v) {
				v = math.Inf(1)
			} else {
				l.sorted = append(l.sorted, v)
			}
			f.v[j*f.n+i] = v
		}
	}
	slices.Sort(l.sorted)
	l.low, l.high = 0, 1
	if n := len(l.sorted); n > 0 {
		l.low, l.high = l.sorted[0], l.sorted[(n-1)*97/100]
	}
	if _, _, ok := m.Minimum(); ok {
		if w1, w2, _ := m.Minimum(); finite(m.Loss(w1, w2)) {
			l.low = min(l.low, m.Loss(w1, w2))
		}
	}
	if !(l.high > l.low) {
		l.high = l.low + 1
	}
	for i, v := range f.v { // so that every level can be interpolated
		f.v[i] = min(v, l.low+4*(l.high-l.low))
	}
	l.shade()
	l.trace()
}

// shade fills the raster with the bands, more finely than the field.
func (l *landscape) shade() {
	const fine = 3
	f := &l.field
	n := (f.n - 1) * fine
	if l.raster == nil {
		l.raster = &Raster{}
	}
	l.raster.resize(n, n)
	for j := range n {
		v, ty := j/fine, (float64(j%fine)+0.5)/fine
		for i := range n {
			u, tx := i/fine, (float64(i%fine)+0.5)/fine
			k := v*f.n + u
			top := f.v[k] + tx*(f.v[k+1]-f.v[k])
			low := f.v[k+f.n] + tx*(f.v[k+f.n+1]-f.v[k+f.n])
			t := math.Sqrt(max((top+ty*(low-top)-l.low)/(l.high-l.low), 0))
			band := min(math.Floor(t*bands), bands-1)
			l.raster.Values[j*n+i] = -bandAlpha * band / (bands - 1)
		}
	}
	l.raster.Version++
}

// trace finds the level lines.
func (l *landscape) trace() {
	f, s := &l.field, &l.shifted
	s.over(f.n, l.bounds[0], l.bounds[1], l.bounds[2], l.bounds[3])
	for k := range l.plane {
		level := l.level(k + 1)
		for i, v := range f.v {
			s.v[i] = v - level
		}
		l.tracer.trace(s, func(x0, y0, a, x1, y1, b float64) XY {
			t := a / (a - b)
			return XY{x0 + t*(x1-x0), y0 + t*(y1-y0)}
		})
		l.plane[k] = append(l.plane[k][:0], l.tracer.pts...)
		l.starts[k] = append(l.starts[k][:0], l.tracer.starts...)
	}
}

// project carries the level lines to pixels.
func (l *landscape) project(a *axes) {
	for k := range l.lines {
		s := &l.lines[k]
		s.reset()
		for i := range max(len(l.starts[k])-1, 0) {
			s.lift()
			for _, p := range l.plane[k][l.starts[k][i]:l.starts[k][i+1]] {
				s.to(a.px(p.X, p.Y), a.box)
			}
		}
	}
}

func (l *landscape) draw(c Canvas) {
	for k := range l.lines {
		l.lines[k].draw(c, 1, Paint{InkOrange, 0.5}, false)
	}
}
