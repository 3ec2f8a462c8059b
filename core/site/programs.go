package site

import (
	"context"
	"fmt"
	"os"
	"sync"
)

// programs are the browser programs of a running server: requests for them
// wait while they are being built, and get the compiler's words if they can't
// be.
type programs struct {
	compiler compiler
	log      *Progress

	mu    sync.Mutex
	files map[string]*pending // by path on the site
	keys  map[string]string   // of the sources of the last good build
}

// A pending file is there, or refused, once done is closed.
type pending struct {
	done chan struct{}
	file *File
	err  error
}

func newPrograms(c compiler, log *Progress) *programs {
	p := &programs{compiler: c, log: log, files: map[string]*pending{}, keys: map[string]string{}}
	for _, name := range p.names() {
		p.files[name] = &pending{done: make(chan struct{})}
	}
	return p
}

func (p *programs) names() []string {
	names := []string{"assets/wasm_exec.js"}
	for _, b := range browserPrograms() {
		names = append(names, "assets/"+b.Name)
	}
	return names
}

// find returns the program at a path of the site, or nil.
func (p *programs) find(name string) *pending {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.files[name]
}

// wait returns the file as soon as it is known.
func (p *pending) wait(ctx context.Context) (*File, error) {
	select {
	case <-p.done:
		return p.file, p.err
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// begin returns the pending file to be settled: the one for which requests
// wait already, or a new one in place of the one that was settled.
func (p *programs) begin(name string) *pending {
	p.mu.Lock()
	defer p.mu.Unlock()
	f := p.files[name]
	select {
	case <-f.done:
		f = &pending{done: make(chan struct{})}
		p.files[name] = f
	default:
	}
	return f
}

func (f *pending) settle(file *File, err error) {
	f.file, f.err = file, err
	close(f.done)
}

// build makes what the sources changed and reports whether anything is other
// than before, and what could not be made.
func (p *programs) build(ctx context.Context) (changed bool, faults []error) {
	if p.keys["assets/wasm_exec.js"] == "" { // it comes with the Go tool and does not change
		f := p.begin("assets/wasm_exec.js")
		file, err := p.compiler.wasmExec(ctx)
		if err != nil {
			faults = append(faults, err)
		} else {
			p.keys["assets/wasm_exec.js"] = file.Hash
		}
		f.settle(file, err)
	}
	for _, b := range browserPrograms() {
		name := "assets/" + b.Name
		stop := p.log.During("building " + b.Name)
		file, key, fresh, err := p.compiler.build(ctx, b)
		took := stop()
		if err == nil && key == p.keys[name] {
			continue
		}
		changed = true
		p.keys[name] = ""
		f := p.begin(name)
		var body []byte
		if err == nil {
			body, err = os.ReadFile(file)
		}
		if err != nil {
			faults = append(faults, err)
			f.settle(nil, err)
			continue
		}
		p.keys[name] = key
		if fresh {
			p.log.Note(fmt.Sprintf("%s built in %.1f s", b.Name, took.Seconds()))
		}
		f.settle(newFile(name, body), nil)
	}
	return changed, faults
}
