package figure

// handle follows the pointer and the keys through one tick.
func (f *Contour) handle(in Input) []Edit {
	f.over = in.Inside && f.Grabs(in.X, in.Y)
	if edits := f.key(in.Key); edits != nil {
		return edits
	}
	if in.Pressed && f.over {
		f.held, f.last = true, ""
		f.grab = XY{f.startAt.X - in.X, f.startAt.Y - in.Y}
		f.readout.hide()
	}
	if !f.held {
		f.hover(in)
		return nil
	}
	if in.Released || !in.Down {
		f.held = false
	}
	if !in.Down && !in.Released {
		return nil // the release went unseen
	}
	return f.move(f.axes.x.Value(in.X+f.grab.X), f.axes.y.Value(in.Y+f.grab.Y))
}

// Grabs reports whether a press there holds the start.
func (f *Contour) Grabs(x, y float64) bool { return f.can && dist(f.startAt, XY{x, y}) <= reach }

// key moves the start by a 60th of the plot, ten times as far with a page key.
func (f *Contour) key(key string) []Edit {
	if key == "" || !f.can {
		return nil
	}
	a := &f.axes
	w1, w2 := f.start[0], f.start[1]
	dx, dy := (a.x.Max-a.x.Min)/60, (a.y.Max-a.y.Min)/60
	switch key {
	case "ArrowLeft":
		w1 -= dx
	case "ArrowRight":
		w1 += dx
	case "ArrowDown":
		w2 -= dy
	case "ArrowUp":
		w2 += dy
	case "PageDown":
		w2 -= 10 * dy
	case "PageUp":
		w2 += 10 * dy
	case "Home":
		w1 -= 10 * dx
	case "End":
		w1 += 10 * dx
	default:
		return nil
	}
	return f.move(w1, w2)
}

// move carries the start, within the plot, rounded as an edit says it.
func (f *Contour) move(w1, w2 float64) []Edit {
	a := &f.axes
	w1 = round2(min(max(w1, a.x.Min), a.x.Max))
	w2 = round2(min(max(w2, a.y.Min), a.y.Max))
	if f.start == [2]float64{w1, w2} {
		return nil
	}
	f.start = [2]float64{w1, w2}
	f.startAt = a.px(w1, w2)
	f.arrows = false
	f.last = short(w1) + " " + short(w2)
	f.edits[0] = Edit{"from", f.last}
	return f.edits[:]
}

// hover reads the loss under the pointer.
func (f *Contour) hover(in Input) {
	if !in.Inside || f.over || !f.axes.has(in.X, in.Y) {
		f.readout.hide()
		return
	}
	if in.X == f.readX && in.Y == f.readY && f.reads == f.version && f.readout.text != "" {
		return
	}
	f.readX, f.readY, f.reads = in.X, in.Y, f.version
	w1, w2 := f.axes.x.Value(in.X), f.axes.y.Value(in.Y)
	more := "loss " + Number(f.model.Loss(w1, w2), 3)
	if f.penalty.on {
		more += ", penalty " + Number(f.penalty.Value(w1, w2), 3)
	}
	f.readout.show("("+Number(round2(w1), 3)+", "+Number(round2(w2), 3)+")",
		more, in.X, in.Y, f.axes.grow(-3))
}
