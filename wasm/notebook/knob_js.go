//go:build js && wasm

package main

import (
	"fmt"
	"strconv"

	"zigzag/core/experiment"
	"zigzag/core/quiz"
	"zigzag/wasm/bridge"
)

// labIn is the lab that a body is, or nil.
func labIn(b quiz.Body) *quiz.Lab {
	lab, _ := b.(*quiz.Lab)
	return lab
}

// knob makes the control of a parameter.
func (p *panel) knob(param experiment.Param) knob {
	name := id("control", param.Key)
	box := bridge.Make("div", "control").SetAttr("data-key", param.Key)
	label := text("label", "", param.Label).SetAttr("for", name).SetAttr("title", param.Help)
	box.Append(label)
	p.controls.Append(box)
	set := func(value string) { p.s.panel.set(param.Key, value) }
	switch param.Kind {
	case experiment.Choice:
		return p.selectKnob(param, name, box, set)
	case experiment.Text:
		return p.textKnob(param, name, box, set)
	}
	return p.numberKnob(param, name, box, set)
}

func (p *panel) selectKnob(param experiment.Param, name string, box bridge.Element, set func(string)) knob {
	e := bridge.Make("select", "").SetAttr("id", name)
	for _, o := range param.Options {
		e.Append(text("option", "", o.Label).SetAttr("value", o.Value))
	}
	p.s.n.on(e, "change", func(bridge.Event) { set(e.Value()) })
	box.Append(e)
	return knob{param.Key, box, func(v string) { e.SetValue(v) }}
}

// textKnob offers the suggested values in a list, and any other in a field.
func (p *panel) textKnob(param experiment.Param, name string, box bridge.Element, set func(string)) knob {
	e := bridge.Make("input", "").SetAttr("type", "text").SetAttr("id", name).SetAttr("autocomplete", "off").SetAttr("spellcheck", "false")
	if len(param.Options) > 0 {
		list := bridge.Make("datalist", "").SetAttr("id", id(name, "list"))
		for _, o := range param.Options {
			list.Append(bridge.Make("option", "").SetAttr("value", o.Value).SetAttr("label", o.Label))
		}
		e.SetAttr("list", id(name, "list"))
		box.Append(list)
	}
	p.s.n.on(e, "change", func(bridge.Event) { set(e.Value()) })
	box.Append(e)
	if param.Key == "hidden" {
		p.appendSteps(e, box, set)
	}
	return knob{param.Key, box, func(v string) {
		if !bridge.Focused().Is(e) {
			e.SetValue(v)
		}
	}}
}

// appendSteps puts − and + beside a number of units, for fingers.
func (p *panel) appendSteps(e, box bridge.Element, set func(string)) {
	for _, b := range []struct {
		sign, label string
		by          int
	}{{"−", "One unit fewer", -1}, {"+", "One unit more", 1}} {
		step := button("step-by", b.sign).SetAttr("aria-label", b.label)
		p.s.n.click(step, func() {
			n, err := strconv.Atoi(e.Value())
			if err != nil || n+b.by < 1 {
				return // several layers, or none: to be typed
			}
			e.SetValue(strconv.Itoa(n + b.by))
			set(e.Value())
		})
		box.Append(step)
	}
}

// numberKnob is a slider and a field that show the same number.
func (p *panel) numberKnob(param experiment.Param, name string, box bridge.Element, set func(string)) knob {
	s := sliderFor(param)
	slide := bridge.Make("input", "").SetAttr("type", "range").SetAttr("min", "0").SetAttr("max", fmt.Sprint(s.Notches)).
		SetAttr("aria-label", param.Label+", slider")
	field := bridge.Make("input", "").SetAttr("type", "number").SetAttr("id", name).
		SetAttr("min", plain(param.Min)).SetAttr("max", plain(param.Max)).SetAttr("step", "any")
	show := func(v string) {
		slide.SetValue(strconv.Itoa(s.At(v)))
		slide.SetAttr("aria-valuetext", v)
	}
	p.s.n.on(slide, "input", func(bridge.Event) {
		at, err := strconv.Atoi(slide.Value())
		if err != nil {
			return // a range holds whole numbers
		}
		v := s.Value(at)
		field.SetValue(v)
		slide.SetAttr("aria-valuetext", v)
		set(v)
	})
	p.s.n.on(field, "change", func(bridge.Event) {
		show(field.Value())
		set(field.Value())
	})
	box.Append(slide, field)
	if param.Unit != "" {
		box.Append(text("span", "unit", param.Unit))
	}
	return knob{param.Key, box, func(v string) {
		if bridge.Focused().Is(field) || bridge.Focused().Is(slide) {
			return // the reader is at it
		}
		field.SetValue(v)
		show(v)
	}}
}

func plain(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }
