package bridge

import "syscall/js"

// An Element is one element of the page. The zero Element is none: reading it
// gives zero values, changing it does nothing.
type Element struct{ v js.Value }

func document() js.Value { return js.Global().Get("document") }

// element makes an Element of what a query found, which may be null.
func element(v js.Value) Element {
	if !v.Truthy() {
		return Element{}
	}
	return Element{v}
}

// Root is the <html> element.
func Root() Element { return element(document().Get("documentElement")) }

// Body is the <body> element.
func Body() Element { return element(document().Get("body")) }

// ByID finds the element with an id.
func ByID(id string) Element { return element(document().Call("getElementById", id)) }

// Focused is the element that has the focus, none if only the body has.
func Focused() Element {
	if v := document().Get("activeElement"); v.Truthy() && !v.Equal(document().Get("body")) {
		return Element{v}
	}
	return Element{}
}

// Make creates an element of a tag and a class, which may be "".
func Make(tag, class string) Element {
	e := Element{document().Call("createElement", tag)}
	if class != "" {
		e.v.Set("className", class)
	}
	return e
}

// Exists reports whether there is an element at all.
func (e Element) Exists() bool { return e.v.Truthy() }

// Is reports whether both are the same element.
func (e Element) Is(other Element) bool { return e.Exists() && other.Exists() && e.v.Equal(other.v) }

// Find is the first element inside e that a CSS selector matches.
func (e Element) Find(selector string) Element {
	if !e.Exists() {
		return Element{}
	}
	return element(e.v.Call("querySelector", selector))
}

// All are the elements inside e that a CSS selector matches, in page order.
func (e Element) All(selector string) []Element {
	if !e.Exists() {
		return nil
	}
	list := e.v.Call("querySelectorAll", selector)
	found := make([]Element, list.Length())
	for i := range found {
		found[i] = Element{list.Index(i)}
	}
	return found
}

// Closest is e or the nearest element around it that a selector matches.
func (e Element) Closest(selector string) Element {
	if !e.Exists() {
		return Element{}
	}
	return element(e.v.Call("closest", selector))
}

// Append puts children at e's end, moving those that stand elsewhere.
func (e Element) Append(children ...Element) Element {
	if e.Exists() {
		for _, c := range children {
			if c.Exists() {
				e.v.Call("appendChild", c.v)
			}
		}
	}
	return e
}

// Prepend puts a child at e's beginning.
func (e Element) Prepend(child Element) {
	if e.Exists() && child.Exists() {
		e.v.Call("insertBefore", child.v, e.v.Get("firstChild"))
	}
}

// After puts next right behind e.
func (e Element) After(next Element) {
	if e.Exists() && next.Exists() {
		e.v.Call("after", next.v)
	}
}

// Before puts previous right in front of e.
func (e Element) Before(previous Element) {
	if e.Exists() && previous.Exists() {
		e.v.Call("before", previous.v)
	}
}

// Previous is the element before e in the same parent.
func (e Element) Previous() Element {
	if !e.Exists() {
		return Element{}
	}
	return element(e.v.Get("previousElementSibling"))
}

// Next is the element that follows e in the same parent.
func (e Element) Next() Element {
	if !e.Exists() {
		return Element{}
	}
	return element(e.v.Get("nextElementSibling"))
}

// Count is how many elements stand directly in e.
func (e Element) Count() int {
	if !e.Exists() {
		return 0
	}
	return e.v.Get("childElementCount").Int()
}

// Last is the last element directly in e.
func (e Element) Last() Element {
	if !e.Exists() {
		return Element{}
	}
	return element(e.v.Get("lastElementChild"))
}

// Disabled reports whether a control cannot be used.
func (e Element) Disabled() bool { return e.Exists() && e.v.Get("disabled").Truthy() }

// Parent is the element that holds e.
func (e Element) Parent() Element {
	if !e.Exists() {
		return Element{}
	}
	return element(e.v.Get("parentElement"))
}

// Remove takes e out of the page.
func (e Element) Remove() {
	if e.Exists() {
		e.v.Call("remove")
	}
}

// Clear takes everything out of e.
func (e Element) Clear() Element { return e.SetText("") }

// Text is the text in e, without its marks.
func (e Element) Text() string {
	if !e.Exists() {
		return ""
	}
	return e.v.Get("textContent").String()
}

// SetText replaces what is in e by text, if it is not that text already.
func (e Element) SetText(text string) Element {
	if e.Exists() && e.v.Get("textContent").String() != text {
		e.v.Set("textContent", text)
	}
	return e
}

// SetHTML replaces what is in e. The HTML must come from core/lesson or
// core/figure, which let no script through.
func (e Element) SetHTML(html string) Element {
	if e.Exists() {
		e.v.Set("innerHTML", html)
	}
	return e
}

// Attr is an attribute's value, "" if it is not there.
func (e Element) Attr(name string) string {
	if !e.Exists() {
		return ""
	}
	if v := e.v.Call("getAttribute", name); v.Truthy() {
		return v.String()
	}
	return ""
}

// SetAttr sets an attribute, if it has not that value already.
func (e Element) SetAttr(name, value string) Element {
	if e.Exists() && (value == "" || e.Attr(name) != value) {
		e.v.Call("setAttribute", name, value)
	}
	return e
}

// DropAttr takes an attribute away.
func (e Element) DropAttr(name string) Element {
	if e.Exists() {
		e.v.Call("removeAttribute", name)
	}
	return e
}

// SetClass puts a class on e or takes it off.
func (e Element) SetClass(class string, on bool) Element {
	if e.Exists() {
		e.v.Get("classList").Call("toggle", class, on)
	}
	return e
}

// SetStyle sets one CSS property of e.
func (e Element) SetStyle(property, value string) {
	if e.Exists() {
		e.v.Get("style").Call("setProperty", property, value)
	}
}

// Show takes the hidden attribute off, or puts it on.
func (e Element) Show(on bool) Element {
	if e.Exists() {
		e.v.Set("hidden", !on)
	}
	return e
}

// Hidden reports whether e has the hidden attribute.
func (e Element) Hidden() bool { return e.Exists() && e.v.Get("hidden").Truthy() }

// Enable lets a control be used, or not.
func (e Element) Enable(on bool) Element {
	if e.Exists() {
		e.v.Set("disabled", !on)
	}
	return e
}

// Value is what stands in an input.
func (e Element) Value() string {
	if !e.Exists() {
		return ""
	}
	return e.v.Get("value").String()
}

// TextLength is how long the value of a <textarea> is, without fetching it.
func (e Element) TextLength() int {
	if !e.Exists() {
		return 0
	}
	return e.v.Get("textLength").Int()
}

// SetValue puts a value in an input, if it is not there already.
func (e Element) SetValue(value string) Element {
	if e.Exists() && e.v.Get("value").String() != value {
		e.v.Set("value", value)
	}
	return e
}

// Checked reports whether a box is ticked or a radio button chosen.
func (e Element) Checked() bool { return e.Exists() && e.v.Get("checked").Bool() }

// SetChecked ticks a box or not.
func (e Element) SetChecked(on bool) {
	if e.Exists() {
		e.v.Set("checked", on)
	}
}

// Open reports whether a <details> is open.
func (e Element) Open() bool { return e.Exists() && e.v.Get("open").Truthy() }

// Reveal scrolls the page so that e can be seen, if it cannot.
func (e Element) Reveal() {
	if e.Exists() {
		e.v.Call("scrollIntoView", map[string]any{"block": "nearest"})
	}
}

// Focus gives e the focus; the page scrolls to it.
func (e Element) Focus() {
	if e.Exists() {
		e.v.Call("focus")
	}
}

// Size is e's width and height in CSS pixels.
func (e Element) Size() (w, h float64) {
	if !e.Exists() {
		return 0, 0
	}
	return e.v.Get("clientWidth").Float(), e.v.Get("clientHeight").Float()
}

// Corner is where the element's top left corner is, in pixels of the window.
func (e Element) Corner() (x, y float64) {
	if !e.Exists() {
		return 0, 0
	}
	r := e.v.Call("getBoundingClientRect")
	return r.Get("left").Float(), r.Get("top").Float()
}
