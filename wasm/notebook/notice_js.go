//go:build js && wasm

package main

import "zigzag/wasm/bridge"

// notices are what the page has to tell beside the lesson. Each has a name and
// is told once.
type notices struct {
	at   bridge.Element
	told map[string]bridge.Element
}

// A notice says what is the matter, and offers the next step.
type notice struct {
	bad  bool
	text string
	act  string // the button's text; "" for none
	do   func()
	more []bridge.Element // further controls
}

func (ns *notices) tell(name string, no notice) {
	if ns.told == nil {
		ns.told = map[string]bridge.Element{}
	}
	e := bridge.Make("div", "notice").SetClass("bad", no.bad).SetAttr("data-notice", name)
	e.SetAttr("role", "status")
	if no.bad {
		e.SetAttr("role", "alert")
	}
	if old := ns.told[name]; old.Exists() {
		old.Remove()
	}
	ns.told[name] = e
	ns.at.Append(e)
	e.Append(text("p", "", no.text))
	if no.act != "" {
		b := button("act", no.act)
		b.On("click", func(bridge.Event) { no.do() })
		e.Append(b)
	}
	e.Append(no.more...)
	dismiss := button("dismiss", "Dismiss")
	dismiss.On("click", func(bridge.Event) { ns.drop(name) })
	e.Append(dismiss)
}

// drop takes a notice back.
func (ns *notices) drop(name string) {
	ns.told[name].Remove()
	delete(ns.told, name)
}
