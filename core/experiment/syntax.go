package experiment

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"zigzag/core/block"
	"zigzag/core/dataset"
	"zigzag/core/nn"
)

// Bounds of what may be written as text.
const (
	maxHiddenLayers = 8
	maxHiddenUnits  = 64
	maxMagnitude    = 1e12  // of a weight given by hand
	maxCoordinate   = 1000  // of a point given by hand
	maxWeights      = 40000 // eight layers of 64 have 29,377
)

// hiddenSyntax reads the units of each hidden layer: "2", "8 8", "" or "none".
func hiddenSyntax(value string) (string, error) {
	units, err := parseUnits(value)
	if err != nil {
		return "", err
	}
	return joinInts(units), nil
}

func parseUnits(value string) ([]int, error) {
	if value == "none" {
		return nil, nil
	}
	words := fields(value)
	if len(words) > maxHiddenLayers {
		return nil, &Fault{
			What: fmt.Sprintf("hidden asks for %d layers", len(words)),
			Fix:  fmt.Sprintf("use at most %d", maxHiddenLayers),
		}
	}
	var units []int
	for _, w := range words {
		n, err := strconv.Atoi(w)
		if err != nil || n < 1 || n > maxHiddenUnits {
			return nil, &Fault{
				What: fmt.Sprintf("hidden has a layer of %s units", quote(w)),
				Fix:  fmt.Sprintf("write the units of each layer, from 1 to %d, as in `hidden: 8 8`; `none` for no hidden layer", maxHiddenUnits),
			}
		}
		units = append(units, n)
	}
	return units, nil
}

// splitSyntax reads shares in percent, for training, validation and test.
func splitSyntax(value string) (string, error) {
	shares, err := parseShares(value)
	if err != nil {
		return "", err
	}
	n := 3
	for n > 1 && shares[n-1] == 0 {
		n--
	}
	return joinInts(shares[:n]), nil
}

func parseShares(value string) (shares [3]int, err error) {
	fault := &Fault{
		What: "split is " + quote(value),
		Fix:  "write shares in percent that add up to 100: `70 30` for training and validation, `60 20 20` for a test set too",
	}
	words := fields(strings.ReplaceAll(value, "%", " "))
	if len(words) < 1 || len(words) > 3 {
		return shares, fault
	}
	sum := 0
	for i, w := range words {
		n, err := strconv.Atoi(w)
		if err != nil || n < 0 || n > 100 || (i == 0 && n == 0) {
			return shares, fault
		}
		shares[i] = n
		sum += n
	}
	if sum != 100 {
		return shares, fault
	}
	return shares, nil
}

// lineSyntax reads the three numbers of a line: w1 w2 b.
func lineSyntax(value string) (string, error) {
	numbers, err := parseNumbers("line", value, 3)
	if err != nil {
		return "", err
	}
	if len(numbers) != 3 {
		return "", &Fault{
			What: fmt.Sprintf("line has %s", count(len(numbers), "number")),
			Fix:  "write three: w1, w2 and b, as in `line: 1 1 -0.5`",
		}
	}
	return joinNumbers(numbers), nil
}

// weightsSyntax reads every weight and bias of a network, in the order of
// [nn.Network.Params]; nothing means that `init` draws them.
func weightsSyntax(value string) (string, error) {
	numbers, err := parseNumbers("weights", value, maxWeights)
	if err != nil {
		return "", err
	}
	return joinNumbers(numbers), nil
}

// pointsSyntax reads points as "x y label; …"; nothing means that `data` gives them.
func pointsSyntax(value string) (string, error) {
	if value == "" {
		return "", nil
	}
	const shape = "write x, y and the class (0 or 1) of each point, as in `0 0 0; 0 1 1`"
	points, err := dataset.ParsePoints(value)
	if err != nil {
		return "", &Fault{What: fmt.Sprintf("points cannot be read (%s)", strings.TrimPrefix(err.Error(), "dataset: ")), Fix: shape}
	}
	if len(points) == 0 || len(points) > dataset.MaxPoints {
		return "", &Fault{
			What: fmt.Sprintf("points has %s", count(len(points), "point")),
			Fix:  fmt.Sprintf("give 1 to %d", dataset.MaxPoints),
		}
	}
	for _, p := range points {
		if !(math.Abs(p.X) <= maxCoordinate && math.Abs(p.Y) <= maxCoordinate) {
			return "", &Fault{
				What: fmt.Sprintf("points has a point at (%g, %g)", p.X, p.Y),
				Fix:  fmt.Sprintf("stay between -%d and %d", maxCoordinate, maxCoordinate),
			}
		}
		if p.Label != 0 && p.Label != 1 {
			return "", &Fault{What: fmt.Sprintf("points has a point of class %d", p.Label), Fix: shape}
		}
	}
	return dataset.FormatPoints(points), nil
}

// initSyntax reads an initialiser: "xavier", "normal 0.5".
func initSyntax(value string) (string, error) {
	known := []string{"zeros", "normal", "uniform", "xavier", "glorot", "he"}
	in, err := nn.ParseInitializer(value)
	switch name, _, _ := strings.Cut(value, " "); {
	case err == nil:
		return in.String(), nil
	case slices.Contains(known, name):
		return "", &Fault{What: "init is " + quote(value), Fix: fmt.Sprintf("write a name and, except for zeros, a scale above 0 and at most %d, as in `normal 0.5`", nn.MaxInitScale)}
	default:
		return "", &Fault{What: "init is " + quote(value), Fix: block.Mend(name, known)}
	}
}

// parseNumbers reads numbers set apart by spaces, commas or semicolons.
func parseNumbers(key, value string, most int) ([]float64, error) {
	words := fields(value)
	if len(words) > most {
		return nil, &Fault{What: fmt.Sprintf("%s has %s", key, count(len(words), "number")), Fix: fmt.Sprintf("give at most %d", most)}
	}
	numbers := make([]float64, len(words))
	for i, w := range words {
		x, err := parseNumber(w)
		if err != nil {
			return nil, &Fault{What: fmt.Sprintf("%s holds %s", key, quote(w)), Fix: "write decimal numbers, as in `1 -0.5`"}
		}
		if !(math.Abs(x) <= maxMagnitude) {
			return nil, &Fault{What: fmt.Sprintf("%s holds %s", key, clip(w)), Fix: fmt.Sprintf("stay between -%g and %g", maxMagnitude, maxMagnitude)}
		}
		numbers[i] = x
	}
	return numbers, nil
}

func fields(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool {
		return r == ' ' || r == ',' || r == ';' || r == '\t' || r == '\n' || r == '\r'
	})
}

func joinInts(ns []int) string {
	words := make([]string, len(ns))
	for i, n := range ns {
		words[i] = strconv.Itoa(n)
	}
	return strings.Join(words, " ")
}

func joinNumbers(xs []float64) string {
	words := make([]string, len(xs))
	for i, x := range xs {
		words[i] = formatNumber(x)
	}
	return strings.Join(words, " ")
}

// count is "1 number" or "3 numbers".
func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
