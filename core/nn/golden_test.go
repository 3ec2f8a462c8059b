package nn

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
)

var printGolden = flag.Bool("print", false, "print the golden hashes instead of comparing them")

// golden runs are hashed in every bit of their weights and of their losses. The
// same table holds on every machine: run it natively and with GOOS=js GOARCH=wasm.
// A change of one of these hashes means that every result that a learner quoted
// from such a run no longer replays; if that is wanted, change
// the engine's name too.
var golden = []struct {
	hidden string // "8 8 tanh": sizes and activation
	loss   Loss
	init   string
	batch  int
	want   string
}{
	{"2 tanh", Logistic, "xavier", 1, "98e04dbbe5fbcb22"},
	{"8 tanh", Logistic, "xavier", 10, "0f874bb7465a879e"},
	{"8 8 8 8 8 8 tanh", Logistic, "glorot", 10, "21f722aa027c7638"},
	{"3 sigmoid", Logistic, "normal 0.5", 4, "bafdb142fb8ab4a2"},
	{"5 4 sigmoid", SquaredError, "uniform 1", 7, "577543bda7758bed"},
	{"6 relu", Logistic, "he", 10, "ebaf6b25988b73b8"},
	{"9 5 relu", SoftmaxCrossEntropy, "he 0.5", 3, "d1fb2eb682382077"},
	{"7 leaky-relu", SquaredError, "he", 10, "b0db1b5def8d3ac3"},
	{"4 3 tanh", SoftmaxCrossEntropy, "normal 2", 60, "317d1abe1939e977"},
	{"3 identity", SquaredError, "xavier", 6, "5834eb531bbf4d5a"},
	{"4 step", Logistic, "xavier", 5, "fbb62ff2b9574b15"},
	{"4 tanh", Logistic, "zeros", 5, "a217bf223f7eb169"},
	{"32 17 tanh", SoftmaxCrossEntropy, "xavier 1.5", 11, "768533799b92b2a8"},
	{"6 4 prelu", Logistic, "he", 10, "f12dca642298738e"},
	{"5 prelu", SquaredError, "he", 7, "97d6175d96a260cf"},
	{"6 4 elu", Logistic, "he", 10, "cf05e4ef0247c186"},
	{"7 gelu", SoftmaxCrossEntropy, "he", 4, "46a30c549a2c97e7"},
	{"3 5 gelu", Logistic, "xavier", 61, "cf475bd26ea9e4c0"},
}

func TestGoldenRuns(t *testing.T) {
	for _, tt := range golden {
		name := fmt.Sprintf("%s/%v/%s/batch=%d", tt.hidden, tt.loss, tt.init, tt.batch)
		t.Run(name, func(t *testing.T) {
			got := goldenRun(t, tt.hidden, tt.loss, tt.init, tt.batch)
			if *printGolden {
				t.Logf("%q", got)
				return
			}
			if got != tt.want {
				t.Errorf("hash %s, want %s", got, tt.want)
			}
		})
	}
}

// goldenRun trains for 5 epochs on 61 random examples and returns a hash.
func goldenRun(t *testing.T, hidden string, loss Loss, init string, batch int) string {
	t.Helper()
	const examples, inputs = 61, 2
	fields := strings.Fields(hidden)
	f, err := ParseActivation(fields[len(fields)-1])
	if err != nil {
		t.Fatal(err)
	}
	c := Config{Inputs: inputs, Loss: loss}
	for _, field := range fields[:len(fields)-1] {
		var units int
		fmt.Sscan(field, &units)
		c.Layers = append(c.Layers, LayerSpec{Units: units, Activation: f})
	}
	outputs := 1
	if loss == SoftmaxCrossEntropy {
		outputs = 3
	}
	c.Layers = append(c.Layers, LayerSpec{Units: outputs, Activation: Identity})
	n, err := New(c)
	if err != nil {
		t.Fatal(err)
	}
	in, err := ParseInitializer(init)
	if err != nil {
		t.Fatal(err)
	}
	source := NewPCG(7)
	n.Init(rand.New(source), in)
	tr := NewTrainer(n, normals(examples*inputs, 1), randomTarget(loss, examples, outputs), batch, 0.1, source)
	var losses []float64
	for range 5 * tr.StepsPerEpoch() {
		losses = append(losses, tr.Step())
	}
	return Hash(n.Params, losses)
}

// TestGoldenFunctions holds the functions themselves to the same bits everywhere,
// over their whole ranges.
func TestGoldenFunctions(t *testing.T) {
	spread := normals(2000, 5)
	for i := range spread {
		spread[i] *= []float64{0.001, 1, 30, 400}[i%4]
	}
	apply := func(f func(float64) float64) []float64 {
		v := make([]float64, len(spread))
		for i, x := range spread {
			v[i] = f(x)
		}
		return v
	}
	for _, tt := range []struct {
		name string
		v    []float64
		want string
	}{
		{"Normal", spread, "c5c3dc79001bc56d"},
		{"Exp", apply(Exp), "bc65dc3f902c7873"},
		{"Log", apply(func(x float64) float64 { return Log(x * x) }), "de17507f3eb1f183"},
		{"SigmoidOf", apply(SigmoidOf), "be5ca11a893c3455"},
		{"TanhOf", apply(TanhOf), "b6b5fc55f97461b0"},
		{"Sin", apply(Sin), "315035e52ed7582a"},
		{"Cos", apply(Cos), "4652b35f13d7903b"},
		{"Erf", apply(Erf), "92b72f3952248938"},
		{"Erfc", apply(Erfc), "93bf962fdbdcb7d2"},
		{"ELU", apply(ELU.At), "40591440e9ba891c"},
		{"GELU", apply(GELU.At), "51ecfdbb32ce5e4c"},
		{"GELU's slope", apply(func(z float64) float64 { return GELU.Slope(z, GELU.At(z)) }), "1b09b6b0efabcb80"},
	} {
		got := Hash(tt.v)
		if *printGolden {
			t.Logf("%s %q", tt.name, got)
		} else if got != tt.want {
			t.Errorf("%s: hash %s, want %s", tt.name, got, tt.want)
		}
	}
}
