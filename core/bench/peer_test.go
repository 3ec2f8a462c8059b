package bench

import (
	"encoding/json"
	"fmt"
	"math"
	"os"
	"os/exec"
	"strings"
	"testing"

	"zigzag/core/nn"
)

// The comparison is fair only if the peer computes the same thing: from the
// same weights, on the same examples in the same order, both must end at the
// same weights. The peer adds in another order and uses the platform's tanh,
// so that the last bits differ; 60 updates keep that below 1e-9.
func TestPeerComputesTheSame(t *testing.T) {
	node, err := exec.LookPath("node")
	if err != nil {
		if os.Getenv("CI") != "" {
			t.Fatal("node is needed")
		}
		t.Skip("node is not installed")
	}
	const points, batch, epochs, rate = 25, 10, 20, 0.3
	for _, sizes := range networks {
		t.Run(name(sizes), func(t *testing.T) {
			n := newNet(t, sizes)
			rng := nn.NewRand(3)
			n.Init(rng, nn.Initializer{Name: "xavier"})
			x, target, order := make([]float64, 2*points), make([]float64, points), make([]int, points)
			data := make([]map[string]float64, points)
			for i := range points {
				x[2*i], x[2*i+1] = nn.Normal(rng), nn.Normal(rng)
				target[i], order[i] = float64(i%2), i
				data[i] = map[string]float64{"x1": x[2*i], "x2": x[2*i+1], "target": target[i]}
			}
			in, err := json.Marshal(map[string]any{"sizes": sizes, "params": n.Params, "points": data, "order": order})
			if err != nil {
				t.Fatal(err)
			}
			script := string(peerJS) + fmt.Sprintf(`
const q = JSON.parse(require("fs").readFileSync(0, "utf8"));
let made = 0;
const net = new Peer(q.sizes, (fanIn) => {
  // biases stand behind each layer's weights
  for (let l = 1, at = 0, seen = 0; l < q.sizes.length; l++) {
    const n = q.sizes[l-1] * q.sizes[l];
    if (made < seen + n) { return q.params[at + made++ - seen]; }
    seen += n; at += n + q.sizes[l];
  }
});
for (let e = 0; e < %d; e++) net.epoch(q.points, q.order, %d, %v);
console.log(JSON.stringify(net.parameters()));`, epochs, batch, rate)
			cmd := exec.Command(node, "-e", script)
			cmd.Stdin = strings.NewReader(string(in))
			cmd.Stderr = os.Stderr
			out, err := cmd.Output()
			if err != nil {
				t.Fatal(err)
			}
			var got []float64
			if err := json.Unmarshal(out, &got); err != nil {
				t.Fatal(err)
			}
			before := append([]float64{}, n.Params...)
			ws, grad := n.NewWorkspace(batch), make([]float64, len(n.Params))
			var sgd nn.Optimizer
			var moments nn.Moments
			for range epochs {
				for i := 0; i < points; i += batch {
					end := min(i+batch, points)
					n.Gradient(ws, grad, x[2*i:2*end], target[i:end], end-i)
					sgd.Step(n.Params, grad, rate, &moments)
				}
			}
			if len(got) != len(n.Params) {
				t.Fatalf("the peer has %d parameters, want %d", len(got), len(n.Params))
			}
			moved := 0.0
			for i := range got {
				moved = max(moved, math.Abs(n.Params[i]-before[i]))
				if math.Abs(got[i]-n.Params[i]) > 1e-9 {
					t.Errorf("parameter %d: the peer has %v, nn %v", i, got[i], n.Params[i])
				}
			}
			if moved < 0.01 {
				t.Errorf("training moved no parameter by more than %v", moved)
			}
		})
	}
}

func newNet(t *testing.T, sizes []int) *nn.Network {
	t.Helper()
	c := nn.Config{Inputs: sizes[0], Loss: nn.Logistic}
	last := len(sizes) - 1
	for _, units := range sizes[1:last] {
		c.Layers = append(c.Layers, nn.LayerSpec{Units: units, Activation: nn.Tanh})
	}
	c.Layers = append(c.Layers, nn.LayerSpec{Units: sizes[last], Activation: nn.Identity})
	n, err := nn.New(c)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func TestMedians(t *testing.T) {
	got := medians([]map[string]float64{{"2-8-1": 3}, {"2-8-1": 1}, {"2-8-1": 2}})
	if got["2-8-1"] != 2 {
		t.Errorf("median = %v, want 2", got["2-8-1"])
	}
}

func TestThousands(t *testing.T) {
	for v, want := range map[float64]string{0: "0", 999: "999", 1000: "1,000", 1234567.8: "1,234,567"} {
		if got := thousands(v); got != want {
			t.Errorf("thousands(%v) = %s, want %s", v, got, want)
		}
	}
}
