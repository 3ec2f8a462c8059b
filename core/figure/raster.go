package figure

// A Raster is a grid of signed values to be shown as blue (positive) and
// orange (negative), the stronger the further from zero.
type Raster struct {
	W, H    int
	Values  []float64 // row by row from the top left, each in [-1, 1]
	Version uint64    // changes whenever Values do
}

// rasterAlpha is the opacity of a value of ±1. Marks and lines must stay
// readable on top of it.
const rasterAlpha = 0.5

// opacity returns how strongly v shows, in [0, rasterAlpha]. NaN is blank.
func opacity(v float64) float64 {
	if v < 0 {
		v = -v
	}
	if !(v > 0) {
		return 0
	}
	return rasterAlpha * min(v, 1)
}

// resize gives the raster w×h values, keeping its storage where it fits.
func (r *Raster) resize(w, h int) {
	r.W, r.H = w, h
	if cap(r.Values) < w*h {
		r.Values = make([]float64, w*h)
	}
	r.Values = r.Values[:w*h]
}

// Pixels writes the raster as premultiplied RGBA bytes in the theme's colours,
// 4·W·H of them, into dst, which is returned, made longer where needed.
func (r *Raster) Pixels(dst []byte, t *Theme) []byte {
	if n := 4 * r.W * r.H; cap(dst) < n {
		dst = make([]byte, n)
	} else {
		dst = dst[:n]
	}
	for i, v := range r.Values {
		a := opacity(v)
		c := t.Colors[signInk(v > 0)]
		dst[4*i] = uint8(a*float64(c.R) + 0.5)
		dst[4*i+1] = uint8(a*float64(c.G) + 0.5)
		dst[4*i+2] = uint8(a*float64(c.B) + 0.5)
		dst[4*i+3] = uint8(a*255 + 0.5)
	}
	return dst
}
