package mathml

import (
	"fmt"
	"strings"
)

// bigBracket splits \bigl, \Bigr, \biggm and so on.
func bigBracket(name string) (height float64, class class, ok bool) {
	if height, ok = sizes[name]; ok {
		return height, ord, true
	}
	if height, ok = sizes[strings.TrimRight(name, "lrm")]; !ok || len(strings.TrimRight(name, "lrm")) != len(name)-1 {
		return 0, ord, false
	}
	switch name[len(name)-1] {
	case 'l':
		return height, open, true
	case 'r':
		return height, shut, true
	}
	return height, rel, true
}

// delimiter reads the bracket after \left, \right, \middle or \big.
func (p *parser) delimiter(of token, o operator) operator {
	t := p.next()
	switch {
	case t.kind == char && t.text == "." && !o.isBig():
		return o // an empty delimiter
	case t.kind == char && (t.text == "/" || isFence(t.text)):
		o.text = t.text
	case t.kind == command && isFence(symbols[t.text].text):
		o.text = symbols[t.text].text
	case t.kind == char && (t.text == "<" || t.text == ">"):
		p.fail(t.at, fmt.Sprintf("%s is a relation, not a bracket", t.text), `write \langle or \rangle`)
	default:
		fix := fmt.Sprintf(`write one of ( ) [ ] \{ \} | \| \langle \rangle after \%s`, of.text)
		if !o.isBig() {
			fix += ", or a full stop for none"
		}
		p.fail(of.at, fmt.Sprintf(`\%s is not followed by a bracket`, of.text), fix)
	}
	if o.isBig() && o.class == ord {
		if natural, ok := typed[[]rune(o.text)[0]]; ok {
			o.class = natural.class
		}
	}
	return o
}

func (o operator) isBig() bool { return o.size > 0 }

// left reads \left( … \middle| … \right), whose \left has been read.
func (p *parser) left(t token) node {
	p.enter(t.at)
	defer func() { p.depth-- }()
	items := []node{p.delimiter(t, operator{class: open, stretchy: true})}
	for {
		part := p.until(func(t token) bool {
			return t.kind == end || t.kind == closing || t.kind == cell || t.kind == newline ||
				t.kind == command && (t.text == "right" || t.text == "middle" || t.text == "end")
		})
		items = append(items, part.items...)
		switch next := p.next(); {
		case next.kind == command && next.text == "middle":
			items = append(items, p.delimiter(next, operator{class: rel, stretchy: true}))
		case next.kind == command && next.text == "right":
			return fenced{append(items, p.delimiter(next, operator{class: shut, stretchy: true}))}
		default:
			p.fail(t.at, `\left without its \right`, `add \right) in the same group and cell; \right. draws nothing`)
		}
	}
}

// environment reads \begin{name} … \end{name}, whose \begin has been read.
func (p *parser) environment(t token) node {
	name := p.name(t)
	brackets, ok := environments[name]
	if !ok {
		fix := `use one of matrix, pmatrix, bmatrix, vmatrix, cases, aligned`
		if strings.HasPrefix(name, "align") || strings.HasPrefix(name, "split") || strings.HasPrefix(name, "gather") || strings.HasPrefix(name, "equation") || strings.HasPrefix(name, "eqnarray") {
			fix = `write \begin{aligned} … \end{aligned}`
		}
		p.fail(t.at, fmt.Sprintf("the environment %q is not in the subset", name), fix)
	}
	p.enter(t.at)
	defer func() { p.depth-- }()
	grid := table{kind: name, left: brackets[0], right: brackets[1], rows: [][]row{nil}}
	for {
		body := p.until(func(t token) bool {
			return t.kind == end || t.kind == closing || t.kind == cell || t.kind == newline || t.kind == command && t.text == "end"
		})
		last := len(grid.rows) - 1
		grid.rows[last] = append(grid.rows[last], body)
		if p.cells++; p.cells > maxCells {
			p.fail(t.at, fmt.Sprintf("tables with more than %d cells", maxCells), "show a part of it, with \\ldots")
		}
		switch next := p.next(); {
		case next.kind == cell:
		case next.kind == newline:
			grid.rows = append(grid.rows, nil)
		case next.kind == command:
			if closed := p.name(next); closed != name {
				p.fail(next.at, fmt.Sprintf(`\end{%s} closes \begin{%s}`, closed, name), fmt.Sprintf(`write \end{%s}`, name))
			}
			// A last \\ ends the line above it and starts none.
			if n := len(grid.rows); n > 1 && len(grid.rows[n-1]) == 1 && len(grid.rows[n-1][0].items) == 0 {
				grid.rows = grid.rows[:n-1]
			}
			return grid
		default:
			p.fail(t.at, fmt.Sprintf(`\begin{%s} is never closed`, name), fmt.Sprintf(`add \end{%s}`, name))
		}
	}
}

// name reads {name} after \begin or \end.
func (p *parser) name(t token) string {
	rest := p.src[p.pos:]
	stop := strings.IndexByte(rest, '}')
	if !strings.HasPrefix(rest, "{") || stop < 0 || stop > 30 {
		p.fail(t.at, fmt.Sprintf(`\%s lacks its name`, t.text), fmt.Sprintf(`write \%s{aligned}`, t.text))
	}
	p.pos += stop + 1
	return rest[1:stop]
}
