package figure

import (
	"math"
	"slices"
)

// Curves is the figure "curves": loss and accuracy over the epochs, one panel
// each. The training set is drawn solid, the others dashed, and each curve is
// named at its end. The loss has a logarithmic axis while it spans much more
// than a decade.
type Curves struct {
	model   CurvesModel
	w, h    float64
	version uint64
	since   int
	panels  [2]curvePanel // loss, accuracy
	pen     pen
	hoverX  float64
	hovers  bool
}

// NewCurves returns the figure of a model.
func NewCurves(m CurvesModel) *Curves { return &Curves{model: m} }

// Name returns "curves".
func (f *Curves) Name() string { return "curves" }

// Title returns a short heading.
func (f *Curves) Title() string { return "Loss and accuracy" }

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
		for i := range f.panels {
			f.panels[i].hover(hovers, in.X)
		}
	}
	return nil
}

func (f *Curves) empty() bool { return len(f.panels[0].curves)+len(f.panels[1].curves) == 0 }

const (
	panelGap  = 26.0
	curveLeft = 46.0
)

// look takes the model's curves and lays out the panels that they need.
func (f *Curves) look() {
	f.version, f.since = f.model.Version(), 0
	f.panels[0].name, f.panels[1].name = "loss", "accuracy"
	last, panels := 0.0, 0
	for i := range f.panels {
		f.panels[i].curves = f.panels[i].curves[:0]
	}
	for _, c := range f.model.Curves() {
		n := min(len(c.X), len(c.Y))
		i := slices.IndexFunc(f.panels[:], func(p curvePanel) bool { return p.name == c.Group })
		if n == 0 || i < 0 {
			continue
		}
		c.X, c.Y = c.X[:n], c.Y[:n]
		f.panels[i].add(c)
		last = max(last, c.X[n-1])
	}
	for i := range f.panels {
		if len(f.panels[i].curves) > 0 {
			panels++
		}
	}
	if last == 0 {
		last = 1
	}
	right := textWidth("train 0.0000", textSize) + 14 // room for the names at the ends
	b := box{curveLeft, 24, max(f.w-right, curveLeft+20), f.h - 40}
	height := b.h()
	if panels == 2 {
		height = (b.h() - panelGap) / 2
	}
	for i := range f.panels {
		p := &f.panels[i]
		if len(p.curves) == 0 {
			p.box = box{}
			continue
		}
		p.lay(box{b.x0, b.y0, b.x1, b.y0 + height}, last)
		p.bottom = i == 1 || panels == 1
		b.y0 += height + panelGap
	}
	if panels == 1 && f.panels[0].box == (box{}) {
		f.panels[0].box = box{b.x0, 0, b.x1, 0} // for the pointer
	}
}

// Draw paints the panels.
func (f *Curves) Draw(c Canvas) {
	if f.empty() {
		b := box{curveLeft, 24, f.w - 16, f.h - 40}
		f.pen.frame(c, b, 1, ink(InkFaint))
		c.Label((b.x0+b.x1)/2, (b.y0+b.y1)/2, "no steps yet", Center, InkMuted, nameSize)
		return
	}
	for i := range f.panels {
		if len(f.panels[i].curves) > 0 {
			f.panels[i].draw(c, &f.pen)
		}
	}
}

// Describe gives first and last values.
func (f *Curves) Describe() string {
	text := ""
	last := 0.0
	for _, c := range f.model.Curves() {
		n := min(len(c.X), len(c.Y))
		if n == 0 {
			continue
		}
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
	unit := " epochs: "
	if last == 1 {
		unit = " epoch: "
	}
	return "After " + Number(last, 4) + unit + text + "."
}

func curveName(c Curve) string {
	if c.Name != "" {
		return c.Name
	}
	return c.Group + " (" + c.Set.String() + ")"
}

// finite says whether v can be drawn.
func finite(v float64) bool { return !math.IsNaN(v) && !math.IsInf(v, 0) }
