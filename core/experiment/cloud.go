package experiment

import (
	"zigzag/core/dataset"
	"zigzag/core/figure"
)

// howWords says what a preprocessing did.
func howWords(how string) string {
	switch how {
	case "centre":
		return "centred"
	case "scale":
		return "centred and scaled"
	case "whiten":
		return "whitened"
	}
	return "as they came"
}

// tableMarks are the rows of a table of two columns; targets are the class, or, of a
// regression, whether they are above 0.
func tableMarks(t dataset.Table) []figure.Mark {
	marks := make([]figure.Mark, t.Rows())
	for i := range marks {
		row := t.Row(i)
		marks[i].X, marks[i].Y = row[0], row[1]
		if t.Regression() {
			if t.Target[i] > 0 {
				marks[i].Label = 1
			}
		} else {
			marks[i].Label = t.Label[i]
		}
	}
	return marks
}

// descendCloud shows the inputs of a descent as a [figure.CloudModel].
type descendCloud struct {
	s             *descendSession
	before, after []figure.Mark
}

func newDescendCloud(s *descendSession) descendCloud {
	c := descendCloud{s: s, before: tableMarks(s.examples.raw)}
	if s.values["preprocess"] != "none" {
		c.after = tableMarks(s.examples.table)
		for i := range c.after {
			c.after[i].Label = c.before[i].Label
		}
	}
	return c
}

func (c descendCloud) Version() uint64       { return 1 } // the inputs stay as they are
func (c descendCloud) Before() []figure.Mark { return c.before }
func (c descendCloud) After() []figure.Mark  { return c.after }
func (c descendCloud) Axes() (x, y string)   { return "x₁", "x₂" }
func (c descendCloud) How() string           { return howWords(c.s.values["preprocess"]) }

// trainCloud shows the inputs of a training run as a [figure.CloudModel].
type trainCloud struct {
	s             *trainSession
	before, after []figure.Mark
}

func newTrainCloud(s *trainSession) trainCloud {
	c := trainCloud{s: s}
	for i, e := range s.sets {
		c.before = append(c.before, marksOf(pointsOf(e.table), figure.Set(i))...)
		if !s.prepared() {
			continue
		}
		for j, m := range marksOf(pointsOf(e.table), figure.Set(i)) {
			m.X, m.Y = e.x[2*j], e.x[2*j+1]
			c.after = append(c.after, m)
		}
	}
	return c
}

func (c trainCloud) Version() uint64       { return 1 }
func (c trainCloud) Before() []figure.Mark { return c.before }
func (c trainCloud) After() []figure.Mark  { return c.after }
func (c trainCloud) Axes() (x, y string)   { return "x₁", "x₂" }
func (c trainCloud) How() string           { return howWords(c.s.values["preprocess"]) }
