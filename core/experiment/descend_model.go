package experiment

import (
	"fmt"

	"zigzag/core/dataset"
	"zigzag/core/nn"
)

// prepared are the examples of a descent, before and after preprocessing.
type prepared struct {
	raw, table dataset.Table
	how        dataset.Transform
	rows       int
	loss       nn.Loss
	target     []float64 // what the output should be, one a row
}

// newPrepared draws the examples and prepares them.
func newPrepared(v values) (p prepared, fault *Fault) {
	raw, err := dataset.GenerateTable(v["data"], v.integer("samples"), v.number("noise"), stream(v.seed(), "data"))
	if err != nil {
		return p, asFault(err, "data")
	}
	how, err := dataset.Fit(v["preprocess"], raw)
	if err != nil {
		return p, asFault(err, "preprocess")
	}
	p = prepared{raw: raw, table: how.Table(raw), how: how, rows: raw.Rows(), loss: nn.SquaredError}
	switch {
	case v["loss"] == "logistic" && raw.Regression():
		return p, &Fault{
			Keys: []string{"loss", "data"},
			What: "loss logistic needs two classes, and data " + v["data"] + " has numbers as targets",
			Fix:  "take loss out, or use `loss: squared`",
		}
	case v["loss"] != "squared" && !raw.Regression():
		p.loss = nn.Logistic
	}
	p.target = make([]float64, p.rows)
	for i := range p.target {
		if raw.Regression() {
			p.target[i] = raw.Target[i]
		} else {
			p.target[i] = float64(raw.Label[i])
		}
	}
	if raw.Regression() && v["preprocess"] != "none" && v["hidden"] == "" {
		centre(p.target)
	}
	return p, nil
}

// centre takes the mean from xs: what the best bias would do.
func centre(xs []float64) {
	sum := 0.0
	for _, x := range xs {
		sum += x
	}
	mean := sum / float64(len(xs))
	for i := range xs {
		xs[i] -= mean
	}
}

// newSurfaceNet makes the network with its first weights.
func newSurfaceNet(v values, p prepared) (*nn.Network, *Fault) {
	units, err := parseUnits(v["hidden"])
	if err != nil {
		return nil, asFault(err, "hidden")
	}
	f, err := nn.ParseActivation(v["activation"])
	if err != nil {
		return nil, asFault(err, "activation")
	}
	c := nn.Config{Inputs: len(p.table.Columns), Loss: p.loss}
	for _, n := range units {
		c.Layers = append(c.Layers, nn.LayerSpec{Units: n, Activation: f})
	}
	c.Layers = append(c.Layers, nn.LayerSpec{Units: 1, Activation: nn.Identity})
	net, err := nn.New(c)
	if err != nil {
		return nil, asFault(err, "hidden")
	}
	if v["weights"] != "" {
		return net, setWeights(net, v["weights"])
	}
	if len(units) > 0 {
		in, err := nn.ParseInitializer("xavier")
		if err != nil {
			panic("experiment: " + err.Error())
		}
		net.Init(stream(v.seed(), "init"), in)
	}
	return net, nil
}

// tooLargeToDraw is the fault of a model whose surface cannot be drawn while
// somebody waits.
func tooLargeToDraw(net *nn.Network, rows int) *Fault {
	const most = 100_000 // multiply-adds a point of the surface
	if cost := net.Cost() * rows; cost > most {
		return &Fault{
			Keys: []string{"hidden", "samples"},
			What: fmt.Sprintf("one point of the loss surface would take %s multiply-adds", inWords(float64(cost))),
			Fix:  fmt.Sprintf("stay under %d with fewer units or samples", most),
		}
	}
	return nil
}
