package site

import (
	"compress/gzip"
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/andybalholm/brotli"
)

// newTestServer is a server over the real site with small programs, compiled.
func newTestServer(t *testing.T) *Server {
	t.Helper()
	source := newTree(t)
	site, err := Render(source, RenderOptions{Live: true})
	if err != nil {
		t.Fatal(err)
	}
	log := NewProgress(io.Discard)
	s := &Server{source: source, log: log, hub: newHub(), encoder: quickEncoder(""),
		hosts: allowHosts("localhost:8080", "box"), programs: newPrograms(compiler{source, testCache(t)}, log)}
	s.site.Store(site)
	if _, faults := s.programs.build(context.Background()); len(faults) > 0 {
		t.Fatal(faults)
	}
	return s
}

func request(s http.Handler, method, path string, header ...string) *http.Response {
	r := httptest.NewRequest(method, "http://localhost:8080/", nil)
	r.URL.Path = path
	for i := 0; i+1 < len(header); i += 2 {
		if header[i] == "Host" {
			r.Host = header[i+1]
		} else {
			r.Header.Set(header[i], header[i+1])
		}
	}
	w := httptest.NewRecorder()
	s.ServeHTTP(w, r)
	return w.Result()
}

func TestServer(t *testing.T) {
	s := newTestServer(t)
	const (
		page   = "text/html; charset=utf-8"
		script = "text/javascript; charset=utf-8"
		plain  = "text/plain; charset=utf-8"
	)
	for _, tt := range []struct {
		name, method, path string
		header             []string
		status             int
		contentType        string
		body               string // a part of it
	}{
		{"course", "GET", "/", nil, 200, page, "</html>"},
		{"lesson", "GET", "/perceptron/", nil, 200, page, "</html>"},
		{"lesson by file name", "GET", "/perceptron/index.html", nil, 200, page, "</html>"},
		{"lesson without slash", "GET", "/perceptron", nil, 301, "", ""},
		{"glossary", "GET", "/glossary/", nil, 200, page, `id="bias"`},
		{"authors", "GET", "/authors/", nil, 200, page, "lesson"},
		{"script", "GET", "/assets/wasm_exec.js", nil, 200, script, "globalThis"},
		{"program", "GET", "/assets/stage.wasm", nil, 200, "application/wasm", "\x00asm"},
		{"the other program", "GET", "/assets/notebook.wasm", nil, 200, "application/wasm", "\x00asm"},
		{"missing", "GET", "/nothing/here", nil, 404, page, "does not exist"},
		{"missing asset", "GET", "/assets/nothing.js", nil, 404, page, "does not exist"},
		{"traversal", "GET", "/../go.mod", nil, 404, page, "does not exist"},
		{"traversal inside", "GET", "/assets/../../go.mod", nil, 404, page, "does not exist"},
		{"traversal with backslash", "GET", `/..\go.mod`, nil, 404, page, "does not exist"},
		{"NUL", "GET", "/\x00", nil, 404, page, "does not exist"},
		{"a source", "GET", "/lessons/perceptron/lesson.md", nil, 404, page, "does not exist"},
		{"two slashes are no host", "GET", "//example.com/..", nil, 404, page, "does not exist"},
		{"POST", "POST", "/", nil, 405, plain, "GET and HEAD"},
		{"another name", "GET", "/", []string{"Host", "evil.example:8080"}, 403, plain, "evil.example"},
		{"loopback in numbers", "GET", "/", []string{"Host", "127.0.0.1:8080"}, 200, page, "</html>"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			r := request(s, tt.method, tt.path, tt.header...)
			body, err := io.ReadAll(r.Body)
			if err != nil {
				t.Fatal(err)
			}
			if r.StatusCode != tt.status || r.Header.Get("Content-Type") != tt.contentType {
				t.Errorf("%s %s = %d %q, want %d %q", tt.method, tt.path, r.StatusCode, r.Header.Get("Content-Type"), tt.status, tt.contentType)
			}
			if !strings.Contains(string(body), tt.body) {
				t.Errorf("%s %s gave %.200q, want it to contain %q", tt.method, tt.path, body, tt.body)
			}
			for key, want := range map[string]string{"Content-Security-Policy": headerCSP, "X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer"} {
				if got := r.Header.Get(key); got != want {
					t.Errorf("%s = %q, want %q", key, got, want)
				}
			}
		})
	}
}

func TestServerRedirectsInside(t *testing.T) {
	s := newTestServer(t)
	if got := request(s, "GET", "/perceptron").Header.Get("Location"); got != "perceptron/" {
		t.Errorf("Location = %q, want perceptron/, relative as every link", got)
	}
}

func TestServerHead(t *testing.T) {
	s := newTestServer(t)
	for _, path := range []string{"/", "/assets/stage.wasm", "/nothing"} {
		get, head := request(s, "GET", path), request(s, "HEAD", path)
		body, err := io.ReadAll(head.Body)
		if err != nil {
			t.Fatal(err)
		}
		if len(body) > 0 || head.StatusCode != get.StatusCode || head.Header.Get("Content-Length") != get.Header.Get("Content-Length") {
			t.Errorf("HEAD %s = %d, length %s, %d bytes; GET = %d, length %s", path, head.StatusCode,
				head.Header.Get("Content-Length"), len(body), get.StatusCode, get.Header.Get("Content-Length"))
		}
	}
}

func TestServerEncodings(t *testing.T) {
	s := newTestServer(t)
	for _, path := range []string{"/perceptron/", "/assets/wasm_exec.js", "/assets/stage.wasm"} {
		plain, err := io.ReadAll(request(s, "GET", path).Body)
		if err != nil {
			t.Fatal(err)
		}
		tags := map[string]bool{}
		for _, tt := range []struct{ accept, want string }{
			{"br", "br"}, {"gzip, deflate", "gzip"}, {"gzip, deflate, br, zstd", "br"}, {"", ""}, {"br;q=0, gzip;q=0.5", "gzip"},
		} {
			r := request(s, "GET", path, "Accept-Encoding", tt.accept)
			if got := r.Header.Get("Content-Encoding"); got != tt.want {
				t.Errorf("%s with Accept-Encoding %q has Content-Encoding %q, want %q", path, tt.accept, got, tt.want)
			}
			if r.Header.Get("Vary") != "Accept-Encoding" {
				t.Errorf("%s has Vary %q", path, r.Header.Get("Vary"))
			}
			var decoded io.Reader = r.Body
			switch tt.want {
			case "br":
				decoded = brotli.NewReader(r.Body)
			case "gzip":
				if decoded, err = gzip.NewReader(r.Body); err != nil {
					t.Fatal(err)
				}
			}
			got, err := io.ReadAll(decoded)
			if err != nil || string(got) != string(plain) {
				t.Errorf("%s as %q does not decode to the plain file (%v)", path, tt.want, err)
			}
			tag := r.Header.Get("ETag")
			tags[tag] = true
			again := request(s, "GET", path, "Accept-Encoding", tt.accept, "If-None-Match", tag)
			if again.StatusCode != http.StatusNotModified {
				t.Errorf("%s asked again with its ETag %s = %d, want 304", path, tag, again.StatusCode)
			}
		}
		if len(tags) != 3 {
			t.Errorf("%s has %d ETags, want one a coding", path, len(tags))
		}
	}
}

func TestNegotiate(t *testing.T) {
	for _, tt := range []struct{ accept, want string }{
		{"", ""}, {"identity", ""}, {"br", "br"}, {"BR", "br"}, {"gzip", "gzip"}, {"*", "br"}, {"*;q=0", ""},
		{"gzip;q=1, br;q=0.5", "gzip"}, {"gzip;q=0.5, br;q=0.5", "br"}, {"br; q=0", ""}, {"identity, br;q=0.1", ""},
		{"br;q=nonsense", ""}, {"deflate, zstd", ""}, {" , ,gzip", "gzip"},
	} {
		if got := negotiate(tt.accept); got != tt.want {
			t.Errorf("negotiate(%q) = %q, want %q", tt.accept, got, tt.want)
		}
	}
}

func TestAllowHosts(t *testing.T) {
	for _, tt := range []struct {
		addr, host string
		want       bool
	}{
		{"localhost:8080", "localhost:8080", true},
		{"localhost:8080", "localhost", true},
		{"localhost:8080", "LOCALHOST:8080", true},
		{"localhost:8080", "zigzag.localhost:8080", true},
		{"localhost:8080", "[::1]:8080", true},
		{"localhost:8080", "127.0.0.2", true},
		{"localhost:8080", "evil.example:8080", false},
		{"localhost:8080", "localhost.evil.example", false},
		{"localhost:8080", "192.168.1.2:8080", false},
		{"localhost:8080", "box:8080", false},
		{"localhost:8080", "", false},
		{"192.168.1.2:80", "192.168.1.2", true},
		{"192.168.1.2:80", "192.168.1.3", false},
		{"class.example:80", "class.example", true},
		{":8080", "192.168.1.2:8080", true},
		{"0.0.0.0:8080", "box:8080", true},
		{"0.0.0.0:8080", "evil.example:8080", false},
	} {
		if got := allowHosts(tt.addr, "box")(tt.host); got != tt.want {
			t.Errorf("listening on %s, Host %q allowed = %v, want %v", tt.addr, tt.host, got, tt.want)
		}
	}
}
