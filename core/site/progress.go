package site

import (
	"fmt"
	"io"
	"os"
	"sync"
	"time"
)

// A Progress tells a person at a terminal what is being done and for how long.
// Written to a pipe or a file it shows nothing but the lines of Println.
type Progress struct {
	w    io.Writer
	live bool // w is a terminal

	mu   sync.Mutex
	line string // what stands on the terminal's last line
}

// NewProgress reports to w, usually standard error.
func NewProgress(w io.Writer) *Progress {
	f, ok := w.(*os.File)
	if !ok || os.Getenv("TERM") == "dumb" {
		return &Progress{w: w}
	}
	info, err := f.Stat()
	return &Progress{w: w, live: err == nil && info.Mode()&os.ModeCharDevice != 0}
}

// Println writes a line that stays, also in a pipe.
func (p *Progress) Println(a ...any) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.erase()
	fmt.Fprintln(p.w, a...)
	p.redraw()
}

// Show replaces the line that tells what is being done now; "" takes it away.
func (p *Progress) Show(line string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.erase()
	p.line = line
	p.redraw()
}

// During shows what with the seconds that passed, until stop is called.
func (p *Progress) During(what string) (stop func() time.Duration) {
	start := time.Now()
	if !p.live {
		return func() time.Duration { return time.Since(start) }
	}
	p.Show(what + " …")
	tick := time.NewTicker(time.Second)
	over, gone := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(gone)
		for {
			select {
			case <-tick.C:
				p.Show(fmt.Sprintf("%s … %.0f s", what, time.Since(start).Seconds()))
			case <-over:
				return
			}
		}
	}()
	return func() time.Duration {
		tick.Stop()
		close(over)
		<-gone
		p.Show("")
		return time.Since(start)
	}
}

// Note writes a line that only a person at a terminal wants.
func (p *Progress) Note(a ...any) {
	if p.live {
		p.Println(a...)
	}
}

func (p *Progress) erase() {
	if p.live && p.line != "" {
		fmt.Fprint(p.w, "\r\x1b[K") // back to the line's start, and clear it
	}
}

func (p *Progress) redraw() {
	if p.live && p.line != "" {
		fmt.Fprint(p.w, p.line)
	}
}
