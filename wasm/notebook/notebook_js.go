//go:build js && wasm

package main

import (
	"encoding/json"
	"fmt"
	"strings"

	"zigzag/core/sheet"
	"zigzag/wasm/bridge"
)

// A Notebook is the program of one page.
type Notebook struct {
	assets  string // URL of the folder of the programs, with its final slash
	data    sheet.Page
	notices notices
	keep    keeper

	// On a lesson's page:
	lesson *sheet.Sheet
	sheet  string // the same as JSON, for the Worker
	stage  *stage
	grader grader
	forms  map[string]*form
	hashes map[string]string // of the questions, by id
}

// open makes the page live. The saved work is read before any form is, so that
// no answer can be given that a saved one would then push aside.
func (n *Notebook) open() error {
	if err := json.Unmarshal([]byte(bridge.ByID("page-data").Text()), &n.data); err != nil {
		return fmt.Errorf("the page's data cannot be read: %w", err)
	}
	n.notices.at = place(bridge.ByID("main"), "div", "notices", "notices")
	n.keep.open(n)
	if n.data.Lesson != "" {
		if err := n.openLesson(); err != nil {
			return err
		}
	} else {
		n.showRings()
	}
	n.offerFiles()
	bridge.Root().SetAttr("data-ready", "true")
	if n.lesson != nil {
		n.warmUp()
	}
	return nil
}

func (n *Notebook) openLesson() error {
	n.sheet = bridge.ByID("lesson-sheet").Text()
	l, err := sheet.Read([]byte(n.sheet))
	if err != nil {
		return err
	}
	n.lesson = l
	n.grader.n, n.grader.grades = n, true
	n.stage = newStage(n)
	n.forms, n.hashes = map[string]*form{}, map[string]string{}
	for _, q := range l.Questions {
		n.hashes[q.ID] = q.Hash()
	}
	for _, q := range l.Questions {
		if e := bridge.ByID(q.ID); e.Exists() {
			n.forms[q.ID] = newForm(n, q, e)
		}
	}
	for _, b := range l.Banks {
		n.openBank(b)
	}
	n.stage.open()
	return nil
}

// on listens to an element, and turns a fault of ours in the handler into a
// notice, so that one broken control does not take the page along.
func (n *Notebook) on(e bridge.Element, event string, handle func(bridge.Event)) {
	e.On(event, func(ev bridge.Event) { bridge.Guard(n.fault, func() { handle(ev) }) })
}

// click is what most controls do.
func (n *Notebook) click(e bridge.Element, handle func()) {
	n.on(e, "click", func(bridge.Event) { handle() })
}

// start does what may block beside the page's events.
func (n *Notebook) start(work func()) {
	go bridge.Guard(n.fault, work)
}

// fault tells of a mistake of ours.
func (n *Notebook) fault(what string) {
	if !n.notices.at.Exists() {
		n.notices.at = place(bridge.ByID("main"), "div", "notices", "notices")
	}
	n.notices.tell("fault", notice{
		bad:  true,
		text: "Something in this page went wrong: " + what + ". What you have answered is saved. Reload the page to go on.",
		act:  "Reload the page", do: bridge.Reload,
	})
}

// markdown renders a fragment of the lesson, such as feedback.
func (n *Notebook) markdown(src string) string { return n.lesson.Markdown(src) }

// place finds the element of an id in parent, or makes it there, first of all.
func place(parent bridge.Element, tag, id, class string) bridge.Element {
	if e := bridge.ByID(id); e.Exists() {
		return e
	}
	e := bridge.Make(tag, class).SetAttr("id", id)
	parent.Prepend(e)
	return e
}

// part finds the element of a class in parent, or makes it at parent's end.
func part(parent bridge.Element, tag, class string) bridge.Element {
	if e := parent.Find("." + class); e.Exists() {
		return e
	}
	e := bridge.Make(tag, class)
	parent.Append(e)
	return e
}

// button makes a button.
func button(class, text string) bridge.Element {
	return bridge.Make("button", class).SetAttr("type", "button").SetText(text)
}

// text makes an element that holds text.
func text(tag, class, content string) bridge.Element {
	return bridge.Make(tag, class).SetText(content)
}

// id makes an id for a part of something that has one.
func id(parts ...string) string { return strings.Join(parts, "_") }
