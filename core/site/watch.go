package site

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/fsnotify/fsnotify"
)

// Editors write a file in several goes (truncate, write, rename, touch): a
// batch of changes is over when nothing happened for quiet, or after patience.
const (
	quiet    = 120 * time.Millisecond
	patience = time.Second
)

// watcher begins to watch the source folder: what changes from now on is told.
func (s Source) watcher() (*fsnotify.Watcher, error) {
	w, err := fsnotify.NewWatcher()
	if err == nil {
		err = w.Add(string(s))
	}
	for _, dir := range []string{"lessons", "assets", "core", "wasm"} {
		if err == nil {
			err = addTree(w, s.path(dir))
		}
	}
	if err != nil {
		if w != nil {
			_ = w.Close()
		}
		return nil, fmt.Errorf("site: watch the sources: %w", err)
	}
	return w, nil
}

// watch calls changed with the files below the source folder that were
// written, made or removed, a batch at a time, until ctx ends. Names are
// relative to the source folder and slash-separated.
func (s Source) watch(ctx context.Context, w *fsnotify.Watcher, changed func(names []string)) error {
	defer w.Close()
	batch := map[string]bool{}
	var since time.Time
	timer := time.NewTimer(time.Hour)
	timer.Stop()
	for {
		select {
		case <-ctx.Done():
			return nil
		case e, ok := <-w.Events:
			if !ok {
				return nil
			}
			if e.Op == fsnotify.Chmod {
				continue
			}
			if info, err := os.Stat(e.Name); err == nil && info.IsDir() && filepath.Dir(e.Name) != string(s) {
				_ = addTree(w, e.Name) // it may be gone again
			}
			name := s.show(e.Name)
			if !watched(name) {
				continue
			}
			if len(batch) == 0 {
				since = time.Now()
			}
			batch[name] = true
			if time.Since(since) < patience {
				timer.Reset(quiet)
			}
		case <-timer.C:
			names := make([]string, 0, len(batch))
			for name := range batch {
				names = append(names, name)
			}
			clear(batch)
			slices.Sort(names)
			changed(names)
		case err, ok := <-w.Errors:
			if !ok {
				return nil
			}
			return fmt.Errorf("site: watch the sources: %w", err)
		}
	}
}

// addTree watches a folder and those below it; a folder that does not exist is
// passed over.
func addTree(w *fsnotify.Watcher, dir string) error {
	return filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if os.IsNotExist(err) {
			return nil
		}
		if err != nil {
			return err
		}
		if !d.IsDir() {
			return nil
		}
		if name != dir && (d.Name()[0] == '.' || d.Name() == "testdata" || d.Name() == "node_modules") {
			return fs.SkipDir
		}
		return w.Add(name)
	})
}

// watched reports whether a change of the named file can change the site.
func watched(name string) bool {
	base := name[strings.LastIndexByte(name, '/')+1:]
	switch {
	case base == "" || base[0] == '.' || base[0] == '#' || strings.HasSuffix(base, "~"),
		strings.HasSuffix(base, ".swp"), strings.HasSuffix(base, ".tmp"), base == "4913", // what Vim tries a folder with
		strings.HasSuffix(base, "_test.go"), strings.Contains("/"+name, "/testdata/"):
		return false
	case strings.HasPrefix(name, "lessons/"), strings.HasPrefix(name, "assets/"),
		strings.HasPrefix(name, "core/"), strings.HasPrefix(name, "wasm/"):
		return true
	case strings.Contains(name, "/"):
		return false
	}
	return base == "index.html" || base == "go.mod" || base == "go.sum" || strings.HasSuffix(base, ".go")
}

// compiled reports whether the file is a source of the programs, rather than
// of the pages.
func compiled(name string) bool {
	return strings.HasPrefix(name, "core/") || strings.HasPrefix(name, "wasm/") || !strings.Contains(name, "/") && name != "index.html"
}
