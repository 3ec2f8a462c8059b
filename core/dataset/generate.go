package dataset

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"

	"zigzag/core/nn"
)

// MaxNoise bounds the noise that Generate accepts.
const MaxNoise = 10

// Names lists the sets that Generate knows, in the order of the lessons.
func Names() []string {
	return []string{
		"and", "or", "nand", "xor",
		"and-cloud", "or-cloud", "nand-cloud", "xor-cloud",
		"circle", "gaussians", "moons", "spiral", "checkerboard",
	}
}

// Generate makes the named set with n points. noise is the standard deviation of
// the normal noise added to both coordinates of every point. "and", "or", "nand" and
// "xor" are their four corners whatever n and noise are, and draw nothing from rng.
//
// The error says which of the name, n (1 to MaxPoints) and noise (0 to MaxNoise) is wrong.
func Generate(name string, n int, noise float64, rng *rand.Rand) (Set, error) {
	if !slices.Contains(Names(), name) {
		return Set{}, fmt.Errorf("dataset: unknown data set %.40q: use one of %s", name, strings.Join(Names(), ", "))
	}
	if err := checkSize(n, noise); err != nil {
		return Set{}, err
	}
	s := Set{Name: name}
	if gate, cloud := strings.CutSuffix(name, "-cloud"); !cloud && isGate(gate) {
		for i := range 4 {
			s.Points = append(s.Points, corner(gate, i))
		}
		return s, nil
	}
	for i := range n {
		p := draw(name, i, n, rng)
		p.X += float64(noise * nn.Normal(rng))
		p.Y += float64(noise * nn.Normal(rng))
		s.Points = append(s.Points, p)
	}
	return s, nil
}

func checkSize(n int, noise float64) error {
	if n < 1 || n > MaxPoints {
		return fmt.Errorf("dataset: %d points: use from 1 to %d", n, MaxPoints)
	}
	if !(noise >= 0 && noise <= MaxNoise) {
		return fmt.Errorf("dataset: noise %g: use from 0 to %d", noise, MaxNoise)
	}
	return nil
}

// draw makes point i of n, without noise. Classes alternate, so that any stretch
// of the list holds both.
func draw(name string, i, n int, rng *rand.Rand) Point {
	if gate, cloud := strings.CutSuffix(name, "-cloud"); cloud {
		return corner(gate, i%4)
	}
	label := i % 2
	along := (float64(i/2) + nn.Uniform(rng)) / float64((n+1-label)/2)
	switch name {
	case "circle":
		return circle(label, along, rng)
	case "gaussians":
		return gaussian(label, rng)
	case "moons":
		return moon(label, along)
	case "spiral":
		return spiral(label, along)
	case "checkerboard":
		return checkerboard(label, along, rng)
	}
	panic("dataset: no generator for " + name)
}
