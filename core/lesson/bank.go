package lesson

import (
	"fmt"
	"strconv"

	"zigzag/core/sheet"
)

// bankBlock reads ::: bank {#id draw=5} with questions in it.
func (p *parser) bankBlock(n *node) []piece {
	p.known(n, "draw")
	b := sheet.Bank{ID: p.id(n, "the bank", true), Line: n.line, Draw: 5}
	if s, ok := n.attrs.values["draw"]; ok {
		d, err := strconv.Atoi(s)
		if err != nil || d < 1 {
			p.problem(n.line, fmt.Sprintf("draw is %q", clip(s)), "write how many questions are shown at once, as in draw=5")
			d = 5
		}
		b.Draw = d
	}
	before := len(p.l.Questions)
	p.bank = b.ID
	inside := p.pieces(n.nodes, nil)
	p.bank = ""
	if got := len(p.l.Questions) - before; got < b.Draw {
		p.problem(n.line, fmt.Sprintf("the bank has %d questions and draws %d", got, b.Draw), "add questions, or lower draw")
		b.Draw = max(1, got)
	}
	p.l.Banks = append(p.l.Banks, b)
	return []piece{bankHTML{b, inside}}
}

type bankHTML struct {
	bank   sheet.Bank
	inside []piece
}

func (b bankHTML) write(w *writer) {
	id := esc(b.bank.ID)
	w.put(`<section class="bank" id="`, id, `" data-bank="`, id, `" data-draw="`, strconv.Itoa(b.bank.Draw), `" aria-label="Questions">`+"\n")
	for _, piece := range b.inside {
		piece.write(w)
	}
	w.put("</section>\n")
}
