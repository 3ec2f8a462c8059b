package figure

import (
	"math"
	"slices"
	"strconv"
)

// Dead is the figure "dead": a row for each hidden unit and time along the
// x axis. A row is drawn as a thin line while its unit is alive and as a thick
// bar while it is dead; a cross marks the update that killed it. A narrow bar means
// that the unit is silent: it learns, but fires on no example.
type Dead struct {
	model   DeadModel
	w, h    float64
	version uint64
	since   int
	axes    axes
	units   []UnitLife
	row     float64 // height of one
	now     float64
	over    int // the unit under the pointer or chosen by key, -1 for none
	pen     pen
	readout readout
	names   []string // of the units
}

// NewDead returns the figure of a model.
func NewDead(m DeadModel) *Dead { return &Dead{model: m, over: -1} }

// Name returns "dead".
func (f *Dead) Name() string { return "dead" }

// Title returns a short heading.
func (f *Dead) Title() string { return "Dead units over time" }

// Adopt takes over the place and the chosen unit of the figure that this one
// replaces.
func (f *Dead) Adopt(old Figure) {
	if o, ok := old.(*Dead); ok && o != f {
		f.over = o.over
		f.Layout(o.w, o.h)
	}
}

// Layout fits the figure to w×h and looks at the model afresh.
func (f *Dead) Layout(w, h float64) {
	f.w, f.h = w, h
	f.look()
}

// Update looks at the model if it has changed, at most every few ticks, and at
// the pointer and the arrow keys.
func (f *Dead) Update(in Input) []Edit {
	if f.w == 0 {
		return nil
	}
	f.since++
	changed := f.model.Version() != f.version && f.since >= everyTicks
	if changed {
		f.look()
	}
	f.hover(in, changed)
	return nil
}

func (f *Dead) look() {
	f.version, f.since = f.model.Version(), 0
	f.units, f.now = f.model.Units(), f.model.Now()
	f.over = min(f.over, len(f.units)-1)
	f.names = f.names[:0]
	for i := range f.units {
		f.names = append(f.names, unitWord(&f.units[i]))
	}
	end := max(f.model.Epochs(), f.now)
	if end == 0 {
		end = 1
	}
	f.axes.set(box{52, 34, max(f.w-16, 80), max(f.h-40, 60)}, 0, end, 0, float64(max(len(f.units), 1)))
	f.row = f.axes.h() / float64(max(len(f.units), 1))
}

// y is the middle of a unit's row; the first unit stands at the top.
func (f *Dead) y(i int) float64 { return f.axes.y0 + (float64(i)+0.5)*f.row }

// Draw paints the rows.
func (f *Dead) Draw(c Canvas) {
	a := &f.axes
	f.drawLegend(c)
	for _, t := range a.xTicks {
		c.Label(a.x.At(t.Value), a.y1+12, t.Text, Center, InkMuted, tickSize)
	}
	c.Label((a.x0+a.x1)/2, a.y1+28, "epochs", Center, InkText, nameSize)
	f.pen.line(c, a.x0, a.y1, a.x1, a.y1, 1, ink(InkAxis), false)
	layer, skipped := 0, 0.0
	for i := range f.units {
		u := &f.units[i]
		y := f.y(i)
		if u.Layer != layer && layer != 0 {
			f.pen.line(c, 8, y-f.row/2, a.x1, y-f.row/2, 1, ink(InkFaint), false)
		}
		layer = u.Layer
		if skipped += f.row; skipped >= 13 || i == 0 {
			c.Label(a.x0-8, y, f.names[i], Right, InkMuted, tickSize)
			skipped = 0
		}
		f.drawUnit(c, u, y, i == f.over)
	}
	if now := a.x.At(f.now); f.now > 0 {
		f.pen.line(c, now, a.y0, now, a.y1, 1, ink(InkMuted), true)
	}
	f.readout.draw(c, &f.pen)
}

func (f *Dead) drawUnit(c Canvas, u *UnitLife, y float64, over bool) {
	a := &f.axes
	thick := min(f.row*0.62, 12)
	if over {
		c.Rect(a.x0, y-f.row/2, a.w(), f.row, Paint{InkFaint, 0.5})
	}
	narrow := min(f.row*0.34, 7)
	for _, s := range u.Silent {
		if s.From < f.now {
			begin := a.x.At(s.From)
			c.Rect(begin, y-narrow/2, max(a.x.At(min(s.To, f.now))-begin, 1), narrow, ink(InkMuted))
		}
	}
	from, to := a.x0, a.x.At(f.now)
	for _, s := range u.Dead {
		begin, end := a.x.At(s.From), a.x.At(min(s.To, f.now))
		if s.From > f.now {
			break
		}
		f.pen.line(c, from, y, begin, y, 1.5, ink(InkBlue), false)
		c.Rect(begin, y-thick/2, max(end-begin, 1), thick, ink(InkOrange))
		from = end
	}
	if from < to {
		f.pen.line(c, from, y, to, y, 1.5, ink(InkBlue), false)
	}
	if to < a.x1 {
		f.pen.line(c, to, y, a.x1, y, 1, ink(InkFaint), false)
	}
	if n := len(u.Dead); n > 0 && u.Step > 0 && f.row >= 7 && u.Dead[n-1].From <= f.now {
		f.pen.star(c, XY{a.x.At(u.Dead[n-1].From), y}, min(thick/2, 5))
	}
}

// drawLegend explains the signs, as many as there is room for.
func (f *Dead) drawLegend(c Canvas) {
	x := 8.0
	silent := slices.ContainsFunc(f.units, func(u UnitLife) bool { return len(u.Silent) > 0 })
	for i, text := range [...]string{"alive", "dead", "silent", "killing update"} {
		if i == 2 && !silent {
			continue
		}
		if x+24+textWidth(text, textSize) > f.w {
			return
		}
		switch i {
		case 0:
			f.pen.line(c, x, 14, x+18, 14, 1.5, ink(InkBlue), false)
		case 1:
			c.Rect(x, 10, 18, 8, ink(InkOrange))
		case 2:
			c.Rect(x, 11.5, 18, 5, ink(InkMuted))
		case 3:
			f.pen.star(c, XY{x + 9, 14}, 5)
		}
		c.Label(x+24, 14, text, Left, InkText, textSize)
		x += 24 + textWidth(text, textSize) + 16
	}
}

func unitWord(u *UnitLife) string {
	return strconv.Itoa(u.Layer) + "." + strconv.Itoa(u.Unit)
}

// deadAt reports whether the unit is dead at an epoch.
func (u *UnitLife) deadAt(epoch float64) bool { return within(u.Dead, epoch) }

// silentAt reports whether the unit is silent at an epoch, and not dead.
func (u *UnitLife) silentAt(epoch float64) bool {
	return within(u.Silent, epoch) && !u.deadAt(epoch)
}

func within(spans []Span, epoch float64) bool {
	for _, s := range spans {
		if epoch >= s.From && epoch < s.To {
			return true
		}
	}
	return false
}

// hover reads out the unit under the pointer; the arrow keys go from unit to unit.
func (f *Dead) hover(in Input, changed bool) {
	over := f.over
	switch {
	case in.Key == "ArrowDown" || in.Key == "ArrowRight":
		over = min(over+1, len(f.units)-1)
	case in.Key == "ArrowUp" || in.Key == "ArrowLeft":
		over = max(over-1, 0)
	case in.Inside:
		over = -1
		if f.axes.has(in.X, in.Y) {
			over = min(int((in.Y-f.axes.y0)/f.row), len(f.units)-1)
		}
	}
	if over == f.over && !changed {
		return
	}
	f.over = over
	f.readout.hide()
	if over < 0 || over >= len(f.units) {
		return
	}
	u := &f.units[over]
	state := "alive so far"
	if u.deadAt(f.now) {
		state = "dead"
	} else if u.silentAt(f.now) {
		state = "silent"
	} else if len(u.Dead) > 0 {
		state = "alive again"
	}
	head := "layer " + strconv.Itoa(u.Layer) + ", unit " + strconv.Itoa(u.Unit) + ": " + state
	detail := ""
	if n := len(u.Dead); n > 0 && state == "dead" {
		detail = "since epoch " + Number(u.Dead[n-1].From, 4)
		if u.Step > 0 {
			detail = "killed by update " + strconv.Itoa(u.Step)
		}
	} else if state == "silent" {
		detail = "left of 0 on every example, but with a gradient"
	} else if n > 0 {
		detail = "was dead from epoch " + Number(u.Dead[n-1].From, 4) + " to " + Number(math.Min(u.Dead[n-1].To, f.now), 4)
	}
	f.readout.show(head, detail, f.axes.x0+f.axes.w()/2, f.y(over), f.axes.grow(-2))
}

// Describe names the dead units and what killed the first of them.
func (f *Dead) Describe() string {
	units, now := f.model.Units(), f.model.Now()
	if len(units) == 0 {
		return "No hidden units that could die."
	}
	dead, names, sentence, silent := 0, "", "", ""
	for i, n := 0, 0; i < len(units); i++ {
		if units[i].silentAt(now) {
			n++
			silent = " " + strconv.Itoa(n) + " fire on no example, though they have a gradient."
			if n == 1 {
				silent = " 1 fires on no example, though it has a gradient."
			}
		}
	}
	for i := range units {
		u := &units[i]
		if !u.deadAt(now) {
			continue
		}
		dead++
		if dead <= 8 {
			if names != "" {
				names += ", "
			}
			names += unitWord(u)
		}
		if sentence == "" {
			sentence = u.Killed
		}
	}
	if dead == 0 {
		return "None of " + strconv.Itoa(len(units)) + " hidden units is dead." + silent
	}
	text := strconv.Itoa(dead) + " of " + strconv.Itoa(len(units)) + " hidden units are dead (layer.unit): " + names
	if dead == 1 {
		text = "1 of " + strconv.Itoa(len(units)) + " hidden units is dead (layer.unit): " + names
	}
	if dead > 8 {
		text += " and more"
	}
	if text += "."; sentence != "" {
		text += " " + sentence
	}
	return text + silent
}
