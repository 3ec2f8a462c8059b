package dataset

import (
	"fmt"
	"strconv"
	"strings"
)

// readNumber reads a cell that should be a finite number.
func readNumber(cell string, comma byte) (x float64, what, fix string) {
	if cell == "" {
		return 0, "the cell is empty", "fill in a number, or take the row out"
	}
	plain := cell
	if comma != ',' && strings.Count(cell, ",") == 1 && !strings.Contains(cell, ".") {
		plain = strings.Replace(cell, ",", ".", 1)
	}
	x, err := strconv.ParseFloat(plain, 64)
	switch strings.ToLower(strings.TrimLeft(plain, "+-")) {
	case "nan", "inf", "infinity", "na", "n/a", "null", "none", "?":
		return 0, fmt.Sprintf("%s is no number to compute with", quote(cell)), "fill in a number, or take the row out"
	}
	if strings.Trim(plain, "0123456789+-.eE") != "" || err != nil && x == 0 {
		return 0, fmt.Sprintf("%s is not a number", quote(cell)), "inputs are numbers: write it as one, or take the column out"
	}
	if !(x >= -maxCell && x <= maxCell) {
		return 0, fmt.Sprintf("%s is too large", quote(cell)), "use numbers from -1e9 to 1e9, in another unit if need be"
	}
	return x, "", ""
}

// looksNumeric reports whether a cell is a number, or what programs write in its place.
func looksNumeric(cell string, comma byte) bool {
	if cell == "" {
		return false
	}
	_, what, _ := readNumber(cell, comma)
	return what == "" || !strings.HasSuffix(what, "is not a number")
}
