package bench

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"slices"
	"strconv"
	"strings"
	"text/tabwriter"

	"zigzag/core/site"
)

// networks are the layer sizes that measure/ trains.
var networks = [][]int{{2, 8, 1}, {2, 8, 8, 8, 8, 8, 8, 1}}

// roundsEach is how often each program is measured; medians are told.
const roundsEach = 3

// Options say what is measured.
type Options struct {
	Source  site.Source
	Cache   string
	Seconds float64 // each measurement
	Browser string  // a program; "" finds one, "none" leaves the browser out
	Weights bool    // also compress the browser programs
	Log     *site.Progress
}

// A Report is what was measured: examples a second by network, medians.
type Report struct {
	Native, Wasm, Peer map[string]float64
	Left               string // why the browser was left out, or ""
	Weights            []site.Weight
}

// Run measures.
func Run(ctx context.Context, o Options) (Report, error) {
	var r Report
	programs, err := site.MeasurePrograms(ctx, o.Source, o.Cache, "./core/bench/measure", o.Log)
	if err != nil {
		return r, err
	}
	var native []map[string]float64
	for i := range roundsEach {
		stop := o.Log.During(fmt.Sprintf("training here (%d of %d)", i+1, roundsEach))
		speeds, err := runNative(ctx, programs.Native, o.Seconds)
		stop()
		if err != nil {
			return r, err
		}
		native = append(native, speeds)
	}
	r.Native = medians(native)
	if err := r.browser(ctx, o, programs); err != nil {
		return r, err
	}
	if o.Weights {
		if r.Weights, err = site.ProgramWeights(ctx, o.Source, o.Cache, o.Log); err != nil {
			return r, err
		}
	}
	return r, nil
}

func (r *Report) browser(ctx context.Context, o Options, p site.Measured) error {
	if o.Browser == "none" {
		r.Left = "left out by -browser none"
		return nil
	}
	path, err := findBrowser(o.Browser)
	if err == errNoBrowser {
		r.Left = err.Error() + ": install one, or name it with -browser"
		return nil
	}
	if err != nil {
		return fmt.Errorf("bench: find the browser: %w", err)
	}
	stop := o.Log.During("training in " + path)
	defer stop()
	got, err := inBrowser(ctx, path, p.Wasm, p.WasmExec, o.Seconds, roundsEach)
	if err != nil {
		return err
	}
	r.Wasm, r.Peer = medians(got.Wasm), medians(got.Peer)
	return nil
}

func runNative(ctx context.Context, program string, seconds float64) (map[string]float64, error) {
	cmd := exec.CommandContext(ctx, program, "-seconds="+strconv.FormatFloat(seconds, 'f', -1, 64))
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("bench: measure: %w", err)
	}
	var speeds map[string]float64
	if err := json.Unmarshal(out, &speeds); err != nil {
		return nil, fmt.Errorf("bench: read what measure gave: %w", err)
	}
	return speeds, nil
}

// medians takes the median of each network's rounds.
func medians(rounds []map[string]float64) map[string]float64 {
	m := map[string]float64{}
	for _, sizes := range networks {
		var all []float64
		for _, r := range rounds {
			all = append(all, r[name(sizes)])
		}
		slices.Sort(all)
		if len(all) > 0 {
			m[name(sizes)] = all[len(all)/2]
		}
	}
	return m
}

func name(sizes []int) string {
	return strings.ReplaceAll(strings.Trim(fmt.Sprint(sizes), "[]"), " ", "-")
}

// Write writes the report as tables.
func (r Report) Write(w io.Writer) error {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(t, "samples/s (500 examples, batches of 10)\tnative\tChromium\tobject-graph peer\tChromium ÷ peer\tms an epoch\t")
	for _, sizes := range networks {
		n := name(sizes)
		fmt.Fprintf(t, "tanh %s\t%s\t", n, thousands(r.Native[n]))
		if r.Left != "" {
			fmt.Fprint(t, "-\t-\t-\t-\t\n")
			continue
		}
		fmt.Fprintf(t, "%s\t%s\t%.1f\t%.3f\t\n", thousands(r.Wasm[n]), thousands(r.Peer[n]), r.Wasm[n]/r.Peer[n], 500/r.Wasm[n]*1000)
	}
	if err := t.Flush(); err != nil {
		return fmt.Errorf("bench: %w", err)
	}
	if r.Left != "" {
		fmt.Fprintf(w, "no figures from a browser: %s\n", r.Left)
	} else {
		fmt.Fprintln(w, "\nThe peer is peer.js: one example at a time over node and link objects, in plain JavaScript.")
	}
	if len(r.Weights) > 0 {
		fmt.Fprintln(w)
		t = tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
		fmt.Fprintln(t, "weight\traw\tbrotli 11\tbudget\t\t")
		for _, x := range r.Weights {
			verdict := "within"
			if x.Brotli > x.Budget {
				verdict = "OVER"
			}
			fmt.Fprintf(t, "%s\t%.2f MB\t%.2f MB\t%.1f MB\t%s\t\n", x.Name, float64(x.Raw)/1e6, float64(x.Brotli)/1e6, float64(x.Budget)/1e6, verdict)
		}
		if err := t.Flush(); err != nil {
			return fmt.Errorf("bench: %w", err)
		}
	}
	return nil
}

// thousands writes 1234567 as 1,234,567.
func thousands(v float64) string {
	s := strconv.FormatInt(int64(v), 10)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}
