package figure

import (
	"image"
	"image/color"
	"math"
)

// paintMesh draws a mesh in software, as a GPU would: each triangle covers the
// pixels whose middles lie in it, colours run linearly between its corners and
// are laid over what is there. It is the tests' eye.
func paintMesh(m *Mesh, t *Theme, w, h int) *image.RGBA {
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	px := make([][4]float64, w*h)
	paper := t.Color(InkPaper)
	for i := range px {
		px[i] = [4]float64{float64(paper.R) / 255, float64(paper.G) / 255, float64(paper.B) / 255, 1}
	}
	for _, b := range m.Batches {
		if b.Image != nil {
			paintRaster(px, w, h, b, t)
			continue
		}
		for k := 0; k+2 < len(b.Indices); k += 3 {
			paintTriangle(px, w, h, b.Vertices[b.Indices[k]], b.Vertices[b.Indices[k+1]], b.Vertices[b.Indices[k+2]])
		}
	}
	for i, c := range px {
		at := func(k int) uint8 { return uint8(min(max(c[k], 0), 1)*255 + 0.5) }
		img.SetRGBA(i%w, i/w, color.RGBA{at(0), at(1), at(2), 255})
	}
	return img
}

func over(dst *[4]float64, r, g, b, a float64) {
	for k, v := range [4]float64{r, g, b, a} {
		dst[k] = v + dst[k]*(1-a)
	}
}

func paintTriangle(px [][4]float64, w, h int, a, b, c Vertex) {
	area := edge(a, b, float64(c.X), float64(c.Y))
	if area == 0 {
		return
	}
	x0, x1 := int(min(a.X, b.X, c.X)), int(max(a.X, b.X, c.X))+1
	y0, y1 := int(min(a.Y, b.Y, c.Y)), int(max(a.Y, b.Y, c.Y))+1
	for y := max(y0, 0); y < min(y1, h); y++ {
		for x := max(x0, 0); x < min(x1, w); x++ {
			// A hair off the middle, so that no pixel lies on two triangles.
			fx, fy := float64(x)+0.5+1.3e-4, float64(y)+0.5+3.1e-4
			u, v := edge(b, c, fx, fy)/area, edge(c, a, fx, fy)/area
			s := 1 - u - v
			if u < 0 || v < 0 || s < 0 {
				continue
			}
			mix := func(p, q, r float32) float64 { return u*float64(p) + v*float64(q) + s*float64(r) }
			cover := 1.0
			if a.Outer != 0 {
				cover = float64(Coverage(float32(math.Hypot(mix(a.U, b.U, c.U), mix(a.V, b.V, c.V))), a.Inner, a.Outer))
			}
			over(&px[y*w+x], cover*mix(a.R, b.R, c.R), cover*mix(a.G, b.G, c.G), cover*mix(a.B, b.B, c.B), cover*mix(a.A, b.A, c.A))
		}
	}
}

func edge(a, b Vertex, x, y float64) float64 {
	return float64(b.X-a.X)*(y-float64(a.Y)) - float64(b.Y-a.Y)*(x-float64(a.X))
}

func paintRaster(px [][4]float64, w, h int, b Batch, t *Theme) {
	pix := b.Image.Pixels(nil, t)
	for y := range h {
		for x := range w {
			u := (float64(x) + 0.5 - float64(b.X)) / float64(b.W) * float64(b.Image.W)
			v := (float64(y) + 0.5 - float64(b.Y)) / float64(b.H) * float64(b.Image.H)
			if u < 0 || v < 0 || u >= float64(b.Image.W) || v >= float64(b.Image.H) {
				continue
			}
			at := func(du, dv float64, k int) float64 {
				i := int(min(max(math.Floor(u-0.5)+du, 0), float64(b.Image.W-1)))
				j := int(min(max(math.Floor(v-0.5)+dv, 0), float64(b.Image.H-1)))
				return float64(pix[4*(j*b.Image.W+i)+k]) / 255
			}
			fu, fv := u-0.5-math.Floor(u-0.5), v-0.5-math.Floor(v-0.5)
			smooth := func(k int) float64 {
				return (at(0, 0, k)*(1-fu)+at(1, 0, k)*fu)*(1-fv) + (at(0, 1, k)*(1-fu)+at(1, 1, k)*fu)*fv
			}
			over(&px[y*w+x], smooth(0), smooth(1), smooth(2), smooth(3))
		}
	}
}
