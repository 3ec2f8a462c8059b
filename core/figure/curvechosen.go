package figure

// A chosenMark is the line of one chosen epoch, with its words above the first panel.
type chosenMark struct {
	Chosen
	x    float64
	word string
	left float64 // of the word
	row  float64 // its height
	ink  Ink
}

// mark lays the lines of the chosen epochs, where the model knows them.
func (f *Curves) mark() {
	f.marks = f.marks[:0]
	m, ok := f.model.(ChosenModel)
	if !ok || f.n == 0 {
		return
	}
	p := &f.panels[0]
	for _, c := range m.Chosen() {
		if !finite(c.Epoch) || c.Epoch < p.x.Min || c.Epoch > p.x.Max {
			continue
		}
		k := chosenMark{Chosen: c, x: p.x.At(c.Epoch), ink: InkAccent, word: "lowest val. loss: epoch " + Number(c.Epoch, 4)}
		if c.Stopped > 0 {
			k.word = "weights of epoch " + Number(c.Epoch, 4) + ", stopped at " + Number(c.Stopped, 4)
		}
		if c.LaneName != "" {
			k.ink, k.word = laneInk(c.Lane), "best: epoch "+Number(c.Epoch, 4)
		}
		// Beside the line, within the plot, each lane's words on a row of their own. Words
		// that would cross the line on either side are said shorter.
		epoch := Number(c.Epoch, 4)
		for _, word := range []string{k.word, "best: epoch " + epoch, "epoch " + epoch, epoch} {
			w := textWidth(word, textSize)
			k.word, k.left = word, k.x+6
			if k.left+w <= p.x1-2 {
				break
			}
			if k.left = k.x - 6 - w; k.left >= p.x0+4 {
				break
			}
		}
		k.row = p.y0 + 9 + 15*float64(len(f.marks))
		f.marks = append(f.marks, k)
	}
}

// drawMarks draws the lines through a panel, and in the first the words.
func (f *Curves) drawMarks(c Canvas, p *curvePanel, words bool) {
	for i := range f.marks {
		k := &f.marks[i]
		f.pen.line(c, k.x, p.y0, k.x, p.y1, 2, Paint{k.ink, 0.75}, true)
		if words {
			c.Label(k.left, k.row, k.word, Left, k.ink, textSize)
		}
	}
}

// sayChosen words the chosen epochs.
func sayChosen(model CurvesModel) string {
	m, ok := model.(ChosenModel)
	if !ok {
		return ""
	}
	text := ""
	for _, c := range m.Chosen() {
		if !finite(c.Epoch) {
			continue
		}
		who := " The"
		if c.LaneName != "" {
			who = " Of “" + c.LaneName + "” the"
		}
		text += who + " validation loss was lowest at epoch " + Number(c.Epoch, 4) + ", " + Number(c.Loss, 3)
		if c.Stopped > 0 {
			text += "; play stopped early, at epoch " + Number(c.Stopped, 4) + ", and took up the weights of that epoch"
		}
		text += "."
	}
	return text
}
