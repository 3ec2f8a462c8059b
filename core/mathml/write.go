package mathml

import (
	"strconv"
	"strings"
)

// A style is TeX's: it decides where limits stand and which spaces vanish.
type style uint8

const (
	inherited style = iota
	displayStyle
	textStyle
	scriptStyle
)

// A writer writes nodes as MathML. Text and attribute values are escaped;
// element and attribute names come from the methods below and nowhere else.
type writer struct {
	strings.Builder
	style style
}

func (w *writer) raw(s string) { w.WriteString(s) }

func (w *writer) attr(name, value string) {
	w.raw(" " + name + `="` + escape(value) + `"`)
}

func (w *writer) leaf(element, text string) {
	w.raw("<" + element + ">" + escape(text) + "</" + element + ">")
}

func escape(s string) string {
	return strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;").Replace(s)
}

// in writes with f in another style.
func (w *writer) in(s style, f func()) {
	old := w.style
	w.style = s
	f()
	w.style = old
}

// one writes n as exactly one element.
func (w *writer) one(n node) {
	if r, ok := n.(row); ok && len(r.items) != 1 {
		w.raw("<mrow>")
		w.items(r.items, false)
		w.raw("</mrow>")
		return
	}
	if r, ok := n.(row); ok {
		n = r.items[0]
		if _, again := n.(row); again {
			w.one(n)
			return
		}
	}
	if _, ok := n.(table); ok {
		w.node(n, gap{})
		return
	}
	w.node(n, gap{edge: true})
}

// node writes n; at says how much space its operator, if it has one, takes.
func (w *writer) node(n node, at gap) {
	switch n := n.(type) {
	case letter:
		w.letter(n)
	case number:
		w.leaf("mn", n.text)
	case operator:
		w.operator(n, at)
	case words:
		w.leaf("mtext", strings.ReplaceAll(n.text, " ", "\u00a0"))
	case space:
		w.raw(`<mspace width="` + n.em + `"></mspace>`)
	case row:
		w.one(n)
	case script:
		w.script(n, at)
	case primed:
		w.raw("<mrow>")
		w.base(n.base, gap{edge: true})
		w.raw(`<mo form="postfix" lspace="0em" rspace="0em">` + n.mark + "</mo></mrow>")
	case fraction:
		w.fraction(n)
	case root:
		w.root(n)
	case fenced:
		w.raw("<mrow>")
		w.items(n.items, false)
		w.raw("</mrow>")
	case accent:
		w.accent(n, at)
	case table:
		w.table(n)
	}
}

func (w *writer) letter(l letter) {
	if l.upright && len([]rune(l.text)) == 1 && l.text[0] != 0xF0 { // letters past U+FFFF are never slanted
		w.raw(`<mi mathvariant="normal">` + escape(l.text) + "</mi>")
		return
	}
	if !l.upright && len(l.text) > 1 && isLetter(l.text[0]) { // \mathit{out}
		for _, r := range l.text {
			w.leaf("mi", string(r))
		}
		return
	}
	w.leaf("mi", strings.ReplaceAll(l.text, " ", "\u00a0"))
}

func (w *writer) operator(o operator, at gap) {
	if o.named && !o.limits {
		w.leaf("mi", strings.ReplaceAll(o.text, " ", "\u00a0"))
		return
	}
	w.raw("<mo")
	switch {
	case o.stretchy:
		w.attr("form", map[class]string{open: "prefix", shut: "postfix"}[o.class])
		w.attr("stretchy", "true")
	case o.size > 0:
		h := strconv.FormatFloat(o.size, 'f', -1, 64) + "em"
		w.attr("stretchy", "true")
		w.attr("symmetric", "true")
		w.attr("minsize", h)
		w.attr("maxsize", h)
	case isFence(o.text) || o.text == "∣" || o.text == "∥":
		w.attr("stretchy", "false")
	}
	if o.named {
		w.attr("movablelimits", "true")
	}
	if at.unary && (o.text == "−" || o.text == "+") {
		w.attr("form", "prefix")
	}
	if !o.natural(at) {
		w.attr("lspace", at.em(at.left))
		w.attr("rspace", at.em(at.right))
	}
	w.raw(">" + escape(strings.ReplaceAll(o.text, " ", "\u00a0")) + "</mo>")
}

func (w *writer) script(s script, at gap) {
	name := "msub"
	switch {
	case s.limits && s.sub != nil && s.sup != nil:
		name = "munderover"
	case s.limits && s.sub != nil:
		name = "munder"
	case s.limits:
		name = "mover"
	case s.sub != nil && s.sup != nil:
		name = "msubsup"
	case s.sup != nil:
		name = "msup"
	}
	w.raw("<" + name + ">")
	w.base(s.base, at)
	w.in(scriptStyle, func() {
		for _, n := range []node{s.sub, s.sup} {
			if n != nil {
				w.one(n)
			}
		}
	})
	w.raw("</" + name + ">")
}

// base writes what carries a script or an accent.
func (w *writer) base(n node, at gap) {
	if core(n) != nil {
		w.node(n, at)
		return
	}
	if l, ok := n.(letter); ok && !l.upright && len([]rune(l.text)) > 1 {
		n = row{[]node{l, row{}}} // several <mi> need an <mrow> around them
	}
	w.one(n)
}

func (w *writer) fraction(f fraction) {
	s := f.style
	if s == inherited {
		s = w.style
	}
	w.raw("<mfrac")
	if f.style != inherited {
		w.attr("displaystyle", strconv.FormatBool(f.style == displayStyle))
	}
	w.raw(">")
	s = min(s+1, scriptStyle)
	w.in(s, func() {
		w.one(f.num)
		w.one(f.den)
	})
	w.raw("</mfrac>")
}

func (w *writer) root(r root) {
	if r.index == nil {
		w.raw("<msqrt>")
		w.one(r.body)
		// A strut as tall as the smallest radical: browsers hang that from its bar, so over a
		// single n it would reach far below the line.
		w.raw(`<mspace height="0.8em" depth="0.25em"></mspace></msqrt>`)
		return
	}
	w.raw("<mroot>")
	w.one(r.body)
	w.in(scriptStyle, func() { w.one(r.index) })
	w.raw("</mroot>")
}

func (w *writer) accent(a accent, at gap) {
	name, flag := "mover", "accent"
	if a.under {
		name, flag = "munder", "accentunder"
	}
	w.raw("<" + name)
	w.attr(flag, "true")
	w.raw(">")
	w.base(a.body, at)
	w.raw("<mo")
	if a.mark == "→" {
		w.attr("class", "vec") // set smaller by the style sheet
	}
	w.attr("stretchy", strconv.FormatBool(a.wide))
	w.attr("lspace", "0em")
	w.attr("rspace", "0em")
	w.raw(">" + a.mark + "</mo></" + name + ">")
}

func (w *writer) table(t table) {
	fence := func(text string, form string) {
		if text != "" {
			w.raw(`<mo form="` + form + `" stretchy="true" lspace="0em" rspace="0em">` + text + "</mo>")
		}
	}
	if t.left != "" {
		w.raw("<mrow>")
		fence(t.left, "prefix")
	}
	w.raw(`<mtable class="` + t.kind + `"`)
	inside := textStyle
	if t.kind == "aligned" {
		inside = displayStyle
		w.attr("displaystyle", "true")
	}
	w.raw(">")
	for _, cells := range t.rows {
		w.raw("<mtr>")
		for i, c := range cells {
			right := t.kind == "aligned" && i%2 == 1 // goes on from the cell before
			switch {
			case right, t.kind == "cases":
				w.raw(`<mtd class="l">`)
			case t.kind == "aligned":
				w.raw(`<mtd class="r">`)
			default:
				w.raw("<mtd>")
			}
			w.in(inside, func() { w.items(c.items, right) })
			w.raw("</mtd>")
		}
		w.raw("</mtr>")
	}
	w.raw("</mtable>")
	fence(t.right, "postfix")
	if t.left != "" {
		w.raw("</mrow>")
	}
}
