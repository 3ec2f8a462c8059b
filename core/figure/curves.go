package figure

import (
	"math"
	"slices"
	"strings"
)

// maxPanels is how many groups of curves there is room for.
const maxPanels = 3

// Curves is the figure "curves": loss, accuracy and what else is measured over the
// epochs, one panel each. The training set is drawn solid, the others dashed, and
// each curve is named at its end. In a race each lane has its own ink, dash and
// name. The loss has a logarithmic axis while it spans much more than a decade.
// After the run went back, a line marks the epoch that it is at. Where the model knows,
// a line marks the epoch with the smallest validation loss, and, without a race, a
// bracket at the end the gap between training and validation loss.
type Curves struct {
	model   CurvesModel
	w, h    float64
	version uint64
	since   int
	panels  [maxPanels]curvePanel
	n       int // panels in use
	pen     pen
	hoverX  float64
	hovers  bool

	now, last float64 // the epoch that the run is at, and the last one drawn
	marks     []chosenMark
}

// NewCurves returns the figure of a model.
func NewCurves(m CurvesModel) *Curves { return &Curves{model: m} }

// Name returns "curves".
func (f *Curves) Name() string { return "curves" }

// Title returns a short heading.
func (f *Curves) Title() string {
	title := ""
	for i := range f.n {
		if i > 0 {
			title += " and "
		}
		title += f.panels[i].name
	}
	if title == "" {
		return "Loss and accuracy"
	}
	return strings.ToUpper(title[:1]) + title[1:]
}

// Adopt takes over the place of the figure that this one replaces.
func (f *Curves) Adopt(old Figure) {
	if o, ok := old.(*Curves); ok && o != f {
		f.hoverX, f.hovers = o.hoverX, o.hovers
		f.Layout(o.w, o.h)
	}
}

// Layout fits the figure to w×h and looks at the model afresh.
func (f *Curves) Layout(w, h float64) {
	f.w, f.h = w, h
	f.look()
}

// Update looks at the model if it has changed, and at the pointer.
func (f *Curves) Update(in Input) []Edit {
	if f.w == 0 {
		return nil
	}
	f.since++
	version := f.model.Version()
	changed := version != f.version && (f.since >= everyTicks || f.empty())
	if changed {
		f.look()
	}
	hovers := in.Inside && in.X >= f.panels[0].x0-4 && in.X <= f.panels[0].x1+4
	if hovers != f.hovers || hovers && in.X != f.hoverX || changed {
		f.hovers, f.hoverX = hovers, in.X
		f.cross()
	}
	return nil
}

// cross puts the crosshair at the pointer or, where there is none and the run
// went back, at the epoch that it is at.
func (f *Curves) cross() {
	for i := range f.n {
		p := &f.panels[i]
		switch {
		case f.hovers:
			p.hover(true, f.hoverX)
		case f.now < f.last:
			p.hover(true, p.x.At(f.now))
		default:
			p.hover(false, 0)
		}
	}
}

func (f *Curves) empty() bool { return f.n == 0 }

const (
	panelGap  = 26.0
	curveLeft = 46.0
)

// look takes the model's curves and lays out the panels that they need.
func (f *Curves) look() {
	f.version, f.since = f.model.Version(), 0
	last, widest := 0.0, textWidth("train 0.0000", textSize)
	f.n = 0
	for _, c := range f.model.Curves() {
		n := min(len(c.X), len(c.Y))
		i := slices.IndexFunc(f.panels[:f.n], func(p curvePanel) bool { return p.name == c.Group })
		if n == 0 || i < 0 && f.n == maxPanels {
			continue
		}
		if i < 0 {
			i = f.n
			f.n++
			f.panels[i].name, f.panels[i].curves = c.Group, f.panels[i].curves[:0]
		}
		c.X, c.Y = c.X[:n], c.Y[:n]
		f.panels[i].add(c)
		last = max(last, c.X[n-1])
		if c.LaneName != "" {
			widest = max(widest, textWidth(endWord(c)+" 0.0000", textSize))
		}
	}
	panels := f.n
	f.last, f.now = last, f.model.Now()
	if last == 0 {
		last = 1
	}
	right := min(widest, f.w/3) + 14 // room for the names at the ends
	b := box{curveLeft, 24, max(f.w-right, curveLeft+20), f.h - 40}
	height := b.h()
	if panels > 1 {
		height = (b.h() - panelGap*float64(panels-1)) / float64(panels)
	}
	for i := range panels {
		p := &f.panels[i]
		p.lay(box{b.x0, b.y0, b.x1, b.y0 + height}, last, right-12)
		p.bottom = i == panels-1
		b.y0 += height + panelGap
	}
	f.mark()
	f.cross()
}

// Draw paints the panels.
func (f *Curves) Draw(c Canvas) {
	if f.empty() {
		b := box{curveLeft, 24, f.w - 16, f.h - 40}
		f.pen.frame(c, b, 1, ink(InkFaint))
		c.Label((b.x0+b.x1)/2, (b.y0+b.y1)/2, "no steps yet", Center, InkMuted, nameSize)
		return
	}
	for i := range f.n {
		f.panels[i].draw(c, &f.pen)
		f.drawMarks(c, &f.panels[i], i == 0)
	}
}

// Describe gives first and last values.
func (f *Curves) Describe() string {
	text, unit := "", "epoch"
	last := 0.0
	for _, c := range f.model.Curves() {
		n := min(len(c.X), len(c.Y))
		if n == 0 {
			continue
		}
		unit = c.unit()
		last = max(last, c.X[n-1])
		if text != "" {
			text += "; "
		}
		text += curveName(c) + " " + Number(c.Y[n-1], 3)
		if n > 1 {
			text += " (from " + Number(c.Y[0], 3) + ")"
		}
	}
	if text == "" {
		return "No steps yet."
	}
	word := unit
	if last != 1 {
		word += "s"
	}
	return "After " + Number(last, 4) + " " + word + ": " + text + "." + sayGaps(f.model.Curves()) + sayChosen(f.model)
}

// unit is what the curve's X counts.
func (c Curve) unit() string {
	if c.Unit == "" {
		return "epoch"
	}
	return c.Unit
}

func curveName(c Curve) string {
	if c.LaneName != "" {
		lane := c.LaneName
		c.LaneName = ""
		return lane + ": " + curveName(c)
	}
	if c.Name != "" {
		return c.Name
	}
	return c.Group + " (" + c.Set.String() + ")"
}

// finite says whether v can be drawn.
func finite(v float64) bool { return !math.IsNaN(v) && !math.IsInf(v, 0) }
