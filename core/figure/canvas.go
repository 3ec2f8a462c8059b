package figure

// A Canvas is what figures draw on. Coordinates and lengths are logical
// pixels, y pointing down. Later shapes cover earlier ones; labels may be
// drawn above all shapes.
//
// A canvas keeps none of the slices passed to it, so that a figure can use its
// scratch space again. It may keep a Raster's pointer, and paint
// it again, until a later frame has another: whoever changes its values counts its Version up.
type Canvas interface {
	// Rect fills a rectangle given by its top left corner and size.
	Rect(x, y, w, h float64, fill Paint)
	// Circle fills a disc and then strokes its rim, width centred on radius r.
	Circle(x, y, r float64, fill, stroke Paint, width float64)
	// Polyline strokes an open line through pts.
	Polyline(pts []XY, width float64, p Paint, dashed bool)
	// Polygon fills a convex polygon, given in either orientation.
	Polygon(pts []XY, fill Paint)
	// Image stretches a raster over a rectangle, smoothly.
	Image(x, y, w, h float64, img *Raster)
	// Label sets one line of text. y is the middle of the line and size the
	// font's size.
	Label(x, y float64, text string, align Align, ink Ink, size float64)
}

// XY is a point on a canvas, or in the plane of a plot.
type XY struct{ X, Y float64 }

// Align says which part of a label stands at its x.
type Align uint8

// The alignments.
const (
	Left Align = iota
	Center
	Right
)
