package lesson

import (
	"fmt"
	"strings"
)

// An item is one line of a question's answer list.
type item struct {
	kind     itemKind
	line     int    // 1-based
	key      string // of a keyed item
	right    bool   // of an option: marked [x]
	text     string // what stands after the mark; may run over several lines
	note     string // feedback: what follows | in a keyed item, or the > lines
	noteLine int
}

type itemKind uint8

const (
	keyedItem  itemKind = iota // - key: value | feedback
	optionItem                 // - [ ] text
	lineItem                   // 1. text
)

// items splits the lines of a question into its prompt and its answer list.
func (p *parser) items(k questionKind, first int, lines []string) (prompt string, items []item) {
	fenced := ""
	var head []string
	for i, line := range lines {
		at := first + i
		if mark, _, ok := fence(line); ok && (fenced == "" || strings.HasPrefix(mark, fenced)) {
			if fenced == "" {
				fenced = mark
			} else {
				fenced = ""
			}
		}
		if next, ok := readItem(line, at); ok && fenced == "" && k.takes(next.kind) {
			items = append(items, next)
			continue
		}
		trimmed := strings.TrimSpace(line)
		switch {
		case len(items) == 0:
			head = append(head, line)
		case trimmed == "":
		case strings.HasPrefix(trimmed, ">"):
			last := &items[len(items)-1]
			text := strings.TrimPrefix(strings.TrimPrefix(trimmed, ">"), " ")
			if last.note == "" {
				last.note, last.noteLine = text, at
			} else {
				last.note += "\n" + text
			}
		case line[0] == ' ' || line[0] == '\t':
			last := &items[len(items)-1]
			if last.note != "" {
				last.note += "\n" + trimmed
			} else {
				last.text += "\n" + trimmed
			}
		default:
			p.problem(at, fmt.Sprintf("%q stands among the answers", clip(line)), "put it above the first answer, or indent it to belong to the answer before it")
		}
	}
	for i := range items {
		items[i].finish()
	}
	return strings.TrimRight(strings.Join(head, "\n"), "\n "), items
}

// readItem reads the first line of an item.
func readItem(line string, at int) (item, bool) {
	if rest, ok := strings.CutPrefix(line, "- "); ok {
		rest = strings.TrimLeft(rest, " ")
		if len(rest) >= 3 && rest[0] == '[' && rest[2] == ']' && strings.ContainsRune(" xX", rune(rest[1])) {
			return item{kind: optionItem, line: at, right: rest[1] != ' ', text: strings.TrimSpace(rest[3:])}, true
		}
		key, value, ok := strings.Cut(rest, ":")
		if ok && isID(key) && (value == "" || value[0] == ' ') {
			return item{kind: keyedItem, line: at, key: key, text: value}, true
		}
		return item{}, false
	}
	digits := strings.TrimLeft(line, "0123456789")
	if n := len(line) - len(digits); n >= 1 && n <= 3 && strings.HasPrefix(digits, ". ") {
		return item{kind: lineItem, line: at, text: strings.TrimSpace(digits[2:])}, true
	}
	return item{}, false
}

// finish takes comments and feedback off a keyed item's text.
func (it *item) finish() {
	if it.kind != keyedItem {
		return
	}
	lines := strings.Split(it.text, "\n")
	for i, line := range lines {
		if n := strings.Index(line, " # "); n >= 0 {
			lines[i] = line[:n]
		}
	}
	it.text = strings.TrimSpace(strings.Join(lines, "\n"))
	if value, note, ok := strings.Cut(it.text, "|"); ok && it.note == "" {
		it.text, it.note = strings.TrimSpace(value), strings.TrimSpace(note)
		it.noteLine = it.line + strings.Count(value, "\n")
	}
}
