//go:build js && wasm

package main

import (
	"zigzag/core/figure"
	"zigzag/wasm/bridge"
)

// listen takes the page's messages and the pointer's events. Both wait for the
// next tick; ebiten hears of neither.
func (s *Stage) listen() {
	s.port.Listen(func(m bridge.Message, err error) {
		if err != nil {
			s.problem(err)
			return
		}
		s.take(m)
	})
	for _, event := range []string{"mousedown", "mouseup", "mousemove", "wheel", "keyup", "touchend", "touchmove"} {
		bridge.Intercept(event, bridge.Event.Stop)
	}
	bridge.Intercept("touchstart", func(e bridge.Event) {
		e.Stop()
		// A finger that grabs something drags it; any other scrolls the page.
		if x, y, ok := e.FirstTouch(); ok && s.grabs(x, y) {
			e.Prevent()
		}
	})
	bridge.Intercept("keydown", func(e bridge.Event) {
		e.Stop()
		if e.Key() == "Escape" {
			s.port.Post(bridge.LeaveStage{})
		}
		if key := e.Key(); isFigureKey(key) && !e.Modified() {
			e.Prevent() // the page would scroll
			s.hand.Add(Touch{What: "key", Key: key})
			s.wake()
		}
	})
	for event, what := range map[string]string{
		"pointerdown": "press", "pointermove": "move", "pointerup": "release", "pointercancel": "release",
	} {
		bridge.Intercept(event, func(e bridge.Event) { s.pointer(e, what) })
	}
	bridge.OnDocument("pointerleave", func(bridge.Event) { s.leave() })
	bridge.OnDocument("visibilitychange", func(bridge.Event) { s.wake(); s.repaint() })
}

// isFigureKey reports whether a key is for the figures: arrows and what goes with
// them, and the digits that choose one.
func isFigureKey(key string) bool {
	switch key {
	case "ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "PageUp", "PageDown", "Home", "End", "1", "2", "3", "4":
		return true
	}
	return false
}

// pointer queues a pointer event. Only the first finger and the main button
// count; the rest of a drag is captured, wherever it goes.
func (s *Stage) pointer(e bridge.Event, what string) {
	p := e.Pointer()
	if !p.Primary {
		return
	}
	if what == "press" {
		e.Target().Capture(p.ID)
	}
	s.hand.Add(Touch{What: what, X: p.X, Y: p.Y, Shift: e.Shift()})
	if !p.Touch && s.grabbed == nil {
		s.point(s.grabs(p.X, p.Y))
	}
	if what == "release" && p.Touch {
		s.leave() // a finger that is gone hovers nowhere
	}
	s.wake()
}

func (s *Stage) leave() {
	s.hand.Add(Touch{What: "leave"})
	s.again()
}

// point shows by the pointer whether there is something to hold.
func (s *Stage) point(holdable bool) {
	cursor := "default"
	if holdable {
		cursor = "grab"
	}
	if s.cursor != cursor {
		s.cursor = cursor
		bridge.Body().SetStyle("cursor", cursor)
	}
}

// grabs reports whether a press there would take hold of something.
func (s *Stage) grabs(x, y float64) bool {
	if s.locked {
		return false
	}
	for _, f := range s.figures {
		if g, ok := f.Figure.(figure.Grabber); ok && f.place.Contains(x, y) {
			return g.Grabs(x-f.place.X, y-f.place.Y)
		}
	}
	return false
}
