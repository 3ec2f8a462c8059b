package experiment

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"zigzag/core/figure"
)

// laneOf splits "contour 2" into figure and lane; 0 is the lane that is shown.
func laneOf(name string) (figureName string, lane int) {
	base, number, ok := strings.Cut(name, " ")
	if k, err := strconv.Atoi(number); ok && err == nil && k >= 1 && k <= maxLanes {
		return base, k
	}
	return name, 0
}

// Figures are those of the lanes, drawn for the lane that is shown or for all,
// then each lane's own.
func (r *raceSession) Figures() []string {
	names := r.shown().Figures()
	for _, name := range r.shown().Figures() {
		for i := range r.each {
			names = append(names, fmt.Sprintf("%s %d", name, i+1))
		}
	}
	return names
}

func (r *raceSession) Figure(name string) (figure.Figure, error) {
	kind, lane := laneOf(name)
	if lane > len(r.each) {
		return nil, &Fault{Keys: []string{"show", "race"}, What: fmt.Sprintf("figure %s: there are %d lanes", quote(name), len(r.each)), Fix: "name one of those"}
	}
	f := &laneFigure{race: r, name: name, lane: lane - 1}
	if lane == 0 {
		switch {
		case kind == "curves":
			return figure.NewCurves(raceCurves{r, r.curvesOf()}), nil
		case kind == "weights": // of kind train, or of the clinic made of it
			return figure.NewWeights(raceWeights{r}), nil
		case kind == "contour" && r.sharesSurface():
			return figure.NewContour(raceContour{r}), nil
		case kind == "statistics":
			return figure.NewStatistics(raceStatistics{r, r.statisticsOf()}), nil
		}
	}
	for _, s := range r.each {
		each, err := s.Figure(kind)
		if err != nil {
			return nil, err
		}
		f.each = append(f.each, each)
	}
	return f, nil
}

// Hand is that of the lane that is shown.
func (r *raceSession) Hand() []figure.Edit { return r.shown().Hand() }

// Edit passes what changes the picture only on to the lanes.
func (r *raceSession) Edit(edits []figure.Edit) (Settings, bool, error) {
	var views []figure.Edit
	for _, e := range edits {
		if p, ok := r.kind.param(e.Key); ok && p.View {
			views = append(views, e)
		}
	}
	set, restart, err := r.edit(edits)
	if err != nil || len(views) == 0 {
		return set, restart, err
	}
	for _, s := range r.each {
		if _, _, err := s.Edit(views); err != nil {
			return set, restart, err
		}
	}
	r.version++
	return set, restart, nil
}

// A laneFigure is the figure of one lane, above the lane's name: of a fixed one,
// or of the one that is shown.
type laneFigure struct {
	race *raceSession
	name string
	lane int // −1: the one that is shown
	each []figure.Figure
	w, h float64
	laid int // the lane that was laid out, counted from 1
}

func (f *laneFigure) now() int {
	if f.lane >= 0 {
		return f.lane
	}
	return f.race.Lane()
}

func (f *laneFigure) Name() string  { return f.name }
func (f *laneFigure) Title() string { return f.each[f.now()].Title() + ": " + f.race.names[f.now()] }

// nameHeight is the strip below the figure in which the lane's name stands.
const nameHeight = 20

func (f *laneFigure) Layout(w, h float64) {
	f.w, f.h, f.laid = w, h, f.now()+1
	f.each[f.now()].Layout(w, h-nameHeight)
}

func (f *laneFigure) Update(in figure.Input) []figure.Edit {
	if f.laid != f.now()+1 && f.w > 0 {
		f.Layout(f.w, f.h)
	}
	return f.each[f.now()].Update(in)
}

func (f *laneFigure) Draw(c figure.Canvas) {
	f.each[f.now()].Draw(c)
	c.Label(f.w/2, f.h-nameHeight/2, f.race.names[f.now()], figure.Center, figure.InkBlue, 14)
}

func (f *laneFigure) Describe() string {
	return upper(f.race.names[f.now()]) + ": " + f.each[f.now()].Describe()
}

// Adopt hands every lane's figure what its forerunner held.
func (f *laneFigure) Adopt(old figure.Figure) {
	o, ok := old.(*laneFigure)
	if !ok || len(o.each) != len(f.each) {
		return
	}
	for i := range f.each {
		if a, ok := f.each[i].(figure.Adopter); ok {
			a.Adopt(o.each[i])
		}
	}
}

// curved is a session whose curves can be laid over others.
type curved interface{ curves() figure.CurvesModel }

func (r *raceSession) curvesOf() []figure.CurvesModel {
	var models []figure.CurvesModel
	for _, s := range r.each {
		if c, ok := s.(curved); ok {
			models = append(models, c.curves())
		}
	}
	return models
}

// raceCurves lays the curves of all lanes over each other.
type raceCurves struct {
	r    *raceSession
	each []figure.CurvesModel
}

func (c raceCurves) Version() uint64 { return c.r.version }

func (c raceCurves) Curves() []figure.Curve {
	var all []figure.Curve
	for i, m := range c.each {
		for _, curve := range m.Curves() {
			curve.Lane, curve.LaneName = i, c.r.names[i]
			all = append(all, curve)
		}
	}
	return all
}

// Chosen are those of all lanes that have one.
func (c raceCurves) Chosen() []figure.Chosen {
	var all []figure.Chosen
	for i, m := range c.each {
		if m, ok := m.(figure.ChosenModel); ok {
			for _, chosen := range m.Chosen() {
				chosen.Lane, chosen.LaneName = i, c.r.names[i]
				all = append(all, chosen)
			}
		}
	}
	return all
}

// Now is the epoch of the lane that is shown.
func (c raceCurves) Now() float64 { return c.each[c.r.Lane()].Now() }

// sharesSurface: the lanes walk on one loss surface, so that their paths can be
// drawn on one map.
func (r *raceSession) sharesSurface() bool {
	walk := []string{"lr", "batch", "order", "from", "goal", "epochs", "seed", "optimizer", "momentum", "decay", "schedule", "l1", "l2", "penalty"}
	for _, p := range r.kind.params {
		for _, v := range r.own[1:] {
			if !p.View && v[p.Key] != r.own[0][p.Key] && !slices.Contains(walk, p.Key) {
				return false
			}
		}
	}
	// Another seed draws other data, unless points are given.
	return r.own[0]["points"] != "" || !slices.ContainsFunc(r.own, func(v values) bool { return v["seed"] != r.own[0]["seed"] })
}

// raceContour draws all lanes' paths on the surface that they share. Start, arrow and
// penalty are those of the lane that is shown.
type raceContour struct{ r *raceSession }

func (c raceContour) shown() descendContour { return c.lane(c.r.Lane()) }

func (c raceContour) lane(i int) descendContour { return c.r.each[i].(*descendSession).contour() }

func (c raceContour) Version() uint64                        { return c.r.version }
func (c raceContour) Loss(w1, w2 float64) float64            { return c.lane(0).Loss(w1, w2) }
func (c raceContour) Axes() (x, y string)                    { return c.lane(0).Axes() }
func (c raceContour) Minimum() (w1, w2 float64, ok bool)     { return c.shown().Minimum() }
func (c raceContour) Penalty() (p figure.Penalty, ok bool)   { return c.shown().Penalty() }
func (c raceContour) Start() (w1, w2 float64, editable bool) { return c.shown().Start() }
func (c raceContour) Arrow() (dw1, dw2 float64, ok bool)     { return c.shown().Arrow() }
func (c raceContour) Condition() float64                     { return c.shown().Condition() }

// Bounds is a square around those of all lanes.
func (c raceContour) Bounds() (minX, maxX, minY, maxY float64) {
	minX, maxX, minY, maxY = c.lane(0).Bounds()
	side := maxX - minX
	for i := range c.r.each[1:] {
		x0, x1, y0, y1 := c.lane(i + 1).Bounds()
		minX, maxX, minY, maxY = min(minX, x0), max(maxX, x1), min(minY, y0), max(maxY, y1)
	}
	if maxX-minX == side && maxY-minY == side {
		return minX, maxX, minY, maxY // as it is, to the bit
	}
	half := max(maxX-minX, maxY-minY) / 2
	x, y := (minX+maxX)/2, (minY+maxY)/2
	return x - half, x + half, y - half, y + half
}

func (c raceContour) Paths() []figure.Path {
	var all []figure.Path
	shown := c.r.Lane()
	for i, s := range c.r.each {
		for _, p := range s.(*descendSession).contour().Paths() {
			p.Lane, p.Name = i, c.r.names[i]
			all = append(all, p)
		}
	}
	all[0], all[shown] = all[shown], all[0] // the first is the one with the arrow
	return all
}

// layered is a session whose statistics by layer can be laid over others.
type layered interface{ statistics() figure.StatisticsModel }

func (r *raceSession) statisticsOf() []figure.StatisticsModel {
	var models []figure.StatisticsModel
	for _, s := range r.each {
		models = append(models, s.(layered).statistics())
	}
	return models
}

// raceStatistics lays the statistics of all lanes over each other.
type raceStatistics struct {
	r    *raceSession
	each []figure.StatisticsModel
}

// Version changes when a lane's does.
func (c raceStatistics) Version() uint64 {
	var sum uint64
	for _, m := range c.each {
		sum += m.Version()
	}
	return sum
}

func (c raceStatistics) Series() []figure.LayerSeries {
	var all []figure.LayerSeries
	for i, m := range c.each {
		for _, s := range m.Series() {
			s.Lane, s.Name = i, c.r.names[i]
			all = append(all, s)
		}
	}
	return all
}

// Names are those of the lane with the most layers.
func (c raceStatistics) Names() []string {
	var names []string
	for _, m := range c.each {
		if n := m.Names(); len(n) > len(names) {
			names = n
		}
	}
	return names
}

func (c raceStatistics) Backwards() bool {
	return slices.ContainsFunc(c.each, figure.StatisticsModel.Backwards)
}
