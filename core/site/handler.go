package site

import (
	"fmt"
	"net"
	"net/http"
	"path"
	"strconv"
	"strings"
)

// ServeHTTP answers GET and HEAD with the files of the site and of the
// programs. Whatever a request names is looked up, never opened.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	h.Set("Content-Security-Policy", headerCSP)
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Referrer-Policy", "no-referrer")
	if !s.hosts(r.Host) {
		http.Error(w, fmt.Sprintf("This server answers to localhost, not to %q. To serve other names, start it with -addr NAME:PORT.", r.Host), http.StatusForbidden)
		return
	}
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		h.Set("Allow", "GET, HEAD")
		http.Error(w, "Only GET and HEAD are answered here.", http.StatusMethodNotAllowed)
		return
	}
	name := strings.TrimPrefix(r.URL.Path, "/")
	if name == "-/reload" {
		if r.Method == http.MethodGet {
			s.hub.ServeHTTP(w, r)
		}
		return
	}
	if name == "" || strings.HasSuffix(name, "/") {
		name += "index.html"
	}
	site := s.current()
	if f := site.Files[name]; f != nil {
		s.answer(w, r, f, http.StatusOK)
		return
	}
	if p := s.programs.find(name); p != nil {
		f, err := p.wait(r.Context())
		if err != nil {
			h.Set("Cache-Control", "no-store")
			h.Set("Retry-After", "2")
			http.Error(w, err.Error(), http.StatusServiceUnavailable)
			return
		}
		s.answer(w, r, f, http.StatusOK)
		return
	}
	if site.Files[name+"/index.html"] != nil {
		to := path.Base(name) + "/"
		if r.URL.RawQuery != "" {
			to += "?" + r.URL.RawQuery
		}
		h.Set("Cache-Control", "no-cache")
		h.Set("Location", to) // relative, as every link of the site
		w.WriteHeader(http.StatusMovedPermanently)
		return
	}
	missing, err := site.missing(strings.Repeat("../", strings.Count(name, "/")))
	if err != nil {
		http.Error(w, err.Error(), http.StatusNotFound)
		return
	}
	s.answer(w, r, newFile("404.html", missing), http.StatusNotFound)
}

// answer sends a file in the best coding that the browser takes. Names do not
// change when contents do, so the browser keeps every file but asks each time
// whether its copy (ETag) is still good.
func (s *Server) answer(w http.ResponseWriter, r *http.Request, f *File, status int) {
	h := w.Header()
	h.Set("Content-Type", contentType(f.Path))
	h.Set("Cache-Control", "no-cache")
	body, tag := f.Body, f.Hash[:20]
	if compressible(f.Path) && len(body) >= leastCompressed {
		h.Set("Vary", "Accept-Encoding")
		if coding := negotiate(strings.Join(r.Header.Values("Accept-Encoding"), ",")); coding != "" {
			coded, err := f.coded(s.encoder, coding)
			if err != nil {
				s.log.Println(err) // the plain body serves as well
			} else {
				body, tag = coded, tag+"-"+coding
				h.Set("Content-Encoding", coding)
			}
		}
	}
	if status == http.StatusOK {
		h.Set("ETag", `"`+tag+`"`)
		if matches(r.Header.Get("If-None-Match"), tag) {
			h.Del("Content-Encoding")
			h.Del("Content-Type")
			w.WriteHeader(http.StatusNotModified)
			return
		}
	}
	h.Set("Content-Length", strconv.Itoa(len(body)))
	w.WriteHeader(status)
	if r.Method != http.MethodHead {
		_, _ = w.Write(body) // the browser left; nobody is there to tell
	}
}

// leastCompressed is about what a packet holds: compressing less saves none.
const leastCompressed = 1024

// matches reports whether an If-None-Match header names the tag.
func matches(header, tag string) bool {
	for t := range strings.SplitSeq(header, ",") {
		t = strings.TrimPrefix(strings.TrimSpace(t), "W/")
		if t == "*" || t == `"`+tag+`"` {
			return true
		}
	}
	return false
}

// allowHosts returns which Host headers a server on addr answers to. Listening
// on this machine, that is localhost and the loopback addresses; a web page
// elsewhere whose name was pointed at 127.0.0.1 is refused. Listening on a
// named host adds that name. Listening on every interface adds all addresses
// in numbers (a name is needed to rebind), and the machine's own name.
func allowHosts(addr, machine string) func(string) bool {
	listen, _, err := net.SplitHostPort(addr)
	if err != nil {
		listen = addr
	}
	ip := net.ParseIP(listen)
	everywhere := listen == "" || ip != nil && ip.IsUnspecified()
	return func(hostport string) bool {
		host := hostport
		if h, _, err := net.SplitHostPort(hostport); err == nil {
			host = h
		}
		host = strings.ToLower(strings.TrimSuffix(strings.Trim(host, "[]"), "."))
		if host == "localhost" || strings.HasSuffix(host, ".localhost") {
			return true
		}
		if got := net.ParseIP(host); got != nil {
			return got.IsLoopback() || everywhere || got.Equal(ip)
		}
		return host != "" && (strings.EqualFold(host, listen) || everywhere && strings.EqualFold(host, machine))
	}
}
