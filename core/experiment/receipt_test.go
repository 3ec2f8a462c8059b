package experiment

import (
	"encoding/json"
	"reflect"
	"testing"
)

func TestReceiptTravels(t *testing.T) {
	spec := parse(t, "kind: train\ndata: xor\nhidden: 2")
	r, err := Run(spec, Settings{"hidden": "3", "lr": "0.50", "batch": "1", "seed": "7", "fold": "0"}, 40)
	if err != nil {
		t.Fatal(err)
	}
	want := Settings{"hidden": "3", "batch": "1", "seed": "7"} // lr 0.5 is the spec's own, fold is a view
	if !reflect.DeepEqual(r.Receipt.Settings, want) || r.Receipt.Seed != 7 || r.Receipt.Steps != 40 {
		t.Errorf("receipt %+v, want settings %v, seed 7, 40 steps", r.Receipt, want)
	}
	line, err := ParseReceipt(r.Receipt.String())
	if err != nil || line.String() != r.Receipt.String() {
		t.Errorf("read back as %v, %v; want %v", line, err, r.Receipt)
	}
	var fromJSON Receipt
	text, _ := json.Marshal(r.Receipt)
	if err := json.Unmarshal(text, &fromJSON); err != nil || !reflect.DeepEqual(fromJSON, r.Receipt) {
		t.Errorf("through JSON: %+v, %v; want %+v", fromJSON, err, r.Receipt)
	}
	for _, receipt := range []Receipt{line, fromJSON} {
		if _, err := receipt.Replay(spec); err != nil {
			t.Errorf("%v does not replay: %v", receipt, err)
		}
	}
}

func TestReplayRefuses(t *testing.T) {
	spec := parse(t, "kind: line\ndata: and")
	r, err := Run(spec, nil, -1)
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		name   string
		change func(*Receipt)
		want   string
	}{
		{"engine", func(r *Receipt) { r.Engine = "zigzag-0" }, `the receipt is from engine "zigzag-0", this is zigzag-1: replay it with the version of Zigzag that made it`},
		{"steps", func(r *Receipt) { r.Steps = 3 }, "the run gives other weights (hash 2f1099d9c3867946, the receipt says " + r.Receipt.Hash + "): do the run again and copy its receipt"},
		{"settings", func(r *Receipt) { r.Settings = Settings{"lr": "2"} }, "the receipt is of another experiment (spec " + r.Receipt.Spec + ", this lesson has 4ef0008cbcce6e95): replay it with the edition of the lesson that it was made with"},
		{"unknown", func(r *Receipt) { r.Settings = Settings{"speed": "2"} }, `unknown parameter "speed": did you mean "seed"?`},
	} {
		receipt := r.Receipt
		tt.change(&receipt)
		if _, err := receipt.Replay(spec); errorText(err) != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, errorText(err), tt.want)
		}
	}
}

func TestParseReceiptRefuses(t *testing.T) {
	for _, s := range []string{
		"", "zigzag-1", "hello world", "zigzag-1 exp", "zigzag-1 exp spec=1 hash=2 steps=-1",
		"zigzag-1 exp spec=1 hash=2 steps=x", "zigzag-1 exp spec=1 hash=2 steps=1 lr=3", "zigzag-1 exp spec=1 hash=2 lr",
	} {
		if r, err := ParseReceipt(s); err == nil {
			t.Errorf("ParseReceipt(%q) = %+v, want an error", s, r)
		}
	}
}

// TestCanonicalSpec: prose and ways of writing do not change what a run is.
func TestCanonicalSpec(t *testing.T) {
	a := start(t, "kind: train\ndata: xor\nlr: 0.50\nshow: plane\ndescribe: one", nil)
	b := start(t, "describe: two\nkind: train\nhidden: 2", nil)
	if a.Receipt().Spec != b.Receipt().Spec {
		t.Errorf("specs %s and %s, want one", a.Receipt().Spec, b.Receipt().Spec)
	}
}
