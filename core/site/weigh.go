package site

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
)

// Weigh says how large a built site is.
func Weigh(files []Written) string {
	var raw, small int
	for _, f := range files {
		raw += len(f.Body)
		if f.Brotli != nil {
			small += len(f.Brotli)
		} else {
			small += len(f.Body)
		}
	}
	return fmt.Sprintf("%s, %.1f MB, %.1f MB over a network that takes brotli", count(len(files), "file"), float64(raw)/1e6, float64(small)/1e6)
}

// A Weight is what a reader downloads for one browser program, in bytes.
type Weight struct {
	Name                string
	Raw, Brotli, Budget int
}

// budgets bound the programs' weight after brotli 11, in bytes.
//
// Seventeen lessons took the programs over what was planned for two: races, worksheets,
// tables, searches, optimizers and ten figures more, and the digits (43 KB in each). They
// weigh 3.0 and 1.56 MB; what comes next has to fit in here.
var budgets = map[string]int{"stage.wasm": 3_100_000, "notebook.wasm": 1_650_000}

// ProgramWeights builds and compresses the browser programs.
func ProgramWeights(ctx context.Context, source Source, cache string, log *Progress) ([]Weight, error) {
	programs := newPrograms(compiler{source, cache}, log)
	if _, faults := programs.build(ctx); len(faults) > 0 {
		return nil, faults[0]
	}
	var weights []Weight
	e := thoroughEncoder(filepath.Join(cache, "compressed"))
	for _, b := range browserPrograms() {
		f, err := programs.find("assets/" + b.Name).wait(ctx)
		if err != nil {
			return nil, err
		}
		stop := log.During("compressing " + b.Name)
		br, err := e.encode(f, "br")
		stop()
		if err != nil {
			return nil, err
		}
		weights = append(weights, Weight{b.Name, len(f.Body), len(br), budgets[b.Name]})
	}
	return weights, nil
}

// Measured is one program compiled twice: for this machine and for browsers.
type Measured struct {
	Native         string // a path
	Wasm, WasmExec []byte
}

// MeasurePrograms compiles a main package both ways.
func MeasurePrograms(ctx context.Context, source Source, cache, pkg string, log *Progress) (Measured, error) {
	c := compiler{source, cache}
	stop := log.During("building " + pkg)
	defer stop()
	var m Measured
	var err error
	if m.Native, _, _, err = c.build(ctx, Program{Name: "measure" + filepath.Ext(command().Name), Package: pkg}); err != nil {
		return m, err
	}
	file, _, _, err := c.build(ctx, Program{Name: "measure.wasm", Package: pkg, Env: browserPrograms()[0].Env})
	if err != nil {
		return m, err
	}
	if m.Wasm, err = os.ReadFile(file); err != nil {
		return m, fmt.Errorf("site: %w", err)
	}
	exec, err := c.wasmExec(ctx)
	if err != nil {
		return m, err
	}
	m.WasmExec = exec.Body
	return m, nil
}
