package figure

import (
	"strconv"
	"strings"
)

// hover chooses the weight under the pointer. The arrow keys go along the bars and from
// lane to lane, Home and End to the first and the last bar.
func (f *Weights) hover(in Input, changed bool) {
	lane, pick := f.lane, f.pick
	if len(f.panels) == 0 {
		return
	}
	if in.Inside && in.Key == "" {
		pick = -1
		for i := range f.panels {
			if p := &f.panels[i]; p.box.grow(weightStrip).has(in.X, in.Y) && p.counts.n > 0 {
				lane, pick = i, p.at(in.X)
			}
		}
	} else if p := &f.panels[lane]; in.Key != "" && p.counts.n > 0 {
		bar, last := -1, p.counts.n-1
		if pick >= 0 {
			bar = p.places[pick]
		}
		switch in.Key {
		case "ArrowRight":
			bar = min(bar+1, last)
		case "ArrowLeft":
			bar = max(bar-1, 0)
		case "Home":
			bar = 0
		case "End":
			bar = last
		case "ArrowDown":
			lane = min(lane+1, len(f.panels)-1)
		case "ArrowUp":
			lane = max(lane-1, 0)
		}
		if pick = max(pick, 0); bar >= 0 && lane == f.lane {
			pick = p.order[bar]
		}
		pick = min(pick, f.panels[lane].counts.n-1)
	}
	if lane == f.lane && pick == f.pick && !changed {
		return
	}
	f.lane, f.pick = lane, pick
	f.read()
}

// at is the weight at a pixel: the largest in size where several share it.
func (p *weightPanel) at(x float64) int {
	n := len(p.all)
	bar := min(max(int(p.x.Value(x)), 0), n-1)
	if p.w() >= float64(n) {
		return p.order[bar]
	}
	per := float64(n) / p.w()
	best := p.order[bar]
	for k := max(int(float64(bar)-per/2), 0); k < min(int(float64(bar)+per/2)+1, n); k++ {
		if v, b := p.all[p.order[k]], p.all[best]; v*v > b*b {
			best = p.order[k]
		}
	}
	return best
}

// read writes the readout of the chosen weight.
func (f *Weights) read() {
	f.readout.hide()
	if f.pick < 0 || f.lane >= len(f.panels) {
		return
	}
	p := &f.panels[f.lane]
	s, i, j := p.find(f.pick)
	v := p.all[f.pick]
	text := "weight " + Number(v, 3)
	switch {
	case v == 0:
		text = "weight exactly 0"
	case v < f.tiny && v > -f.tiny:
		text = "weight " + Number(v, 3) + ", tiny"
	}
	from := "input " + strconv.Itoa(i+1)
	if i < len(s.From) {
		from = s.From[i]
	}
	to := "unit " + strconv.Itoa(j+1) + " of " + s.Name
	if s.Name == "output" {
		to = "the output"
		if s.FanOut > 1 {
			to = "output " + strconv.Itoa(j+1)
		}
	}
	if s.Name != "layer 1" && len(s.From) == 0 {
		from = "unit " + strconv.Itoa(i+1)
	}
	x := p.x.At(float64(p.places[f.pick]) + 0.5)
	f.readout.show(text, "from "+from+" to "+to, x, p.y0+p.h()/2, box{2, p.y0 - weightHead, f.w - 2, f.h})
}

// find splits a place in the order of the weights into layer, input and unit.
func (p *weightPanel) find(place int) (s *weightSplit, i, j int) {
	for k := range p.splits {
		s = &p.splits[k]
		if place < s.first+s.n {
			break
		}
	}
	place -= s.first
	out := max(s.FanOut, 1)
	return s, place / out, place % out
}

// Describe says how many weights are exactly 0 and how many tiny.
func (f *Weights) Describe() string {
	g := Weights{model: f.model, w: max(f.w, 300), h: max(f.h, 200), pick: -1}
	g.sorted, g.layer = f.model.Bars()
	if f.w > 0 {
		g.sorted, g.layer = f.sorted, f.layer
	}
	g.lay(f.model.Lanes())
	var parts []string
	for i := range g.panels {
		parts = append(parts, g.panels[i].say(g.layer))
	}
	if len(parts) == 0 {
		return "No weights."
	}
	text := strings.Join(parts, " ")
	if g.tiny > 0 {
		text += " Tiny is less than 1 % of the largest weight shown, under " + Number(g.tiny, 2) + "."
	}
	return text
}

func (p *weightPanel) say(layer int) string {
	c := p.counts
	if c.n == 0 {
		return "No weights."
	}
	text := ""
	if p.name != "" {
		text = "“" + p.name + "”: "
	}
	which := "Of "
	if text != "" {
		which = "of "
	}
	text += which + weightsWord(c.n)
	if layer > 0 && len(p.splits) == 1 {
		switch name := p.splits[0].Name; name {
		case "output":
			text += " to the output"
		default:
			text += " of " + name
		}
	}
	switch c.zero {
	case 0:
		text += ", none is exactly 0"
	case 1:
		text += ", 1 is exactly 0"
	default:
		text += ", " + strconv.Itoa(c.zero) + " (" + wholePercent(float64(c.zero)/float64(c.n)) + ") are exactly 0"
	}
	switch c.tiny {
	case 0:
		text += " and none is tiny"
	case 1:
		text += " and 1 is tiny"
	default:
		text += " and " + strconv.Itoa(c.tiny) + " are tiny"
	}
	text += "; the largest is " + Number(c.largest, 3) + " in size."
	if c.broken > 0 {
		text += " " + strconv.Itoa(c.broken) + " are no numbers any more."
	}
	return text
}

func weightsWord(n int) string {
	if n == 1 {
		return "1 weight"
	}
	return strconv.Itoa(n) + " weights"
}
