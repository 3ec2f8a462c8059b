package site

import (
	"context"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// sources is the folder of the real ones.
const sources = "../.."

// newTree is wholeTree with the first lessons only, and is read that much faster.
func newTree(t *testing.T) Source {
	t.Helper()
	s := wholeTree(t)
	list := ""
	for _, line := range strings.SplitAfter(get(t, s, "lessons/course.md"), "\n") {
		id, isLesson := strings.CutPrefix(strings.TrimSpace(line), "- ")
		if isLesson && !slices.Contains([]string{"perceptron", "xor", "zigzag"}, id) {
			if err := os.RemoveAll(s.path("lessons", id)); err != nil {
				t.Fatal(err)
			}
			continue
		}
		list += line
	}
	put(t, s, "lessons/course.md", list)
	return s
}

// wholeTree copies the real page shell, assets and lessons into a source folder
// of the test's own, whose programs are as small as programs can be: they are
// compiled in a second, and a test may break them.
func wholeTree(t *testing.T) Source {
	t.Helper()
	dir := t.TempDir()
	for _, name := range []string{"assets", "lessons"} {
		if err := os.CopyFS(filepath.Join(dir, name), os.DirFS(filepath.Join(sources, name))); err != nil {
			t.Fatal(err)
		}
	}
	shell, err := os.ReadFile(filepath.Join(sources, "index.html"))
	if err != nil {
		t.Fatal(err)
	}
	s := Source(dir)
	put(t, s, "index.html", string(shell))
	put(t, s, "go.mod", "module zigzag\n\ngo 1.26\n")
	put(t, s, "main.go", "package main\n\nfunc main() { println(\"first\") }\n")
	put(t, s, "core/core.go", "package core\n")
	for _, p := range []string{"stage", "notebook"} {
		put(t, s, "wasm/"+p+"/main.go", "package main\n\nfunc main() { println(\""+p+"\") }\n")
	}
	return s
}

// put writes a file of the source folder.
func put(t *testing.T, s Source, name, text string) {
	t.Helper()
	file := s.path(filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// get reads a file of the source folder.
func get(t *testing.T, s Source, name string) string {
	t.Helper()
	b, err := os.ReadFile(s.path(filepath.FromSlash(name)))
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// testCache holds what the tests of this package compile, so that the small
// programs are compiled once.
func testCache(t *testing.T) string {
	t.Helper()
	dir := filepath.Join(os.TempDir(), "zigzag-site-test")
	if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	return dir
}

// serveTree serves a source folder until the test ends, and returns its address.
func serveTree(t *testing.T, s Source, log io.Writer, restart func(string) error) string {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	ready, ended := make(chan string, 1), make(chan error, 1)
	go func() {
		ended <- Serve(ctx, ServeOptions{
			Source: s, Cache: testCache(t), Addr: "localhost:0", Log: NewProgress(log), Restart: restart,
			Ready: func(url string) { ready <- url },
		})
	}()
	t.Cleanup(func() {
		cancel()
		if err := <-ended; err != nil {
			t.Errorf("Serve: %v", err)
		}
	})
	select {
	case url := <-ready:
		return url
	case err := <-ended:
		ended <- nil
		t.Fatalf("Serve: %v", err)
	case <-time.After(30 * time.Second):
		t.Fatal("the server is not ready after 30 s")
	}
	return ""
}

// fetch gets an address and returns the status and the body.
func fetch(t *testing.T, url string) (int, string) {
	t.Helper()
	r, err := http.Get(url)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Body.Close()
	b, err := io.ReadAll(r.Body)
	if err != nil {
		t.Fatal(err)
	}
	return r.StatusCode, string(b)
}

// eventually waits until ok holds; the patience is for a busy machine.
func eventually(t *testing.T, what string, ok func() bool) {
	t.Helper()
	for end := time.Now().Add(60 * time.Second); time.Now().Before(end); time.Sleep(50 * time.Millisecond) {
		if ok() {
			return
		}
	}
	t.Fatalf("60 s passed, and not yet: %s", what)
}

// replaceIn changes a file of the source folder.
func replaceIn(t *testing.T, s Source, name, old, new string) {
	t.Helper()
	text := get(t, s, name)
	if !strings.Contains(text, old) {
		t.Fatalf("%s does not contain %q", name, old)
	}
	put(t, s, name, strings.Replace(text, old, new, 1))
}
