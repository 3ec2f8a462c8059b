package bench

import (
	"bytes"
	"context"
	_ "embed" // the page's scripts
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"time"
)

//go:embed peer.js
var peerJS []byte

//go:embed page.js
var pageJS []byte

// rounds is what the page sends back: speeds by network, a map a round.
type rounds struct {
	Wasm, Peer []map[string]float64
	Fault      string
}

// chromiumNames are what Chromium is called on the systems that we know.
var chromiumNames = []string{"chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome", "microsoft-edge"}

var errNoBrowser = errors.New("no Chromium on the PATH")

func findBrowser(name string) (string, error) {
	if name != "" {
		return exec.LookPath(name)
	}
	for _, n := range chromiumNames {
		if path, err := exec.LookPath(n); err == nil {
			return path, nil
		}
	}
	return "", errNoBrowser
}

// inBrowser serves a page that measures on a loopback address, opens it in a
// headless browser, and returns what the page sends.
func inBrowser(ctx context.Context, browser string, wasm, wasmExec []byte, seconds float64, n int) (rounds, error) {
	options, err := json.Marshal(map[string]any{"seconds": seconds, "rounds": n, "nets": networks})
	if err != nil {
		return rounds{}, fmt.Errorf("bench: %w", err)
	}
	got := make(chan rounds, 1)
	mux := http.NewServeMux()
	give := func(path, contentType string, body []byte) {
		mux.HandleFunc("GET "+path, func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Type", contentType)
			http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(body))
		})
	}
	const script = "text/javascript"
	give("/{$}", "text/html; charset=utf-8", []byte(`<!doctype html><title>bench</title><link rel="icon" href="data:,">`+
		`<script src="wasm_exec.js"></script><script src="peer.js"></script><script src="page.js"></script>`))
	give("/wasm_exec.js", script, wasmExec)
	give("/peer.js", script, peerJS)
	give("/page.js", script, pageJS)
	give("/options.json", "application/json", options)
	give("/measure.wasm", "application/wasm", wasm)
	mux.HandleFunc("POST /result", func(w http.ResponseWriter, r *http.Request) {
		var out rounds
		body, err := io.ReadAll(io.LimitReader(r.Body, 1<<20))
		if err == nil {
			err = json.Unmarshal(body, &out)
		}
		if err != nil {
			out.Fault = err.Error()
		}
		select {
		case got <- out:
		default: // only the first counts
		}
	})
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return rounds{}, fmt.Errorf("bench: %w", err)
	}
	server := &http.Server{Handler: mux, ReadHeaderTimeout: 10 * time.Second}
	go func() { _ = server.Serve(listener) }() // ends with Close
	defer server.Close()
	return open(ctx, browser, "http://"+listener.Addr().String()+"/", got, seconds*float64(4*n)*1.5+60)
}

// open starts the browser and waits for the result, the browser's end, or the
// patience in seconds.
func open(ctx context.Context, browser, url string, got <-chan rounds, patience float64) (rounds, error) {
	profile, err := os.MkdirTemp("", "zigzag-bench-")
	if err != nil {
		return rounds{}, fmt.Errorf("bench: %w", err)
	}
	defer os.RemoveAll(profile)
	ctx, cancel := context.WithTimeout(ctx, time.Duration(patience*float64(time.Second)))
	defer cancel()
	args := []string{"--headless=new", "--disable-gpu", "--no-first-run", "--no-default-browser-check",
		"--disable-background-networking", "--disable-component-update", "--user-data-dir=" + filepath.Join(profile, "profile")}
	if os.Geteuid() == 0 {
		args = append(args, "--no-sandbox") // Chromium's sandbox refuses to run as root
	}
	cmd := exec.CommandContext(ctx, browser, append(args, url)...)
	var said bytes.Buffer
	cmd.Stderr = &said
	if err := cmd.Start(); err != nil {
		return rounds{}, fmt.Errorf("bench: start %s: %w", browser, err)
	}
	ended := make(chan error, 1)
	go func() { ended <- cmd.Wait() }()
	select {
	case r := <-got:
		cancel()
		<-ended
		if r.Fault != "" {
			return r, fmt.Errorf("bench: in the browser: %s", r.Fault)
		}
		return r, nil
	case err := <-ended:
		if ctx.Err() != nil {
			return rounds{}, fmt.Errorf("bench: no answer from the browser: %w", ctx.Err())
		}
		return rounds{}, fmt.Errorf("bench: %s ended before it answered (%v): %s", browser, err, lastLine(said.Bytes()))
	}
}

func lastLine(b []byte) string {
	b = bytes.TrimSpace(b)
	return string(b[bytes.LastIndexByte(b, '\n')+1:])
}
