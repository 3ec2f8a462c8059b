package figure

import (
	"math"
	"strconv"
)

// A DigitsModel is what a [Digits] shows: small images and what the network takes
// them for.
type DigitsModel interface {
	// Version changes whenever anything shown changes.
	Version() uint64
	// Images returns the images. The figure does not write to the slice.
	Images() []DigitImage
}

// A DigitImage is one image, row by row from the top left, 0 paper and 1 ink.
type DigitImage struct {
	W, H         int
	Values       []float64
	Label, Guess int
	Set          Set
	Row          int // in its set
}

// Digits is the figure "digits": images side by side, each with the network's guess
// below it; a wrong guess is framed, crossed and told with the right answer.
type Digits struct {
	model   DigitsModel
	w, h    float64
	version uint64
	since   int
	images  []DigitImage
	columns int
	cell    float64
	words   []string
	over    int
	pen     pen
	readout readout
}

// NewDigits returns the figure of a model.
func NewDigits(m DigitsModel) *Digits { return &Digits{model: m, over: -1} }

// Name returns "digits".
func (f *Digits) Name() string { return "digits" }

// Title returns a short heading.
func (f *Digits) Title() string { return "Images and guesses" }

// Adopt takes over the place of the figure that this one replaces.
func (f *Digits) Adopt(old Figure) {
	if o, ok := old.(*Digits); ok && o != f {
		f.over = o.over
		f.Layout(o.w, o.h)
	}
}

// Layout fits the figure to w×h and looks at the model afresh.
func (f *Digits) Layout(w, h float64) {
	f.w, f.h = w, h
	f.look()
}

const digitFoot = 16.0 // px for the guess below an image

// look takes the images and finds the largest size at which enough of them are seen.
func (f *Digits) look() {
	f.version, f.since = f.model.Version(), 0
	f.images = f.model.Images()
	const least, most = 34.0, 72.0
	f.cell = most
	for f.cell > least && f.room() < len(f.images) {
		f.cell -= 2
	}
	f.columns = max(int((f.w-8)/(f.cell+6)), 1)
	f.images = f.images[:min(len(f.images), f.room())]
	f.words = f.words[:0]
	for i := range f.images {
		f.words = append(f.words, strconv.Itoa(f.images[i].Guess))
	}
	f.over = min(f.over, len(f.images)-1)
}

// room is how many images of the present size are seen.
func (f *Digits) room() int {
	return max(int((f.w-8)/(f.cell+6)), 1) * max(int((f.h-8)/(f.cell+digitFoot+6)), 1)
}

// at is the top left of an image.
func (f *Digits) at(i int) (x, y float64) {
	return 8 + float64(i%f.columns)*(f.cell+6), 8 + float64(i/f.columns)*(f.cell+digitFoot+6)
}

// Update looks at the model if it has changed, at most every few ticks; the pointer and
// the arrow keys choose an image.
func (f *Digits) Update(in Input) []Edit {
	if f.w == 0 {
		return nil
	}
	f.since++
	changed := f.model.Version() != f.version && f.since >= everyTicks
	if changed {
		f.look()
	}
	over := f.over
	switch {
	case in.Key == "ArrowRight":
		over++
	case in.Key == "ArrowLeft":
		over--
	case in.Key == "ArrowDown":
		over += f.columns
	case in.Key == "ArrowUp":
		over -= f.columns
	case in.Inside:
		over = -1
		for i := range f.images {
			if x, y := f.at(i); in.X >= x && in.X <= x+f.cell && in.Y >= y && in.Y <= y+f.cell+digitFoot {
				over = i
			}
		}
	}
	if in.Key != "" {
		over = max(0, min(over, len(f.images)-1))
	}
	if over == f.over && !changed {
		return nil
	}
	f.over = over
	f.readout.hide()
	if over >= 0 && over < len(f.images) {
		m := &f.images[over]
		x, y := f.at(over)
		f.readout.show("a "+strconv.Itoa(m.Label)+" of the "+m.Set.String()+" set", "the network says "+strconv.Itoa(m.Guess), x+f.cell/2, y+f.cell/2, box{4, 4, f.w - 4, f.h - 4})
	}
	return nil
}

// Draw paints the images.
func (f *Digits) Draw(c Canvas) {
	for i := range f.images {
		m := &f.images[i]
		x, y := f.at(i)
		px := f.cell / float64(max(m.W, 1))
		for k, v := range m.Values {
			if v > 0.02 {
				c.Rect(x+px*float64(k%m.W), y+px*float64(k/m.W), px+0.3, px+0.3, Paint{InkText, math.Min(v, 1)})
			}
		}
		wrong := m.Guess != m.Label
		if wrong {
			f.pen.frame(c, box{x - 1, y - 1, x + f.cell + 1, y + f.cell + 1}, 2, ink(InkBad))
			f.pen.line(c, x+f.cell/2+8, y+f.cell+4, x+f.cell/2+14, y+f.cell+10, 1.75, ink(InkBad), false)
			f.pen.line(c, x+f.cell/2+14, y+f.cell+4, x+f.cell/2+8, y+f.cell+10, 1.75, ink(InkBad), false)
			c.Label(x+f.cell/2, y+f.cell+8, f.words[i], Center, InkBad, textSize)
			continue
		}
		f.pen.frame(c, box{x - 1, y - 1, x + f.cell + 1, y + f.cell + 1}, 1, ink(InkFaint))
		c.Label(x+f.cell/2, y+f.cell+8, f.words[i], Center, InkMuted, textSize)
	}
	f.readout.draw(c, &f.pen)
}

// Describe counts the right guesses.
func (f *Digits) Describe() string {
	images := f.model.Images()
	right, first := 0, ""
	for _, m := range images {
		switch {
		case m.Guess == m.Label:
			right++
		case first == "":
			first = " The first wrong one is a " + strconv.Itoa(m.Label) + " that it takes for a " + strconv.Itoa(m.Guess) + "."
		}
	}
	return "The network is right about " + strconv.Itoa(right) + " of the " + strconv.Itoa(len(images)) + " images shown." + first
}
