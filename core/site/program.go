package site

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"time"
)

// A Program is a main package of the source folder.
type Program struct {
	Name    string   // the file that it becomes, such as stage.wasm
	Package string   // such as ./wasm/stage
	Env     []string // what its platform adds to the environment
}

// browserPrograms are the site's two, the one that is needed first in front.
func browserPrograms() []Program {
	wasm := []string{"GOOS=js", "GOARCH=wasm"}
	return []Program{{"notebook.wasm", "./wasm/notebook", wasm}, {"stage.wasm", "./wasm/stage", wasm}}
}

// command is the zigzag command itself, for this machine.
func command() Program {
	name := "zigzag"
	if runtime.GOOS == "windows" {
		name += ".exe"
	}
	return Program{Name: name, Package: "."}
}

// A CompileError is what the Go tool said of a program that it could not make.
type CompileError struct {
	Program string
	Output  string
}

func (e *CompileError) Error() string {
	return fmt.Sprintf("%s could not be built:\n%s", e.Program, strings.TrimSpace(e.Output))
}

// A compiler builds programs and keeps them in the cache folder.
type compiler struct {
	source Source
	cache  string
}

// DefaultCache is the folder below the user's cache folder in which built
// programs and compressed files are kept.
func DefaultCache() (string, error) {
	dir, err := os.UserCacheDir()
	if err != nil {
		return "", fmt.Errorf("site: find a cache folder: %w", err)
	}
	return filepath.Join(dir, "zigzag"), nil
}

// goTool runs the go command in the source folder.
func (c compiler) goTool(ctx context.Context, p Program, args ...string) ([]byte, error) {
	cmd := exec.CommandContext(ctx, "go", args...)
	cmd.Dir = string(c.source)
	cmd.Env = append(os.Environ(), p.Env...)
	var out, fault bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &fault
	err := cmd.Run()
	if exit := (*exec.ExitError)(nil); errors.As(err, &exit) && ctx.Err() == nil {
		return nil, &CompileError{p.Name, fault.String() + out.String()}
	}
	if err != nil {
		return nil, fmt.Errorf("site: go %s: %w", args[0], err)
	}
	return out.Bytes(), nil
}

// key is a hash of everything that p is made from: the Go version and its
// flags, go.mod, go.sum, and each file of this module that p depends on.
func (c compiler) key(ctx context.Context, p Program) (string, error) {
	version, err := c.goTool(ctx, p, "env", "GOVERSION", "GOFLAGS", "GOEXPERIMENT", "GOWASM", "GOAMD64", "GOARM64", "CGO_ENABLED")
	if err != nil {
		return "", err
	}
	list, err := c.goTool(ctx, p, "list", "-deps", "-json=Dir,Standard,Module,GoFiles,CgoFiles,SFiles,EmbedFiles", p.Package)
	if err != nil {
		return "", err
	}
	var files []string
	for d := json.NewDecoder(bytes.NewReader(list)); ; {
		var pkg struct {
			Dir                                   string
			Standard                              bool
			Module                                *struct{ Main bool }
			GoFiles, CgoFiles, SFiles, EmbedFiles []string
		}
		if err := d.Decode(&pkg); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			return "", fmt.Errorf("site: read what go list says of %s: %w", p.Package, err)
		}
		if pkg.Standard || pkg.Module == nil || !pkg.Module.Main {
			continue // go.mod, go.sum and the Go version stand for these
		}
		for _, name := range slices.Concat(pkg.GoFiles, pkg.CgoFiles, pkg.SFiles, pkg.EmbedFiles) {
			files = append(files, filepath.Join(pkg.Dir, name))
		}
	}
	slices.Sort(files)
	sum := sha256.New()
	fmt.Fprintf(sum, "%s\n%s\n%s\n", p.Package, p.Env, version)
	for _, name := range append(files, c.source.path("go.mod"), c.source.path("go.sum")) {
		body, err := os.ReadFile(name)
		if errors.Is(err, os.ErrNotExist) && filepath.Base(name) == "go.sum" {
			continue // a module without dependencies has none
		}
		if err != nil {
			return "", fmt.Errorf("site: hash the sources of %s: %w", p.Name, err)
		}
		fmt.Fprintf(sum, "%s %d\n", c.source.show(name), len(body))
		sum.Write(body)
	}
	return hex.EncodeToString(sum.Sum(nil))[:20], nil
}

// build returns the path of the program for this state of its sources and
// whether it had to be compiled.
func (c compiler) build(ctx context.Context, p Program) (file, key string, fresh bool, err error) {
	key, err = c.key(ctx, p)
	if err != nil {
		return "", "", false, err
	}
	file = filepath.Join(c.cache, "programs", key, p.Name)
	if _, err := os.Stat(file); err == nil {
		now := time.Now()
		_ = os.Chtimes(filepath.Dir(file), now, now) // for prune; an old date costs one rebuild, no more
		return file, key, false, nil
	}
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		return "", "", false, fmt.Errorf("site: %w", err)
	}
	// Without the version control's stamp, equal sources give equal bytes.
	part := filepath.Join(filepath.Dir(file), fmt.Sprintf("part-%d-%s", os.Getpid(), p.Name))
	_, err = c.goTool(ctx, p, "build", "-trimpath", "-buildvcs=false", "-ldflags=-s -w", "-o", part, p.Package)
	if err == nil {
		err = os.Rename(part, file)
	}
	if err != nil {
		_ = os.Remove(part)
		_ = os.Remove(filepath.Dir(file)) // it is empty
		return "", "", false, err
	}
	c.prune()
	return file, key, true, nil
}

// keptPrograms is how many builds stay in the cache; one is about 10 MB.
const keptPrograms = 12

// prune removes the builds that were not used for the longest time. Whatever
// cannot be removed stays: a cache is allowed to be too large.
func (c compiler) prune() {
	dir := filepath.Join(c.cache, "programs")
	entries, err := os.ReadDir(dir)
	if err != nil || len(entries) <= keptPrograms {
		return
	}
	type build struct {
		name string
		used time.Time
	}
	var builds []build
	for _, e := range entries {
		if info, err := e.Info(); err == nil {
			builds = append(builds, build{e.Name(), info.ModTime()})
		}
	}
	slices.SortFunc(builds, func(a, b build) int { return b.used.Compare(a.used) })
	for _, b := range builds[min(keptPrograms, len(builds)):] {
		_ = os.RemoveAll(filepath.Join(dir, b.name))
	}
}

// wasmExec reads the JavaScript that the Go tool ships for programs that it
// compiles to WebAssembly; the two must be of one version.
func (c compiler) wasmExec(ctx context.Context) (*File, error) {
	root, err := c.goTool(ctx, Program{Name: "wasm_exec.js"}, "env", "GOROOT")
	if err != nil {
		return nil, err
	}
	body, err := os.ReadFile(filepath.Join(strings.TrimSpace(string(root)), "lib", "wasm", "wasm_exec.js"))
	if err != nil {
		return nil, fmt.Errorf("site: read the Go tool's wasm_exec.js (Go 1.24 and later have it): %w", err)
	}
	return newFile("assets/wasm_exec.js", body), nil
}
