package experiment

import (
	"fmt"
	"hash/fnv"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// Engine names the rules by which a run is computed. It changes when any
// change of Zigzag's code gives some old run other weights.
const Engine = "zigzag-1"

// A Receipt is what a run can be quoted and replayed by.
type Receipt struct {
	Engine     string   `json:"engine"`
	Experiment string   `json:"experiment"` // the spec's id
	Spec       string   `json:"spec"`       // 16 hex digits over every value that determines the run
	Settings   Settings `json:"settings"`   // what differs from the spec as its author wrote it
	Seed       uint64   `json:"seed"`
	Steps      int      `json:"steps"`
	Hash       string   `json:"hash"` // 16 hex digits over the exact bits of the weights
}

// String is one line that can be copied, and read by [ParseReceipt]:
//
//	zigzag-1 exp-fold spec=09ab… seed=7 steps=400 hash=63cd… hidden="3" lr="0.5"
func (r Receipt) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s %s spec=%s seed=%d steps=%d hash=%s", r.Engine, r.Experiment, r.Spec, r.Seed, r.Steps, r.Hash)
	for _, key := range slices.Sorted(maps.Keys(r.Settings)) {
		if key != "seed" {
			fmt.Fprintf(&b, " %s=%q", key, r.Settings[key])
		}
	}
	return b.String()
}

// ParseReceipt reads what String writes. It checks the shape only; Replay
// checks whether it is true.
func ParseReceipt(s string) (Receipt, error) {
	r := Receipt{Settings: Settings{}}
	fail := func(what string) (Receipt, error) {
		return Receipt{}, &Fault{What: "this is no receipt: " + what, Fix: "copy the whole line, from zigzag- to its end"}
	}
	s = strings.TrimSpace(s)
	var ok bool
	if r.Engine, s, ok = strings.Cut(s, " "); !ok || !strings.HasPrefix(r.Engine, "zigzag-") {
		return fail("it does not begin with " + Engine)
	}
	if r.Experiment, s, ok = strings.Cut(s, " "); !ok {
		return fail("it ends after " + quote(r.Experiment))
	}
	for s = strings.TrimSpace(s); s != ""; s = strings.TrimSpace(s) {
		key, rest, ok := strings.Cut(s, "=")
		if !ok || strings.ContainsAny(key, " \"") {
			return fail("no value for " + quote(key))
		}
		if quoted, err := strconv.QuotedPrefix(rest); err == nil && quoted[0] == '"' {
			r.Settings[key], _ = strconv.Unquote(quoted)
			s = rest[len(quoted):]
			continue
		}
		var value string
		value, s, _ = strings.Cut(rest, " ")
		var err error
		switch key {
		case "spec":
			r.Spec = value
		case "hash":
			r.Hash = value
		case "seed":
			r.Seed, err = strconv.ParseUint(value, 10, 53)
		case "steps":
			r.Steps, err = strconv.Atoi(value)
		default:
			return fail("unknown " + quote(key))
		}
		if err != nil {
			return fail(key + " is " + quote(value))
		}
	}
	if r.Spec == "" || r.Hash == "" || r.Steps < 0 {
		return fail("spec, hash or steps is missing")
	}
	return r, nil
}

// Replay does the run again, from the author's spec, and returns what it gives.
// The error says what does not agree with the receipt.
func (r Receipt) Replay(s Spec) (Result, error) {
	if r.Engine != Engine {
		return Result{}, &Fault{
			What: fmt.Sprintf("the receipt is from engine %s, this is %s", quote(r.Engine), Engine),
			Fix:  "replay it with the version of Zigzag that made it",
		}
	}
	set := Settings{}
	maps.Copy(set, r.Settings)
	set["seed"] = strconv.FormatUint(r.Seed, 10)
	result, err := Run(s, set, r.Steps)
	if err != nil {
		return result, err
	}
	switch got := result.Receipt; {
	case got.Spec != r.Spec:
		return result, &Fault{
			What: fmt.Sprintf("the receipt is of another experiment (spec %s, this lesson has %s)", clip(r.Spec), got.Spec),
			Fix:  "replay it with the edition of the lesson that it was made with",
		}
	case got.Hash != r.Hash:
		return result, &Fault{
			What: fmt.Sprintf("the run gives other weights (hash %s, the receipt says %s)", got.Hash, clip(r.Hash)),
			Fix:  "do the run again and copy its receipt",
		}
	}
	return result, nil
}

// textHash is 16 hex digits: FNV-1a, 64 bits.
func textHash(s string) string {
	h := fnv.New64a()
	h.Write([]byte(s))
	return fmt.Sprintf("%016x", h.Sum64())
}
