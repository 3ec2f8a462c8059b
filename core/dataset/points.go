package dataset

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

const (
	maxCoordinate = 1e6
	maxTextLength = 128 << 10 // MaxPoints points at full precision, and room to spare
)

// ParsePoints reads points written as "x y label", separated by semicolons or
// line ends: "0 0 0; 0 1 1; 1 0 1; 1 1 0". Empty entries are skipped, so an empty text
// is no points. The error names the point (from 1) that is wrong, and how: there
// are at most MaxPoints, |x| and |y| are at most 1e6, labels are 0 or 1.
func ParsePoints(s string) ([]Point, error) {
	if len(s) > maxTextLength {
		return nil, fmt.Errorf("dataset: the points are %d bytes long: at most %d can be read", len(s), maxTextLength)
	}
	var points []Point
	for entry := range strings.FieldsFuncSeq(s, func(r rune) bool { return r == ';' || r == '\n' }) {
		fields := strings.Fields(entry)
		if len(fields) == 0 {
			continue
		}
		if len(points) == MaxPoints {
			return nil, fmt.Errorf("dataset: more than %d points: leave some out", MaxPoints)
		}
		p, err := parsePoint(fields)
		if err != nil {
			return nil, fmt.Errorf("dataset: point %d, %.60q: %w", len(points)+1, strings.TrimSpace(entry), err)
		}
		points = append(points, p)
	}
	return points, nil
}

func parsePoint(fields []string) (p Point, err error) {
	if len(fields) != 3 {
		return p, fmt.Errorf("%d numbers: write x, y and the label, as in \"0.5 -1 1\"", len(fields))
	}
	if p.X, err = parseCoordinate("x", fields[0]); err != nil {
		return p, err
	}
	if p.Y, err = parseCoordinate("y", fields[1]); err != nil {
		return p, err
	}
	switch fields[2] {
	case "0":
	case "1":
		p.Label = 1
	default:
		return p, fmt.Errorf("label %.20q: a label is 0 or 1", fields[2])
	}
	return p, nil
}

func parseCoordinate(axis, s string) (float64, error) {
	v, err := strconv.ParseFloat(s, 64)
	if err != nil || math.IsNaN(v) || math.Abs(v) > maxCoordinate {
		return 0, fmt.Errorf("%s is %.20q: write a number from -1e6 to 1e6", axis, s)
	}
	return v, nil
}

// FormatPoints writes points in the form that ParsePoints reads, with as many
// digits as bring back exactly the same numbers.
func FormatPoints(points []Point) string {
	var b strings.Builder
	for i, p := range points {
		if i > 0 {
			b.WriteString("; ")
		}
		b.WriteString(strconv.FormatFloat(p.X, 'g', -1, 64))
		b.WriteByte(' ')
		b.WriteString(strconv.FormatFloat(p.Y, 'g', -1, 64))
		b.WriteByte(' ')
		b.WriteString(strconv.Itoa(p.Label))
	}
	return b.String()
}
