package lesson

// asideWords are the kinds of aside: prose with a look of its own.
func asideWords() []string { return []string{"note", "limits", "sources"} }

// aside reads ::: note Title … :::.
func (p *parser) aside(n *node) []piece {
	p.known(n)
	a := asideHTML{word: n.word, id: p.id(n, "", false)}
	if n.title != "" {
		a.title = p.prose(n.line, n.title, oneLine)
	}
	for _, c := range n.nodes {
		if c.kind != proseNode {
			p.problem(c.line, "an "+c.word+" inside ::: "+n.word, "put it after the ::: that closes the "+n.word)
			continue
		}
		a.text += p.prose(c.line, c.text(), inPart)
	}
	if a.text == "" {
		p.problem(n.line, "the "+n.word+" is empty", "write something in it, or take it out")
	}
	return []piece{a}
}

type asideHTML struct{ word, id, title, text string }

func (a asideHTML) write(w *writer) {
	w.put(`<aside class="`, a.word, `"`)
	if a.id != "" {
		w.put(` id="`, esc(a.id), `"`)
	}
	w.put(">\n")
	if a.title != "" {
		w.put(`<p class="aside-title">`, a.title, "</p>\n")
	}
	w.put(a.text, "</aside>\n")
}
