package figure

import (
	"math"
	"strconv"
)

// Describe says where each path has come to, how crooked it was, and what
// shape the surface has.
func (f *Contour) Describe() string {
	x, y := f.model.Axes()
	text := "The loss over " + x + " and " + y + "."
	m1, m2, known := f.model.Minimum()
	if known {
		text += " It is lowest at (" + Number(m1, 3) + ", " + Number(m2, 3) + ")."
	}
	text += sayPenalty(f.model)
	switch k := f.model.Condition(); {
	case finite(k) && k >= 3:
		text += " It is a long, narrow valley, bent " + Number(k, 2) + " times as sharply across as along."
	case finite(k) && k >= 1:
		text += " The bowl is nearly round, so that straight down leads to its middle."
	}
	walked := false
	paths := f.model.Paths()
	for i, p := range paths {
		n := min(len(p.X), len(p.Y))
		if n < 2 {
			continue
		}
		walked = true
		who := "The path"
		switch {
		case p.Name != "":
			who = "“" + p.Name + "”"
		case len(paths) > 1:
			who = "Path " + strconv.Itoa(i+1)
		}
		text += " " + who + " took " + steps(n-1)
		if !finite(p.X[n-1] + p.Y[n-1]) {
			text += " and flew off to values that are no numbers any more."
			continue
		}
		text += " and is at (" + Number(p.X[n-1], 3) + ", " + Number(p.Y[n-1], 3) + ")"
		length := 0.0
		for k := 1; k < n; k++ {
			length += math.Hypot(p.X[k]-p.X[k-1], p.Y[k]-p.Y[k-1])
		}
		direct := math.Hypot(p.X[n-1]-p.X[0], p.Y[n-1]-p.Y[0])
		if ratio := length / direct; finite(ratio) && n > 2 {
			text += ", " + Number(ratio, 2) + " times as far as the straight line"
		}
		text += "."
	}
	if !walked {
		w1, w2, _ := f.model.Start()
		if f.held {
			w1, w2 = f.start[0], f.start[1]
		}
		return text + " No step taken yet from (" + Number(w1, 3) + ", " + Number(w2, 3) + ")."
	}
	var q quadrantFan
	_, penalised := penaltyOf(f.model)
	if q.look(f.model, paths); q.ok && q.count() < 4 && len(paths) <= 2 && !penalised {
		if q.known {
			text += " The next step can point into " + strconv.Itoa(q.count()) + " of the 4 quadrants."
		} else {
			text += " Its steps pointed into " + strconv.Itoa(q.count()) + " of the 4 quadrants."
		}
	}
	return text
}

func steps(n int) string {
	if n == 1 {
		return "1 step"
	}
	return strconv.Itoa(n) + " steps"
}
