package figure

import (
	"math"
	"slices"
)

// A curveGap is the bracket at the end of a loss panel from the training loss to the
// validation loss, with their difference.
type curveGap struct {
	from, to float64 // in pixels, training first
	word     string  // "" for none
	at       panelCurve
}

// lossPair are the training and the validation loss of a panel without a race.
func lossPair(curves []panelCurve) (train, val *panelCurve) {
	for i := range curves {
		c := &curves[i]
		switch {
		case c.LaneName != "" || c.Group != "loss":
			return nil, nil
		case c.Set == Train:
			train = c
		case c.Set == Val:
			val = c
		}
	}
	if train == nil || val == nil {
		return nil, nil
	}
	return train, val
}

// bracket measures the gap at the curves' ends, where it is high enough to be seen.
func (p *curvePanel) bracket() {
	p.gap.word = ""
	train, val := lossPair(p.curves)
	if train == nil || len(train.pts) == 0 || len(val.pts) == 0 || train.broken || val.broken {
		return
	}
	p.gap.from, p.gap.to = train.pts[len(train.pts)-1].Y, val.pts[len(val.pts)-1].Y
	if math.Abs(p.gap.to-p.gap.from) < 16 {
		return
	}
	p.gap.word = "gap " + Number(val.Y[len(val.Y)-1]-train.Y[len(train.Y)-1], 3)
}

// gapAt is validation loss minus training loss at an epoch of the curves.
func (p *curvePanel) gapAt(epoch float64) (gap float64, ok bool) {
	train, val := lossPair(p.curves)
	if train == nil {
		return 0, false
	}
	i, in := slices.BinarySearch(train.X, epoch)
	k, on := slices.BinarySearch(val.X, epoch)
	if !in || !on {
		return 0, false
	}
	gap = val.Y[k] - train.Y[i]
	return gap, finite(gap)
}

// draw draws the bracket to the right of the plot.
func (g *curveGap) draw(c Canvas, p *pen, x float64) {
	if g.word == "" {
		return
	}
	p.line(c, x+5, g.from, x+5, g.to, 1.5, ink(InkText), false)
	p.line(c, x+2, g.from, x+6, g.from, 1.5, ink(InkText), false)
	p.line(c, x+2, g.to, x+6, g.to, 1.5, ink(InkText), false)
	c.Label(x+10, g.at.labelY, g.word, Left, InkText, textSize)
}

// sayGaps words the gap of every lane whose two losses are there.
func sayGaps(curves []Curve) string {
	text := ""
	for _, t := range curves {
		if t.Group != "loss" || t.Set != Train || len(t.Y) < 2 {
			continue
		}
		for _, v := range curves {
			if v.Group != "loss" || v.Set != Val || v.Lane != t.Lane || len(v.Y) == 0 {
				continue
			}
			gap := v.Y[len(v.Y)-1] - t.Y[len(t.Y)-1]
			if !finite(gap) {
				continue
			}
			who := " The gap"
			if t.LaneName != "" {
				who = " The gap of “" + t.LaneName + "”"
			}
			text += who + ", validation loss less training loss, is " + Number(gap, 3) + "."
		}
	}
	return text
}
