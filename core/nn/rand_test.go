package nn

import (
	"fmt"
	"math"
	"slices"
	"testing"

	"gonum.org/v1/gonum/stat"
	"gonum.org/v1/gonum/stat/distuv"
)

// TestNormalsAreNormal compares the sampler's distribution function with the true
// one (Kolmogorov and Smirnov's distance), and its moments.
func TestNormalsAreNormal(t *testing.T) {
	const count = 100_000
	single := make([]float64, count)
	rng := NewRand(3)
	for i := range single {
		single[i] = Normal(rng)
	}
	for name, v := range map[string][]float64{"Normal": single, "Normals": normals(count, 4)} {
		slices.Sort(v)
		worst := 0.0
		for i, x := range v {
			worst = max(worst, math.Abs(distuv.UnitNormal.CDF(x)-(float64(i)+0.5)/count))
		}
		// The distance exceeds 1.95/√n by chance once in a thousand.
		if limit := 1.95 / math.Sqrt(count); worst > limit {
			t.Errorf("%s: distance to the normal distribution %v, want at most %v", name, worst, limit)
		}
		if k := stat.ExKurtosis(v, nil); math.Abs(k) > 0.06 { // 4 standard errors of √(24/n)
			t.Errorf("%s: excess kurtosis %v, want 0", name, k)
		}
	}
}

func TestNormalsFillsOddLengths(t *testing.T) {
	for n := range 4 {
		v := normals(n, 1)
		for i, x := range v {
			if x == 0 {
				t.Errorf("%d draws: number %d is missing", n, i)
			}
		}
	}
}

func TestBelow(t *testing.T) {
	rng := NewRand(1)
	var count [7]int
	for range 70_000 {
		count[Below(rng, 7)]++
	}
	for i, c := range count {
		if math.Abs(float64(c)-10_000) > 4*math.Sqrt(10_000*6./7) {
			t.Errorf("%d came %d times in 70,000 draws of 7", i, c)
		}
	}
}

// TestShuffle: all six orders of three, each as often as the others.
func TestShuffle(t *testing.T) {
	rng := NewRand(1)
	count := map[string]int{}
	for range 60_000 {
		order := []int{0, 1, 2}
		Shuffle(rng, order)
		count[fmt.Sprint(order)]++
	}
	if len(count) != 6 {
		t.Errorf("%d orders of three, want 6", len(count))
	}
	for order, c := range count {
		if math.Abs(float64(c)-10_000) > 4*math.Sqrt(10_000*5./6) {
			t.Errorf("order %s came %d times in 60,000", order, c)
		}
	}
}

func ExampleNewRand() {
	rng := NewRand(7)
	fmt.Println(Below(rng, 100), Below(rng, 100), Below(rng, 100))
	fmt.Printf("%.3f %.3f\n", Uniform(rng), Normal(rng))
	// Output:
	// 48 0 55
	// 0.288 0.615
}
