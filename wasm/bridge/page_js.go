package bridge

import (
	"fmt"
	"syscall/js"
)

// Download hands the reader a file.
func Download(name, mime string, data []byte) {
	bytes := js.Global().Get("Uint8Array").New(len(data))
	js.CopyBytesToJS(bytes, data)
	blob := js.Global().Get("Blob").New([]any{bytes}, map[string]any{"type": mime})
	url := js.Global().Get("URL").Call("createObjectURL", blob)
	a := Make("a", "")
	a.v.Set("href", url)
	a.v.Set("download", name)
	a.v.Call("click")
	js.Global().Get("URL").Call("revokeObjectURL", url)
}

// ReadFile reads the file that the reader picked in an <input type="file">, at
// most limit bytes. It blocks.
func (e Element) ReadFile(limit int) ([]byte, error) {
	files := e.v.Get("files")
	if !files.Truthy() || files.Length() == 0 {
		return nil, fmt.Errorf("bridge: read file: none was picked")
	}
	file := files.Index(0)
	if size := file.Get("size").Int(); size > limit {
		return nil, fmt.Errorf("bridge: read file: it has %d bytes, more than %d", size, limit)
	}
	buffer, err := await(file.Call("arrayBuffer"))
	if err != nil {
		return nil, fmt.Errorf("bridge: read file: %w", err)
	}
	bytes := js.Global().Get("Uint8Array").New(buffer)
	data := make([]byte, bytes.Length())
	js.CopyBytesToGo(data, bytes)
	return data, nil
}

// Copy puts text on the clipboard. It blocks, and fails where the browser does
// not allow it.
func Copy(text string) error {
	clipboard := js.Global().Get("navigator").Get("clipboard")
	if !clipboard.Truthy() {
		return fmt.Errorf("bridge: copy: this browser does not offer its clipboard here")
	}
	if _, err := await(clipboard.Call("writeText", text)); err != nil {
		return fmt.Errorf("bridge: copy: %w", err)
	}
	return nil
}

// Media reports whether a media query holds, and calls changed when it does so
// no longer, or again. changed may be nil.
func Media(query string, changed func(holds bool)) (holds bool) {
	list := js.Global().Call("matchMedia", query)
	if changed != nil {
		listen(list, "change", false, func(e js.Value) { changed(e.Get("matches").Bool()) })
	}
	return list.Get("matches").Bool()
}

// OnAttr calls changed whenever an attribute of e gets another value.
func (e Element) OnAttr(name string, changed func()) {
	if !e.Exists() {
		return
	}
	fn := js.FuncOf(func(js.Value, []js.Value) any { changed(); return nil })
	observer := js.Global().Get("MutationObserver").New(fn)
	observer.Call("observe", e.v, map[string]any{"attributes": true, "attributeFilter": []any{name}})
}

// OnSight calls changed whenever e comes into the window or leaves it.
func (e Element) OnSight(changed func(visible bool)) {
	if !e.Exists() {
		return
	}
	fn := js.FuncOf(func(_ js.Value, args []js.Value) any {
		entries := args[0]
		changed(entries.Index(entries.Length() - 1).Get("isIntersecting").Bool())
		return nil
	})
	js.Global().Get("IntersectionObserver").New(fn).Call("observe", e.v)
}

// OnSize calls changed with e's size whenever that is another, and once at first: just after
// the browser has laid the page out, when asking for it costs nothing.
func (e Element) OnSize(changed func(w, h float64)) {
	if !e.Exists() {
		return
	}
	fn := js.FuncOf(func(js.Value, []js.Value) any {
		changed(e.Size())
		return nil
	})
	js.Global().Get("ResizeObserver").New(fn).Call("observe", e.v)
}

// Soon calls f when the browser has had its turn: a task of its own.
func Soon(f func()) { once("setTimeout", f) }

// NextFrame calls f before the browser paints the next time, which is never while nobody sees
// the page.
func NextFrame(f func()) { once("requestAnimationFrame", f) }

// once has one of the browser's timers call f.
func once(timer string, f func()) {
	var fn js.Func
	fn = js.FuncOf(func(js.Value, []js.Value) any {
		fn.Release()
		f()
		return nil
	})
	js.Global().Call(timer, fn)
}

// TabHidden reports whether the tab is in the background.
func TabHidden() bool { return document().Get("hidden").Bool() }

// Random32 is a number drawn by the browser, for a new seed. Nothing that is
// graded or quoted depends on it: the seed it gives is shown and kept.
func Random32() uint32 {
	numbers := js.Global().Get("Uint32Array").New(1)
	js.Global().Get("crypto").Call("getRandomValues", numbers)
	return uint32(numbers.Index(0).Int())
}

// Cores is how many threads the browser says that the machine has; 1 if it says nothing.
func Cores() int {
	n := js.Global().Get("navigator").Get("hardwareConcurrency")
	if n.Type() != js.TypeNumber {
		return 1
	}
	return n.Int()
}

// Recall returns what Remember kept under a key for this tab; "" for nothing, or
// where the browser refuses.
func Recall(key string) string {
	v, err := try(func() js.Value {
		return js.Global().Get("Reflect").Call("get", js.Global(), "sessionStorage").Call("getItem", key)
	})
	if err != nil || v.Type() != js.TypeString {
		return ""
	}
	return v.String()
}

// Remember keeps a value for as long as the tab is open, over reloads. It is for what can
// be had again: where the browser refuses, it is not kept.
func Remember(key, value string) {
	// Where storage is blocked the property itself may throw, which only Call can survive.
	_, _ = try(func() js.Value {
		return js.Global().Get("Reflect").Call("get", js.Global(), "sessionStorage").Call("setItem", key, value)
	})
}

// Reload loads the page again.
func Reload() { js.Global().Get("location").Call("reload") }

// Click does what a click on e does.
func (e Element) Click() {
	if e.Exists() {
		e.v.Call("click")
	}
}
