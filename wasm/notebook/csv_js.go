//go:build js && wasm

package main

import (
	"fmt"
	"strings"

	"zigzag/core/dataset"
	"zigzag/core/figure"
	"zigzag/wasm/bridge"
)

// ownData takes a table of the reader's own. It is read here, in the page, and never
// leaves the browser.
type ownData struct {
	s    *stage
	box  bridge.Element
	file bridge.Element
	text bridge.Element
	says bridge.Element
}

func newOwnData(s *stage) *ownData {
	o := &ownData{s: s, box: bridge.Make("details", "hand own-data").Show(false)}
	o.file = bridge.Make("input", "").SetAttr("type", "file").SetAttr("accept", ".csv,.tsv,.txt,text/csv,text/plain").SetAttr("id", "own_file")
	o.text = bridge.Make("textarea", "").SetAttr("rows", "4").SetAttr("id", "own_text").SetAttr("spellcheck", "false").SetAttr("placeholder", "x1,x2,class\n0.5,1.2,a\n0.1,0.3,b")
	o.says = bridge.Make("div", "own-says").SetAttr("role", "status")
	use := button("use-data", "Use this table")
	back := button("lesson-data", "Back to the lesson’s data")
	o.box.Append(text("summary", "", "Your own data"),
		text("p", "", "A table: one example a line, the target in the last column, cells apart by comma, semicolon or tab. It is read on this page and never leaves it."),
		bridge.Make("p", "").Append(text("label", "", "File").SetAttr("for", "own_file"), o.file),
		bridge.Make("p", "").Append(text("label", "", "or paste it here").SetAttr("for", "own_text"), o.text),
		bridge.Make("p", "").Append(use, back), o.says)
	s.n.on(o.file, "change", func(bridge.Event) {
		s.n.start(func() {
			content, err := o.file.ReadFile(dataset.MaxCSVLength)
			if err != nil {
				o.tell(sentence(strings.TrimPrefix(err.Error(), "bridge: ")), fmt.Sprintf("At most %d MB can be read: keep a sample of the rows. The experiment stays as it was.", dataset.MaxCSVLength>>20))
				return
			}
			o.text.SetValue(string(content))
			o.use(string(content))
		})
	})
	s.n.click(use, func() {
		if n := o.text.TextLength(); n > dataset.MaxCSVLength {
			o.tell(fmt.Sprintf("The table has %.1f MB, and at most %d MB can be read: keep a sample of the rows. The experiment stays as it was.", float64(n)/(1<<20), dataset.MaxCSVLength>>20))
			return
		}
		o.use(o.text.Value())
	})
	s.n.click(back, func() {
		o.tell("")
		o.s.assign(o.s.current.exp.Spec.With(o.s.current.set, figure.Edit{Key: "csv", Value: ""}), 0)
	})
	return o
}

// build shows the form where the author lets readers bring data.
func (o *ownData) build() {
	on := false
	for _, key := range o.s.panel.controlKeys() {
		on = on || key == "csv"
	}
	o.box.Show(on)
	o.tell("")
}

func (o *ownData) tell(lines ...string) {
	o.says.Clear()
	for _, l := range lines {
		if l != "" {
			o.says.Append(text("p", "", l))
		}
	}
}

// use reads a table and trains on it, with the loss that goes with its target.
func (o *ownData) use(content string) {
	t, problems := dataset.ReadCSV(content)
	if len(problems) > 0 {
		var lines []string
		for _, p := range problems {
			lines = append(lines, sentence(p.Error()))
		}
		o.tell(append(lines, "The experiment stays as it was.")...)
		return
	}
	loss := "logistic"
	if t.Regression() {
		loss = "squared"
	}
	sc := o.s.current
	set := sc.exp.Spec.With(sc.set, figure.Edit{Key: "csv", Value: dataset.FormatCSV(t)}, figure.Edit{Key: "loss", Value: loss})
	if err := sc.exp.Spec.Check(set); err != nil {
		o.tell(sentence(err.Error()), "The experiment stays as it was.")
		return
	}
	what := "a number"
	if !t.Regression() {
		what = fmt.Sprintf("%d classes", len(t.Classes))
	}
	o.tell(fmt.Sprintf("%s with %s, and as target %s.", count(t.Rows(), "example"), count(len(t.Columns), "input"), what))
	o.s.assign(set, 0)
}
