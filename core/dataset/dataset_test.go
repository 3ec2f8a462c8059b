package dataset

import (
	"flag"
	"fmt"
	"math"
	"strings"
	"testing"

	"zigzag/core/nn"
)

var printGolden = flag.Bool("print", false, "print the golden hashes instead of comparing them")

func ExampleGenerate() {
	s, err := Generate("xor", 4, 0, nn.NewRand(1))
	fmt.Println(FormatPoints(s.Points), err)
	_, err = Generate("xor-cloud", 5000, 0.1, nn.NewRand(1))
	fmt.Println(err)
	// Output:
	// 0 0 0; 0 1 1; 1 0 1; 1 1 0 <nil>
	// dataset: 5000 points: use from 1 to 2000
}

// TestGolden holds every generator, and the split, to the same bits on every machine.
// A changed hash means that no quoted run on this set replays any more.
func TestGolden(t *testing.T) {
	want := map[string]string{
		"and":          "b70e131b48317387",
		"or":           "5dedf9a279edf64b",
		"nand":         "ee6dc001d03497eb",
		"xor":          "ddcd42a2e110ae71",
		"and-cloud":    "b0282ade64f1db65",
		"or-cloud":     "370a9f994d265551",
		"nand-cloud":   "e3e7d8869759a409",
		"xor-cloud":    "8072fac375bd47b5",
		"circle":       "546c5967be9abd39",
		"gaussians":    "e51c93c164f9820d",
		"moons":        "228ffd67ea82a1bd",
		"spiral":       "5e3e538a7d9cc7dd",
		"checkerboard": "0e42fa6b6ed76389",
	}
	for _, name := range Names() {
		t.Run(name, func(t *testing.T) {
			s, err := Generate(name, 101, 0.1, nn.NewRand(7))
			if err != nil {
				t.Fatal(err)
			}
			tr, va, te := s.Split(0.6, 0.2, nn.NewRand(8))
			var all [][]float64
			for _, part := range []Set{s, tr, va, te} {
				x, label := part.Flatten()
				all = append(all, x, label)
			}
			got := nn.Hash(all...)
			if *printGolden {
				t.Logf("%q: %q,", name, got)
			} else if got != want[name] {
				t.Errorf("hash %s, want %s", got, want[name])
			}
		})
	}
}

// TestShapes: without noise every point lies where its formula says.
func TestShapes(t *testing.T) {
	inside := map[string]func(p Point) bool{
		"circle": func(p Point) bool {
			r := math.Hypot(p.X, p.Y)
			return p.Label == 1 && r <= 0.5 || p.Label == 0 && r >= 0.7-1e-12 && r <= 1+1e-12
		},
		"gaussians": func(p Point) bool {
			center := 0.8*float64(p.Label) - 0.4
			return math.Hypot(p.X-center, p.Y-center) < 0.15*6
		},
		"moons": func(p Point) bool {
			x, y := 1.5*p.X+0.5, 1.5*p.Y+0.25
			if p.Label == 1 {
				x, y = 1-x, 0.5-y
			}
			return y >= -1e-12 && math.Abs(math.Hypot(x, y)-1) < 1e-12
		},
		"spiral": func(p Point) bool {
			r := math.Hypot(p.X, p.Y)
			angle := 1.75 * 2 * math.Pi * r
			if p.Label == 0 {
				angle += math.Pi
			}
			return math.Hypot(p.X-r*math.Sin(angle), p.Y-r*math.Cos(angle)) < 1e-12
		},
		"checkerboard": func(p Point) bool {
			column, row := math.Floor(2*(p.X+1)), math.Floor(2*(p.Y+1))
			dark := int(column+row)%2 == 0
			return min(p.X, p.Y) >= -1 && max(p.X, p.Y) < 1 && dark == (p.Label == 1)
		},
	}
	for _, name := range Names() {
		for _, n := range []int{1, 2, 5, 200} {
			s, err := Generate(name, n, 0, nn.NewRand(3))
			if err != nil {
				t.Fatal(err)
			}
			gate, cloud := strings.CutSuffix(name, "-cloud")
			if want := n; !cloud && isGate(name) {
				if len(s.Points) != 4 {
					t.Errorf("%s has %d points, want 4", name, len(s.Points))
				}
			} else if len(s.Points) != want {
				t.Errorf("%s has %d points, want %d", name, len(s.Points), want)
			}
			ones := 0
			for i, p := range s.Points {
				ones += p.Label
				ok := false
				if isGate(gate) {
					ok = p == corner(gate, i%4)
				} else {
					ok = inside[name](p) && p.Label == i%2
				}
				if !ok {
					t.Errorf("%s, n = %d: point %d is %+v, where it should not be", name, n, i, p)
				}
			}
			if !isGate(gate) && ones != n/2 {
				t.Errorf("%s: %d of %d points have label 1", name, ones, n)
			}
		}
	}
}

// TestTruthTables: the gates are the gates.
func TestTruthTables(t *testing.T) {
	for name, want := range map[string]string{
		"and":  "0 0 0; 0 1 0; 1 0 0; 1 1 1",
		"or":   "0 0 0; 0 1 1; 1 0 1; 1 1 1",
		"nand": "0 0 1; 0 1 1; 1 0 1; 1 1 0",
		"xor":  "0 0 0; 0 1 1; 1 0 1; 1 1 0",
	} {
		s, err := Generate(name, 1, 9, nn.NewRand(1))
		if got := FormatPoints(s.Points); got != want || err != nil {
			t.Errorf("%s = %s, %v; want %s", name, got, err, want)
		}
	}
}

// TestNoise: noise is the standard deviation of what it adds, for every set.
func TestNoise(t *testing.T) {
	const n, noise = 2000, 0.3
	s, err := Generate("xor-cloud", n, noise, nn.NewRand(5))
	if err != nil {
		t.Fatal(err)
	}
	sum := 0.0
	for i, p := range s.Points {
		c := corner("xor", i%4)
		sum += (p.X-c.X)*(p.X-c.X) + (p.Y-c.Y)*(p.Y-c.Y)
	}
	// 4000 draws: the standard deviation is known to 1.1 %.
	if got := math.Sqrt(sum / (2 * n)); math.Abs(got-noise) > 0.04*noise {
		t.Errorf("spread %v, want %v", got, noise)
	}
}

func TestGenerateDependsOnTheSeedAlone(t *testing.T) {
	for _, name := range Names()[4:] {
		generate := func(seed uint64) string {
			s, err := Generate(name, 50, 0.1, nn.NewRand(seed))
			if err != nil {
				t.Fatal(err)
			}
			return FormatPoints(s.Points)
		}
		first, again := generate(1), generate(1)
		if first != again {
			t.Errorf("%s: two sets from one seed", name)
		}
		if first == generate(2) {
			t.Errorf("%s: one set from two seeds", name)
		}
	}
}

func TestGenerateRefuses(t *testing.T) {
	for _, tt := range []struct {
		name  string
		n     int
		noise float64
		want  string
	}{
		{"swiss-roll", 10, 0, "unknown data set \"swiss-roll\": use one of and"},
		{"-cloud", 10, 0, "unknown data set"},
		{"moons", 0, 0, "0 points: use from 1 to 2000"},
		{"moons", 2001, 0, "2001 points"},
		{"moons", 10, -0.1, "noise -0.1: use from 0 to 10"},
		{"moons", 10, math.NaN(), "noise NaN"},
		{"moons", 10, math.Inf(1), "noise +Inf"},
	} {
		_, err := Generate(tt.name, tt.n, tt.noise, nn.NewRand(1))
		if err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("Generate(%q, %d, %v): %v, want an error with %q", tt.name, tt.n, tt.noise, err, tt.want)
		}
	}
}
