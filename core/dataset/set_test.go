package dataset

import (
	"fmt"
	"testing"

	"zigzag/core/nn"
)

func ExampleSet_Split() {
	s, _ := Generate("moons", 100, 0.1, nn.NewRand(1))
	train, val, test := s.Split(0.7, 0.2, nn.NewRand(2))
	fmt.Println(len(train.Points), len(val.Points), len(test.Points))
	// Output: 70 20 10
}

// TestSplit: nothing lost, nothing twice, each class by its share, order kept.
func TestSplit(t *testing.T) {
	for _, tt := range []struct {
		train, val float64
		want       [3][2]int // points of label 0 and 1 in each part
	}{
		{1, 0, [3][2]int{{75, 25}, {}, {}}},
		{0, 1, [3][2]int{{}, {75, 25}, {}}},
		{0, 0, [3][2]int{{}, {}, {75, 25}}},
		{0.6, 0.2, [3][2]int{{45, 15}, {15, 5}, {15, 5}}},
		{0.7, 0.3, [3][2]int{{53, 18}, {22, 7}, {}}},
		{0.5, 0.1, [3][2]int{{38, 13}, {7, 2}, {30, 10}}},
	} {
		t.Run(fmt.Sprint(tt.train, " ", tt.val), func(t *testing.T) {
			s := Set{Name: "numbered"}
			for i := range 100 {
				s.Points = append(s.Points, Point{float64(i), 0, b2i(i%4 == 0)})
			}
			tr, va, te := s.Split(tt.train, tt.val, nn.NewRand(1))
			seen := map[float64]bool{}
			for k, part := range []Set{tr, va, te} {
				var got [2]int
				last := -1.0
				for _, p := range part.Points {
					got[p.Label]++
					if seen[p.X] || p.X <= last {
						t.Errorf("part %d: point %v twice, or out of order", k, p.X)
					}
					seen[p.X] = true
					last = p.X
				}
				if got != tt.want[k] {
					t.Errorf("part %d has %v points of each label, want %v", k, got, tt.want[k])
				}
				if part.Name != s.Name {
					t.Errorf("part %d is called %q", k, part.Name)
				}
			}
			if len(seen) != 100 {
				t.Errorf("%d of 100 points dealt", len(seen))
			}
			again, _, _ := s.Split(tt.train, tt.val, nn.NewRand(1))
			if FormatPoints(again.Points) != FormatPoints(tr.Points) {
				t.Error("the same seed dealt differently")
			}
			other, _, _ := s.Split(tt.train, tt.val, nn.NewRand(2))
			if n := len(tr.Points); n > 0 && n < 100 && FormatPoints(other.Points) == FormatPoints(tr.Points) {
				t.Error("another seed dealt the same")
			}
		})
	}
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}

func TestSplitPanics(t *testing.T) {
	for _, shares := range [][2]float64{{-0.1, 0}, {0, -0.1}, {0.8, 0.3}} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("Split%v did not panic", shares)
				}
			}()
			Set{}.Split(shares[0], shares[1], nn.NewRand(1))
		}()
	}
}

func TestBounds(t *testing.T) {
	s := Set{Points: []Point{{2, -1, 0}, {3, 5, 1}, {2.5, 0, 0}}}
	if a, b, c, d := s.Bounds(); a != 2 || b != 3 || c != -1 || d != 5 {
		t.Errorf("Bounds = %v %v %v %v, want 2 3 -1 5", a, b, c, d)
	}
	if a, b, c, d := (Set{}).Bounds(); a != 0 || b != 0 || c != 0 || d != 0 {
		t.Errorf("Bounds of nothing = %v %v %v %v", a, b, c, d)
	}
}

func ExampleSet_Flatten() {
	s := Set{Points: []Point{{0.5, -1, 1}, {2, 3, 0}}}
	fmt.Println(s.Flatten())
	// Output: [0.5 -1 2 3] [1 0]
}
