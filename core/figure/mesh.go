package figure

import "slices"

// A Mesh is the canvas of a GPU: it turns shapes into triangles and keeps
// labels apart, for whoever sets text. Draw figures on it, then draw its
// Batches in order and put its Labels on top. A mesh that is the [Mesh.Same] as that of
// the last frame need not be drawn.
//
// Edges are anti-aliased by a fringe one device pixel wide, over which the
// opacity falls to nothing; those of rings by [Coverage]. Once it has grown to what the
// figures need, a Mesh allocates no more.
type Mesh struct {
	Batches []Batch     // in drawing order; a new one begins at each image only
	Labels  []MeshLabel // in drawing order

	scale  float64
	ox, oy float64 // the figure's place, in logical pixels
	apart  bool    // what comes next goes into a batch of its own
	colors [inkCount][3]float32
	pts    []XY // the line at hand, in device pixels
	dash   []XY // the dash at hand
}

// A Batch is one draw call: triangles, or one image.
type Batch struct {
	Image      *Raster // nil for triangles
	Version    uint64  // the image's, when it was put here
	X, Y, W, H float32 // the image's place in device pixels
	Vertices   []Vertex
	Indices    []uint32 // three a triangle
}

// A Vertex is a corner in device pixels with its premultiplied colour, each
// component in [0, 1].
//
// U and V are its place relative to the middle of a ring, and Inner and Outer the ring's
// radii, the same at all corners of a triangle; see [Coverage]. Outer is 0 where a
// triangle is filled evenly.
type Vertex struct{ X, Y, R, G, B, A, U, V, Inner, Outer float32 }

// Coverage is the share of a pixel d from the middle of a ring that the ring covers; both
// edges fade over a pixel. Whoever draws a mesh multiplies the colour by it, pixel by pixel,
// where Outer is not 0. So a ring takes four corners, and a cloud of a thousand marks, of
// several rings each, few enough.
func Coverage(d, inner, outer float32) float32 {
	return min(max(outer-d+0.5, 0), 1) * min(max(d-inner+0.5, 0), 1)
}

// A MeshLabel is a line of text in logical pixels; Y is the line's middle.
type MeshLabel struct {
	X, Y  float64
	Text  string
	Align Align
	Ink   Ink
	Size  float64
}

// Reset empties the mesh for a new frame in the theme's colours. scale is the
// number of device pixels in a logical one.
func (m *Mesh) Reset(t *Theme, scale float64) {
	m.Batches = m.Batches[:0]
	m.Labels = m.Labels[:0]
	m.scale, m.ox, m.oy, m.apart = scale, 0, 0, false
	for i, c := range t.Colors {
		m.colors[i] = [3]float32{float32(c.R) / 255, float32(c.G) / 255, float32(c.B) / 255}
	}
}

// Same reports whether two meshes have the same triangles, images and labels. One with a NaN
// is the same as none.
func (m *Mesh) Same(o *Mesh) bool {
	return m.scale == o.scale && m.colors == o.colors && slices.Equal(m.Labels, o.Labels) &&
		slices.EqualFunc(m.Batches, o.Batches, func(a, b Batch) bool {
			return a.Image == b.Image && a.Version == b.Version && a.X == b.X && a.Y == b.Y && a.W == b.W && a.H == b.H &&
				slices.Equal(a.Indices, b.Indices) && slices.Equal(a.Vertices, b.Vertices)
		})
}

// Origin puts what is drawn from now on at (x, y), in logical pixels, and in batches of its
// own, so that several figures share one mesh.
func (m *Mesh) Origin(x, y float64) { m.ox, m.oy, m.apart = x, y, true }

// Image implements [Canvas].
func (m *Mesh) Image(x, y, w, h float64, img *Raster) {
	if img == nil || img.W <= 0 || img.H <= 0 {
		return
	}
	b := m.batch()
	b.Image, b.Version = img, img.Version
	b.X, b.Y = float32((x+m.ox)*m.scale), float32((y+m.oy)*m.scale)
	b.W, b.H = float32(w*m.scale), float32(h*m.scale)
}

// Label implements [Canvas].
func (m *Mesh) Label(x, y float64, text string, align Align, i Ink, size float64) {
	if text != "" && i != InkNone {
		m.Labels = append(m.Labels, MeshLabel{x + m.ox, y + m.oy, text, align, i, size})
	}
}

// batch appends an empty batch that uses the storage of an earlier frame's.
func (m *Mesh) batch() *Batch {
	if len(m.Batches) < cap(m.Batches) {
		m.Batches = m.Batches[:len(m.Batches)+1]
	} else {
		m.Batches = append(m.Batches, Batch{})
	}
	m.apart = false
	b := &m.Batches[len(m.Batches)-1]
	b.Image, b.Version, b.X, b.Y, b.W, b.H = nil, 0, 0, 0, 0, 0
	b.Vertices, b.Indices = b.Vertices[:0], b.Indices[:0]
	return b
}

// triangles returns the batch to put triangles in.
func (m *Mesh) triangles() *Batch {
	if n := len(m.Batches); n > 0 && m.Batches[n-1].Image == nil && !m.apart {
		return &m.Batches[n-1]
	}
	return m.batch()
}

// pen returns the vertex colour of p, its opacity multiplied by cover.
func (m *Mesh) pen(p Paint, cover float64) Vertex {
	a := float32(p.alpha() * min(cover, 1))
	c := m.colors[p.Ink]
	return Vertex{R: c[0] * a, G: c[1] * a, B: c[2] * a, A: a}
}

// at returns the vertex moved to (x, y).
func (v Vertex) at(x, y float64) Vertex {
	v.X, v.Y = float32(x), float32(y)
	return v
}

// clearAt is the fringe's outer corner, where nothing is left.
func clearAt(x, y float64) Vertex { return Vertex{X: float32(x), Y: float32(y)} }

// quad adds the two triangles of four vertices counted from base.
func (b *Batch) quad(i, j, k, l uint32) {
	b.Indices = append(b.Indices, i, j, k, i, k, l)
}

func (b *Batch) next() uint32 { return uint32(len(b.Vertices)) }
