package dataset

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"
)

func ExampleParsePoints() {
	points, err := ParsePoints("0 0 0; 0.5 -1 1")
	fmt.Println(points, err)
	_, err = ParsePoints("0 0 0; 0.5 1")
	fmt.Println(err)
	// Output:
	// [{0 0 0} {0.5 -1 1}] <nil>
	// dataset: point 2, "0.5 1": 2 numbers: write x, y and the label, as in "0.5 -1 1"
}

func TestParsePoints(t *testing.T) {
	many := strings.Repeat("1 2 0;", MaxPoints)
	for _, tt := range []struct {
		name, in string
		want     []Point
		err      string // part of the error; "" if none is wanted
	}{
		{"nothing", "", nil, ""},
		{"only separators", " ; \n ;", nil, ""},
		{"one", "1e-3 -2.5 1", []Point{{0.001, -2.5, 1}}, ""},
		{"lines", "1 2 0\r\n3 4 1\n", []Point{{1, 2, 0}, {3, 4, 1}}, ""},
		{"the largest", "1e6 -1e6 0", []Point{{1e6, -1e6, 0}}, ""},
		{"too few numbers", "1 2", nil, "point 1, \"1 2\": 2 numbers"},
		{"too many numbers", "1 2 0; 1 2 3 4", nil, "point 2"},
		{"a comma", "1,2,0", nil, "1 numbers"},
		{"not a number", "1 b 0", nil, "y is \"b\""},
		{"NaN", "nan 0 0", nil, "x is \"nan\""},
		{"infinite", "0 -Inf 0", nil, "y is \"-Inf\""},
		{"too large", "1000001 0 0", nil, "from -1e6 to 1e6"},
		{"overflow", "1e999 0 0", nil, "from -1e6 to 1e6"},
		{"third class", "0 0 2", nil, "label \"2\": a label is 0 or 1"},
		{"as many as fit", many, slices.Repeat([]Point{{1, 2, 0}}, MaxPoints), ""},
		{"one more", many + "1 2 0", nil, "more than 2000 points"},
		{"a long text", strings.Repeat(" ", 1<<20), nil, "bytes long"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got, err := ParsePoints(tt.in)
			if tt.err != "" {
				if err == nil || !strings.Contains(err.Error(), tt.err) {
					t.Errorf("%v, want an error with %q", err, tt.err)
				}
				return
			}
			if err != nil || !slices.Equal(got, tt.want) {
				t.Errorf("%v, %v; want %v", got, err, tt.want)
			}
		})
	}
}

// TestFullSetRoundTrips: MaxPoints points with the longest coordinates there are.
func TestFullSetRoundTrips(t *testing.T) {
	points := slices.Repeat([]Point{{-0.0012345678901234567, -2.2250738585072014e-308, 1}}, MaxPoints)
	got, err := ParsePoints(FormatPoints(points))
	if err != nil || !slices.Equal(got, points) {
		t.Errorf("a full set does not come back: %v", err)
	}
}

func FuzzParsePoints(f *testing.F) {
	for _, seed := range []string{"", "0 0 0; 0 1 1; 1 0 1; 1 1 0", "-0 5e-324 1", "0x1p-2 1_0 0", "1e6 -1e6 1\n", "nan 0 0", ";;;"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		points, err := ParsePoints(s)
		if err != nil {
			if len(err.Error()) > 600 || !strings.HasPrefix(err.Error(), "dataset: ") {
				t.Errorf("unhelpful error %q", err)
			}
			return
		}
		if len(points) > MaxPoints {
			t.Errorf("%d points", len(points))
		}
		text := FormatPoints(points)
		again, err := ParsePoints(text)
		if err != nil || len(again) != len(points) {
			t.Fatalf("%q is written as %q, which reads as %v, %v", s, text, again, err)
		}
		for i, p := range points {
			q := again[i]
			if math.Float64bits(p.X) != math.Float64bits(q.X) || math.Float64bits(p.Y) != math.Float64bits(q.Y) || p.Label != q.Label {
				t.Errorf("point %d is %v, comes back as %v", i, p, q)
			}
			if !(math.Abs(p.X) <= maxCoordinate && math.Abs(p.Y) <= maxCoordinate) || p.Label>>1 != 0 {
				t.Errorf("point %d is %v", i, p)
			}
		}
	})
}
