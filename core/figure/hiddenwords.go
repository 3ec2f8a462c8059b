package figure

import "strconv"

// Describe says how far the fold has gone and what the line separates.
func (f *Hidden) Describe() string {
	fold := min(max(f.model.Fold(), 0), 1)
	if f.slider.held {
		fold = f.slider.value
	}
	text := ""
	switch {
	case fold <= foldEnd:
		text = "The input plane before the fold."
	case fold < 1-foldEnd:
		text = "The input plane, " + strconv.Itoa(int(fold*100+0.5)) + " % on its way into hidden space."
	default:
		text = "Hidden space: each point stands where the hidden layer puts it."
	}
	if n := f.model.Units(); n > 2 {
		text += " Only the first two of " + strconv.Itoa(n) + " hidden units are shown."
	}
	marks := f.model.Data()
	if len(marks) == 0 {
		return text
	}
	who := "The network"
	if _, _, _, ok := f.model.HiddenLine(); ok {
		if fold >= 1-foldEnd {
			who = "The output unit's straight line"
		} else {
			who = "Its boundary"
		}
	}
	return text + " " + score(who, marks)
}
