package experiment

import (
	"strings"

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
