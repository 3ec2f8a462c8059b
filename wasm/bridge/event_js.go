package bridge

import "syscall/js"

// An Event is what a listener is told.
type Event struct{ v js.Value }

// Target is the element at which the event happened.
func (e Event) Target() Element { return element(e.v.Get("target")) }

// Key is the key of a keyboard event: "Escape", "ArrowUp", "a".
func (e Event) Key() string { return e.v.Get("key").String() }

// Shift reports whether the shift key was held.
func (e Event) Shift() bool { return e.v.Get("shiftKey").Truthy() }

// Modified reports whether the key has another meaning by Control, Alt or Meta.
func (e Event) Modified() bool {
	return e.v.Get("ctrlKey").Truthy() || e.v.Get("altKey").Truthy() || e.v.Get("metaKey").Truthy()
}

// Prevent keeps the browser from doing what it would do by itself.
func (e Event) Prevent() { e.v.Call("preventDefault") }

// Stop keeps the event from going any further.
func (e Event) Stop() { e.v.Call("stopPropagation") }

// Detail is a string in a CustomEvent's detail, "" if it is not there.
func (e Event) Detail(name string) string {
	detail := e.v.Get("detail")
	if !detail.Truthy() {
		return ""
	}
	if v := detail.Get(name); v.Truthy() {
		return v.String()
	}
	return ""
}

// A Pointer is where a pointer event happened, in CSS pixels of the document.
type Pointer struct {
	X, Y    float64
	ID      int
	Touch   bool // a finger, rather than a mouse or a pen
	Primary bool // the first finger, and the mouse's main button
}

// Pointer reads a pointer event.
func (e Event) Pointer() Pointer {
	return Pointer{
		X:       e.v.Get("clientX").Float(),
		Y:       e.v.Get("clientY").Float(),
		ID:      e.v.Get("pointerId").Int(),
		Touch:   e.v.Get("pointerType").String() == "touch",
		Primary: e.v.Get("isPrimary").Bool() && e.v.Get("button").Int() <= 0,
	}
}

// FirstTouch is where the first finger of a touch event is.
func (e Event) FirstTouch() (x, y float64, ok bool) {
	touches := e.v.Get("touches")
	if !touches.Truthy() || touches.Length() == 0 {
		return 0, 0, false
	}
	t := touches.Index(0)
	return t.Get("clientX").Float(), t.Get("clientY").Float(), true
}

// Capture sends the rest of a pointer's events to e, wherever it goes.
func (e Element) Capture(pointer int) {
	if e.Exists() {
		// It throws when the pointer is gone already; then there is nothing to send.
		_, _ = try(func() js.Value { return e.v.Call("setPointerCapture", pointer) })
	}
}

// On calls handle at each event of e until stop is called.
func (e Element) On(event string, handle func(Event)) (stop func()) {
	if !e.Exists() {
		return func() {}
	}
	return listen(e.v, event, false, func(v js.Value) { handle(Event{v}) })
}

// OnDocument calls handle at each event of the document.
func OnDocument(event string, handle func(Event)) (stop func()) {
	return listen(document(), event, false, func(v js.Value) { handle(Event{v}) })
}

// Intercept calls handle at each event of the window before anything inside it
// hears of it. The handler may Stop the event there. It may also Prevent it.
func Intercept(event string, handle func(Event)) (stop func()) {
	options := map[string]any{"capture": true, "passive": false}
	return listen(js.Global(), event, options, func(v js.Value) { handle(Event{v}) })
}
