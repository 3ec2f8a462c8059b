package figure

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"testing"
)

// TestPNGIsTheStandardLibrarys compares with image/png: byte for byte, and by
// decoding.
func TestPNGIsTheStandardLibrarys(t *testing.T) {
	for _, size := range [][2]int{{1, 1}, {7, 3}, {60, 60}} {
		w, h := size[0], size[1]
		var pal []color.NRGBA
		std := color.Palette{}
		for i := range 201 {
			c := color.NRGBA{R: uint8(i), G: 10, B: uint8(255 - i), A: uint8(i)}
			pal, std = append(pal, c), append(std, c)
		}
		img := image.NewPaletted(image.Rect(0, 0, w, h), std)
		for i := range img.Pix {
			img.Pix[i] = uint8(i * 7 % 201)
		}
		var want bytes.Buffer
		if err := (&png.Encoder{CompressionLevel: png.BestCompression}).Encode(&want, img); err != nil {
			t.Fatal(err)
		}
		got := pngOf(img.Pix, w, h, pal)
		if !bytes.Equal(got, want.Bytes()) {
			t.Errorf("%d×%d: %d bytes differ from image/png's %d", w, h, len(got), want.Len())
		}
		back, err := png.Decode(bytes.NewReader(got))
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(back.(*image.Paletted).Pix, img.Pix) {
			t.Errorf("%d×%d: other pixels come back", w, h)
		}
	}
}
