package site

import (
	"bufio"
	"bytes"
	"context"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"strings"
	"sync"
	"testing"
	"time"
)

// A syncBuffer is a terminal that several goroutines write to.
type syncBuffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (b *syncBuffer) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.b.Write(p)
}

func (b *syncBuffer) String() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.b.String()
}

// events reads Server-Sent Events until the test ends.
func events(t *testing.T, url, last string) <-chan string {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	t.Cleanup(cancel)
	r, err := http.NewRequestWithContext(ctx, "GET", url+"-/reload", nil)
	if err != nil {
		t.Fatal(err)
	}
	if last != "" {
		r.Header.Set("Last-Event-ID", last)
	}
	answer, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	if got := answer.Header.Get("Content-Type"); got != "text/event-stream" {
		t.Fatalf("Content-Type = %q", got)
	}
	out := make(chan string, 64)
	connected := make(chan bool)
	go func() {
		defer answer.Body.Close()
		in := bufio.NewScanner(answer.Body)
		for first := true; in.Scan(); first = false {
			if first {
				close(connected)
			}
			out <- in.Text()
		}
		close(out)
	}()
	<-connected
	return out
}

// reloaded waits for a reload event.
func reloaded(t *testing.T, events <-chan string) {
	t.Helper()
	patience := time.After(60 * time.Second)
	for {
		select {
		case line, open := <-events:
			if !open {
				t.Fatal("the connection ended before a reload was told")
			}
			if line == "event: reload" {
				return
			}
		case <-patience:
			t.Fatal("60 s passed, and no reload was told")
		}
	}
}

func TestLiveReloadAndHealing(t *testing.T) {
	s := newTree(t)
	var log syncBuffer
	url := serveTree(t, s, &log, nil)
	lesson := get(t, s, "lessons/perceptron/lesson.md")

	t.Run("a saved lesson reloads the page", func(t *testing.T) {
		e := events(t, url, "")
		replaceIn(t, s, "lessons/perceptron/lesson.md", "minutes: 20", "minutes: 17")
		replaceIn(t, s, "lessons/perceptron/lesson.md", "summary: ", "summary: Freshly saved. ")
		reloaded(t, e)
		if _, body := fetch(t, url); !strings.Contains(body, "Freshly saved.") {
			t.Error("the course page does not show the new summary")
		}
	})
	t.Run("a broken lesson lists its faults, the others stay, and it heals", func(t *testing.T) {
		e := events(t, url, "")
		put(t, s, "lessons/perceptron/lesson.md", lesson+"\n```experiment {#exp-broken}\nkind: lime\n```\n")
		reloaded(t, e)
		status, body := fetch(t, url+"perceptron/")
		if status != 200 || !strings.Contains(body, "lessons/perceptron/lesson.md:") || !strings.Contains(body, "line") {
			t.Errorf("the broken page = %d, %.2000s", status, body)
		}
		if !strings.Contains(log.String(), "lessons/perceptron/lesson.md:") {
			t.Errorf("the terminal says %q", log.String())
		}
		if _, body := fetch(t, url+"xor/"); !strings.Contains(body, "<article") {
			t.Error("the other lesson is gone")
		}
		put(t, s, "lessons/perceptron/lesson.md", lesson)
		reloaded(t, e)
		if _, body := fetch(t, url+"perceptron/"); !strings.Contains(body, "<article") {
			t.Error("the mended lesson is not back")
		}
	})
	t.Run("a broken page shell says so, and heals", func(t *testing.T) {
		e := events(t, url, "")
		shell := get(t, s, "index.html")
		put(t, s, "index.html", "{{.Nothing}}")
		reloaded(t, e)
		if _, body := fetch(t, url); !strings.Contains(body, "cannot be shown") || !strings.Contains(body, "Nothing") {
			t.Errorf("the page says %q", body)
		}
		if status, body := fetch(t, url+"perceptron/"); status != 404 || !strings.Contains(body, "first page") {
			t.Errorf("a lesson's address = %d %q", status, body)
		}
		put(t, s, "index.html", shell)
		reloaded(t, e)
		if _, body := fetch(t, url+"perceptron/"); !strings.Contains(body, "<article") {
			t.Error("the lesson is not back")
		}
	})
	t.Run("a program that cannot be built says why, and heals", func(t *testing.T) {
		e := events(t, url, "")
		if status, _ := fetch(t, url+"assets/stage.wasm"); status != 200 {
			t.Fatalf("stage.wasm = %d before it was broken", status)
		}
		put(t, s, "wasm/stage/main.go", "package main\n\nfunc main() { undefinedThing() }\n")
		reloaded(t, e)
		status, body := fetch(t, url+"assets/stage.wasm")
		if status != 503 || !strings.Contains(body, "undefinedThing") {
			t.Errorf("the broken program = %d %q", status, body)
		}
		if !strings.Contains(log.String(), "main.go:3:15: undefined: undefinedThing") {
			t.Errorf("the terminal says %q", log.String())
		}
		put(t, s, "wasm/stage/main.go", "package main\n\nfunc main() { println(\"mended\") }\n")
		reloaded(t, e)
		if status, body := fetch(t, url+"assets/stage.wasm"); status != 200 || !strings.Contains(body, "mended") {
			t.Errorf("the mended program = %d", status)
		}
	})
	t.Run("what is no part of the site reloads nothing", func(t *testing.T) {
		e := events(t, url, "")
		put(t, s, "lessons/.lesson.md.swp", "x")
		put(t, s, "core/core_test.go", "package core\n")
		put(t, s, "notes.txt", "x")
		time.Sleep(5 * quiet)
		for {
			select {
			case line := <-e:
				if line == "event: reload" {
					t.Error("a reload was told")
				}
				continue
			default:
			}
			break
		}
	})
	t.Run("a page that was open while the server restarted reloads", func(t *testing.T) {
		reloaded(t, events(t, url, "another-run-7"))
	})
}

// When the code that renders changes, the server is replaced by a new build.
func TestServerRenewsItself(t *testing.T) {
	s := newTree(t)
	put(t, s, "main.go", "package main\n\nimport \"zigzag/core\"\n\nfunc main() { println(core.Word) }\n")
	put(t, s, "core/core.go", "package core\n\nconst Word = \"first\"\n")
	renewed := make(chan string, 1)
	var log syncBuffer
	url := serveTree(t, s, &log, func(binary string) error {
		renewed <- binary
		return nil
	})
	fetch(t, url+"assets/stage.wasm") // once it is there, the server knows its own sources
	put(t, s, "core/core.go", "package core\n\nconst Word = wrong\n")
	eventually(t, "the terminal tells what is wrong", func() bool { return strings.Contains(log.String(), "undefined: wrong") })
	put(t, s, "core/core.go", "package core\n\nconst Word = \"second\"\n")
	select {
	case binary := <-renewed:
		out, err := exec.Command(binary).CombinedOutput()
		if err != nil || string(out) != "second\n" {
			t.Errorf("the new command says %q (%v), want second", out, err)
		}
	case <-time.After(60 * time.Second):
		t.Fatalf("60 s passed, and the server was not renewed; the terminal says %q", log.String())
	}
}

// Pages are there before the programs are.
func TestPagesBeforePrograms(t *testing.T) {
	s := newTree(t)
	log := NewProgress(io.Discard)
	server := &Server{source: s, log: log, hub: newHub(), encoder: quickEncoder(""),
		hosts: allowHosts("localhost:8080", ""), programs: newPrograms(compiler{s, t.TempDir()}, log)}
	server.render()
	if got := request(server, "GET", "/xor/").StatusCode; got != 200 {
		t.Errorf("a lesson = %d before the programs are built", got)
	}
	answer := make(chan int, 1)
	go func() { answer <- request(server, "GET", "/assets/notebook.wasm").StatusCode }()
	select {
	case got := <-answer:
		t.Errorf("a program that is not built = %d, want it to wait", got)
	case <-time.After(100 * time.Millisecond):
	}
	if _, faults := server.programs.build(context.Background()); len(faults) > 0 {
		t.Fatal(faults)
	}
	if got := <-answer; got != 200 {
		t.Errorf("the program = %d once it is built", got)
	}
}

func TestListenErrors(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	busy := l.Addr().String()
	_, port, _ := net.SplitHostPort(busy)
	s := newTree(t)
	for _, tt := range []struct{ name, addr, want string }{
		{"busy", busy, "port " + port + " is busy"},
		{"busy, suggestion", busy, "-addr 127.0.0.1:"},
		{"no port", "localhost", "write it as host:port"},
		{"not a port", "localhost:http8", "localhost:http8"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			err := Serve(context.Background(), ServeOptions{Source: s, Cache: testCache(t), Addr: tt.addr, Log: NewProgress(io.Discard)})
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("err = %v, want it to contain %q", err, tt.want)
			}
		})
	}
	if _, err := os.Stat(s.path("public")); err == nil {
		t.Error("serving wrote into the source folder")
	}
}
