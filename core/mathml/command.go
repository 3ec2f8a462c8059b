package mathml

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"zigzag/core/block"
)

// structural lists the commands that expand treats by themselves, for
// suggestions. Read only.
var structural = []string{
	"frac", "dfrac", "tfrac", "sqrt", "left", "right", "middle", "begin", "end", "text", "mathrm", "mathit",
	"operatorname", "overset", "underset", "big", "Big", "bigg", "Bigg",
}

// elsewhere says what to write for commands of TeX that people try first.
// Read only.
var elsewhere = map[string]string{
	"rm": `write \mathrm{…}`, "bf": `write \mathbf{…}`, "it": `write \mathit{…}`, "cal": `write \mathcal{…}`,
	"textbf": `write \mathbf{…}, or \text{…}`, "mbox": `write \text{…}`, "textrm": `write \text{…}`,
	"widetilde": `write \tilde`, "over": `write \frac{a}{b}`, "label": "formulas have no numbers; name it in the prose",
	"tag": "formulas have no numbers; name it in the prose", "mathscr": `write \mathcal{…}`,
	"mathfrak": `write \mathcal{…} or \mathbf{…}`, "displaystyle": `write \dfrac for a large fraction, or put the formula on its own line with $$`,
	"limits": "take it out: limits stand where the formula's style puts them", "newcommand": "write the formula out",
	"def": "write the formula out", "color": "take it out", "binom": `write \begin{pmatrix} n \\ k \end{pmatrix}`,
	"not": `write \ne, \notin, or \neg`, "hspace": `write \, \; \quad or \qquad`, "hline": "take it out", "substack": `write one line`,
	"xrightarrow": `write \overset{…}{\to}`, "stackrel": `write \overset{…}{=}`, "href": "put the link into the prose",
	"includegraphics": "put the picture into the prose", "ReLU": `write \operatorname{ReLU}`, "softmax": `write \operatorname{softmax}`,
	"E": `write \mathbb{E}`, "Var": `write \operatorname{Var}`, "R": `write \mathbb{R}`,
}

// expand turns a command, already read, into a node.
func (p *parser) expand(t token) node {
	name := t.text
	if s, ok := symbols[name]; ok {
		return s.node()
	}
	if l, ok := large[name]; ok {
		return operator{text: l.text, class: op, limits: l.limits}
	}
	if limits, ok := functions[name]; ok {
		text := strings.Replace(name, "arg", "arg ", 1)
		return operator{text: strings.TrimSpace(text), class: op, named: true, limits: limits}
	}
	if width, ok := spaces[name]; ok {
		return space{width}
	}
	if a, ok := accents[name]; ok {
		a.body = p.argument(`\` + name)
		return a
	}
	if kind, ok := alphabets[name]; ok {
		return p.letters(t, kind)
	}
	if height, class, ok := bigBracket(name); ok {
		return p.delimiter(t, operator{class: class, size: height})
	}
	switch name {
	case "frac", "dfrac", "tfrac":
		f := fraction{style: map[string]style{"dfrac": displayStyle, "tfrac": textStyle}[name]}
		f.num = p.argument(`\` + name)
		f.den = p.argument(fmt.Sprintf(`\%s{…}`, name))
		return f
	case "sqrt":
		return p.sqrt()
	case "left":
		return p.left(t)
	case "right":
		p.fail(t.at, `\right without \left`, `write \left( … \right), or plain brackets`)
	case "middle":
		p.fail(t.at, `\middle outside \left … \right`, `write \left( … \middle| … \right)`)
	case "begin":
		return p.environment(t)
	case "end":
		p.fail(t.at, `\end without \begin`, `take it out, or add the \begin`)
	case "text":
		return words{p.plainText(t)}
	case "mathrm", "mathit":
		text := p.plainText(t)
		return letter{text: text, plain: text, upright: name == "mathrm"}
	case "operatorname", "operatorname*":
		return operator{text: p.plainText(t), class: op, named: true, limits: name == "operatorname*"}
	case "overset", "underset":
		mark := p.argument(`\` + name)
		base := p.argument(fmt.Sprintf(`\%s{…}`, name))
		if name == "overset" {
			return script{base: base, sup: mark, limits: true}
		}
		return script{base: base, sub: mark, limits: true}
	}
	p.unknown(t)
	return nil
}

func (p *parser) unknown(t token) {
	if t.text == "" {
		p.fail(t.at, "a backslash at the end", "take it out, or finish the command")
	}
	what := fmt.Sprintf(`\%s is not in the subset`, t.text)
	if fix, ok := elsewhere[t.text]; ok {
		p.fail(t.at, what, fix)
	}
	known := slices.Concat(structural, slices.Collect(maps.Keys(symbols)), slices.Collect(maps.Keys(large)),
		slices.Collect(maps.Keys(functions)), slices.Collect(maps.Keys(accents)), slices.Collect(maps.Keys(alphabets)))
	slices.Sort(known)
	slices.Reverse(known) // small letters before capitals: \sigma is likelier than \Sigma
	if s := block.Suggest(t.text, known); s != "" {
		p.fail(t.at, what, fmt.Sprintf(`did you mean \%s?`, s))
	}
	p.fail(t.at, what, fmt.Sprintf(`use another symbol, or \operatorname{%s} for a function of that name`, t.text))
}

func (p *parser) sqrt() node {
	if t := p.peek(); t.kind == char && t.text == "[" {
		p.next()
		p.enter(t.at)
		defer func() { p.depth-- }()
		index := p.until(func(t token) bool {
			return t.kind == end || t.kind == closing || t.kind == char && t.text == "]"
		})
		if p.next().text != "]" {
			p.fail(t.at, "the bracket [ is never closed", `write \sqrt[3]{x}`)
		}
		return root{p.argument(`\sqrt[…]`), index}
	}
	return root{body: p.argument(`\sqrt`)}
}

// letters reads the argument of \mathbf and its kin.
func (p *parser) letters(t token, kind alphabet) node {
	body := p.argument(`\` + t.text)
	items := []node{body}
	if r, ok := body.(row); ok {
		items = r.items
	}
	var text, said string
	for _, item := range items {
		var s string
		switch item := item.(type) {
		case letter:
			s = item.text
		case number:
			s = item.text
		default:
			p.fail(t.at, fmt.Sprintf(`\%s holds more than letters and digits`, t.text), fmt.Sprintf(`put only the letter inside: \%s{x}_i`, t.text))
		}
		for _, r := range s {
			styled, ok := kind(r)
			if !ok {
				p.fail(t.at, fmt.Sprintf(`\%s has no form of %q`, t.text, r), "write the letter plain")
			}
			text += styled
		}
		said += s
	}
	if text == "" {
		p.fail(t.at, fmt.Sprintf(`\%s is empty`, t.text), fmt.Sprintf(`write \%s{x}`, t.text))
	}
	if t.text == "mathbb" {
		said = text
	}
	return letter{text: text, plain: said, upright: true}
}

// plainText reads the braces after \text, \mathrm or \operatorname: words, in
// any script, with \{ \} \_ \% \# \$ \& and \, for those characters.
func (p *parser) plainText(t token) string {
	if open := p.next(); open.kind != opening {
		p.fail(t.at, fmt.Sprintf(`\%s lacks its braces`, t.text), fmt.Sprintf(`write \%s{…}`, t.text))
	}
	var b strings.Builder
	for p.pos < len(p.src) {
		r, n := utf8.DecodeRuneInString(p.src[p.pos:])
		at := p.pos
		p.pos += n
		switch {
		case r == '}':
			text := strings.Join(strings.Fields(b.String()), " ")
			if text == "" {
				p.fail(t.at, fmt.Sprintf(`\%s is empty`, t.text), `write the words, or \quad for a space`)
			}
			if t.text == "text" { // its outer spaces are wanted: x \text{ if } y
				text = edge(b.String(), text)
			}
			return text
		case r == '\\':
			c, n := utf8.DecodeRuneInString(p.src[p.pos:])
			p.pos += n
			switch {
			case c == ',' || c == ' ':
				c = ' '
			case !strings.ContainsRune("{}_%#$&", c) || n == 0:
				p.fail(at, fmt.Sprintf(`a command inside \%s`, t.text), "close the words first; they can go on after the formula")
			}
			b.WriteRune(c)
		case r == '$' || r == '{' || r == '^' || r == '_' && t.text != "text":
			p.fail(at, fmt.Sprintf(`%q inside \%s`, r, t.text), "close the words first; they can go on after the formula")
		case r == '\n' || r == '\t' || r == '\r':
			b.WriteByte(' ')
		case !unicode.IsPrint(r) && !unicode.Is(unicode.Zs, r):
			p.fail(at, fmt.Sprintf("the character %U cannot be printed", r), "take it out")
		default:
			b.WriteRune(r)
		}
	}
	p.fail(t.at, fmt.Sprintf(`\%s{ is never closed`, t.text), "add the missing }")
	return ""
}

// edge gives trimmed back one space wherever raw began or ended with space.
func edge(raw, trimmed string) string {
	if strings.TrimLeft(raw, " ") != raw {
		trimmed = " " + trimmed
	}
	if strings.TrimRight(raw, " ") != raw {
		trimmed += " "
	}
	return trimmed
}
