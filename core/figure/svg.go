package figure

import (
	"bytes"
	"html"
	"strconv"
)

// SVG lays f out in w×h, draws it and returns one svg element for an HTML page.
//
// The element carries classes instead of colours (see [CSS]), a viewBox and no
// size, and the figure's title and description under id-title and id-desc; id
// must be unique on its page. All text is escaped.
func SVG(f Figure, w, h float64, id string) string {
	f.Layout(w, h)
	s := &svgCanvas{}
	s.buf.WriteString(`<svg xmlns="http://www.w3.org/2000/svg" class="figure figure-`)
	s.text(f.Name())
	s.buf.WriteString(`" role="img" viewBox="0 0 `)
	s.num(w)
	s.buf.WriteByte(' ')
	s.num(h)
	s.buf.WriteString(`" aria-labelledby="`)
	s.text(id + "-title " + id + "-desc")
	s.buf.WriteString("\">\n<title id=\"")
	s.text(id + "-title")
	s.buf.WriteString(`">`)
	s.text(f.Title())
	s.buf.WriteString("</title>\n<desc id=\"")
	s.text(id + "-desc")
	s.buf.WriteString(`">`)
	s.text(f.Describe())
	s.buf.WriteString("</desc>\n")
	f.Draw(s)
	s.buf.WriteString("</svg>\n")
	return s.buf.String()
}

// svgCanvas writes SVG elements, one a line.
type svgCanvas struct{ buf bytes.Buffer }

func (s *svgCanvas) Rect(x, y, w, h float64, fill Paint) {
	if fill.Ink == InkNone || w <= 0 || h <= 0 {
		return
	}
	s.buf.WriteString("<rect")
	s.fill(fill)
	s.attr("x", x)
	s.attr("y", y)
	s.attr("width", w)
	s.attr("height", h)
	s.end()
}

func (s *svgCanvas) Circle(x, y, r float64, fill, stroke Paint, width float64) {
	if !(r > 0) || !finite(x+y) || fill.Ink == InkNone && stroke.Ink == InkNone {
		return
	}
	s.buf.WriteString("<circle")
	s.both(fill, stroke, width)
	s.attr("cx", x)
	s.attr("cy", y)
	s.attr("r", r)
	s.end()
}

func (s *svgCanvas) Polyline(pts []XY, width float64, p Paint, dashed bool) {
	if len(pts) < 2 || p.Ink == InkNone {
		return
	}
	s.buf.WriteString("<path")
	if dashed {
		s.buf.WriteString(` class="line dash s-`)
	} else {
		s.buf.WriteString(` class="line s-`)
	}
	s.buf.WriteString(p.Ink.String())
	s.buf.WriteByte('"')
	s.opacity("stroke-opacity", p)
	s.attr("stroke-width", width)
	s.path(pts)
	s.end()
}

func (s *svgCanvas) Polygon(pts []XY, fill Paint) {
	if len(pts) < 3 || fill.Ink == InkNone {
		return
	}
	s.buf.WriteString("<path")
	s.fill(fill)
	s.path(pts)
	s.buf.Truncate(s.buf.Len() - 1) // the path's closing quote
	s.buf.WriteString(`z"`)
	s.end()
}

func (s *svgCanvas) Image(x, y, w, h float64, img *Raster) {
	if img == nil || img.W <= 0 || img.H <= 0 {
		return
	}
	s.buf.WriteString("<image")
	s.attr("x", x)
	s.attr("y", y)
	s.attr("width", w)
	s.attr("height", h)
	s.buf.WriteString(` preserveAspectRatio="none" href="`)
	s.buf.WriteString(dataURI(img))
	s.buf.WriteByte('"')
	s.end()
}

func (s *svgCanvas) Label(x, y float64, text string, align Align, i Ink, size float64) {
	if text == "" || i == InkNone {
		return
	}
	s.buf.WriteString("<text")
	s.fill(ink(i))
	s.attr("x", x)
	s.attr("y", y+0.35*size) // from the middle of the line to its baseline
	s.attr("font-size", size)
	switch align {
	case Center:
		s.buf.WriteString(` text-anchor="middle"`)
	case Right:
		s.buf.WriteString(` text-anchor="end"`)
	}
	s.buf.WriteByte('>')
	s.text(text)
	s.buf.WriteString("</text>\n")
}

func (s *svgCanvas) fill(p Paint) { s.both(p, Paint{}, 0) }

// both writes the classes and opacities of a filled and stroked shape.
func (s *svgCanvas) both(fill, stroke Paint, width float64) {
	s.buf.WriteString(` class="i-`)
	s.buf.WriteString(fill.Ink.String())
	if stroke.Ink != InkNone {
		s.buf.WriteString(" s-")
		s.buf.WriteString(stroke.Ink.String())
	}
	s.buf.WriteByte('"')
	s.opacity("fill-opacity", fill)
	if stroke.Ink != InkNone {
		s.opacity("stroke-opacity", stroke)
		s.attr("stroke-width", width)
	}
}

func (s *svgCanvas) opacity(name string, p Paint) {
	if a := p.alpha(); p.Ink != InkNone && a < 1 {
		s.attr(name, a)
	}
}

// path writes pts with one decimal: a twentieth of a pixel cannot be seen.
func (s *svgCanvas) path(pts []XY) {
	s.buf.WriteString(` d="M`)
	for i, p := range pts {
		if i > 0 {
			s.buf.WriteByte(' ')
		}
		s.buf.Write(appendShort(s.buf.AvailableBuffer(), p.X, 1))
		s.buf.WriteByte(' ')
		s.buf.Write(appendShort(s.buf.AvailableBuffer(), p.Y, 1))
	}
	s.buf.WriteByte('"')
}

func (s *svgCanvas) attr(name string, v float64) {
	s.buf.WriteByte(' ')
	s.buf.WriteString(name)
	s.buf.WriteString(`="`)
	s.num(v)
	s.buf.WriteByte('"')
}

// num writes v with at most two decimals and no trailing zeros.
func (s *svgCanvas) num(v float64) {
	s.buf.Write(appendShort(s.buf.AvailableBuffer(), v, 2))
}

// appendShort appends v with at most the given number of decimals, which is not
// 0; it appends 0 for what is not finite.
func appendShort(dst []byte, v float64, decimals int) []byte {
	if !(v > -1e9 && v < 1e9) {
		v = 0
	}
	start := len(dst)
	dst = strconv.AppendFloat(dst, v, 'f', decimals, 64)
	dst = bytes.TrimRight(dst, "0")
	dst = bytes.TrimSuffix(dst, []byte("."))
	if string(dst[start:]) == "-0" {
		dst = append(dst[:start], '0')
	}
	return dst
}

func (s *svgCanvas) text(t string) { s.buf.WriteString(html.EscapeString(t)) }
func (s *svgCanvas) end()          { s.buf.WriteString("/>\n") }
