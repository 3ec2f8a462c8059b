package figure

import "math"

// How finely and how often a surface is sampled.
const (
	fineNodes   = 81 // nodes a side at rest, making 80×80 cells
	coarseNodes = 49 // while a run moves
	everyTicks  = 4  // at most one coarse surface in so many ticks: 15 a second
	restTicks   = 10 // without change, and the fine one is made

	// A tick samples so many nodes, an eighth of a fine surface, which a large network would
	// take several frames for. A coarse one is made in everyTicks, with one for its contour.
	nodesATick = 17 * coarseNodes
)

// A surface keeps a model's signed confidence as a raster and as the contour
// along which the model is undecided.
type surface struct {
	field        field
	rasters      [2]*Raster // coarse and fine: each keeps its size on the GPU
	raster       *Raster
	plane, lines contours // in the plane and in pixels
	hard         bool     // the model is certain everywhere, a step

	version        uint64 // of the model, when last sampled
	seen           uint64 // of the model, at the last tick
	nodes          int    // as last sampled, or as it is being sampled
	row            int    // the next one to be sampled, then n: the contour is next; 0 if nothing is
	since, quiet   int    // ticks since the last sampling and the last change
	x0, x1, y0, y1 float64
	moved          bool // contours wait for project
	one            [1]float64
	oneX, oneY     [1]float64
}

func (s *surface) bounds(x0, x1, y0, y1 float64) {
	if x0 != s.x0 || x1 != s.x1 || y0 != s.y0 || y1 != s.y1 {
		s.x0, s.x1, s.y0, s.y1 = x0, x1, y0, y1
		s.nodes, s.row = 0, 0 // what was sampled is of another part of the plane
	}
}

// fresh reports whether the picture is the model's, as fine as it gets.
func (s *surface) fresh(m PlaneModel) bool {
	return s.raster != nil && s.row == 0 && s.nodes == fineNodes && s.version == m.Version()
}

// tick samples the model again if it is time to, some rows a tick. While a run moves, the
// rows of one picture are of models that are a tick apart, which nobody sees.
func (s *surface) tick(m PlaneModel, version uint64) {
	s.since++
	s.quiet++
	if version != s.seen {
		s.seen, s.quiet = version, 0
	}
	switch {
	case s.row > 0 && (s.nodes < fineNodes || s.version == version): // go on
	case s.nodes == 0, s.version != version && s.since >= everyTicks:
		s.begin(m, coarseNodes)
	case s.nodes < fineNodes && s.quiet >= restTicks:
		s.begin(m, fineNodes)
	default:
		return
	}
	s.sample(m)
}

// compute samples the model finely, all at once.
func (s *surface) compute(m PlaneModel) {
	s.begin(m, fineNodes)
	for s.sample(m); s.row > 0; {
		s.sample(m)
	}
}

func (s *surface) begin(m PlaneModel, nodes int) {
	s.version, s.nodes, s.since = m.Version(), nodes, 0
	s.seen = s.version
	s.row = 0
	s.field.over(nodes, s.x0, s.x1, s.y0, s.y1)
}

// sample goes on with the rows, for a tick's nodes. Once all are there, it makes another
// picture of them.
func (s *surface) sample(m PlaneModel) {
	f := &s.field
	if from := s.row; from < f.n {
		s.row = min(from+nodesATick/f.n, f.n)
		m.Surface(f.v[from*f.n:s.row*f.n], f.xs, f.ys[from:s.row])
		return
	}
	s.row = 0
	s.raster = choose(&s.rasters, s.nodes == fineNodes)
	f.average(s.raster)
	s.hard = true
	for _, v := range f.v {
		if math.Abs(v) < 0.999 {
			s.hard = false
			break
		}
	}
	s.plane.trace(f, func(x0, y0, a, x1, y1, b float64) XY {
		return s.cross(m, x0, y0, a, x1, y1, b)
	})
	s.moved = true
}

// choose returns the coarse or the fine raster, which it makes at first use.
func choose(rasters *[2]*Raster, fine bool) *Raster {
	i := 0
	if fine {
		i = 1
	}
	if rasters[i] == nil {
		rasters[i] = &Raster{}
	}
	return rasters[i]
}

// cross returns where the model changes sign between two nodes: by straight
// interpolation on a slope, by halving at a step, and at rest on a steep slope too.
func (s *surface) cross(m PlaneModel, x0, y0, a, x1, y1, b float64) XY {
	if math.Abs(a-b) > 0.5 && (s.hard || s.nodes == fineNodes) {
		for range 6 {
			x, y := (x0+x1)/2, (y0+y1)/2
			if v := s.at(m, x, y); (v > 0) == (a > 0) {
				x0, y0, a = x, y, v
			} else {
				x1, y1, b = x, y, v
			}
		}
	}
	t := a / (a - b)
	if !(t >= 0 && t <= 1) {
		t = 0.5
	}
	return XY{x0 + t*(x1-x0), y0 + t*(y1-y0)}
}

// at returns the model's signed confidence at one point.
func (s *surface) at(m PlaneModel, x, y float64) float64 {
	s.oneX[0], s.oneY[0] = x, y
	m.Surface(s.one[:], s.oneX[:], s.oneY[:])
	return s.one[0]
}

// project carries the contours to pixels.
func (s *surface) project(a *axes) {
	s.lines.starts = append(s.lines.starts[:0], s.plane.starts...)
	s.lines.pts = s.lines.pts[:0]
	for _, p := range s.plane.pts {
		s.lines.pts = append(s.lines.pts, a.px(p.X, p.Y))
	}
	s.moved = false
}
