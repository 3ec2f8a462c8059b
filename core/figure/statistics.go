package figure

import (
	"math"
	"slices"
	"strings"
)

// Statistics is the figure "statistics": layer by layer the mean of the activations
// with one standard deviation either way, the standard deviation alone on a logarithmic
// axis, where a layer that halves it is a step down of one height, and that of the
// gradient on its way back. The lanes of a race are laid over each other.
type Statistics struct {
	model   StatisticsModel
	w, h    float64
	version uint64
	since   int
	names   []string
	panels  []statPanel
	over    int // the layer under the pointer or chosen by key, −1 for none
	pen     pen
}

// NewStatistics returns the figure of a model.
func NewStatistics(m StatisticsModel) *Statistics { return &Statistics{model: m, over: -1} }

// Name returns "statistics".
func (f *Statistics) Name() string { return "statistics" }

// Title returns a short heading.
func (f *Statistics) Title() string { return "Mean and standard deviation by layer" }

// Adopt takes over the place and the chosen layer of the figure that this one
// replaces.
func (f *Statistics) Adopt(old Figure) {
	if o, ok := old.(*Statistics); ok && o != f {
		f.over = o.over
		f.Layout(o.w, o.h)
	}
}

// Layout fits the figure to w×h and looks at the model afresh.
func (f *Statistics) Layout(w, h float64) {
	f.w, f.h = w, h
	f.look()
}

// Update looks at the model if it has changed, at most every few ticks, and at the
// pointer and the arrow keys.
func (f *Statistics) Update(in Input) []Edit {
	if f.w == 0 {
		return nil
	}
	f.since++
	over := f.over
	switch in.Key {
	case "ArrowRight":
		over = min(over+1, len(f.names)-1)
	case "ArrowLeft":
		over = max(over-1, 0)
	default:
		if in.Inside && len(f.panels) > 0 {
			over = f.layerAt(in.X)
		}
	}
	if over != f.over || f.model.Version() != f.version && f.since >= everyTicks {
		f.over = over
		f.look()
	}
	return nil
}

// layerAt is the layer whose column a pixel is in, −1 for none.
func (f *Statistics) layerAt(x float64) int {
	a := &f.panels[0].axes
	if x < a.x0-10 || x > a.x1+10 || len(f.names) == 0 {
		return -1
	}
	return min(max(int(math.Round(a.x.Value(x)))-1, 0), len(f.names)-1)
}

// The room that the panels need beside their plots.
const (
	statLeft   = 52.0
	statTop    = 24.0
	statGap    = 26.0
	statBottom = 38.0
)

// look takes the runs and lays out the panels.
func (f *Statistics) look() {
	f.version, f.since = f.model.Version(), 0
	series := f.model.Series()
	f.names = f.model.Names()
	f.over = min(f.over, len(f.names)-1)
	parts := []statPart{partSpread, partStd}
	if f.model.Backwards() {
		parts = append(parts, partGradient)
	}
	if f.h < 230 && len(parts) > 2 { // a thumbnail: the two that tell most
		parts = parts[1:]
	}
	if len(f.panels) != len(parts) {
		f.panels = make([]statPanel, len(parts))
	}
	right := textWidth("0.00001", textSize)
	for _, s := range series {
		right = max(right, textWidth(endOf(s.Name, "3.2·10⁻⁷"), textSize))
	}
	b := box{statLeft, statTop, max(f.w-min(right+18, f.w*0.36), statLeft+40), f.h - statBottom}
	height := (b.h() - statGap*float64(len(parts)-1)) / float64(len(parts))
	for i := range parts {
		p := &f.panels[i]
		p.part, p.bottom = parts[i], i == len(parts)-1
		p.lay(box{b.x0, b.y0, b.x1, b.y0 + max(height, 10)}, f.names, series, f.over, f.w-b.x1-12)
		b.y0 += height + statGap
	}
}

// endOf is a run's name and a value, as they stand at the end of its line.
func endOf(name, value string) string {
	if name == "" {
		return value
	}
	return name + " " + value
}

// Draw paints the panels.
func (f *Statistics) Draw(c Canvas) {
	if len(f.names) == 0 {
		f.pen.frame(c, box{8, 8, f.w - 8, f.h - 8}, 1, ink(InkFaint))
		c.Label(f.w/2, f.h/2, "no layers", Center, InkMuted, nameSize)
		return
	}
	for i := range f.panels {
		f.panels[i].draw(c, &f.pen)
	}
}

// Describe follows the standard deviation from the first layer to the last that is
// known, and the gradient back.
func (f *Statistics) Describe() string {
	names := f.model.Names()
	var parts []string
	for _, s := range f.model.Series() {
		known := slices.IndexFunc(s.Layers, func(p LayerPoint) bool { return p.Known })
		if known < 0 {
			parts = append(parts, endWith(s.Name, "no layer is known yet"))
			continue
		}
		last := known
		for i, p := range s.Layers {
			if p.Known {
				last = i
			}
		}
		text := "standard deviation " + Number(s.Layers[known].Std, 2) + " in " + names[known]
		if last > known {
			text += ", " + Number(s.Layers[last].Std, 2) + " in " + names[last]
		}
		text = endWith(s.Name, text)
		first, deepest := -1, -1
		for i, p := range s.Layers {
			if p.Back {
				deepest = i
				if first < 0 {
					first = i
				}
			}
		}
		if first >= 0 && deepest > first {
			text += "; the gradient has " + Number(s.Layers[deepest].Gradient, 2) + " in " + names[deepest] + " and " + Number(s.Layers[first].Gradient, 2) + " in " + names[first]
		}
		parts = append(parts, text)
	}
	if len(parts) == 0 {
		return "No layers."
	}
	return upperFirst(strings.Join(parts, ". ")) + "."
}

func endWith(name, text string) string {
	if name == "" {
		return text
	}
	return name + ": " + text
}
