package experiment

import (
	"errors"
	"math"
	"strings"

	"zigzag/core/figure"
	"zigzag/core/formula"
	"zigzag/core/nn"
)

// functionOptions are the activations by name and title.
func functionOptions() []Option {
	var options []Option
	for _, f := range nn.Activations() {
		options = append(options, Option{f.String(), functionTitle(f.String())})
	}
	return options
}

// functionTitle is how people write an activation: "leaky ReLU".
func functionTitle(name string) string {
	switch name {
	case "relu":
		return "ReLU"
	case "leaky-relu":
		return "leaky ReLU"
	case "prelu":
		return "PReLU"
	case "elu", "gelu":
		return strings.ToUpper(name)
	}
	return name
}

// leaky is a function that keeps a slope below 0, as the leaky ReLU does.
func leaky(name string, slope float64) figure.Function {
	return figure.Function{
		Name: name, Title: functionTitle(name),
		F: func(z float64) float64 {
			if z > 0 {
				return z
			}
			return float64(slope * z)
		},
		Slope: func(z float64) float64 {
			if z > 0 {
				return 1
			}
			return slope
		},
	}
}

// newFunction is the named function with its slope. The name "formula" stands
// for text, a formula in z.
func newFunction(name, text string, slope float64) (figure.Function, *Fault) {
	switch name {
	case "leaky-relu", "prelu":
		return leaky(name, slope), nil
	case "formula":
		return formulaFunction(text)
	}
	f, err := nn.ParseActivation(name)
	if err != nil {
		return figure.Function{}, asFault(err, "functions")
	}
	return figure.Function{
		Name: name, Title: functionTitle(name),
		F:     f.At,
		Slope: func(z float64) float64 { return f.Slope(z, f.At(z)) },
	}, nil
}

// formulaFunction reads a formula in z and takes its derivative.
func formulaFunction(text string) (figure.Function, *Fault) {
	fail := func(err error) (figure.Function, *Fault) {
		f := &Fault{Keys: []string{"formula"}, What: "formula cannot be drawn: " + err.Error(), Fix: "write a formula in z, as in `z*sigmoid(z)`"}
		if syntax := (*formula.SyntaxError)(nil); errors.As(err, &syntax) {
			f.What, f.Fix = "formula cannot be read: "+syntax.What+" "+syntax.Place(text), syntax.Fix
		}
		return figure.Function{}, f
	}
	e, err := formula.ParseAnswer(text, []formula.Var{{Name: "z", Lo: -maxAt, Hi: maxAt}})
	if err != nil {
		return fail(err)
	}
	derivative, err := e.Derivative("z")
	if err != nil {
		return fail(err)
	}
	f, err := formula.Compile(e, "z")
	if err != nil {
		return fail(err)
	}
	slope, err := formula.Compile(derivative, "z")
	if err != nil {
		return fail(err)
	}
	return figure.Function{Name: "formula", Title: e.String(), F: f, Slope: slope}, nil
}

// steepest is the largest |slope|. A formula's is looked for at many places of
// the interval shown; of the named functions it is known.
func steepest(f figure.Function, lo, hi float64) float64 {
	switch f.Name {
	case "leaky-relu", "prelu":
		return math.Max(1, math.Abs(f.Slope(-1)))
	case "formula":
		const places = 2000
		most := 0.0
		for i := range places + 1 {
			if s := math.Abs(f.Slope(lo + float64((hi-lo)*float64(i)/places))); s > most {
				most = s
			}
		}
		return most
	}
	known, err := nn.ParseActivation(f.Name)
	if err != nil {
		panic("experiment: " + err.Error())
	}
	return known.Steepest()
}
