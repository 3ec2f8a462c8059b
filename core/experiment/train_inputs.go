package experiment

import "zigzag/core/dataset"

// preprocessParam says what is done to the inputs before a network sees them.
func preprocessParam() Param {
	return Param{
		Key: "preprocess", Label: "Preprocessing", Help: "What is done to the inputs, by numbers that are fitted to the training examples alone.",
		Kind:    Choice,
		Options: []Option{{"none", "none"}, {"centre", "centre"}, {"scale", "centre and scale"}, {"whiten", "whiten"}},
		Default: "none", later: true,
		syntax: britishSyntax,
	}
}

// britishSyntax reads "center" as "centre".
func britishSyntax(value string) (string, error) {
	if value == "center" {
		return "centre", nil
	}
	return value, nil
}

// fitInputs fits the preprocessing to the training examples.
func fitInputs(v values, train dataset.Table) (dataset.Transform, *Fault) {
	t, err := dataset.Fit(v["preprocess"], train)
	if err != nil {
		return t, asFault(err, "preprocess")
	}
	return t, nil
}

// prepared reports whether the network sees other inputs than the examples have.
func (s *trainSession) prepared() bool { return s.inputs.How() != "none" }

// prepare turns points, x and y in turn, into what the network sees, in place.
func (s *trainSession) prepare(x []float64) []float64 {
	if s.prepared() {
		s.inputs.Apply(x, x)
	}
	return x
}

// throughInputs turns a line over what the network sees into the same line over
// the examples. The preprocessing is affine, so three points tell all of it.
func (s *trainSession) throughInputs(w1, w2, b float64) (v1, v2, c float64) {
	if !s.prepared() {
		return w1, w2, b
	}
	at := func(x, y float64) float64 {
		p := s.prepare([]float64{x, y})
		return float64(w1*p[0]) + float64(w2*p[1]) + b
	}
	c = at(0, 0)
	return at(1, 0) - c, at(0, 1) - c, c
}
