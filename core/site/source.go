package site

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// A Source is Zigzag's source folder on disk: the one with go.mod, index.html,
// lessons/ and assets/. The command needs the folder, and not an embedded
// copy, since it compiles wasm/ and shows lessons while they are written.
type Source string

// FindSource looks for the source folder in dir and the folders above it.
func FindSource(dir string) (Source, error) {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return "", fmt.Errorf("site: find the sources: %w", err)
	}
	for at := dir; ; at = filepath.Dir(at) {
		mod, err := os.ReadFile(filepath.Join(at, "go.mod"))
		if err == nil {
			for line := range strings.Lines(string(mod)) {
				if strings.TrimSpace(line) == "module zigzag" {
					return Source(at), nil
				}
			}
		} else if !errors.Is(err, os.ErrNotExist) {
			return "", fmt.Errorf("site: find the sources: %w", err)
		}
		if filepath.Dir(at) == at {
			return "", fmt.Errorf("neither %s nor a folder above it holds Zigzag's sources (go.mod with the line `module zigzag`): change into the folder that you cloned", dir)
		}
	}
}

// path joins names below the source folder.
func (s Source) path(names ...string) string {
	return filepath.Join(append([]string{string(s)}, names...)...)
}

// show is name as an author at the source folder would type it.
func (s Source) show(name string) string {
	rel, err := filepath.Rel(string(s), name)
	if err != nil || strings.HasPrefix(rel, "..") {
		return name
	}
	return filepath.ToSlash(rel)
}

// lessonFolders are the folders of lessons/ that hold a lesson.md, sorted.
func (s Source) lessonFolders() []string {
	entries, err := os.ReadDir(s.path("lessons"))
	if err != nil {
		return nil
	}
	var ids []string
	for _, e := range entries {
		if _, err := os.Stat(s.path("lessons", e.Name(), "lesson.md")); e.IsDir() && err == nil {
			ids = append(ids, e.Name())
		}
	}
	return ids
}
