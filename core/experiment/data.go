package experiment

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"zigzag/core/dataset"
	"zigzag/core/figure"
)

const (
	defaultSamples = 200
	defaultNoise   = 0.1
	maxEpochs      = 100_000
	maxSeed        = 1<<32 - 1
)

// dataParams are the parameters that say which examples there are.
func dataParams(defaultData string) []Param {
	var options []Option
	for _, name := range dataset.Names() {
		label := strings.ReplaceAll(name, "-", " ")
		if isGate(name) || strings.HasSuffix(name, "-cloud") {
			gate, rest, _ := strings.Cut(name, "-")
			label = strings.TrimSpace(strings.ToUpper(gate) + " " + rest)
		}
		options = append(options, Option{name, label})
	}
	return []Param{
		{Key: "data", Label: "Data", Help: "The examples: four points, or a cloud drawn from the seed.", Kind: Choice, Options: options, Default: defaultData},
		{Key: "samples", Label: "Samples", Help: "How many examples a cloud has; the four points are always four.", Unit: "examples", Kind: Integer, Min: 4, Max: dataset.MaxPoints, Step: 10, Log: true, Default: fmt.Sprint(defaultSamples)},
		{Key: "noise", Label: "Noise", Help: "How far the examples of a cloud stray, as a standard deviation.", Kind: Number, Min: 0, Max: 1, Step: 0.01, Default: formatNumber(defaultNoise)},
		{Key: "points", Label: "Points", Help: "Points placed by hand, as `x y class; …`; they take the place of the data set.", Kind: Text, syntax: pointsSyntax},
	}
}

func seedParam() Param {
	return Param{Key: "seed", Label: "Seed", Help: "Everything random in a run follows from this number.", Kind: Integer, Min: 0, Max: maxSeed, Step: 1, Default: "1"}
}

// isGate reports whether the data set is four points, whatever is drawn.
func isGate(name string) bool {
	switch name {
	case "and", "or", "nand", "xor":
		return true
	}
	return false
}

// uselessData are the faults of data parameters that the spec writes and that
// have no effect, now or after any change of its controls.
func uselessData(s Spec, v values) Faults {
	var faults Faults
	say := func(key, other, what, fix string) {
		faults = append(faults, &Fault{Keys: []string{key, other}, What: key + " has no effect" + what, Fix: fix})
	}
	for _, key := range []string{"data", "samples", "noise"} {
		switch {
		case !s.fixes(key):
		case v["points"] != "":
			say(key, "points", " beside points", "take one of the two out")
		case key != "data" && isGate(v["data"]) && !slices.Contains(s.Controls, "data"):
			say(key, "data", fmt.Sprintf(": data %s is always the same four points", v["data"]),
				fmt.Sprintf("take it out, or use `data: %s-cloud`", v["data"]))
		}
	}
	return faults
}

// examples are the points of a run: placed by hand, or drawn.
func examples(v values) (dataset.Set, error) {
	if v["points"] != "" {
		points, err := dataset.ParsePoints(v["points"])
		return dataset.Set{Name: "points", Points: points}, err
	}
	return dataset.Generate(v["data"], v.integer("samples"), v.number("noise"), stream(v.seed(), "data"))
}

// tableParams are dataParams for a kind that learns from tables too: any number of
// inputs, several classes, numbers as targets, or the learner's own file.
func tableParams(defaultData string) []Param {
	params := dataParams(defaultData)
	for _, name := range dataset.TableNames()[len(dataset.Names()):] {
		params[0].Options = append(params[0].Options, Option{name, strings.ReplaceAll(name, "-", " ")})
	}
	return append(params, Param{Key: "csv", Label: "Your data", Help: "A table as comma-separated values, the target in the last column; it takes the place of the data set, and never leaves this browser.", Kind: Text, syntax: csvSyntax, later: true})
}

// csvSyntax reads a table and writes it in the one way that receipts use.
func csvSyntax(value string) (string, error) {
	if strings.TrimSpace(value) == "" {
		return "", nil
	}
	t, problems := dataset.ReadCSV(value)
	if len(problems) > 0 {
		p := problems[0]
		what := "csv"
		if p.Row > 0 {
			what += fmt.Sprintf(", row %d", p.Row)
		}
		if p.Column > 0 {
			what += fmt.Sprintf(", column %d", p.Column)
		}
		return "", &Fault{What: what + ": " + p.What, Fix: p.Fix}
	}
	return dataset.FormatCSV(t), nil
}

// exampleTable is examples for a kind that learns from tables.
func exampleTable(v values) (dataset.Table, error) {
	switch {
	case v["points"] != "":
		set, err := examples(v)
		return set.Table(), err
	case v["csv"] != "":
		t, problems := dataset.ReadCSV(v["csv"])
		if len(problems) > 0 {
			return t, &Fault{Keys: []string{"csv"}, What: problems[0].What, Fix: problems[0].Fix}
		}
		t.Name = "csv"
		return t, nil
	}
	return dataset.GenerateTable(v["data"], v.integer("samples"), v.number("noise"), stream(v.seed(), "data"))
}

// pointsOf are the rows of a table of two columns, as points; classes beyond the second
// and targets that are numbers have no label of their own.
func pointsOf(t dataset.Table) dataset.Set {
	set := dataset.Set{Name: t.Name}
	if len(t.Columns) != 2 {
		return set
	}
	for i := range t.Rows() {
		row := t.Row(i)
		p := dataset.Point{X: row[0], Y: row[1]}
		switch {
		case t.Regression() && t.Target[i] > 0, !t.Regression() && t.Label[i] > 0:
			p.Label = 1
		}
		set.Points = append(set.Points, p)
	}
	return set
}

// view is the part of the plane that figures show: the points' box and their
// data set's usual one, with a margin, in steps of a half, so that it stays
// where it is while a point is dragged a little.
func view(v values, points dataset.Set) (minX, maxX, minY, maxY float64) {
	const margin, step = 0.2, 0.5
	minX, maxX, minY, maxY = points.Bounds()
	lo, hi := -1.0, 1.0
	if gate, _, _ := strings.Cut(v["data"], "-"); isGate(gate) {
		lo, hi = -0.3, 1.3
	}
	down := func(x float64) float64 { return math.Floor((min(x, lo)-margin)/step) * step }
	up := func(x float64) float64 { return math.Ceil((max(x, hi)+margin)/step) * step }
	return down(minX), up(maxX), down(minY), up(maxY)
}

// marksOf are the points as figures show them.
func marksOf(points dataset.Set, set figure.Set) []figure.Mark {
	marks := make([]figure.Mark, len(points.Points))
	for i, p := range points.Points {
		marks[i] = figure.Mark{X: p.X, Y: p.Y, Label: p.Label, Set: set}
	}
	return marks
}
