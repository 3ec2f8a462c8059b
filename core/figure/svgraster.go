package figure

import (
	"encoding/base64"
	"image/color"
)

// shades is how many opacities of each colour an embedded picture has: enough
// that no banding shows, few enough for a palette.
const shades = 100

// dataURI returns the raster as a PNG. A picture cannot follow the style
// sheet, so its colours lie between the two themes'.
func dataURI(r *Raster) string {
	pal := make([]color.NRGBA, 2*shades+1)
	for k := -shades; k <= shades; k++ {
		v := float64(k) / shades
		c := color.NRGBA{R: 0x45, G: 0x8c, B: 0xcf}
		if k < 0 {
			c = color.NRGBA{R: 0xe0, G: 0x7a, B: 0x2c}
		}
		c.A = uint8(255*opacity(v) + 0.5)
		pal[k+shades] = c
	}
	pix := make([]uint8, r.W*r.H)
	for i, v := range r.Values {
		switch {
		case v != v:
			v = 0
		case v > 1:
			v = 1
		case v < -1:
			v = -1
		}
		pix[i] = uint8(shades + int(v*shades+100.5) - 100)
	}
	return "data:image/png;base64," + base64.StdEncoding.EncodeToString(pngOf(pix, r.W, r.H, pal))
}
