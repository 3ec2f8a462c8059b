package site

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"syscall"
	"time"
)

// A Server shows the site on this machine while it is being written.
type Server struct {
	source   Source
	programs *programs
	encoder  encoder
	hub      *hub
	hosts    func(string) bool
	log      *Progress
	site     atomic.Pointer[Site]
	restart  func(binary string) error
	running  string // the key of the sources that this very process was built from
}

// ServeOptions say how a site is served.
type ServeOptions struct {
	Source  Source
	Cache   string // the folder that keeps built programs; see DefaultCache
	Addr    string // host:port; port 0 picks a free one
	Log     *Progress
	Ready   func(url string)          // called once the server answers
	Restart func(binary string) error // replaces this process by a newer build of the command; nil: say that it is out of date
}

// Serve serves the site until ctx ends.
func Serve(ctx context.Context, o ServeOptions) error {
	machine, err := os.Hostname()
	if err != nil {
		machine = "" // then only addresses and localhost are answered to
	}
	c := compiler{o.Source, o.Cache}
	s := &Server{
		source: o.Source, log: o.Log, hub: newHub(), restart: o.Restart,
		programs: newPrograms(c, o.Log),
		encoder:  quickEncoder(filepath.Join(o.Cache, "compressed")),
		hosts:    allowHosts(o.Addr, machine),
	}
	listener, err := net.Listen("tcp", o.Addr)
	if err != nil {
		return listenError(o.Addr, err)
	}
	// Watching begins before the first rendering, so that no change is missed.
	watcher, watchErr := o.Source.watcher()
	s.render()
	server := &http.Server{Handler: s, ReadHeaderTimeout: 10 * time.Second}
	served := make(chan error, 1)
	go func() { served <- server.Serve(listener) }()
	if o.Ready != nil {
		o.Ready(address(o.Addr, listener))
	}
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	watched := make(chan error, 1)
	work := make(chan []string, 64)
	go func() {
		if watchErr != nil {
			watched <- watchErr
			return
		}
		watched <- o.Source.watch(ctx, watcher, func(names []string) {
			select {
			case work <- names:
			case <-ctx.Done():
			}
		})
	}()
	go func() {
		s.compile(ctx, "")
		for {
			select {
			case names := <-work:
				s.changed(ctx, names)
			case <-ctx.Done():
				return
			}
		}
	}()
	for {
		select {
		case err := <-served:
			return fmt.Errorf("site: serve: %w", err)
		case err := <-watched:
			if err != nil {
				s.log.Println(err.Error() + "\nPages will not reload by themselves.")
			}
			watched = nil
		case <-ctx.Done():
			s.hub.close()
			stop, done := context.WithTimeout(context.Background(), 2*time.Second)
			defer done()
			if err := server.Shutdown(stop); err != nil {
				_ = server.Close() // a request that waits for a build is cut off
			}
			return nil
		}
	}
}

// listenError words the faults of -addr for the person who typed it.
func listenError(addr string, err error) error {
	host, port, splitErr := net.SplitHostPort(addr)
	switch {
	case splitErr != nil:
		return fmt.Errorf("%q is not an address: write it as host:port, as in -addr localhost:8080", addr)
	case errors.Is(err, syscall.EADDRINUSE):
		n, e := net.LookupPort("tcp", port)
		if e != nil || n >= 65535 {
			n = 8080
		}
		return fmt.Errorf("port %s is busy (another program listens on %s): end that program, or take another port: -addr %s",
			port, addr, net.JoinHostPort(host, fmt.Sprint(n+1)))
	case errors.Is(err, syscall.EACCES):
		return fmt.Errorf("port %s is reserved: take one above 1023, as in -addr %s", port, net.JoinHostPort(host, "8080"))
	}
	return fmt.Errorf("cannot listen on %s: %w", addr, err)
}

// address is what to type into a browser.
func address(addr string, l net.Listener) string {
	host, _, _ := net.SplitHostPort(addr) // net.Listen took it
	if ip := net.ParseIP(host); host == "" || ip != nil && ip.IsUnspecified() {
		host = "localhost"
	}
	_, port, _ := net.SplitHostPort(l.Addr().String()) // a TCP address has a port
	return "http://" + net.JoinHostPort(host, port) + "/"
}

func (s *Server) current() *Site { return s.site.Load() }

// render makes the pages anew and tells the terminal what is wrong with them.
func (s *Server) render() {
	site, err := Render(s.source, RenderOptions{Live: true})
	if err != nil {
		s.log.Println(err)
		site = unusable(err)
	}
	for _, p := range site.Problems {
		s.log.Println(p)
	}
	s.site.Store(site)
}

// changed brings the site up to date after the named files changed.
func (s *Server) changed(ctx context.Context, names []string) {
	if slices.ContainsFunc(names, compiled) {
		s.compile(ctx, names[0])
	}
	if slices.ContainsFunc(names, func(n string) bool { return !compiled(n) }) {
		s.render()
		s.log.Note(strings.Join(names, ", ") + " changed: pages made anew")
		s.hub.reload(names[0])
	}
}

// compile brings the command and the browser programs up to date with their
// sources. why is the file that changed, "" at the start.
func (s *Server) compile(ctx context.Context, why string) {
	if why == "" {
		// What this process was built from, as far as can be told: the sources as
		// they are now. Without a key the server does not renew itself.
		s.running, _ = s.programs.compiler.key(ctx, command())
	} else if s.renewed(ctx) {
		return // a newer process took over
	}
	changed, faults := s.programs.build(ctx)
	if ctx.Err() != nil {
		return
	}
	for _, err := range faults {
		s.log.Println(err)
	}
	if why != "" && changed {
		s.hub.reload(why)
	}
}

// renewed starts the command anew when its own sources changed, since it is
// the renderer: pages made by old code would not show the change. It returns
// only if this process goes on.
func (s *Server) renewed(ctx context.Context) bool {
	c := s.programs.compiler
	key, err := c.key(ctx, command())
	if err == nil && key == s.running || s.running == "" {
		return false
	}
	var binary string
	if err == nil {
		stop := s.log.During("building the zigzag command")
		binary, _, _, err = c.build(ctx, command())
		stop()
	}
	if ctx.Err() != nil {
		return false
	}
	if err != nil {
		s.log.Println(err)
		return false
	}
	if s.restart == nil {
		s.log.Println("The code that makes the pages changed: stop this server and start it again to see it.")
		s.running = key // say it once
		return false
	}
	if err := s.restart(binary); err != nil {
		s.log.Println(fmt.Sprintf("The code that makes the pages changed, and starting it failed: %v. Stop this server and start it again.", err))
		s.running = key
		return false
	}
	return true
}
