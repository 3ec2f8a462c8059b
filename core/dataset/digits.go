package dataset

import (
	_ "embed"
	"fmt"
	"math/rand/v2"
	"strings"

	"zigzag/core/nn"
)

const (
	digitSide   = 8  // pixels
	digitLevels = 16 // a pixel is from 0, paper, to 16, ink
	digitLine   = digitSide*digitSide + len(" 0\n")
)

// digitsText is one image a line; data/LICENCE.txt says of what form and whose.
//
//go:embed data/digits.txt
var digitsText string

// Digits returns all 1,797 handwritten digits in the order of their source: 8×8
// pixels from 0 (paper) to 1 (ink), row by row from the top left, and the ten
// classes 0 to 9.
//
// Source: E. Alpaydin & C. Kaynak, Optical Recognition of Handwritten Digits
// (1998), UCI Machine Learning Repository, https://doi.org/10.24432/C50P49,
// CC BY 4.0; see data/LICENCE.txt.
func Digits() Table {
	return digits(countTo(len(digitsText) / digitLine))
}

// drawDigits returns n of the digits in a random order, or all, if n is more.
func drawDigits(n int, rng *rand.Rand) Table {
	order := countTo(len(digitsText) / digitLine)
	nn.Shuffle(rng, order)
	return digits(order[:min(n, len(order))])
}

// countTo is 0, 1, … n−1.
func countTo(n int) []int {
	numbers := make([]int, n)
	for i := range numbers {
		numbers[i] = i
	}
	return numbers
}

// digits reads the images with these numbers.
func digits(order []int) Table {
	t := Table{
		Name:       "digits",
		TargetName: "digit",
		Classes:    strings.Split("0123456789", ""),
		X:          make([]float64, 0, len(order)*digitSide*digitSide),
	}
	for i := range digitSide * digitSide {
		t.Columns = append(t.Columns, fmt.Sprintf("row %d column %d", i/digitSide+1, i%digitSide+1))
	}
	for _, i := range order {
		line := digitsText[i*digitLine : (i+1)*digitLine]
		for _, c := range []byte(line[:digitSide*digitSide]) {
			level := int(c - '0')
			if c >= 'A' {
				level = 10 + int(c-'A')
			}
			t.X = append(t.X, float64(level)/digitLevels)
		}
		t.Label = append(t.Label, int(line[digitSide*digitSide+1]-'0'))
	}
	return t
}
