package nn

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"gonum.org/v1/gonum/stat"
)

// TestSpreadThroughTenLayers measures the standard deviation of the activations in
// ten layers of 500 units, 1000 examples of standard normal inputs: how each
// initialiser carries a signal. The expected values were measured with another
// implementation; the tolerances are what the seed moves.
func TestSpreadThroughTenLayers(t *testing.T) {
	if testing.Short() {
		t.Skip("2.5 million weights a case")
	}
	const width, depth, batch = 500, 10, 1000
	x := normals(batch*width, 1)
	for _, tt := range []struct {
		activation Activation
		init       string
		want       [depth]float64 // 0: not checked
		tolerance  float64        // relative
	}{
		{Tanh, "normal 0.01", [depth]float64{0.2138, 0.0479, 0.0107, 0.00238, 0.000534}, 0.03},
		{Tanh, "normal 1", [depth]float64{0.982, 0.982, 0.982, 0.982, 0.982, 9: 0.982}, 0.003},
		{Tanh, "xavier", [depth]float64{0.628, 0.488, 0.409, 0.357, 0.321, 9: 0.229}, 0.03},
		{ReLU, "xavier", [depth]float64{0.584, 0.416, 0.302, 0.208, 0.143, 9: 0.025}, 0.15},
		{ReLU, "he", [depth]float64{0.826, 0.832, 0.853, 0.832, 0.809, 9: 0.806}, 0.15},
	} {
		t.Run(fmt.Sprint(tt.activation, ", ", tt.init), func(t *testing.T) {
			c := Config{Inputs: width}
			for range depth {
				c.Layers = append(c.Layers, LayerSpec{Units: width, Activation: tt.activation})
			}
			n, err := New(c)
			if err != nil {
				t.Fatal(err)
			}
			in, err := ParseInitializer(tt.init)
			if err != nil {
				t.Fatal(err)
			}
			n.Init(NewRand(2), in)
			ws := n.NewWorkspace(batch)
			n.Forward(ws, x, batch)
			var got [depth]float64
			for l := range depth {
				got[l] = stat.StdDev(ws.A(l), nil)
				if want := tt.want[l]; want != 0 && math.Abs(got[l]-want) > tt.tolerance*want {
					t.Errorf("layer %d: standard deviation %.4g, want %.4g ± %g %%", l+1, got[l], want, 100*tt.tolerance)
				}
			}
			t.Logf("%.4g", got)
			if tt.init == "normal 0.01" && !(got[9] > 1e-7 && got[9] < 1e-6) {
				t.Errorf("layer 10: standard deviation %.3g, want about 3e-7", got[9])
			}
		})
	}
}

// TestInitializerSpread compares the weights' standard deviation with the promise.
func TestInitializerSpread(t *testing.T) {
	const fanIn, fanOut = 200, 300
	for _, tt := range []struct {
		init string
		want float64
	}{
		{"zeros", 0},
		{"normal 0.01", 0.01},
		{"normal", 1},
		{"uniform 0.5", 0.5 / math.Sqrt(3)},
		{"xavier", math.Sqrt(1. / fanIn)},
		{"xavier 2", 2 * math.Sqrt(1./fanIn)},
		{"glorot", math.Sqrt(2. / (fanIn + fanOut))},
		{"he", math.Sqrt(2. / fanIn)},
	} {
		t.Run(tt.init, func(t *testing.T) {
			in, err := ParseInitializer(tt.init)
			if err != nil {
				t.Fatal(err)
			}
			if got := in.String(); got != tt.init {
				t.Errorf("String = %q, want %q", got, tt.init)
			}
			n, err := New(Config{Inputs: fanIn, Layers: []LayerSpec{{Units: fanOut, Activation: Tanh}}})
			if err != nil {
				t.Fatal(err)
			}
			Normals(n.Params, NewRand(9)) // so that zeros have something to clear
			n.Init(NewRand(1), in)
			w, b, _, _ := n.Layer(0)
			mean, std := stat.MeanStdDev(w, nil)
			// 60,000 draws: the standard deviation is known to 0.3 %, so 1 % is 3 sigma.
			if math.Abs(std-tt.want) > 0.01*tt.want || math.Abs(mean) > 0.02*tt.want {
				t.Errorf("weights have mean %v and standard deviation %v, want 0 and %v", mean, std, tt.want)
			}
			if got := in.Std(fanIn, fanOut); math.Abs(got-tt.want) > 1e-15 {
				t.Errorf("Std = %v, want %v", got, tt.want)
			}
			for _, v := range b {
				if v != 0 {
					t.Fatalf("bias %v, want 0", v)
				}
			}
		})
	}
}

func ExampleParseInitializer() {
	in, err := ParseInitializer("normal 0.5")
	fmt.Println(in, err)
	_, err = ParseInitializer("normal -1")
	fmt.Println(err)
	// Output:
	// normal 0.5 <nil>
	// nn: initializer "normal -1": the scale must be a number above 0 and at most 1000
}

func TestParseInitializerRefuses(t *testing.T) {
	for _, tt := range []struct{ in, want string }{
		{"", "no initializer"},
		{"random", "use one of zeros"},
		{"zeros 1", "takes no number"},
		{"normal x", "must be a number"},
		{"normal NaN", "must be a number"},
		{"normal Inf", "must be a number"},
		{"normal 0", "above 0"},
		{"normal 1e9", "at most 1000"},
		{"he 1 2", "one number"},
	} {
		if _, err := ParseInitializer(tt.in); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("ParseInitializer(%q): %v, want an error with %q", tt.in, err, tt.want)
		}
	}
}

func FuzzParseInitializer(f *testing.F) {
	for _, seed := range []string{"zeros", "normal 0.5", "uniform 1e-3", "xavier", "glorot 2", "he 0x1p-2", "he nan", " "} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		in, err := ParseInitializer(s)
		if err != nil {
			if len(err.Error()) > 400 {
				t.Errorf("error of %d bytes", len(err.Error()))
			}
			return
		}
		again, err := ParseInitializer(in.String())
		if err != nil || again != in {
			t.Errorf("%q reads as %+v, is written %q, reads as %+v, %v", s, in, in, again, err)
		}
		if std := in.Std(3, 4); !(std >= 0 && std <= 2*MaxInitScale) {
			t.Errorf("%q: standard deviation %v", s, std)
		}
	})
}

func FuzzParseNames(f *testing.F) {
	f.Add("tanh")
	f.Add("softmax")
	f.Fuzz(func(t *testing.T, s string) {
		if a, err := ParseActivation(s); err == nil && a.String() != s {
			t.Errorf("ParseActivation(%q) = %v", s, a)
		}
		if l, err := ParseLoss(s); err == nil && l.String() != s {
			t.Errorf("ParseLoss(%q) = %v", s, l)
		}
	})
}
