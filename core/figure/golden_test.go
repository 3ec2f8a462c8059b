package figure

import (
	"encoding/xml"
	"errors"
	"flag"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"zigzag/core/nn"
)

var update = flag.Bool("update", false, "rewrite the golden pictures in testdata")

// A picture is a figure at a size, as the golden files and the meshes show it.
type picture struct {
	name   string
	figure func() Figure
	w, h   float64
}

func pictures() []picture {
	and := func(m lineModel) func() Figure {
		return func() Figure {
			m := m
			return NewPlane(&m)
		}
	}
	circle := func() *netModel {
		m := newNet(nn.Tanh, nil, 2, 4, 1)
		m.marks = cloud(120)
		m.bounds = [4]float64{-1, 1, -1, 1}
		m.trained(60, 0.3)
		m.marks[4].Current = true
		return m
	}
	folded := func(fold float64) func() Figure {
		return func() Figure {
			m := xorNet()
			m.fold = fold
			return NewHidden(m)
		}
	}
	xorLine := lineModel{version: 1, w1: 1, w2: 1, b: -0.5, marks: gate(0, 1, 1, 0), line: true, points: true}
	return slices.Concat([]picture{
		{"plane-and", and(lineModel{version: 1, w1: 1, w2: 1, b: -1.5, marks: gate(0, 0, 0, 1), line: true}), 420, 320},
		{"plane-xor-line", and(xorLine), 360, 400},
		{"plane-soft-line", and(lineModel{version: 1, w1: 4, w2: -2.5, b: -0.6, soft: true, marks: gate(0, 0, 1, 1), line: true}), 420, 320},
		{"plane-no-line", and(lineModel{version: 1, marks: gate(0, 1, 1, 0), line: true}), 360, 300},
		{"plane-small", and(xorLine), 260, 200},
		{"plane-circle", func() Figure { return NewPlane(circle()) }, 520, 420},
		{"hidden-0", folded(0), 420, 360},
		{"hidden-half", folded(0.5), 420, 360},
		{"hidden-1", folded(1), 420, 360},
		{"hidden-small", folded(1), 260, 240},
		{"hidden-step", func() Figure {
			m := newNet(nn.Step, []float64{1, 1, 1, 1, -0.5, -1.5, 1, -1, -0.5}, 2, 2, 1)
			m.marks, m.lo, m.fold = gate(0, 1, 1, 0), 0, 1
			return NewHidden(m)
		}, 420, 360},
		{"hidden-four", func() Figure {
			m := circle()
			m.fold = 1
			return NewHidden(m)
		}, 420, 360},
		{"network-xor", func() Figure {
			m := xorNet()
			m.current = &[2]float64{1, 0}
			return NewNetwork(netFigure{m})
		}, 420, 320},
		{"network-line", func() Figure {
			return NewNetwork(netFigure{newNet(nn.Step, []float64{1, -1.25, 0.5}, 2, 1)})
		}, 360, 240},
		{"network-deep", func() Figure {
			return NewNetwork(netFigure{newNet(nn.Tanh, nil, 2, 8, 8, 8, 8, 8, 8, 8, 1)})
		}, 760, 460},
		{"network-wide", func() Figure {
			return NewNetwork(netFigure{newNet(nn.ReLU, nil, 2, 20, 12, 8, 8, 8, 8, 8, 8, 8, 8, 1)})
		}, 640, 420},
		{"network-small", func() Figure { return NewNetwork(netFigure{newNet(nn.Tanh, nil, 2, 4, 3, 1)}) }, 260, 200},
		{"curves", func() Figure {
			a, b := decay(400, Train, 0.01)
			c, d := decay(400, Val, 0.15)
			return NewCurves(&curvesModel{version: 1, curves: []Curve{a, c, b, d}})
		}, 480, 400},
		{"curves-small", func() Figure {
			a, b := decay(30, Train, 0.2)
			return NewCurves(&curvesModel{version: 1, curves: []Curve{a, b}})
		}, 260, 240},
		{"curves-race", func() Figure {
			a, b := decay(40, Train, 0.01)
			c, d := decay(90, Train, 0.15)
			a.LaneName, b.LaneName = "ReLU", "ReLU"
			for _, x := range []*Curve{&c, &d} {
				x.Lane, x.LaneName = 1, "tanh"
			}
			return NewCurves(&curvesModel{version: 1, curves: []Curve{a, c, b, d}, back: 60})
		}, 480, 400},
		{"curves-three", func() Figure {
			a, b := decay(90, Train, 0.01)
			c := a
			c.Name, c.Group = "distance to the minimum", "distance"
			return NewCurves(&curvesModel{version: 1, curves: []Curve{a, b, c}})
		}, 480, 400},
		{"curves-empty", func() Figure { return NewCurves(&curvesModel{}) }, 320, 240},
	}, functionPictures(), layersPictures(), unitPictures(), tablePictures(), histogramPictures(), searchPictures(),
		weightsPictures(), masksPictures(), thinnedPictures(), chosenPictures())
}

func TestGolden(t *testing.T) {
	for _, p := range pictures() {
		t.Run(p.name, func(t *testing.T) {
			got := SVG(p.figure(), p.w, p.h, p.name)
			checkXML(t, got)
			if strings.Contains(got, "style=") || strings.Contains(got, `fill="`) || strings.Contains(got, `stroke="`) {
				t.Error("a style or colour in the picture, which the page's style sheet could not change")
			}
			file := filepath.Join("testdata", p.name+".svg")
			if *update {
				if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if got != string(want) {
				t.Errorf("%s differs from what is drawn now; look at both, and run go test ./core/figure -update if the new one is right\n%s", file, firstDifference(string(want), got))
			}
		})
	}
}

// checkXML reads the picture to its end.
func checkXML(t *testing.T, s string) {
	t.Helper()
	d := xml.NewDecoder(strings.NewReader(s))
	for {
		_, err := d.Token()
		if errors.Is(err, io.EOF) {
			return
		}
		if err != nil {
			t.Fatalf("not XML: %v", err)
		}
	}
}

func firstDifference(want, got string) string {
	w, g := strings.Split(want, "\n"), strings.Split(got, "\n")
	for i := range min(len(w), len(g)) {
		if w[i] != g[i] {
			return "want " + cut(w[i]) + "\ngot  " + cut(g[i])
		}
	}
	return "one is longer"
}

func cut(s string) string { return s[:min(len(s), 300)] }
