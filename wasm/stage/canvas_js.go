//go:build js && wasm

package main

import (
	_ "embed"

	"github.com/hajimehoshi/ebiten/v2"

	"zigzag/core/figure"
)

// A painter draws meshes with ebiten.
type painter struct {
	shapes   *ebiten.Shader // of triangles and rings
	warmed   bool
	nothing  [3]ebiten.Vertex
	scale    float32 // of the frame on the screen, and
	x, y     float32 // its place
	vertices []ebiten.Vertex
	pictures map[*figure.Raster]*picture
	spare    []*picture // of rasters that are gone, to be used again
	bytes    []byte
}

// A picture is a raster on the GPU. It has a border of one texel that repeats
// its edge, so that smoothing does not fade there.
type picture struct {
	image   *ebiten.Image
	w, h    int
	version uint64
	theme   *figure.Theme
	used    bool // in this frame
}

// shapes is the program that the GPU runs for each pixel of a triangle.
//
//go:embed shapes.kage
var shapes []byte

func newPainter() *painter {
	shader, err := ebiten.NewShader(shapes)
	if err != nil {
		panic(err) // of shapes.kage, whatever is drawn
	}
	return &painter{shapes: shader, pictures: map[*figure.Raster]*picture{}}
}

// draw paints a mesh. place is where its pixels lie on the screen, the same place unless the
// browser gave less room than was asked for.
func (p *painter) draw(screen ebiten.FinalScreen, m *figure.Mesh, theme *figure.Theme, place ebiten.GeoM) {
	p.scale, p.x, p.y = float32(place.Element(0, 0)), float32(place.Element(0, 2)), float32(place.Element(1, 2))
	if !p.warmed {
		p.warmed = true
		p.warm(screen)
	}
	for i := range m.Batches {
		b := &m.Batches[i]
		if b.Image != nil {
			p.drawPicture(screen, b, theme)
			continue
		}
		if len(b.Indices) == 0 {
			continue
		}
		p.vertices = p.vertices[:0]
		for _, v := range b.Vertices {
			p.vertices = append(p.vertices, ebiten.Vertex{
				DstX: p.x + p.scale*v.X, DstY: p.y + p.scale*v.Y, ColorR: v.R, ColorG: v.G, ColorB: v.B, ColorA: v.A,
				Custom0: v.U, Custom1: v.V, Custom2: v.Inner, Custom3: v.Outer,
			})
		}
		screen.DrawTrianglesShader32(p.vertices, b.Indices, p.shapes, nil)
	}
	p.sweep()
}

// ask has ebiten call for the final screen, which it does once something has been drawn
// on its own: nothing, here, in a triangle.
func (p *painter) ask(screen *ebiten.Image) {
	screen.DrawTrianglesShader32(p.nothing[:], []uint32{0, 1, 2}, p.shapes, nil)
}

// warm draws nothing, in as many triangles as a large figure has, and a picture of
// nothing. So the storage that drawing needs grows while the stage is being loaded, and the
// browser compiles then what pictures are drawn with. Both would hold the page up in the
// middle of a lesson, each by more than 50 ms where WebGL is drawn in software.
func (p *painter) warm(screen ebiten.FinalScreen) {
	const large = 1 << 15 // vertices; a thousand marks, half of them wrong, have 30,000
	p.vertices = make([]ebiten.Vertex, large)
	indices := make([]uint32, 3*large)
	screen.DrawTrianglesShader32(p.vertices, indices, p.shapes, nil)
	p.drawPicture(screen, &figure.Batch{Image: &figure.Raster{W: 1, H: 1, Values: []float64{0}}}, figure.Light())
}

// drawPicture stretches a raster over its place.
func (p *painter) drawPicture(screen ebiten.FinalScreen, b *figure.Batch, theme *figure.Theme) {
	pic := p.picture(b.Image, theme)
	corner := func(x, y float32) ebiten.Vertex {
		return ebiten.Vertex{
			DstX: p.x + p.scale*(b.X+x*b.W), DstY: p.y + p.scale*(b.Y+y*b.H),
			SrcX: 1 + x*float32(pic.w), SrcY: 1 + y*float32(pic.h),
			ColorR: 1, ColorG: 1, ColorB: 1, ColorA: 1,
		}
	}
	p.vertices = append(p.vertices[:0], corner(0, 0), corner(1, 0), corner(1, 1), corner(0, 1))
	screen.DrawTriangles32(p.vertices, []uint32{0, 1, 2, 0, 2, 3}, pic.image, &ebiten.DrawTrianglesOptions{Filter: ebiten.FilterLinear})
}

// picture returns the raster's picture, written anew if the raster changed.
func (p *painter) picture(r *figure.Raster, theme *figure.Theme) *picture {
	pic := p.pictures[r]
	if pic == nil || pic.w != r.W || pic.h != r.H {
		if pic != nil {
			p.spare = append(p.spare, pic)
		}
		pic = p.blank(r.W, r.H)
		p.pictures[r] = pic
	}
	pic.used = true
	if pic.theme == theme && pic.version == r.Version {
		return pic
	}
	pic.theme, pic.version = theme, r.Version
	p.bytes = r.Pixels(p.bytes, theme)
	pic.image.WritePixels(bordered(p.bytes, r.W, r.H))
	return pic
}

// blank returns a picture of a size, a spare one if there is one.
func (p *painter) blank(w, h int) *picture {
	for i, pic := range p.spare {
		if pic.w == w && pic.h == h {
			p.spare = append(p.spare[:i], p.spare[i+1:]...)
			pic.theme = nil
			return pic
		}
	}
	return &picture{image: ebiten.NewImage(w+2, h+2), w: w, h: h}
}

// sweep sets the pictures aside that this frame did not use.
func (p *painter) sweep() {
	for r, pic := range p.pictures {
		if !pic.used {
			delete(p.pictures, r)
			p.spare = append(p.spare, pic)
		}
		pic.used = false
	}
	for len(p.spare) > 16 {
		p.spare[0].image.Deallocate()
		p.spare = append(p.spare[:0], p.spare[1:]...)
	}
}

// bordered copies w×h pixels into (w+2)×(h+2), repeating the edge.
func bordered(pixels []byte, w, h int) []byte {
	out := make([]byte, 4*(w+2)*(h+2))
	for y := range h + 2 {
		from := pixels[4*w*min(max(y-1, 0), h-1):][:4*w]
		row := out[4*(w+2)*y:][:4*(w+2)]
		copy(row, from[:4])
		copy(row[4:], from)
		copy(row[4+4*w:], from[4*w-4:])
	}
	return out
}
