package figure

import "image/color"

// A Theme resolves inks to colours.
type Theme struct {
	Dark   bool
	Colors [inkCount]color.NRGBA // by Ink; InkNone is transparent
}

// palette is the one table of names and colours: themes and style sheet are
// made from it. It is read only.
var palette = [inkCount]struct {
	name        string
	light, dark uint32
}{
	InkNone:   {name: "none"},
	InkText:   {"text", 0x2b2622, 0xece7df},
	InkMuted:  {"muted", 0x675f56, 0xaba497},
	InkFaint:  {"faint", 0xe4ddd0, 0x34332f},
	InkAxis:   {"axis", 0x8a8073, 0x7d776d},
	InkPaper:  {"paper", 0xfcfaf4, 0x1b1b1a},
	InkBlue:   {"blue", 0x1a66ad, 0x6fb1f0},
	InkOrange: {"orange", 0xb64e04, 0xf0a05a},
	InkAccent: {"accent", 0x7b3f98, 0xcf9fe8},
	InkGood:   {"good", 0x20744a, 0x63c997},
	InkBad:    {"bad", 0xb8263f, 0xff8290},
}

// Light returns the theme on warm paper white.
func Light() *Theme { return theme(false) }

// Dark returns the theme on a deep neutral.
func Dark() *Theme { return theme(true) }

func theme(dark bool) *Theme {
	t := &Theme{Dark: dark}
	for i := InkText; i < inkCount; i++ {
		hex := palette[i].light
		if dark {
			hex = palette[i].dark
		}
		t.Colors[i] = color.NRGBA{R: uint8(hex >> 16), G: uint8(hex >> 8), B: uint8(hex), A: 255}
	}
	return t
}

// Color returns the colour of ink i.
func (t *Theme) Color(i Ink) color.NRGBA {
	if i >= inkCount {
		return color.NRGBA{}
	}
	return t.Colors[i]
}
