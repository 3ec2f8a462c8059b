package main

import (
	"math"
	"testing"
)

func TestGrid(t *testing.T) {
	for _, tt := range []struct {
		name string
		n    int
		w, h float64
		rows []int // figures in each row
	}{
		{"one", 1, 600, 400, []int{1}},
		{"two on a wide stage", 2, 900, 400, []int{2}},
		{"two on a tall stage", 2, 390, 700, []int{1, 1}},
		{"three in a strip", 3, 1500, 300, []int{3}},
		{"three on a phone", 3, 390, 1200, []int{1, 1, 1}},
		{"four on a square", 4, 700, 700, []int{2, 2}},
		{"four in a strip", 4, 2000, 300, []int{4}},
		{"none", 0, 500, 500, nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			places := Grid(tt.n, tt.w, tt.h, 10)
			var rows []int
			y := math.Inf(-1)
			for _, p := range places {
				if p.Y > y {
					rows, y = append(rows, 0), p.Y
				}
				rows[len(rows)-1]++
				if p.X < 0 || p.Y < 0 || p.X+p.W > tt.w+1e-9 || p.Y+p.H > tt.h+1e-9 {
					t.Errorf("%+v leaves the stage of %g×%g", p, tt.w, tt.h)
				}
			}
			if len(rows) != len(tt.rows) {
				t.Fatalf("rows = %v, want %v", rows, tt.rows)
			}
			for i := range rows {
				if rows[i] != tt.rows[i] {
					t.Errorf("rows = %v, want %v", rows, tt.rows)
				}
			}
			for i, p := range places {
				for _, q := range places[:i] {
					if p.X < q.X+q.W && q.X < p.X+p.W && p.Y < q.Y+q.H && q.Y < p.Y+p.H {
						t.Errorf("%+v and %+v overlap", p, q)
					}
				}
			}
		})
	}
}
