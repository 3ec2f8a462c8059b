package site

import (
	"fmt"
	"net/http"
	"strings"
	"sync"
	"time"
)

// A hub tells open pages to reload, by Server-Sent Events (HTML standard,
// section 9.2). Every event's id names a state of the sources. A browser that
// lost the connection sends the last id that it saw, so that a page which was
// open while the server restarted learns that it is out of date.
type hub struct {
	run string // differs from process to process

	mu      sync.Mutex
	version int
	pages   map[chan string]bool
	closed  bool
}

func newHub() *hub {
	return &hub{run: fmt.Sprintf("%x", time.Now().UnixNano()), pages: map[chan string]bool{}}
}

func (h *hub) id() string { return fmt.Sprintf("%s-%d", h.run, h.version) }

// reload tells every open page why it should load again.
func (h *hub) reload(why string) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.version++
	event := h.event(why)
	for page := range h.pages {
		select {
		case page <- event:
		default: // a page that reads nothing learns it when it connects again
		}
	}
}

func (h *hub) event(why string) string {
	return fmt.Sprintf("id: %s\nevent: reload\ndata: %s\n\n", h.id(), strings.Join(strings.Fields(why), " "))
}

// close ends every connection, so that the server can stop.
func (h *hub) close() {
	h.mu.Lock()
	defer h.mu.Unlock()
	if !h.closed {
		h.closed = true
		for page := range h.pages {
			close(page)
		}
		clear(h.pages)
	}
}

func (h *hub) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	control := http.NewResponseController(w)
	w.Header().Set("Content-Type", "text/event-stream")
	w.Header().Set("Cache-Control", "no-store")
	page := make(chan string, 4)
	h.mu.Lock()
	if h.closed {
		h.mu.Unlock()
		http.Error(w, "the server is stopping", http.StatusServiceUnavailable)
		return
	}
	h.pages[page] = true
	first := fmt.Sprintf("retry: 500\nid: %s\n\n", h.id())
	if last := r.Header.Get("Last-Event-ID"); last != "" && last != h.id() {
		first += h.event("changed while the connection was lost")
	}
	h.mu.Unlock()
	defer func() {
		h.mu.Lock()
		delete(h.pages, page)
		h.mu.Unlock()
	}()
	beat := time.NewTicker(20 * time.Second) // finds pages that are gone
	defer beat.Stop()
	send := func(s string) bool {
		_, err := fmt.Fprint(w, s)
		return err == nil && control.Flush() == nil
	}
	if !send(first) {
		return
	}
	for {
		select {
		case <-r.Context().Done():
			return
		case <-beat.C:
			if !send(": still here\n\n") {
				return
			}
		case event, open := <-page:
			if !open || !send(event) {
				return
			}
		}
	}
}
