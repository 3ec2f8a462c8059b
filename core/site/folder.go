package site

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
)

// removeOthers removes the files of dir that are not kept, and the folders
// that are empty then.
func removeOthers(root *os.Root, dir string, keep map[string]bool) error {
	var folders []string
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(dir, name)
		if err != nil || rel == "." {
			return err
		}
		if d.IsDir() {
			folders = append(folders, rel)
			return nil
		}
		if keep[filepath.ToSlash(rel)] {
			return nil
		}
		return root.Remove(rel)
	})
	if err != nil {
		return fmt.Errorf("site: remove what an older build left: %w", err)
	}
	for _, f := range slices.Backward(folders) {
		_ = root.Remove(f) // refused unless it is empty
	}
	return nil
}
