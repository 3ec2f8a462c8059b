// Measure trains two networks for a while each and prints how many examples a
// second they took, as one line of JSON. It runs natively and, since it uses
// nothing but the command line and standard output, as WebAssembly too.
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"strings"
	"time"

	"zigzag/core/nn"
)

const (
	examples = 500
	batch    = 10
)

// nets are the layer sizes that the speed targets name.
var nets = [][]int{{2, 8, 1}, {2, 8, 8, 8, 8, 8, 8, 1}}

func main() {
	seconds := flag.Float64("seconds", 1, "how long to train each network")
	flag.Parse()
	speeds := map[string]float64{}
	for _, sizes := range nets {
		t, err := trainer(sizes)
		if err != nil {
			fmt.Fprintln(os.Stderr, "measure:", err)
			os.Exit(1)
		}
		train(t, *seconds/5) // warm: the browser compiles what is hot a second time
		speeds[name(sizes)] = train(t, *seconds)
	}
	line, err := json.Marshal(speeds)
	if err != nil {
		panic("measure: " + err.Error()) // two positive numbers always marshal
	}
	fmt.Println(string(line))
}

// trainer is a tanh network with one logit on top and 500 random examples.
func trainer(sizes []int) (*nn.Trainer, error) {
	c := nn.Config{Inputs: sizes[0], Loss: nn.Logistic}
	last := len(sizes) - 1
	for _, units := range sizes[1:last] {
		c.Layers = append(c.Layers, nn.LayerSpec{Units: units, Activation: nn.Tanh})
	}
	c.Layers = append(c.Layers, nn.LayerSpec{Units: sizes[last], Activation: nn.Identity})
	n, err := nn.New(c)
	if err != nil {
		return nil, err
	}
	rng := nn.NewRand(1)
	n.Init(rng, nn.Initializer{Name: "xavier"})
	x, target := make([]float64, examples*sizes[0]), make([]float64, examples)
	for i := range x {
		x[i] = nn.Normal(rng)
	}
	for i := range target {
		if x[2*i]*x[2*i+1] > 0 { // opposite quadrants: XOR as a cloud
			target[i] = 1
		}
	}
	return nn.NewTrainer(n, x, target, batch, 0.03, nn.NewPCG(2)), nil
}

// train trains for about that many seconds and returns examples a second.
func train(t *nn.Trainer, seconds float64) float64 {
	start, epochs := time.Now(), 0
	for time.Since(start).Seconds() < seconds {
		for range t.StepsPerEpoch() {
			t.Step()
		}
		epochs++
	}
	return float64(epochs*examples) / time.Since(start).Seconds()
}

func name(sizes []int) string {
	return strings.ReplaceAll(strings.Trim(fmt.Sprint(sizes), "[]"), " ", "-")
}
