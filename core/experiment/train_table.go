package experiment

import (
	"fmt"
	"strings"

	"zigzag/core/figure"
)

// sayTable tells how many inputs and which targets the examples have.
func (s *trainSession) sayTable() string {
	name := "data " + s.values["data"]
	if s.values["csv"] != "" {
		name = "your table"
	}
	targets := "a number as target"
	if !s.reading.regression {
		targets = fmt.Sprintf("%d classes", len(s.all.Classes))
	}
	return fmt.Sprintf("%s has %s and %s", name, count(len(s.all.Columns), "input"), targets)
}

// sayRow tells of the row looked at.
func (s *trainSession) sayRow(i int) string {
	e := s.sets[figure.Train]
	in := s.net.Inputs()
	out := s.net.Forward1(s.eval, e.x[in*i:][:in]...)
	const most = 4
	var cells []string
	for k, x := range e.table.Row(i) {
		if k == most {
			cells = append(cells, "…")
			break
		}
		cells = append(cells, sig(x))
	}
	text := fmt.Sprintf("Example %d of %d in the coming batch: (%s), ", s.cursor, len(s.trainer.Batch()), strings.Join(cells, ", "))
	if s.reading.regression {
		return text + fmt.Sprintf("target %s. The network says %s.", sig(e.table.Target[i]), sig(out[0]))
	}
	says, is := s.reading.classOf(out), e.table.Label[i]
	verdict := "right"
	if says != is {
		verdict = "wrong"
	}
	return text + fmt.Sprintf("class %s. The network says %s, which is %s.", e.table.Classes[is], e.table.Classes[says], verdict)
}

// outputMetric is what the network says of a row of inputs: one number an output,
// probabilities where there are classes.
func (s *trainSession) outputMetric() metric {
	names := make([]string, min(len(s.all.Columns), 8))
	for i := range names {
		names[i] = fmt.Sprint("x", i+1)
	}
	return metric{name: "output", args: names, help: "What the network says of a row of inputs: a number, or one a class.",
		value: func(a args) ([]float64, error) {
			if len(a.numbers) != len(s.all.Columns) {
				return nil, &Fault{What: "output takes at most 8 inputs; " + s.sayTable(), Fix: "use output with fewer inputs"}
			}
			out := s.net.Forward1(s.eval, s.prepare(append([]float64{}, a.numbers...))...)
			shown := make([]float64, len(out))
			for k, o := range out {
				shown[k] = s.reading.shown(o)
			}
			return shown, nil
		}}
}

// trainFit shows a run on one input and a number as [figure.FitModel].
type trainFit struct{ s *trainSession }

func (f trainFit) Version() uint64 { return f.s.version }

func (f trainFit) Names() (x, y string) { return f.s.all.Columns[0], f.s.all.TargetName }

func (f trainFit) Data() []figure.FitPoint {
	var points []figure.FitPoint
	for set, e := range f.s.sets {
		for i := range e.table.Rows() {
			points = append(points, figure.FitPoint{X: e.table.Row(i)[0], Y: e.table.Target[i], Set: figure.Set(set)})
		}
	}
	return points
}

func (f trainFit) Says(dst, xs []float64) {
	s := f.s
	row := make([]float64, 1)
	for i, x := range xs {
		row[0] = x
		dst[i] = s.drawn().Forward(s.eval, s.prepare(row), 1)[0]
	}
}

// trainDigits shows a run on images as [figure.DigitsModel].
type trainDigits struct {
	s      *trainSession
	images []figure.DigitImage
	at     uint64
}

// newTrainDigits shows the first examples of each set, as many as are seen at once.
func newTrainDigits(s *trainSession) *trainDigits {
	const most = 60
	d := &trainDigits{s: s}
	for set := len(s.sets) - 1; set >= 0; set-- { // what was not trained on comes first
		e := s.sets[set]
		for i := 0; i < e.table.Rows() && len(d.images) < most; i++ {
			d.images = append(d.images, figure.DigitImage{W: 8, H: 8, Values: e.table.Row(i), Label: e.table.Label[i], Set: figure.Set(set), Row: i})
		}
	}
	return d
}

func (d *trainDigits) Version() uint64 { return d.s.version }

func (d *trainDigits) Images() []figure.DigitImage {
	s := d.s
	if d.at == s.version {
		return d.images
	}
	d.at = s.version
	in := s.net.Inputs()
	for k := range d.images {
		m := &d.images[k]
		out := s.drawn().Forward(s.eval, s.sets[m.Set].x[in*m.Row:][:in], 1)
		m.Guess = s.reading.classOf(out)
	}
	return d.images
}
