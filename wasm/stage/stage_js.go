//go:build js && wasm

package main

import (
	"fmt"
	"slices"
	"strconv"
	"time"

	"github.com/hajimehoshi/ebiten/v2"

	"zigzag/core/experiment"
	"zigzag/core/figure"
	"zigzag/wasm/bridge"
)

const (
	gap = 12 // between two figures, in logical pixels

	// settleTicks is how long a figure may take to come to rest: a surface that is sampled
	// finely takes 20.
	settleTicks = 24
)

// A Stage is the ebiten program. Its methods Draw, DrawFinalScreen
// and LayoutF are called by ebiten, between ticks.
type Stage struct {
	port  bridge.Port
	hand  Hand
	words labels
	paint *painter
	mesh  *figure.Mesh // the frame that is seen
	next  *figure.Mesh // for the one after it

	w, h, scale float64 // logical size, and device pixels a logical one
	theme       *figure.Theme

	spec    experiment.Spec
	session experiment.Session // nil before the first experiment
	tape    *experiment.Tape   // of the session
	search  search
	show    []string
	figures []*shown
	grabbed *shown // the figure in which the button went down
	keyed   int    // the figure that keys go to

	playing bool
	locked  bool
	visible bool
	serial  int              // of the page's last OpenExperiment
	opening bool             // it has been read, and its run is about to start
	inbox   []bridge.Message // what came meanwhile
	target  int              // steps to catch up to, after a run that was seen before is opened again
	speed   string           // a word
	pace    Pace             // that it means for the run
	last    time.Time        // of the last tick that played

	ticking  bool // a tick is to come
	settling int  // ticks for figures to come to rest
	report   reporter
	driving  bool   // a slice of training is to come
	cursor   string // what the pointer looks like
	failed   bool
}

// shown is a figure and its place on the stage.
type shown struct {
	figure.Figure
	place Place
	w, h  float64 // the size that it is laid out for; 0 before it is
	calls int     // batches in the last frame
}

// fits reports whether it is laid out for its place.
func (f *shown) fits() bool { return f.w == f.place.W && f.h == f.place.H }

func newStage(port bridge.Port) *Stage {
	return &Stage{port: port, theme: figure.Light(), visible: true, scale: 1, paint: newPainter(), words: newLabels(bridge.ByID("labels")), mesh: new(figure.Mesh), next: new(figure.Mesh)}
}

// fail tells the page that the stage cannot go on. It says so once.
func (s *Stage) fail(what string) {
	if !s.failed {
		s.failed = true
		s.port.Post(bridge.StageFailed{Why: "stopped", Detail: what})
	}
}

// caught, deferred, turns a fault of ours into words for the reader.
func (s *Stage) caught() {
	if r := recover(); r != nil {
		s.fail(fmt.Sprint(r))
	}
}

// wake draws the next frames; figures that compute in the background get the
// ticks to come to rest.
func (s *Stage) wake() {
	s.settling = max(s.settling, settleTicks)
	s.again()
}

// again asks for one more tick.
func (s *Stage) again() {
	if s.ticking {
		return
	}
	s.ticking = true
	bridge.NextFrame(func() {
		defer s.caught()
		s.ticking = false
		s.tick()
	})
}

// LayoutF gives the canvas one pixel for each of the device's.
func (s *Stage) LayoutF(w, h float64) (float64, float64) {
	scale := ebiten.Monitor().DeviceScaleFactor()
	w, h = max(w, 1), max(h, 1)
	if w != s.w || h != s.h || scale != s.scale {
		s.w, s.h, s.scale = w, h, scale
		s.layout()
	}
	return w * scale, h * scale
}

// Layout is for ebiten's interface; LayoutF is called instead.
func (s *Stage) Layout(w, h int) (int, int) { return w, h }

// layout gives the figures their places, once it is known how large the stage is.
// They are laid out for them one a tick, since some take as long as a frame has.
func (s *Stage) layout() {
	if s.w == 0 {
		return
	}
	for i, p := range Grid(len(s.figures), s.w, s.h, gap) {
		s.figures[i].place = p
	}
	s.wake()
}

// layOne lays the first figure out that waits for it.
func (s *Stage) layOne() {
	for _, f := range s.figures {
		if !f.fits() && s.w > 0 {
			f.w, f.h = f.place.W, f.place.H
			f.Layout(f.w, f.h)
			s.wake()
			return
		}
	}
}

// waiting reports whether a figure waits to be laid out.
func (s *Stage) waiting() bool {
	return slices.ContainsFunc(s.figures, func(f *shown) bool { return !f.fits() })
}

// tick is what goes on between two frames.
func (s *Stage) tick() {
	if s.failed {
		return
	}
	begin := time.Now()
	s.layOne()
	s.takeHand()
	s.report.updateMS = s.report.took("figures", begin)
	s.tell(time.Now())
	s.drive()
	s.compose()
	s.settling = max(s.settling-1, 0)
	if s.visible && (s.playing && !s.waits() || s.settling > 0 || s.hand.Waiting() || s.report.changed) {
		s.again()
	}
}

// behind reports whether the run has steps to catch up with.
func (s *Stage) behind() bool { return s.session != nil && s.session.Steps() < s.target }

// drive has the run go on between two frames, a slice in each task, so that neither training
// nor drawing waits for the other, nor the reader for both.
func (s *Stage) drive() {
	if s.failed || s.driving || s.session == nil || s.waits() || !s.behind() && !(s.playing && s.visible) {
		return
	}
	s.driving = true
	bridge.Soon(func() {
		defer s.caught()
		s.driving = false
		begin := time.Now()
		s.train(begin)
		s.report.trainMS = s.report.took("train", begin)
		if s.behind() || s.pace.Behind() {
			s.drive()
		}
		s.again()
	})
}

// train plays on for a slice.
func (s *Stage) train(now time.Time) {
	elapsed := now.Sub(s.last)
	s.last = now
	if s.behind() {
		s.catchUp(elapsed)
		return
	}
	if s.session == nil || !s.playing || !s.visible {
		return
	}
	taken, more := s.pace.Run(elapsed, time.Now, s.step)
	if taken > 0 {
		s.report.changed = true
	}
	if !more && s.waits() {
		s.pace.Rest()
		return
	}
	if !more {
		s.playing = false
		s.pace.Rest()
		s.report.changed = true
		s.wake()
	}
}

// catchUp takes a slice of the steps to the target.
func (s *Stage) catchUp(elapsed time.Duration) {
	if s.waits() {
		return
	}
	quick := Pace{}
	_, more := quick.Run(elapsed, time.Now, func() bool { return s.session.Steps() < s.target && s.step() })
	if s.session.Steps() >= s.target || !more && !s.waits() {
		s.target = 0
	}
	s.report.changed = true
	s.wake()
}

// step takes one step of play, unless play has come to its end.
func (s *Stage) step() (more bool) {
	if s.session.Done() || s.waits() {
		return false
	}
	s.session.Step()
	s.tape.Note()
	return true
}

// takeHand hands the next thing that the pointer did to the figures. Every
// figure is told each tick, so that what it shows goes on.
func (s *Stage) takeHand() {
	touch, moved := s.hand.Next()
	key := ""
	if moved && touch.What == "key" {
		key, moved = touch.Key, false
		s.chooseFigure(key)
		s.wake()
	}
	for i, f := range s.figures {
		if f.w == 0 {
			continue
		}
		in := figure.Input{}
		if moved {
			s.report.touch = touch
		}
		at := s.report.touch
		mine := s.grabbed == f || s.grabbed == nil && f.place.Contains(at.X, at.Y) && at.What != "leave"
		if mine && at.What != "" {
			in = figure.Input{X: at.X - f.place.X, Y: at.Y - f.place.Y, Inside: true, Shift: at.Shift, Down: s.grabbed == f}
		}
		if moved && mine {
			switch touch.What {
			case "press":
				in.Pressed, in.Down = true, true
				s.grabbed = f
			case "release":
				in.Released, in.Down = true, false
			}
		}
		if i == s.keyed {
			in.Key = key
		}
		if moved && mine {
			s.keyed = i
		}
		if edits := f.Update(in); len(edits) > 0 {
			s.edit(edits)
			break // the figures may be others now
		}
	}
	if moved {
		if touch.What == "release" || touch.What == "leave" {
			s.grabbed = nil
		}
		s.wake()
	}
}

// chooseFigure turns the keys to another figure: 1 is the first.
func (s *Stage) chooseFigure(key string) {
	if n, err := strconv.Atoi(key); err == nil && n >= 1 && n <= len(s.figures) {
		s.keyed = n - 1
	}
}

// edit makes the run that a hand's edits lead to.
func (s *Stage) edit(edits []figure.Edit) {
	if s.locked {
		return
	}
	s.report.edited, s.report.changed = true, true
	steps := s.session.Steps()
	set, restart, err := s.session.Edit(edits)
	if err == nil && restart {
		err = s.start(set)
		s.regain(steps)
	}
	s.problem(err)
	s.wake()
}

// start begins the run of these settings and makes its figures, which take
// over from the old ones what the hand was doing. On an error the run that was
// there goes on.
func (s *Stage) start(set experiment.Settings) error {
	session, err := s.spec.Start(set)
	if err != nil {
		return err
	}
	old := s.session
	s.session, s.target = session, 0
	s.search.open(session)
	if err := s.makeFigures(); err != nil {
		s.session = old
		s.search.open(old)
		return err
	}
	s.tape = experiment.NewTape(session)
	s.setPace()
	return nil
}

// setPace gives the run the speed that was asked for.
func (s *Stage) setPace() {
	if s.session != nil {
		s.pace = Pace{PerSecond: stepsPerSecond(s.speed, s.session.Limit())}
	}
}

// makeFigures makes the figures that are to be shown of the session.
func (s *Stage) makeFigures() error {
	var figures []*shown
	grabbed := s.grabbed
	for _, name := range s.names() {
		f, err := s.session.Figure(name)
		if err != nil {
			return err
		}
		next := &shown{Figure: f}
		for _, old := range s.figures {
			if old.Name() != name {
				continue
			}
			if a, ok := f.(figure.Adopter); ok {
				a.Adopt(old.Figure) // which lays it out where the old one was
				next.w, next.h = old.w, old.h
			}
			if s.grabbed == old {
				grabbed = next
			}
		}
		figures = append(figures, next)
	}
	s.figures, s.grabbed = figures, grabbed
	s.layout()
	return nil
}

// names are the figures to show: those that were asked for, else the spec's,
// of those that this run has.
func (s *Stage) names() []string {
	has := map[string]bool{}
	for _, name := range s.session.Figures() {
		has[name] = true
	}
	for _, wanted := range [][]string{s.show, s.spec.Show, s.session.Figures()} {
		var names []string
		for _, name := range wanted {
			if has[name] && len(names) < 4 {
				names = append(names, name)
			}
		}
		if len(names) > 0 {
			return names
		}
	}
	return nil
}

// compose draws the figures on a mesh, and asks for a frame if that is not the same as the
// last one's. Where WebGL is drawn in software, 30 to 80 ms were measured
// for a frame, and most ticks change nothing.
func (s *Stage) compose() {
	begin := time.Now()
	m := s.next
	m.Reset(s.theme, s.scale)
	for _, f := range s.figures {
		if f.w == 0 {
			continue
		}
		before := len(m.Batches)
		m.Origin(f.place.X, f.place.Y)
		f.Draw(m)
		if calls := len(m.Batches) - before; f.calls != calls {
			f.calls, s.report.changed = calls, true
		}
	}
	if !m.Same(s.mesh) {
		s.mesh, s.next = m, s.mesh
		s.words.set(m.Labels, s.theme)
		s.repaint()
	}
	s.report.drawMS = s.report.took("draw", begin)
}

// repaint asks for a frame.
func (s *Stage) repaint() {
	//lint:ignore SA1019 The loop that it belongs to is the only one that sleeps while nothing moves.
	ebiten.ScheduleFrame()
}

// Update is for ebiten's interface: the stage has ticks of its own, since ebiten paints
// at each of its own, and three times more after the last change.
func (s *Stage) Update() error { return nil }

// Draw has ebiten call DrawFinalScreen.
func (s *Stage) Draw(screen *ebiten.Image) { s.paint.ask(screen) }

// DrawFinalScreen paints the frame. It goes to the screen at once and not by way of ebiten's
// picture of it, which takes two passes more over every pixel. What lies behind it is the page's.
func (s *Stage) DrawFinalScreen(screen ebiten.FinalScreen, _ *ebiten.Image, place ebiten.GeoM) {
	if s.failed {
		return
	}
	defer s.caught()
	begin := time.Now()
	s.paint.draw(screen, s.mesh, s.theme, place)
	s.report.frames++
	s.report.paintMS = s.report.took("paint", begin)
}

func ms(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }
