//go:build js && wasm

package main

import (
	"fmt"
	"slices"
	"strings"

	"zigzag/wasm/bridge"
)

// A table lets a list of numbers be typed that can also be dragged on the
// stage.
type table struct {
	p       *panel
	key     string
	box     bridge.Element // <details>
	inside  bridge.Element
	shape   string // what the cells were made for
	inputs  []bridge.Element
	numbers []string
}

// hands are the parameters that have tables, in order.
func hands() []string { return []string{"line", "weights", "points"} }

// updateTables shows the numbers that a hand can change.
func (p *panel) updateTables() {
	for _, key := range hands() {
		value, ok := p.s.state.Hand[key]
		t := p.tables[key]
		if t != nil {
			t.box.Show(ok)
		}
		if !ok || value == "" {
			continue
		}
		if t == nil {
			t = p.newTable(key)
		}
		t.update(value)
	}
}

func (p *panel) newTable(key string) *table {
	t := &table{p: p, key: key, box: bridge.Make("details", "hand").SetAttr("data-key", key), inside: bridge.Make("div", "numbers")}
	title := map[string]string{"line": "Line, as numbers", "weights": "Weights, as numbers", "points": "Points, as numbers"}[key]
	t.box.Append(text("summary", "", title), t.inside)
	if key == "line" || slices.Contains(p.s.current.exp.Spec.Controls, key) {
		t.box.SetAttr("open", "")
	}
	p.s.n.on(t.box, "toggle", func(bridge.Event) {
		if value, ok := p.s.state.Hand[key]; ok {
			t.update(value)
		}
	})
	p.hands.Append(t.box)
	p.tables[key] = t
	return t
}

// update shows a value. A closed table is not filled.
func (t *table) update(value string) {
	if !t.box.Open() {
		return
	}
	t.numbers = numbersOf(value)
	grids, shape := t.grids()
	if shape != t.shape {
		t.shape = shape
		t.make(grids)
	}
	focused := bridge.Focused()
	for i, input := range t.inputs {
		if i < len(t.numbers) && !focused.Is(input) {
			input.SetValue(shorter(t.numbers[i]))
		}
	}
}

// grids are the tables of the value at hand, and what they depend on.
func (t *table) grids() ([]grid, string) {
	switch t.key {
	case "line":
		return lineGrid(), "line"
	case "points":
		n := len(t.numbers) / 3
		return pointGrid(n), fmt.Sprint("points ", n)
	}
	hidden := ""
	if param, ok := t.p.s.current.exp.Spec.Param("hidden"); ok {
		hidden = t.p.value(param)
	}
	return weightGrids(layers(hidden)), "weights " + hidden
}

// make makes the inputs.
func (t *table) make(grids []grid) {
	t.inside.Clear()
	t.inputs = make([]bridge.Element, len(t.numbers))
	for _, g := range grids {
		e := bridge.Make("table", "")
		if g.Title != "" {
			e.Append(text("caption", "", g.Title))
		}
		head := bridge.Make("tr", "")
		named := len(g.Rows) > 0 && g.Rows[0].Name != ""
		if named {
			head.Append(bridge.Make("td", ""))
		}
		for _, h := range g.Head {
			head.Append(text("th", "", h).SetAttr("scope", "col"))
		}
		e.Append(bridge.Make("thead", "").Append(head))
		body := bridge.Make("tbody", "")
		for _, r := range g.Rows {
			row := bridge.Make("tr", "")
			if named {
				row.Append(text("th", "", r.Name).SetAttr("scope", "row"))
			}
			for _, c := range r.Cells {
				row.Append(bridge.Make("td", "").Append(t.input(c)))
			}
			if t.key == "points" {
				row.Append(bridge.Make("td", "").Append(t.dropButton(r)))
			}
			body.Append(row)
		}
		t.inside.Append(e.Append(body))
	}
	if t.key == "points" {
		add := button("add", "Add a point")
		t.p.s.n.click(add, func() { t.send(append(slices.Clone(t.numbers), "0.5", "0.5", "1")) })
		t.inside.Append(add)
	}
}

func (t *table) input(c cell) bridge.Element {
	input := bridge.Make("input", "").SetAttr("type", "number").SetAttr("step", "0.1").SetAttr("aria-label", c.Label)
	if strings.HasSuffix(c.Label, "0 or 1") {
		input.SetAttr("min", "0").SetAttr("max", "1").SetAttr("step", "1")
	}
	if c.Index < len(t.inputs) {
		t.inputs[c.Index] = input
	}
	t.p.s.n.on(input, "change", func(bridge.Event) {
		if c.Index >= len(t.numbers) {
			return
		}
		numbers := slices.Clone(t.numbers)
		if numbers[c.Index] = strings.TrimSpace(input.Value()); numbers[c.Index] == "" {
			numbers[c.Index] = "0"
			input.SetValue("0")
		}
		t.send(numbers)
	})
	return input
}

func (t *table) dropButton(r gridRow) bridge.Element {
	b := button("drop", "×").SetAttr("aria-label", "Remove "+r.Name)
	t.p.s.n.click(b, func() {
		at := r.Cells[0].Index
		t.send(slices.Delete(slices.Clone(t.numbers), at, at+3))
	})
	return b
}

// send makes the run of other numbers.
func (t *table) send(numbers []string) {
	t.numbers = numbers
	value := strings.Join(numbers, " ")
	if t.key == "points" {
		value = pointsOf(numbers)
	}
	t.p.set(t.key, value)
}

// shorter writes a number with at most six significant digits: the rest is on
// the stage.
func shorter(number string) string {
	if len(number) <= 8 {
		return number
	}
	return trimmed(number)
}
