package experiment

import (
	"fmt"
	"slices"

	"zigzag/core/figure"
)

func (s *trainSession) Figures() []string {
	k, _ := kindNamed("train") // of which a clinic and a search are made, too
	return slices.DeleteFunc(slices.Clone(k.figures), func(name string) bool { return s.lacks(name) != nil })
}

// lacks says why this run cannot show a figure of its kind; nil if it can.
func (s *trainSession) lacks(name string) *Fault {
	switch hidden := s.net.Layers() > 1; {
	case !s.planar() && (name == "plane" || name == "hidden" || name == "network"):
		return &Fault{Keys: []string{"show", "data", "csv"}, What: fmt.Sprintf("figure %s needs two inputs and two classes; %s", quote(name), s.sayTable()), Fix: "show curves, layers or another figure, or use other data"}
	case name == "cloud" && len(s.all.Columns) != 2:
		return &Fault{Keys: []string{"show", "data", "csv"}, What: "figure \"cloud\" needs two inputs; " + s.sayTable(), Fix: "take it out of show, or use other data"}
	case name == "fit" && (!s.reading.regression || len(s.all.Columns) != 1):
		return &Fault{Keys: []string{"show", "data", "csv"}, What: "figure \"fit\" needs one input and a number as target; " + s.sayTable(), Fix: "use `data: sine`, or take it out of show"}
	case name == "digits" && s.all.Name != "digits":
		return &Fault{Keys: []string{"show", "data"}, What: "figure \"digits\" shows images; " + s.sayTable(), Fix: "use `data: digits`, or take it out of show"}
	case !hidden && (name == "hidden" || name == "dead" || name == "masks" || name == "thinned"):
		return &Fault{Keys: []string{"show", "hidden"}, What: "figure " + quote(name) + " needs a hidden layer", Fix: "give hidden some units"}
	case name == "trace" && s.values["norm"] != "none":
		return &Fault{Keys: []string{"show", "norm"}, What: "figure \"trace\" writes out a network without normalisation", Fix: "take norm out, or show another figure"}
	case name == "trace" && len(s.net.Params) > longestTrace:
		return &Fault{Keys: []string{"show", "hidden"}, What: fmt.Sprintf("figure \"trace\" would write out %d weights and biases", len(s.net.Params)), Fix: fmt.Sprintf("use fewer hidden units: up to %d weights and biases", longestTrace)}
	}
	return nil
}

func (s *trainSession) Figure(name string) (figure.Figure, error) {
	if f := s.lacks(name); f != nil {
		return nil, f
	}
	if !slices.Contains(s.Figures(), name) {
		return nil, unknownFigure(name, s.Figures())
	}
	if s.view == nil {
		s.view = newViewState(s)
	}
	switch name {
	case "plane":
		return figure.NewPlane(trainPlane{s}), nil
	case "hidden":
		return figure.NewHidden(trainHidden{s}), nil
	case "network":
		return figure.NewNetwork(trainNetwork{s}), nil
	case "fit":
		return figure.NewFit(trainFit{s}), nil
	case "digits":
		return figure.NewDigits(newTrainDigits(s)), nil
	case "cloud":
		return figure.NewCloud(newTrainCloud(s)), nil
	case "dead":
		return figure.NewDead(trainDead{s}), nil
	case "trace":
		return figure.NewTrace(trainTrace{s}), nil
	case "layers":
		return figure.NewLayers(trainLayers{s}), nil
	case "histograms":
		return figure.NewHistograms(s.spreads()), nil
	case "statistics":
		return figure.NewStatistics(s.spreads()), nil
	case "weights":
		return figure.NewWeights(trainWeights{s}), nil
	case "masks":
		return figure.NewMasks(newTrainMasks(s)), nil
	case "thinned":
		return figure.NewThinned(trainThinned{s}), nil
	}
	return figure.NewCurves(s.curves()), nil
}

// viewState is what figures of one session share: work done once a version. It
// plays no part in the run.
type viewState struct {
	marks  []figure.Mark
	marked uint64 // the version that marks belong to

	bounds [4]float64
	row    []float64 // inputs of one pass, chunk×2

	grid   gridActivations
	scale  float64 // of unbounded hidden activations, at version scaled
	scaled uint64

	spreads *trainSpreads
}

func newViewState(s *trainSession) *viewState {
	v := &viewState{row: make([]float64, 2*chunk)}
	for i, e := range s.sets {
		if len(s.all.Columns) != 2 {
			break
		}
		v.marks = append(v.marks, marksOf(pointsOf(e.table), figure.Set(i))...)
	}
	if len(s.plane.Points) > 0 {
		v.bounds[0], v.bounds[1], v.bounds[2], v.bounds[3] = view(s.values, s.plane)
	}
	return v
}

// marksNow are the examples, training first, with what is wrong or looked at.
func (s *trainSession) marksNow() []figure.Mark {
	v := s.view
	if v.marked == s.version {
		return v.marks
	}
	v.marked = s.version
	i := 0
	for set := range s.sets {
		e := &s.sets[set]
		n := e.table.Rows()
		for lo := 0; lo < n; lo += chunk {
			hi := min(lo+chunk, n)
			for _, out := range s.drawn().Forward(s.eval, e.x[s.net.Inputs()*lo:s.net.Inputs()*hi], hi-lo) {
				v.marks[i].Wrong = s.reading.class(out) != v.marks[i].Label
				v.marks[i].Current = false
				i++
			}
		}
	}
	if c := s.current(); c >= 0 {
		v.marks[c].Current = true
	}
	return v.marks
}

// sweepGrid runs the network over the points of a grid, chunk by chunk: visit is
// told the index of the first point of a pass and how many there were, while
// s.eval holds the pass. Points go by rows, as in figure.PlaneModel.Surface.
func (s *trainSession) sweepGrid(xs, ys []float64, visit func(first, n int)) {
	row := s.view.row
	total := len(xs) * len(ys)
	for first := 0; first < total; first += chunk {
		n := min(chunk, total-first)
		for k := range n {
			row[2*k], row[2*k+1] = xs[(first+k)%len(xs)], ys[(first+k)/len(xs)]
		}
		s.drawn().Forward(s.eval, s.prepare(row[:2*n]), n)
		visit(first, n)
	}
}

// trainPlane shows a training run as a [figure.PlaneModel].
type trainPlane struct{ s *trainSession }

func (p trainPlane) Version() uint64 { return p.s.version }

func (p trainPlane) Surface(dst, xs, ys []float64) {
	s := p.s
	last := s.drawn().Layers() - 1
	s.sweepGrid(xs, ys, func(first, n int) {
		for i, out := range s.eval.A(last)[:n] {
			dst[first+i] = s.reading.confidence(out)
		}
	})
}

func (p trainPlane) Data() []figure.Mark { return p.s.marksNow() }

// Line is the boundary of a network without a hidden layer.
func (p trainPlane) Line() (w1, w2, b float64, ok bool) {
	s := p.s
	if s.drawn().Layers() > 1 {
		return 0, 0, 0, false
	}
	w, bias, _, _ := s.drawn().Layer(0)
	w1, w2, b = s.throughInputs(w[0], w[1], bias[0]-s.reading.offset)
	return w1, w2, b, w1 != 0 || w2 != 0
}

func (p trainPlane) Bounds() (minX, maxX, minY, maxY float64) {
	b := p.s.view.bounds
	return b[0], b[1], b[2], b[3]
}

// Editable: points may be moved while all of them are for training, and none shows
// another class than it was drawn with. Moving a
// point that a seed has dealt to some set would deal all of them anew. Where
// there is nothing to play, the task is to set weights, and points stay.
func (p trainPlane) Editable() (line, points bool) {
	return false, !p.s.quiet && len(p.s.flipped) == 0 && p.s.Limit() > 0 && p.s.planar() && p.s.all.Rows() == p.s.rows(figure.Train)
}
