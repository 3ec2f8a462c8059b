//go:build js && wasm

package main

import (
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"zigzag/core/progress"
	"zigzag/wasm/bridge"
)

const (
	database = "zigzag"
	workKey  = "work/"    // + course/lesson/question/hash: a book of one record
	bankKey  = "bank/"    // + course/lesson/bank: what is drawn
	asideKey = "damaged/" // + time/key: what could not be read
)

// A keeper keeps the learner's work: in memory, and in the browser's storage
// if that allows.
type keeper struct {
	n     *Notebook
	book  *progress.Book
	banks map[string]string
	store *bridge.Store // nil when refused
}

// open reads everything that is kept. It blocks.
func (k *keeper) open(n *Notebook) {
	k.n, k.book, k.banks = n, progress.New(), map[string]string{}
	store, err := bridge.OpenStore(database)
	if err != nil {
		k.refused(err)
		return
	}
	all, err := store.All()
	if err != nil {
		k.refused(err)
		return
	}
	k.store = store
	for key, value := range all {
		if rest, ok := strings.CutPrefix(key, workKey); ok {
			k.read(key, rest, value)
		} else if rest, ok := strings.CutPrefix(key, bankKey); ok {
			k.banks[rest] = value
		}
	}
}

// read takes a kept record into the book. One that cannot be read is set aside
// under another key, and told.
func (k *keeper) read(key, name, value string) {
	book, err := progress.Load([]byte(value))
	if err == nil && book.Len() == 0 {
		err = fmt.Errorf("there is nothing in it")
	}
	if err == nil {
		k.book.Merge(book)
		return
	}
	aside := asideKey + time.Now().UTC().Format("20060102T150405") + "/" + key
	k.watch(k.store.Move(key, aside, value))
	k.n.notices.tell("damaged "+name, notice{
		bad: true,
		text: fmt.Sprintf("The saved answer %s is damaged and could not be read (%v). It was set aside, not thrown away; the question is open again. "+
			"If you have a file of your work, you can load it.", name, err),
		act: "Download the damaged data",
		do:  func() { bridge.Download("zigzag-damaged.txt", "text/plain", []byte(value)) },
	})
}

// watch tells if what the browser was given to keep could not be kept.
func (k *keeper) watch(wait func() error) {
	k.n.start(func() {
		if err := wait(); err != nil {
			k.refused(err)
		}
	})
}

// refused tells that work is not being saved.
func (k *keeper) refused(err error) {
	k.n.notices.tell("storage", notice{
		bad: true,
		text: fmt.Sprintf("This browser does not let the page save your answers (%v). They last as long as this page is open. "+
			"Download your work before you leave, and load it when you come back.", err),
		act: "Download my work", do: k.download,
	})
}

// get is what is known of a question.
func (k *keeper) get(question, hash string) progress.Record {
	if r, ok := k.book.Get(k.n.data.Course, k.n.data.Lesson, question, hash); ok {
		return r
	}
	return progress.Record{Course: k.n.data.Course, Lesson: k.n.data.Lesson, Question: question, Hash: hash}
}

// put keeps a record, at once: a reader may leave in the next moment.
func (k *keeper) put(r progress.Record) {
	if err := k.book.Put(r); err != nil {
		k.n.fault("an answer could not be kept: " + err.Error())
		return
	}
	k.save(r)
}

func (k *keeper) save(r progress.Record) {
	if k.store == nil {
		return
	}
	one := progress.New()
	if err := one.Put(r); err != nil {
		k.n.fault("an answer could not be saved: " + err.Error())
		return
	}
	value, err := json.Marshal(one)
	if err != nil {
		panic("notebook: save: " + err.Error()) // a book always marshals
	}
	key := workKey + strings.Join([]string{r.Course, r.Lesson, r.Question, r.Hash}, "/")
	k.watch(k.store.Put(key, string(value)))
}

// reset forgets a question.
func (k *keeper) reset(question, hash string) {
	k.book.Reset(k.n.data.Course, k.n.data.Lesson, question)
	if k.store != nil {
		key := workKey + strings.Join([]string{k.n.data.Course, k.n.data.Lesson, question, hash}, "/")
		k.watch(k.store.Delete(key))
	}
}

// bank and setBank keep which questions of a bank are drawn.
func (k *keeper) bank(id string) string { return k.banks[k.bankName(id)] }

func (k *keeper) setBank(id, value string) {
	name := k.bankName(id)
	k.banks[name] = value
	if k.store != nil {
		k.watch(k.store.Put(bankKey+name, value))
	}
}

func (k *keeper) bankName(id string) string {
	return k.n.data.Course + "/" + k.n.data.Lesson + "/" + id
}

// download hands out all work as a file.
func (k *keeper) download() {
	value, err := json.Marshal(k.book)
	if err != nil {
		panic("notebook: download: " + err.Error()) // a book always marshals
	}
	bridge.Download("zigzag-work.json", "application/json", value)
}

// load merges a file of work into what is there, and saves it. It blocks.
func (k *keeper) load(input bridge.Element) {
	data, err := input.ReadFile(progress.MaxSize)
	if err != nil {
		k.n.notices.tell("load", notice{bad: true, text: fmt.Sprintf("The file could not be read: %v.", err)})
		return
	}
	book, err := progress.Load(data)
	if err != nil && book.Len() == 0 {
		k.n.notices.tell("load", notice{bad: true, text: fmt.Sprintf("Nothing was loaded: %v. Pick the file zigzag-work.json that “Download my work” made.", err)})
		return
	}
	k.book.Merge(book)
	for _, r := range book.Records() {
		if merged, ok := k.book.Get(r.Course, r.Lesson, r.Question, r.Hash); ok {
			k.save(merged)
		}
	}
	said := fmt.Sprintf("Loaded %s.", count(book.Len(), "answer"))
	if err != nil {
		said += fmt.Sprintf(" The rest of the file is damaged: %v.", err)
	}
	k.n.notices.tell("load", notice{bad: err != nil, text: said})
	k.n.restore()
}

// offerFiles puts the two buttons for work as a file on the page.
func (n *Notebook) offerFiles() {
	at := bridge.ByID("work")
	if !at.Exists() {
		at = bridge.Make("section", "work").SetAttr("id", "work").SetAttr("aria-label", "My work")
		bridge.ByID("main").Append(at)
	}
	down := button("download", "Download my work")
	n.click(down, n.keep.download)
	up := button("upload", "Load my work")
	input := bridge.Make("input", "").SetAttr("type", "file").SetAttr("accept", "application/json,.json").SetAttr("aria-label", "Load my work")
	input.Show(false)
	n.click(up, input.Click)
	n.on(input, "change", func(bridge.Event) { n.start(func() { n.keep.load(input) }) })
	at.Append(down, up, input)
	at.Show(true)
}

// restore shows what is kept, after more has come in.
func (n *Notebook) restore() {
	if n.lesson == nil {
		n.showRings()
		return
	}
	for _, f := range n.forms {
		f.restore()
	}
}
