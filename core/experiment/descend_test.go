package experiment

import (
	"math"
	"reflect"
	"strings"
	"testing"

	"zigzag/core/figure"
)

// descents are experiments of every shape.
func descents() []string {
	return []string{
		"kind: descend\ndata: linear-positive",
		"kind: descend\ndata: linear-centred",
		"kind: descend\ndata: linear-stretched\nlr: 0.02\nbatch: 20\nepochs: 40",
		"kind: descend\ndata: linear-tilted\npreprocess: whiten\norder: drawn\nbatch: 3\nnoise: 0.1",
		"kind: descend\ndata: sine\nhidden: 3\nactivation: prelu\naxes: w(1,1,2) b(2,1)\norder: fixed\nbatch: 7",
		"kind: descend\ndata: gaussians\nsamples: 100\nhidden: 2\nweights: 2 -1 1 2 0 0 0 0 0\naxes: w(2,1,1) w(2,2,1)\nlr: 0.5",
		"kind: descend\ndata: xor\nhidden: 2\nactivation: sigmoid\nloss: squared\nepochs: 30",
		"kind: descend\ndata: linear-stretched\noptimizer: momentum\nlr: 0.01\nbatch: 2\nepochs: 40",
		"kind: descend\ndata: linear-tilted\noptimizer: nesterov\nmomentum: 0.8\nlr: 0.02\nbatch: 2\nschedule: inverse 0.1\nl2: 0.1\nepochs: 40",
		"kind: descend\ndata: linear-stretched\noptimizer: adagrad\nbatch: 2\nl1: 0.05\nepochs: 200\ngoal: 0.001",
		"kind: descend\ndata: gaussians\nsamples: 10\noptimizer: rmsprop\nlr: 0.02\nl1: 0.1\npenalty: proximal\nbatch: 2\nepochs: 60",
		"kind: descend\ndata: xor\nhidden: 2\noptimizer: adam\nlr: 0.05\nschedule: cosine\nl2: 0.01\npenalty: decay\nepochs: 60",
	}
}

// TestZigzag holds the contrast of CS231n's note on sigmoid units: with positive
// inputs every step moves both weights the same way, so that a goal on the other
// diagonal can only be reached to and fro.
func TestZigzag(t *testing.T) {
	for _, seed := range []string{"1", "2", "3"} {
		run := func(data string) Session {
			s := start(t, "kind: descend\ndata: "+data, Settings{"seed": seed})
			Play(s)
			if metric1(t, s, "arrived") != 1 {
				t.Fatalf("%s, seed %s: %s", data, seed, s.Describe())
			}
			return s
		}
		positive, centred := run("linear-positive"), run("linear-centred")
		for _, tt := range []struct {
			s              Session
			name           string
			atLeast, under float64
		}{
			{positive, "steps", 90, 350}, {positive, "path.ratio", 1.7, 3.5}, {positive, "reversals", 45, 220},
			{positive, "path.tied", 1, 1.01}, {positive, "quadrants", 2, 3},
			{centred, "steps", 20, 70}, {centred, "path.ratio", 1, 1.7}, {centred, "reversals", 0, 15},
			{centred, "quadrants", 3, 5}, {centred, "condition", 1, 1.6},
		} {
			if got := metric1(t, tt.s, tt.name); !(got >= tt.atLeast && got < tt.under) {
				t.Errorf("seed %s, %s: %s is %v, want from %v to %v", seed, tt.s.Settings(), tt.name, got, tt.atLeast, tt.under)
			}
		}
	}
}

// TestDescentReceipts holds hashes that must come out natively and under js/wasm.
func TestDescentReceipts(t *testing.T) {
	golden := []string{
		"d9d7620b557cb920",
		"1c6b6f5328921802",
		"18a967926d632695",
		"dd6186b5aaa22993",
		"4a0595ba58a68d3a",
		"1aff79ed0caf64d0",
		"348ceaf9b40f3b21",
		"4200e3fdee96e005",
		"cc5ce73dca0b2080",
		"d1408cb39dd89bde",
		"d0c79e5df16ebefb",
		"b34d125bf8c7d7ee",
	}
	for i, text := range descents() {
		r, err := Run(parse(t, text), nil, 300)
		if err != nil {
			t.Fatal(err)
		}
		if r.Receipt.Hash != golden[i] {
			t.Errorf("%s\nhash %s, want %s", text, r.Receipt.Hash, golden[i])
		}
		if _, err := r.Receipt.Replay(parse(t, text)); err != nil {
			t.Errorf("%s\ndoes not replay: %v", text, err)
		}
	}
}

// TestDescentLooking draws, measures and looks between steps: the run is the
// same as one that nobody looked at.
func TestDescentLooking(t *testing.T) {
	const enough = 4 // steps: a surface is sampled for each picture
	for _, text := range descents() {
		want := steps(start(t, text, nil), enough).Receipt()
		s := start(t, text, nil)
		for s.Steps() < enough {
			for _, name := range s.Figures() {
				f, err := s.Figure(name)
				if err != nil {
					t.Fatal(err)
				}
				if svg := figure.SVG(f, 300, 200, "f"); !strings.Contains(svg, "<svg") {
					t.Errorf("figure %s has no picture", name)
				}
			}
			Measure(s)
			before := s.Steps()
			if updated := s.Look(); updated != (s.Steps() > before) {
				t.Fatalf("Look = %v, but steps went from %d to %d", updated, before, s.Steps())
			}
		}
		if got := s.Receipt(); !reflect.DeepEqual(got, want) {
			t.Errorf("%s\nafter looking: %v\nwant           %v", text, got, want)
		}
	}
}

func TestDescentAllocatesNothing(t *testing.T) {
	for _, text := range descents() {
		s := start(t, text, nil)
		if n := testing.AllocsPerRun(3000, s.Step); n != 0 {
			t.Errorf("%s\nStep allocates %v times", text, n)
		}
	}
}

// TestDescentSave goes back and forth: the steps from a saved state on are those
// that followed it, to the bit, and what is drawn is the same as well.
func TestDescentSave(t *testing.T) {
	for _, text := range descents() {
		s := steps(start(t, text, nil), 40).(*descendSession)
		saved, middle := s.Save(), Measure(s)
		end := Measure(steps(s, 2500))
		for range 2 {
			s.Load(saved)
			if got := Measure(s); !reflect.DeepEqual(got, middle) {
				t.Fatalf("%s\nloaded: %+v\nwant    %+v", text, got, middle)
			}
			if path := (descendContour{s}).Paths()[0]; path.X[len(path.X)-1] != s.walk.w[0] || len(path.X) > 42 {
				t.Errorf("%s\nat step 40 the path has %d points and ends at %v, want %v", text, len(path.X), path.X[len(path.X)-1], s.walk.w[0])
			}
			if got := Measure(steps(s, 2500)); !reflect.DeepEqual(got, end) {
				t.Fatalf("%s\nagain:  %+v\nwant    %+v", text, got, end)
			}
		}
	}
}

// TestSurface checks gradient and curvature against finite differences of the
// loss, and that the minimum is one.
func TestSurface(t *testing.T) {
	for _, text := range descents() {
		s := start(t, text, nil).(*descendSession)
		f := s.surface
		w, tiny := [2]float64{0.3, -0.7}, 1e-5
		at := func(d0, d1 float64) [2]float64 { return [2]float64{w[0] + d0, w[1] + d1} }
		want := [2]float64{
			(f.loss(at(tiny, 0)) - f.loss(at(-tiny, 0))) / (2 * tiny),
			(f.loss(at(0, tiny)) - f.loss(at(0, -tiny))) / (2 * tiny),
		}
		if got := f.gradient(w); between(got, want) > 1e-7 {
			t.Errorf("%s\ngradient %v, want %v", text, got, want)
		}
		right, left := f.gradient(at(tiny, 0)), f.gradient(at(-tiny, 0))
		h := f.hessian(w)
		if a, b := (right[0]-left[0])/(2*tiny), (right[1]-left[1])/(2*tiny); math.Abs(h.a-a)+math.Abs(h.b-b) > 1e-5 {
			t.Errorf("%s\nhessian %+v, want a %v, b %v", text, h, a, b)
		}
		if !s.known || !s.cost.free() {
			continue
		}
		if g := f.gradient(s.lowest); math.Abs(g[0])+math.Abs(g[1]) > 1e-7 {
			t.Errorf("%s\nthe slope at the minimum %v is %v", text, s.lowest, g)
		}
		for _, d := range [][2]float64{{0.1, 0}, {-0.1, 0}, {0, 0.1}, {0, -0.1}} {
			if f.loss([2]float64{s.lowest[0] + d[0], s.lowest[1] + d[1]}) <= f.loss(s.lowest) {
				t.Errorf("%s\n%v beside the minimum is lower", text, d)
			}
		}
	}
}

// TestCurvatures compares with eigenvalues known by construction.
func TestCurvatures(t *testing.T) {
	for _, tt := range []struct {
		h                 hessian
		largest, smallest float64
	}{
		{hessian{3, 0, 1}, 3, 1}, {hessian{1, 0, 3}, 3, 1}, {hessian{2, 1, 2}, 3, 1},
		{hessian{1, 1, 1}, 2, 0}, {hessian{0, 0, 0}, 0, 0}, {hessian{-1, 0, -3}, -1, -3},
	} {
		if l, s := tt.h.curvatures(); math.Abs(l-tt.largest)+math.Abs(s-tt.smallest) > 1e-12 {
			t.Errorf("%+v: %v and %v, want %v and %v", tt.h, l, s, tt.largest, tt.smallest)
		}
	}
}

func TestDescentDiverges(t *testing.T) {
	s := start(t, "kind: descend\ndata: linear-stretched\nlr: 3\nepochs: 50", nil)
	Play(s)
	stopped := s.Receipt()
	if metric1(t, s, "diverged") != 1 || s.Steps() >= s.Limit() {
		t.Fatalf("not diverged: %s", s.Describe())
	}
	if d := s.Describe(); !strings.Contains(d, "learning rate 3 is too high") || !strings.Contains(d, "at step ") {
		t.Errorf("Describe = %q", d)
	}
	if steps(s, 10); s.Look() || !reflect.DeepEqual(s.Receipt(), stopped) {
		t.Error("after diverging the run went on")
	}
}

func TestDescentFaults(t *testing.T) {
	for _, tt := range []struct{ text, want string }{
		{"axes: w(1,1,1)", "axes names 1 number"},
		{"axes: w(1,1,1) w(1,1,1)", "axes names w(1,1,1) twice"},
		{"axes: w(1,1,1) v(1)", `axes holds "v(1)"`},
		{"axes: w(1,3,1) w(1,1,1)", "the network has no w(1,3,1): layer 1 leads from 2 to 1 unit"},
		{"axes: w(1,0,1) w(1,1,1)", `axes holds "w(1,0,1)": count layers and units from 1`},
		{"axes: w(2,1,1) w(1,1,1)", "the network has no w(2,1,1): it has 1 layer"},
		{"from: 1", "from has 1 number"}, {"from: 1 1000", "from holds 1e+03"}, {"from: a b", `from holds "a"`},
		{"preprocess: center off", `unknown preprocess "center off"`},
		{"loss: logistic", "loss logistic needs two classes"},
		{"weights: 1 2", "weights has 2 numbers, but a network 2-1 takes 3"},
		{"hidden: 64 64", "one point of the loss surface would take"},
		{"hidden: none\nactivation: relu", "activation has no effect without a hidden layer"},
		{"epochs: 0\nlr: 2", "lr has no effect: with epochs 0 the weights stay at the start"},
	} {
		_, problems := Parse("a.md", 1, "exp", "kind: descend\n"+tt.text)
		var got []string
		for _, p := range problems {
			got = append(got, p.String())
			if p.Fix == "" {
				t.Errorf("%s: %v has no mend", tt.text, p)
			}
		}
		if !strings.Contains(strings.Join(got, "\n"), tt.want) {
			t.Errorf("%s\nproblems %v\nwant     %s", tt.text, got, tt.want)
		}
	}
}
