package figure

// Describe says what each function gives at the point and how steep it is
// there.
func (f *Functions) Describe() string {
	functions := f.model.Functions()
	if len(functions) == 0 {
		return "No function yet."
	}
	z := f.model.At()
	if f.held {
		z = f.at
	}
	text := "At z = " + Number(z, 4) + ": "
	for i, fn := range functions {
		c := functionCurve{Function: fn}
		if i > 0 {
			text += "; "
		}
		v, s := c.value(false, z), c.value(true, z)
		if !finite(v) {
			text += c.title() + " has no value"
			continue
		}
		text += c.title() + " gives " + Number(v, 3) + " and " + steepness(s)
	}
	return text + "."
}

// steepness says a slope in words.
func steepness(s float64) string {
	switch {
	case !finite(s):
		return "has no slope there"
	case s == 0:
		return "is flat (slope 0)"
	case s > -0.05 && s < 0.05:
		return "is nearly flat (slope " + Number(s, 3) + ")"
	case s < 0:
		return "falls with slope " + Number(s, 3)
	}
	return "rises with slope " + Number(s, 3)
}
