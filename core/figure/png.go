package figure

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"hash/crc32"
	"image/color"
)

// pngOf writes w×h palette indices as a PNG file, the same bytes as image/png
// with its best compression. Importing that package would put its decoder into
// every browser program, where nothing is ever decoded: 80 KB to download.
//
// Source: PNG specification, third edition (W3C 2025), §5 and §11.
func pngOf(pix []uint8, w, h int, pal []color.NRGBA) []byte {
	var out bytes.Buffer
	out.WriteString("\x89PNG\r\n\x1a\n")
	var header [13]byte
	binary.BigEndian.PutUint32(header[0:], uint32(w))
	binary.BigEndian.PutUint32(header[4:], uint32(h))
	header[8], header[9] = 8, 3 // eight bits a pixel, each an index
	pngChunk(&out, "IHDR", header[:])
	colors, alphas := make([]byte, 0, 3*len(pal)), make([]byte, 0, len(pal))
	for _, c := range pal {
		colors = append(colors, c.R, c.G, c.B)
		alphas = append(alphas, c.A)
	}
	for len(alphas) > 0 && alphas[len(alphas)-1] == 255 {
		alphas = alphas[:len(alphas)-1]
	}
	pngChunk(&out, "PLTE", colors)
	if len(alphas) > 0 {
		pngChunk(&out, "tRNS", alphas)
	}
	var rows bytes.Buffer
	z, err := zlib.NewWriterLevel(&rows, zlib.BestCompression)
	if err != nil {
		panic("figure: png: " + err.Error()) // the level exists
	}
	for y := range h {
		z.Write([]byte{0}) // no filter; a buffer takes every byte
		z.Write(pix[y*w : (y+1)*w])
	}
	z.Close()
	pngChunk(&out, "IDAT", rows.Bytes())
	pngChunk(&out, "IEND", nil)
	return out.Bytes()
}

// pngChunk writes length, name, data and check sum.
func pngChunk(out *bytes.Buffer, name string, data []byte) {
	sum := crc32.NewIEEE()
	sum.Write([]byte(name))
	sum.Write(data)
	out.Write(binary.BigEndian.AppendUint32(nil, uint32(len(data))))
	out.WriteString(name)
	out.Write(data)
	out.Write(binary.BigEndian.AppendUint32(nil, sum.Sum32()))
}
