package experiment

import (
	"errors"

	"zigzag/core/formula"
)

// formulaParam is the learner's own activation function. The default is the
// sigmoid linear unit (SiLU, also called swish).
//
// Source: Ramachandran, Zoph & Le, Searching for Activation Functions (2017),
// https://arxiv.org/abs/1710.05941.
func formulaParam() Param {
	return Param{
		Key: "formula", Label: "Formula", Help: "The function of the hidden units with activation `formula`, in z; its slope is worked out.",
		Kind: Text, Options: []Option{{"z * sigmoid(z)", "z·σ(z)"}, {"max(0, z)", "max(0, z)"}, {"max(-1, min(1, z))", "max(−1, min(1, z))"}},
		Default: "z * sigmoid(z)", later: true, syntax: activationSyntax,
	}
}

func activationSyntax(value string) (string, error) {
	const longest = 200
	if len(value) > longest {
		return "", &Fault{What: "formula is too long", Fix: "write a shorter one, such as z*sigmoid(z)"}
	}
	e, err := formula.Activation(value)
	if err != nil {
		return "", formulaFault(err)
	}
	return e.Name, nil
}

// formulaFault words what is wrong with a formula.
func formulaFault(err error) *Fault {
	var s *formula.SyntaxError
	if errors.As(err, &s) {
		return &Fault{Keys: []string{"formula"}, What: "formula: " + s.What, Fix: s.Fix}
	}
	return asFault(err, "formula")
}
