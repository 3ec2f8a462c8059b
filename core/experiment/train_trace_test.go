package experiment

import (
	"strconv"
	"strings"
	"testing"

	"zigzag/core/figure"
)

// Every number of the trace is a number of the run: the update that a batch of one
// example makes is the one written out.
func TestTraceIsTheComingUpdate(t *testing.T) {
	for _, text := range []string{
		"kind: train\ndata: xor\nhidden: 2\nbatch: 1\nlr: 0.5",
		"kind: train\ndata: xor\nhidden: 3 2\nactivation: relu\nloss: squared\noutput: identity\nbatch: 1\nlr: 0.1",
		"kind: train\ndata: and\nhidden: none\nbatch: 1\nlr: 0.5",
	} {
		s := steps(start(t, text, nil), 7).(*trainSession)
		s.Look() // the trace is of the example looked at
		trace := trainTrace{s}.Trace()
		s.Look()
		if s.Steps() != 8 {
			t.Fatalf("%d steps", s.Steps())
		}
		updates := 0
		for _, row := range trace.Rows {
			if row.Part != "update" {
				continue
			}
			updates++
			v, err := s.Metric(strings.Replace(strings.Replace(row.Symbol, "w(", "weight(", 1), "b(", "bias(", 1))
			if err != nil {
				t.Fatal(err)
			}
			if want := sig(v[0]); row.Value != want {
				t.Errorf("%s: %s = %s, the run says %s", text, row.Symbol, row.Value, want)
			}
		}
		if updates != len(s.net.Params) {
			t.Errorf("%d updates of %d weights and biases", updates, len(s.net.Params))
		}
	}
}

// The sums that are written out come to what is written behind them.
func TestTraceSumsAreRight(t *testing.T) {
	s := steps(start(t, "kind: train\ndata: xor\nhidden: 2\nbatch: 1", nil), 3).(*trainSession)
	read := func(text string) float64 {
		x, err := strconv.ParseFloat(strings.ReplaceAll(text, "−", "-"), 64)
		if err != nil {
			t.Fatal(err)
		}
		return x
	}
	checked := 0
	for _, row := range (trainTrace{s}).Trace().Rows {
		if !strings.HasPrefix(row.Symbol, "z(") {
			continue
		}
		sum := 0.0
		for _, term := range strings.Split(row.Numbers, " + ") {
			product := 1.0
			for _, factor := range strings.Split(term, "·") {
				product *= read(factor)
			}
			sum += product
		}
		if v := read(row.Value); sum < v-0.02 || sum > v+0.02 {
			t.Errorf("%s = %s comes to %v, not %v", row.Symbol, row.Numbers, sum, v)
		}
		checked++
	}
	if checked != 3 {
		t.Errorf("%d sums", checked)
	}
}

func TestFiguresThatARunLacks(t *testing.T) {
	for _, c := range []struct{ text, figure, want string }{
		{"hidden: none", "dead", "needs a hidden layer"},
		{"hidden: none", "hidden", "needs a hidden layer"},
		{"hidden: 30 30", "trace", "weights and biases"},
	} {
		s := start(t, "kind: train\ndata: circle\n"+c.text, nil)
		if _, err := s.Figure(c.figure); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s with %s: %v", c.figure, c.text, err)
		}
	}
}

// A unit that dies is named on its figure with the update that killed it, and after the
// replay with leaky ReLU it lives.
func TestDeadUnitsAreNamedAndRevived(t *testing.T) {
	const text = "kind: train\ndata: circle\nhidden: 8 8\nactivation: relu\ninit: he\nlr: 2\nseed: 2\nepochs: 60\nbatch: 10"
	describe := func(set Settings) string {
		s := start(t, text, set)
		Play(s)
		f, err := s.Figure("dead")
		if err != nil {
			t.Fatal(err)
		}
		f.Layout(500, 300)
		f.Update(figure.Input{})
		return f.Describe()
	}
	if got := describe(nil); !strings.Contains(got, "killed unit") {
		t.Errorf("nothing killed a unit: %s", got)
	}
	if got := describe(Settings{"change": "400 activation=leaky-relu"}); !strings.HasPrefix(got, "None of") {
		t.Errorf("after the replay: %s", got)
	}
}
