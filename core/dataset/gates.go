package dataset

func isGate(name string) bool {
	return name == "and" || name == "or" || name == "nand" || name == "xor"
}

// corner returns row i (0 to 3) of a gate's truth table, in the order
// (0,0), (0,1), (1,0), (1,1).
func corner(gate string, i int) Point {
	x, y := i>>1, i&1
	var label int
	switch gate {
	case "and":
		label = x & y
	case "or":
		label = x | y
	case "nand":
		label = 1 - x&y
	case "xor":
		label = x ^ y
	default:
		panic("dataset: no gate " + gate)
	}
	return Point{float64(x), float64(y), label}
}
