//go:build !js

package wasm_test

import (
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"sync"
	"testing"

	zigzag "zigzag/core/site"
)

// A site is the served site behind a gate that tests can open and shut.
type site struct {
	url string

	mu     sync.Mutex
	held   map[string]chan struct{} // paths that wait
	broken map[string]bool          // paths that are refused
	plain  bool                     // nothing is compressed
	pages  map[string][]byte        // that the server behind does not have
}

// serve builds the programs and serves the site as `go run .` does, save that
// pages do not reload when somebody edits a file during the tests.
func serve(t *testing.T) *site {
	t.Helper()
	source, err := zigzag.FindSource("..")
	if err != nil {
		t.Fatal(err)
	}
	return serveFrom(t, source)
}

// serveFrom serves the site that these sources make.
func serveFrom(t *testing.T, source zigzag.Source) *site {
	t.Helper()
	cache, err := zigzag.DefaultCache()
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	ready := make(chan string, 1)
	ended := make(chan error, 1)
	go func() {
		ended <- zigzag.Serve(ctx, zigzag.ServeOptions{
			Source: source, Cache: cache, Addr: "localhost:0", Log: zigzag.NewProgress(io.Discard),
			Ready: func(url string) { ready <- url },
		})
	}()
	var behind *url.URL
	select {
	case at := <-ready:
		if behind, err = url.Parse(at); err != nil {
			t.Fatal(err)
		}
	case err := <-ended:
		t.Fatal(err)
	}
	s := &site{held: map[string]chan struct{}{}, broken: map[string]bool{}, pages: map[string][]byte{}}
	proxy := httputil.NewSingleHostReverseProxy(behind)
	gate := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { s.answer(w, r, proxy) }))
	s.url = gate.URL
	t.Cleanup(func() {
		gate.CloseClientConnections()
		gate.Close()
		stop()
		<-ended
	})
	return s
}

func (s *site) answer(w http.ResponseWriter, r *http.Request, next http.Handler) {
	s.mu.Lock()
	held, broken, plain, page := s.held[r.URL.Path], s.broken[r.URL.Path], s.plain, s.pages[r.URL.Path]
	s.mu.Unlock()
	switch {
	case r.URL.Path == "/-/reload":
		w.Header().Set("Content-Type", "text/event-stream")
		w.WriteHeader(http.StatusOK)
		w.(http.Flusher).Flush()
		<-r.Context().Done()
		return
	case broken:
		http.Error(w, "refused by the test", http.StatusServiceUnavailable)
		return
	case held != nil:
		select {
		case <-held:
		case <-r.Context().Done():
			return
		}
	}
	if page != nil {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		w.Header().Set("Content-Security-Policy", zigzag.CSP)
		_, _ = w.Write(page)
		return
	}
	if plain {
		r.Header.Del("Accept-Encoding")
		r.Header.Set("Accept-Encoding", "identity")
	}
	next.ServeHTTP(w, r)
}

// page puts a page before those of the server.
func (s *site) page(path string, body []byte) {
	s.mu.Lock()
	s.pages[path] = body
	s.mu.Unlock()
}

// hold makes a path wait until release is called.
func (s *site) hold(path string) (release func()) {
	wait := make(chan struct{})
	s.mu.Lock()
	s.held[path] = wait
	s.mu.Unlock()
	return func() {
		s.mu.Lock()
		delete(s.held, path)
		s.mu.Unlock()
		close(wait)
	}
}

// refuse breaks a path until mend is called.
func (s *site) refuse(path string) (mend func()) {
	s.mu.Lock()
	s.broken[path] = true
	s.mu.Unlock()
	return func() {
		s.mu.Lock()
		delete(s.broken, path)
		s.mu.Unlock()
	}
}

// uncompressed serves everything as it is until again is called.
func (s *site) uncompressed() (again func()) {
	s.mu.Lock()
	s.plain = true
	s.mu.Unlock()
	return func() {
		s.mu.Lock()
		s.plain = false
		s.mu.Unlock()
	}
}
